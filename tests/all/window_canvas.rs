//! The map under a hand: clicks, drags and menus at the places of its cards.

use crate::support::generate;
use crate::support::hands::Hands;
use cjm::app::{Action, Command, Landing, OpenMap, Tone};
use cjm::edit::verbs::{self, Change};
use cjm::edit::{Entry, Field, Figure, Selection};
use cjm::layout::View;
use cjm::model::*;
use cjm::scene::Lane;
use cjm::templates::{Start, Template};
use cjm::ui::canvas::{Drag, Hand, Mark, Spot};
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::{NodeT, Queryable};
use kurbo::Point;
use std::sync::Arc;

/// A map under construction, by verbs alone.
struct Made {
    document: Document,
    rng: Rng,
}

impl Made {
    fn new() -> Self {
        let document = Document::new(MapProps::new("Map", Language::English));
        Self { document, rng: Rng::seeded(5) }
    }

    fn add(&mut self, verb: impl FnOnce(&Document, &mut Rng) -> Option<Change>) -> ElementId {
        let change = verb(&self.document, &mut self.rng).expect("the verb applies");
        self.document.apply(&change.edit).expect("its edit holds");
        change.select.primary().expect("something is selected")
    }

    fn stage(&mut self, phase: Phase, name: &str) -> ElementId {
        self.add(|document, rng| Some(verbs::stage_after(document, None, phase, name, rng)))
    }

    fn card(&mut self, stage: ElementId, name: &str) -> ElementId {
        self.add(|document, rng| verbs::touchpoint_in(document, stage, name, rng))
    }

    fn note(&mut self, kind: ElementKind, on: ElementId, text: &str) -> ElementId {
        self.add(|document, rng| verbs::note(document, kind, on, text, rng))
    }
}

/// Three stages: one with A, B and C, one with D, an empty one after the service.
struct Sample {
    hands: Hands,
    stages: [ElementId; 3],
    cards: [ElementId; 4],
    barrier: ElementId,
    solution: ElementId,
}

fn sample() -> Sample {
    let mut made = Made::new();
    let first = made.stage(Phase::Service, "First");
    let second = made.stage(Phase::Service, "Second");
    let third = made.stage(Phase::PostService, "Third");
    let mut cards = Vec::new();
    for (stage, name) in [(first, "A"), (first, "B"), (first, "C"), (second, "D")] {
        cards.push(made.card(stage, name));
    }
    let barrier = made.note(ElementKind::Barrier, cards[0], "queue");
    made.note(ElementKind::Barrier, cards[1], "form");
    let solution = made.note(ElementKind::Solution, barrier, "tickets");
    for &card in &cards[..3] {
        made.add(|document, rng| {
            verbs::feel(document, card, None, Journey::AsIs, Valence::Good, rng)
        });
    }
    let cards: [ElementId; 4] = cards.try_into().expect("four cards");
    let hands = Hands::on(made.document);
    Sample { hands, stages: [first, second, third], cards, barrier, solution }
}

impl Hands {
    /// The middle of a cell on the screen.
    fn cell(&self, touchpoint: ElementId, lane: Lane) -> Pos2 {
        self.at(self.map().scene().cell(touchpoint, lane).expect("shown").center())
    }

    fn hover(&mut self, at: Pos2) {
        self.window.event(Event::PointerMoved(at));
        self.window.run_steps(3);
    }

    fn secondary(&mut self, at: Pos2) {
        self.hover(at);
        for pressed in [true, false] {
            let (button, modifiers) = (PointerButton::Secondary, Modifiers::NONE);
            self.window.event(Event::PointerButton { pos: at, button, pressed, modifiers });
            self.window.run_steps(1);
        }
        self.settle();
    }

    fn double(&mut self, at: Pos2) {
        // Long after any click before it.
        self.window.run_steps(60);
        for _ in 0..2 {
            self.hover(at);
            self.button(at, true, Modifiers::NONE);
            self.button(at, false, Modifiers::NONE);
        }
        self.settle();
    }

    /// Stage by stage, its touchpoints' names: `First: A B; Second: C`.
    fn told(&self) -> String {
        let document = &self.map().document;
        let text = |id: ElementId| document.element(id).expect("there").content.text().to_owned();
        let stage = |stage: ElementId| {
            let names: Vec<String> =
                document.targets(stage, LinkKind::Contains).into_iter().map(text).collect();
            format!("{}: {}", text(stage), names.join(" "))
        };
        document.stages().into_iter().map(stage).collect::<Vec<_>>().join("; ")
    }

    fn undo(&mut self) {
        self.press(Modifiers::COMMAND, Key::Z);
    }
}

