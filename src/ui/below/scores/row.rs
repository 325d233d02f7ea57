//! A row of the table of scores: its cells, and all it says in words.

use super::super::cells;
use super::{BAR, Grid, PAD, is_on, row_id};
use crate::app::{OpenMap, ScoreColumn, score_name};
use crate::i18n::Texts;
use crate::insight::ScoreRow;
use crate::scene::Weight;
use crate::ui::rows::Row;
use crate::ui::style::font;
use crate::ui::widgets::{Scope, focus_ring_at};
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Words in one line, cut short where they need more room.
pub(super) fn line(
    ui: &Ui,
    text: &str,
    (weight, size): (Weight, f32),
    ink: Color32,
    room: f32,
) -> Arc<egui::Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font(weight, size), ink);
    job.wrap = TextWrapping::truncate_at_width(room.max(0.0));
    ui.painter().layout_job(job)
}

/// One row; whether a hand took it.
pub(super) fn row_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    grid: &Grid,
    score: &ScoreRow,
    row: Row,
) -> bool {
    let (look, texts) = (scope.look, scope.app.texts());
    let response = ui.interact(row.rect, row_id(row.at), Sense::CLICK);
    let on = is_on(map, score);
    response
        .widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, said(score, map, texts)));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(on));
    let back = row.rect.shrink2(vec2(0.0, 1.0));
    if on {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.card);
    }
    let mut cut = false;
    for (column, rect) in grid.cells(row.rect) {
        if ui.clip_rect().intersects(rect) {
            cut |= cell_ui(ui, scope, map, (score, on), column, rect);
        }
    }
    if row.focused {
        focus_ring_at(ui, back.intersect(ui.clip_rect().shrink2(vec2(1.0, 0.0))));
    }
    let response = if cut || score.reported.is_some() || score.change.is_some() {
        response.on_hover_ui(|ui| drop(ui.label(look.body(said(score, map, texts)))))
    } else {
        response
    };
    response.clicked()
}

/// Everything a row says, in words.
fn said(row: &ScoreRow, map: &OpenMap, texts: &'static Texts) -> String {
    let mut parts = vec![score_name(row, &map.document, texts)];
    for part in [&row.stage, &row.channel, &row.owner] {
        if !part.is_empty() {
            parts.push(part.clone());
        }
    }
    parts.push(format!("{} {}", texts.word(row.metric), texts.score(row.metric, row.value)));
    match (row.interval, &row.reported) {
        (Some(range), _) => parts.push(texts.score_range(row.metric, range)),
        (None, None) => parts.push(texts.get("score-no-interval").to_owned()),
        (None, Some(_)) => {}
    }
    if let Some(n) = row.n {
        parts.push(texts.with("score-n", &[("n", (&texts.whole(n)).into())]));
    }
    let target = texts.score(row.metric, row.target);
    parts.push(texts.with("scores-target", &[("target", (&target).into())]));
    if let Some(change) = &row.change {
        parts.push(cells::change_words(texts, change));
    }
    if let Some(pain) = row.pain {
        let pain = texts.number(pain, 2);
        parts.push(texts.with("scores-pain", &[("pain", (&pain).into())]));
    }
    match &row.reported {
        Some(source) if source.is_empty() => parts.push(texts.get("scores-reported").to_owned()),
        Some(source) => {
            parts.push(texts.with("scores-reported-by", &[("source", source.as_str().into())]));
        }
        None if row.is_thin() => parts.push(texts.get("score-few").to_owned()),
        None => {}
    }
    parts.join(", ")
}

/// One cell; whether its words were cut short.
fn cell_ui(
    ui: &Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    (row, on): (&ScoreRow, bool),
    column: ScoreColumn,
    rect: Rect,
) -> bool {
    let (look, texts) = (scope.look, scope.app.texts());
    let score = row.score();
    let inner = rect.shrink2(vec2(PAD, 0.0));
    let size = 12.5 * look.scale;
    let plain = if on { look.on_selected } else { look.text };
    let mut weight = Weight::Regular;
    let (mut ink, mut right) = (plain, inner.right());
    let text = match column {
        ScoreColumn::Name => {
            weight = Weight::SemiBold;
            score_name(row, &map.document, texts)
        }
        ScoreColumn::Value => {
            let (tone, letters) = cells::tones(scope, map, &score);
            let at = pos2(inner.left() + 5.0, rect.center().y);
            if row.reported.is_none() {
                cells::mark(ui.painter(), at, tone, row.is_thin());
            }
            weight = Weight::SemiBold;
            ink = letters;
            texts.score(row.metric, row.value)
        }
        ScoreColumn::Interval => {
            let (tone, _) = cells::tones(scope, map, &score);
            let bar = BAR * look.scale;
            let place = Rect::from_min_max(pos2(inner.right() - bar, rect.top()), inner.max);
            if row.reported.is_none() {
                cells::interval_bar(scope, ui.painter(), place, &score, row.target, tone);
            }
            right -= bar + 8.0;
            match row.interval {
                Some(range) => texts.score_range(row.metric, range),
                None if row.reported.is_some() => {
                    right = inner.right();
                    texts.get("scores-reported").to_owned()
                }
                None => "—".to_owned(),
            }
        }
        ScoreColumn::Answers => row.n.map_or_else(|| "—".to_owned(), |n| texts.whole(n)),
        ScoreColumn::Target => texts.score(row.metric, row.target),
        ScoreColumn::Change => match &row.change {
            Some(change) => {
                ink = cells::difference_tone(scope, change);
                if change.is_clear() {
                    weight = Weight::SemiBold;
                    cells::difference_value(texts, change)
                } else {
                    texts.get("change-unclear-short").to_owned()
                }
            }
            None => "—".to_owned(),
        },
        ScoreColumn::Pain => row.pain.map_or_else(|| "—".to_owned(), |pain| pain_text(texts, pain)),
        words => words.words(row, &map.document, texts),
    };
    let galley = line(ui, &text, (weight, size), ink, right - inner.left());
    let start = if column.is_number() { right - galley.size().x } else { inner.left() };
    let cut = galley.elided;
    ui.painter().galley(pos2(start, rect.center().y - galley.size().y / 2.0), galley, ink);
    cut
}

/// A pain: of clients whole, of shares with two places.
fn pain_text(texts: &'static Texts, pain: f64) -> String {
    texts.number(pain, if pain >= 10.0 { 0 } else { 2 })
}
