//! The outline: the map as a tree that is filtered, folded, selected, dragged and renamed in.

mod drag;
mod line;

use super::context::selected_ui;
use super::icons;
use super::menu::item_ui;
use super::rows::{Ask, Heights, Hold, Row, Rows, Shown};
use super::style::font;
use super::widgets::{FieldOver, Scope, TextLine};
use crate::app::{
    Action, Command, Folds, LineKey, ListAsk, OpenMap, Outline, OutlineLine, Place, Typing,
};
use crate::model::{ElementId, ElementKind, LinkKind};
use crate::scene::Weight;
use drag::Dragged;
use egui::accesskit::Action as Request;
use egui::{Align, Frame, Id, Layout, Margin, Response, Role, Stroke, Ui, UiBuilder, pos2};
use line::{Line, is_dimmed, line_id, line_ui, text_left};
use std::sync::Arc;

/// Height of a line.
const LINE: f32 = 26.0;

/// The outline's id, which has the focus.
pub fn tree_id() -> Id {
    Id::unique("outline-tree")
}

/// The id of the field in which a name is typed.
pub fn name_id() -> Id {
    Id::unique("outline-name")
}

/// What the outline remembers between frames.
#[derive(Default)]
pub struct Memory {
    rows: Option<Known>,
    hold: Hold<Dragged>,
    /// Whether a name was being typed in it.
    renaming: bool,
}

/// The lines that are shown, found once for an outline, a filter and what is folded.
struct Known {
    outline: Arc<Outline>,
    needle: String,
    folds: Folds,
    rows: Vec<usize>,
}

impl Memory {
    /// Lets go what a hand drags, if it drags something.
    pub fn cancel(&mut self) -> bool {
        self.hold.cancel()
    }

    fn rows(&mut self, map: &OpenMap, needle: &str) -> Vec<usize> {
        let outline = map.outline();
        let fresh = self.rows.as_ref().is_some_and(|known| {
            Arc::ptr_eq(&known.outline, outline)
                && known.needle == needle
                && known.folds == map.folds
        });
        if !fresh {
            self.rows = Some(Known {
                outline: outline.clone(),
                needle: needle.to_owned(),
                folds: map.folds.clone(),
                rows: outline.rows(needle, &map.folds),
            });
        }
        // Taken out while it is drawn, and put back afterwards.
        self.rows.as_mut().map(|known| std::mem::take(&mut known.rows)).unwrap_or_default()
    }

    fn give_back(&mut self, rows: Vec<usize>) {
        if let Some(known) = &mut self.rows {
            known.rows = rows;
        }
    }
}

/// The outline with its filter.
pub fn outline_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    search_ui(ui, scope);
    ui.add_space(2.0);
    let rows = memory.rows(map, &scope.app.search);
    if rows.is_empty() {
        let empty = map.outline().lines.is_empty();
        let key = if empty { "outline-empty" } else { "outline-nothing" };
        ui.add(egui::Label::new(scope.look.body(scope.text(key)).color(scope.look.muted)).wrap());
    } else {
        tree_ui(ui, scope, map, memory, &rows);
    }
    memory.give_back(rows);
}

fn search_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            scope.icon_ui(ui, Command::Filter, icons::funnel);
            let mut text = scope.app.search.clone();
            let field = TextLine {
                id: Id::unique("outline-search"),
                name: scope.text("outline-search"),
                hint: scope.text("outline-hint"),
                margin: Margin { left: 28, right: 8, top: 6, bottom: 6 },
            };
            let response = field.show(ui, &mut text);
            let at = pos2(response.rect.left() + 15.0, response.rect.center().y);
            icons::search(ui.painter(), at, scope.look.muted);
            if response.changed() {
                scope.actions.push(Action::Search(text));
            }
        });
    });
}

