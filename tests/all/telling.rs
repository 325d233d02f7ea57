//! The story: composed from what a map says, kept through edits and merges, and told by keys.

use crate::support::edits::edit;
use crate::support::generate;
use crate::support::hands::{Hands, finish};
use crate::support::sketch::Sketch;
use cjm::app::{Action, Closing, Command, Screen, StoryAsk, Turn};
use cjm::edit::verbs;
use cjm::format::{read, write};
use cjm::i18n::Texts;
use cjm::insight::{Slice, plot};
use cjm::layout::{Layout, View};
use cjm::merge::merge;
use cjm::model::*;
use cjm::pages::{self, Order, Page, Subject};
use cjm::watch::Watch;
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
            "What clients praise: Call",
            "A moment of truth that hurts: Bill: Hard words",
            "Where it hurts: Wait: No chairs",
            "Where we want to get",
            "What we can do at once, on our own: Buy chairs",
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
    assert_eq!(captions(&russian)[1], "Что хвалят клиенты: Call");
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
    assert_eq!(captions(&shots)[1..], ["Where it hurts: b"]);
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
    assert!(sees(&hands, "3. A moment of truth that hurts: Bill: Hard words"));
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
    assert!(sees(&hands, "A moment of truth that hurts: Bill"));
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
    assert!(sees(&hands, "Затем") && sees(&hands, "What clients praise: Call"));
    hands.app().act(StoryAsk::Turn(Turn::End).into());
    hands.settle();
    assert!(!sees(&hands, "Докладчик"));
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
