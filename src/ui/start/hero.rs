//! The two ways to a map of one's own: large cards, each with a drawing of what comes.

use super::cards::{Offer, ROUND, card_frame, digit_ui, start_id};
use crate::scene::Weight;
use crate::ui::icons;
use crate::ui::style::{Look, color, font};
use crate::ui::widgets::Scope;
use egui::{Color32, CornerRadius, Id, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke};
use egui::{StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a card.
const HEIGHT: f32 = 116.0;
/// Width of the drawing.
const DRAWING: f32 = 132.0;
/// From this width of a card on there is room for the drawing.
const DRAWN_FROM: f32 = 330.0;

/// A card for a new map; clicked when it is taken.
pub fn hero_ui(ui: &mut Ui, scope: &Scope<'_>, offer: Offer, width: f32) -> Response {
    let look = scope.look;
    let (name, line) = match offer {
        Offer::Guided => ("start-guide", "start-guide-line"),
        Offer::Start(_) => ("start-new", "start-new-line"),
    };
    let (name, line) = (scope.text(name), scope.text(line));
    let (_, rect) = ui.allocate_space(vec2(width, HEIGHT * look.scale));
    let id = if offer == Offer::Guided { Id::unique("start-guided") } else { start_id() };
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{name}. {line}")));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    card_frame(ui, look, &response, rect);
    let mut left = rect.left() + 16.0;
    if width >= DRAWN_FROM {
        let size = vec2(DRAWING, rect.height() - 2.0);
        let place = Rect::from_min_size(rect.min + vec2(1.0, 1.0), size);
        let radius = CornerRadius { nw: ROUND - 1, sw: ROUND - 1, ne: 0, se: 0 };
        ui.painter().rect_filled(place, radius, look.card);
        match offer {
            Offer::Guided => questions(ui.painter(), look, place.shrink2(vec2(16.0, 18.0))),
            Offer::Start(_) => stages(ui.painter(), look, place.shrink2(vec2(16.0, 18.0))),
        }
        left = place.right() + 16.0;
    }
    let room = rect.right() - left - 40.0;
    let text = |size: f32, weight, ink, text: &str| {
        ui.painter().layout(text.to_owned(), font(weight, size * look.scale), ink, room.max(1.0))
    };
    let name = text(15.0, Weight::SemiBold, look.ink, name);
    let line = text(12.0, Weight::Regular, look.muted, line);
    let top = rect.center().y - (name.size().y + 4.0 + line.size().y) / 2.0;
    let below = top + name.size().y + 4.0;
    ui.painter().galley(pos2(left, top), name, look.ink);
    ui.painter().galley(pos2(left, below), line, look.muted);
    if let Some(digit) = offer.digit() {
        digit_ui(ui, look, rect.right_top() + vec2(-20.0, 20.0), digit);
    }
    response
}

/// An empty map: three phases, the first touchpoint about to be typed.
fn stages(painter: &Painter, look: &Look, rect: Rect) {
    let gap = 4.0;
    let width = (rect.width() - 2.0 * gap) / 3.0;
    for (i, phase) in look.theme.color.phases.iter().enumerate() {
        let left = rect.left() + (width + gap) * i as f32;
        let bar = |y: f32, height: f32| {
            Rect::from_min_size(pos2(left, rect.top() + y), vec2(width, height))
        };
        painter.rect_filled(bar(0.0, 9.0), 2, color(phase.strong));
        painter.rect_filled(bar(12.0, 7.0), 2, color(phase.soft));
        let card =
            Rect::from_min_max(pos2(left, rect.top() + 25.0), pos2(left + width, rect.bottom()));
        if i == 0 {
            painter.rect(card, 4, look.panel, Stroke::new(1.5, look.selection), StrokeKind::Inside);
            let caret = card.left_top() + vec2(8.0, 9.0);
            painter.line_segment([caret, caret + vec2(0.0, 11.0)], Stroke::new(1.5, look.ink));
        } else {
            dashed(painter, card, color(phase.strong).gamma_multiply(0.55));
        }
    }
}

/// A dashed outline with a plus.
fn dashed(painter: &Painter, rect: Rect, ink: Color32) {
    let rect = rect.shrink(0.75);
    let corners = [
        rect.left_top(),
        rect.right_top(),
        rect.right_bottom(),
        rect.left_bottom(),
        rect.left_top(),
    ];
    painter.extend(Shape::dashed_line(&corners, Stroke::new(1.0, ink), 4.0, 3.0));
    icons::plus_minus(painter, rect.center(), true, ink);
}

/// Questions with ticks, from which the journey's curve grows.
fn questions(painter: &Painter, look: &Look, rect: Rect) {
    let phases = &look.theme.color.phases;
    for (i, (phase, long)) in phases.iter().zip([0.46, 0.34, 0.4]).enumerate() {
        let y = rect.top() + 6.0 + i as f32 * 17.0;
        let tick = Rect::from_center_size(pos2(rect.left() + 6.0, y), vec2(12.0, 12.0));
        painter.rect_filled(tick, 3, color(phase.strong));
        icons::check(painter, tick.center(), color(look.theme.color.on_strong));
        let bar = Rect::from_min_size(
            tick.right_center() + vec2(7.0, -3.0),
            vec2(rect.width() * long, 6.0),
        );
        painter.rect_filled(bar, 3, color(phase.soft));
    }
    let at = |t: f32| {
        let wave = (t * std::f32::consts::TAU * 0.95 - 0.4).sin() * 8.0;
        pos2(rect.left() + t * rect.width(), rect.bottom() - 10.0 - wave)
    };
    let curve: Vec<Pos2> = (0..=24_u8).map(|i| at(f32::from(i) / 24.0)).collect();
    painter.add(Shape::line(curve, Stroke::new(2.0, look.line)));
    for (phase, t) in phases.iter().zip([0.06, 0.5, 0.94]) {
        painter.circle(at(t), 4.5, look.panel, Stroke::new(2.0, color(phase.strong)));
    }
}
