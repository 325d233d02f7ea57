//! A workshop in the window: the mode, the line, the timer, the parking lot, voting.

use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{Clock, Command, Motion};
use cjm::edit::Field;
use cjm::model::*;
use cjm::scene::Lane;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use kurbo::Point;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Two touchpoints, the first with a barrier.
fn visit() -> Sketch {
    let mut sketch = Sketch::of(&["Reception", "Doctor"]);
    sketch.ways("Reception>Doctor");
    sketch.barrier("Queue", "Reception", 3);
    sketch.solution("More seats", "Queue", Feasibility::Own, SolutionStatus::Idea);
    sketch
}

fn sketch_with_ideas(ideas: &[&str]) -> Sketch {
    let mut sketch = visit();
    for idea in ideas {
        sketch.add(idea, Idea::new(*idea), &[], &[]);
    }
    sketch
}

impl Hands {
    /// What elements of a kind say, in order.
    fn said(&self, kind: ElementKind) -> Vec<String> {
        let document = &self.map().document;
        let text = |id: ElementId| document.element(id).unwrap().content.text().to_owned();
        document.of_kind(kind).into_iter().map(text).collect()
    }

    /// What elements of a kind say, by the alphabet.
    fn sorted(&self, kind: ElementKind) -> Vec<String> {
        let mut said = self.said(kind);
        said.sort();
        said
    }

    fn shows(&self, label: &str) -> bool {
        self.window.query_all_by_label(label).next().is_some()
    }

    /// What is written in the line.
    fn line(&self) -> String {
        let line = self.window.get_by_role_and_label(Role::TextInput, "Write down");
        line.accesskit_node().value().unwrap_or_default()
    }

    fn type_line(&mut self, text: &str) {
        self.letters(text);
        self.key(Key::Enter);
    }

    /// A place of the map on the screen.
    fn on_screen(&mut self, point: Point) -> Pos2 {
        let canvas = self.window.get_by_role(Role::Image).rect();
        let at = self.map().camera.to_canvas(point);
        canvas.min + egui::vec2(at.x as f32, at.y as f32)
    }

    /// The middle of a touchpoint's cell.
    fn cell_of(&mut self, touchpoint: ElementId, lane: Lane) -> Pos2 {
        let cell = self.map().scene().cell(touchpoint, lane).expect("the cell is shown");
        self.on_screen(cell.center())
    }

    /// The middle of an element.
    fn middle_of(&mut self, element: ElementId) -> Pos2 {
        let place = self.map().scene().place_of(element).expect("it is drawn");
        self.on_screen(place.center())
    }

    fn idea(&self, text: &str) -> Pos2 {
        self.window.get_by_role_and_label(Role::ListBoxOption, text).rect().center()
    }
}

/// A clock that a test moves.
fn driven(hands: &mut Hands) -> Arc<AtomicU64> {
    let time = Arc::new(AtomicU64::new(1_000));
    let read = time.clone();
    hands.app().clock = Clock::of(move || Duration::from_millis(read.load(Ordering::Relaxed)));
    time
}

#[test]
fn the_mode_puts_panels_away_and_back_as_they_were() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F9);
    let before = hands.app().panels;
    hands.press(Modifiers::COMMAND, Key::Num1);
    let looked = hands.map().camera;
    assert!(hands.shows("Outline") && !hands.shows("Write down"));
    let size = hands.window.ctx.zoom_factor();
    hands.key(Key::F4);
    assert!(!hands.shows("File") && !hands.shows("Export") && hands.shows("Write down"));
    assert!(hands.window.query_by_role(Role::Tree).is_none(), "the outline is away");
    assert!(hands.window.ctx.zoom_factor() > size * 1.3, "type and targets are large");
    hands.press(Modifiers::COMMAND | Modifiers::ALT, Key::Minus);
    assert_eq!(hands.app().settings.text.percent(), 100, "the preference stays");
    hands.press(Modifiers::ALT, Key::P);
    hands.press(Modifiers::COMMAND, Key::Plus);
    hands.press(Modifiers::COMMAND, Key::Plus);
    assert_ne!(hands.map().camera, looked);
    hands.key(Key::F4);
    assert_eq!(hands.app().panels, before);
    assert_eq!(hands.map().camera, looked, "one looks where one looked before");
    assert!((hands.window.ctx.zoom_factor() - size).abs() < 1e-6);
    assert!(hands.window.query_by_role(Role::Tree).is_some());
}

