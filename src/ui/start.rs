//! The page without a map: open one, go on with a recent one, or begin with what the program
//! brings along.

use super::canvas::Images;
use super::icons;
use super::style::{Look, color, font};
use super::widgets::{Scope, focus_ring, icon_button};
use crate::app::{Action, Command, Preview, Sample, Start, Template};
use crate::model::ElementKind;
use crate::scene::Weight;
use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Button, Color32, CornerRadius, Rect, Response, RichText, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::path::Path;

/// Width of the column with the name, the button and the recent maps.
const SIDE: f32 = 296.0;
/// Widest page.
const WIDEST: f32 = 1280.0;
/// From this width on the page has two columns.
const TWO_FROM: f32 = 820.0;
/// Narrowest card.
const CARD: f32 = 176.0;
/// Room between cards.
const GAP: f32 = 16.0;
/// Height of a card's picture by its width.
const PICTURE: f32 = 0.58;

/// Step of the pictures' widths, in pixels.
const PIXELS: f32 = 48.0;

/// What the start page remembers between frames.
#[derive(Default)]
pub struct StartPage {
    images: Images,
}

impl StartPage {
    /// The start page.
    pub fn show_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let room = ui.available_width();
            let width = (room - 64.0).min(WIDEST).max(room.min(240.0));
            let left = ((room - width) / 2.0).max(0.0);
            let top = (ui.clip_rect().height() * 0.07).clamp(16.0, 72.0);
            let start = ui.max_rect().min + vec2(left, top);
            let column = |from: f32, width: f32| {
                UiBuilder::new().max_rect(Rect::from_min_size(
                    start + vec2(from, 0.0),
                    vec2(width, f32::INFINITY),
                ))
            };
            let mut bottom = start.y;
            if width >= TWO_FROM {
                let side = ui.scope_builder(column(0.0, SIDE), |ui| side_ui(ui, scope));
                let from = SIDE + 48.0;
                let cards = ui.scope_builder(column(from, width - from), |ui| {
                    self.offers_ui(ui, scope);
                });
                bottom = bottom.max(side.response.rect.bottom()).max(cards.response.rect.bottom());
            } else {
                let both = ui.scope_builder(column(0.0, width), |ui| {
                    side_ui(ui, scope);
                    ui.add_space(28.0);
                    self.offers_ui(ui, scope);
                });
                bottom = bottom.max(both.response.rect.bottom());
            }
            ui.allocate_rect(
                Rect::from_min_max(start, pos2(start.x, bottom + 40.0)),
                Sense::hover(),
            );
        });
    }

    /// Templates and samples as cards.
    fn offers_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let templates = Template::ALL.iter().copied().map(Start::Template);
        self.cards_ui(ui, scope, "start-templates", &templates.collect::<Vec<_>>());
        ui.add_space(28.0);
        let samples = Sample::ALL.iter().copied().map(Start::Sample);
        self.cards_ui(ui, scope, "start-samples", &samples.collect::<Vec<_>>());
    }

    fn cards_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>, title: &str, list: &[Start]) {
        ui.label(scope.look.title(scope.text(title), 16.0));
        ui.add_space(8.0);
        let width = ui.available_width();
        let across = (((width + GAP) / (CARD + GAP)).floor() as usize).clamp(1, 3);
        let card = (width - GAP * (across - 1) as f32) / across as f32;
        // In steps, so that not every size of the window needs pictures of its own.
        let pixels = (card * ui.pixels_per_point() / PIXELS).ceil() * PIXELS;
        if scope.app.wants_previews(pixels as u32) {
            scope.actions.push(Action::Preview(pixels as u32));
        }
        for row in list.chunks(across) {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                for &start in row {
                    if self.card_ui(ui, scope, start, card).clicked() {
                        scope.actions.push(Action::Begin(start));
                    }
                }
            });
            ui.add_space(GAP - ui.spacing().item_spacing.y);
        }
    }

    /// A map to begin with: its picture, what it is, what it says of itself.
    fn card_ui(&mut self, ui: &mut Ui, scope: &Scope<'_>, start: Start, width: f32) -> Response {
        let look = scope.look;
        let preview = scope
            .app
            .previews
            .as_ref()
            .and_then(|previews| previews.list.iter().find(|preview| preview.start == start));
        let (name, detail) = words(scope, start, preview);
        let picture = (width * PICTURE).round();
        let size = vec2(width, picture + 60.0 * look.scale);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let said = format!("{name}. {detail}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        let edge = if response.hovered() { look.selection } else { look.line };
        if response.hovered() {
            ui.painter().add(look.shadow(16).as_shape(rect, CornerRadius::same(10)));
        }
        ui.painter().rect_filled(rect, 10, look.panel);
        let top = Rect::from_min_size(rect.min, vec2(width, picture));
        self.picture_ui(ui, look, top.shrink(1.0), preview);
        ui.painter().hline(rect.x_range(), top.bottom(), Stroke::new(1.0, look.line));
        ui.painter().rect_stroke(rect, 10, Stroke::new(1.0, edge), StrokeKind::Inside);
        focus_ring(ui, &response, rect);
        let (x, room) = (rect.left() + 14.0, width - 28.0);
        let line =
            |size: f32, weight, ink, text: &str| one_line(ui, look, text, size, weight, ink, room);
        let name = line(13.5, Weight::SemiBold, look.ink, &name);
        let detail = line(11.5, Weight::Regular, look.muted, &detail);
        let cut = name.elided || detail.elided;
        let middle = f32::midpoint(top.bottom(), rect.bottom());
        ui.painter().galley(pos2(x, middle - 2.0 - name.size().y), name, look.ink);
        ui.painter().galley(pos2(x, middle + 2.0), detail, look.muted);
        if cut { response.on_hover_text(said) } else { response }
    }

    /// The upper part of a map's picture, as wide as the card.
    fn picture_ui(&mut self, ui: &Ui, look: &Look, rect: Rect, preview: Option<&Preview>) {
        let radius = CornerRadius { nw: 9, ne: 9, sw: 0, se: 0 };
        let texture = preview.and_then(|preview| self.images.get(ui.ctx(), &preview.picture));
        let (Some(preview), Some(texture)) = (preview, texture) else {
            ui.painter().rect_filled(rect, radius, look.card);
            return;
        };
        let (wide, high) = (preview.picture.width as f32, preview.picture.height as f32);
        let shown = (rect.height() / rect.width() * wide / high).min(1.0);
        let part = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, shown));
        let rect = Rect::from_min_size(
            rect.min,
            vec2(rect.width(), rect.height().min(rect.width() * high / wide)),
        );
        let shape = egui::epaint::RectShape::filled(rect, radius, Color32::WHITE);
        ui.painter().add(shape.with_texture(texture, part));
    }
}

