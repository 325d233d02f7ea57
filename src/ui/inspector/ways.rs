//! The ways to and from a touchpoint, with what they are called and how many take them.

use super::Inspect;
use super::entry::{Lines, Written};
use super::list::{Card, clickable, small_button};
use super::pick::Pick;
use crate::app::{Action, Ask, Entry, Field, Figure, Slot};
use crate::model::{ElementId, ElementKind, LinkKind};
use crate::ui::icons;
use crate::ui::widgets::edge_card_ui;
use egui::{Id, Ui, vec2};

/// Width of a field for a share, in points.
const SHARE: f32 = 72.0;
/// Width of what stands after it.
const MORE: f32 = 36.0;
/// Narrowest field for a label beside them.
const NARROWEST: f32 = 90.0;

/// The list of ways, for the ids of its cards.
fn ways_id() -> Id {
    Id::unique("ways")
}

impl Inspect<'_, '_> {
    /// The ways in and on.
    pub(super) fn ways_ui(&mut self, ui: &mut Ui, id: ElementId) {
        let document = self.document();
        let (mut before, after) =
            (document.sources(id, LinkKind::Arrives), document.targets(id, LinkKind::Leaves));
        // A loop stands among the ways on alone.
        before.retain(|way| !after.contains(way));
        for (label, key, ways, on) in [
            ("field-before", "add-way-in", before, false),
            ("field-after", "add-way-on", after, true),
        ] {
            self.head_ui(ui, label, |inspect, ui| inspect.connect_ui(ui, id, key, on));
            for way in ways {
                self.way_ui(ui, way, on);
            }
        }
    }

    /// The button that draws a way to or from a touchpoint.
    fn connect_ui(&mut self, ui: &mut Ui, id: ElementId, key: &'static str, on: bool) {
        let plus = |p: &egui::Painter, at, ink| icons::plus_minus(p, at, true, ink);
        let button_id = Id::unique((key, id));
        let button = small_button(ui, Some(button_id), self.text(key), plus);
        let pick = Pick { kinds: &[ElementKind::Touchpoint], key, of: id };
        if let Some(other) = self.picked_ui(&button, &pick, |_, _| true) {
            let (from, to) = if on { (id, other) } else { (other, id) };
            self.ask(Ask::Connect(from, to));
        }
    }

    /// A way as a card: the touchpoint at its other end, its label, its share.
    fn way_ui(&mut self, ui: &mut Ui, way: ElementId, on: bool) {
        let document = self.document();
        let other = if on {
            document.target(way, LinkKind::Arrives)
        } else {
            document.source(way, LinkKind::Leaves)
        };
        let Some((other, element)) = other.and_then(|id| Some((id, document.element(id)?))) else {
            return;
        };
        let title = self.title_of(other, element);
        let look = self.scope.look;
        let colors = [look.line, look.card, look.line];
        let head = edge_card_ui(ui, colors, |ui| {
            let head = ui.add(egui::Label::new(look.name(&title)).wrap());
            let line = egui::Rect::from_x_y_ranges(ui.max_rect().x_range(), head.rect.y_range());
            self.way_fields_ui(ui, way);
            line
        });
        let mut response = head.response;
        response.rect = head.inner.expand(4.0);
        let response = clickable(ui, &response, (ways_id(), way, None), &title);
        if response.clicked() {
            self.scope.actions.push(Action::GoTo(other));
        }
        let away = Some((Ask::Remove(way), "list-remove"));
        let card = Card {
            id: way,
            list: ways_id(),
            away,
            up: None,
            down: None,
            beside: None,
            drags: None,
        };
        self.tools_ui(ui, &card, &response, &title, (look.card, look.ink));
    }

    /// The label and the share of a way, and what leads to all else of it: beside each other
    /// where there is room.
    fn way_fields_ui(&mut self, ui: &mut Ui, way: ElementId) {
        ui.add_space(3.0);
        let label = ui.available_width() - SHARE - MORE;
        if label < NARROWEST {
            self.way_label_ui(ui, way);
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            if label >= NARROWEST {
                ui.allocate_ui(vec2(label, 0.0), |ui| self.way_label_ui(ui, way));
            }
            ui.allocate_ui(vec2(SHARE, 0.0), |ui| {
                let slot = Slot { on: vec![way], entry: Entry::Figure(Figure::Share) };
                let written = Written { slot, lines: Lines::One, hint: "%" };
                let name = self.text("field-share");
                self.entry_ui(ui, &written).accessible_name(name);
            });
            let open = Id::unique(("way-open", way));
            ui.add_space(2.0);
            let button = small_button(ui, Some(open), self.text("way-open"), icons::on);
            if button.clicked() {
                self.scope.actions.push(Action::GoTo(way));
            }
        });
    }

    fn way_label_ui(&mut self, ui: &mut Ui, way: ElementId) {
        let hint = self.text("field-label");
        let written = Written { slot: Slot::text(way, Field::Main), lines: Lines::One, hint };
        self.entry_ui(ui, &written).accessible_name(hint);
    }

    /// A way: label, share, when, both its ends, what hinders and carries on it.
    pub(super) fn transition_ui(&mut self, ui: &mut Ui, id: ElementId) {
        self.text_ui(ui, "field-label", Field::Main, Lines::One);
        self.figure_ui(ui, "field-share", Figure::Share);
        self.presence_ui(ui);
        self.end_ui(ui, id, LinkKind::Leaves, "field-from");
        self.end_ui(ui, id, LinkKind::Arrives, "field-to");
        self.hindered_ui(ui, id);
        self.evidence_ui(ui, id);
    }

    /// An end of a way, with a button that leads it elsewhere.
    fn end_ui(&mut self, ui: &mut Ui, way: ElementId, end: LinkKind, label: &'static str) {
        let document = self.document();
        let (from, to) =
            (document.source(way, LinkKind::Leaves), document.target(way, LinkKind::Arrives));
        let (Some(from), Some(to)) = (from, to) else { return };
        let key = if end == LinkKind::Leaves { "lead-from" } else { "lead-to" };
        self.head_ui(ui, label, |inspect, ui| {
            let name = inspect.text(key);
            let id = Id::unique((key, way));
            let button = small_button(ui, Some(id), name, icons::chain);
            let pick = Pick { kinds: &[ElementKind::Touchpoint], key, of: way };
            let picked = inspect.picked_ui(&button, &pick, |_, id| id != from && id != to);
            if let Some(touchpoint) = picked {
                inspect.ask(Ask::Reroute(way, end, touchpoint));
            }
        });
        let id = if end == LinkKind::Leaves { from } else { to };
        self.card_ui(
            ui,
            &Card {
                id,
                list: ways_id(),
                away: None,
                up: None,
                down: None,
                beside: None,
                drags: None,
            },
        );
    }
}
