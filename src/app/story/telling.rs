//! The story as it is told: which frame is shown, how the camera moves, what the speaker asked for.

use super::super::{Camera, Motion};
use super::{Places, Staged};
use crate::model::Shot;
use crate::scene::Scene;
use kurbo::{Point, Rect, Size};
use std::sync::Arc;
use std::time::Duration;

/// How long the camera moves from one frame to a near one.
const MOVE: Duration = Duration::from_millis(700);
/// How much longer than [`MOVE`] the longest way takes.
const LONGEST: f64 = 1.7;
/// The length of a [`Way`] that takes as long as [`MOVE`].
const NEAR: f64 = 2.5;
/// How far the camera steps back on a long way: what its authors' readers liked best, squared.
const BACK: f64 = 2.0;

/// What the speaker asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// The next frame.
    Next,
    /// The frame before.
    Previous,
    /// The first frame.
    First,
    /// The last frame.
    Last,
    /// A digit of the number of a frame.
    Digit(u8),
    /// The frame whose number was typed, else the next.
    Go,
    /// A black screen, or the map again.
    Black,
    /// A spotlight at the pointer, or none.
    Spot,
    /// A window for the speaker, or none.
    Presenter,
    /// The story on the next display, and the speaker's window on the one it leaves.
    Exchange,
    /// The end of the story.
    End,
}

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The map.
    Map,
    /// The map, dark but for a light that follows the pointer.
    Spot,
    /// Nothing: everybody looks at the speaker.
    Black,
}

/// A story while it is told.
pub struct Telling {
    /// Which map, by [`OpenMap::id`](crate::app::OpenMap::id).
    pub map: u64,
    shots: Vec<Shot>,
    /// What it looks like; `None` until it is drawn.
    staged: Option<Staged>,
    at: usize,
    /// The frame that was shown before, and when it was left.
    left: Option<(usize, Duration)>,
    /// When it began.
    began: Option<Duration>,
    typed: Option<usize>,
    /// What is on the screen.
    pub screen: Screen,
    /// Whether the speaker has a window.
    pub presenter: bool,
    /// Which displays the story and the speaker's window have; `None` = they share one.
    pub(super) places: Option<Places>,
    /// The display the window was on before.
    pub(super) home: Option<usize>,
    /// Whether the window filled the screen before.
    pub(super) was_full: bool,
}

impl Telling {
    pub(super) fn new(map: u64, shots: Vec<Shot>, at: usize, was_full: bool) -> Self {
        Self {
            map,
            shots,
            staged: None,
            at,
            left: None,
            began: None,
            typed: None,
            screen: Screen::Map,
            presenter: false,
            places: None,
            home: None,
            was_full,
        }
    }

    pub(super) fn take_in(&mut self, staged: Staged) {
        self.staged = Some(staged);
    }

    /// How many frames there are.
    pub fn len(&self) -> usize {
        self.shots.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.shots.is_empty()
    }

    /// The place of the frame that is shown.
    pub fn at(&self) -> usize {
        self.at
    }

    /// A frame.
    pub fn shot(&self, at: usize) -> Option<&Shot> {
        self.shots.get(at)
    }

    /// The number typed so far.
    pub fn typed(&self) -> Option<usize> {
        self.typed
    }

    /// The picture a frame shows; `None` until it is drawn.
    pub fn scene(&self, at: usize) -> Option<&Arc<Scene>> {
        self.staged.as_ref()?.scene(at)
    }

    /// The display that the speaker's window fills; `None` = it stands where the system puts it.
    pub fn speakers_display(&self) -> Option<usize> {
        self.places.map(|places| places.speaker)
    }

    /// How long it has been told.
    pub fn told(&self, now: Duration) -> Duration {
        self.began.map_or(Duration::ZERO, |began| now.saturating_sub(began))
    }

