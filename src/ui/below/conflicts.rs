//! What two copies say differently: at the left every conflict, at the right the chosen one with
//! what each side says, until somebody decides.

use super::empty_ui;
use crate::app::{
    Action, BelowAsk, OpenMap, Settling, about_text, may_keep_both, unquoted, value_text,
    version_text,
};
use crate::model::{Conflict, ConflictKey, Document, Version};
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::style::{HEIGHT, color};
use crate::ui::widgets::{Scope, follow_focus, label_ui};
use egui::{
    Button, CornerRadius, Frame, Id, Label, Margin, RichText, Role, ScrollArea, Stroke, TextEdit,
    Ui, UiBuilder, pos2, vec2,
};
use std::sync::Arc;

/// Height of a row.
const LINE: f32 = 46.0;
/// Least width of what one side says beside the other.
const COLUMN: f32 = 230.0;

/// What the panel remembers between frames.
#[derive(Default)]
pub struct Memory {
    /// What can be done about a conflict of a map; finding out takes a while on large maps.
    may: Option<(Arc<Document>, ConflictKey, bool)>,
    /// What is typed in place of what either side says.
    typed: Option<(ConflictKey, String)>,
}

/// The list's id, which has the focus.
pub fn conflicts_id() -> Id {
    Id::unique("conflicts")
}

fn row_id(at: usize) -> Id {
    Id::unique(("conflict", at))
}

/// The conflicts.
pub fn conflicts_ui(ui: &mut Ui, scope: &mut Scope<'_>, map: &OpenMap, memory: &mut Memory) {
    let Some(chosen) = map.conflict() else { return empty_ui(ui, scope, "conflicts-none") };
    let all: Vec<(&ConflictKey, &Conflict)> = map.document.conflicts().iter().collect();
    head_ui(ui, scope, all.len());
    let room = ui.available_rect_before_wrap();
    let width = (room.width() * 0.7).clamp(260.0, 1100.0);
    let (left, right) = room.split_left_right_at_x(room.right() - width);
    let left = left.with_max_x(left.right() - 12.0);
    ui.scope_builder(UiBuilder::new().max_rect(left), |ui| {
        list_ui(ui, scope, map, &all, chosen);
    });
    ui.scope_builder(UiBuilder::new().max_rect(right), |ui| {
        ScrollArea::vertical().id_salt("conflict-sides").auto_shrink(false).show(ui, |ui| {
            if let Some(conflict) = map.document.conflicts().get(chosen) {
                conflict_ui(ui, scope, map, (chosen, conflict), memory);
            }
            follow_focus(ui);
        });
    });
}

/// How many there are, and settling all of them alike.
fn head_ui(ui: &mut Ui, scope: &mut Scope<'_>, count: usize) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
        for (key, choice) in
            [("settle-all-mine", Settling::Mine), ("settle-all-theirs", Settling::Theirs)]
        {
            let words = RichText::new(scope.text(key)).font(scope.button_font());
            if ui.add(Button::new(words).min_size(vec2(0.0, HEIGHT))).clicked() {
                scope.actions.push(Action::Below(BelowAsk::SettleAll(choice)));
            }
        }
        ui.label(scope.look.caption(scope.app.texts().count("conflicts-count", count as u64)));
    });
}

fn list_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    all: &[(&ConflictKey, &Conflict)],
    chosen: &ConflictKey,
) {
    let cursor = all.iter().position(|(key, _)| *key == chosen);
    let list = Rows {
        id: conflicts_id(),
        role: Role::ListBox,
        label: scope.text("conflicts-title"),
        heights: Heights::Same(all.len(), LINE * scope.look.scale),
        cursor,
        edited: false,
        pull: 0.0,
    };
    let mut clicked = None;
    let shown = list.show(ui, row_id, |ui, row| {
        let Some(one) = all.get(row.at) else { return false };
        let taken = row_ui(ui, scope, map, *one, (cursor == Some(row.at), row));
        if taken {
            clicked = Some(row.at);
        }
        taken
    });
    let at = match shown.ask {
        Some(Ask::To(at)) => Some(at),
        Some(Ask::Take) => cursor,
        _ => clicked,
    };
    if let Some((key, _)) = at.and_then(|at| all.get(at)) {
        scope.actions.push(Action::Below(BelowAsk::Conflict((*key).clone())));
    }
}

/// One conflict in two lines: what it is about, and what the two sides say; whether it was clicked.
fn row_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    map: &OpenMap,
    (key, conflict): (&ConflictKey, &Conflict),
    (on, row): (bool, Row),
) -> bool {
    let (look, texts) = (scope.look, scope.app.texts());
    let about = about_text(&map.document, key, texts);
    let sides = [&conflict.ours, &conflict.theirs]
        .map(|side| version_text(&map.document, (key, conflict), side, texts));
    let sides = sides.join("  |  ");
    let said = format!("{about}: {sides}");
    let response = row.option_ui(ui, look, row_id(row.at), &said, on);
    let mark = color(look.theme.color.solution.strong);
    let dot = pos2(row.rect.left() + 11.0, row.rect.center().y);
    ui.painter().circle_filled(dot, 4.0, mark);
    let across = (row.rect.left() + 24.0, row.rect.right() - 8.0);
    row.lines_ui(ui, look, across, [&about, &sides], on);
    response.on_hover_text(said).clicked()
}

