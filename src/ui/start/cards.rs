//! Cards of what a new map can begin with, each under a digit.

use super::{PARTS, hero, one_line};
use crate::app::{Action, Guide, Portrait, Preview, Sample, Start, Template};
use crate::model::ElementKind;
use crate::scene::Weight;
use crate::ui::canvas::Images;
use crate::ui::keys::DIGITS;
use crate::ui::later;
use crate::ui::style::{Look, font};
use crate::ui::widgets::{Scope, focus_ring};
use egui::{
    Align2, Color32, Context, CornerRadius, Id, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

/// Narrowest card of a template.
const NARROW: f32 = 128.0;
/// Narrowest card of a sample.
const WIDE: f32 = 170.0;
/// Room between cards.
const GAP: f32 = 14.0;
/// Height of a card's picture by its width.
const PICTURE: f32 = 0.6;
/// Step of the pictures' widths, in pixels.
const PIXELS: f32 = 48.0;
/// Corner radius of a card.
pub const ROUND: u8 = 12;

/// The first card, for the focus.
pub fn start_id() -> Id {
    Id::unique("start-first")
}

/// What a card offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// A map to begin with.
    Start(Start),
    /// The guided start.
    Guided,
}

impl Offer {
    /// Everything that is offered, in the order of the digits.
    fn all() -> Vec<Self> {
        let mut all: Vec<Self> = Start::all().into_iter().map(Self::Start).collect();
        all.insert(1, Self::Guided);
        all
    }

    /// The digit that takes it: 1 … 9, then 0.
    pub fn digit(self) -> Option<usize> {
        let place = Self::all().iter().position(|&offer| offer == self)?;
        (place < 10).then_some((place + 1) % 10)
    }

    /// What taking it asks for.
    fn action(self) -> Action {
        match self {
            Self::Start(start) => Action::Begin(start),
            Self::Guided => Action::Guide(Guide::Begin { adds: false }),
        }
    }
}

/// The cards, and what they remember between frames.
#[derive(Default)]
pub struct Cards {
    images: Images,
}

impl Cards {
    /// All of it: new maps, templates, samples.
    pub fn show_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        new_ui(ui, scope);
        ui.add_space(PARTS);
        self.ready_ui(ui, scope);
    }

    /// Templates and samples.
    pub fn ready_ui(&mut self, ui: &mut Ui, scope: &mut Scope<'_>) {
        let templates = Template::ALL.iter().copied().map(Start::Template);
        self.row_ui(ui, scope, "start-templates", &templates.collect::<Vec<_>>(), NARROW);
        ui.add_space(PARTS);
        let samples = Sample::ALL.iter().copied().map(Start::Sample);
        self.row_ui(ui, scope, "start-samples", &samples.collect::<Vec<_>>(), WIDE);
    }

    fn row_ui(
        &mut self,
        ui: &mut Ui,
        scope: &mut Scope<'_>,
        title: &str,
        list: &[Start],
        least: f32,
    ) {
        ui.label(scope.look.title(scope.text(title), 15.0));
        ui.add_space(6.0);
        let width = ui.available_width();
        let fit = ((width + GAP) / (least + GAP)).floor() as usize;
        // A row of its own for one card left over looks lost.
        let rows = list.len().div_ceil(fit.clamp(1, list.len()));
        let across = list.len().div_ceil(rows);
        let card = card_width(width, across);
        // In steps, so that not every size of the window needs pictures of its own; one size for
        // all, the larger cards'.
        let pixels = (card_width(width, 3.min(fit.max(1))) * ui.pixels_per_point() / PIXELS).ceil();
        let pixels = (pixels * PIXELS) as u32;
        if scope.app.wants_previews(pixels) {
            scope.actions.push(Action::Preview(pixels));
        }
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        for row in list.chunks(across) {
            ui.horizontal(|ui| {
                for &start in row {
                    if self.card_ui(ui, scope, start, card).clicked() {
                        scope.actions.push(Offer::Start(start).action());
                    }
                }
            });
        }
    }

    /// A map to begin with: its picture, what it is, what it says of itself.
    fn card_ui(&mut self, ui: &mut Ui, scope: &Scope<'_>, start: Start, width: f32) -> Response {
        let look = scope.look;
        let previews = scope.app.previews.as_ref().map_or(&[][..], |previews| &previews.list);
        let preview = previews.iter().find(|preview| preview.start == start);
        let (name, detail) = words(scope, start, preview);
        let picture = (width * PICTURE).round();
        let size = vec2(width, picture + 56.0 * look.scale);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let said = format!("{name}. {detail}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, said.clone()));
        if !ui.is_rect_visible(rect) {
            return response;
        }
        card_frame(ui, look, &response, rect);
        let top = Rect::from_min_size(rect.min, vec2(width, picture));
        let portrait = preview.map(|preview| &preview.portrait);
        portrait_ui(ui, look, &mut self.images, top.shrink(1.0), portrait);
        ui.painter().hline(rect.x_range(), top.bottom(), Stroke::new(1.0, look.line));
        let (x, mut room) = (rect.left() + 12.0, width - 24.0);
        if let Some(digit) = Offer::Start(start).digit() {
            let place = pos2(rect.right() - 20.0, f32::midpoint(top.bottom(), rect.bottom()));
            digit_ui(ui, look, place, digit);
            room -= 22.0;
        }
        let name = one_line(ui, look, &name, (13.0, Weight::SemiBold, look.ink), room);
        let detail = one_line(ui, look, &detail, (11.5, Weight::Regular, look.muted), room);
        let cut = name.elided || detail.elided;
        let middle = f32::midpoint(top.bottom(), rect.bottom());
        ui.painter().galley(pos2(x, middle - 1.0 - name.size().y), name, look.ink);
        ui.painter().galley(pos2(x, middle + 2.0), detail, look.muted);
        if cut { response.on_hover_text(said) } else { response }
    }
}