    /// Where the camera of a frame stands on a screen of this size.
    pub fn camera(&self, at: usize, canvas: Size) -> Option<Camera> {
        self.staged.as_ref()?.camera(at, canvas)
    }

    /// Where the camera is now, and whether it still moves. Between frames that show the map
    /// otherwise it does not: nothing would stay in its place.
    pub fn camera_now(
        &self,
        canvas: Size,
        now: Duration,
        motion: Motion,
    ) -> Option<(Camera, bool)> {
        let to = self.camera(self.at, canvas)?;
        let Some((from, left)) = self.left.filter(|_| motion == Motion::Usual) else {
            return Some((to, false));
        };
        if !self.staged.as_ref()?.alike(from, self.at) {
            return Some((to, false));
        }
        let way = Way::new(self.camera(from, canvas)?, to, canvas);
        let share = now.saturating_sub(left).as_secs_f64() / way.lasts().as_secs_f64();
        if share >= 1.0 {
            return Some((to, false));
        }
        Some((way.at(eased(share)), true))
    }

    /// What is lit of a frame; empty = everything.
    pub fn lit(&self, at: usize) -> &[Rect] {
        self.staged.as_ref().map_or(&[], |staged| staged.lit(at))
    }

    pub(super) fn turn(&mut self, turn: Turn, now: Duration) {
        self.began.get_or_insert(now);
        let last = self.shots.len().saturating_sub(1);
        let typed = if let Turn::Digit(_) = turn { None } else { self.typed.take() };
        match turn {
            Turn::Next => self.go((self.at + 1).min(last), now),
            Turn::Previous => self.go(self.at.saturating_sub(1), now),
            Turn::First => self.go(0, now),
            Turn::Last => self.go(last, now),
            Turn::Digit(digit) => {
                let number = self.typed.unwrap_or(0).saturating_mul(10) + usize::from(digit);
                self.typed = Some(number.min(self.shots.len()));
            }
            Turn::Go => match typed {
                Some(number) => self.go(number.saturating_sub(1).min(last), now),
                None => self.go((self.at + 1).min(last), now),
            },
            Turn::Black => self.show(Screen::Black),
            Turn::Spot => self.show(Screen::Spot),
            Turn::Presenter => self.presenter = !self.presenter,
            Turn::Exchange | Turn::End => {}
        }
    }

    /// Shows this, or the map again where it is shown already.
    fn show(&mut self, screen: Screen) {
        self.screen = if self.screen == screen { Screen::Map } else { screen };
    }

    fn go(&mut self, to: usize, now: Duration) {
        if self.screen == Screen::Black {
            self.screen = Screen::Map;
        }
        if to != self.at {
            self.left = Some((self.at, now));
            self.at = to;
        }
    }
}

/// From rest to rest.
fn eased(share: f64) -> f64 {
    share * share * (3.0 - 2.0 * share)
}

/// The way from one camera to another. What is near is reached at once; on the way to what is far
/// the camera steps back until both are in sight, so that nobody loses where it is, and nothing
/// rushes past: the path of even perceived speed of van Wijk & Nuij, "Smooth and efficient zooming
/// and panning", IEEE Symposium on Information Visualization 2003, eq. 9, with ρ² = [`BACK`].
struct Way {
    canvas: Size,
    from: Point,
    to: Point,
    /// Widths in sight at both ends, in units of the map.
    widths: (f64, f64),
    /// Where on the path's curve it begins, and how long it is, in the authors' measure.
    begins: f64,
    length: f64,
}

impl Way {
    fn new(from: Camera, to: Camera, canvas: Size) -> Self {
        let widths = (canvas.width / from.zoom, canvas.width / to.zoom);
        let middle = |camera: Camera| camera.sees(canvas).center();
        let (from, to) = (middle(from), middle(to));
        let (w0, w1) = widths;
        let far = from.distance(to);
        let rho = BACK.sqrt();
        let (begins, length) = if far < w0.min(w1) * 1e-6 {
            (0.0, (w1 / w0).ln().abs() / rho)
        } else {
            let grown = w1 * w1 - w0 * w0;
            let bent = BACK * BACK * far * far;
            let r0 = -((grown + bent) / (2.0 * w0 * BACK * far)).asinh();
            let r1 = -((grown - bent) / (2.0 * w1 * BACK * far)).asinh();
            (r0, (r1 - r0) / rho)
        };
        Self { canvas, from, to, widths, begins, length }
    }

