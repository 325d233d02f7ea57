//! Which part of the map lies where on which page.

use super::{Leaf, Pages};
use crate::export::{ExportError, UNITS_PER_INCH};
use crate::scene::Scene;
use kurbo::{Point, Rect, Size};

/// Points of a page in a map unit at natural size.
const NATURAL: f64 = 72.0 / UNITS_PER_INCH;
/// Points in a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;
/// The longest side of a page that readers open (annex C of ISO 32000-1).
const LONGEST: f64 = 14_400.0;
/// The shortest side of a page (the same annex).
const SHORTEST: f64 = 3.0;
/// Empty edge of sheets, which most printers cannot print on.
const MARGIN: f64 = 10.0 * MM;
/// What two neighbouring sheets both show.
pub(super) const OVERLAP: f64 = 10.0 * MM;
/// Most pages of one file.
const MOST_PAGES: f64 = 1000.0;

/// A size of paper (ISO 216).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Paper {
    /// 841 × 1189 mm.
    A0,
    /// 594 × 841 mm.
    A1,
    /// 420 × 594 mm.
    A2,
    /// 297 × 420 mm.
    A3,
    /// 210 × 297 mm.
    A4,
}

impl Paper {
    /// Every size, the largest first.
    pub const ALL: &'static [Self] = &[Self::A0, Self::A1, Self::A2, Self::A3, Self::A4];

    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::A0 => "a0",
            Self::A1 => "a1",
            Self::A2 => "a2",
            Self::A3 => "a3",
            Self::A4 => "a4",
        }
    }

    /// The shorter and the longer side in millimetres.
    pub const fn millimetres(self) -> (f64, f64) {
        match self {
            Self::A0 => (841.0, 1189.0),
            Self::A1 => (594.0, 841.0),
            Self::A2 => (420.0, 594.0),
            Self::A3 => (297.0, 420.0),
            Self::A4 => (210.0, 297.0),
        }
    }

    /// Upright and lying, in points.
    fn both_ways(self) -> [Size; 2] {
        let (short, long) = self.millimetres();
        [Size::new(short * MM, long * MM), Size::new(long * MM, short * MM)]
    }
}

/// One page and the part of the map on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sheet {
    /// Size of the page in points.
    pub(super) width: f64,
    pub(super) height: f64,
    /// The part of the map that is shown.
    pub(super) view: Rect,
    /// Where that part's first corner lies on the page, in points.
    pub(super) place: Point,
    /// Points a map unit.
    pub(super) scale: f64,
    /// Which of several pages it is.
    pub(super) cell: Option<GridCell>,
}

/// A page's place among the pages of one map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct GridCell {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl GridCell {
    /// Row letter and column number, as on a chess board: `A1`, `A2`, … `B1`.
    pub(super) fn name(self) -> String {
        let mut letters = Vec::new();
        let mut row = self.row + 1;
        while row > 0 {
            letters.push(char::from(b'A' + ((row - 1) % 26) as u8));
            row = (row - 1) / 26;
        }
        let letters: String = letters.iter().rev().collect();
        format!("{letters}{}", self.column + 1)
    }
}

impl Sheet {
    /// A point of the map on the page.
    pub(super) fn point(&self, point: Point) -> Point {
        self.place + (point - self.view.origin()) * self.scale
    }

    /// Where on the page the map is shown.
    pub(super) fn window(&self) -> Rect {
        Rect::from_origin_size(self.place, self.view.size() * self.scale)
    }
}

