//! The bar of scores: what a person chooses there is what the map shows.

use crate::support::answered::{clinic, month};
use crate::support::hands::Hands;
use cjm::app::{Command, Comparison, Overlay, Tint};
use cjm::insight::Slice;
use cjm::scene::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

const WITH_CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

impl Hands {
    fn overlay(&self) -> Overlay {
        Overlay::of(self.map().view())
    }

    /// What the score cells say to readers, from the left to the right.
    fn scores(&self) -> Vec<String> {
        let blocks = self.map().scene().blocks();
        let groups: Vec<_> = blocks.flat_map(|(_, block)| block.groups.clone()).collect();
        let scores = groups.into_iter().filter(|group| group.role == Role::Score);
        scores.map(|group| group.label.to_string()).collect()
    }

    fn months(&self) -> Option<(u8, u8)> {
        self.overlay().slice.months.map(|(first, last)| (first.month, last.month))
    }

    /// Whether something in the window says this.
    fn reads(&self, text: &str) -> bool {
        self.window.query_all_by_label_contains(text).next().is_some()
    }

    /// Gives the keyboard to what says this.
    fn focus(&mut self, label: &str) {
        self.window.get_by_label_contains(label).focus();
        self.settle();
    }
}

#[test]
fn periods_are_compared_and_clear_differences_are_marked() {
    let mut hands = Hands::on(clinic());
    hands.press(WITH_CTRL_SHIFT, Key::O);
    assert!(hands.map().scores_open);
    hands.click("Compare with");
    hands.choose("months before");
    hands.key(Key::Escape);
    assert_eq!(hands.overlay().comparison, Comparison::Before);
    assert_eq!(hands.months(), Some((2, 2)), "of all months nothing lies before: the newest");
    let scores = hands.scores();
    assert!(scores[0].contains("A clearly better"), "{scores:?}");
    assert!(scores[1].contains("no clear difference"), "{scores:?}");
    assert!(scores[2].contains("nothing to compare with"), "{scores:?}");
    assert!(hands.reads("Scores of A: Feb 2026 — B: Jan 2026"));
    hands.click("Clear");
    assert_eq!(hands.overlay(), Overlay::default());
    assert!(!hands.scores()[0].contains("clearly"));
    assert_eq!(hands.steps(), 0, "nothing of the map was changed");
}

#[test]
fn months_are_chosen_by_keys() {
    let mut hands = Hands::on(clinic());
    hands.app().run(Command::Scores);
    hands.settle();
    hands.focus("Last month:");
    hands.key(Key::ArrowLeft);
    // September 2024, January and February 2026.
    assert_eq!(hands.months(), Some((9, 1)));
    hands.key(Key::Home);
    assert_eq!(hands.months(), Some((9, 9)));
    hands.key(Key::ArrowRight);
    hands.focus("First month:");
    hands.keys(&[Key::ArrowRight, Key::ArrowRight]);
    assert_eq!(hands.months(), Some((1, 1)), "the ends never pass each other");
    hands.focus("Months:");
    hands.key(Key::ArrowRight);
    assert_eq!(hands.months(), Some((2, 2)));
    assert!(hands.reads("Months: February 2026 … February 2026"));
    hands.click("All time");
    assert_eq!(hands.months(), None);
}

#[test]
fn segments_are_chosen_and_compared_with_each_other() {
    let mut hands = Hands::on(clinic());
    hands.app().run(Command::Scores);
    hands.settle();
    hands.click("region");
    hands.choose("North");
    hands.key(Key::Escape);
    let all = Overlay::default();
    assert_ne!(hands.overlay().slice, all.slice);
    hands.click("Compare with");
    hands.choose("region: South");
    hands.key(Key::Escape);
    let south = Comparison::Value("region".into(), "South".into());
    assert_eq!(hands.overlay().comparison, south);
    assert!(hands.reads("Scores of A: region: North — B: region: South"));
    // With the south itself on the map, nothing is left to compare it with.
    hands.click("region: North");
    hands.choose("South");
    hands.key(Key::Escape);
    assert_eq!(hands.overlay().comparison, Comparison::Nothing);
}

#[test]
fn colours_and_the_strip_are_chosen_in_the_bar_and_by_commands() {
    let mut hands = Hands::on(clinic());
    hands.app().run(Command::Scores);
    hands.settle();
    hands.click("Heat strip");
    assert!(hands.overlay().heat);
    hands.app().run(Command::Tint(Tint::Gap));
    hands.settle();
    assert!(hands.scores()[0].contains("to target"), "{:?}", hands.scores());
    hands.window.get_by_label("Colours: gap to target");
    hands.app().run(Command::AllScores);
    hands.settle();
    assert_eq!(hands.overlay(), Overlay::default());
    assert!(!hands.app().enabled(Command::AllScores));
}

#[test]
fn a_hand_drags_the_ends_of_the_months() {
    let mut hands = Hands::on(clinic());
    hands.app().run(Command::Scores);
    hands.settle();
    let place = |hands: &Hands, label: &str| hands.window.get_by_label_contains(label).rect();
    let (first, between) = (place(&hands, "First month:"), place(&hands, "Months:"));
    let to = egui::pos2(between.left() + between.width() * 0.5, between.center().y);
    hands.drag(first.center(), to);
    assert_eq!(hands.overlay().slice.months, Some((month(2026, 1), month(2026, 2))));
    // All of it goes on to the left.
    let between = place(&hands, "Months:");
    hands.drag(between.center(), between.center() - egui::vec2(between.width(), 0.0));
    assert_eq!(hands.overlay().slice.months, Some((month(2024, 9), month(2026, 1))));
    assert_eq!(hands.overlay().slice.segments, Slice::default().segments);
}
