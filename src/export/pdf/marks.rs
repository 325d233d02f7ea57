//! Marks that help to cut and join sheets: corners, where the neighbours begin, which sheet it is.

use super::draw::Painter;
use super::look;
use super::sheets::{GridCell, MM, OVERLAP, Sheet};
use crate::theme::Color;
use krilla::geom::{PathBuilder, Rect};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag};
use kurbo::Point;

const INK: Color = Color::rgb(0x64, 0x74, 0x8B);
/// Distance of marks from what is printed, and their length, in points.
const GAP: f64 = 1.5 * MM;
const LENGTH: f64 = 4.0 * MM;

/// Draws a sheet's marks in its margins.
pub(super) fn draw(painter: &Painter, surface: &mut Surface<'_>, sheet: &Sheet) {
    let Some(cell) = sheet.cell else { return };
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Page)));
    let mut path = PathBuilder::new();
    corners(&mut path, sheet);
    joins(&mut path, sheet, cell);
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(look::solid_stroke(INK, 0.4)));
        surface.draw_path(&path);
    }
    number(painter, surface, sheet, cell);
    surface.end_tagged();
}

fn line(path: &mut PathBuilder, (x0, y0): (f64, f64), (x1, y1): (f64, f64)) {
    path.move_to(x0 as f32, y0 as f32);
    path.line_to(x1 as f32, y1 as f32);
}

/// Two strokes at each corner of what is printed: where to cut.
fn corners(path: &mut PathBuilder, sheet: &Sheet) {
    let window = sheet.window();
    for (x, outwards) in [(window.x0, -1.0), (window.x1, 1.0)] {
        for (y, up) in [(window.y0, -1.0), (window.y1, 1.0)] {
            line(path, (x + outwards * GAP, y), (x + outwards * (GAP + LENGTH), y));
            line(path, (x, y + up * GAP), (x, y + up * (GAP + LENGTH)));
        }
    }
}

/// Small arrows in the margins where a neighbour's print begins: its cut edge goes there.
fn joins(path: &mut PathBuilder, sheet: &Sheet, cell: GridCell) {
    let window = sheet.window();
    let half = MM;
    if cell.column + 1 < cell.columns {
        let x = window.x1 - OVERLAP;
        for (y, up) in [(window.y0, -1.0), (window.y1, 1.0)] {
            let (tip, base) = (y + up * GAP, y + up * (GAP + LENGTH / 2.0));
            line(path, (x, tip), (x - half, base));
            line(path, (x, tip), (x + half, base));
        }
    }
    if cell.row + 1 < cell.rows {
        let y = window.y1 - OVERLAP;
        for (x, outwards) in [(window.x0, -1.0), (window.x1, 1.0)] {
            let (tip, base) = (x + outwards * GAP, x + outwards * (GAP + LENGTH / 2.0));
            line(path, (tip, y), (base, y - half));
            line(path, (tip, y), (base, y + half));
        }
    }
}

/// The sheet's name, and a small plan of all sheets with this one filled.
fn number(painter: &Painter, surface: &mut Surface<'_>, sheet: &Sheet, cell: GridCell) {
    let foot = sheet.height - 3.0 * MM;
    let unit = (1.6 * MM).min(60.0 * MM / cell.columns as f64).min(4.0 * MM / cell.rows as f64);
    let (left, top) = (sheet.window().x0 + 8.0 * MM, foot - unit * cell.rows as f64);
    let mut plan = PathBuilder::new();
    for row in 0..=cell.rows {
        let y = top + unit * row as f64;
        line(&mut plan, (left, y), (left + unit * cell.columns as f64, y));
    }
    for column in 0..=cell.columns {
        let x = left + unit * column as f64;
        line(&mut plan, (x, top), (x, foot));
    }
    if let Some(plan) = plan.finish() {
        surface.set_stroke(Some(look::solid_stroke(INK, 0.25)));
        surface.set_fill(None);
        surface.draw_path(&plan);
    }
    let here = Rect::from_xywh(
        (left + unit * cell.column as f64) as f32,
        (top + unit * cell.row as f64) as f32,
        unit as f32,
        unit as f32,
    );
    surface.set_stroke(None);
    surface.set_fill(Some(look::solid_fill(INK)));
    let mut path = PathBuilder::new();
    if let Some(here) = here {
        path.push_rect(here);
    }
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    let page = cell.row * cell.columns + cell.column + 1;
    let text = format!("{}   {page}/{}", cell.name(), cell.rows * cell.columns);
    let at = Point::new(left + unit * cell.columns as f64 + 2.0 * MM, foot);
    painter.mark(surface, &text, at, 8.0);
}
