//! The scores as a table: sorted by any column, chosen by words and metric, by touchpoint or
//! pooled. Only the rows in sight are drawn.

mod row;

use super::{empty_ui, export_ui};
use crate::app::{Action, BelowAsk, Command, OpenMap, Paper, ScoreColumn, ScoresTable, group_key};
use crate::insight::{Group, ScoreRow, Subject};
use crate::model::Language;
use crate::scene::Weight;
use crate::ui::chips::{chip_ui, choice_ui, list_ui};
use crate::ui::icons;
use crate::ui::rows::{Ask, Heights, Rows};
use crate::ui::widgets::{Scope, TextLine, focus_ring, follow_focus};
use egui::{Id, Margin, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use row::{line, row_ui};
use std::sync::Arc;

/// Height of a row, and of the headings.
const LINE: f32 = 28.0;
/// Room at both sides of a cell.
const PAD: f32 = 6.0;
/// Width of the bar of an interval.
const BAR: f32 = 58.0;

/// What the table remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// The row where the keyboard is, counted among those shown.
    cursor: Option<usize>,
    /// How far it is scrolled to the left.
    left: f32,
    known: Option<Known>,
}

/// Which rows are shown, found once: there may be tens of thousands.
struct Known {
    rows: Arc<Vec<ScoreRow>>,
    table: ScoresTable,
    language: Language,
    shown: Vec<usize>,
}

/// The table's id, which has the focus.
pub fn scores_id() -> Id {
    Id::unique("scores-table")
}

fn row_id(at: usize) -> Id {
    Id::unique(("score-row", at))
}

/// The table.
pub fn scores_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let Some(rows) = map.feedback.scores() else { return };
    let table = &scope.app.scores_table;
    let language = scope.app.language();
    let is_known = |known: &Known| {
        Arc::ptr_eq(&known.rows, rows) && known.table == *table && known.language == language
    };
    let known = memory.known.take().filter(is_known).unwrap_or_else(|| {
        memory.cursor = None;
        let shown = table.shown(rows, &map.document, scope.app.texts());
        Known { rows: rows.clone(), table: table.clone(), language, shown }
    });
    choices_ui(ui, scope, map, &known);
    if rows.is_empty() {
        let none = if map.view().slice.is_all() { "scores-none" } else { "scores-none-in-slice" };
        empty_ui(ui, scope, none);
    } else if known.shown.is_empty() {
        empty_ui(ui, scope, "scores-nothing-found");
    } else {
        table_ui(ui, scope, map, memory, &known);
    }
    memory.known = Some(known);
}

/// By what the rows are made, which metric and which words; how many there are; writing them.
fn choices_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, known: &Known) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        group_ui(ui, scope, known.table.by);
        metric_ui(ui, scope, map, known.table.metric);
        let mut search = known.table.search.clone();
        let room = vec2((170.0 * scope.look.scale).min(ui.available_width()), 30.0);
        ui.allocate_ui(room, |ui| {
            let field = TextLine {
                id: Id::unique("scores-search"),
                name: scope.text("scores-search-name"),
                hint: scope.text("scores-search"),
                margin: Margin::symmetric(10, 6),
            };
            if field.show(ui, &mut search).changed() {
                scope.actions.push(Action::Below(BelowAsk::Search(search)));
            }
        });
        if !known.rows.is_empty() {
            export_ui(ui, scope, [Paper::ScoresCsv, Paper::ScoresXlsx]);
        }
        let count = scope.app.texts().count("scores-rows", known.shown.len() as u64);
        ui.label(scope.look.caption(count));
    });
    ui.add_space(2.0);
}

fn group_ui(ui: &mut Ui, scope: &mut Scope<'_>, by: Option<Group>) {
    let name = scope.text(group_key(by));
    let text = scope.app.texts().with("scores-by", &[("group", name.into())]);
    let chip = chip_ui(ui, scope, "scores-by", &text, by.is_some(), true);
    list_ui(&chip, |ui| {
        let groups = Group::ALL.iter().copied().map(Some);
        for group in std::iter::once(None).chain(groups) {
            let name = scope.text(group_key(group));
            if choice_ui(ui, scope, Role::RadioButton, name, "", group == by) {
                scope.actions.push(Action::Below(BelowAsk::By(group)));
                ui.close();
            }
        }
    });
}

