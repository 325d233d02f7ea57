//! Pages: what a picture is for, how small its type is there, and parting it so that it is read.

use crate::support::edits::edit;
use crate::support::generate;
use crate::support::sketch::Sketch;
use crate::support::{cases, pictures};
use cjm::export::pdf::Paper;
use cjm::export::{ExportError, Format, Options};
use cjm::layout::{Layout, View};
use cjm::model::*;
use cjm::pages::{self, Order, Page, PageRole, Split, Subject, Target};
use cjm::scene::{Column, Group, Item, Lane, Role, Scene};
use cjm::theme::ThemeName;
use cjm::watch::Watch;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

fn pages_of(map: &Document, view: &View, order: &Order) -> Vec<Page> {
    let mut layout = Layout::default();
    pages::pages(&mut layout, map, view, order, &Watch::default()).unwrap()
}

fn order(target: Target, split: Split) -> Order {
    Order { target, subject: Subject::Map, split }
}

/// The touchpoints that a scene has a column for.
fn columns(scene: &Scene) -> BTreeSet<ElementId> {
    scene.columns.iter().filter_map(|column| column.touchpoint).collect()
}

/// The touchpoints of whose columns a lane of a scene says something.
fn said(scene: &Scene, lane: Lane) -> BTreeSet<ElementId> {
    let within = |y: f64| {
        let mut rows = scene.rows.iter().filter(|row| row.lane == lane);
        rows.any(|row| row.y <= y && y < row.y + row.height)
    };
    let says = |column: &&Column| {
        let mut cells = scene.cells_of(column);
        cells.any(|(origin, block)| {
            let reads = |group: &Group| match group.role {
                Role::Decoration => false,
                Role::Score => !["no data", "нет данных", "немає даних"].contains(&&*group.label),
                _ => true,
            };
            block.groups.iter().any(reads) && within(origin.y)
        })
    };
    scene.columns.iter().filter(says).filter_map(|column| column.touchpoint).collect()
}

/// Every line of text in the columns of a picture.
fn texts(scene: &Scene) -> Vec<String> {
    let cells = scene.columns.iter().flat_map(|column| scene.cells_of(column));
    let items = cells.flat_map(|(_, block)| &block.groups).flat_map(|group| &group.items);
    let lines = items.filter_map(|item| match item {
        Item::Text(text) => Some(text.line.text.trim().to_owned()),
        _ => None,
    });
    lines.filter(|line| !line.is_empty()).collect()
}