/// What a card says: its name and a line about it.
fn words(scope: &Scope<'_>, start: Start, preview: Option<&Preview>) -> (String, String) {
    let texts = scope.app.texts();
    let title = preview.map(|preview| preview.title.clone()).unwrap_or_default();
    match start {
        Start::Template(template) => {
            (texts.get(&format!("template-{}", template.key())).to_owned(), title)
        }
        Start::Sample(_) => {
            let detail = preview.map(|preview| {
                let count = texts.count_of(ElementKind::Touchpoint, preview.touchpoints);
                format!("{} · {count}", texts.word(preview.language))
            });
            (title, detail.unwrap_or_default())
        }
    }
}

/// A line cut where there is no more room.
fn one_line(
    ui: &Ui,
    look: &Look,
    text: &str,
    size: f32,
    weight: Weight,
    ink: Color32,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    let letters = font(weight, size * look.scale);
    let mut job = LayoutJob::simple_singleline(text.to_owned(), letters, ink);
    job.wrap = TextWrapping::truncate_at_width(room.max(1.0));
    ui.painter().layout_job(job)
}

/// The name of the program, the way to a file, the recent maps.
fn side_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    head_ui(ui, scope);
    ui.add_space(22.0);
    open_ui(ui, scope);
    ui.add_space(26.0);
    recent_ui(ui, scope);
}