fn metric_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    chosen: Option<crate::scores::Metric>,
) {
    let texts = scope.app.texts();
    let all = texts.get("scores-all-metrics");
    let text = chosen.map_or(all, |metric| texts.word(metric));
    let chip = chip_ui(ui, scope, "scores-metric", text, chosen.is_some(), true);
    list_ui(&chip, |ui| {
        let metrics = map.facets().metrics.iter().copied().map(Some);
        for metric in std::iter::once(None).chain(metrics) {
            let name = metric.map_or(all, |metric| texts.word(metric));
            if choice_ui(ui, scope, Role::RadioButton, name, "", metric == chosen) {
                scope.actions.push(Action::Below(BelowAsk::Metric(metric)));
                ui.close();
            }
        }
    });
}

/// Where the columns are, from the left end of a row.
struct Grid {
    columns: Vec<(ScoreColumn, f32, f32)>,
    width: f32,
}

impl Grid {
    /// Columns as wide as they need; words share what room is left.
    fn of(by: Option<Group>, room: f32, scale: f32) -> Self {
        let all = ScoreColumn::of(by);
        let least = |column: ScoreColumn| {
            scale
                * match column {
                    ScoreColumn::Name => 150.0,
                    ScoreColumn::Stage | ScoreColumn::Owner => 96.0,
                    ScoreColumn::Channel => 84.0,
                    ScoreColumn::Metric => 92.0,
                    ScoreColumn::Interval => 152.0,
                    ScoreColumn::Change => 104.0,
                    _ => 82.0,
                }
        };
        let needed: f32 = all.iter().map(|&column| least(column)).sum();
        let wordy = |column: ScoreColumn| !column.is_number() && column != ScoreColumn::Metric;
        let share = all.iter().filter(|&&column| wordy(column)).count().max(1) as f32;
        let more = ((room - needed) / share).max(0.0);
        let mut left = 0.0;
        let columns = all
            .into_iter()
            .map(|column| {
                let width = least(column) + if wordy(column) { more } else { 0.0 };
                left += width;
                (column, left - width, width)
            })
            .collect();
        Self { columns, width: left }
    }

    fn cells(&self, row: Rect) -> impl Iterator<Item = (ScoreColumn, Rect)> + '_ {
        self.columns.iter().map(move |&(column, left, width)| {
            let min = pos2(row.left() + left, row.top());
            (column, Rect::from_min_size(min, vec2(width, row.height())))
        })
    }
}

fn table_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory, known: &Known) {
    let grid = Grid::of(known.table.by, ui.available_width() - 10.0, scope.look.scale);
    let left = heads_ui(ui, scope, &grid, &known.table, memory.left);
    let row_of = |at: usize| known.shown.get(at).map(|&at| &known.rows[at]);
    let selected = |at: usize| row_of(at).is_some_and(|row| is_on(map, row));
    // What was selected on the map takes the keyboard's place with it.
    let kept = memory.cursor.filter(|&at| selected(at));
    let cursor = kept.or_else(|| (0..known.shown.len()).find(|&at| selected(at)));
    memory.cursor = cursor.or(memory.cursor).filter(|&at| at < known.shown.len());
    let list = Rows {
        id: scores_id(),
        role: Role::ListBox,
        label: scope.text("scores-table-title"),
        heights: Heights::Same(known.shown.len(), LINE * scope.look.scale),
        cursor: memory.cursor,
        edited: false,
        pull: 0.0,
    };
    let mut clicked = None;
    let shown = list.show_wide(ui, Some((grid.width, left)), row_id, |ui, row| {
        let Some(score) = row_of(row.at) else { return false };
        let taken = row_ui(ui, scope, map, &grid, score, row);
        if taken {
            clicked = Some(row.at);
        }
        taken
    });
    memory.left = shown.left;
    if let Some(at) = clicked {
        memory.cursor = Some(at);
        scope.actions.extend(row_of(at).map(|row| go(row, false)));
    }
    match shown.ask {
        Some(Ask::To(at)) => {
            memory.cursor = Some(at);
            scope.actions.extend(row_of(at).map(|row| go(row, false)));
        }
        Some(Ask::Take) => {
            let row = memory.cursor.and_then(row_of);
            scope.actions.extend(row.map(|row| go(row, true)));
            if row.is_some_and(|row| matches!(row.subject, Subject::Group(_))) {
                scope.run(Command::ZoomSelection);
            }
        }
        _ => {}
    }
}