    /// How long the camera is on it.
    fn lasts(&self) -> Duration {
        MOVE.mul_f64((self.length / NEAR).clamp(1.0, LONGEST))
    }

    /// The camera at a share of the way.
    fn at(&self, share: f64) -> Camera {
        let (w0, w1) = self.widths;
        let far = self.from.distance(self.to);
        let (along, width) = if far < w0.min(w1) * 1e-6 {
            (share, w0 * (w1 / w0).powf(share))
        } else {
            let (r0, r) = (self.begins, self.begins + BACK.sqrt() * self.length * share);
            let along = w0 / BACK * (r0.cosh() * r.tanh() - r0.sinh());
            (along / far, w0 * r0.cosh() / r.cosh())
        };
        let zoom = self.canvas.width / width;
        let center = self.from.lerp(self.to, along);
        Camera { origin: center - self.canvas.to_vec2() / (2.0 * zoom), zoom }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANVAS: Size = Size::new(1600.0, 900.0);

    #[test]
    fn the_camera_begins_and_ends_where_the_frames_are() {
        let camera = |x, y, zoom| Camera { origin: Point::new(x, y), zoom };
        for (from, to) in [
            (camera(0.0, 0.0, 0.2), camera(5000.0, 300.0, 1.5)),
            (camera(0.0, 0.0, 0.2), camera(800.0, 0.0, 0.2)),
            (camera(-70.0, 9.0, 0.0004), camera(2_000_000.0, 300.0, 3.0)),
            (camera(1e6, 0.0, 3.0), camera(1e6, 0.0, 0.5)),
            (camera(4.0, 2.0, 1.0), camera(4.0, 2.0, 1.0)),
        ] {
            let way = Way::new(from, to, CANVAS);
            for (share, wanted) in [(0.0, from), (1.0, to)] {
                let got = way.at(share);
                assert!((got.zoom / wanted.zoom - 1.0).abs() < 1e-9, "{got:?} for {wanted:?}");
                assert!((got.origin - wanted.origin).hypot() * wanted.zoom < 1e-3, "{got:?}");
            }
            assert!(way.lasts() >= MOVE && way.lasts() <= MOVE.mul_f64(LONGEST));
        }
    }

    #[test]
    fn between_far_frames_the_camera_steps_back_and_nothing_rushes_past() {
        let from = Camera { origin: Point::new(0.0, 0.0), zoom: 0.34 };
        let to = Camera { origin: Point::new(400_000.0, 0.0), zoom: 0.34 };
        let way = Way::new(from, to, CANVAS);
        let half = way.at(0.5);
        let seen = half.sees(CANVAS);
        assert!(half.zoom < from.zoom / 20.0, "{half:?}");
        assert!(seen.width() < 2.0 * 400_000.0, "no farther back than it needs: {half:?}");
        // What is in the middle moves over the screen by less than its width in a hundredth.
        for step in 0..100 {
            let (now, next) =
                (way.at(f64::from(step) / 100.0), way.at(f64::from(step + 1) / 100.0));
            let middle = now.sees(CANVAS).center();
            let moved = next.to_canvas(middle) - now.to_canvas(middle);
            assert!(moved.hypot() < CANVAS.width / 5.0, "step {step}: {moved:?}");
        }
        let near = Camera { origin: Point::new(600.0, 0.0), zoom: 0.34 };
        assert!(Way::new(from, near, CANVAS).at(0.5).zoom > from.zoom * 0.9);
    }
}
