//! Where on the map the window looks, and how near: 64-bit, so that it stays exact on maps of
//! millions of units.

use kurbo::{Point, Rect, Size, Vec2};

/// Nearest view: screen points per map unit.
pub const NEAREST: f64 = 8.0;
/// From this zoom the map is drawn card by card.
pub const CARDS_FROM: f64 = 0.20;
/// Farthest view.
pub const FARTHEST: f64 = 1e-4;
/// Room around a map that is shown whole, in screen points.
const MARGIN: f64 = 24.0;

/// Which part of the map a canvas shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Camera {
    /// The map's point at the canvas's top left corner.
    pub origin: Point,
    /// Screen points per map unit.
    pub zoom: f64,
}

impl Default for Camera {
    fn default() -> Self {
        Self { origin: Point::ZERO, zoom: 1.0 }
    }
}

impl Camera {
    /// The camera that shows `area` whole, centred, and at most at `most`.
    pub fn fit(area: Rect, canvas: Size, most: f64) -> Self {
        Self::fit_within(area, canvas, most, MARGIN)
    }

    /// [`Self::fit`] with this much room around the area, in points.
    pub fn fit_within(area: Rect, canvas: Size, most: f64, margin: f64) -> Self {
        let room = Size::new(
            (canvas.width - 2.0 * margin).max(1.0),
            (canvas.height - 2.0 * margin).max(1.0),
        );
        let zoom = (room.width / area.width().max(1.0)).min(room.height / area.height().max(1.0));
        let zoom = zoom.clamp(FARTHEST, most);
        let half = Vec2::new(canvas.width, canvas.height) / (2.0 * zoom);
        Self { origin: area.center() - half, zoom }
    }

    /// From the map to the canvas, in points from its top left corner.
    pub fn to_canvas(self, point: Point) -> Point {
        ((point - self.origin) * self.zoom).to_point()
    }

    /// From the canvas to the map.
    pub fn to_map(self, point: Point) -> Point {
        self.origin + point.to_vec2() / self.zoom
    }

    /// The part of the map a canvas of this size shows.
    pub fn sees(self, canvas: Size) -> Rect {
        Rect::from_origin_size(self.origin, canvas / self.zoom)
    }

    /// Nearer or farther by `factor`; what lies under `at` stays there.
    #[must_use]
    pub fn zoomed(self, at: Point, factor: f64) -> Self {
        self.with_zoom(at, self.zoom * factor)
    }

    /// At another zoom; what lies under `at` stays there.
    #[must_use]
    pub fn with_zoom(self, at: Point, zoom: f64) -> Self {
        if !zoom.is_finite() {
            return self;
        }
        let zoom = zoom.clamp(FARTHEST, NEAREST);
        let fixed = self.to_map(at);
        Self { origin: fixed - at.to_vec2() / zoom, zoom }
    }

    /// Moved so that the map follows a hand that went `by` canvas points.
    #[must_use]
    pub fn dragged(self, by: Vec2) -> Self {
        Self { origin: self.origin - by / self.zoom, ..self }
    }

    /// The same view held so that some of the map stays in sight.
    #[must_use]
    pub fn held(self, map: Size, canvas: Size) -> Self {
        let hold = |origin: f64, map: f64, canvas: f64| {
            let seen = canvas / self.zoom;
            let keep = (seen * 0.25).min(map * 0.5);
            origin.clamp(keep - seen, (map - keep).max(keep - seen))
        };
        let origin = Point::new(
            hold(self.origin.x, map.width, canvas.width),
            hold(self.origin.y, map.height, canvas.height),
        );
        Self { origin, ..self }
    }