/// Where a row leads.
fn go(row: &ScoreRow, near: bool) -> Action {
    match row.subject {
        Subject::Touchpoint(id) if near => Action::Visit(id),
        Subject::Touchpoint(id) => Action::GoTo(id),
        Subject::Group(_) => Action::SelectAll(row.touchpoints.to_vec(), false),
    }
}

/// Whether what a row is about is selected: of a group all of it, and nothing else.
fn is_on(map: &OpenMap, row: &ScoreRow) -> bool {
    match row.subject {
        Subject::Touchpoint(id) => map.primary() == Some(id),
        Subject::Group(_) => {
            map.selection.len() == row.touchpoints.len()
                && row.touchpoints.iter().all(|&id| map.selection.contains(id))
        }
    }
}

/// The headings, each a button that sorts; how far they are scrolled.
fn heads_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    grid: &Grid,
    table: &ScoresTable,
    left: f32,
) -> f32 {
    let height = LINE * scope.look.scale;
    let area = ScrollArea::horizontal()
        .id_salt("score-heads")
        .horizontal_scroll_offset(left)
        .scroll_bar_visibility(egui::scroll_area::ScrollBarVisibility::AlwaysHidden)
        .auto_shrink([false, true]);
    let shown = area.show(ui, |ui| {
        // The rows have a scroll bar at their right.
        let whole = vec2(grid.width + 10.0, height);
        let (row, _) = ui.allocate_exact_size(whole, Sense::hover());
        ui.painter().hline(row.x_range(), row.bottom(), Stroke::new(1.0, scope.look.line));
        for (column, rect) in grid.cells(row) {
            head_ui(ui, scope, table, column, rect);
        }
        follow_focus(ui);
    });
    shown.state.clamped_offset().x
}

fn head_ui(ui: &Ui, scope: &mut Scope<'_>, table: &ScoresTable, column: ScoreColumn, rect: Rect) {
    let (look, texts) = (scope.look, scope.app.texts());
    let name = column.name(table.by, texts);
    let sorted = table.sort.and_then(|(by, falling)| (by == column).then_some(falling));
    let key = match sorted {
        Some(false) => "scores-sorted-up",
        Some(true) => "scores-sorted-down",
        None => "scores-sort",
    };
    let said = texts.with(key, &[("column", (&name).into())]);
    let response = ui.interact(rect, Id::unique(("score-head", column)), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, true, sorted.is_some(), said.clone()));
    if response.hovered() {
        ui.painter().rect_filled(rect, 4, look.card);
    }
    focus_ring(ui, &response, rect.shrink(1.0));
    let ink = if sorted.is_some() { look.ink } else { look.muted };
    let inner = rect.shrink2(vec2(PAD, 0.0));
    let mark = if sorted.is_some() { 14.0 } else { 0.0 };
    let room = inner.width() - mark;
    let galley = line(ui, &name, (Weight::SemiBold, 12.0 * look.scale), ink, room);
    let start =
        if column.is_number() { inner.right() - galley.size().x - mark } else { inner.left() };
    let width = galley.size().x;
    let y = rect.center().y;
    ui.painter().galley(pos2(start, y - galley.size().y / 2.0), galley, ink);
    if let Some(falling) = sorted {
        icons::chevron(ui.painter(), pos2(start + width + 8.0, y), falling, ink);
    }
    if response.on_hover_text(said).clicked() {
        scope.actions.push(Action::Below(BelowAsk::Sort(column)));
    }
}
