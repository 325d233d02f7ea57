//! What the scores say: sentences with their figures, under the questions they answer. Each leads
//! to its element.

use super::empty_ui;
use crate::app::{Action, OpenMap};
use crate::insight::{Finding, FindingKind, Severity};
use crate::model::Language;
use crate::scene::Weight;
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::style::{color, font};
use crate::ui::widgets::Scope;
use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, Galley, Id, Rect, Role, Ui, pos2, vec2};
use std::sync::Arc;

/// Most findings that are shown whole; of more, two lines each.
const MOST_WHOLE: usize = 120;
/// Where a sentence begins, and how much room is left behind it.
const LEFT: f32 = 24.0;
const RIGHT: f32 = 8.0;
/// Room above and below it.
const ROOM: f32 = 4.0;
/// Room for the question above the first sentence that answers it.
const HEAD: f32 = 26.0;

/// What the list remembers between frames.
#[derive(Default)]
pub struct Memory {
    cursor: Option<usize>,
    known: Option<Known>,
}

/// The heights of the sentences, measured once.
struct Known {
    all: Arc<Vec<Finding>>,
    /// How wide and large they are written, and in which language.
    measure: (f32, f32, Language),
    bottoms: Vec<f32>,
}

/// The list's id, which has the focus.
pub fn insights_id() -> Id {
    Id::unique("insights")
}

fn row_id(at: usize) -> Id {
    Id::unique(("insight", at))
}

/// The findings.
pub fn insights_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let Some(all) = map.feedback.insights() else { return };
    let reported = |finding: &Finding| finding.kind == FindingKind::ReportedOnly;
    if map.headline().is_empty() && !all.iter().any(reported) {
        return empty_ui(ui, scope, "scores-none");
    }
    if all.is_empty() {
        return empty_ui(ui, scope, "insights-none");
    }
    let measure = (ui.available_width(), scope.look.scale, scope.app.language());
    let is_known = |known: &Known| Arc::ptr_eq(&known.all, all) && known.measure == measure;
    let known = memory.known.take().filter(is_known).unwrap_or_else(|| {
        let mut bottom = 0.0;
        let each = (0..all.len()).map(|at| {
            let text = lines(ui, scope, all[at].text(scope.app.texts()), measure.0, all.len());
            bottom += text.size().y + 2.0 * ROOM + head(scope, all, at);
            bottom
        });
        Known { all: all.clone(), measure, bottoms: each.collect() }
    });
    memory.cursor = memory.cursor.map(|at| at.min(all.len() - 1));
    let list = Rows {
        id: insights_id(),
        role: Role::ListBox,
        label: scope.text("insights-title"),
        heights: Heights::Each(known.bottoms.clone()),
        cursor: memory.cursor,
        edited: false,
        pull: 0.0,
    };
    let mut clicked = None;
    let shown = list.show(ui, row_id, |ui, row| {
        let taken = finding_ui(ui, scope, map, all, row);
        if taken {
            clicked = Some(row.at);
        }
        taken
    });
    let near = shown.ask == Some(Ask::Take);
    let at = match shown.ask {
        Some(Ask::To(at)) => Some(at),
        Some(Ask::Take) => memory.cursor,
        _ => clicked,
    };
    if let Some(at) = at {
        memory.cursor = Some(at);
        scope.actions.extend(all.get(at).and_then(|finding| go(finding, near)));
    }
    memory.known = Some(known);
}

/// Where a finding leads: to its main element, or to all that it counts.
fn go(finding: &Finding, near: bool) -> Option<Action> {
    match finding.elements.as_slice() {
        [] => None,
        [first] | [first, ..] if !counts(finding) => {
            Some(if near { Action::Visit(*first) } else { Action::GoTo(*first) })
        }
        all => Some(Action::SelectAll(all.to_vec(), false)),
    }
}

/// Whether a finding says the same of all of its elements.
fn counts(finding: &Finding) -> bool {
    matches!(finding.figures, crate::insight::Figures::Count { .. }) && finding.elements.len() > 1
}

/// Height of the question above a finding, where it is the first to answer it.
fn head(scope: &Scope<'_>, all: &[Finding], at: usize) -> f32 {
    let section = |at: usize| all[at].kind.section();
    let first = at == 0 || section(at - 1) != section(at);
    if first { HEAD * scope.look.scale } else { 0.0 }
}

/// A sentence in lines as wide as the list.
fn lines(ui: &Ui, scope: &Scope<'_>, text: String, width: f32, count: usize) -> Arc<Galley> {
    let look = scope.look;
    let wrap = width - LEFT - RIGHT;
    let letters = font(Weight::Regular, 13.0 * look.scale);
    let mut job = LayoutJob::simple(text, letters, look.text, wrap);
    let max_rows = if count <= MOST_WHOLE { usize::MAX } else { 2 };
    job.wrap = TextWrapping { max_rows, ..TextWrapping::wrap_at_width(wrap) };
    ui.painter().layout_job(job)
}

fn tone(scope: &Scope<'_>, severity: Severity) -> Color32 {
    let colors = &scope.look.theme.color;
    color(match severity {
        Severity::High => colors.valence[0],
        Severity::Medium => colors.valence[1],
        Severity::Low => colors.muted,
    })
}

/// One finding; whether it was clicked.
fn finding_ui(ui: &mut Ui, scope: &Scope<'_>, map: &OpenMap, all: &[Finding], row: Row) -> bool {
    let Some(finding) = all.get(row.at) else { return false };
    let (look, texts) = (scope.look, scope.app.texts());
    let head = head(scope, all, row.at);
    if head > 0.0 {
        let letters = font(Weight::SemiBold, 12.5 * look.scale);
        let words = finding.kind.section().text(texts).to_owned();
        let galley = ui.painter().layout_no_wrap(words, letters, look.muted);
        let y = row.rect.top() + head - galley.size().y - 3.0;
        ui.painter().galley(pos2(row.rect.left() + 2.0, y), galley, look.muted);
    }
    let rect = Rect::from_min_max(row.rect.min + vec2(0.0, head), row.rect.max);
    let text = finding.text(texts);
    let galley = lines(ui, scope, text.clone(), rect.width(), all.len());
    let on = finding.elements.first().is_some_and(|first| map.primary() == Some(*first));
    let said = format!("{}: {text}", finding.severity.text(texts));
    let response = Row { rect, ..row }.option_ui(ui, look, row_id(row.at), &said, on);
    let dot = pos2(rect.left() + 11.0, rect.top() + ROOM + 8.0 * look.scale);
    ui.painter().circle_filled(dot, 4.0, tone(scope, finding.severity));
    let ink = if on { look.on_selected } else { look.text };
    let response = if galley.elided { response.on_hover_text(text) } else { response };
    let at = rect.min + vec2(LEFT, ROOM);
    ui.painter().galley_with_override_text_color(at, galley, ink);
    response.clicked()
}
