//! The parking lot: what was said and has no place on the map yet, to be dragged there.

use super::capture::pasted_lines;
use crate::app::{Action, Command, LotAsk, OpenMap, Place, Typing};
use crate::model::{ElementId, ElementKind};
use crate::scene::Weight;
use crate::ui::canvas::insertion;
use crate::ui::carry::Carry;
use crate::ui::keys::{self, plain};
use crate::ui::menu::named_item_ui;
use crate::ui::rows::{Ask, Heights, Row, Rows, Shown};
use crate::ui::style::{color, font};
use crate::ui::widgets::{FieldOver, Scope, TextLine, focus_ring_at};
use egui::{
    CornerRadius, CursorIcon, DragAndDrop, Galley, Id, Key, Label, Margin, Rect, Role, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::sync::Arc;

/// Between the edge of a card and its words.
const PAD: f32 = 10.0;
/// Between cards.
const BETWEEN: f32 = 6.0;
/// Room for the mark at the left of a card.
const MARK: f32 = 8.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// The field in which an idea is typed had the focus.
    typed: bool,
}

/// The list's id, which has the focus.
pub fn lot_id() -> Id {
    Id::unique("lot")
}

/// The field for a new idea.
pub fn idea_id() -> Id {
    Id::unique("new-idea")
}

/// The field in which an idea is typed in its place.
pub fn field_id() -> Id {
    Id::unique("idea-text")
}

fn row_id(at: usize) -> Id {
    Id::unique(("idea", at))
}

fn ask(scope: &mut Scope<'_>, ask: LotAsk) {
    scope.actions.push(Action::Lot(ask));
}

/// The ideas, and a field for another one.
pub fn lot_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    new_ui(ui, scope);
    ui.add_space(6.0);
    let ideas = map.document.of_kind(ElementKind::Idea);
    if ideas.is_empty() {
        ui.add(Label::new(scope.look.caption(scope.text("lot-empty"))).wrap());
        return;
    }
    ui.add(Label::new(scope.look.caption(scope.text("lot-help"))).wrap());
    ui.add_space(4.0);
    let typing = map.typing.as_ref().filter(|typing| typing.place == Place::Lot);
    let galleys = galleys(ui, scope, map, &ideas, typing);
    let mut bottom = 0.0;
    let heights = galleys.iter().map(|galley| {
        bottom += galley.size().y + 2.0 * PAD + BETWEEN;
        bottom
    });
    let list = Rows {
        id: lot_id(),
        role: Role::ListBox,
        label: scope.text("lot-title"),
        heights: Heights::Each(heights.collect()),
        cursor: map.primary().and_then(|id| ideas.iter().position(|&idea| idea == id)),
        edited: true,
        pull: 0.0,
    };
    let shown = list.show(ui, row_id, |ui, row| {
        let idea = ideas[row.at];
        match typing.filter(|typing| typing.element() == Some(idea)) {
            Some(typing) => {
                typing_ui(ui, scope, typing, row, memory);
                false
            }
            None => idea_ui(ui, scope, map, (idea, &galleys[row.at]), row),
        }
    });
    answer(scope, &ideas, map, shown.ask);
    drag_ui(ui, scope, &ideas, &galleys, &shown);
}

/// The field for a new idea.
fn new_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    if let Some(lines) = pasted_lines(ui, idea_id()) {
        ask(scope, LotAsk::Lines(lines));
    }
    let mut text = scope.app.new_idea.clone();
    let name = scope.text("lot-new");
    let line = TextLine { id: idea_id(), name, hint: name, margin: Margin::symmetric(10, 7) };
    let response = line.show(ui, &mut text);
    if response.changed() {
        ask(scope, LotAsk::Text(text));
    }
    keys::want(ui.ctx(), idea_id(), &[plain(Key::Enter)]);
    if keys::pressed(ui.ctx(), idea_id()).is_some() {
        ask(scope, LotAsk::Enter);
    }
}

/// The texts of the ideas, as wide as the panel.
fn galleys(
    ui: &Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    ideas: &[ElementId],
    typing: Option<&Typing>,
) -> Vec<Arc<Galley>> {
    let look = scope.look;
    // The bar stands beside the cards, not on them.
    let width = (ui.available_width() - 2.0 * PAD - MARK - 10.0).max(20.0);
    let text = |idea: ElementId| {
        let typed = typing.filter(|typing| typing.element() == Some(idea));
        let known = map.document.element(idea).and_then(|e| e.content.as_idea());
        match (typed, known) {
            // What ends in a new line is as high as if something followed.
            (Some(typing), _) => format!("{}\u{200b}", typing.text),
            (None, Some(idea)) => idea.text.trim().to_owned(),
            (None, None) => String::new(),
        }
    };
    ideas
        .iter()
        .map(|&idea| {
            let said = text(idea);
            let said = if said.is_empty() { scope.text("unnamed").to_owned() } else { said };
            let letters = font(Weight::Regular, 13.5 * look.scale);
            ui.painter().layout(said, letters, look.ink, width)
        })
        .collect()
}

/// The card of a row, without what is between cards.
fn card(row: Row) -> Rect {
    let mut card = row.rect;
    card.max.y -= BETWEEN;
    card.max.x -= 10.0;
    card
}