/// Takes the offer whose digit is pressed.
pub fn digits(ctx: &Context, scope: &mut Scope<'_>) {
    if ctx.text_edit_focused() {
        return;
    }
    let taken = later::first_key(ctx, |key, modifiers| {
        let digit = DIGITS.iter().position(|&known| known == key)?;
        let offer = Offer::all().into_iter().find(|offer| offer.digit() == Some(digit));
        offer.filter(|_| modifiers.is_none())
    });
    scope.actions.extend(taken.map(Offer::action));
}

/// The two ways to a map of one's own.
pub fn new_ui(ui: &mut Ui, scope: &mut Scope<'_>) {
    let width = ui.available_width();
    let across = if width > 440.0 { 2 } else { 1 };
    let card = card_width(width, across);
    ui.spacing_mut().item_spacing = vec2(GAP, GAP);
    for row in [Offer::Start(Start::Empty), Offer::Guided].chunks(across) {
        ui.horizontal(|ui| {
            for &offer in row {
                if hero::hero_ui(ui, scope, offer, card).clicked() {
                    scope.actions.push(offer.action());
                }
            }
        });
    }
}

/// How wide a card is where so many stand in a row.
fn card_width(width: f32, across: usize) -> f32 {
    ((width - GAP * (across - 1) as f32) / across as f32).floor()
}

/// A card's paper, outline and ring; it lifts under the pointer.
pub fn card_frame(ui: &Ui, look: &Look, response: &Response, rect: Rect) {
    let lifted = response.hovered() || response.has_focus();
    if lifted {
        ui.painter().add(look.shadow(16).as_shape(rect, CornerRadius::same(ROUND)));
    }
    let edge = if lifted { look.selection } else { look.line };
    ui.painter().rect(rect, ROUND, look.panel, Stroke::new(1.0, edge), StrokeKind::Inside);
    focus_ring(ui, response, rect);
}

/// The key that takes a card.
pub fn digit_ui(ui: &Ui, look: &Look, center: Pos2, digit: usize) {
    let rect = Rect::from_center_size(center, vec2(18.0, 18.0) * look.scale);
    ui.painter().rect(rect, 5, look.card, Stroke::new(1.0, look.line), StrokeKind::Inside);
    let letters = font(Weight::SemiBold, 11.0 * look.scale);
    let digit = digit.to_string();
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, digit, letters, look.muted);
}

/// The upper part of a map's picture, as wide as its place.
pub fn portrait_ui(
    ui: &Ui,
    look: &Look,
    images: &mut Images,
    rect: Rect,
    portrait: Option<&Portrait>,
) {
    let radius = CornerRadius { nw: ROUND - 1, ne: ROUND - 1, sw: 0, se: 0 };
    picture_ui(ui, look, images, (rect, radius), portrait);
}

/// The upper part of a map's picture in a place with these corners.
pub fn picture_ui(
    ui: &Ui,
    look: &Look,
    images: &mut Images,
    (rect, radius): (Rect, CornerRadius),
    portrait: Option<&Portrait>,
) {
    let picture = portrait.map(|portrait| &portrait.picture);
    let texture = picture.and_then(|picture| images.get(ui.ctx(), picture));
    let (Some(picture), Some(texture)) = (picture, texture) else {
        ui.painter().rect_filled(rect, radius, look.card);
        return;
    };
    let (wide, high) = (picture.width as f32, picture.height as f32);
    let shown = (rect.height() / rect.width() * wide / high).min(1.0);
    let part = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, shown));
    let size = vec2(rect.width(), rect.height().min(rect.width() * high / wide));
    let place = Rect::from_min_size(rect.min, size);
    let shape = egui::epaint::RectShape::filled(place, radius, Color32::WHITE);
    ui.painter().add(shape.with_texture(texture, part));
}

/// What a card says: its name and a line about it.
fn words(scope: &Scope<'_>, start: Start, preview: Option<&Preview>) -> (String, String) {
    let texts = scope.app.texts();
    let portrait = preview.map(|preview| &preview.portrait);
    let title = portrait.map(|portrait| portrait.title.clone()).unwrap_or_default();
    match start {
        Start::Empty => (texts.get("start-new").to_owned(), texts.get("start-new-line").to_owned()),
        Start::Template(template) => {
            (texts.get(&format!("template-{}", template.key())).to_owned(), title)
        }
        Start::Sample(_) => {
            let detail = portrait.map(|portrait| {
                let count = texts.count_of(ElementKind::Touchpoint, portrait.touchpoints);
                format!("{} · {count}", texts.word(portrait.language))
            });
            (title, detail.unwrap_or_default())
        }
    }
}