fn tree_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory, rows: &[usize]) {
    let outline = map.outline().clone();
    let height = LINE * scope.look.scale;
    let list = Rows {
        id: tree_id(),
        role: Role::Tree,
        label: scope.text("outline-title"),
        heights: Heights::Same(rows.len(), height),
        cursor: cursor(map, &outline, rows),
        edited: true,
        pull: memory.hold.pull(),
    };
    let filtered = !scope.app.search.trim().is_empty();
    let row_id = |row: usize| line_id(rows.get(row).copied().unwrap_or_default());
    let typing = map.typing.as_ref().filter(|typing| typing.place == Place::Outline);
    let mut named = false;
    let cursor = list.cursor;
    let shown = list.show(ui, row_id, |ui, row| {
        let Some((at, known)) = rows.get(row.at).and_then(|&at| Some((at, outline.lines.get(at)?)))
        else {
            return false;
        };
        let open = outline.holds(at).then(|| filtered || map.folds.is_open(known));
        let element = known.key().element();
        let on = match known {
            OutlineLine::Phase(phase) => map.selection.is_empty() && map.phase == Some(*phase),
            _ => element.is_some_and(|id| map.selection.contains(id)),
        };
        let line = Line { of: known, at, open, on, dimmed: is_dimmed(map, known) };
        let response = line_ui(ui, scope, &line, row);
        if let Some(typing) = typing
            && typing.element() == element
        {
            named = true;
            rename_ui(ui, scope, typing, known, row);
        }
        if response.drag_started() {
            memory.hold.take(Dragged::of(map, known));
        }
        response.context_menu(|ui| match known {
            OutlineLine::Phase(phase) => item_ui(ui, scope, Command::AddStageIn(*phase)),
            _ => selected_ui(ui, scope, map),
        });
        if response.clicked() && ui.input(|input| input.modifiers.shift_only()) {
            scope.actions.extend(extended(&outline, rows, cursor, row.at));
            return true;
        }
        hand(ui, scope, &line, row, &response)
    });
    if typing.is_some() && !named {
        // Its line was scrolled or folded away.
        scope.actions.push(Action::EndTyping(true));
    }
    if memory.renaming && map.typing.is_none() {
        ui.memory_mut(|memory| memory.request_focus(tree_id()));
    }
    memory.renaming = typing.is_some();
    if let Some(ask) = shown.ask {
        answer(ui, scope, map, &outline, rows, cursor, ask);
    }
    drag_ui(ui, scope, map, &mut memory.hold, rows, &shown);
}

/// The row where the keyboard is: of what is selected, or of what that stands under where it is
/// folded away.
fn cursor(map: &OpenMap, outline: &Outline, rows: &[usize]) -> Option<usize> {
    let row_of = |key: LineKey| rows.iter().position(|&at| outline.lines[at].key() == key);
    let Some(primary) = map.primary() else {
        return row_of(LineKey::Phase(map.phase?));
    };
    let under = || {
        let touchpoint = map.touchpoint_at(Some(primary))?;
        row_of(LineKey::Element(touchpoint)).or_else(|| {
            let stage = map.document.source(touchpoint, LinkKind::Contains)?;
            row_of(LineKey::Element(stage))
        })
    };
    row_of(LineKey::Element(primary)).or_else(under)
}

/// What hands did to a line; whether they took it.
fn hand(ui: &Ui, scope: &mut Scope<'_>, line: &Line<'_>, row: Row, response: &Response) -> bool {
    let key = line.of.key();
    let requested =
        |request| ui.input(|input| input.has_accesskit_action_request(response.id, request));
    if requested(Request::Expand) || requested(Request::Collapse) {
        scope.actions.push(Action::List(ListAsk::Fold(key, requested(Request::Expand))));
    }
    if response.secondary_clicked() && !line.on {
        scope.actions.extend(key.element().map(|id| Action::Select(Some(id))));
    }
    if !response.clicked() {
        return false;
    }
    let at = response.interact_pointer_pos();
    if let (Some(open), Some(at)) = (line.open, at)
        && line::on_triangle(line.of, row.rect, at.x)
    {
        scope.actions.push(Action::List(ListAsk::Fold(key, !open)));
        return true;
    }
    let modifiers = ui.input(|input| input.modifiers);
    scope.actions.push(match key {
        LineKey::Phase(phase) => Action::List(ListAsk::Phase(phase)),
        LineKey::Element(id) if modifiers.command => Action::Toggle(id),
        LineKey::Element(id) if response.double_clicked() => Action::Visit(id),
        LineKey::Element(id) => Action::GoTo(id),
    });
    true
}