#[test]
fn escape_leaves_the_line_then_the_selection_then_the_mode() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F4);
    hands.press(Modifiers::ALT, Key::ArrowRight);
    hands.letters("half a wo");
    hands.key(Key::Escape);
    assert!(hands.app().workshop.is_on());
    assert_eq!(hands.line(), "half a wo");
    hands.key(Key::Escape);
    assert!(hands.app().workshop.is_on() && hands.map().selection.is_empty());
    hands.key(Key::Escape);
    assert!(!hands.app().workshop.is_on());
    hands.key(Key::F4);
    assert_eq!(hands.line(), "half a wo", "nothing typed is lost");
}

#[test]
fn each_enter_adds_the_next_item_and_one_goes_on_typing() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F4);
    hands.type_line("Waiting room");
    hands.type_line("Treatment");
    assert_eq!(hands.names(), ["Reception", "Doctor", "Waiting room", "Treatment"]);
    assert!(hands.shows("Said at: Treatment"));
    hands.press(Modifiers::COMMAND, Key::Num4);
    hands.type_line("Draught");
    hands.type_line("+Kind staff");
    hands.type_line("* Close the window");
    hands.type_line("?Plants");
    assert_eq!(hands.sorted(ElementKind::Barrier), ["Draught", "Queue"]);
    assert_eq!(hands.said(ElementKind::Driver), ["Kind staff"]);
    assert_eq!(hands.sorted(ElementKind::Solution), ["Close the window", "More seats"]);
    assert_eq!(hands.said(ElementKind::Idea), ["Plants"]);
    assert!(hands.shows("Said at: Treatment"), "an idea is said of no touchpoint");
    hands.press(Modifiers::ALT, Key::ArrowLeft);
    assert!(hands.shows("Said at: Waiting room"));
    hands.key(Key::ArrowDown);
    hands.type_line("Magazines");
    assert_eq!(hands.sorted(ElementKind::Driver), ["Kind staff", "Magazines"]);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.said(ElementKind::Driver), ["Kind staff"], "an empty line undoes");
    hands.letters("Mag");
    hands.press(Modifiers::COMMAND, Key::Num2);
    hands.letters("azines");
    assert_eq!(hands.line(), "Magazines");
    hands.app().run(Command::Language(Language::Russian));
    hands.settle();
    let line = hands.window.get_by_role_and_label(Role::TextInput, "Запись");
    assert_eq!(line.accesskit_node().value().as_deref(), Some("Magazines"));
    hands.key(Key::Enter);
    let document = &hands.map().document;
    let room = document.element(document.journey()[2]).unwrap();
    assert_eq!(Field::Action.of(&room.content), Some("Magazines"));
}

/// Some systems send the letter of a key that is pressed with Alt as a text, too.
#[test]
fn the_letter_of_a_command_is_no_text() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F4);
    hands.letters("One");
    let key = |pressed: bool| Event::Key {
        key: Key::P,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::ALT,
    };
    let events = &mut hands.window.input_mut().events;
    events.extend([key(true), Event::Text("p".into()), key(false)]);
    hands.window.run_steps(1);
    hands.settle();
    hands.letters(" two");
    assert_eq!(hands.line(), "One two");
    assert!(hands.shows("New idea…"), "the parking lot is shown");
}

#[test]
fn what_cannot_be_added_stays_in_the_line_and_it_is_said_why() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F4);
    hands.type_line("!Draught");
    assert!(hands.shows("Choose a touchpoint first: what you wrote is still in the line."));
    assert_eq!(hands.line(), "!Draught");
    hands.press(Modifiers::ALT, Key::ArrowRight);
    hands.press(Modifiers::ALT, Key::ArrowRight);
    assert!(hands.shows("Said at: Doctor"));
    hands.press(Modifiers::COMMAND, Key::A);
    hands.type_line("*More doctors");
    assert_eq!(hands.line(), "*More doctors");
    assert!(hands.shows("A solution answers a barrier: add one at this touchpoint first."));
    assert_eq!(hands.said(ElementKind::Solution), ["More seats"]);
}

