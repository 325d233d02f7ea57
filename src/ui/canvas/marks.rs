//! What stands out on the map, and what steps back: words that were found, what two copies say
//! differently, and a veil over the columns that a filter does not let through.

use super::brush::{CARDS_FROM, NOTES_FROM};
use super::map::{Eye, overlaps};
use super::sticky;
use crate::app::{Compared, Field, Finder, Found, OpenMap, TextPlace, field_of};
use crate::model::{ElementId, ElementKind};
use crate::scene::{Column, Group, Item, Lane, Role, Scene};
use crate::ui::style::{Look, color};
use egui::{Color32, Mesh, Painter, Rect, Shape, Stroke, StrokeKind, pos2, vec2};
use kurbo::Point;

/// How much of a dimmed column the veil hides.
const VEIL: f32 = 0.74;
/// How much of the letters a mark on a word hides, and of a card one that says it has such words.
const WORD: f32 = 0.42;
const CARD: f32 = 0.10;
/// Height of a line of letters above and below its baseline, in its type size.
const ASCENT: f64 = 0.92;
const DESCENT: f64 = 0.26;

/// Paints the veil and the marks of what was found.
pub fn paint(painter: &Painter, look: &Look, map: &OpenMap, eye: &Eye) {
    let scene = map.scene();
    if scene.columns.is_empty() {
        return;
    }
    // Headings that stay in sight lie above the columns.
    let free = painter.with_clip_rect(sticky::free(scene, eye).intersect(painter.clip_rect()));
    if map.sieve.passing().is_some() {
        veil(&free, look, map, eye);
    }
    if let Some(with) = &map.compared {
        compared(&free, look, map, eye, with);
    }
    if !map.document.conflicts().is_empty() {
        conflicts(&free, look, map, eye);
    }
    if let Some(found) = map.search.found() {
        let mut marks =
            Marks { look, map, eye, found, finder: map.search.query().map(Finder::new) };
        if eye.camera.zoom < CARDS_FROM {
            marks.far(&free);
        } else {
            marks.columns(&free);
        }
        marks.fixed(&free);
    }
}

/// Marks what two copies say differently.
fn conflicts(painter: &Painter, look: &Look, map: &OpenMap, eye: &Eye) {
    let (about, ink) = (map.in_conflict(), color(look.theme.color.valence[1]));
    outlined(painter, map.scene(), eye, (ink, |id| about.contains(&id)), |painter, rect, ink| {
        mark_conflict(painter, rect, ink, eye);
    });
}

/// Marks where the map differs from the one it is compared with.
fn compared(painter: &Painter, look: &Look, map: &OpenMap, eye: &Eye, with: &Compared) {
    let theme = &look.theme.color;
    let kinds = [(theme.driver.strong, &with.added), (theme.solution.strong, &with.changed)];
    for (ink, about) in kinds {
        let wanted = |id| about.contains(&id);
        outlined(painter, map.scene(), eye, (color(ink), wanted), |painter, rect, ink| {
            let rect = rect.expand(2.0);
            painter.rect_stroke(rect, 8.0, Stroke::new(2.5, ink), StrokeKind::Outside);
        });
    }
}

/// Marks the elements that are `wanted`: from far their columns, from near the cards themselves.
fn outlined(
    painter: &Painter,
    scene: &Scene,
    eye: &Eye,
    (ink, wanted): (Color32, impl Fn(ElementId) -> bool),
    mark: impl Fn(&Painter, Rect, Color32),
) {
    let sees = eye.sees();
    let any = |column: &Column| {
        column.touchpoint.is_some_and(&wanted) || column.elements.iter().any(|id| wanted(*id))
    };
    if eye.camera.zoom < CARDS_FROM {
        return stripes(painter, scene, eye, Some(Lane::Touchpoints), any, |share| {
            ink.gamma_multiply(0.25 + 0.6 * share)
        });
    }
    let mark_seen = |bounds: kurbo::Rect| {
        if overlaps(bounds, sees) {
            mark(painter, eye.place_rect(bounds), ink);
        }
    };
    let columns = &scene.columns[scene.columns_in(sees.x0, sees.x1)];
    for column in columns.iter().filter(|column| any(column)) {
        for cell in column.cells.iter() {
            let Some(row) = scene.rows.get(cell.row) else { continue };
            let origin = Point::new(column.x + cell.dx, row.y + cell.dy).to_vec2();
            for group in &cell.block.groups {
                // What else a touchpoint says in its column is not marked once more.
                let again = group.element == column.touchpoint && group.role != Role::Touchpoint;
                if !again && group.element.is_some_and(&wanted) {
                    mark_seen(group.bounds + origin);
                }
            }
        }
    }
    for placed in scene.top.iter().chain(&scene.over) {
        for group in &placed.block.groups {
            if group.element.is_some_and(&wanted) {
                mark_seen(group.bounds + placed.origin.to_vec2());
            }
        }
    }
}

