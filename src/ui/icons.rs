//! Small drawings of the panels: faces, stars, marks. Paths, never emoji characters.

use crate::model::Valence;
use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, Vec2, pos2, vec2};
use std::f32::consts::{PI, TAU};

/// A face that feels `valence`, as the map draws it.
pub fn face(painter: &Painter, center: Pos2, radius: f32, valence: Valence, ink: Color32) {
    let width = (radius * 0.16).max(1.2);
    painter.circle_stroke(center, radius, Stroke::new(width, ink));
    let eye = radius * 0.13;
    for side in [-1.0, 1.0] {
        painter.circle_filled(center + vec2(side * radius * 0.36, -radius * 0.22), eye, ink);
    }
    // How far the mouth's middle lies below its ends.
    let bend = f32::from(valence.value()) * 0.17 * radius;
    let mouth = (0..=12_u8).map(|i| {
        let t = f32::from(i) / 6.0 - 1.0;
        let lift = if valence.value() < 0 { 0.46 } else { 0.34 };
        center + vec2(t * radius * 0.44, radius * lift + bend * (1.0 - t * t) - bend * 0.3)
    });
    painter.add(Shape::line(mouth.collect(), Stroke::new(width, ink)));
}

/// A five-pointed star.
pub fn star(painter: &Painter, center: Pos2, radius: f32, fill: Color32) {
    let point = |i: u8, r: f32| {
        let angle = f32::from(i) * TAU / 10.0 - PI / 2.0;
        center + Vec2::angled(angle) * r
    };
    // Five kites round the middle: each is convex, which is what the painter can fill.
    for i in 0..5 {
        let (left, tip, right) = (i * 2 + 9, i * 2, i * 2 + 1);
        let inner = radius * 0.45;
        painter.add(Shape::convex_polygon(
            vec![center, point(left, inner), point(tip, radius), point(right, inner)],
            fill,
            Stroke::NONE,
        ));
    }
}

/// A mark at what is on.
pub fn check(painter: &Painter, center: Pos2, ink: Color32) {
    let corners = [vec2(-4.0, 0.0), vec2(-1.2, 3.0), vec2(4.5, -3.5)];
    let corners = corners.map(|corner| center + corner).to_vec();
    painter.add(Shape::line(corners, Stroke::new(1.7, ink)));
}

/// A triangle that points down: more below.
pub fn down(painter: &Painter, center: Pos2, ink: Color32) {
    let corners = [vec2(-4.0, -2.0), vec2(4.0, -2.0), vec2(0.0, 3.0)];
    let corners = corners.map(|corner| center + corner).to_vec();
    painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
}

/// A triangle that points to what is folded away, or down to what is shown.
pub fn fold(painter: &Painter, center: Pos2, open: bool, ink: Color32) {
    let corners = if open {
        [vec2(-3.5, -2.0), vec2(3.5, -2.0), vec2(0.0, 2.5)]
    } else {
        [vec2(-2.0, -3.5), vec2(2.5, 0.0), vec2(-2.0, 3.5)]
    };
    let corners = corners.map(|corner| center + corner).to_vec();
    painter.add(Shape::convex_polygon(corners, ink, Stroke::NONE));
}

/// A chevron to the left or to the right.
pub fn aside(painter: &Painter, center: Pos2, left: bool, ink: Color32) {
    let tip = if left { -2.5 } else { 2.5 };
    let points = vec![center + vec2(-tip, -5.0), center + vec2(tip, 0.0), center + vec2(-tip, 5.0)];
    painter.line(points, Stroke::new(1.8, ink));
}

/// A corner that points up or down: the one before, the next one.
pub fn chevron(painter: &Painter, center: Pos2, down: bool, ink: Color32) {
    let y = if down { 2.0 } else { -2.0 };
    let corners = [vec2(-4.0, -y), vec2(0.0, y), vec2(4.0, -y)];
    let corners = corners.map(|corner| center + corner).to_vec();
    painter.add(Shape::line(corners, Stroke::new(1.5, ink)));
}

/// An arrow to the right: a way.
pub fn arrow(painter: &Painter, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.3, ink);
    let tip = center + vec2(4.5, 0.0);
    painter.line_segment([center - vec2(4.5, 0.0), tip], stroke);
    painter.line_segment([tip, tip + vec2(-3.0, -3.0)], stroke);
    painter.line_segment([tip, tip + vec2(-3.0, 3.0)], stroke);
}

/// A funnel: a filter.
pub fn funnel(painter: &Painter, center: Pos2, ink: Color32) {
    let at = |x: f32, y: f32| center + vec2(x, y);
    let corners = vec![
        at(-6.0, -5.0),
        at(6.0, -5.0),
        at(1.5, 0.5),
        at(1.5, 5.5),
        at(-1.5, 4.0),
        at(-1.5, 0.5),
    ];
    painter.add(Shape::closed_line(corners, Stroke::new(1.3, ink)));
}

/// A magnifying glass.
pub fn search(painter: &Painter, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.4, ink);
    painter.circle_stroke(center + vec2(-1.0, -1.0), 4.2, stroke);
    painter.line_segment([center + vec2(2.2, 2.2), center + vec2(5.5, 5.5)], stroke);
}

/// Two arrows from the middle to the corners: everything in sight.
pub fn fit(painter: &Painter, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.5, ink);
    for (x, y) in [(1.0, -1.0), (-1.0, 1.0)] {
        let tip = center + vec2(x, y) * 5.5;
        painter.line_segment([center + vec2(x, y) * 1.2, tip], stroke);
        painter.line_segment([tip, tip - vec2(x * 4.0, 0.0)], stroke);
        painter.line_segment([tip, tip - vec2(0.0, y * 4.0)], stroke);
    }
}

