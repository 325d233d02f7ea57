//! How large slides are, and where on them a scene stands, in EMU: 914,400 an inch, 12,700 a point.

use super::{ExportError, Size, Slide};
use crate::scene::{Item, Role};
use kurbo::{Point, Rect, Vec2};

/// EMU in an inch.
pub(super) const INCH: f64 = 914_400.0;
/// EMU in a point.
pub(super) const POINT: f64 = 12_700.0;
/// Longest side of a slide that PowerPoint opens: 56 inches.
pub(super) const LONGEST: i64 = 51_206_400;
/// Shortest side of a slide that PowerPoint opens: an inch.
const SHORTEST: f64 = 914_400.0;
/// Smallest type that PowerPoint has, in points.
const SMALLEST_TYPE: f64 = 1.0;
/// Points a map unit, at most: small maps are not blown up like posters.
const LARGEST_SCALE: f64 = 1.5;

/// The slides' size, and the lengths that grow with it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sheet {
    /// Width in EMU.
    pub(super) width: i64,
    /// Height in EMU.
    pub(super) height: i64,
    /// How much larger than asked for the slides are.
    pub(super) grown: f64,
}

impl Sheet {
    /// The size asked for; larger where texts would be too small for PowerPoint.
    pub(super) fn of(size: Size, slides: &[Slide<'_>]) -> Result<Self, ExportError> {
        let usable = |inches: f64| {
            let emu = inches * INCH;
            emu.is_finite() && (SHORTEST..=LONGEST as f64).contains(&emu)
        };
        if !usable(size.width) || !usable(size.height) {
            return Err(ExportError::BadOption { option: "size" });
        }
        let asked = Self {
            width: (size.width * INCH).round() as i64,
            height: (size.height * INCH).round() as i64,
            grown: 1.0,
        };
        let needs = |slide: &Slide<'_>| {
            let smallest = slide.scene.smallest_type()?;
            let place = Place::of(slide, &asked);
            Some(SMALLEST_TYPE / (f64::from(smallest) * place.scale / POINT))
        };
        let drawn = slides.iter().filter(|slide| slide.picture.is_none());
        let needed = drawn.filter_map(needs).filter(|need| need.is_finite()).fold(1.0, f64::max);
        let most = LONGEST as f64 / asked.width.max(asked.height) as f64;
        // A hair more than needed: sizes are rounded to hundredths of a point.
        let grown = if needed > 1.0 { (needed * 1.01).min(most) } else { 1.0 };
        let side = |emu: i64| ((emu as f64 * grown).round() as i64).min(LONGEST);
        Ok(Self { width: side(asked.width), height: side(asked.height), grown })
    }

    /// The length in EMU of so many inches on a slide of the size asked for.
    pub(super) fn inches(&self, inches: f64) -> i64 {
        (inches * INCH * self.grown).round() as i64
    }

    /// The size in hundredths of a point of type of so many points on a slide of the size asked
    /// for.
    pub(super) fn type_size(&self, points: f64) -> i64 {
        (points * 100.0 * self.grown).round().min(400_000.0) as i64
    }

    /// Between the edge and what stands on the slide.
    pub(super) fn margin(&self) -> i64 {
        self.inches(0.2)
    }

    /// Where the title stands that is not the scene's own: left, top, width, height.
    pub(super) fn title(&self) -> [i64; 4] {
        let side = self.inches(0.4);
        [side, self.margin(), (self.width - 2 * side).max(1), self.inches(0.5)]
    }

    /// Where what stands below the title begins.
    pub(super) fn below_title(&self) -> i64 {
        let [_, top, _, height] = self.title();
        top + height + self.inches(0.1)
    }
}

/// Where a scene stands on its slide.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// EMU a map unit.
    pub(super) scale: f64,
    /// Where the scene's origin lies, in EMU.
    origin: Point,
    /// The scene's own area: what lies outside is not drawn.
    pub(super) area: Rect,
    /// Whether the slide's title is one that the scene shows.
    pub(super) shows_title: bool,
    /// How far right a title may reach, in EMU.
    pub(super) right: i64,
    /// How wide the slide is, in EMU.
    pub(super) width: i64,
}