/// One idea; whether a hand took it.
fn idea_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    (idea, galley): (ElementId, &Arc<Galley>),
    row: Row,
) -> bool {
    let (look, rect) = (scope.look, card(row));
    let response = ui.interact(rect, row_id(row.at), Sense::CLICK | Sense::DRAG);
    let on = map.selection.contains(idea);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, galley.text()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(on));
    let fill = if on { look.selected } else { look.card };
    let edge = if on || response.hovered() { look.selection } else { look.line };
    let painter = ui.painter();
    painter.rect(rect, 8, fill, Stroke::new(1.0, edge), StrokeKind::Inside);
    let bar = Rect::from_min_size(rect.min, vec2(4.0, rect.height()));
    let radius = CornerRadius { nw: 8, sw: 8, ne: 0, se: 0 };
    painter.rect_filled(bar, radius, color(look.theme.color.moment.strong));
    painter.galley(rect.min + vec2(PAD + MARK - 2.0, PAD), galley.clone(), look.ink);
    if row.focused {
        focus_ring_at(ui, rect);
    }
    if response.drag_started() {
        response.dnd_set_drag_payload(Carry::Idea(idea));
    }
    let response = response.on_hover_cursor(CursorIcon::Grab);
    response.context_menu(|ui| menu_ui(ui, scope, map));
    if response.secondary_clicked() && !on {
        ask(scope, LotAsk::Select(idea));
    } else if response.double_clicked() {
        ask(scope, LotAsk::Edit(idea));
    } else if response.clicked() {
        ask(scope, LotAsk::Select(idea));
    }
    response.clicked()
}

/// What can be done with an idea: to place it on the touchpoint the workshop is at.
fn menu_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let target = map.target().and_then(|id| map.document.element(id));
    let name = target.map(|touchpoint| touchpoint.content.text().trim().to_owned());
    let texts = scope.app.texts();
    let title = match &name {
        Some(name) => texts.with("lot-place-on", &[("name", name.into())]),
        None => texts.get("lot-place-nowhere").to_owned(),
    };
    ui.horizontal(|ui| {
        ui.add_space(10.0);
        ui.label(scope.look.heading(title));
    });
    if name.is_some() {
        for &kind in Command::PLACES {
            let command = Command::PlaceIdea(kind);
            let word = command.choice(scope.app.texts()).unwrap_or_default();
            named_item_ui(ui, scope, command, (word, None));
        }
    }
    ui.separator();
    crate::ui::menu::item_ui(ui, scope, Command::Remove);
}

/// The field over the idea that is typed.
fn typing_ui(ui: &mut Ui, scope: &mut Scope<'_>, typing: &Typing, row: Row, memory: &mut Memory) {
    let (look, rect) = (scope.look, card(row));
    ui.painter().rect(rect, 8, look.panel, Stroke::new(2.0, look.selection), StrokeKind::Inside);
    let mut place = rect.shrink(PAD);
    place.min.x += MARK - 2.0;
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        let field = FieldOver {
            id: field_id(),
            name: scope.text("lot-text"),
            hint: "",
            letters: font(Weight::Regular, 13.5 * look.scale),
            lines: true,
        };
        let (response, entered) = field.show(ui, scope, &typing.text);
        let left = memory.typed && !response.has_focus();
        memory.typed = response.has_focus();
        if entered || left {
            scope.actions.push(Action::EndTyping(true));
        }
        if entered {
            ui.memory_mut(|memory| memory.request_focus(lot_id()));
        }
    });
}

/// What the keyboard asked for.
fn answer(scope: &mut Scope<'_>, ideas: &[ElementId], map: &OpenMap, asked: Option<Ask>) {
    let primary = map.primary();
    let here = primary.and_then(|id| ideas.iter().position(|&idea| idea == id));
    match asked {
        Some(Ask::To(at)) => {
            if let Some(&idea) = ideas.get(at) {
                ask(scope, LotAsk::Select(idea));
            }
        }
        Some(Ask::Take | Ask::Rename) => {
            if let Some(at) = here {
                ask(scope, LotAsk::Edit(ideas[at]));
            }
        }
        Some(Ask::Move(on)) => {
            let to = here.and_then(|at| if on { Some(at + 1) } else { at.checked_sub(1) });
            if let Some((at, to)) = here.zip(to.filter(|to| *to < ideas.len())) {
                ask(scope, LotAsk::Move(ideas[at], to));
            }
        }
        _ => {}
    }
}

/// Where a dragged idea would go in the list, and letting it go there.
fn drag_ui(
    ui: &Ui,
    scope: &mut Scope<'_>,
    ideas: &[ElementId],
    galleys: &[Arc<Galley>],
    shown: &Shown,
) {
    let Some(carry) = DragAndDrop::payload::<Carry>(ui.ctx()) else { return };
    let Carry::Idea(idea) = *carry else { return };
    let Some(from) = ideas.iter().position(|&known| known == idea) else { return };
    let (at, released) =
        ui.input(|input| (input.pointer.latest_pos(), input.pointer.any_released()));
    let Some(at) = at.filter(|at| shown.seen.contains(*at)) else { return };
    let mut edge = shown.top;
    let mut gap = 0;
    for galley in galleys {
        let height = galley.size().y + 2.0 * PAD + BETWEEN;
        if at.y < edge + height / 2.0 {
            break;
        }
        edge += height;
        gap += 1;
    }
    let to = if gap > from { gap - 1 } else { gap };
    if to == from {
        return;
    }
    let y = edge - BETWEEN / 2.0;
    let ends = [pos2(shown.seen.left() + 5.0, y), pos2(shown.seen.right() - 15.0, y)];
    insertion(&ui.painter().with_clip_rect(shown.seen), ends, scope.look.selection);
    if released {
        ask(scope, LotAsk::Move(idea, to));
    }
}