#[test]
fn clicks_select_toggle_and_reach_along_the_journey() {
    let Sample { mut hands, cards: [a, b, c, d], .. } = sample();
    hands.click_at(hands.middle(a), Modifiers::NONE);
    assert_eq!(hands.selected(), ["A"]);
    hands.click_at(hands.middle(c), Modifiers::COMMAND);
    assert_eq!(hands.selected(), ["A", "C"]);
    hands.click_at(hands.middle(a), Modifiers::COMMAND);
    assert_eq!(hands.selected(), ["C"]);
    hands.click_at(hands.middle(d), Modifiers::SHIFT);
    assert_eq!(hands.selected(), ["C", "D"]);
    hands.click_at(hands.middle(b), Modifiers::NONE);
    assert_eq!(hands.selected(), ["B"]);
    assert_eq!(hands.map().history.done(), 0, "selecting is no step");
}

#[test]
fn a_frame_drawn_on_empty_paper_selects_what_it_touches() {
    let Sample { mut hands, cards: [a, b, c, d], .. } = sample();
    let above = hands.place(a);
    let from = hands.at(Point::new(above.x0 - 20.0, hands.map().scene().header.y0 - 12.0));
    let to = hands.middle(b);
    hands.drag(from, to);
    assert_eq!(hands.selected(), ["A", "B"]);
    // With Shift it adds, and begins on a card, too.
    hands.window.event(Event::ModifiersChanged(Modifiers::SHIFT));
    let (from, to) = (hands.middle(d), hands.middle(d) + egui::vec2(9.0, 9.0));
    hands.hover(from);
    hands.button(from, true, Modifiers::SHIFT);
    hands.window.event(Event::ModifiersChanged(Modifiers::SHIFT));
    hands.hover(to);
    hands.button(to, false, Modifiers::SHIFT);
    hands.settle();
    assert_eq!(hands.selected(), ["A", "B", "D"]);
    assert!(!hands.map().selection.contains(c));
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ", "nothing was moved");
}

#[test]
fn a_card_is_dropped_between_others_and_into_another_stage() {
    let Sample { mut hands, stages, cards: [a, b, _, d], .. } = sample();
    let right_of = |hands: &Hands, id| {
        let place = hands.place(id);
        hands.at(Point::new(place.x1 - 6.0, place.center().y))
    };
    hands.drag(hands.middle(a), right_of(&hands, b));
    assert_eq!(hands.told(), "First: B A C; Second: D; Third: ");
    assert_eq!(hands.map().history.done(), 1);
    assert_eq!(hands.selected(), ["A"]);
    hands.drag(hands.middle(a), right_of(&hands, d));
    assert_eq!(hands.told(), "First: B C; Second: D A; Third: ");
    let empty = hands.place(stages[2]);
    let row = hands.place(a).center().y;
    hands.drag(hands.middle(b), hands.at(Point::new(empty.center().x, row)));
    assert_eq!(hands.told(), "First: C; Second: D A; Third: B", "an empty stage takes it");
    hands.undo();
    hands.undo();
    hands.undo();
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ");
}

#[test]
fn selected_cards_move_together_as_one_step() {
    let Sample { mut hands, cards: [a, _, c, d], .. } = sample();
    hands.click_at(hands.middle(a), Modifiers::NONE);
    hands.click_at(hands.middle(c), Modifiers::COMMAND);
    let place = hands.place(d);
    let to = hands.at(Point::new(place.x1 - 6.0, place.center().y));
    hands.drag(hands.middle(c), to);
    assert_eq!(hands.told(), "First: B; Second: D A C; Third: ");
    assert_eq!(hands.selected(), ["A", "C"]);
    assert_eq!(hands.app().step_text(true), "Undo: move 2 touchpoints");
    hands.undo();
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ");
}

#[test]
fn escape_lets_go_without_doing_anything() {
    let Sample { mut hands, cards: [a, _, _, d], .. } = sample();
    hands.click_at(hands.middle(d), Modifiers::NONE);
    let (from, to) = (hands.middle(a), hands.middle(d));
    hands.take(from, to);
    hands.key(Key::Escape);
    hands.button(to, false, Modifiers::NONE);
    hands.settle();
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ");
    assert_eq!(hands.selected(), ["D"], "and what is selected stays");
    assert_eq!(hands.map().history.done(), 0);
}

#[test]
fn stages_are_dragged_in_the_header_also_into_another_phase() {
    let Sample { mut hands, stages: [first, second, third], .. } = sample();
    let left_of = |hands: &Hands, id| {
        let place = hands.place(id);
        hands.at(Point::new(place.x0 + 8.0, place.center().y))
    };
    hands.drag(hands.middle(second), left_of(&hands, first));
    assert_eq!(hands.told(), "Second: D; First: A B C; Third: ");
    hands.drag(hands.middle(first), left_of(&hands, third));
    assert_eq!(hands.told(), "Second: D; First: A B C; Third: ");
    let phase = hands.map().document.element(first).unwrap().content.as_stage().unwrap().phase;
    assert_eq!(phase, Phase::PostService);
}

