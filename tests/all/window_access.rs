//! Every control is reached by keyboard, says what it is, and shows where the keyboard is.

use crate::support::hands::Hands;
use crate::support::sketch::Sketch;
use cjm::app::{Action, Command, ForeignTarget, Paper, Purpose, Source, SurveyAsk};
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

    /// What is painted in and right around a place.
    fn painted(&self, rect: Rect) -> Vec<String> {
        let near = rect.expand(4.0);
        let shapes = self.window.output().shapes.iter();
        shapes
            .filter(|shape| shape.clip_rect.intersects(near))
            .filter(|shape| shape.shape.visual_bounding_rect().intersects(near))
            .map(|shape| format!("{:?}", shape.shape))
            .collect()
    }

    /// The controls that look no different where the keyboard has come to them.
    fn without_focus(&mut self) -> Vec<Control> {
        let mut plain = Vec::new();
        let mut passed: Vec<u64> = self.focused().into_iter().collect();
        for _ in 0..400 {
            let before = self.controls();
            let places: Vec<(u64, Vec<String>)> =
                before.iter().map(|(&id, control)| (id, self.painted(control.rect))).collect();
            self.window.key_press_modifiers(Modifiers::NONE, Key::Tab);
            self.window.run_steps(12);
            let Some(id) = self.focused() else { continue };
            if passed.contains(&id) {
                return plain;
            }
            passed.push(id);
            let (Some(control), Some(now)) = (before.get(&id), self.controls().remove(&id)) else {
                continue;
            };
            let sight = self.window.ctx.content_rect();
            if now.rect.is_positive() && !sight.contains(now.rect.center()) {
                plain.push(now.clone());
            }
            // What was scrolled into view looks different for that alone, and proves nothing.
            if control.rect != now.rect || !control.rect.is_positive() {
                continue;
            }
            let (_, unfocused) = places.iter().find(|(of, _)| *of == id).expect("it was there");
            if self.painted(now.rect) == *unfocused {
                plain.push(now);
            }
        }
        panic!("Tab never comes round");
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
    for at in [1, 2] {
        sketch.answered("Order", Month { year: 2026, month: at }, "North", [1, 2, 3, 4, 5]);
    }
    sketch.map
}

#[test]
fn tab_reaches_every_control_of_the_window() {
    let mut hands = Hands::on(full());
    hands.reaches_all("the map", |_| false);
    for command in [Command::History, Command::Lot, Command::Find, Command::Filter, Command::Scores]
    {
        hands.app().run(command);
        hands.settle();
        hands.reaches_all(&format!("{command:?}"), |_| false);
    }
}

#[test]
fn tab_reaches_every_control_of_the_panel_below_the_map() {
    let mut sketch = Sketch::of(&["Search", "Order"]);
    sketch.satisfaction("Search", vec![30, 5, 5, 0, 0]);
    sketch.barrier("slow", "Search", 3);
    let search = sketch.id("Search");
    let mut hands = Hands::on(sketch.map);
    hands.app().act(Action::Select(Some(search)));
    for command in [Command::ScoresTable, Command::Insights, Command::Worklists] {
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

/// What opens each dialog, and the workshop.
fn dialogs() -> Vec<Vec<Action>> {
    let alone = [
        Action::Run(Command::New),
        Action::Run(Command::Guide),
        Action::Run(Command::Shortcuts),
        Action::Run(Command::Workshop),
        Action::Run(Command::Versions),
        Action::AskPath(Purpose::SaveAs),
        Action::Paste("Name\tAction\nOne\tGoes\nTwo\tComes".into()),
        Action::Paste("journey\n Search: 9: Ann\n".into()),
        Action::Run(Command::ExportPaper(Paper::Text(ForeignTarget::Mermaid))),
        Action::Survey(SurveyAsk::Read(Source::Pasted(
            "Touchpoint\tScore (1-5)\tComment\nSearch\t4\tgood\nOrder\t9\tnot so good".into(),
        ))),
    ];
    let closing = [Command::AddStage, Command::CloseMap].map(Action::Run);
    let alone = alone.into_iter().map(|action| vec![action]);
    alone.chain([closing.to_vec()]).collect()
}

/// A window with the full map in which these were done.
fn after(actions: &[Action]) -> Hands {
    let mut hands = Hands::on(full());
    for action in actions {
        hands.app().act(action.clone());
        hands.settle();
    }
    hands
}

#[test]
fn tab_reaches_every_control_of_the_dialogs_and_the_start_page() {
    let mut start = Hands::at_the_start(Language::English);
    start.reaches_all("the start page", |_| false);
    for actions in dialogs() {
        let mut hands = after(&actions);
        let beneath = Hands::on(full()).controls();
        let modal = !matches!(actions[..], [Action::Run(Command::Workshop)]);
        hands.reaches_all(&format!("{actions:?}"), |control| {
            // What lies beneath a dialog waits until that is closed.
            modal && beneath.values().any(|other| other == control)
        });
    }
}

#[test]
fn what_has_the_keyboard_shows_it() {
    let mut plain = Vec::new();
    let mut start = Hands::at_the_start(Language::English);
    plain.push(("the start page".to_owned(), start.without_focus()));
    let panels = [Command::History, Command::Lot, Command::Find, Command::Filter, Command::Scores];
    let panels = panels.map(|panel| vec![Action::Run(panel)]).into_iter();
    for actions in panels.chain(dialogs()).chain([vec![Action::Select(None)]]) {
        let mut hands = after(&actions);
        plain.push((format!("{actions:?}"), hands.without_focus()));
    }
    let mut hands = Hands::on(full());
    let elements: Vec<ElementId> = hands.map().document.elements().map(|(id, _)| id).collect();
    for id in elements {
        hands.app().act(Action::Select(Some(id)));
        hands.settle();
        let kind = hands.map().document.kind(id);
        hands.app().run(Command::NextPanel);
        hands.settle();
        plain.push((format!("{kind:?}"), hands.without_focus()));
    }
    plain.retain(|(_, controls)| !controls.is_empty());
    assert!(plain.is_empty(), "nothing shows that these have the keyboard: {plain:#?}");
}

#[test]
fn edges_of_panels_are_named_in_the_chosen_language() {
    let mut hands = Hands::speaking(Language::Russian, full());
    let mut named = hands.controls();
    hands.app().run(Command::Lot);
    hands.settle();
    named.append(&mut hands.controls());
    let edges = named.values().filter(|control| control.role == Role::Splitter);
    let edges: Vec<&str> = edges.map(|control| &*control.name).collect();
    assert_eq!(edges, ["Изменить размер панели"; 4]);
}
