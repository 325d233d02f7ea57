//! What comes from outside into the window and what goes there: texts of other tools, dropped
//! files, pictures from files and from the clipboard.

use crate::support::hands::{Hands, finish};
use crate::support::sketch::Sketch;
use cjm::app::{
    Action, App, Command, Done, ForeignAsk, ForeignTarget, OpenMap, Paper, Picture, Tasks, Tone,
    Wish,
};
use cjm::format::{self, Existing};
use cjm::layout::View;
use cjm::model::*;
use cjm::scene::Lane;
use cjm::settings::Settings;
use egui::{ColorImage, Event, HoveredFile, Key};
use egui_kittest::kittest::Queryable;
use image::{DynamicImage, ImageFormat};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const MERMAID: &str = "journey\n  title Tea\n  section Kitchen\n    Boil: 4: Ann\n    Pour: 7\n";
const OJF: &str = "{\"stages\":[{\"id\":\"s\"}],\"nodes\":[\
    {\"stageId\":\"s\",\"title\":\"Boil\",\"tags\":[\"hot\"]}]}";

/// A file that was let go over the window.
#[derive(Debug)]
struct Let(PathBuf);

impl egui::DroppedFile for Let {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

/// A folder of files.
struct Files(tempfile::TempDir);

impl Files {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Hands {
    fn let_go(&mut self, paths: &[&Path]) {
        let files = paths.iter().map(|path| Arc::new(Let((*path).to_owned())) as _);
        self.window.input_mut().dropped_files.extend(files);
        // Pictures wait for the pointer first.
        self.settle();
        self.settle();
    }

    /// Lets files hang over the window for a moment, and gives back what is said of them.
    fn hold_over(&mut self, paths: &[&Path], said: &str) -> bool {
        let hovered =
            |path: &&Path| HoveredFile { path: Some((*path).to_owned()), ..HoveredFile::default() };
        self.window.input_mut().hovered_files = paths.iter().map(hovered).collect();
        self.window.run_steps(3);
        let shown = self.says(said);
        self.window.input_mut().hovered_files.clear();
        self.window.run_steps(2);
        shown
    }

    fn says(&self, part: &str) -> bool {
        self.window.query_all_by_label_contains(part).next().is_some()
    }

    /// The last message.
    fn notice(&mut self) -> (Tone, String) {
        let last = self.app().notices.list().last().expect("something is told");
        (last.tone, last.text.clone())
    }

    fn paste(&mut self, text: &str) {
        self.window.event(Event::Paste(text.to_owned()));
        self.settle();
    }

    fn select(&mut self, id: ElementId) {
        self.app().act(Action::Select(Some(id)));
        self.settle();
    }

