//! What the open map can be compared with, as a list.

use crate::app::{Action, Version, VersionSource, Versions, VersionsAsk};
use crate::scene::Weight;
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::style::{HEIGHT, font};
use crate::ui::widgets::{Scope, focus_ring_at};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, CornerRadius, Id, Label, RichText, Role, Sense, Spinner, Ui, UiBuilder, WidgetInfo,
    pos2, vec2,
};

/// Height of a row.
const LINE: f32 = 46.0;

/// The list's id, which has the focus.
pub fn list_id() -> Id {
    Id::unique("versions")
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
    let response = ui.interact(row.rect, row_id(row.at), Sense::CLICK);
    let said = format!("{first}: {second}");
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, said.clone()));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_selected(on));
    let back = row.rect.shrink2(vec2(0.0, 1.0));
    if on {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.selected);
    } else if response.hovered() {
        ui.painter().rect_filled(back, CornerRadius::same(5), look.card);
    }
    if row.focused {
        focus_ring_at(ui, back);
    }
    let ink = if on { look.on_selected } else { look.text };
    let lines = [(first, Weight::SemiBold, 12.5, ink), (second, Weight::Regular, 11.5, look.muted)];
    let mut y = row.rect.top() + 5.0;
    for (text, weight, size, ink) in lines {
        let mut job = LayoutJob::simple_singleline(text, font(weight, size * look.scale), ink);
        job.wrap = TextWrapping::truncate_at_width((row.rect.width() - 20.0).max(20.0));
        let galley = ui.painter().layout_job(job);
        let height = galley.size().y;
        ui.painter().galley(pos2(row.rect.left() + 10.0, y), galley, ink);
        y += height + 2.0;
    }
    response.on_hover_text(said).clicked()
}
