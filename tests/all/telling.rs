//! The story: composed from what a map says, kept through edits and merges, and told by keys.

use crate::support::edits::edit;
use crate::support::generate;
use crate::support::hands::{Hands, finish};
use crate::support::sketch::Sketch;
use cjm::app::{Action, Closing, Command, Displays, Screen, StoryAsk, Telling, Turn, Wish};
use cjm::edit::verbs;
use cjm::export::{self, Format, html};
use cjm::format::{read, write};
use cjm::i18n::Texts;
use cjm::insight::{Slice, plot};
use cjm::layout::{Layout, Tint, View, shot_view};
use cjm::merge::merge;
use cjm::model::*;
use cjm::pages::{self, Order, Page, Subject};
use cjm::watch::Watch;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

/// A journey with something good, two things that hurt, a target and a way to get there.
fn journey() -> Sketch {
    let mut s = Sketch::of(&["Call", "Wait", "Visit", "Bill"]);
    s.emotion("calm", "Call", 2, Journey::AsIs, None);
    s.emotion("angry", "Wait", -2, Journey::AsIs, None);
    s.emotion("at ease", "Wait", 1, Journey::ToBe, None);
    s.barrier("No chairs", "Wait", 4);
    s.barrier("Hard words", "Bill", 5);
    s.moment("It decides", "Bill");
    s.satisfaction("Wait", vec![30, 10, 0, 0, 0]);
    s.satisfaction("Bill", vec![10, 10, 10, 0, 0]);
    s.solution("Buy chairs", "No chairs", Feasibility::Own, SolutionStatus::Idea);
    s.solution("Another law", "Hard words", Feasibility::NotYet, SolutionStatus::Idea);
    s
}

fn captions(shots: &[Shot]) -> Vec<&str> {
    shots.iter().map(|shot| shot.frame.caption.as_str()).collect()
}

#[test]
fn the_first_story_goes_from_good_to_bad_to_good() {
    let s = journey();
    let shots = plot(&s.map, Slice::ALL, Texts::of(Language::English));
    assert_eq!(
        captions(&shots),
        [
            "Sketch — the whole journey",
            "Clients praise “Call”",
            "It hurts at “Bill”, a moment of truth. Hard words",
            "It hurts at “Wait”. No chairs",
            "Where we want to get",
            "We can do this at once, on our own: Buy chairs",
        ]
    );
    assert!(shots[0].shows.is_empty() && shots[0].lights.is_empty());
    assert_eq!(shots[1].lights, [s.id("Call")]);
    assert_eq!(shots[2].lights, [s.id("Bill"), s.id("Hard words")]);
    assert_eq!(shots[4].frame.state, Some(MapState::Gap));
    let mut lit = vec![s.id("Buy chairs"), s.id("No chairs")];
    lit.sort_unstable();
    assert_eq!(shots[5].lights, lit);
    assert!(shots[3].frame.notes.contains("n = 40"), "{}", shots[3].frame.notes);
    let russian = plot(&s.map, Slice::ALL, Texts::of(Language::Russian));
    assert_eq!(captions(&russian)[1], "Клиенты хвалят: «Call»");
}

#[test]
fn a_map_that_says_little_has_a_short_story() {
    let empty = Document::new(MapProps::new("Empty", Language::English));
    let shots = plot(&empty, Slice::ALL, Texts::of(Language::English));
    assert_eq!(captions(&shots), ["Empty — the whole journey"]);
    // Without answers it hurts where clients are sad.
    let mut s = Sketch::of(&["a", "b"]);
    s.emotion("sad", "b", -1, Journey::AsIs, None);
    let shots = plot(&s.map, Slice::ALL, Texts::of(Language::English));
    assert_eq!(captions(&shots)[1..], ["It hurts at “b”"]);
}