/// That parts are legible, stand inside their pages, and together show what the whole shows.
fn check_parts(map: &Document, view: &View, order: &Order) -> Result<(), TestCaseError> {
    let whole = Layout::default().scene(map, view);
    let made = pages_of(map, view, order);
    let parts: Vec<&Page> = made.iter().filter(|page| page.role == PageRole::Part).collect();
    for page in &parts {
        prop_assert!(!page.is_too_small(order.target), "{:?} pt", page.smallest);
        let sheet = page.sheet.unwrap();
        let (inner, size) = (sheet.inner(), page.part.scene.size * page.scale);
        prop_assert!(size.width <= inner.width + 0.1 && size.height <= inner.height + 0.1);
    }
    if parts.is_empty() {
        prop_assert_eq!(made.len(), 1);
        // Where there is nothing to part, a long title stays as small as it is.
        prop_assert!(columns(&whole).is_empty() || !made[0].is_too_small(order.target));
        return Ok(());
    }
    prop_assert_eq!(made[0].role == PageRole::Overview, parts.len() > 1);
    for lane in &view.lanes {
        let shown =
            parts.iter().filter(|page| page.part.scene.rows.iter().any(|row| row.lane == *lane));
        let mut seen: BTreeSet<ElementId> = BTreeSet::new();
        let mut sliced = false;
        for page in shown {
            sliced |= page.part.scene.columns.is_empty();
            seen.extend(columns(&page.part.scene));
        }
        let whole = if *lane == Lane::Touchpoints { columns(&whole) } else { said(&whole, *lane) };
        prop_assert!(sliced || seen.is_superset(&whole), "{lane:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: u32::try_from(cases("CJM_LONG_PAGES", 24)).unwrap(),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_part_shows_type_that_is_too_small_and_none_is_lost(
        size in 1_usize..24,
        seeds in proptest::collection::vec(any::<u64>(), 0..12),
        target in 1..Target::NAMED.len(),
        split in 0_usize..4,
        lanes in 0_usize..3,
        theme in 0..ThemeName::ALL.len(),
    ) {
        let mut map = generate::map(size, seeds.len() as u64);
        for seed in seeds {
            let _ = map.apply(&edit(&map, seed));
        }
        let mut view = View { theme: ThemeName::ALL[theme], ..View::of(map.props()) };
        view.lanes = match lanes {
            0 => Lane::USUAL.to_vec(),
            1 => Lane::ALL.to_vec(),
            _ => vec![Lane::Touchpoints, Lane::Emotions],
        };
        let split = [Split::Auto, Split::Phases, Split::Stages, Split::Touchpoints(3)][split];
        check_parts(&map, &view, &order(Target::NAMED[target], split))?;
    }
}

#[test]
fn a_map_with_nothing_to_part_is_one_page_however_long_its_title_is() {
    let empty = Document::new(MapProps::new("A long title ".repeat(60), Language::English));
    // One whose stages are not in sight.
    let mut edited = generate::map(1, 1);
    edited.apply(&edit(&edited, 12_437_715_472_359_056_426)).unwrap();
    for map in [empty, edited] {
        let view = View::of(map.props());
        for &target in &Target::NAMED[1..] {
            let pages = pages_of(&map, &view, &order(target, Split::Auto));
            assert_eq!(pages.len(), 1, "{target:?}");
        }
    }
}

#[test]
fn a_picture_that_is_too_small_says_so_and_auto_leaves_one_that_is_not() {
    let large = generate::map(30, 1);
    let view = View::of(large.props());
    let one = pages_of(&large, &view, &order(Target::Slide, Split::None));
    assert!(one.len() == 1 && one[0].is_too_small(Target::Slide));
    assert!(pages::smallest(&one).unwrap() < 14.0);
    assert!(pages_of(&large, &view, &order(Target::Slide, Split::Auto)).len() > 5);
    // On a screen readers make it larger.
    let screen = pages_of(&large, &view, &order(Target::Screen, Split::Auto));
    assert!(screen.len() == 1 && !screen[0].is_too_small(Target::Screen));
    let small = Sketch::of(&["a", "b"]).map;
    let view = View { lanes: vec![Lane::Touchpoints], ..View::of(small.props()) };
    let fits = pages_of(&small, &view, &order(Target::Paper(Paper::A3), Split::Auto));
    assert_eq!((fits.len(), fits[0].role), (1, PageRole::Whole));
}

#[test]
fn parts_keep_phases_stages_and_counts_apart() {
    let map = generate::map(24, 3);
    let view = View { lanes: vec![Lane::Touchpoints, Lane::Actions], ..View::of(map.props()) };
    let a0 = |split| pages_of(&map, &view, &order(Target::Paper(Paper::A0), split));
    let phase = |id: &ElementId| {
        let stage = map.source(*id, LinkKind::Contains).unwrap();
        (map.element(stage).unwrap().content.as_stage().unwrap().phase, stage)
    };
    for page in &a0(Split::Phases)[1..] {
        let phases: BTreeSet<Phase> =
            columns(&page.part.scene).iter().map(|id| phase(id).0).collect();
        assert_eq!(phases.len(), 1);
    }
    for page in &a0(Split::Stages)[1..] {
        let stages: BTreeSet<ElementId> =
            columns(&page.part.scene).iter().map(|id| phase(id).1).collect();
        assert_eq!(stages.len(), 1);
    }
    let counted = a0(Split::Touchpoints(5));
    assert!(counted[1..].iter().all(|page| page.part.scene.columns.len() <= 5));
    assert_eq!(counted.len(), 1 + 24_usize.div_ceil(5));
    // Each says what it is.
    let heading = &counted[2].part.caption;
    assert!(heading.contains("(3 of 6)"), "{heading}");
}

#[test]
fn a_note_longer_than_a_page_goes_on_on_the_next_and_no_line_is_lost() {
    let mut s = Sketch::of(&["One"]);
    let words: Vec<String> = (0..1_500).map(|number| format!("word{number}")).collect();
    s.set("One", |touchpoint| touchpoint.action = words.join(" "));
    let view = View { lanes: vec![Lane::Touchpoints, Lane::Actions], ..View::of(s.map.props()) };
    let made = pages_of(&s.map, &view, &order(Target::Slide, Split::Auto));
    let mut shown: Vec<String> = Vec::new();
    for page in made.iter().filter(|page| page.role == PageRole::Part) {
        assert!(!page.is_too_small(Target::Slide));
        let scene = &page.part.scene;
        let blocks = scene.under.iter().map(|placed| &placed.block);
        for item in blocks.flat_map(|block| &block.groups).flat_map(|group| &group.items) {
            if let Item::Text(text) = item {
                shown.extend(text.line.text.split_whitespace().map(str::to_owned));
            }
        }
        assert!(scene.size.height * page.scale <= page.sheet.unwrap().inner().height + 0.1);
    }
    assert_eq!(shown, words, "each word once, in its order");
}

#[test]
fn a_stage_without_touchpoints_is_not_left_out() {
    let mut s = Sketch::of(&["One", "Two"]);
    s.stage("Nothing yet", Phase::ALL[2]);
    let view = View::of(s.map.props());
    let made = pages_of(&s.map, &view, &order(Target::Slide, Split::Phases));
    let named =
        |page: &Page| pictures::lines(&page.part.scene).iter().any(|it| it.contains("Nothing yet"));
    assert!(made[1..].iter().any(named));
}

#[test]
fn a_note_on_a_way_out_of_a_part_stays_on_its_page() {
    let document = format_of("clinic-visit.cjm");
    let view = View::of(document.props());
    for target in [Target::Slide, Target::Paper(Paper::A4)] {
        for page in pages_of(&document, &view, &order(target, Split::Auto)) {
            let scene = &page.part.scene;
            for (origin, block) in scene.blocks() {
                let right = origin.x + block.bounds.x1;
                assert!(right <= scene.size.width + 1.0, "{right} of {}", scene.size.width);
            }
        }
    }
}

/// The samples, with what is shown of them at first.
fn samples() -> Vec<(Document, View)> {
    ["clinic-visit.cjm", "online-shop.cjm", "it-helpdesk.cjm"]
        .map(format_of)
        .map(|map| (View::of(map.props()), map))
        .map(|(view, map)| (map, view))
        .into()
}

#[test]
fn an_overview_is_legible_breaks_no_word_and_names_every_stage() {
    let mut maps = samples();
    let mut s = Sketch::new();
    for number in 0..14 {
        s.stage(&format!("Characteristically {number}"), Phase::ALL[number / 5]);
        s.touchpoint(&format!("Touchpoint {number}"));
    }
    maps.push((s.map.clone(), View::of(s.map.props())));
    for (map, view) in maps {
        for target in [Target::Slide, Target::Paper(Paper::A4)] {
            let made = pages_of(&map, &view, &order(target, Split::Auto));
            let seen = &made[0];
            assert_eq!(seen.role, PageRole::Overview);
            assert!(!seen.is_too_small(target), "{:?} pt", seen.smallest);
            let lines = pictures::lines(&seen.part.scene).join(" ");
            let words: BTreeSet<&str> = lines.split_whitespace().collect();
            for stage in map.stages() {
                let name = map.element(stage).unwrap().content.text();
                for word in name.split_whitespace() {
                    assert!(words.contains(word), "{word} is missing or broken: {lines}");
                }
            }
        }
    }
}

#[test]
fn a_part_shows_no_lane_that_is_empty_there_and_says_where_its_ways_lead() {
    for (map, view) in samples() {
        let made = pages_of(&map, &view, &order(Target::Slide, Split::Auto));
        let parts = || made.iter().filter(|page| page.role == PageRole::Part);
        for page in parts() {
            let scene = &page.part.scene;
            for row in scene.rows.iter().filter(|row| row.lane != Lane::Touchpoints) {
                let empty = said(scene, row.lane).is_empty();
                assert!(!empty, "{:?} of {}", row.lane, page.part.caption);
            }
        }
        let lines: Vec<String> = parts()
            .map(|page| pictures::lines(&page.part.scene).join(" ").replace('\u{a0}', " "))
            .collect();
        let whole = pictures::lines(&Layout::default().scene(&map, &view)).join(" ");
        let whole = whole.replace('\u{a0}', " ");
        let label = |way: &ElementId| map.element(*way).unwrap().content.text().to_owned();
        let labels = map.of_kind(ElementKind::Transition).iter().map(label).collect::<Vec<_>>();
        assert!(labels.iter().filter(|label| whole.contains(*label)).count() > 3);
        for label in labels.iter().filter(|label| whole.contains(*label)) {
            let shown = lines.iter().any(|lines| lines.contains(label.as_str()));
            assert!(shown, "“{label}” is on no page");
        }
    }
}

#[test]
fn a_parted_story_is_legible_and_says_every_sentence_above_its_picture() {
    for (map, view) in samples() {
        let order = Order { target: Target::Slide, subject: Subject::Story, split: Split::Auto };
        let made = pages_of(&map, &view, &order);
        for page in &made {
            let smallest = page.smallest;
            assert!(!page.is_too_small(Target::Slide), "{smallest:?} pt: {}", page.part.caption);
        }
        for id in map.story() {
            let caption = map.shot(id).unwrap().frame.caption;
            let said = made.iter().filter(|page| page.part.caption == caption);
            let [page] = said.collect::<Vec<_>>()[..] else {
                panic!("“{caption}” on one page")
            };
            assert_ne!(page.role, PageRole::Part);
            // However it is broken into lines.
            let letters = |text: &str| text.replace(char::is_whitespace, "");
            let lines = letters(&pictures::lines(&page.part.scene).join(""));
            assert!(lines.contains(&letters(&caption)), "“{caption}” is not in {lines}");
        }
    }
}

#[test]
fn the_users_own_line_stands_at_the_foot_of_every_part() {
    let (map, view) = samples().remove(0);
    let view = View { footer: "Sunrise clinic".to_owned(), ..view };
    let made = pages_of(&map, &view, &order(Target::Slide, Split::Auto));
    let feet = made.iter().filter(|page| page.role == PageRole::Part).map(|page| {
        assert!(pictures::lines(&page.part.scene).iter().any(|line| line == "Sunrise clinic"));
        page.part.scene.size.height * page.scale
    });
    let feet: Vec<f64> = feet.collect();
    let inner = made[1].sheet.unwrap().inner().height;
    assert!(feet.iter().all(|foot| (foot - inner).abs() < 0.5), "{feet:?} of {inner}");
}

fn format_of(name: &str) -> Document {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
    cjm::format::read(&std::fs::read(path).unwrap()).unwrap().document
}

#[test]
fn a_subject_is_a_phase_what_is_chosen_a_frame_or_the_story() {
    let document = format_of("clinic-visit.cjm");
    let view = View::of(document.props());
    let made = |subject| {
        let order = Order { target: Target::Screen, subject, split: Split::None };
        pages_of(&document, &view, &order)
    };
    let all = columns(&made(Subject::Map)[0].part.scene);
    let phases: Vec<BTreeSet<ElementId>> = Phase::ALL
        .iter()
        .map(|phase| columns(&made(Subject::Phase(*phase))[0].part.scene))
        .collect();
    assert_eq!(phases.iter().flatten().copied().collect::<BTreeSet<_>>(), all);
    assert!(phases.iter().all(|phase| !phase.is_empty() && phase.len() < all.len()));
    let barrier = document
        .of_kind(ElementKind::Barrier)
        .into_iter()
        .find(|id| cjm::edit::touchpoint_of(&document, *id).is_some())
        .unwrap();
    let on = cjm::edit::touchpoint_of(&document, barrier).unwrap();
    let chosen = made(Subject::Chosen(vec![barrier]));
    assert_eq!(columns(&chosen[0].part.scene), [on].into());
    let frames = document.story();
    let story = made(Subject::Story);
    assert_eq!(story.len(), frames.len());
    let shot = document.shot(frames[1]).unwrap();
    assert_eq!(made(Subject::Frame(frames[1]))[0].part.caption, shot.frame.caption);
    assert_eq!(story[1].part.notes, shot.frame.notes);
}

/// Titles of frames were as large as their maps let them be, and jumped from slide to slide.
#[test]
fn frames_stand_below_sentences_of_one_size_at_one_place() {
    for name in ["clinic-visit.cjm", "online-shop.cjm", "it-helpdesk.cjm"] {
        let document = format_of(name);
        let view = View::of(document.props());
        for (target, size) in [(Target::Slide, 27.0), (Target::Paper(Paper::A4), 23.68)] {
            let order = Order { target, subject: Subject::Story, split: Split::None };
            for page in pages_of(&document, &view, &order) {
                let scene = page.scene();
                let title = &scene.frame[0].block.groups[0];
                assert_eq!((title.role, &*title.label), (Role::Title, &*page.part.caption));
                let margin = page.sheet.unwrap().margin;
                let corner = scene.frame[0].origin.to_vec2() * page.scale;
                assert!((corner.x - margin).abs() < 0.01 && (corner.y - margin).abs() < 0.01);
                let letters = f64::from(title.lines().next().unwrap().line.size) * page.scale;
                assert!(
                    page.size().width < page.size().height || (letters - size).abs() < 0.1,
                    "{letters}"
                );
                // Half of what a slide asks for, and twice of what it was.
                let smallest = page.smallest.unwrap();
                let enough = target != Target::Slide || smallest > 7.0;
                assert!(enough, "{name}: {smallest} on {}", page.part.caption);
            }
        }
    }
}

/// A frame that lights one touchpoint shows it and what is beside it, not all of its stage.
#[test]
fn a_frame_shows_what_it_lights_and_a_neighbour() {
    let document = format_of("clinic-visit.cjm");
    let view = View::of(document.props());
    let order = Order { target: Target::Slide, subject: Subject::Story, split: Split::None };
    let all = document.journey().len();
    let pages = pages_of(&document, &view, &order);
    let shots = pages::shots_of(&document, &view);
    assert_eq!(pages.len(), shots.len());
    let mut cut = 0;
    for (page, shot) in pages.iter().zip(shots) {
        let shown = columns(&page.part.scene);
        if shot.lights.is_empty() {
            continue;
        }
        let on = |id: &ElementId| cjm::edit::touchpoint_of(&document, *id);
        let lit: BTreeSet<ElementId> = shot.lights.iter().filter_map(on).collect();
        assert!(lit.is_subset(&shown), "{}", page.part.caption);
        assert!(shown.len() <= lit.len().max(4), "{}: {}", page.part.caption, shown.len());
        cut += usize::from(shown.len() < all);
    }
    assert!(cut >= 4, "{cut}");
}

/// A part of a map has its own moments and barriers.
#[test]
fn what_is_said_of_a_part_counts_what_it_shows() {
    let document = format_of("clinic-visit.cjm");
    let view = View::of(document.props());
    let said = |subject| {
        let order = Order { target: Target::Screen, subject, split: Split::None };
        pages_of(&document, &view, &order)[0].part.scene.description.to_string()
    };
    let barriers = |text: &str| {
        let before = text.rfind(" барьер").unwrap();
        text[..before].rsplit(' ').next().unwrap().parse::<usize>().unwrap()
    };
    let parts = Phase::ALL.iter().map(|phase| barriers(&said(Subject::Phase(*phase))));
    let all = barriers(&said(Subject::Map));
    assert_eq!(parts.sum::<usize>(), all, "each barrier stands in one phase");
}

#[test]
fn pages_have_the_size_of_what_they_are_for() {
    let document = format_of("online-shop.cjm");
    let view = View::of(document.props());
    let written = |target: Target, format: Format, options: &Options| {
        let made = pages_of(&document, &view, &order(target, Split::Phases));
        let mut out = Vec::new();
        let form = (format, target);
        pages::write(&made, 1, form, options, &mut out, &Watch::default()).unwrap();
        out
    };
    let mut options = Options::default();
    options.png.dpi = Some(100.0);
    let picture = written(Target::Slide, Format::Png, &options);
    let decoder = png::Decoder::new(std::io::Cursor::new(picture));
    let reader = decoder.read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), (1_333, 750));
    let page = Target::Millimetres { width: 300.0, height: 200.0 };
    let drawing = String::from_utf8(written(page, Format::Svg, &options)).unwrap();
    let tree = usvg(&drawing);
    // 96 pixels of an SVG are an inch.
    assert!((f64::from(tree.size().width()) - 300.0 / 25.4 * 96.0).abs() < 0.5);
    assert!((f64::from(tree.size().height()) - 200.0 / 25.4 * 96.0).abs() < 0.5);
}

