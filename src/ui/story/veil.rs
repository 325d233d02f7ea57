//! Dims what a frame does not light.

use crate::app::Camera;
use egui::{Color32, Painter, Pos2, Rect, pos2};

/// How much of what is dimmed the veil hides.
const DIM: f32 = 0.78;

/// Covers the screen but for the names of the lanes, left of the map's `body`, and what is lit right
/// of them.
pub fn veil_ui(
    painter: &Painter,
    paper: Color32,
    (screen, camera): (Rect, Camera),
    (body, lit): (kurbo::Rect, &[kurbo::Rect]),
) {
    let place = |point: kurbo::Point| -> Pos2 {
        let at = camera.to_canvas(point);
        screen.min + egui::vec2(at.x as f32, at.y as f32)
    };
    let width = (body.x0 * camera.zoom) as f32;
    let edge = screen.left() + width.clamp(0.0, screen.width() * 0.5);
    let (left, right) = screen.split_left_right_at_x(edge);
    let (top, bottom) = (place(body.origin()).y, place(kurbo::Point::new(0.0, body.y1)).y);
    let names = left.intersect(Rect::from_x_y_ranges(left.x_range(), top..=bottom));
    let lit: Vec<Rect> = lit
        .iter()
        .map(|rect| (place(rect.origin()), place(kurbo::Point::new(rect.x1, rect.y1))))
        .map(|(from, to)| Rect::from_min_max(from, to).intersect(right))
        .chain([names])
        .filter(Rect::is_positive)
        .collect();
    for part in around(screen, &lit) {
        painter.rect_filled(part, 0, paper.gamma_multiply(DIM));
    }
}

/// What is left of an area without others, in pieces that do not overlap.
fn around(area: Rect, without: &[Rect]) -> Vec<Rect> {
    let mut edges: Vec<f32> = without.iter().flat_map(|it| [it.left(), it.right()]).collect();
    edges.extend([area.left(), area.right()]);
    edges.sort_by(f32::total_cmp);
    edges.dedup();
    let mut left = Vec::new();
    for pair in edges.windows(2) {
        let (x0, x1) = (pair[0], pair[1]);
        let mut spans: Vec<(f32, f32)> = without
            .iter()
            .filter(|it| it.left() < x1 && it.right() > x0)
            .map(|it| (it.top(), it.bottom()))
            .collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut from = area.top();
        for (top, bottom) in spans.into_iter().chain([(area.bottom(), area.bottom())]) {
            if top > from {
                left.push(Rect::from_min_max(pos2(x0, from), pos2(x1, top)));
            }
            from = from.max(bottom);
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::vec2;

    #[test]
    fn every_point_is_either_lit_or_covered_once() {
        let area = Rect::from_min_size(pos2(0.0, 0.0), vec2(100.0, 60.0));
        let rect = |x: f32, y: f32, w: f32, h: f32| Rect::from_min_size(pos2(x, y), vec2(w, h));
        for lit in [
            vec![],
            vec![area],
            vec![rect(10.0, 10.0, 20.0, 20.0), rect(20.0, 20.0, 30.0, 30.0)],
            vec![rect(0.0, 0.0, 5.0, 60.0), rect(5.0, 0.0, 5.0, 60.0), rect(90.0, 5.0, 10.0, 5.0)],
        ] {
            let pieces = around(area, &lit);
            for x in 0..100 {
                for y in 0..60 {
                    let at = pos2(x as f32 + 0.5, y as f32 + 0.5);
                    let covered = pieces.iter().filter(|piece| piece.contains(at)).count();
                    let light = lit.iter().any(|it| it.contains(at));
                    assert_eq!(covered, usize::from(!light), "{at:?} of {lit:?}");
                }
            }
        }
    }
}