    /// Moved as little as needed to bring `area` into the inner part of the canvas that
    /// `left` and `top` canvas points of headings leave free.
    #[must_use]
    pub fn revealing(self, area: Rect, canvas: Size, left: f64, top: f64) -> Self {
        let move_axis = |low: f64, high: f64, origin: f64, length: f64, head: f64| {
            let (start, end) =
                (origin + (head + MARGIN) / self.zoom, origin + (length - MARGIN) / self.zoom);
            if low >= start && high <= end {
                origin
            } else if high - low > end - start || low < start {
                low - (head + MARGIN) / self.zoom
            } else {
                high - (length - MARGIN) / self.zoom
            }
        };
        let x = move_axis(area.x0, area.x1, self.origin.x, canvas.width, left);
        let y = move_axis(area.y0, area.y1, self.origin.y, canvas.height, top);
        Self { origin: Point::new(x, y), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Size = Size::new(1000.0, 600.0);

    #[test]
    fn what_is_under_the_pointer_stays_there_also_far_out() {
        let mut camera = Camera { origin: Point::new(1_700_000.25, 31.5), zoom: 0.37 };
        let at = Point::new(713.0, 211.0);
        let before = camera.to_map(at);
        for _ in 0..40 {
            camera = camera.zoomed(at, 1.07);
        }
        for _ in 0..40 {
            camera = camera.zoomed(at, 1.0 / 1.07);
        }
        let after = camera.to_map(at);
        assert!((before - after).hypot() < 1e-6, "{before} became {after}");
        assert!((camera.to_canvas(before) - at).hypot() < 1e-6);
    }

    #[test]
    fn zoom_stays_within_its_limits() {
        let camera = Camera::default();
        assert!((camera.zoomed(Point::ZERO, 1e9).zoom - NEAREST).abs() < 1e-12);
        assert!((camera.zoomed(Point::ZERO, 1e-9).zoom - FARTHEST).abs() < 1e-12);
        assert_eq!(camera.zoomed(Point::ZERO, f64::NAN), camera);
        assert_eq!(camera.zoomed(Point::ZERO, f64::INFINITY), camera);
    }

    #[test]
    fn fit_shows_everything_in_the_middle() {
        let area = Rect::new(100.0, 50.0, 4100.0, 1050.0);
        let camera = Camera::fit(area, CANVAS, 1.0);
        let seen = camera.sees(CANVAS);
        assert!(seen.contains(area.origin()) && seen.x1 > area.x1 && seen.y1 > area.y1);
        assert!((seen.center() - area.center()).hypot() < 1e-9);
    }

    #[test]
    fn a_canvas_of_no_size_gives_a_usable_camera() {
        let camera = Camera::fit(Rect::new(0.0, 0.0, 100.0, 100.0), Size::ZERO, 1.0);
        assert!(camera.zoom > 0.0 && camera.origin.is_finite());
        let held = camera.held(Size::new(100.0, 100.0), Size::ZERO);
        assert!(held.origin.is_finite());
        assert!(Camera::fit(Rect::ZERO, CANVAS, 1.0).zoom.is_finite());
    }

    #[test]
    fn the_map_cannot_be_lost() {
        let map = Size::new(2000.0, 900.0);
        let lost = Camera { origin: Point::new(1e9, -1e9), zoom: 1.0 }.held(map, CANVAS);
        let seen = lost.sees(CANVAS).intersect(Rect::from_origin_size(Point::ZERO, map));
        assert!(seen.width() > 100.0 && seen.height() > 100.0);
    }

    #[test]
    fn revealing_moves_only_as_far_as_needed() {
        let camera = Camera::default();
        let inside = Rect::new(300.0, 200.0, 400.0, 250.0);
        assert_eq!(camera.revealing(inside, CANVAS, 120.0, 80.0), camera);
        let right = Rect::new(1200.0, 200.0, 1300.0, 250.0);
        let moved = camera.revealing(right, CANVAS, 120.0, 80.0);
        let shown = moved.sees(CANVAS);
        assert!(shown.x1 > right.x1 && shown.x0 < right.x0);
        assert!((moved.origin.y - camera.origin.y).abs() < 1e-9);
    }
}