#[test]
fn several_pasted_lines_are_an_item_each_in_one_step() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F4);
    hands.letters("half");
    hands.window.event(Event::Paste("Hall\n\n Stairs \nLift\n".into()));
    hands.settle();
    assert_eq!(hands.names(), ["Reception", "Doctor", "Hall", "Stairs", "Lift"]);
    assert_eq!(hands.line(), "half");
    hands.app().run(Command::Undo);
    hands.settle();
    assert_eq!(hands.names(), ["Reception", "Doctor"]);
    hands.window.event(Event::Paste(" a line".into()));
    hands.settle();
    assert_eq!(hands.line(), "half a line");
}

#[test]
fn a_click_on_a_touchpoint_goes_on_in_the_line() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F4);
    hands.key(Key::Escape);
    let doctor = hands.map().document.journey()[1];
    let at = hands.cell_of(doctor, Lane::Touchpoints);
    hands.click_at(at, Modifiers::NONE);
    hands.type_line("!Unfriendly");
    let document = &hands.map().document;
    let barrier = document.sources(doctor, LinkKind::Hinders)[0];
    assert_eq!(document.element(barrier).unwrap().content.text(), "Unfriendly");
}

#[test]
fn the_timer_runs_by_the_clock_and_signals_gently() {
    let mut hands = Hands::on(visit().map);
    let time = driven(&mut hands);
    let seconds = |seconds: u64| time.store(1_000 + seconds * 1_000, Ordering::Relaxed);
    hands.key(Key::F4);
    hands.press(Modifiers::ALT, Key::ArrowRight);
    assert!(hands.shows("Time left: 10:00"));
    hands.click("Length: 10 minutes");
    hands.click("5 minutes");
    assert!(hands.shows("Time left: 5:00"));
    hands.press(Modifiers::ALT, Key::T);
    assert!(hands.shows("Stage “stage”") && hands.shows("Pause the timer"));
    seconds(61);
    hands.settle();
    assert!(hands.shows("Time left: 3:59"));
    hands.click("Pause the timer");
    seconds(100);
    hands.settle();
    assert!(hands.shows("Time left: 3:59"), "it waits");
    hands.click("Start the timer");
    seconds(339);
    hands.settle();
    assert!(hands.shows("Over time: +0:00"));
    assert!(hands.shows("Time is up for the stage “stage”."), "a notice, nothing in the way");
    hands.app().motion = Motion::Reduced;
    seconds(350);
    hands.settle();
    assert!(hands.shows("Over time: +0:11"));
    hands.letters("one goes on");
    assert_eq!(hands.line(), "one goes on");
    hands.click("Reset the timer");
    assert!(hands.shows("Time left: 5:00"));
}

#[test]
fn ideas_are_added_edited_moved_and_deleted_in_the_lot() {
    let mut hands = Hands::on(visit().map);
    hands.press(Modifiers::ALT, Key::P);
    hands.type_line("Plants");
    hands.type_line("Tea");
    hands.window.event(Event::Paste("A bell\n!Music\n".into()));
    hands.settle();
    assert_eq!(hands.said(ElementKind::Idea), ["Plants", "Tea", "A bell", "!Music"]);
    let at = hands.idea("Tea");
    hands.click_at(at, Modifiers::NONE);
    hands.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(hands.said(ElementKind::Idea), ["Tea", "Plants", "A bell", "!Music"]);
    hands.key(Key::F2);
    hands.letters(" and water");
    hands.key(Key::Enter);
    assert_eq!(hands.said(ElementKind::Idea)[0], "Tea and water");
    hands.key(Key::Enter);
    hands.letters("no");
    hands.key(Key::Escape);
    assert_eq!(hands.said(ElementKind::Idea)[0], "Tea and water");
    let (from, to) = (hands.idea("!Music"), hands.idea("Tea and water"));
    hands.drag(from, to - egui::vec2(0.0, 8.0));
    assert_eq!(hands.said(ElementKind::Idea)[0], "!Music");
    let at = hands.idea("Plants");
    hands.click_at(at, Modifiers::NONE);
    hands.key(Key::Delete);
    assert_eq!(hands.said(ElementKind::Idea), ["!Music", "Tea and water", "A bell"]);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(hands.said(ElementKind::Idea).len(), 4);
}