#[test]
fn the_border_between_two_stages_moves_touchpoints() {
    let Sample { mut hands, stages: [first, second, _], cards: [_, _, c, d], .. } = sample();
    let (left, right) = (hands.place(first), hands.place(second));
    let border = |hands: &Hands, x| hands.at(Point::new(x, left.center().y));
    let between = f64::midpoint(left.x1, right.x0);
    let (from, to) = (border(&hands, between), border(&hands, hands.place(c).x0 - 3.0));
    hands.drag(from, to);
    assert_eq!(hands.told(), "First: A B; Second: C D; Third: ");
    let from = border(&hands, f64::midpoint(hands.place(first).x1, hands.place(second).x0));
    let to = border(&hands, hands.place(d).x1 + 5.0);
    hands.drag(from, to);
    assert_eq!(hands.told(), "First: A B C D; Second: ; Third: ");
    hands.undo();
    hands.undo();
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ");
}

#[test]
fn a_lane_is_dragged_by_its_name() {
    let Sample { mut hands, .. } = sample();
    let lane = |hands: &Hands, lane| {
        let place = hands.map().scene().lane_place(lane).expect("shown");
        hands.at(Point::new(60.0, place.center().y))
    };
    let (from, to) = (lane(&hands, Lane::Drivers), lane(&hands, Lane::Actions));
    hands.drag(from, to - egui::vec2(0.0, 8.0));
    let lanes = &hands.map().view().lanes;
    assert_eq!(lanes[..3], [Lane::Touchpoints, Lane::Drivers, Lane::Actions]);
    assert_eq!(hands.map().history.done(), 0, "how a map is shown is no step");
}

fn felt(hands: &Hands, touchpoint: ElementId) -> Vec<(Option<ElementId>, Valence)> {
    let document = &hands.map().document;
    let emotion = |id: ElementId| {
        let emotion = document.element(id).unwrap().content.as_emotion().unwrap();
        (document.target(id, LinkKind::Of), emotion.valence)
    };
    document.targets(touchpoint, LinkKind::Feels).into_iter().map(emotion).collect()
}

#[test]
fn a_point_of_the_curve_snaps_to_the_valence_it_is_dragged_to() {
    let Sample { mut hands, cards: [a, b, ..], .. } = sample();
    let emotion = hands.map().document.target(a, LinkKind::Feels).unwrap();
    let axis = hands.map().scene().feelings.expect("the lane is shown");
    let from = hands.middle(emotion);
    let to = hands.at(Point::new(hands.place(emotion).center().x, axis.y(-2) + 9.0));
    hands.drag(from, to);
    assert_eq!(felt(&hands, a), [(None, Valence::VeryBad)]);
    assert_eq!(felt(&hands, b), [(None, Valence::Good)]);
    assert_eq!(hands.map().history.done(), 1);
    let (from, near) = (hands.middle(emotion), hands.middle(emotion) + egui::vec2(4.0, 9.0));
    hands.drag(from, near);
    assert_eq!(hands.map().history.done(), 1, "where it was is no step");
}

#[test]
fn each_persona_has_a_point_of_her_own() {
    let mut made = Made::new();
    let stage = made.stage(Phase::Service, "Stage");
    let card = made.card(stage, "A");
    let mut personas = Vec::new();
    for (name, key) in [("Ann", "k1"), ("Bob", "k2")] {
        let none = String::new;
        let persona = Persona {
            name: name.into(),
            about: none(),
            motivation: none(),
            needs: none(),
            pains: none(),
        };
        let id = ElementId::random(&mut made.rng);
        let element = Element::new(OrderKey::parse(key).unwrap(), persona);
        let edit = Edit::Insert { id, element: Arc::new(element), links: Vec::new() };
        made.document.apply(&edit).unwrap();
        personas.push(id);
        made.add(|document, rng| {
            verbs::feel(document, card, Some(id), Journey::AsIs, Valence::Neutral, rng)
        });
    }
    let mut hands = Hands::on(made.document);
    let of_bob =
        |id: &ElementId| hands.map().document.target(*id, LinkKind::Of) == Some(personas[1]);
    let emotion = hands.map().document.targets(card, LinkKind::Feels);
    let emotion = emotion.into_iter().find(of_bob).unwrap();
    let axis = hands.map().scene().feelings.expect("the lane is shown");
    let to = hands.at(Point::new(hands.place(emotion).center().x, axis.y(2)));
    hands.drag(hands.middle(emotion), to);
    let mut found = felt(&hands, card);
    found.sort();
    let mut wanted =
        [(Some(personas[0]), Valence::Neutral), (Some(personas[1]), Valence::VeryGood)];
    wanted.sort();
    assert_eq!(found, wanted);
}

/// Where each touchpoint's ways lead, by name, with their labels.
fn ways(document: &Document) -> Vec<String> {
    let text = |id: ElementId| document.element(id).expect("it is there").content.text();
    let mut ways = Vec::new();
    for from in document.journey() {
        for way in document.targets(from, LinkKind::Leaves) {
            let to = document.target(way, LinkKind::Arrives).expect("it leads somewhere");
            ways.push(format!("{}→{} {}", text(from), text(to), text(way)).trim().to_owned());
        }
    }
    ways
}