/// The chosen conflict: what it was, what each side says, and the ways to settle it.
fn conflict_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    (key, conflict): (&ConflictKey, &Conflict),
    memory: &mut Memory,
) {
    let (look, texts) = (scope.look, scope.app.texts());
    ui.add(Label::new(look.name(about_text(&map.document, key, texts))).wrap());
    let shown = match conflict.base.as_deref() {
        Some(base) => {
            let text = || value_text(&map.document, Some(base), texts);
            let was = whole_text(base).unwrap_or_else(text);
            texts.with("conflict-was", &[("value", (&was).into())])
        }
        None => texts.get("conflict-new").to_owned(),
    };
    ui.add(Label::new(look.caption(shown)).wrap());
    ui.add_space(6.0);
    let others = conflict.others.iter().enumerate().map(|(at, it)| (it, Settling::Other(at)));
    let sides = [(&conflict.ours, Settling::Mine), (&conflict.theirs, Settling::Theirs)];
    let mut sides = sides.into_iter().chain(others);
    // Side by side as far as there is room; what is neither comes last.
    let columns = ((ui.available_width() / (COLUMN * look.scale)) as usize).clamp(1, 3);
    ui.columns(columns, |columns| {
        let last = columns.len() - 1;
        for (at, (version, choice)) in sides.by_ref().take(2).enumerate() {
            side_ui(&mut columns[at.min(last)], scope, map, (key, conflict), (version, choice));
        }
        for (version, choice) in sides {
            side_ui(&mut columns[0], scope, map, (key, conflict), (version, choice));
        }
        both_ui(&mut columns[last], scope, map, key, memory);
        edit_ui(&mut columns[last], scope, (key, conflict), memory);
    });
}

/// The button that keeps what both sides say, where that can be.
fn both_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    key: &ConflictKey,
    memory: &mut Memory,
) {
    let may_both = match &memory.may {
        Some((of, about, may)) if Arc::ptr_eq(of, &map.document) && about == key => *may,
        _ => {
            let may = may_keep_both(&map.document, key);
            memory.may = Some((map.document.clone(), key.clone(), may));
            may
        }
    };
    if !may_both {
        return;
    }
    if narrow_button(ui, scope.look.body(scope.text("settle-both"))) {
        let ask = BelowAsk::Settle(key.clone(), Settling::Both);
        scope.actions.push(Action::Below(ask));
    }
    ui.add_space(6.0);
}

/// A button as wide as its words, in a column that would stretch it; whether it was clicked.
fn narrow_button(ui: &mut Ui, words: RichText) -> bool {
    ui.horizontal(|ui| ui.button(words).clicked()).inner
}

/// What one side says, and the button that keeps it.
fn side_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    map: &OpenMap,
    (key, conflict): (&ConflictKey, &Conflict),
    (version, choice): (&Version, Settling),
) {
    let (look, texts) = (scope.look, scope.app.texts());
    let (name, button) = match choice {
        Settling::Mine => ("conflict-mine", "settle-mine"),
        Settling::Theirs => ("conflict-theirs", "settle-theirs"),
        _ => ("conflict-other", "settle-other"),
    };
    let name = match &*version.label {
        "" => texts.get(name).to_owned(),
        label => format!("{} · {label}", texts.get(name)),
    };
    let frame = Frame::new()
        .fill(look.card)
        .stroke(Stroke::new(1.0, look.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::symmetric(12, 8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(look.caption(name));
        let whole = version.value.as_deref().and_then(whole_text);
        let value =
            whole.unwrap_or_else(|| version_text(&map.document, (key, conflict), version, texts));
        ui.add(Label::new(look.body(value)).wrap());
        if narrow_button(ui, look.body(texts.get(button))) {
            scope.actions.push(Action::Below(BelowAsk::Settle(key.clone(), choice)));
        }
    });
    ui.add_space(6.0);
}

/// Something else than either side says, where that is a text.
fn edit_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (key, conflict): (&ConflictKey, &Conflict),
    memory: &mut Memory,
) {
    let field = matches!(
        key,
        ConflictKey::Field { .. } | ConflictKey::Map(_) | ConflictKey::QuestionField { .. }
    );
    let text = conflict.versions().find_map(|version| unquoted(version.value.as_deref()?));
    let Some(first) = text.filter(|_| field) else { return };
    let (look, texts) = (scope.look, scope.app.texts());
    if memory.typed.as_ref().is_none_or(|(about, _)| about != key) {
        memory.typed = Some((key.clone(), first));
    }
    let Some((_, typed)) = &mut memory.typed else { return };
    let label = label_ui(ui, look, texts.get("conflict-edit")).id;
    let edit = TextEdit::multiline(typed)
        .id(Id::unique("conflict-edit"))
        .desired_rows(2)
        .desired_width(ui.available_width());
    ui.add(edit).labelled_by(label);
    if narrow_button(ui, look.body(texts.get("settle-edited"))) {
        let choice = Settling::Edited(typed.replace('\0', ""));
        scope.actions.push(Action::Below(BelowAsk::Settle(key.clone(), choice)));
    }
}

/// A value with all of its lines, where it is a text.
fn whole_text(value: &str) -> Option<String> {
    unquoted(value).filter(|text| !text.trim().is_empty())
}