/// An outline with a small sign at its corner, the smaller the farther away.
fn mark_conflict(painter: &Painter, rect: Rect, ink: Color32, eye: &Eye) {
    let size = (eye.camera.zoom as f32 * 1.4).clamp(0.5, 1.0);
    let rect = rect.expand(2.0 * size);
    painter.rect_stroke(rect, 8.0 * size, Stroke::new(2.0 * size, ink), StrokeKind::Outside);
    let at = rect.right_top();
    painter.circle_filled(at, 7.0 * size, ink);
    let stroke = Stroke::new(2.0 * size, Color32::WHITE);
    painter.line_segment([at + vec2(0.0, -4.0 * size), at + vec2(0.0, 0.5 * size)], stroke);
    painter.circle_filled(at + vec2(0.0, 3.5 * size), 1.1 * size, Color32::WHITE);
}

/// Covers the dimmed columns. Where several share a point of the screen, their veil is as thick as
/// many of them are dimmed, so that a map of any width needs no more pieces than the screen has
/// points.
fn veil(painter: &Painter, look: &Look, map: &OpenMap, eye: &Eye) {
    let dims = |column: &Column| column.touchpoint.is_some_and(|id| map.dims(id));
    stripes(painter, map.scene(), eye, None, dims, |share| look.desk.gamma_multiply(VEIL * share));
}

/// Stripes over the columns in sight that `wanted` wants, over the body or one lane; `ink` tells
/// their colour by the share of wanted columns.
fn stripes(
    painter: &Painter,
    scene: &Scene,
    eye: &Eye,
    lane: Option<Lane>,
    wanted: impl Fn(&Column) -> bool,
    ink: impl Fn(f32) -> Color32,
) {
    let sees = eye.sees();
    let row = lane.and_then(|lane| scene.rows.iter().rfind(|row| row.lane == lane));
    let (y0, y1) = match row {
        Some(row) => (row.y, row.y + row.height),
        None => (scene.body.y0, scene.body.y1),
    };
    let y = |y: f64| eye.place(Point::new(0.0, y)).y;
    let (top, bottom) = (y(y0), y(y1));
    let mut mesh = Mesh::default();
    let mut add = |left: f32, right: f32, share: f32| {
        if share > 0.0 {
            let rect = Rect::from_min_max(pos2(left, top), pos2(right, bottom));
            mesh.add_colored_rect(rect.intersect(eye.canvas), ink(share));
        }
    };
    // A stripe under way: its edges, and how many of how many columns in it are wanted.
    let mut stripe: Option<(f32, f32, u32, u32)> = None;
    for column in &scene.columns[scene.columns_in(sees.x0, sees.x1)] {
        let x = |x: f64| eye.place(Point::new(x, 0.0)).x;
        let (left, right) = (x(column.x), x(column.x + column.width));
        let this = u32::from(wanted(column));
        stripe = match stripe {
            // Too narrow to be seen alone, or going on as it began.
            Some((from, to, some, all)) if to - from < 1.0 || some == all * this => {
                Some((from, right, some + this, all + 1))
            }
            Some((from, to, some, all)) => {
                add(from, to, some as f32 / all as f32);
                Some((left, right, this, 1))
            }
            None => Some((left, right, this, 1)),
        };
    }
    if let Some((from, to, some, all)) = stripe {
        add(from, to, some as f32 / all as f32);
    }
    if !mesh.is_empty() {
        painter.add(Shape::mesh(mesh));
    }
}

/// Marks what was found.
struct Marks<'a> {
    look: &'a Look,
    map: &'a OpenMap,
    eye: &'a Eye,
    found: &'a Found,
    finder: Option<Finder>,
}