#[test]
fn frames_are_put_behind_each_other_and_taken_again() {
    let (mut s, mut rng) = (journey(), Rng::seeded(4));
    let shots = plot(&s.map, Slice::ALL, Texts::of(Language::English));
    let change = verbs::tell(&s.map, &shots, &mut rng).unwrap();
    s.map.apply(&change.edit).unwrap();
    let told = |map: &Document| -> Vec<Shot> {
        map.story().into_iter().map(|id| map.shot(id).unwrap()).collect()
    };
    assert_eq!(captions(&told(&s.map)), captions(&shots));
    assert_eq!(told(&s.map)[5].lights.len(), 2);
    let first = s.map.story()[0];
    let near = Shot { shows: vec![s.id("Wait")], ..Shot::default() };
    let added = verbs::add_frame(&s.map, &near, Some(first), &mut rng);
    s.map.apply(&added.edit).unwrap();
    assert_eq!(told(&s.map)[1], near);
    let again = Shot { lights: vec![s.id("Bill")], ..Shot::default() };
    let change = verbs::retake(&s.map, first, &again).unwrap();
    s.map.apply(&change.edit).unwrap();
    let now = s.map.shot(first).unwrap();
    assert_eq!((now.lights, &*now.frame.caption), (again.lights.clone(), captions(&shots)[0]));
    assert_eq!(verbs::retake(&s.map, first, &again), None);
    let moved = verbs::reorder(&s.map, first, 2, &mut rng).unwrap();
    s.map.apply(&moved.edit).unwrap();
    assert_eq!(s.map.story()[2], first);
    assert_eq!(s.map.check(), []);
    let back = read(&write(&s.map)).unwrap();
    assert!(back.problems.is_empty() && back.document == s.map);
}

/// Whatever is done to a map, its frames stay, show only what is there, and can be told; and what
/// one side does to the map does not take away a frame of the other.
#[test]
fn frames_survive_edits_and_merges_of_the_map() {
    for seed in 0..200 {
        let mut rng = Rng::seeded(seed);
        let mut base = generate::map(2 + rng.below(6), seed);
        let shots = plot(&base, Slice::ALL, Texts::of(Language::English));
        base.apply(&verbs::tell(&base, &shots, &mut rng).unwrap().edit).unwrap();
        let story = base.story();
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for _ in 0..12 {
            let change = edit(&ours, rng.next_u64());
            let frames = ours.story().len();
            if ours.clone().apply(&change).is_ok() {
                let mut next = ours.clone();
                next.apply(&change).unwrap();
                // Only an edit of frames changes how many there are.
                if next.story().len() >= frames {
                    ours = next;
                }
            }
        }
        let caption = Frame { caption: "Said anew".into(), ..base.shot(story[0]).unwrap().frame };
        let mut element = Element::clone(base.element(story[0]).unwrap());
        element.content = caption.into();
        let edit = Edit::Update { id: story[0], element: std::sync::Arc::new(element) };
        theirs.apply(&edit).unwrap();
        let merged = merge(Some(&base), &ours, &theirs, ["", ""]).document;
        assert_eq!(merged.check(), [], "seed {seed}");
        for id in &story {
            let shot = merged.shot(*id).unwrap_or_else(|| panic!("seed {seed}: {id} is gone"));
            for at in shot.shows.iter().chain(&shot.lights) {
                assert!(merged.contains(*at), "seed {seed}");
            }
        }
    }
}

fn telling(hands: &mut Hands) -> (usize, usize) {
    let telling = hands.app().telling.as_ref().expect("the story is told");
    (telling.at() + 1, telling.len())
}

fn on_screen(hands: &mut Hands) -> Screen {
    hands.app().telling.as_ref().expect("the story is told").screen
}

fn sees(hands: &Hands, text: &str) -> bool {
    hands.window.query_all_by_label_contains(text).next().is_some()
}

