//! What a picture is for: how large its page is, and how small its type may be there.

use crate::export::pdf::Paper;
use kurbo::Size;

/// Points in a millimetre.
const MM: f64 = 72.0 / 25.4;
/// Empty edge of sheets of paper, in points: most printers cannot print on it.
const PAPER_MARGIN: f64 = 10.0 * MM;
/// Empty edge of slides, in points.
const SLIDE_MARGIN: f64 = 14.4;
/// The smallest type that is read on paper held in the hand, in points.
const LEAST_ON_PAPER: f64 = 10.0;
/// The smallest type that is read on a projected slide, in points.
const LEAST_ON_SLIDE: f64 = 14.0;
/// Sides of pages in millimetres: from a stamp to a banner.
const SIDES: std::ops::RangeInclusive<f64> = 10.0..=5_000.0;
/// Dots per inch of pages that are measured in pixels, where nobody says.
pub const SCREEN_DPI: f64 = 96.0;

/// What a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Target {
    /// A screen, where it can be made larger: as large as the map.
    #[default]
    Screen,
    /// A slide, 16:9.
    Slide,
    /// A sheet of paper, upright or lying.
    Paper(Paper),
    /// A page of any size in millimetres, not turned.
    Millimetres {
        /// Width.
        width: f64,
        /// Height.
        height: f64,
    },
    /// A page of any size in pixels, not turned.
    Pixels {
        /// Width.
        width: u32,
        /// Height.
        height: u32,
        /// Dots per inch, which say how large it is looked at.
        dpi: f64,
    },
}

impl Target {
    /// The targets that need no numbers, in the order lists show them.
    pub const NAMED: &'static [Self] = &[
        Self::Screen,
        Self::Slide,
        Self::Paper(Paper::A4),
        Self::Paper(Paper::A3),
        Self::Paper(Paper::A2),
        Self::Paper(Paper::A1),
        Self::Paper(Paper::A0),
    ];

    /// The target of this key: `screen`, `slide`, `a4` … `a0`, `300x200mm`, `1920x1080px`, or
    /// pixels with the dots per inch that they are looked at with, `1920x1080px@144`.
    pub fn parse(key: &str) -> Option<Self> {
        let key = key.trim().to_lowercase();
        if let Some(named) = Self::NAMED.iter().find(|target| target.key() == key) {
            return Some(*named);
        }
        let target = if let Some(sides) = key.strip_suffix("mm") {
            let (width, height) = sides.split_once(['x', '×'])?;
            Self::Millimetres { width: width.parse().ok()?, height: height.parse().ok()? }
        } else {
            let (sides, dpi) = match key.split_once('@') {
                Some((sides, dpi)) => (sides.to_owned(), dpi.parse().ok()?),
                None => (key, SCREEN_DPI),
            };
            let (width, height) = sides.strip_suffix("px")?.split_once(['x', '×'])?;
            Self::Pixels { width: width.parse().ok()?, height: height.parse().ok()?, dpi }
        };
        target.is_usable().then_some(target)
    }

    /// The stable key, as [`Self::parse`] reads it.
    pub fn key(&self) -> String {
        match self {
            Self::Screen => "screen".to_owned(),
            Self::Slide => "slide".to_owned(),
            Self::Paper(paper) => paper.key().to_owned(),
            Self::Millimetres { width, height } => format!("{width}x{height}mm"),
            Self::Pixels { width, height, dpi } => format!("{width}x{height}px@{dpi}"),
        }
    }

    /// Whether its page is one that can be drawn.
    pub fn is_usable(&self) -> bool {
        self.sheets().iter().all(|sheet| {
            let usable = |points: f64| SIDES.contains(&(points / MM));
            usable(sheet.size.width) && usable(sheet.size.height)
        })
    }

    /// The smallest type that is read there, in points; `None` where it can be made larger.
    pub const fn least_type(&self) -> Option<f64> {
        match self {
            Self::Screen => None,
            Self::Slide => Some(LEAST_ON_SLIDE),
            Self::Paper(_) | Self::Millimetres { .. } | Self::Pixels { .. } => Some(LEAST_ON_PAPER),
        }
    }

    /// Dots per inch of its pictures in pixels, where nobody says: a slide of 1,920 pixels, paper
    /// as sharp as it is printed.
    pub const fn dpi(&self) -> f64 {
        match self {
            Self::Screen => SCREEN_DPI,
            Self::Slide => 144.0,
            Self::Paper(_) | Self::Millimetres { .. } => 300.0,
            Self::Pixels { dpi, .. } => *dpi,
        }
    }

    /// The pages a picture may stand on; empty where its page is as large as the picture.
    pub fn sheets(&self) -> Vec<Sheet> {
        let sheet = |width, height, margin| Sheet { size: Size::new(width, height), margin };
        let any = |width: f64, height: f64| {
            // No printer is known: a small page is not all margin.
            sheet(width, height, PAPER_MARGIN.min(width.min(height) * 0.04))
        };
        match *self {
            Self::Screen => Vec::new(),
            Self::Slide => vec![sheet(960.0, 540.0, SLIDE_MARGIN)],
            Self::Paper(paper) => {
                let (short, long) = paper.millimetres();
                let (short, long) = (short * MM, long * MM);
                vec![sheet(long, short, PAPER_MARGIN), sheet(short, long, PAPER_MARGIN)]
            }
            Self::Millimetres { width, height } => vec![any(width * MM, height * MM)],
            Self::Pixels { width, height, dpi } => {
                let points = |pixels: u32| f64::from(pixels) * 72.0 / dpi;
                vec![any(points(width), points(height))]
            }
        }
    }
}

/// A page: its size, and its empty edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width and height in points.
    pub size: Size,
    /// Empty edge in points.
    pub margin: f64,
}

impl Sheet {
    /// Inside the empty edge, in points.
    pub fn inner(&self) -> Size {
        Size::new(self.size.width - 2.0 * self.margin, self.size.height - 2.0 * self.margin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let pixels = Target::Pixels { width: 1920, height: 1080, dpi: 144.0 };
        let page = Target::Millimetres { width: 300.5, height: 200.0 };
        for target in Target::NAMED.iter().copied().chain([pixels, page]) {
            assert_eq!(Target::parse(&target.key()), Some(target));
        }
        let screen = Target::Pixels { width: 800, height: 600, dpi: SCREEN_DPI };
        assert_eq!(Target::parse(" 800×600PX "), Some(screen));
    }

    #[test]
    fn pages_that_nobody_can_draw_are_no_targets() {
        for bad in
            ["", "a5", "0x100mm", "nanx10mm", "1e9x10mm", "5x5mm", "100x100", "100x100px@0", "px"]
        {
            assert_eq!(Target::parse(bad), None, "{bad}");
        }
    }
}
