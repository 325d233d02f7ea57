//! A score by groups of clients: which of them are clearly better or worse off than the rest.

use super::Inspect;
use super::choice::Opt;
use super::draft::{keep, kept};
use crate::insight::{ClientGroup, ClientGroups, Story};
use crate::scene::Weight;
use crate::scores::Score;
use crate::ui::style::{color, font};
use egui::{
    Align2, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, text::LayoutJob, vec2,
};
use std::sync::Arc;

/// Rows shown at first.
const FEW: usize = 12;
/// Height of a row.
const ROW: f32 = 30.0;

/// From where to where the bars go.
#[derive(Clone, Copy)]
struct Span {
    low: f64,
    high: f64,
}

impl Span {
    /// Around all scores and their intervals, within the metric's range.
    fn of(groups: &[ClientGroup]) -> Self {
        let (mut low, mut high) = (f64::MAX, f64::MIN);
        for ClientGroup { score, .. } in groups {
            let (from, to) = score.interval.unwrap_or((score.value, score.value));
            low = low.min(from).min(score.value);
            high = high.max(to).max(score.value);
        }
        let room = ((high - low) * 0.05).max(1e-6);
        Self { low: low - room, high: high + room }
    }

    fn x(self, bar: Rect, value: f64) -> f32 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        bar.left() + bar.width() * share as f32
    }
}

impl Inspect<'_, '_> {
    /// A story's answers by the values of a column that is chosen.
    pub(super) fn split_ui(&self, ui: &mut Ui, id: Id, story: &Story) {
        let columns = &story.columns;
        let memory = Id::unique("split-column");
        let last = kept::<Arc<str>>(ui, memory);
        let known = |name: &Arc<str>| columns.iter().position(|it| it.column == *name);
        let mut at = last.as_ref().and_then(known).unwrap_or(0);
        if columns.len() > 1 {
            let options: Vec<Opt<usize>> = columns
                .iter()
                .enumerate()
                .map(|(at, it)| Opt::new(at, it.column.as_ref()))
                .collect();
            let choice = id.with("split");
            let asked = self.choose_of_ui(ui, choice, "score-split-column", Some(at), &options);
            if let Some(asked) = asked {
                at = asked;
                keep(ui, memory, columns[at].column.clone());
            }
        } else {
            ui.label(self.scope.look.caption(columns[at].column.as_ref()));
        }
        self.groups_ui(ui, id.with("groups"), &columns[at]);
    }

    fn groups_ui(&self, ui: &mut Ui, id: Id, column: &ClientGroups) {
        let all = column.groups.len();
        let shown = Self::shown_of(ui, id, FEW, all);
        let span = Span::of(&column.groups);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for group in &column.groups[..shown] {
                self.group_ui(ui, group, span);
            }
        });
        self.more_ui(ui, id, shown, all);
        if all > 1 && column.groups.iter().all(|it| it.difference.is_none_or(|it| !it.is_clear())) {
            self.remark_ui(ui, self.text("score-split-same"));
        }
    }

    fn group_ui(&self, ui: &mut Ui, group: &ClientGroup, span: Span) {
        let look = self.scope.look;
        let texts = self.scope.app.texts();
        let better = group.difference.and_then(|it| it.is_better());
        let name = if group.value.is_empty() { self.text("field-empty") } else { &*group.value };
        let verdict = better.map(|better| {
            self.text(if better { "score-split-better" } else { "score-split-worse" })
        });
        let tall = if verdict.is_some() { ROW + 12.0 } else { ROW - 6.0 } * look.scale;
        let size = vec2(ui.available_width(), tall);
        let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
        let mut said = format!("{name}: {}", self.figures(&group.score));
        if let Some(verdict) = verdict {
            said = format!("{said}. {verdict}");
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said.clone()));
        let line = rect.top() + (ROW - 6.0) * look.scale / 2.0;
        let width = rect.width();
        let mut job = LayoutJob::simple_singleline(
            name.to_owned(),
            font(Weight::Regular, 12.5 * look.scale),
            look.text,
        );
        job.wrap = egui::text::TextWrapping::truncate_at_width(width * 0.36 - 6.0);
        let galley = ui.painter().layout_job(job);
        let tall = galley.size().y;
        ui.painter().galley(pos2(rect.left(), line - tall / 2.0), galley, look.text);
        let bar = Rect::from_min_max(
            pos2(rect.left() + width * 0.36, line - 3.0),
            pos2(rect.left() + width * 0.66, line + 3.0),
        );
        self.bar_ui(ui, &group.score, bar, span);
        let (_, ink) = self.score_colors(&group.score);
        let value = texts.score(group.score.metric, group.score.value);
        let letters = font(Weight::SemiBold, 12.5 * look.scale);
        let at = pos2(rect.left() + width * 0.80, line);
        ui.painter().text(at, Align2::RIGHT_CENTER, value, letters, color(ink));
        let small = font(Weight::Regular, 11.0 * look.scale);
        let n = texts.with("score-n", &[("n", (&texts.whole(group.score.n)).into())]);
        let at = pos2(rect.right(), line);
        ui.painter().text(at, Align2::RIGHT_CENTER, n, small.clone(), look.muted);
        if let (Some(verdict), Some(better)) = (verdict, better) {
            let at = pos2(rect.left(), line + tall / 2.0);
            ui.painter().text(at, Align2::LEFT_TOP, verdict, small, self.better_ink(better));
        }
        response.on_hover_text(said);
    }

    /// Value and interval on a bar.
    fn bar_ui(&self, ui: &Ui, score: &Score, bar: Rect, span: Span) {
        let look = self.scope.look;
        let (mark, _) = self.score_colors(score);
        ui.painter().rect_filled(bar, 3, look.mix_panel(look.theme.color.muted, 0.14));
        if let Some((from, to)) = score.interval {
            let range = Rect::from_x_y_ranges(span.x(bar, from)..=span.x(bar, to), bar.y_range());
            ui.painter().rect_filled(range, 3, color(mark.fade(0.4)));
        }
        let x = span.x(bar, score.value).clamp(bar.left() + 1.5, bar.right() - 1.5);
        let tick = Rect::from_center_size(pos2(x, bar.center().y), vec2(3.0, 12.0));
        if score.is_thin() {
            let edge = Stroke::new(1.0, color(mark));
            ui.painter().rect(tick, 1, look.card, edge, StrokeKind::Inside);
        } else {
            ui.painter().rect_filled(tick, 1, color(mark));
        }
    }
}