#[test]
fn the_story_is_composed_told_and_ended_by_keys() {
    let mut hands = Hands::on(journey().map);
    hands.press(Modifiers::ALT, Key::Y);
    assert!(sees(&hands, "No frames yet"));
    hands.click("Compose a story");
    hands.settle();
    assert_eq!(hands.map().document.story().len(), 6);
    assert!(sees(&hands, "3. It hurts at “Bill”, a moment of truth. Hard words"));
    let steps = hands.steps();
    let view = hands.map().view().clone();
    hands.key(Key::F5);
    hands.settle();
    assert_eq!(telling(&mut hands), (1, 6));
    assert!(hands.app().full_screen);
    assert!(sees(&hands, "Sketch — the whole journey"));
    hands.key(Key::PageDown);
    hands.key(Key::ArrowRight);
    hands.settle();
    assert_eq!(telling(&mut hands), (3, 6));
    assert!(sees(&hands, "It hurts at “Bill”, a moment of truth"));
    hands.key(Key::PageUp);
    assert_eq!(telling(&mut hands), (2, 6));
    hands.keys(&[Key::Num5, Key::Enter]);
    assert_eq!(telling(&mut hands), (5, 6));
    // A number there is no frame for goes to the last one.
    hands.keys(&[Key::Num9, Key::Num9, Key::Enter]);
    assert_eq!(telling(&mut hands), (6, 6));
    hands.key(Key::ArrowRight);
    assert_eq!(telling(&mut hands), (6, 6), "there is no more");
    hands.key(Key::Home);
    assert_eq!(telling(&mut hands), (1, 6));
    hands.key(Key::B);
    assert_eq!(on_screen(&mut hands), Screen::Black);
    hands.key(Key::Escape);
    assert_eq!(on_screen(&mut hands), Screen::Map, "the map is back first");
    hands.key(Key::L);
    assert_eq!(on_screen(&mut hands), Screen::Spot);
    hands.key(Key::Escape);
    hands.settle();
    assert!(hands.app().telling.is_none() && !hands.app().full_screen);
    assert_eq!((hands.steps(), hands.map().view()), (steps, &view), "telling changes nothing");
}

fn story_pages(map: &Document) -> Vec<Page> {
    let order = Order { subject: Subject::Story, ..Order::default() };
    let mut layout = Layout::default();
    pages::pages(&mut layout, map, &View::of(map.props()), &order, &Watch::default()).unwrap()
}

#[test]
fn what_is_handed_on_pales_what_a_frame_does_not_light() {
    let s = journey();
    let parts = story_pages(&s.map);
    assert_eq!(parts.len(), 6);
    let veils: Vec<usize> = parts.iter().map(|page| page.part.scene.frame.len() - 2).collect();
    // The whole journey is lit, a moment that hurts stands out.
    assert_eq!((veils[0], veils[2]), (0, 1), "{veils:?}");
    // A map with nothing on it is told as a whole.
    let empty = Document::new(MapProps::new("Пусто", Language::Russian));
    assert_eq!(story_pages(&empty).len(), 1);
}

#[test]
fn the_speaker_sees_notes_and_what_comes_next() {
    let mut hands = Hands::speaking(Language::Russian, journey().map);
    hands.key(Key::F5);
    hands.settle();
    // Without frames the story that would be composed is told, in the language of the map.
    assert_eq!(telling(&mut hands), (1, 6));
    assert_eq!(hands.map().document.story().len(), 0);
    hands.key(Key::End);
    hands.key(Key::P);
    hands.settle();
    assert!(sees(&hands, "Докладчик") && sees(&hands, "Это последний кадр."));
    hands.key(Key::Home);
    hands.settle();
    assert!(sees(&hands, "Затем") && sees(&hands, "Clients praise “Call”"));
    hands.app().act(StoryAsk::Turn(Turn::End).into());
    hands.settle();
    assert!(!sees(&hands, "Докладчик"));
}

