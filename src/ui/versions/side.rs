//! The chosen version: its picture, how much differs, and what, line by line.

use super::Memory;
use crate::app::{Difference, How, SeenVersion, Versions};
use crate::scene::Weight;
use crate::ui::rows::{Ask, Heights, Row, Rows};
use crate::ui::start::picture_ui;
use crate::ui::style::{color, font};
use crate::ui::widgets::{Scope, focus_ring_at};
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    CornerRadius, Id, Label, Role, Sense, Spinner, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Height of a line.
const LINE: f32 = 21.0;
/// Highest picture.
const HIGHEST: f32 = 340.0;

fn line_id(at: usize) -> Id {
    Id::unique(("difference", at))
}

/// What is known of the chosen version.
pub fn side_ui(ui: &mut Ui, scope: &mut Scope<'_>, versions: &Versions, memory: &mut Memory) {
    let look = scope.look;
    if versions.merging {
        return busy_ui(ui, scope, "versions-merging");
    }
    match versions.seen() {
        None if versions.version().is_some() => busy_ui(ui, scope, "versions-reading"),
        None => {}
        Some(Err(why)) => {
            ui.add(Label::new(look.name(why)).wrap());
        }
        Some(Ok(seen)) => {
            let key = if versions.is_file() { "versions-counts-file" } else { "versions-counts" };
            seen_ui(ui, scope, (seen, key), memory);
        }
    }
}

fn busy_ui(ui: &mut Ui, scope: &Scope<'_>, key: &str) {
    ui.horizontal(|ui| {
        ui.add(Spinner::new().size(16.0).color(scope.look.muted));
        ui.label(scope.look.body(scope.text(key)));
    });
}

/// A version that was looked at; `counts` is the key of how much differs.
fn seen_ui(
    ui: &mut Ui,
    scope: &mut Scope<'_>,
    (seen, counts): (&SeenVersion, &str),
    memory: &mut Memory,
) {
    let (look, texts) = (scope.look, scope.app.texts());
    if let Some(portrait) = &seen.portrait {
        let (wide, high) = (portrait.picture.width as f32, portrait.picture.height as f32);
        let most = HIGHEST.min(ui.available_height() * 0.55);
        let width = ui.available_width().min(most * wide / high.max(1.0));
        let size = vec2(width, (width * high / wide.max(1.0)).min(most));
        let (place, response) = ui.allocate_exact_size(size, Sense::hover());
        let name = texts.get("versions-picture");
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
        let inside = (place.shrink(1.0), CornerRadius::same(5));
        picture_ui(ui, look, &mut memory.images, inside, Some(portrait));
        ui.painter().rect_stroke(place, 6, Stroke::new(1.0, look.line), StrokeKind::Inside);
        ui.add_space(6.0);
    }
    if let Some(trouble) = &seen.trouble {
        ui.add(Label::new(look.caption(trouble)).wrap());
        ui.add_space(4.0);
    }
    if seen.lines.is_empty() {
        ui.add(Label::new(look.name(texts.get("versions-equal"))).wrap());
        return;
    }
    let [added, removed, changed] = seen.compared.counts().map(|it| texts.whole(it as u64));
    let args = [
        ("added", (&added).into()),
        ("removed", (&removed).into()),
        ("changed", (&changed).into()),
    ];
    ui.add(Label::new(look.name(texts.with(counts, &args))).wrap());
    ui.add_space(4.0);
    lines_ui(ui, scope, (&seen.lines, "versions-differences"), &mut memory.line);
}

/// How high so many lines are.
pub fn lines_height(count: usize, scope: &Scope<'_>) -> f32 {
    count as f32 * LINE * scope.look.scale
}

/// Everything that differs, in a list whose name has this key; only what is in sight is drawn.
/// `cursor` is the line where the keyboard is.
pub fn lines_ui(
    ui: &mut Ui,
    scope: &Scope<'_>,
    (lines, key): (&[Difference], &str),
    cursor: &mut Option<usize>,
) {
    let list = Rows {
        id: Id::unique("differences"),
        role: Role::List,
        label: scope.text(key),
        heights: Heights::Same(lines.len(), LINE * scope.look.scale),
        cursor: cursor.filter(|at| *at < lines.len()),
        edited: false,
        pull: 0.0,
    };
    let shown = list.show(ui, line_id, |ui, row| {
        lines.get(row.at).is_some_and(|line| line_ui(ui, scope, line, row))
    });
    if let Some(Ask::To(at)) = shown.ask {
        *cursor = Some(at);
    }
}

fn line_ui(ui: &Ui, scope: &Scope<'_>, line: &Difference, row: Row) -> bool {
    let look = scope.look;
    let response = ui.interact(row.rect, line_id(row.at), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, line.text.as_str()));
    if row.focused {
        focus_ring_at(ui, row.rect);
    }
    let theme = &look.theme.color;
    let ink = match line.how {
        How::Added => theme.driver.strong,
        How::Removed => theme.barrier.strong,
        How::Changed => theme.solution.strong,
    };
    let left = row.rect.left() + if line.within { 26.0 } else { 6.0 };
    let weight = if line.within { Weight::Regular } else { Weight::SemiBold };
    let letters = font(weight, 12.5 * look.scale);
    let sign = ui.painter().layout_no_wrap(line.how.sign().into(), letters.clone(), color(ink));
    let mut job = LayoutJob::simple_singleline(line.text.clone(), letters, look.text);
    job.wrap = TextWrapping::truncate_at_width((row.rect.right() - left - 20.0).max(20.0));
    let text = ui.painter().layout_job(job);
    let cut = text.elided;
    let y = row.rect.center().y - text.size().y / 2.0;
    ui.painter().galley(pos2(left, y), sign, color(ink));
    ui.painter().galley(pos2(left + 14.0, y), text, look.text);
    if cut {
        response.on_hover_text(line.text.as_str());
    }
    false
}