impl Place {
    /// The scene where it is said to stand, or as large as it fits between the margins; below the
    /// title unless it is its own.
    pub(super) fn of(slide: &Slide<'_>, sheet: &Sheet) -> Self {
        let size = slide.scene.size;
        let (width, height) = (size.width.max(1.0), size.height.max(1.0));
        let shows_title = slide.picture.is_none() && shows_title(slide);
        let margin = sheet.margin();
        let top = if shows_title { margin } else { sheet.below_title() };
        let room_x = (sheet.width - 2 * margin).max(1) as f64;
        let room_y = (sheet.height - top - margin).max(1) as f64;
        let point = POINT * sheet.grown;
        let start = Point::new(margin as f64, top as f64);
        let (scale, origin) = if let Some(standing) = slide.standing {
            // Below a title that is not its own it is smaller: every scene of a deck alike.
            let whole = (sheet.height - 2 * margin).max(1) as f64;
            let part = room_y / whole;
            let edge = Vec2::new(margin as f64, margin as f64);
            let corner = (standing.corner.to_vec2() * point - edge) * part;
            (standing.scale * point * part, start + corner)
        } else {
            let scale = (room_x / width).min(room_y / height).min(LARGEST_SCALE * point);
            let free = Vec2::new(room_x - width * scale, room_y - height * scale);
            (scale, start + free / 2.0)
        };
        let (right, width) = (sheet.width - margin, sheet.width);
        Self { scale, origin, area: size.to_rect(), shows_title, right, width }
    }

    /// Where a rectangle of the map lies on the slide; `None` where it is not finite.
    pub(super) fn frame(&self, rect: Rect) -> Option<Frame> {
        let edge = |start: f64, at: f64| emu(start + at * self.scale);
        let (left, top) = (edge(self.origin.x, rect.x0)?, edge(self.origin.y, rect.y0)?);
        let (right, bottom) = (edge(self.origin.x, rect.x1)?, edge(self.origin.y, rect.y1)?);
        Some(Frame { left, top, right: right.max(left), bottom: bottom.max(top) })
    }

    /// Where a point of the map lies on the slide; the slide's corner where it is not finite.
    pub(super) fn point(&self, point: Point) -> (i64, i64) {
        let edge = |start: f64, at: f64| emu(start + at * self.scale).unwrap_or_default();
        (edge(self.origin.x, point.x), edge(self.origin.y, point.y))
    }

    /// A length of the map on the slide.
    pub(super) fn length(&self, length: f64) -> i64 {
        emu(length * self.scale).unwrap_or_default().max(0)
    }

    /// Type of a size in map units, in hundredths of a point; `None` where it is too small for
    /// letters.
    pub(super) fn type_size(&self, size: f32) -> Option<i64> {
        let points = f64::from(size) * self.scale / POINT;
        // Not-a-number is too small as well.
        (points >= SMALLEST_TYPE).then(|| (points * 100.0).round().min(400_000.0) as i64)
    }
}

/// Whole EMU of a length; far outside of every slide it goes no farther.
fn emu(length: f64) -> Option<i64> {
    let most = LONGEST as f64;
    length.is_finite().then(|| length.clamp(-most, 2.0 * most).round() as i64)
}

/// Whether the scene shows what the slide is called.
fn shows_title(slide: &Slide<'_>) -> bool {
    let area = slide.scene.size.to_rect();
    let asked = slide.title.trim();
    slide.scene.frame.iter().any(|placed| {
        let titles = placed.block.groups.iter().filter(|group| group.role == Role::Title);
        let mut called = titles.filter(|it| asked.is_empty() || asked == it.label.trim());
        called.any(|group| {
            group.items.iter().any(|item| match item {
                Item::Text(text) => {
                    let seen = area.contains(placed.origin + text.origin.to_vec2());
                    seen && !text.line.text.trim().is_empty()
                }
                _ => false,
            })
        })
    })
}

/// A rectangle on a slide, in EMU.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    /// Left edge.
    pub(super) left: i64,
    /// Top edge.
    pub(super) top: i64,
    /// Right edge, not left of the left one.
    pub(super) right: i64,
    /// Bottom edge, not above the top one.
    pub(super) bottom: i64,
}

impl Frame {
    /// Its width.
    pub(super) fn width(&self) -> i64 {
        self.right - self.left
    }

    /// Its height.
    pub(super) fn height(&self) -> i64 {
        self.bottom - self.top
    }

    /// Around this one and another one.
    pub(super) fn union(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}