#[test]
fn with_a_second_display_the_story_is_told_there_and_the_speaker_keeps_the_first() {
    let mut hands = Hands::speaking(Language::Russian, journey().map);
    let wished = |hands: &mut Hands, turn| {
        hands.app().act(StoryAsk::Turn(turn).into());
        let display = |wish: &Wish| if let Wish::Display(at) = wish { Some(*at) } else { None };
        let wished: Vec<usize> = hands.app().wishes.iter().filter_map(display).collect();
        hands.settle();
        let telling = hands.app().telling.as_ref();
        (wished, telling.and_then(Telling::speakers_display))
    };
    hands.key(Key::F5);
    hands.settle();
    // One display: the speaker's window is one beside the story.
    hands.app().see_displays(Displays::new(1, Some(0), Some(0)));
    assert_eq!(wished(&mut hands, Turn::Presenter), (vec![], None));
    assert!(!sees(&hands, "Поменять экраны местами"));
    assert_eq!(wished(&mut hands, Turn::Exchange), (vec![], None));
    wished(&mut hands, Turn::Presenter);

    hands.app().see_displays(Displays::new(2, Some(0), Some(0)));
    assert_eq!(wished(&mut hands, Turn::Presenter), (vec![1], Some(0)));
    hands.app().see_displays(Displays::new(2, Some(1), Some(0)));
    hands.click("Поменять экраны местами");
    assert_eq!(hands.app().telling.as_ref().unwrap().speakers_display(), Some(1));
    assert_eq!(wished(&mut hands, Turn::Exchange), (vec![1], Some(0)));
    // Back where it was, as large as it was.
    assert_eq!(wished(&mut hands, Turn::End), (vec![0], None));
    assert!(!hands.app().full_screen);

    // The projector is pulled out while the story is told.
    hands.key(Key::F5);
    hands.settle();
    hands.app().see_displays(Displays::new(2, Some(0), Some(0)));
    assert_eq!(wished(&mut hands, Turn::Presenter), (vec![1], Some(0)));
    hands.app().see_displays(Displays::new(1, Some(0), Some(0)));
    hands.settle();
    assert_eq!(hands.app().telling.as_ref().unwrap().speakers_display(), None);
    assert!(sees(&hands, "Докладчик"));
}

#[test]
fn what_is_seen_and_selected_becomes_a_frame() {
    let s = journey();
    let (wait, chairs) = (s.id("Wait"), s.id("No chairs"));
    let mut hands = Hands::on(s.map);
    hands.app().act(Action::Visit(wait));
    hands.app().act(Action::Select(Some(chairs)));
    hands.app().run(Command::AddFrame);
    hands.settle();
    let map = &hands.map().document;
    let story = map.story();
    let shot = map.shot(story[0]).unwrap();
    assert_eq!(shot.lights, [chairs]);
    assert_eq!(hands.map().selection.primary(), Some(story[0]));
    assert!(hands.map().typing.is_some(), "its caption is typed next");
    hands.letters("Nowhere to sit");
    hands.key(Key::Enter);
    finish(hands.app());
    hands.settle();
    let caption = hands.map().document.element(story[0]).unwrap().content.text().to_owned();
    assert_eq!(caption.trim(), "Nowhere to sit");
}

#[test]
fn whoever_closes_the_window_over_a_story_sees_the_question() {
    let mut hands = Hands::on(journey().map);
    hands.press(Modifiers::ALT, Key::Y);
    hands.click("Compose a story");
    hands.key(Key::F5);
    hands.settle();
    assert_eq!(telling(&mut hands), (1, 6));
    hands.app().close(Closing::Program);
    hands.settle();
    assert!(hands.app().telling.is_none() && !hands.app().full_screen);
    assert!(hands.app().closing.is_some() && sees(&hands, "Without saving they are lost."));
}

/// A journey of two personas with answers of two regions.
fn seen() -> Sketch {
    let mut s = journey();
    s.persona("Anna");
    s.persona("Boris");
    s.emotion("happy", "Visit", 2, Journey::AsIs, Some("Anna"));
    s.emotion("lost", "Visit", -2, Journey::AsIs, Some("Boris"));
    s
}

fn kept(region: &str) -> ScoresShown {
    let slice =
        Slice { months: None, segments: [("region".into(), [region.into()].into())].into() };
    ScoresShown { tint: Tint::Gap, heat: true, slice, ..ScoresShown::default() }
}

/// The picture of the frame on a page of its own.
fn page_of(map: &Document, id: ElementId, view: &View) -> std::sync::Arc<cjm::scene::Scene> {
    let order = Order { subject: Subject::Frame(id), ..Order::default() };
    let mut layout = Layout::default();
    let pages = pages::pages(&mut layout, map, view, &order, &Watch::default()).unwrap();
    pages[0].part.scene.clone()
}