/// What an idea that is dropped on a lane becomes.
#[test]
fn an_idea_dropped_on_a_lane_becomes_what_belongs_there() {
    use ElementKind as E;
    for (lane, kind) in [
        (Lane::Barriers, Some(E::Barrier)),
        (Lane::Drivers, Some(E::Driver)),
        (Lane::Solutions, Some(E::Solution)),
        (Lane::Quotes, Some(E::Quote)),
        (Lane::Evidence, Some(E::Evidence)),
        (Lane::Indicators, Some(E::Indicator)),
        (Lane::Emotions, Some(E::Emotion)),
        (Lane::Touchpoints, Some(E::Touchpoint)),
        (Lane::Actions, None),
        (Lane::Expectations, None),
        (Lane::Owners, None),
    ] {
        let mut hands = Hands::on(sketch_with_ideas(&["A bell"]).map);
        hands.app().run(Command::Lot);
        if !hands.map().view().lanes.contains(&lane) {
            hands.app().run(Command::Lane(lane));
        }
        hands.settle();
        hands.app().run(Command::ZoomFit);
        hands.settle();
        let start = hands.map().document.clone();
        let reception = start.journey()[0];
        let (from, to) = (hands.idea("A bell"), hands.cell_of(reception, lane));
        hands.drag(from, to);
        assert_eq!(hands.said(E::Idea), Vec::<String>::new(), "{lane:?}");
        if let Some(kind) = kind {
            assert!(hands.said(kind).contains(&"A bell".to_owned()), "{lane:?}");
        } else {
            let touchpoint = hands.map().document.element(reception).unwrap();
            let said = touchpoint.content.texts();
            assert_eq!(said.iter().filter(|text| **text == "A bell").count(), 1, "{lane:?}");
        }
        assert_eq!(hands.map().document.check(), []);
        hands.app().run(Command::Undo);
        hands.settle();
        assert!(hands.map().document == start, "{lane:?}: one step");
    }
}

#[test]
fn an_idea_let_go_elsewhere_stays_in_the_lot() {
    let mut sketch = sketch_with_ideas(&["A bell"]);
    sketch.change("Reception", |content| Field::Action.set(content, "waits"));
    let mut hands = Hands::on(sketch.map);
    hands.app().run(Command::Lot);
    hands.settle();
    let start = hands.map().document.clone();
    let (from, taken) = (hands.idea("A bell"), hands.cell_of(start.journey()[0], Lane::Actions));
    hands.drag(from, taken);
    assert!(hands.map().document == start, "something is said there already");
    let doctor = hands.cell_of(start.journey()[1], Lane::Barriers);
    hands.take(from, doctor);
    hands.key(Key::Escape);
    hands.button(doctor, false, Modifiers::NONE);
    hands.settle();
    assert!(hands.map().document == start, "Escape lets go of it");
}

#[test]
fn an_idea_is_placed_by_keys_on_the_touchpoint_chosen_before() {
    let mut hands = Hands::on(sketch_with_ideas(&["A bell", "Tea", "Music"]).map);
    let doctor = hands.map().document.journey()[1];
    hands.press(Modifiers::ALT, Key::P);
    hands.app().act(cjm::app::Action::GoTo(doctor));
    hands.settle();
    let at = hands.idea("A bell");
    hands.click_at(at, Modifiers::NONE);
    hands.window.event(Event::PointerMoved(at));
    let button = PointerButton::Secondary;
    for pressed in [true, false] {
        let modifiers = Modifiers::NONE;
        hands.window.event(Event::PointerButton { pos: at, button, pressed, modifiers });
        hands.window.run_steps(2);
    }
    hands.settle();
    assert!(hands.shows("On “Doctor” as"));
    let barriers: Vec<_> =
        hands.window.get_all_by_role_and_label(Role::Button, "Barrier").collect();
    barriers.last().unwrap().click();
    hands.settle();
    let document = hands.map().document.clone();
    let barrier = document.sources(doctor, LinkKind::Hinders)[0];
    assert_eq!(document.element(barrier).unwrap().content.text(), "A bell");
    let at = hands.idea("Music");
    hands.click_at(at, Modifiers::NONE);
    hands.press(Modifiers::COMMAND, Key::K);
    hands.letters("idea as: driver");
    hands.key(Key::Enter);
    assert_eq!(hands.said(ElementKind::Driver), ["Music"]);
    assert_eq!(hands.said(ElementKind::Idea), ["Tea"]);
}