impl Marks<'_> {
    fn ink(&self) -> Color32 {
        color(self.look.theme.color.solution.strong)
    }

    /// From far: the touchpoints whose column has hits.
    fn far(&self, painter: &Painter) {
        let any = |column: &Column| {
            column.touchpoint.is_some_and(|id| self.found.marks(id))
                || column.elements.iter().any(|id| self.found.marks(*id))
        };
        let ink = self.ink();
        stripes(painter, self.map.scene(), self.eye, Some(Lane::Touchpoints), any, |share| {
            ink.gamma_multiply(0.25 + 0.6 * share)
        });
    }

    /// The cells in sight.
    fn columns(&mut self, painter: &Painter) {
        let (scene, sees) = (self.map.scene().clone(), self.eye.sees());
        for column in &scene.columns[scene.columns_in(sees.x0, sees.x1)] {
            for cell in column.cells.iter() {
                let Some(row) = scene.rows.get(cell.row) else { continue };
                let origin = Point::new(column.x + cell.dx, row.y + cell.dy);
                if !overlaps(cell.block.bounds + origin.to_vec2(), sees) {
                    continue;
                }
                for group in &cell.block.groups {
                    let Some(id) = group.element else { continue };
                    if self.has_hit(&scene, id, group, row.lane) {
                        self.group(painter, group, origin, Some(row.lane));
                    }
                }
            }
        }
    }

    /// Whether a group of a cell shows a text with a hit; a card also stands for the touchpoint's
    /// texts that are not shown.
    fn has_hit(&self, scene: &Scene, id: ElementId, group: &Group, lane: Lane) -> bool {
        let own = |lane: Lane| field_of(lane);
        let shown = |field: Field| {
            scene.rows.iter().any(|row| row.lane != lane && own(row.lane) == Some(field))
        };
        if group.role == Role::Touchpoint {
            let fields = Field::all_of(ElementKind::Touchpoint).iter().copied();
            return self.found.marks_any(id, fields.filter(|field| !shown(*field)));
        }
        // A score or a figure of the touchpoint says none of its texts.
        if self.map.document.kind(id) == Some(ElementKind::Touchpoint) {
            return own(lane).is_some_and(|field| self.found.marks_any(id, [field]));
        }
        self.found.marks(id)
    }

    /// Stages, ways and the title.
    fn fixed(&mut self, painter: &Painter) {
        let (scene, sees) = (self.map.scene().clone(), self.eye.sees());
        let title = |group: &Group| matches!(group.role, Role::Title | Role::Summary);
        for placed in scene.top.iter().chain(&scene.over).chain(&scene.frame) {
            if !overlaps(placed.bounds(), sees) {
                continue;
            }
            for group in &placed.block.groups {
                let found = group.element.is_some_and(|id| self.found.marks(id));
                if found || title(group) {
                    self.group(painter, group, placed.origin, None);
                }
            }
        }
    }

    /// Marks a group and the words in it.
    fn group(&mut self, painter: &Painter, group: &Group, origin: Point, lane: Option<Lane>) {
        let ink = self.ink();
        let place = self.eye.place_rect(group.bounds + origin.to_vec2());
        if group.element.is_some() {
            let current = self.is_current(group, lane);
            let zoom = self.eye.camera.zoom as f32;
            let radius = (8.0 * zoom).clamp(2.0, 14.0).round() as u8;
            let (fill, width) = if current { (2.0 * CARD, 2.5) } else { (CARD, 1.2) };
            let stroke = Stroke::new(width, ink);
            let fill = ink.gamma_multiply(fill);
            painter.rect(place.expand(1.0), radius, fill, stroke, StrokeKind::Outside);
        }
        if self.eye.camera.zoom < NOTES_FROM {
            return;
        }
        for item in &group.items {
            if let Item::Text(text) = item {
                self.words(painter, text, origin);
            }
        }
    }

    /// Marks the words of a line.
    fn words(&mut self, painter: &Painter, text: &crate::scene::TextItem, origin: Point) {
        let Some(finder) = &mut self.finder else { return };
        let ink = color(self.look.theme.color.solution.strong).gamma_multiply(WORD);
        for range in finder.ranges(&text.line.text) {
            let glyphs = text.line.runs.iter().flat_map(|run| &run.glyphs);
            let inside = glyphs.filter(|glyph| {
                (glyph.range.start as usize) < range.end && (glyph.range.end as usize) > range.start
            });
            let edges = inside.map(|glyph| (glyph.x, glyph.x + glyph.advance));
            let Some((x0, x1)) = edges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))) else {
                continue;
            };
            let size = f64::from(text.line.size);
            let at = origin + text.origin.to_vec2();
            let word = kurbo::Rect::new(
                at.x + f64::from(x0),
                at.y - ASCENT * size,
                at.x + f64::from(x1),
                at.y + DESCENT * size,
            );
            painter.rect_filled(self.eye.place_rect(word).expand2(egui::vec2(1.0, 0.0)), 2, ink);
        }
    }

    /// Whether a group shows the hit gone to.
    fn is_current(&self, group: &Group, lane: Option<Lane>) -> bool {
        let Some((_, hit)) = self.map.search.current() else { return false };
        let TextPlace::Element(id, field) = hit.place else { return false };
        group.element == Some(id)
            && match lane.and_then(field_of) {
                Some(own) if group.role != Role::Touchpoint => own == field,
                _ => true,
            }
    }
}