#[test]
fn a_frame_shows_the_scores_and_personas_it_was_taken_with() {
    let mut s = seen();
    let (anna, boris) = (s.id("Anna"), s.id("Boris"));
    let view = View::of(s.map.props());
    let frame = Frame {
        caption: "Anna in the north".into(),
        personas: [anna].into(),
        scores: Some(Box::new(kept("North"))),
        ..Frame::default()
    };
    let now = shot_view(&view, &s.map, &frame);
    assert_eq!((now.tint, now.heat, &now.slice), (Tint::Gap, true, &kept("North").slice));
    assert_eq!(now.personas, Some(vec![anna]));
    // What the map shows beside it changes nothing.
    let other = View { heat: false, personas: Some(vec![boris]), ..view.clone() };
    assert_eq!(shot_view(&other, &s.map, &frame), now);
    // A frame that keeps nothing follows the map, as those of older files do.
    let plain = Frame { caption: "Plain".into(), ..Frame::default() };
    let follows =
        View { heat: true, tint: Tint::Change, personas: Some(vec![boris]), ..view.clone() };
    assert_eq!(shot_view(&follows, &s.map, &plain), follows);

    let shot = Shot { frame: frame.clone(), ..Shot::default() };
    let added = verbs::add_frame(&s.map, &shot, None, &mut Rng::seeded(8));
    s.map.apply(&added.edit).unwrap();
    let id = s.map.story()[0];
    let scene = page_of(&s.map, id, &view);
    let drawn = page_of(&s.map, id, &other);
    assert_eq!(drawn.size, scene.size, "a picture of the frame shows it however the map is shown");
    let heatless = Frame { scores: Some(Box::default()), ..frame };
    let shot = Shot { frame: heatless, ..Shot::default() };
    s.map.apply(&verbs::retake(&s.map, id, &shot).unwrap().edit).unwrap();
    let less = page_of(&s.map, id, &View { heat: true, ..view.clone() });
    assert!(less.size.height < scene.size.height, "the strip of heat takes room");

    // The persona goes; the frame stays and shows those the map shows.
    s.map.apply(&Edit::Remove { id: anna }).unwrap();
    assert_eq!(s.map.check(), []);
    let frame = s.map.shot(id).unwrap().frame;
    assert!(frame.personas.contains(&anna), "she may come back");
    assert_eq!(shot_view(&other, &s.map, &frame).personas, Some(vec![boris]));
    assert_eq!(shot_view(&view, &s.map, &frame).personas, None);
}

/// What a page with a viewer tells of a map.
fn told(map: &Document, view: &View) -> html::Options {
    let mut options = export::Options::default();
    pages::equip(&mut options, Format::Html, &mut Layout::default(), (map, view));
    options.html
}

