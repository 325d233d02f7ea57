//! The steps of the history: where the map stands, what can be undone and what redone.

use super::rows::{Ask, Heights, Row, Rows, cut_line};
use super::widgets::Scope;
use crate::app::{Action, OpenMap};
use crate::scene::Weight;
use egui::{Id, Role, Stroke, Ui, pos2};

/// Height of a step.
const LINE: f32 = 26.0;

/// The list's id, which has the focus.
pub fn history_id() -> Id {
    Id::unique("history")
}

fn step_id(at: usize) -> Id {
    Id::unique(("history-step", at))
}

/// The steps, the oldest first; before them the map as it was opened.
pub fn history_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap) {
    let steps: Vec<_> = map.history.steps().collect();
    let done = map.history.done();
    let list = Rows {
        id: history_id(),
        role: Role::ListBox,
        label: scope.text("history-title"),
        heights: Heights::Same(steps.len() + 1, LINE * scope.look.scale),
        cursor: Some(done),
        edited: false,
        pull: 0.0,
    };
    let shown = list.show(ui, step_id, |ui, row| {
        let said = match row.at.checked_sub(1).and_then(|at| steps.get(at)) {
            Some(step) => capital(&scope.app.called(&step.name)),
            None => scope.text("history-start").to_owned(),
        };
        step_ui(ui, scope, row, &said, done, row.at == steps.len())
    });
    if let Some(Ask::To(at)) = shown.ask {
        scope.actions.push(Action::Jump(at));
    }
}

/// One step; whether it was clicked.
fn step_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    row: Row,
    said: &str,
    done: usize,
    is_last: bool,
) -> bool {
    let (look, rect) = (scope.look, row.rect);
    let on = row.at == done;
    let response = row.option_ui(ui, look, step_id(row.at), said, on);
    let dot = pos2(rect.left() + 12.0, rect.center().y);
    let rule = Stroke::new(1.5, look.line);
    let (above, below) = (rect.top()..=dot.y - 4.0, dot.y + 4.0..=rect.bottom());
    if row.at > 0 {
        ui.painter().vline(dot.x, above, rule);
    }
    if !is_last {
        ui.painter().vline(dot.x, below, rule);
    }
    let ink = match row.at {
        at if at == done => look.on_selected,
        at if at < done => look.text,
        _ => look.muted.gamma_multiply(0.75),
    };
    if on {
        ui.painter().circle_filled(dot, 4.0, look.selection);
    } else if row.at < done {
        ui.painter().circle_filled(dot, 3.0, look.muted);
    } else {
        ui.painter().circle_stroke(dot, 3.0, Stroke::new(1.2, look.muted));
    }
    let weight = if on { Weight::SemiBold } else { Weight::Regular };
    let x = rect.left() + 24.0;
    let galley = cut_line(ui, look, said, (weight, 12.5, ink), rect.right() - x - 6.0);
    let cut = galley.elided;
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, ink);
    let response = if cut { response.on_hover_text(said) } else { response };
    if response.clicked() {
        scope.actions.push(Action::Jump(row.at));
    }
    response.clicked()
}

/// With a capital at the beginning.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