/// The pages of each picture.
pub(super) fn of_all(leaves: &[Leaf<'_>], pages: Pages) -> Result<Vec<Vec<Sheet>>, ExportError> {
    let all = leaves.iter().map(|leaf| match leaf.scale {
        Some(scale) => Ok(vec![as_large_as(leaf.scene.size, scale)]),
        None => of(leaf.scene, pages),
    });
    let all: Vec<_> = all.collect::<Result<_, _>>()?;
    few_enough(all.iter().map(Vec::len).sum::<usize>() as f64)?;
    Ok(all)
}

/// The pages of one picture, row by row.
fn of(scene: &Scene, pages: Pages) -> Result<Vec<Sheet>, ExportError> {
    let map = Size::new(scene.size.width.max(1.0), scene.size.height.max(1.0));
    match pages {
        Pages::Map => Ok(vec![as_large_as(map, NATURAL)]),
        Pages::Tiles { paper, scale } if scale.is_finite() && scale > 0.0 && scale <= 1e3 => {
            tiled(map, paper, scale * NATURAL)
        }
        Pages::Tiles { .. } => Err(ExportError::BadOption { option: "scale" }),
    }
}

fn as_large_as(map: Size, scale: f64) -> Sheet {
    let map = Size::new(map.width.max(1.0), map.height.max(1.0));
    let scale = scale.min(LONGEST / map.width.max(map.height));
    Sheet {
        width: (map.width * scale).max(SHORTEST),
        height: (map.height * scale).max(SHORTEST),
        view: map.to_rect(),
        place: Point::ORIGIN,
        scale,
        cell: None,
    }
}

/// Whether so many pages are still written.
fn few_enough(pages: f64) -> Result<(), ExportError> {
    if pages > MOST_PAGES {
        let (pages, most) = (pages as u64, MOST_PAGES as u64);
        return Err(ExportError::TooManyPages { pages, most });
    }
    Ok(())
}

fn tiled(map: Size, paper: Paper, scale: f64) -> Result<Vec<Sheet>, ExportError> {
    let [upright, lying] = paper.both_ways();
    let inner = |sheet: Size| Size::new(sheet.width - 2.0 * MARGIN, sheet.height - 2.0 * MARGIN);
    let counts = |sheet: Size| {
        let inner = inner(sheet);
        (count(map.width * scale, inner.width), count(map.height * scale, inner.height))
    };
    let pages = |sheet: Size| counts(sheet).0 * counts(sheet).1;
    let sheet = if pages(lying) <= pages(upright) { lying } else { upright };
    few_enough(pages(sheet))?;
    let (columns, rows) = (counts(sheet).0 as usize, counts(sheet).1 as usize);
    let inner = inner(sheet);
    let step = Size::new(inner.width - OVERLAP, inner.height - OVERLAP) / scale;
    let tile = |row: usize, column: usize| {
        let start = Point::new(step.width * column as f64, step.height * row as f64);
        Sheet {
            width: sheet.width,
            height: sheet.height,
            view: Rect::from_origin_size(start, inner / scale).intersect(map.to_rect()),
            place: Point::new(MARGIN, MARGIN),
            scale,
            cell: Some(GridCell { row, column, rows, columns }),
        }
    };
    Ok((0..rows).flat_map(|row| (0..columns).map(move |column| tile(row, column))).collect())
}

/// How many windows of `inner` points, overlapping, it takes for `length` points.
fn count(length: f64, inner: f64) -> f64 {
    // A thousandth of a point beyond is no reason for another page.
    if length <= inner + 1e-3 {
        1.0
    } else {
        ((length - OVERLAP - 1e-3) / (inner - OVERLAP)).ceil()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_lettered() {
        let name = |row| GridCell { row, column: 2, rows: 1000, columns: 9 }.name();
        assert_eq!(
            [0, 25, 26, 51, 52, 701, 702].map(name),
            ["A3", "Z3", "AA3", "AZ3", "BA3", "ZZ3", "AAA3"]
        );
    }

    #[test]
    fn tiles_cover_the_map_and_overlap() {
        for (width, height) in [(100.0, 100.0), (5000.0, 1300.0), (900.0, 7000.0)] {
            let map = Size::new(width, height);
            for &paper in Paper::ALL {
                let sheets = tiled(map, paper, NATURAL).unwrap();
                let last = sheets.last().unwrap();
                assert!(
                    (last.view.x1 - width).abs() < 0.01 && (last.view.y1 - height).abs() < 0.01
                );
                for sheet in &sheets {
                    let window = sheet.window();
                    assert!(window.x1 <= sheet.width - MARGIN + 0.01);
                    assert!(window.y1 <= sheet.height - MARGIN + 0.01);
                    assert!(!sheet.view.is_zero_area(), "an empty page");
                }
                for pair in sheets.windows(2) {
                    if pair[0].cell.unwrap().row == pair[1].cell.unwrap().row {
                        let overlap = (pair[0].view.x1 - pair[1].view.x0) * NATURAL;
                        assert!((overlap - OVERLAP).abs() < 0.01);
                    }
                }
            }
        }
    }
}