#[test]
fn a_page_shows_each_step_as_its_frame_says() {
    use Lane::{Barriers, Emotions, Owners, Touchpoints};
    let mut s = seen();
    let lanes = |lanes: &[Lane]| lanes.iter().copied().collect();
    let gap = |shown: &[Lane]| Frame {
        state: Some(MapState::Gap),
        lanes: lanes(shown),
        ..Frame::default()
    };
    let frames = [
        Frame::default(),
        Frame { lanes: lanes(&[Touchpoints, Emotions]), ..Frame::default() },
        gap(&[Touchpoints, Barriers]),
        gap(&[Touchpoints, Emotions]),
        Frame { personas: [s.id("Anna")].into(), ..Frame::default() },
        Frame { scores: Some(Box::new(kept("North"))), ..Frame::default() },
        Frame { lanes: lanes(&[Touchpoints, Owners]), ..Frame::default() },
    ];
    for frame in frames {
        let shot = Shot { frame, ..Shot::default() };
        let added =
            verbs::add_frame(&s.map, &shot, None, &mut Rng::seeded(s.map.story().len() as u64));
        s.map.apply(&added.edit).unwrap();
    }
    let view = View::of(s.map.props());
    let page = told(&s.map, &view);
    let shown = |page: &html::Options| -> Vec<Option<usize>> {
        page.frames.iter().map(|frame| frame.picture).collect()
    };
    assert_eq!(
        shown(&page),
        [None, None, Some(0), Some(0), Some(1), Some(2), Some(3)],
        "frames that differ in their lanes share a picture"
    );
    assert_eq!(page.frames[0].lanes, Lane::USUAL);
    assert_eq!(page.frames[1].lanes, [Touchpoints, Emotions]);
    assert_eq!(page.frames[2].lanes, [Touchpoints, Barriers]);
    let rows = |scene: &cjm::scene::Scene| {
        let mut rows: Vec<Lane> = scene.rows.iter().map(|row| row.lane).collect();
        rows.dedup();
        rows
    };
    let [gap, anna, north, owners] = &page.pictures[..] else { panic!("{:?}", shown(&page)) };
    assert_eq!(
        (gap.scene.state, rows(&gap.scene)),
        (MapState::Gap, vec![Touchpoints, Emotions, Barriers])
    );
    assert_eq!(anna.scene.state, view.state);
    let mut layout = Layout::default();
    let mut drawn = |view: &View| layout.scene(&s.map, view).size;
    let usual = drawn(&view);
    let of_anna = View { personas: Some(vec![s.id("Anna")]), ..view.clone() };
    assert_eq!(anna.scene.size, drawn(&of_anna));
    assert!(north.scene.size.height > usual.height, "the strip of heat takes room");
    assert!(rows(&owners.scene).contains(&Owners));
    assert!(page.pictures.iter().all(|picture| picture.other.is_some()));
    // The camera looks at the picture that is shown.
    assert!(page.frames[5].camera.height() > page.frames[0].camera.height());

    // What was asked for the page holds for its own picture, and steps show what they say.
    let few = View { state: MapState::Gap, lanes: vec![Touchpoints, Emotions], ..view };
    let page = told(&s.map, &few);
    assert_eq!(
        shown(&page),
        [Some(0), Some(0), Some(1), None, Some(2), Some(3), Some(0)],
        "a lane that the page does not have is on another picture"
    );
    assert_eq!(rows(&page.pictures[1].scene), [Touchpoints, Barriers]);
    let all = [Lane::USUAL, &[Owners]].concat();
    assert_eq!(rows(&page.pictures[0].scene), all);

    // And it is all in the page.
    let scene = Layout::default().scene(&s.map, &few);
    let text = html::to_string(&scene, &page);
    let data = text.split_once("id=\"data\">").unwrap().1.split_once("</script>").unwrap().0;
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let frame = |at: usize| {
        (data["frames"][at]["picture"].as_u64(), data["frames"][at]["closed"].to_string())
    };
    assert_eq!(data["pictures"].as_array().unwrap().len(), 5);
    assert_eq!(frame(0), (Some(1), format!("[{}]", Owners as u8)));
    assert_eq!(frame(2), (Some(2), "[]".to_owned()));
    assert_eq!(frame(3), (Some(0), "[]".to_owned()));
    assert_eq!(text.matches("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\"").count(), 5);
}

#[test]
fn what_frames_keep_is_read_again_and_merged_field_by_field() {
    let mut s = seen();
    let shot = Shot {
        frame: Frame {
            caption: "North".into(),
            scores: Some(Box::new(kept("North"))),
            ..Frame::default()
        },
        ..Shot::default()
    };
    let added = verbs::add_frame(&s.map, &shot, None, &mut Rng::seeded(8));
    s.map.apply(&added.edit).unwrap();
    let id = s.map.story()[0];
    let back = read(&write(&s.map)).unwrap();
    assert!(back.problems.is_empty() && back.document == s.map);
    let changed = |change: &dyn Fn(&mut Frame)| {
        let mut map = s.map.clone();
        let mut element = Element::clone(map.element(id).unwrap());
        let Content::Frame(frame) = &mut element.content else { panic!("it is a frame") };
        change(frame);
        map.apply(&Edit::Update { id, element: std::sync::Arc::new(element) }).unwrap();
        map
    };
    let ours = changed(&|frame| frame.personas = [s.id("Anna")].into());
    let theirs = changed(&|frame| frame.scores = Some(Box::new(kept("South"))));
    let merged = merge(Some(&s.map), &ours, &theirs, ["", ""]).document;
    assert!(merged.conflicts().is_empty());
    let frame = merged.shot(id).unwrap().frame;
    assert_eq!(frame.personas, [s.id("Anna")].into());
    assert_eq!(frame.scores, Some(Box::new(kept("South"))));

    // What a newer program says there is kept word for word.
    let text = String::from_utf8(write(&s.map)).unwrap();
    assert!(
        text.contains("scores: (tint: Gap, heat: true, segments: [(\"region\", [\"North\"])]),")
    );
    let newer = text.replace("tint: Gap", "tint: Rainbow");
    let opened = read(newer.as_bytes()).unwrap();
    assert!(!opened.problems.is_empty() && opened.document.story().is_empty());
    let again = String::from_utf8(write(&opened.document)).unwrap();
    assert!(again.contains("tint: Rainbow"), "{again}");
}

