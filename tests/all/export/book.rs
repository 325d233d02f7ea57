//! Several pictures in one PDF: bookmarks, page labels, structure, and everything in it once.

use super::pdf::read;
use crate::support::pictures;
use cjm::export::pdf::{self, Leaf, Options, Pages, Paper};
use cjm::export::{self, ExportError};
use cjm::scene::Scene;
use cjm::watch::Watch;
use lopdf::{Dictionary, Document, Object};

fn scenes() -> Vec<Scene> {
    vec![
        pictures::scene(&["Поиск в интернете", "Запись"]),
        pictures::scene(&["Приём врача"]),
        pictures::scene(&["Оплата", "Отзыв", "Возврат"]),
    ]
}

fn leaves(scenes: &[Scene]) -> Vec<Leaf<'_>> {
    let titles = ["Начало", "", "Конец\nпути"];
    scenes
        .iter()
        .zip(titles)
        .map(|(scene, title)| Leaf { scene, title: title.to_owned(), scale: None })
        .collect()
}

fn bound(leaves: &[Leaf<'_>], pages: Pages) -> Vec<u8> {
    pdf::book(leaves, &Options { pages, ..Options::default() }, &Watch::default()).unwrap()
}

/// An entry of a dictionary, followed to what it stands for.
fn follow<'a>(document: &'a Document, fields: &'a Dictionary, key: &[u8]) -> &'a Object {
    document.dereference(fields.get(key).unwrap()).unwrap().1
}

fn words(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

/// The bookmarks below an entry: depth, text and page.
fn bookmarks(document: &Document, above: &Dictionary, depth: usize) -> Vec<(usize, String, usize)> {
    let pages: Vec<lopdf::ObjectId> = document.get_pages().into_values().collect();
    let mut found = Vec::new();
    let mut next = above.get(b"First").ok();
    while let Some(entry) = next {
        let entry = document.dereference(entry).unwrap().1.as_dict().unwrap();
        let target =
            follow(document, entry, b"Dest").as_array().unwrap()[0].as_reference().unwrap();
        let page = pages.iter().position(|&page| page == target).unwrap();
        found.push((depth, words(entry.get(b"Title").unwrap()), page));
        found.extend(bookmarks(document, entry, depth + 1));
        next = entry.get(b"Next").ok();
    }
    found
}

fn outline(document: &Document) -> Vec<(usize, String, usize)> {
    let root = follow(document, document.catalog().unwrap(), b"Outlines").as_dict().unwrap();
    bookmarks(document, root, 0)
}

fn labels(document: &Document) -> Vec<String> {
    let tree = follow(document, document.catalog().unwrap(), b"PageLabels").as_dict().unwrap();
    let labels = tree.get(b"Nums").unwrap().as_array().unwrap();
    let label = |pair: &[Object]| {
        let label = document.dereference(&pair[1]).unwrap().1.as_dict().unwrap();
        words(label.get(b"P").unwrap())
    };
    labels.chunks(2).map(label).collect()
}

/// How many objects have this pair of key and name.
fn count(document: &Document, key: &[u8], name: &[u8]) -> usize {
    let is = |object: &&Object| {
        let fields = match object {
            Object::Dictionary(fields) => fields,
            Object::Stream(stream) => &stream.dict,
            _ => return false,
        };
        fields.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
    };
    document.objects.values().filter(is).count()
}

#[test]
fn bookmarks_name_the_pictures_and_below_them_their_phases() {
    let scenes = scenes();
    let document = read(&bound(&leaves(&scenes), Pages::Map));
    let entry = |depth, name: &str, page| (depth, name.to_owned(), page);
    let expect = [
        entry(0, "Начало", 0),
        entry(1, "Предсервис", 0),
        entry(0, "Приём врача", 1),
        entry(1, "Предсервис", 1),
        entry(0, "Конец пути", 2),
        entry(1, "Предсервис", 2),
    ];
    assert_eq!(outline(&document), expect);
    assert_eq!(labels(&document), ["1", "2", "3"]);
    assert_eq!(count(&document, b"S", b"Part"), 3);
    assert_eq!(count(&document, b"S", b"H1"), 3);
    let alone = read(&bound(&leaves(&scenes)[..1], Pages::Map));
    assert_eq!(outline(&alone), [entry(0, "Предсервис", 0)]);
    assert_eq!(count(&alone, b"S", b"Part"), 0);
}

/// The phases of twelve pages of one map are the same ones: nobody finds a page among them.
#[test]
fn a_page_has_one_bookmark() {
    let scenes = scenes();
    let pages: Vec<Leaf<'_>> =
        leaves(&scenes).into_iter().map(|leaf| Leaf { scale: Some(1.0), ..leaf }).collect();
    let names: Vec<(usize, String)> = outline(&read(&bound(&pages, Pages::Map)))
        .into_iter()
        .map(|(deep, it, _)| (deep, it))
        .collect();
    let entry = |name: &str| (0, name.to_owned());
    assert_eq!(names, [entry("Начало"), entry("Приём врача"), entry("Конец пути")]);
}

#[test]
fn sheets_of_each_picture_have_names_of_their_own() {
    let mut scenes = scenes();
    scenes[2].size.width = 1500.0;
    let pages = Pages::Tiles { paper: Paper::A4, scale: Some(1.0) };
    let document = read(&bound(&leaves(&scenes), pages));
    assert_eq!(labels(&document), ["1-A1", "2-A1", "3-A1", "3-A2"]);
    assert_eq!(outline(&document)[4], (0, "Конец пути".to_owned(), 2));
}

#[test]
fn faces_and_pictures_are_inside_once() {
    let scenes = scenes();
    let faces = |document: &Document| count(document, b"Subtype", b"CIDFontType2");
    let photos = |document: &Document| count(document, b"Subtype", b"Image");
    let one = read(&bound(&leaves(&scenes)[2..], Pages::Map));
    let all = read(&bound(&leaves(&scenes), Pages::Map));
    assert!(faces(&one) >= 3, "{}", faces(&one));
    assert_eq!(faces(&all), faces(&one));
    assert_eq!(photos(&all), photos(&one));
}

#[test]
fn a_book_of_one_picture_is_the_picture_and_books_are_the_same_each_time() {
    let scenes = scenes();
    let options = Options::default();
    let leaf = Leaf { scene: &scenes[0], title: "Начало".to_owned(), scale: None };
    assert!(bound(&[leaf], Pages::Map) == pdf::to_bytes(&scenes[0], &options).unwrap());
    assert!(bound(&leaves(&scenes), Pages::Map) == bound(&leaves(&scenes), Pages::Map));
}

#[test]
fn pictures_that_share_their_blocks_are_all_read() {
    // As the frames of one map do.
    let scene = pictures::scene(&["Запись", "Приём"]);
    let leaf = || Leaf { scene: &scene, title: "Кадр".to_owned(), scale: None };
    let document = read(&bound(&[leaf(), leaf()], Pages::Map));
    let once = read(&bound(&[leaf()], Pages::Map));
    for kind in [&b"H1"[..], b"P", b"Figure"] {
        assert_eq!(count(&document, b"S", kind), 2 * count(&once, b"S", kind), "{kind:?}");
    }
}

#[test]
fn parts_of_a_story_are_written_as_a_book() {
    let scenes = scenes();
    let leaf =
        |scene| Leaf { scene, title: "Больно здесь".to_owned(), scale: Some(1.0) };
    let parts: Vec<Leaf<'_>> = scenes.iter().map(leaf).collect();
    let (mut bytes, watch) = (Vec::new(), Watch::default());
    export::write_book(&parts, &export::Options::default(), &mut bytes, &watch).unwrap();
    assert_eq!(outline(&read(&bytes))[1], (0, "Больно здесь".to_owned(), 1));
    assert!((watch.share() - 1.0).abs() < 1e-9);
    watch.stop();
    let ended = export::write_book(&parts, &export::Options::default(), &mut Vec::new(), &watch);
    assert!(matches!(ended, Err(ExportError::Stopped)), "{ended:?}");
}

#[test]
fn a_book_has_an_end() {
    let scene = pictures::scene(&["а"]);
    let leaves = vec![Leaf { scene: &scene, title: String::new(), scale: None }; 1001];
    let ended = pdf::book(&leaves, &Options::default(), &Watch::default());
    assert!(matches!(ended, Err(ExportError::TooManyPages { pages: 1001, most: 1000 })));
}

#[test]
fn a_picture_stands_on_a_page_as_large_as_itself() {
    let scene = pictures::scene(&["Запись"; 12]);
    for scale in [0.25, 1.0, 2.5] {
        let leaf = Leaf { scene: &scene, title: String::new(), scale: Some(scale) };
        let document = read(&bound(&[leaf], Pages::Map));
        let page = *document.get_pages().values().next().unwrap();
        let media = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap();
        let media: Vec<f32> =
            media.as_array().unwrap().iter().map(|edge| edge.as_float().unwrap()).collect();
        let (width, height) = (scene.size.width * scale, scene.size.height * scale);
        assert!((f64::from(media[2]) - width).abs() < 0.01, "{media:?}");
        assert!((f64::from(media[3]) - height).abs() < 0.01, "{media:?}");
    }
}