#[test]
fn a_way_is_drawn_from_a_cards_edge_and_named_at_once() {
    let Sample { mut hands, cards: [a, _, c, d], .. } = sample();
    let before = ways(&hands.map().document);
    let edge = |hands: &Hands, id, right: bool| {
        let place = hands.place(id);
        hands.at(Point::new(if right { place.x1 } else { place.x0 }, place.center().y))
    };
    hands.drag(edge(&hands, c, true), hands.middle(a));
    assert!(hands.map().typing.is_some(), "its label is typed next");
    hands.letters("forgot the papers");
    hands.key(Key::Enter);
    let mut wanted = before.clone();
    wanted.push("C→A forgot the papers".into());
    assert_eq!(sorted(ways(&hands.map().document)), sorted(wanted));
    assert_eq!(hands.map().history.done(), 1);
    hands.undo();
    // From the left edge it arrives; without a label it stays all the same.
    hands.drag(edge(&hands, a, false), hands.middle(d));
    hands.key(Key::Enter);
    let mut wanted = before.clone();
    wanted.push("D→A".into());
    assert_eq!(sorted(ways(&hands.map().document)), sorted(wanted));
    hands.undo();
    // To itself, or where a plain way leads already, there is none to draw.
    hands.drag(edge(&hands, a, true), hands.middle(a) - egui::vec2(10.0, 0.0));
    hands.drag(edge(&hands, c, true), hands.middle(d));
    assert_eq!(ways(&hands.map().document), before);
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

#[test]
fn a_way_dropped_beyond_the_last_card_leads_to_a_new_one() {
    let mut made = Made::new();
    let stage = made.stage(Phase::Service, "Stage");
    let a = made.card(stage, "A");
    made.card(stage, "B");
    let mut hands = Hands::on(made.document);
    let place = hands.place(a);
    let from = hands.at(Point::new(place.x1, place.center().y));
    let beyond = hands.map().scene().body.x1 + 30.0;
    let to = hands.at(Point::new(beyond, place.center().y));
    hands.drag(from, to);
    hands.letters("C");
    hands.key(Key::Enter);
    assert_eq!(hands.told(), "Stage: A B C");
    assert_eq!(ways(&hands.map().document), ["A→B", "A→C"]);
    hands.undo();
    assert_eq!(hands.told(), "Stage: A B");
}

#[test]
fn notes_are_dragged_to_other_cards_and_onto_ways() {
    let Sample { mut hands, cards: [a, b, _, d], barrier, solution, .. } = sample();
    let on = |hands: &Hands, note| hands.map().document.targets(note, LinkKind::Hinders);
    hands.drag(hands.middle(barrier), hands.cell(d, Lane::Actions));
    assert_eq!(on(&hands, barrier), [d]);
    assert_eq!(hands.app().step_text(true), "Undo: move “queue”");
    let way = hands.map().document.targets(a, LinkKind::Leaves)[0];
    hands.drag(hands.middle(barrier), hands.middle(way));
    assert_eq!(on(&hands, barrier), [way]);
    let answered = |hands: &Hands| hands.map().document.targets(solution, LinkKind::Answers);
    let other = hands.map().document.sources(b, LinkKind::Hinders)[0];
    hands.drag(hands.middle(solution), hands.middle(other));
    assert_eq!(answered(&hands), [other]);
    hands.drag(hands.middle(solution), hands.middle(d));
    assert_eq!(answered(&hands), [other], "a card without a barrier is no place for a solution");
    assert_eq!(hands.map().history.done(), 3);
    hands.undo();
    hands.undo();
    hands.undo();
    assert_eq!((on(&hands, barrier), answered(&hands)), (vec![a], vec![barrier]));
}

#[test]
fn the_toolbar_adds_to_what_is_selected_and_where_it_is_dragged() {
    let Sample { mut hands, cards: [a, b, ..], .. } = sample();
    let count = |hands: &Hands, on, link| hands.map().document.sources(on, link).len();
    hands.click_at(hands.middle(b), Modifiers::NONE);
    hands.click("Add driver");
    hands.letters("short form");
    hands.key(Key::Enter);
    assert_eq!(count(&hands, b, LinkKind::Carries), 1);
    hands.key(Key::Escape);
    let button = hands.window.get_by_label("Moment of truth").rect().center();
    hands.drag(button, hands.middle(a));
    assert_eq!(count(&hands, a, LinkKind::Marks), 1);
    let button = hands.window.get_by_label("Add barrier").rect().center();
    let way = hands.map().document.targets(a, LinkKind::Leaves)[0];
    hands.drag(button, hands.middle(way));
    hands.letters("no sign");
    hands.key(Key::Enter);
    assert_eq!(count(&hands, way, LinkKind::Hinders), 1);
    let button = hands.window.get_by_label("Add touchpoint").rect().center();
    let place = hands.place(a);
    hands.drag(button, hands.at(Point::new(place.x0 + 5.0, place.center().y)));
    hands.letters("Before");
    hands.key(Key::Enter);
    assert_eq!(hands.told(), "First: Before A B C; Second: D; Third: ");
    let button = hands.window.get_all_by_label("Emotion").next().unwrap().rect().center();
    hands.drag(button, hands.middle(hands.map().document.journey()[0]));
    let first = hands.map().document.journey()[0];
    assert_eq!(felt(&hands, first), [(None, Valence::Neutral)]);
}

#[test]
fn a_button_without_a_place_for_it_says_so() {
    let Sample { mut hands, .. } = sample();
    hands.click("Add barrier");
    let notices = hands.app().notices.list().to_vec();
    assert_eq!(notices.len(), 1);
    assert_eq!(notices[0].tone, Tone::Warning);
    assert_eq!(hands.map().history.done(), 0);
}

#[test]
fn an_empty_cell_offers_a_plus_and_types_at_once() {
    let Sample { mut hands, cards: [a, _, _, d], .. } = sample();
    hands.hover(hands.cell(d, Lane::Actions));
    hands.click("Add to “Actions”");
    hands.letters("reads the letter");
    hands.key(Key::Enter);
    let touchpoint = hands.map().document.element(d).unwrap().content.as_touchpoint().unwrap();
    assert_eq!(touchpoint.action, "reads the letter");
    hands.hover(hands.cell(d, Lane::Barriers));
    hands.click("Add to “Barriers”");
    hands.letters("illegible");
    hands.key(Key::Enter);
    assert_eq!(hands.map().document.sources(d, LinkKind::Hinders).len(), 1);
    // A filled cell has none.
    hands.hover(hands.cell(a, Lane::Barriers));
    assert!(hands.window.query_by_label("Add to “Barriers”").is_none());
    // The emotions' lane takes the height it is clicked at.
    let axis = hands.map().scene().feelings.expect("shown");
    let cell = hands.map().scene().cell(d, Lane::Emotions).expect("shown");
    hands.click_at(hands.at(Point::new(cell.center().x, axis.y(-1))), Modifiers::NONE);
    assert_eq!(felt(&hands, d), [(None, Valence::Bad)]);
}

#[test]
fn headings_offer_the_next_stage_and_touchpoint() {
    let Sample { mut hands, stages: [_, second, _], .. } = sample();
    hands.hover(hands.middle(second));
    let plus = |hands: &Hands| {
        let all = hands.window.get_all_by_label("Add touchpoint");
        all.map(|node| node.rect()).min_by(|a, b| a.width().total_cmp(&b.width())).unwrap()
    };
    hands.click_at(plus(&hands).center(), Modifiers::NONE);
    hands.letters("E");
    hands.key(Key::Enter);
    assert_eq!(hands.told(), "First: A B C; Second: D E; Third: ");
    let bar = hands.map().scene().phase_bars().next().expect("a phase");
    hands.hover(hands.at(bar.center()));
    hands.click("Add stage: Service");
    hands.letters("Fourth");
    hands.key(Key::Enter);
    assert_eq!(hands.told(), "First: A B C; Second: D E; Fourth: ; Third: ");
}

#[test]
fn labels_and_shares_of_ways_are_typed_in_place() {
    let mut made = Made::new();
    let stage = made.stage(Phase::Service, "Stage");
    let cards: Vec<ElementId> = ["A", "B", "C"].map(|name| made.card(stage, name)).into();
    let way = made.add(|document, rng| verbs::connect(document, cards[2], cards[0], rng));
    let edit = Field::Main.edit(&made.document, way, "again").unwrap();
    made.document.apply(&edit).unwrap();
    let mut hands = Hands::on(made.document);
    let share = |hands: &Hands| {
        hands.map().document.element(way).unwrap().content.as_transition().unwrap().share
    };
    // The line is the way, also far from its label.
    let (origin, line) = {
        let (origin, group) = hands.map().scene().group_of(way).expect("drawn");
        (origin, group.line.clone().expect("ways have lines"))
    };
    let kurbo::PathEl::MoveTo(start) = line.elements()[0] else {
        panic!("a line begins somewhere");
    };
    let on_line = hands.at(start + origin.to_vec2() - kurbo::Vec2::new(0.0, 6.0));
    hands.click_at(on_line, Modifiers::NONE);
    assert_eq!(hands.map().primary(), Some(way));
    hands.double(hands.middle(way));
    hands.letters(" and again");
    hands.key(Key::Tab);
    let typed = hands.map().typing.as_ref().map(|typing| typing.slot.entry);
    assert_eq!(typed, Some(Entry::Figure(Figure::Share)));
    hands.letters("12 %");
    hands.key(Key::Enter);
    assert_eq!(share(&hands), Some(0.12));
    let label = hands.map().document.element(way).unwrap().content.text().to_owned();
    assert_eq!(label, "again and again");
    hands.secondary(hands.middle(way));
    hands.choose("Edit share of clients");
    assert_eq!(hands.map().typing.as_ref().map(|typing| typing.text.as_str()), Some("12 %"));
    hands.press(Modifiers::COMMAND, Key::A);
    hands.letters("many");
    hands.key(Key::Enter);
    assert_eq!(share(&hands), Some(0.12));
    let notices = hands.app().notices.list().to_vec();
    assert!(notices[0].text.contains("many"), "{}", notices[0].text);
}

#[test]
fn menus_speak_of_what_was_clicked() {
    let Sample { mut hands, cards: [a, b, ..], barrier, solution, .. } = sample();
    let element = |hands: &Hands, id| hands.map().document.element(id).unwrap().content.clone();
    hands.secondary(hands.middle(barrier));
    hands.choose("Severity 4 of 5");
    assert_eq!(element(&hands, barrier).as_barrier().unwrap().severity, Some(4));
    hands.secondary(hands.middle(solution));
    hands.choose("Feasibility: II · Needs management’s sanction");
    assert_eq!(
        element(&hands, solution).as_solution().unwrap().feasibility,
        Feasibility::Sanctioned
    );
    hands.secondary(hands.middle(a));
    hands.choose("Very bad (−2)");
    assert_eq!(felt(&hands, a), [(None, Valence::VeryBad)]);
    let way = hands.map().document.targets(a, LinkKind::Leaves)[0];
    hands.secondary(hands.middle(way));
    hands.choose("Reverse the way");
    assert!(ways(&hands.map().document).contains(&"B→A".to_owned()));
    let lane = hands.map().scene().lane_place(Lane::Actions).unwrap();
    hands.secondary(hands.at(Point::new(60.0, lane.center().y)));
    hands.choose("Hide the lane");
    assert!(!hands.map().view().lanes.contains(&Lane::Actions));
    hands.secondary(hands.cell(b, Lane::Drivers));
    hands.choose("Add to “Drivers”");
    hands.letters("a hint");
    hands.key(Key::Enter);
    assert_eq!(hands.map().document.sources(b, LinkKind::Carries).len(), 1);
}

#[test]
fn the_menu_of_empty_paper_adds_and_the_one_of_several_speaks_of_all() {
    let Sample { mut hands, cards: [a, b, c, _], .. } = sample();
    let desk = hands.at(Point::new(-10.0, -10.0));
    hands.secondary(desk);
    assert!(hands.window.get_all_by_label("Whole map").count() > 1, "not in the toolbar alone");
    hands.choose("Add touchpoint");
    hands.key(Key::Escape);
    for card in [a, b, c] {
        hands.click_at(hands.middle(card), Modifiers::COMMAND);
    }
    hands.secondary(hands.middle(b));
    assert!(hands.window.get_all_by_label("3 elements selected").next().is_some());
    hands.choose("Bad (−1)");
    for card in [a, b, c] {
        assert_eq!(felt(&hands, card), [(None, Valence::Bad)]);
    }
    assert_eq!(hands.app().step_text(true), "Undo: emotion at 3 touchpoints");
    assert_eq!(hands.selected(), ["A", "B", "C"]);
}

#[test]
fn what_is_done_to_several_is_one_named_step() {
    let Sample { mut hands, cards: [a, b, c, _], barrier, .. } = sample();
    for card in [a, b, c] {
        hands.click_at(hands.middle(card), Modifiers::COMMAND);
    }
    for (key, modifiers, name) in [
        (Key::Num1, Modifiers::NONE, "Undo: emotion at 3 touchpoints"),
        (Key::M, Modifiers::NONE, "Undo: moments of truth at 3 touchpoints"),
        (Key::M, Modifiers::NONE, "Undo: no moments of truth at 3 touchpoints"),
        (Key::ArrowRight, Modifiers::ALT, "Undo: move 3 touchpoints"),
        (Key::D, Modifiers::COMMAND, "Undo: duplicate 3 touchpoints"),
        (Key::Delete, Modifiers::NONE, "Undo: remove 3 touchpoints"),
    ] {
        let before = hands.map().history.done();
        hands.press(modifiers, key);
        assert_eq!(hands.map().history.done(), before + 1, "{name}");
        assert_eq!(hands.app().step_text(true), name);
    }
    for _ in 0..6 {
        hands.undo();
    }
    hands.app().run(Command::Severity(5));
    assert_eq!(hands.app().step_text(true), "Undo: severity of 2 barriers");
    let severity = hands.map().document.element(barrier).unwrap().content.as_barrier().unwrap();
    assert_eq!(severity.severity, Some(5));
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ");
}

#[test]
fn the_map_is_copied_as_a_picture_whole_or_in_part() {
    let Sample { mut hands, cards: [a, ..], .. } = sample();
    let size = |hands: &mut Hands| {
        hands.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
        let text = hands.app().notices.list().last().expect("it is told").text.clone();
        let digits = text.replace(',', "");
        let mut numbers = digits.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
        let mut next = || numbers.next().and_then(|n| n.parse::<f64>().ok()).expect("a number");
        (next(), next())
    };
    let whole = size(&mut hands);
    let scene = hands.map().scene().size;
    assert!((whole.0 - scene.width * 2.0).abs() < 3.0, "{whole:?} of {scene:?}");
    hands.click_at(hands.middle(a), Modifiers::NONE);
    let part = size(&mut hands);
    let column = hands.map().scene().column_of(a).unwrap().width;
    // The column with the lanes' names beside it, without title and legend.
    assert!(part.0 > column * 2.0 && part.0 < whole.0 && part.1 < whole.1, "{part:?}");
}

#[test]
fn undoing_while_typing_undoes_what_was_typed_and_nothing_of_other_texts() {
    let Sample { mut hands, cards: [a, b, ..], .. } = sample();
    hands.double(hands.middle(a));
    hands.letters(" one");
    for _ in 0..90 {
        // The field takes what rested for a while as a thing to undo.
        hands.window.run_steps(1);
    }
    hands.letters(" two");
    hands.undo();
    let name =
        |hands: &Hands, id| hands.map().document.element(id).unwrap().content.text().to_owned();
    assert_eq!(name(&hands, a), "A one");
    assert!(hands.map().typing.is_some(), "typing goes on");
    hands.key(Key::Enter);
    hands.double(hands.middle(b));
    hands.undo();
    hands.key(Key::Enter);
    assert_eq!((name(&hands, a), name(&hands, b)), ("A one".into(), "B".into()));
}

#[test]
fn the_map_is_moved_by_the_middle_button_and_by_the_space_bar() {
    let Sample { mut hands, cards: [a, ..], .. } = sample();
    let (from, to) = (hands.middle(a), hands.middle(a) + egui::vec2(60.0, 40.0));
    let before = hands.map().camera.origin;
    for pressed in [true, false] {
        let (button, modifiers) = (PointerButton::Middle, Modifiers::NONE);
        let pos = if pressed { from } else { to };
        hands.hover(pos);
        hands.window.event(Event::PointerButton { pos, button, pressed, modifiers });
        hands.window.run_steps(1);
        hands.hover(to);
    }
    let moved = hands.map().camera.origin;
    assert!(moved.x < before.x && moved.y < before.y, "{before} became {moved}");
    hands.window.key_down(Key::Space);
    hands.window.run_steps(1);
    hands.drag(to, from);
    hands.window.key_up(Key::Space);
    hands.settle();
    assert!(hands.map().camera.origin.x > moved.x);
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ");
    assert!(hands.map().selection.is_empty());
}

#[test]
fn the_map_scrolls_where_a_drag_reaches_its_edge() {
    let mut hands = Hands::on(generate::map(30, 3));
    let first = hands.map().document.journey()[0];
    hands.app().run(Command::ZoomFull);
    hands.app().act(Action::GoTo(first));
    hands.settle();
    let from = hands.middle(first);
    let canvas = hands.window.state().app().canvas;
    let left = hands.at(hands.map().camera.origin);
    let edge = Pos2::new(left.x + canvas.width as f32 - 6.0, from.y);
    let before = hands.map().camera.origin.x;
    hands.take(from, edge);
    hands.window.run_steps(20);
    let after = hands.map().camera.origin.x;
    assert!(after > before + 20.0, "{before} became {after}");
    hands.key(Key::Escape);
    hands.window.run_steps(5);
    let rest = hands.map().camera.origin.x;
    hands.window.run_steps(5);
    assert_eq!(hands.map().camera.origin.x, rest, "once it is let go of, the map rests");
}

/// Every place that the canvas offers for whatever a hand can hold does something that holds.
#[test]
fn whatever_a_drop_offers_holds() {
    let mut rng = Rng::seeded(31);
    let mut landed = std::collections::BTreeMap::new();
    for round in 0..6 {
        let document = Arc::new(generate::map(24, 40 + round));
        let state = MapState::ALL[round as usize % 3];
        let view = View { state, lanes: Lane::ALL.to_vec(), ..View::of(document.props()) };
        let mut map = OpenMap::new(None, document.clone(), view);
        let scene = map.scene().clone();
        let mut spots = Vec::new();
        for (origin, block) in scene.blocks() {
            for group in &block.groups {
                let bounds = group.bounds + origin.to_vec2();
                spots.extend(group.element.map(|element| (element, group.role, bounds)));
            }
        }
        for _ in 0..700 {
            let (element, role, bounds) = spots[rng.below(spots.len())];
            let some = (0..rng.below(4)).map(|_| spots[rng.below(spots.len())].0);
            map.selection = some.chain([element]).collect::<Selection>();
            let drag = match rng.below(6) {
                0 => Drag::Way { at: element, leaves: rng.below(2) == 0 },
                1 => Drag::New(ElementKind::ALL[rng.below(ElementKind::ALL.len())]),
                2 => {
                    let bars: Vec<_> = scene.bars().collect();
                    let at = rng.below(bars.len() - 1);
                    Drag::Border { left: bars[at].stage, right: bars[at + 1].stage }
                }
                _ => {
                    let hit = cjm::scene::Hit { element, role, bounds };
                    Drag::of(&map, &Spot::Element(hit), false)
                }
            };
            let (_, _, target) = spots[rng.below(spots.len())];
            let share = |rng: &mut Rng| rng.below(101) as f64 / 100.0;
            let mut at = Point::new(
                target.x0 + target.width() * share(&mut rng) + share(&mut rng) * 40.0 - 20.0,
                target.y0 + target.height() * share(&mut rng),
            );
            if rng.below(10) == 0 {
                // Beyond the last column.
                at.x = scene.body.x1 + 10.0;
            }
            let hand = Hand { from: bounds.center(), at, reach: 8.0, zoom: 1.0 };
            let Some(offer) = drag.offer(&map, hand) else { continue };
            let Action::Land(landing) = offer.action else { continue };
            let change = landing.change(&document, &mut rng);
            let change = change.unwrap_or_else(|| panic!("{landing:?} does nothing"));
            let mut after = Document::clone(&document);
            after.apply(&change.edit).unwrap_or_else(|error| panic!("{landing:?}: {error}"));
            assert_eq!(after.check(), [], "{landing:?}");
            assert!(after != *document, "{landing:?} changes nothing");
            if let Mark::Element(lit) = offer.mark {
                assert!(drag.may_land_on(&map, lit) || kind_of(&landing) == 3, "{landing:?}");
            }
            *landed.entry(kind_of(&landing)).or_insert(0) += 1;
        }
    }
    assert_eq!(landed.len(), 9, "every kind of drop was tried: {landed:?}");
}

/// A number for each kind of drop.
fn kind_of(landing: &Landing) -> u8 {
    match landing {
        Landing::Touchpoints { .. } => 0,
        Landing::Stages { .. } => 1,
        Landing::Border { .. } => 2,
        Landing::Feeling { .. } => 3,
        Landing::Way { .. } => 4,
        Landing::WayOn { .. } => 5,
        Landing::Notes { .. } => 6,
        Landing::Added { .. } => 7,
        Landing::Touchpoint { .. } => 8,
        Landing::Idea(..) => 9,
    }
}

#[test]
fn cards_let_go_on_the_tab_of_another_map_are_copied_there() {
    let Sample { mut hands, cards: [a, b, ..], .. } = sample();
    let from = hands.map().id;
    hands.app().act(Action::Begin(Start::Template(Template::Bank)));
    hands.settle();
    let (to, title) = (hands.map().id, hands.map().document.props().title.clone());
    let before = hands.names();
    hands.app().act(Action::Front(from));
    hands.settle();
    hands.click_at(hands.middle(a), Modifiers::NONE);
    hands.click_at(hands.middle(b), Modifiers::COMMAND);
    let tab = {
        let named = |label: Option<String>| label.is_some_and(|label| label.contains(&title));
        let mut tabs = hands.window.get_all_by_role(egui::accesskit::Role::Tab);
        let tab = tabs.find(|tab| named(tab.accesskit_node().label()));
        tab.expect("the other map has a tab").rect().center()
    };
    hands.drag(hands.middle(b), tab);
    assert_eq!(hands.map().id, to, "it comes to the front");
    let names = hands.names();
    assert_eq!(names.len(), before.len() + 2);
    assert!(["A", "B"].iter().all(|name| names.iter().any(|known| known == name)), "{names:?}");
    hands.undo();
    assert_eq!(hands.names(), before, "one step");
    hands.app().act(Action::Front(from));
    hands.settle();
    assert_eq!(hands.told(), "First: A B C; Second: D; Third: ", "nothing is taken away");
}

#[test]
fn the_map_scrolls_under_a_drag_but_not_on_the_way_to_the_tab_of_another_map() {
    let Sample { mut hands, cards: [a, ..], .. } = sample();
    let from = hands.map().id;
    hands.press(Modifiers::COMMAND, Key::Num1);
    // At the very left of the canvas, where cards make the map scroll; above it, the tabs begin.
    let edge = |hands: &Hands| {
        let said = hands.map().scene().description.to_string();
        let canvas = hands.window.get_by_label_contains(&said).rect();
        [
            egui::pos2(canvas.right() - 4.0, canvas.center().y),
            egui::pos2(canvas.right() - 4.0, canvas.top() - 3.0),
        ]
    };
    let scrolled = |hands: &mut Hands, to: Pos2| {
        let before = hands.map().camera;
        hands.take(hands.middle(a), to);
        hands.window.run_steps(8);
        let moved = hands.map().camera != before;
        hands.key(Key::Escape);
        hands.button(to, false, Modifiers::NONE);
        hands.app().act(Action::Look(before));
        hands.settle();
        moved
    };
    let [inside, above] = edge(&hands);
    assert!(scrolled(&mut hands, inside));
    assert!(scrolled(&mut hands, above), "without tabs, nothing else is meant");
    hands.app().act(Action::Begin(Start::Template(Template::Bank)));
    hands.settle();
    hands.app().act(Action::Front(from));
    hands.settle();
    hands.press(Modifiers::COMMAND, Key::Num1);
    let [inside, above] = edge(&hands);
    assert!(scrolled(&mut hands, inside));
    assert!(!scrolled(&mut hands, above), "the card is on its way to a tab");
}