#[test]
fn the_view_is_taken_with_its_scores_and_the_inspector_lets_go_of_them() {
    let mut hands = Hands::on(seen().map);
    hands.app().run(Command::Heat);
    hands.app().run(Command::Tint(Tint::Gap));
    hands.settle();
    hands.app().run(Command::AddFrame);
    hands.settle();
    hands.letters("Warm");
    hands.key(Key::Enter);
    finish(hands.app());
    hands.app().run(Command::Heat);
    hands.settle();
    let id = hands.map().document.story()[0];
    let scores = |hands: &Hands| hands.map().document.shot(id).unwrap().frame.scores;
    let taken = scores(&hands).expect("they are kept");
    assert!(taken.heat && taken.tint == Tint::Gap && !hands.map().view().heat);
    let (pictures, scene) = (hands.map().gallery.pictures().unwrap(), hands.map().scene());
    let (staged, at) = pictures.of(id).unwrap();
    let shown = staged.scene(at).unwrap();
    assert!(shown.size.height > scene.size.height, "its picture has the strip, the map has not");
    assert!(sees(&hands, "Scores shown") && sees(&hands, "Personas shown"));
    hands.key(Key::F5);
    hands.settle();
    let told = hands.app().telling.as_ref().unwrap().scene(0).unwrap().size;
    assert!((told.height - shown_height(&mut hands, id)).abs() < f64::EPSILON);
    hands.key(Key::Escape);
    hands.settle();
    hands.window.get_by_label("As the map shows them").scroll_to_me();
    hands.settle();
    hands.click("As the map shows them");
    assert_eq!(scores(&hands), None);
    hands.app().act(StoryAsk::Retake(id).into());
    hands.settle();
    let again = scores(&hands).expect("they are kept again");
    assert!(!again.heat && again.tint == Tint::Gap);
}

fn shown_height(hands: &mut Hands, id: ElementId) -> f64 {
    let pictures = hands.map().gallery.pictures().unwrap();
    let (staged, at) = pictures.of(id).unwrap();
    staged.scene(at).unwrap().size.height
}

#[test]
fn the_personas_chosen_in_the_menu_are_drawn_and_taken_into_a_frame() {
    let s = seen();
    let (boris, happy) = (s.id("Boris"), s.id("happy"));
    let mut hands = Hands::on(s.map);
    assert!(hands.map().scene().place_of(happy).is_some());
    // It has words of the same name.
    hands.app().run(Command::Inspector);
    let menu = |hands: &mut Hands, name: &str| {
        for label in ["Map", "Personas", name] {
            let button = hands.window.get_all_by_role_and_label(Role::Button, label).last();
            button.unwrap_or_else(|| panic!("no “{label}”")).click();
            hands.settle();
        }
    };
    menu(&mut hands, "Anna");
    assert_eq!(hands.map().view().personas, Some(vec![boris]));
    assert!(hands.map().scene().place_of(happy).is_none());
    // Somebody's curve stays: the last one cannot be left out.
    menu(&mut hands, "Boris");
    assert_eq!(hands.map().view().personas, Some(vec![boris]));
    hands.key(Key::Escape);
    hands.key(Key::Escape);
    hands.app().run(Command::AddFrame);
    hands.settle();
    finish(hands.app());
    let story = hands.map().document.story();
    assert_eq!(hands.map().document.shot(story[0]).unwrap().frame.personas, [boris].into());
    hands.key(Key::Escape);
    // The frame was shown there.
    hands.app().panels.inspector = false;
    hands.settle();
    menu(&mut hands, "Anna");
    assert_eq!(hands.map().view().personas, None, "all, also those to come");
    assert!(hands.map().scene().place_of(happy).is_some());
}
