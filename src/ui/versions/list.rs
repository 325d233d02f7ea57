//! What the open map can be compared with, as a list.

use crate::app::{Action, Version, VersionSource, Versions, VersionsAsk};
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::style::HEIGHT;
use crate::ui::widgets::Scope;
use egui::{Button, Id, Label, RichText, Role, Spinner, Ui, UiBuilder, vec2};

/// Height of a row.
const LINE: f32 = 46.0;

/// The list's id, which has the focus.
pub fn list_id() -> Id {
    // The dialog itself has the id without "list".
    Id::unique("versions-list")
}

fn row_id(at: usize) -> Id {
    Id::unique(("version", at))
}

/// The list, and the button for another file above it.
pub fn list_ui(ui: &mut Ui, scope: &mut Scope<'_>, versions: &Versions) {
    ui.horizontal(|ui| {
        let words = RichText::new(scope.text("versions-other")).font(scope.button_font());
        if ui.add(Button::new(words).min_size(vec2(0.0, HEIGHT))).clicked() {
            scope.actions.push(Action::Versions(VersionsAsk::OtherFile));
        }
        if versions.listing {
            ui.add(Spinner::new().size(14.0).color(scope.look.muted));
            let text = scope.look.caption(scope.text("versions-gathering"));
            ui.add(Label::new(text).truncate());
        }
    });
    ui.add_space(6.0);
    if versions.list.is_empty() {
        if !versions.listing {
            ui.add(Label::new(scope.look.body(scope.text("versions-none"))).wrap());
        }
        return;
    }
    rows_ui(ui, scope, versions);
}

fn rows_ui(ui: &mut Ui, scope: &mut Scope<'_>, versions: &Versions) {
    let list = Rows {
        id: list_id(),
        role: Role::ListBox,
        label: scope.text("versions-list"),
        heights: Heights::Same(versions.list.len(), LINE * scope.look.scale),
        cursor: Some(versions.chosen),
        edited: false,
        pull: 0.0,
    };
    let mut clicked = None;
    let shown = ui.scope_builder(UiBuilder::new(), |ui| {
        list.show(ui, row_id, |ui, row| {
            let Some(version) = versions.list.get(row.at) else { return false };
            let taken = row_ui(ui, scope, version, (versions.chosen == row.at, row));
            if taken {
                clicked = Some(row.at);
            }
            taken
        })
    });
    let at = match shown.inner.ask {
        Some(Ask::To(at)) => Some(at),
        _ => clicked,
    };
    if let Some(at) = at.filter(|at| *at != versions.chosen) {
        scope.actions.push(Action::Versions(VersionsAsk::Choose(at)));
    }
}

/// A version in two lines: when it was made, or which file it is, and what is known besides.
fn words(scope: &Scope<'_>, version: &Version) -> [String; 2] {
    let texts = scope.app.texts();
    let time = version.time(texts);
    match &version.source {
        VersionSource::Backup(_) => [time, texts.get("versions-backup").to_owned()],
        VersionSource::File(_) => [version.about.clone(), texts.get("versions-file").to_owned()],
        VersionSource::Revision(_) => {
            let parts = [version.about.as_str(), &version.author];
            let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            [time, parts.join(" · ")]
        }
    }
}

/// One version; whether it was clicked.
fn row_ui(ui: &mut Ui, scope: &Scope<'_>, version: &Version, (on, row): (bool, Row)) -> bool {
    let look = scope.look;
    let [first, second] = words(scope, version);
    let said = format!("{first}: {second}");
    let response = row.option_ui(ui, look, row_id(row.at), &said, on);
    let across = (row.rect.left() + 10.0, row.rect.right() - 10.0);
    row.lines_ui(ui, look, across, [&first, &second], on);
    response.on_hover_text(said).clicked()
}
