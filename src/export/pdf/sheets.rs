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
/// How small a map may become, in parts of its natural size, to save sheets.
const SMALLER: f64 = 0.9;
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
        Pages::Tiles { paper, scale } => {
            let scale = scale.unwrap_or_else(|| tiling(map, paper).scale);
            if scale.is_finite() && scale > 0.0 && scale <= 1e3 {
                tiled(map, paper, scale * NATURAL)
            } else {
                Err(ExportError::BadOption { option: "scale" })
            }
        }
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

/// How a map is tiled where nobody says how large it is to be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tiling {
    /// Size of the map's parts on paper: 1 = natural, a unit is ¾ pt.
    pub scale: f64,
    /// How many sheets there are.
    pub sheets: u64,
    /// How many there would be at natural size.
    pub natural: u64,
}

/// The sheets of a map of this size: so many as natural size needs, or fewer where a map that is
/// a little smaller saves a row or a column of them.
pub fn tiling(map: Size, paper: Paper) -> Tiling {
    let map = Size::new(map.width.max(1.0), map.height.max(1.0)) * NATURAL;
    let sheets = |scale: f64| {
        let each = paper.both_ways().map(inner).map(|inner| {
            count(map.width * scale, inner.width) * count(map.height * scale, inner.height)
        });
        each[0].min(each[1])
    };
    let mut best = (sheets(1.0), 1.0);
    for room in paper.both_ways().map(inner) {
        for (length, room) in [(map.width, room.width), (map.height, room.height)] {
            // What one sheet less holds, a hair less so that rounding does not bring it back.
            let fewer = count(length, room) - 1.0;
            let scale = (room + (fewer - 1.0) * (room - OVERLAP)) / length * (1.0 - 1e-6);
            if fewer >= 1.0 && scale >= SMALLER {
                let needed = sheets(scale);
                if needed < best.0 || needed <= best.0 && best.1 < 1.0 && scale > best.1 {
                    best = (needed, scale);
                }
            }
        }
    }
    Tiling { scale: best.1, sheets: best.0 as u64, natural: sheets(1.0) as u64 }
}

/// What can be printed on of a sheet.
fn inner(sheet: Size) -> Size {
    Size::new(sheet.width - 2.0 * MARGIN, sheet.height - 2.0 * MARGIN)
}

/// The map in the middle of its sheets.
fn tiled(map: Size, paper: Paper, scale: f64) -> Result<Vec<Sheet>, ExportError> {
    let [upright, lying] = paper.both_ways();
    let counts = |sheet: Size| {
        let inner = inner(sheet);
        (count(map.width * scale, inner.width), count(map.height * scale, inner.height))
    };
    let pages = |sheet: Size| counts(sheet).0 * counts(sheet).1;
    let sheet = if pages(lying) <= pages(upright) { lying } else { upright };
    few_enough(pages(sheet))?;
    let (columns, rows) = (counts(sheet).0 as usize, counts(sheet).1 as usize);
    let inner = inner(sheet) / scale;
    let overlap = OVERLAP / scale;
    let step = Size::new(inner.width - overlap, inner.height - overlap);
    let all = Size::new(step.width * columns as f64 + overlap, step.height * rows as f64 + overlap);
    let before = (all - map) / 2.0;
    let tile = |row: usize, column: usize| {
        let start = Point::new(
            step.width * column as f64 - before.width,
            step.height * row as f64 - before.height,
        );
        let view = Rect::from_origin_size(start, inner).intersect(map.to_rect());
        Sheet {
            width: sheet.width,
            height: sheet.height,
            view,
            place: Point::new(MARGIN, MARGIN) + (view.origin() - start) * scale,
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
                let first = sheets[0];
                for (before, after) in [
                    (first.window().x0, last.width - last.window().x1),
                    (first.window().y0, last.height - last.window().y1),
                ] {
                    assert!((before - after).abs() < 0.01, "it is not in the middle");
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

    #[test]
    fn a_little_smaller_where_that_saves_sheets() {
        let [upright, lying] = Paper::A4.both_ways().map(inner);
        // Two lying sheets and a little beside each other: at natural size three.
        let wide = Size::new(2.0 * lying.width - OVERLAP + 20.0, 300.0) / NATURAL;
        let saved = tiling(wide, Paper::A4);
        assert_eq!((saved.sheets, saved.natural), (2, 3));
        assert!(saved.scale > 0.98 && saved.scale < 1.0, "{saved:?}");
        assert_eq!(tiled(wide, Paper::A4, saved.scale * NATURAL).unwrap().len(), 2);
        assert_eq!(tiled(wide, Paper::A4, NATURAL).unwrap().len(), 3);
        // Much smaller is too much to save one.
        let wider = Size::new(2.5 * lying.width, 300.0) / NATURAL;
        let same = Tiling { scale: 1.0, sheets: 3, natural: 3 };
        assert_eq!(tiling(wider, Paper::A4), same);
        let one = Size::new(upright.width, 100.0) / NATURAL;
        assert_eq!(tiling(one, Paper::A4), Tiling { scale: 1.0, sheets: 1, natural: 1 });
    }
}