    /// The pictures of a touchpoint, in order.
    fn pictures(&self, touchpoint: ElementId) -> Vec<cjm::model::Picture> {
        let document = &self.map().document;
        let picture = |id| document.element(id).unwrap().content.as_picture().unwrap().clone();
        document.sources(touchpoint, LinkKind::Depicts).into_iter().map(picture).collect()
    }
}

/// At a map of two touchpoints, none of them selected.
fn on_two() -> (Hands, [ElementId; 2]) {
    let sketch = Sketch::of(&["Call", "Visit"]);
    let ids = [sketch.id("Call"), sketch.id("Visit")];
    (Hands::on(sketch.map), ids)
}

fn drawing(width: u32, height: u32) -> DynamicImage {
    let mut image = image::RgbImage::from_pixel(width, height, image::Rgb([240, 240, 250]));
    image.put_pixel(0, 0, image::Rgb([20, 40, 60]));
    image.into()
}

fn encoded(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

#[test]
fn a_dropped_journey_of_mermaid_is_shown_before_it_opens_in_a_tab_of_its_own() {
    let (mut hands, _) = on_two();
    let files = Files::new();
    let path = files.with("tea.mmd", MERMAID);
    assert!(hands.hold_over(&[&path], "Open 1 journey as a new map"));
    let before = hands.map().document.clone();
    hands.let_go(&[&path]);
    for part in ["Open tea.mmd as a new map?", "2 touchpoints", "1 stage", "1 persona"] {
        assert!(hands.says(part), "{part}");
    }
    assert!(hands.says("1 place was guessed, changed or left out"));
    assert!(hands.says("line 5: the score 7 is outside the scale; 5 is taken"));
    let foreign = hands.app().foreign.as_ref().unwrap().read.as_ref().unwrap();
    assert!(foreign.as_ref().unwrap().portrait.is_some(), "with a picture");
    assert_eq!(hands.app().maps().count(), 1, "nothing is opened before somebody agrees");
    hands.key(Key::Enter);
    assert!(hands.app().foreign.is_none());
    assert_eq!(hands.app().maps().count(), 2);
    assert_eq!(hands.names(), ["Boil", "Pour"]);
    let map = hands.map();
    assert_eq!(map.document.props().title, "Tea");
    assert!(map.unsaved() && map.path.is_none() && map.document.check().is_empty());
    let other = hands.app().tabs.others().next().unwrap().document.clone();
    assert!(Arc::ptr_eq(&other, &before), "the map that was open is as it was");
}

#[test]
fn an_open_journey_file_opens_from_the_start_page_in_russian() {
    let mut hands = Hands::at_the_start(Language::Russian);
    let files = Files::new();
    let path = files.with("чай.ojf", OJF);
    hands.let_go(&[&path]);
    assert!(hands.says("Открыть чай.ojf как новую карту?"));
    assert!(hands.says("1 место угадано, изменено или пропущено"));
    assert!(hands.says("nodes.tags"));
    hands.click("Открыть как новую карту");
    assert_eq!(hands.names(), ["Boil"]);
    assert_eq!(hands.map().document.props().language, Language::Russian);
}

#[test]
fn several_journeys_are_shown_one_after_the_other() {
    let mut hands = Hands::at_the_start(Language::English);
    let files = Files::new();
    let page = format!("# Read me\n\n```mermaid\n{MERMAID}```\n");
    let paths = [files.with("one.mermaid", MERMAID), files.with("page.md", page)];
    hands.let_go(&[&paths[0], &paths[1]]);
    assert!(hands.says("Open one.mermaid as a new map?"));
    hands.key(Key::Escape);
    assert!(hands.says("Open page.md as a new map?"));
    assert!(hands.says("line 8: the score 7"), "the line of the page");
    hands.key(Key::Enter);
    assert_eq!(hands.app().maps().count(), 1);
    assert!(hands.app().foreign.is_none());
}

#[test]
fn what_is_no_journey_is_said_with_its_place_and_can_be_read_again() {
    let (mut hands, _) = on_two();
    let files = Files::new();
    let path = files.with("bad.mmd", "journey\n  Boil\n");
    hands.let_go(&[&path]);
    assert!(hands.says("bad.mmd does not become a map: line 2, column 7"));
    hands.app().act(Action::Foreign(ForeignAsk::Accept));
    hands.settle();
    assert!(hands.app().foreign.is_some() && hands.app().maps().count() == 1);
    files.with("bad.mmd", MERMAID);
    hands.click("Try again");
    assert!(hands.says("2 touchpoints"));
    std::fs::remove_file(&path).unwrap();
    hands.key(Key::Escape);
    hands.let_go(&[&path]);
    assert!(hands.says("bad.mmd does not become a map: the system says"));
    hands.key(Key::Enter);
    assert!(hands.app().foreign.is_none(), "the keyboard stands on what leaves it");
}

#[test]
fn a_pasted_journey_offers_a_map_and_its_lines_all_the_same() {
    let (mut hands, _) = on_two();
    hands.paste(MERMAID);
    assert!(hands.says("Open the pasted journey as a new map?"));
    hands.click("Paste its lines instead");
    assert!(hands.app().foreign.is_none());
    assert_eq!(hands.names().len(), 7, "{:?}", hands.names());
    hands.paste(&format!("```mermaid\n{MERMAID}```"));
    hands.click("Open as a new map");
    assert_eq!(hands.names(), ["Boil", "Pour"]);
    let mut hands = Hands::at_the_start(Language::English);
    hands.paste("one\ntwo");
    assert!(hands.app().map.is_none() && !hands.app().is_asking());
    hands.paste(MERMAID);
    hands.key(Key::Enter);
    assert_eq!(hands.names(), ["Boil", "Pour"]);
}

#[test]
fn what_is_lost_is_named_before_anything_is_written() {
    let mut sketch = Sketch::of(&["Call"]);
    sketch.barrier("queue", "Call", 3);
    let mut hands = Hands::on(sketch.map);
    let mermaid = Paper::Text(ForeignTarget::Mermaid);
    hands.app().run(Command::ExportPaper(mermaid));
    hands.settle();
    for part in ["A journey of Mermaid has no place for:", "1 barrier", "Your map keeps all of it."]
    {
        assert!(hands.says(part), "{part}");
    }
    hands.key(Key::Escape);
    assert!(hands.app().losing.is_none() && !hands.app().is_asking());
    let files = Files::new();
    for (target, name, begins) in [
        (ForeignTarget::Mermaid, "call.mmd", "journey\n"),
        (ForeignTarget::Markdown, "call.md", "# Sketch"),
        (ForeignTarget::DrawIo, "call.drawio", "<?xml"),
    ] {
        let path = files.0.path().join(name);
        let write = |existing| Action::Write(path.clone(), Paper::Text(target), existing);
        hands.app().act(write(Existing::Refuse));
        hands.settle();
        let written = std::fs::read_to_string(&path).unwrap();
        assert!(written.starts_with(begins), "{written}");
        assert_eq!(hands.notice().0, Tone::Good);
        std::fs::write(&path, "mine").unwrap();
        hands.app().act(write(Existing::Refuse));
        hands.settle();
        assert!(hands.notice().1.contains("exists already"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
    }
    assert_eq!(std::fs::read_dir(files.0.path()).unwrap().count(), 3, "nothing is left behind");
}

#[test]
fn every_kind_of_file_is_let_go_where_it_belongs() {
    let (mut hands, [call, _]) = on_two();
    let files = Files::new();
    let map = files.with("other.cjm", format::write(&Sketch::of(&["Other"]).map));
    let survey = files.with("may.csv", "touchpoint,csat\nCall,5\nCall,4\n");
    let picture = files.with("front.png", encoded(&drawing(30, 20), ImageFormat::Png));
    let letter = files.with("letter.docx", "no");
    assert!(hands.hold_over(&[&survey], "Import the scores of may.csv"));
    assert!(hands.hold_over(&[&picture], "Pictures belong to touchpoints: let go over one"));
    assert!(hands.hold_over(&[&letter], "Nothing is known of letter.docx"));
    assert!(!hands.says("Nothing is known"), "only while it hangs there");
    hands.let_go(&[&letter]);
    let (tone, text) = hands.notice();
    assert_eq!(tone, Tone::Warning);
    for ending in [".cjm", ".xlsx", ".mmd", ".jpeg"] {
        assert!(text.contains(ending), "{text}");
    }
    hands.let_go(&[&picture]);
    assert!(hands.notice().1.contains("select one"));
    hands.select(call);
    assert!(hands.hold_over(&[&picture, &map], "Put the picture on “Call”"));
    hands.let_go(&[&picture]);
    assert_eq!(hands.pictures(call).len(), 1);
    hands.let_go(&[&survey]);
    assert!(hands.app().survey.is_some());
    assert!(hands.hold_over(&[&picture, &map], "answer that first"));
    hands.let_go(&[&picture, &map]);
    assert!(hands.notice().1.contains("answer that first"));
    assert_eq!(hands.app().maps().count(), 2, "the map is opened");
    hands.let_go(&[&map]);
    assert_eq!(hands.names(), ["Other"]);
}

#[test]
fn without_a_map_a_survey_and_a_picture_have_no_place() {
    let mut hands = Hands::at_the_start(Language::English);
    let files = Files::new();
    let survey = files.with("may.csv", "touchpoint,csat\nCall,5\n");
    let picture = files.with("front.png", encoded(&drawing(30, 20), ImageFormat::Png));
    assert!(hands.hold_over(&[&survey, &picture], "Pictures belong to touchpoints of a map"));
    hands.let_go(&[&survey]);
    hands.settle();
    assert!(hands.says("open one first, then drop the survey again"));
    hands.key(Key::Escape);
    hands.let_go(&[&picture]);
    assert!(hands.notice().1.contains("Pictures belong to touchpoints of a map"));
    assert!(hands.app().map.is_none() && !hands.app().is_asking());
}

#[test]
fn pictures_go_onto_the_touchpoint_they_are_let_go_over_as_one_step() {
    let (mut hands, [call, visit]) = on_two();
    hands.select(call);
    let files = Files::new();
    let paths = [
        files.with("front.png", encoded(&drawing(30, 20), ImageFormat::Png)),
        files.with("back.gif", encoded(&drawing(10, 40), ImageFormat::Gif)),
        files.with("broken.jpg", b"\xFF\xD8\xFF\xE0\0\x10JFIF"),
    ];
    let before = hands.map().document.clone();
    let steps = hands.steps();
    let over = hands.middle(visit);
    hands.window.event(Event::PointerMoved(over));
    hands.window.run_steps(2);
    let paths: Vec<&Path> = paths.iter().map(PathBuf::as_path).collect();
    assert!(hands.hold_over(&paths, "Put 3 pictures on “Visit”"));
    hands.let_go(&paths);
    let seen = |hands: &Hands, on| {
        let pictures = hands.pictures(on).into_iter();
        pictures.map(|it| (it.caption, it.image.width)).collect::<Vec<_>>()
    };
    assert_eq!(seen(&hands, visit), [("front".to_owned(), 30), ("back".to_owned(), 10)]);
    assert!(hands.pictures(call).is_empty());
    assert_eq!(hands.steps(), steps + 1);
    assert_eq!(hands.app().step_text(true), "Undo: add 2 pictures");
    assert!(hands.says("broken.jpg is damaged"));
    // Their lane is usually away: where they are is told, and shown.
    hands.click("Show the lane");
    assert!(hands.map().view().lanes.contains(&Lane::Pictures));
    assert_eq!(hands.map().document.check(), []);
    hands.app().run(Command::Undo);
    hands.settle();
    assert_eq!(hands.map().document, before);
}

#[test]
fn a_picture_from_the_clipboard_comes_onto_the_selected_touchpoint() {
    let (mut hands, [call, _]) = on_two();
    let mut pixels = ColorImage::filled([2400, 20], egui::Color32::from_rgb(9, 99, 199));
    pixels.pixels[0] = egui::Color32::WHITE;
    let image = Arc::new(pixels);
    hands.window.event(Event::PasteImage(image.clone()));
    hands.settle();
    assert!(hands.notice().1.contains("select one"));
    hands.select(call);
    hands.window.event(Event::PasteImage(image));
    hands.settle();
    let pictures = hands.pictures(call);
    assert_eq!(pictures.len(), 1);
    assert_eq!((pictures[0].image.width, pictures[0].image.height), (1600, 13));
    assert_eq!(pictures[0].caption, "");
    let step = hands.app().step_text(true);
    assert_eq!(step, "Undo: picture at “Call”");
}

#[test]
fn a_copied_file_is_pasted_like_a_dropped_one() {
    let (mut hands, [call, _]) = on_two();
    hands.select(call);
    let files = Files::new();
    let picture = files.with("front.webp", encoded(&drawing(30, 20), ImageFormat::WebP));
    hands.paste(&format!("file://{}\n", picture.display()));
    assert_eq!(hands.pictures(call)[0].caption, "front");
    let journey = files.with("tea.mmd", MERMAID);
    hands.paste(&journey.display().to_string());
    assert!(hands.says("Open tea.mmd as a new map?"));
}

#[test]
fn the_map_is_copied_as_the_text_of_a_picture_whole_or_in_part() {
    let mut sketch = Sketch::of(&["Call", "Visit"]);
    sketch.barrier("Nobody answers", "Call", 3);
    let (call, barrier) = (sketch.id("Call"), sketch.id("Nobody answers"));
    let mut hands = Hands::on(sketch.map);
    let copied = |hands: &mut Hands| {
        hands.app().run(Command::CopySvg);
        while let Some(done) = hands.app().tasks.wait() {
            hands.app().report(done);
        }
        let wishes = std::mem::take(&mut hands.app().wishes);
        let text = wishes.into_iter().find_map(|wish| match wish {
            Wish::Copy(text) => Some(text),
            _ => None,
        });
        let text = text.expect("a text is copied");
        let tree = resvg::usvg::Tree::from_str(&text, &resvg::usvg::Options::default());
        (tree.expect("it is an SVG").size(), text)
    };
    let (whole, text) = copied(&mut hands);
    let scene = hands.map().scene().size;
    assert!((f64::from(whole.width()) - scene.width).abs() < 1.0);
    assert!(text.contains("Call") && text.contains("Visit"));
    assert!(hands.notice().1.contains("as the text of an SVG"));
    hands.select(call);
    // A column is drawn anew, with the names of the lanes and nothing of its neighbours.
    let (part, text) = copied(&mut hands);
    let column = hands.map().scene().column_of(call).unwrap().width;
    assert!(f64::from(part.width()) > column && part.width() < whole.width(), "{part:?}");
    assert!(text.contains("Call") && !text.contains("Visit"));
    // A note alone is cut out, and called what it is.
    let place = hands.map().scene().place_of(barrier).unwrap();
    hands.select(barrier);
    let (part, text) = copied(&mut hands);
    assert!((f64::from(part.width()) - place.width() - 16.0).abs() < 1.0, "{part:?}");
    assert!(text.contains(">Nobody answers</desc>"), "{text}");
}

#[test]
fn characters_that_nobody_can_draw_are_named_after_an_export() {
    let files = Files::new();
    // No window is drawn: the tests' own refuses such characters.
    let told = |first: &str, name: &str, picture: Picture| {
        let settings = Settings { language: Some(Language::English), ..Settings::default() };
        let mut app = App::new(settings, None, Tasks::default());
        let sketch = Sketch::of(&[first, "Visit"]);
        let view = View::of(sketch.map.props());
        let map = OpenMap::new(None, Arc::new(sketch.map), view);
        app.report(Done::Opened { asked: 0, path: None, result: Ok(Box::new(map)) });
        let path = files.0.path().join(name);
        app.act(Action::Export(path, picture, Existing::Refuse));
        finish(&mut app);
        let undrawn = app.map.as_ref().unwrap().scene().undrawn();
        let last = app.notices.list().last().unwrap();
        (undrawn, last.tone, last.text.clone())
    };
    for (name, picture, says) in [
        ("a.png", Picture::Png, "boxes stand in their places: 付 (U+4ED8), 受 (U+53D7)."),
        ("a.svg", Picture::Svg, "whoever opens it sees them"),
    ] {
        let (undrawn, tone, text) = told("受付 at the desk", name, picture);
        assert_eq!(undrawn, ['受', '付'].into());
        assert!(tone == Tone::Warning && text.contains(says), "{text}");
    }
    let (undrawn, tone, text) =
        told("Café № 1 · Київ ❤️ 👍🏽 👩🏾‍💻 👨‍👩‍👧 🇺🇦 1️⃣ ☎️ ✅", "b.png", Picture::Png);
    assert!(undrawn.is_empty() && tone == Tone::Good, "{undrawn:?} {text}");
}