/// What the keyboard asked for.
fn answer(
    ui: &Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    outline: &Outline,
    rows: &[usize],
    cursor: Option<usize>,
    ask: Ask,
) {
    let key = |row: usize| Some(outline.lines.get(*rows.get(row)?)?.key());
    let go = |key: LineKey| match key {
        LineKey::Phase(phase) => Action::List(ListAsk::Phase(phase)),
        LineKey::Element(id) => Action::GoTo(id),
    };
    let here = cursor.and_then(key);
    let element: Option<ElementId> = here.and_then(LineKey::element);
    let line = cursor.and_then(|row| rows.get(row).copied());
    let open = line.is_some_and(|at| outline.holds(at) && map.folds.is_open(&outline.lines[at]));
    let wanted = match ask {
        Ask::To(row) => key(row).map(go),
        Ask::Extend(on) => {
            alike(outline, rows, cursor, on).and_then(|row| extended(outline, rows, cursor, row))
        }
        Ask::Take => {
            // The map is where one goes on.
            ui.memory_mut(|memory| memory.surrender_focus(tree_id()));
            element.map(Action::Visit)
        }
        Ask::Fold if open => here.map(|key| Action::List(ListAsk::Fold(key, false))),
        Ask::Fold => {
            line.and_then(|at| outline.parent(at)).map(|parent| go(outline.lines[parent].key()))
        }
        Ask::Unfold if open => cursor.and_then(|row| key(row + 1)).map(go),
        Ask::Unfold => here.map(|key| Action::List(ListAsk::Fold(key, true))),
        Ask::Move(on) => Some(Action::Run(if on { Command::MoveOn } else { Command::MoveBack })),
        Ask::Rename => element.map(|id| Action::List(ListAsk::Rename(id))),
    };
    scope.actions.extend(wanted);
}

/// Takes in what stands between two rows and is of the kind of the first; the second is where one
/// goes on.
fn extended(outline: &Outline, rows: &[usize], from: Option<usize>, to: usize) -> Option<Action> {
    let line = |row: usize| outline.lines.get(*rows.get(row)?);
    let from = from.unwrap_or(to);
    let kind = kind(line(from)?);
    let between = (from.min(to)..=from.max(to)).filter_map(line);
    let mut elements: Vec<ElementId> = between
        .filter(|line| self::kind(line) == kind)
        .filter_map(|line| line.key().element())
        .collect();
    if to > from {
        elements.reverse();
    }
    (!elements.is_empty()).then_some(Action::SelectAll(elements, true))
}

/// The next row of the same kind, or the one before.
fn alike(outline: &Outline, rows: &[usize], from: Option<usize>, on: bool) -> Option<usize> {
    let kind = |row: &usize| outline.lines.get(*rows.get(*row)?).map(kind);
    let from = from?;
    let own = kind(&from);
    if on {
        (from + 1..rows.len()).find(|row| kind(row) == own)
    } else {
        (0..from).rev().find(|row| kind(row) == own)
    }
}

/// What a line stands for; `None` = a phase.
const fn kind(line: &OutlineLine) -> Option<ElementKind> {
    match line {
        OutlineLine::Phase(_) => None,
        OutlineLine::Stage { .. } => Some(ElementKind::Stage),
        OutlineLine::Touchpoint { .. } => Some(ElementKind::Touchpoint),
        OutlineLine::Note { kind, .. } => Some(*kind),
    }
}

/// The field over the name that is typed.
fn rename_ui(ui: &mut Ui, scope: &mut Scope<'_>, typing: &Typing, line: &OutlineLine, row: Row) {
    let look = scope.look;
    let left = text_left(line, row.rect) - 7.0;
    let place = egui::Rect::from_min_max(pos2(left, row.rect.top()), row.rect.max);
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        Frame::new()
            .fill(look.panel)
            .stroke(Stroke::new(2.0, look.selection))
            .corner_radius(5)
            .inner_margin(Margin::symmetric(6, 0))
            .show(ui, |ui| {
                ui.set_height(row.rect.height() - 4.0);
                ui.spacing_mut().interact_size.y = row.rect.height() - 4.0;
                let field = FieldOver {
                    id: name_id(),
                    name: scope.text("outline-name"),
                    hint: scope.text("typing-hint"),
                    letters: font(Weight::Regular, 13.0 * look.scale),
                    lines: false,
                };
                let (response, entered) = field.show(ui, scope, &typing.text);
                if entered || (response.lost_focus() && !response.has_focus()) {
                    scope.actions.push(Action::EndTyping(true));
                }
            });
    });
}

/// The mark where what is dragged would go, and letting it go.
fn drag_ui(
    ui: &Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    hold: &mut Hold<Dragged>,
    rows: &[usize],
    shown: &Shown,
) {
    let texts = scope.app.texts();
    let name = |dragged: &Dragged| match dragged.count() {
        0 | 1 => {
            let name = dragged.first().and_then(|id| map.document.element(id));
            name.map(|element| element.content.text().to_owned()).unwrap_or_default()
        }
        more => texts.count("outline-dragged", more as u64),
    };
    let landing = |dragged: &Dragged, gap| dragged.drop_at(map, map.outline(), rows, gap);
    scope.actions.extend(hold.show_ui(ui, scope.look, shown, landing, name));
}