/// A plus with arms of this length.
pub fn plus(painter: &Painter, center: Pos2, arm: f32, ink: Color32) {
    let stroke = Stroke::new(1.6, ink);
    painter.line_segment([center - vec2(arm, 0.0), center + vec2(arm, 0.0)], stroke);
    painter.line_segment([center - vec2(0.0, arm), center + vec2(0.0, arm)], stroke);
}

/// A plus or a minus.
pub fn plus_minus(painter: &Painter, center: Pos2, plus: bool, ink: Color32) {
    let stroke = Stroke::new(1.6, ink);
    painter.line_segment([center - vec2(5.0, 0.0), center + vec2(5.0, 0.0)], stroke);
    if plus {
        painter.line_segment([center - vec2(0.0, 5.0), center + vec2(0.0, 5.0)], stroke);
    }
}

/// A cross that closes something.
pub fn cross(painter: &Painter, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.5, ink);
    painter.line_segment([center - vec2(4.0, 4.0), center + vec2(4.0, 4.0)], stroke);
    painter.line_segment([center + vec2(-4.0, 4.0), center + vec2(4.0, -4.0)], stroke);
}

/// A question mark: what was here is gone.
pub fn question(painter: &Painter, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.6, ink);
    let hook = (0..=10_u8).map(|i| {
        let angle = PI * (1.0 + 1.5 * f32::from(i) / 10.0);
        center + vec2(0.0, -4.0) + Vec2::angled(angle) * 4.0
    });
    let stem = [center + vec2(0.0, 0.0), center + vec2(0.0, 3.0)];
    painter.add(Shape::line(hook.chain(stem).collect(), stroke));
    painter.circle_filled(center + vec2(0.0, 7.0), 1.2, ink);
}

/// An arrow up or down.
pub fn up_down(painter: &Painter, center: Pos2, down: bool, ink: Color32) {
    let way = if down { 1.0 } else { -1.0 };
    let (stroke, tip) = (Stroke::new(1.5, ink), center + vec2(0.0, way * 4.5));
    painter.line_segment([center - vec2(0.0, way * 4.5), tip], stroke);
    for side in [-3.5, 3.5] {
        painter.line_segment([tip, tip + vec2(side, -way * 3.5)], stroke);
    }
}

/// Two links of a chain: something that is there already.
pub fn chain(painter: &Painter, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.4, ink);
    for side in [-3.0, 3.0] {
        let link = Rect::from_center_size(center + vec2(side, 0.0), vec2(8.0, 6.0));
        painter.rect_stroke(link, 3, stroke, egui::StrokeKind::Middle);
    }
}

/// An arrow to the right: further on.
pub fn on(painter: &Painter, center: Pos2, ink: Color32) {
    let stroke = Stroke::new(1.5, ink);
    let tip = center + vec2(2.5, 0.0);
    for side in [-4.0, 4.0] {
        painter.line_segment([tip, center + vec2(-1.5, side)], stroke);
    }
}

/// An arrow that bends back, or on.
pub fn bent_arrow(painter: &Painter, center: Pos2, back: bool, ink: Color32) {
    let stroke = Stroke::new(1.6, ink);
    let side = if back { 1.0 } else { -1.0 };
    let at = |x: f32, y: f32| center + vec2(x * side, y);
    let arc = (0..=10_u8).map(|i| {
        let angle = -PI / 2.0 + f32::from(i) * PI / 10.0;
        at(2.0 + 4.2 * angle.cos(), 1.2 + 4.2 * angle.sin())
    });
    let mut line = vec![at(-6.0, -3.0)];
    line.extend(arc);
    line.push(at(-1.5, 5.4));
    painter.add(Shape::line(line, stroke));
    painter.add(Shape::line(vec![at(-2.8, -6.2), at(-6.0, -3.0), at(-2.8, 0.2)], stroke));
}

/// A note with a coloured edge.
pub fn note(painter: &Painter, center: Pos2, edge: Color32, fill: Color32) {
    let card = Rect::from_center_size(center, vec2(15.0, 13.0));
    painter.rect(card, 3, fill, Stroke::new(1.2, edge), egui::StrokeKind::Inside);
    let bar = Rect::from_min_size(card.min, vec2(4.0, card.height()));
    painter.rect_filled(bar, 2, edge);
}

/// A panel at one side of a window.
pub fn panel(painter: &Painter, center: Pos2, right: bool, ink: Color32) {
    let rect = Rect::from_center_size(center, vec2(15.0, 12.0));
    let stroke = Stroke::new(1.3, ink);
    painter.rect_stroke(rect, 2.5, stroke, egui::StrokeKind::Middle);
    let x = if right { rect.right() - 5.0 } else { rect.left() + 5.0 };
    painter.line_segment([pos2(x, rect.top()), pos2(x, rect.bottom())], stroke);
}

/// The program's sign, and the window's icon: a journey as a curve through three phases.
pub fn logo(painter: &Painter, rect: Rect, phases: [Color32; 3], paper: Color32) {
    let side = rect.width();
    painter.rect_filled(rect, side * 0.22, phases[1]);
    let at = |x: f32, y: f32| rect.min + vec2(x, y) * side;
    let curve: Vec<Pos2> = (0..=32_u8)
        .map(|i| {
            let t = f32::from(i) / 32.0;
            at(0.16 + t * 0.68, 0.5 + 0.2 * (t * TAU * 0.9).sin())
        })
        .collect();
    let ends = [curve[0], curve[8], curve[24], curve[32]];
    painter.add(Shape::line(curve, Stroke::new(side * 0.07, paper)));
    for end in ends {
        painter.circle_filled(end, side * 0.075, paper);
    }
}