#[test]
fn clicks_and_keys_give_dots_while_voting() {
    let mut hands = Hands::on(visit().map);
    let document = hands.map().document.clone();
    let queue = document.of_kind(ElementKind::Barrier)[0];
    let seats = document.of_kind(ElementKind::Solution)[0];
    let votes = |hands: &Hands, id| hands.map().document.element(id).unwrap().content.votes();
    let at = hands.middle_of(queue);
    hands.click_at(at, Modifiers::NONE);
    assert_eq!(votes(&hands, queue), Some(0), "not yet");
    hands.press(Modifiers::ALT, Key::V);
    for _ in 0..3 {
        let at = hands.middle_of(queue);
        hands.click_at(at, Modifiers::NONE);
    }
    assert_eq!(votes(&hands, queue), Some(3));
    let at = hands.middle_of(queue);
    hands.click_at(at, Modifiers::SHIFT);
    assert_eq!(votes(&hands, queue), Some(2));
    hands.key(Key::Minus);
    hands.key(Key::Plus);
    hands.key(Key::Plus);
    assert_eq!(votes(&hands, queue), Some(3));
    let at = hands.middle_of(seats);
    for _ in 0..4 {
        hands.click_at(at, Modifiers::NONE);
    }
    let lines: Vec<String> = hands
        .window
        .get_all_by_role(Role::ListBoxOption)
        .map(|node| node.accesskit_node().label().unwrap_or_default())
        .filter(|label| label.ends_with(" dots"))
        .collect();
    assert_eq!(lines, ["Solution: More seats, 4 dots", "Barrier: Queue, 3 dots"]);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(votes(&hands, seats), Some(3));
    hands.click("One dot less: More seats");
    assert_eq!(votes(&hands, seats), Some(2));
    hands.click("Clear all votes");
    assert!(hands.map().document == document);
    hands.press(Modifiers::COMMAND, Key::Z);
    assert_eq!((votes(&hands, queue), votes(&hands, seats)), (Some(3), Some(2)));
    hands.key(Key::Escape);
    hands.key(Key::Escape);
    let at = hands.middle_of(queue);
    hands.click_at(at, Modifiers::NONE);
    assert_eq!(votes(&hands, queue), Some(3), "the vote is over");
}

#[test]
fn the_hint_tells_how_many_dots_were_given() {
    let mut sketch = visit();
    sketch.change("Queue", |content| content.set_votes(12));
    let mut hands = Hands::on(sketch.map);
    hands.press(Modifiers::ALT, Key::V);
    assert!(hands.shows("12 dots"));
    hands.app().act(cjm::app::Action::Vote(cjm::app::VoteAsk::Poll(cjm::app::Poll {
        people: 15,
        dots: 3,
    })));
    hands.settle();
    assert!(hands.shows("12 of 45 dots given"));
}

#[test]
fn the_kinds_stand_in_one_row_however_large_the_type_is() {
    let mut hands = Hands::on(visit().map);
    hands.key(Key::F4);
    for &language in Language::ALL {
        hands.app().run(Command::Language(language));
        for percent in [100, 150, 200] {
            hands.app().run(Command::TextSize(percent));
            for width in [700.0, 1024.0, 1600.0] {
                hands.window.set_size([width, 900.0].into());
                hands.settle();
                let kinds: Vec<egui::Rect> = hands
                    .window
                    .get_all_by_role(Role::RadioButton)
                    .map(|kind| kind.rect())
                    .collect();
                let row = kinds[0].center().y;
                assert_eq!(kinds.len(), 9);
                assert!(kinds.iter().all(|kind| (kind.center().y - row).abs() < 1.0));
                let right = kinds.iter().map(egui::Rect::right).fold(0.0, f32::max);
                // What the window's size comes to in this size of type.
                let room = hands.window.ctx.content_rect().right();
                assert!(right <= room, "{language:?} {percent} % {width}: {right} of {room}");
            }
        }
    }
}

#[test]
fn a_workshop_is_drawn_narrow_and_wide_in_every_language() {
    let mut hands = Hands::on(sketch_with_ideas(&["A bell", &"long ".repeat(60)]).map);
    hands.key(Key::F4);
    for &language in Language::ALL {
        hands.app().run(Command::Language(language));
        for command in [Command::Lot, Command::Voting, Command::Voting] {
            hands.app().run(command);
            for size in [[420.0, 300.0], [900.0, 700.0], [1920.0, 1080.0]] {
                hands.window.set_size(size.into());
                hands.settle();
            }
        }
    }
}