fn head_ui(ui: &mut Ui, scope: &Scope<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(48.0, 48.0), Sense::hover());
    let phases = [0, 1, 2].map(|i| color(scope.look.theme.color.phases[i].strong));
    let paper = color(scope.look.theme.color.on_strong);
    icons::logo(ui.painter(), rect, phases, paper);
    ui.add_space(8.0);
    ui.add(egui::Label::new(scope.look.title(scope.text("app-name"), 22.0)).wrap());
    let line = scope.look.body(scope.text("start-line")).color(scope.look.muted);
    ui.add(egui::Label::new(line).wrap());
}

fn open_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let strong = color(scope.look.theme.color.phases[0].strong);
    let on_strong = color(scope.look.theme.color.on_strong);
    let text = RichText::new(scope.text("start-open"))
        .font(font(Weight::SemiBold, 14.0 * scope.look.scale))
        .color(on_strong);
    let button = Button::new(text).fill(strong).stroke(Stroke::NONE).corner_radius(8);
    if ui.add_sized([ui.available_width().min(SIDE), 40.0], button).clicked() {
        scope.run(Command::Open);
    }
    ui.add_space(2.0);
    ui.label(scope.look.caption(scope.text("start-drop")));
}

fn recent_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    ui.label(scope.look.title(scope.text("start-recent"), 16.0));
    ui.add_space(2.0);
    let recent = &scope.app.settings.recent;
    if recent.is_empty() {
        let none = scope.look.body(scope.text("start-recent-none")).color(scope.look.muted);
        ui.add(egui::Label::new(none).wrap());
        return;
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for path in recent {
        recent_line_ui(ui, scope, path);
    }
}

/// A recent file with its folder; the pointer on it shows how to take it off the list.
fn recent_line_ui(ui: &mut Ui, scope: &mut Scope<'_>, path: &Path) {
    let look = scope.look;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let folder = path.parent().map(folder_name).unwrap_or_default();
    let height = 44.0 * look.scale;
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    let said = format!("{name}, {folder}");
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
    let over = ui.rect_contains_pointer(rect);
    if over {
        ui.painter().rect_filled(rect, 6, look.panel);
    }
    focus_ring(ui, &response, rect);
    let inner = rect.shrink2(vec2(10.0, 5.0));
    let room = inner.width() - if over { 26.0 } else { 0.0 };
    let name = one_line(ui, look, &name, 13.0, Weight::SemiBold, look.ink, room);
    let folder = one_line(ui, look, &folder, 11.5, Weight::Regular, look.muted, room);
    let cut = name.elided || folder.elided;
    ui.painter().galley(inner.min, name, look.ink);
    let below = inner.left_bottom() - vec2(0.0, folder.size().y);
    ui.painter().galley(below, folder, look.muted);
    if over {
        let file = path.display().to_string();
        let args = [("file", (&file).into())];
        let label = scope.app.texts().with("start-forget", &args);
        let place =
            Rect::from_center_size(pos2(rect.right() - 18.0, rect.center().y), vec2(28.0, 28.0));
        let button = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            icon_button(ui, &label, false, icons::cross)
        });
        if button.inner.on_hover_text(label).clicked() {
            scope.actions.push(Action::ForgetRecent(path.to_owned()));
            return;
        }
    }
    let whole = || path.display().to_string();
    let response = if cut { response.on_hover_text(whole()) } else { response };
    if response.clicked() {
        scope.actions.push(Action::OpenPath(path.to_owned()));
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
