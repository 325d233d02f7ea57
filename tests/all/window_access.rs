//! Every control is reached by keyboard, says what it is, and shows where the keyboard is.

use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{Action, Command};
use cjm::model::*;
use egui::accesskit::{Action as Request, Role};
use egui::{Key, Modifiers, Rect};
use egui_kittest::kittest::{AccessKitNode, NodeT};
use std::collections::BTreeMap;

/// A control as a screen reader finds it.
#[derive(Debug, Clone, PartialEq)]
struct Control {
    role: Role,
    name: String,
    rect: Rect,
}

/// The number of a node.
fn id_of(node: &AccessKitNode<'_>) -> u64 {
    node.locate().0.0
}

impl Hands {
    /// The controls that can have the keyboard, by their ids.
    fn controls(&self) -> BTreeMap<u64, Control> {
        let nodes = self.window.root().children_recursive();
        nodes
            .filter(|node| !node.accesskit_node().is_disabled())
            .filter(|node| node.accesskit_node().data().supports_action(Request::Focus))
            .map(|node| {
                let (of, rect) = (node.accesskit_node(), node.rect());
                // A list takes the keyboard as a whole and has no place of its own.
                let rect = if rect.any_nan() { Rect::NOTHING } else { rect };
                let name = of.label().unwrap_or_default();
                (id_of(&of), Control { role: of.role(), name, rect })
            })
            .collect()
    }

    /// What has the keyboard: of a list the list, whose row readers hear of.
    fn focused(&self) -> Option<u64> {
        let lists = self.window.root().children_recursive();
        let row = |node: &AccessKitNode<'_>| node.data().active_descendant().map(|id| id.0);
        let rows: BTreeMap<u64, u64> = lists
            .filter_map(|list| {
                let list = list.accesskit_node();
                Some((row(&list)?, id_of(&list)))
            })
            .collect();
        let mut nodes = self.window.root().children_recursive();
        nodes
            .find(|node| node.accesskit_node().is_focused())
            .map(|node| id_of(&node.accesskit_node()))
            .map(|id| *rows.get(&id).unwrap_or(&id))
    }

    /// The controls that Tab goes through until it begins anew.
    fn tab_round(&mut self) -> Vec<u64> {
        let mut passed: Vec<u64> = self.focused().into_iter().collect();
        for _ in 0..400 {
            self.window.key_press_modifiers(Modifiers::NONE, Key::Tab);
            self.window.run_steps(2);
            match self.focused() {
                Some(id) if passed.contains(&id) => break,
                found => passed.extend(found),
            }
        }
        passed
    }

    /// Tab reaches every control there is, and each has a name and a role. `not` says of which
    /// ones this is not to be expected here.
    #[track_caller]
    fn reaches_all(&mut self, case: &str, not: impl Fn(&Control) -> bool) {
        let controls = self.controls();
        for control in controls.values() {
            assert!(!control.name.trim().is_empty(), "{case}: {control:?} has no name");
            let plain = matches!(control.role, Role::Unknown | Role::GenericContainer);
            assert!(!plain, "{case}: {control:?} has no role");
        }
        let passed = self.tab_round();
        let missed: Vec<&Control> = controls
            .iter()
            .filter(|(id, control)| !passed.contains(id) && !not(control))
            .map(|(_, control)| control)
            .collect();
        assert!(missed.is_empty(), "{case}: Tab passes by {missed:#?}");
        assert!(!passed.is_empty(), "{case}: Tab reaches nothing");
    }
}

/// A map with something of every kind.
fn full() -> Document {
    let mut sketch = Sketch::of(&["Search", "Order", "Delivery"]);
    let slow = Barrier { text: "slow".into(), severity: Some(3), votes: 2 };
    sketch.add("slow", slow, &[], &[(LinkKind::Hinders, "Order")]);
    sketch.add("tea", Idea::new("tea"), &[], &[]);
    sketch.map
}

#[test]
fn tab_reaches_every_control_of_the_window() {
    let mut hands = Hands::on(full());
    hands.reaches_all("the map", |_| false);
    for command in [Command::History, Command::Lot, Command::Find, Command::Filter] {
        hands.app().run(command);
        hands.settle();
        hands.reaches_all(&format!("{command:?}"), |_| false);
    }
}

#[test]
fn tab_reaches_every_control_of_the_inspector_for_every_kind() {
    let mut hands = Hands::on(full());
    let elements: Vec<ElementId> = hands.map().document.elements().map(|(id, _)| id).collect();
    for id in elements {
        hands.app().act(Action::Select(Some(id)));
        hands.settle();
        let kind = hands.map().document.kind(id);
        hands.app().run(Command::NextPanel);
        hands.settle();
        hands.reaches_all(&format!("{kind:?}"), |_| false);
    }
}

#[test]
fn tab_reaches_every_control_of_the_dialogs_and_the_start_page() {
    let mut start = Hands::at_the_start(Language::English);
    start.reaches_all("the start page", |_| false);
    for action in [
        Action::Run(Command::New),
        Action::Run(Command::Guide),
        Action::Run(Command::Shortcuts),
        Action::Run(Command::Workshop),
        Action::Paste("Name\tAction\nOne\tGoes\nTwo\tComes".into()),
    ] {
        let mut hands = Hands::on(full());
        hands.app().act(action.clone());
        hands.settle();
        let beneath = Hands::on(full()).controls();
        let modal = !matches!(action, Action::Run(Command::Workshop));
        hands.reaches_all(&format!("{action:?}"), |control| {
            // What lies beneath a dialog waits until that is closed.
            modal && beneath.values().any(|other| other == control)
        });
    }
}