fn usvg(drawing: &str) -> resvg::usvg::Tree {
    resvg::usvg::Tree::from_str(drawing, &resvg::usvg::Options::default()).unwrap()
}

#[test]
fn too_many_pages_are_refused_and_work_can_be_stopped() {
    let map = generate::map(1_200, 1);
    let view = View { lanes: vec![Lane::Touchpoints], ..View::of(map.props()) };
    let mut layout = Layout::default();
    let one = order(Target::Slide, Split::Touchpoints(1));
    let refused = pages::pages(&mut layout, &map, &view, &one, &Watch::default());
    assert!(matches!(refused, Err(ExportError::TooManyParts { .. })), "{refused:?}");
    let watch = Watch::default();
    watch.stop();
    let stopped = pages::pages(&mut layout, &map, &view, &one, &watch);
    assert!(matches!(stopped, Err(ExportError::Stopped)));
}

#[test]
fn a_whole_picture_says_all_the_same_words_on_its_page() {
    let document = format_of("it-helpdesk.cjm");
    let view = View::of(document.props());
    let natural = pages_of(&document, &view, &Order::default());
    let sheet = pages_of(&document, &view, &order(Target::Paper(Paper::A1), Split::None));
    let words = |page: &Page| {
        let mut words: Vec<String> = texts(&page.part.scene)
            .iter()
            .flat_map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .collect();
        words.sort();
        words
    };
    assert_eq!(words(&natural[0]), words(&sheet[0]));
}
