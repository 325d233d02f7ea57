//! Recent maps with their pictures; those that are gone say so.

use super::cards::picture_ui;
use super::one_line;
use crate::app::{Action, Portrait, Recent};
use crate::model::ElementKind;
use crate::scene::Weight;
use crate::ui::canvas::Images;
use crate::ui::icons;
use crate::ui::style::Look;
use crate::ui::widgets::{Scope, focus_ring, icon_button};
use egui::{
    CornerRadius, Key, Label, Modifiers, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind,
    Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::path::Path;

/// Height of a line.
const LINE: f32 = 70.0;
/// Width of a picture.
const PICTURE: f32 = 92.0;
/// Room between lines.
const GAP: f32 = 4.0;

/// What the list remembers between frames.
#[derive(Default)]
pub struct RecentMaps {
    images: Images,
}

/// What a line says.
struct Line {
    name: String,
    folder: String,
    /// What the map says of itself, or why nothing is known of it.
    about: String,
    gone: bool,
}

impl RecentMaps {
    /// The list, so many beside each other.
    pub fn show_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, across: usize) {
        ui.label(scope.look.title(scope.text("start-recent"), 15.0));
        ui.add_space(2.0);
        let recent = &scope.app.settings.recent;
        if recent.is_empty() {
            let none = scope.look.body(scope.text("start-recent-none")).color(scope.look.muted);
            ui.add(Label::new(none).wrap());
            return;
        }
        let pixels = (PICTURE * ui.pixels_per_point()).ceil() as u32 * 2;
        if scope.app.wants_recents(pixels) {
            scope.actions.push(Action::LookAtRecents(pixels));
        }
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        let width = (ui.available_width() - GAP * (across - 1) as f32) / across as f32;
        for row in recent.chunks(across) {
            ui.horizontal(|ui| {
                for path in row {
                    self.line_ui(ui, scope, path, width);
                }
            });
        }
    }

    /// A recent map. Delete takes it off the list, like the cross at its end.
    fn line_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, path: &Path, width: f32) {
        let look = scope.look;
        let known = scope.app.recents.of(path);
        let line = line_of(scope, path, known);
        let size = vec2(width, LINE * look.scale);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let said: Vec<&str> = [line.name.as_str(), &line.folder, &line.about]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let said = said.join(", ");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
        if !ui.is_rect_visible(rect) && !response.has_focus() {
            return;
        }
        let over = ui.rect_contains_pointer(rect);
        if over {
            ui.painter().rect_filled(rect, 8, look.panel);
        }
        focus_ring(ui, &response, rect);
        let place =
            Rect::from_min_size(rect.min + vec2(6.0, 6.0), vec2(PICTURE, rect.height() - 12.0));
        let portrait = match known {
            Some(Recent::Seen(_, portrait)) => Some(portrait),
            _ => None,
        };
        self.thumbnail_ui(ui, look, place, portrait, line.gone);
        let removable = over || line.gone || response.has_focus();
        let left = place.right() + 10.0;
        let room = rect.right() - left - if removable { 36.0 } else { 8.0 };
        let cut = texts_ui(ui, look, (left, rect), &line, room);
        let mut forget = false;
        if removable {
            let file = path.display().to_string();
            let label = scope.app.texts().with("start-forget", &[("file", (&file).into())]);
            let middle = pos2(rect.right() - 20.0, rect.center().y);
            let place = Rect::from_center_size(middle, vec2(28.0, 28.0));
            let button = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                icon_button(ui, &label, false, icons::cross)
            });
            forget = button.inner.on_hover_text(label).clicked();
        }
        forget |= response.has_focus()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Delete));
        let whole = || path.display().to_string();
        let response: Response = if cut { response.on_hover_text(whole()) } else { response };
        if forget {
            scope.actions.push(Action::ForgetRecent(path.to_owned()));
        } else if response.clicked() {
            scope.actions.push(Action::OpenPath(path.to_owned()));
        }
    }

    fn thumbnail_ui(
        &mut self,
        ui: &Ui,
        look: &Look,
        place: Rect,
        portrait: Option<&Portrait>,
        gone: bool,
    ) {
        let painter = ui.painter();
        if gone {
            let place = place.shrink(0.5);
            let corners = [
                place.left_top(),
                place.right_top(),
                place.right_bottom(),
                place.left_bottom(),
                place.left_top(),
            ];
            painter.extend(Shape::dashed_line(&corners, Stroke::new(1.0, look.muted), 4.0, 4.0));
            icons::question(painter, place.center(), look.muted);
            return;
        }
        painter.rect_filled(place, 6, look.panel);
        let inside = (place.shrink(1.0), CornerRadius::same(5));
        picture_ui(ui, look, &mut self.images, inside, portrait);
        painter.rect_stroke(place, 6, Stroke::new(1.0, look.line), StrokeKind::Inside);
    }
}

/// The texts of a line, greyed where the map is gone. Whether one of them was cut.
fn texts_ui(ui: &Ui, look: &Look, (left, rect): (f32, Rect), line: &Line, room: f32) -> bool {
    let ink = if line.gone { look.muted } else { look.ink };
    let name = one_line(ui, look, &line.name, (13.0, Weight::SemiBold, ink), room);
    let small = |text: &str| one_line(ui, look, text, (11.5, Weight::Regular, look.muted), room);
    let rows: Vec<_> = [small(&line.about), small(&line.folder)]
        .into_iter()
        .filter(|row| !row.text().is_empty())
        .collect();
    let cut = name.elided || rows.iter().any(|row| row.elided);
    let height: f32 = name.size().y + rows.iter().map(|row| row.size().y + 2.0).sum::<f32>();
    let mut y = rect.center().y - height / 2.0;
    for row in std::iter::once(name).chain(rows) {
        let next = y + row.size().y + 2.0;
        ui.painter().galley(pos2(left, y), row, look.muted);
        y = next;
    }
    cut
}

fn line_of(scope: &Scope<'_>, path: &Path, known: Option<&Recent>) -> Line {
    let texts = scope.app.texts();
    let about = match known {
        None => String::new(),
        Some(Recent::Gone) => texts.get("start-gone").to_owned(),
        Some(Recent::Unreadable) => texts.get("start-unreadable").to_owned(),
        Some(Recent::Seen(_, portrait)) => {
            let count = texts.count_of(ElementKind::Touchpoint, portrait.touchpoints);
            match portrait.title.as_str() {
                "" => count,
                title => format!("{title} · {count}"),
            }
        }
    };
    Line {
        name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
        folder: path.parent().map(folder_name).unwrap_or_default(),
        about,
        gone: matches!(known, Some(Recent::Gone)),
    }
}

/// A folder as people call it: from their home on.
fn folder_name(folder: &Path) -> String {
    let inside =
        dirs::home_dir().and_then(|home| folder.strip_prefix(home).ok().map(Path::to_owned));
    match inside {
        Some(inside) => Path::new("~").join(inside).display().to_string(),
        None => folder.display().to_string(),
    }
}
