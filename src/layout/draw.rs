//! A small pen for blocks: groups, rectangles, texts and the few shapes a map is drawn with.

use super::text::Paragraph;
use crate::model::ElementId;
use crate::scene::{Block, Detail, Group, Item, Paint, PathItem, RectItem, Role, Stroke, TextItem};
use crate::theme::Color;
use kurbo::{BezPath, Circle, Point, Rect, Shape};
use std::f64::consts::PI;
use std::sync::Arc;

/// Flattening of circles into curves, in map units.
const TOLERANCE: f64 = 0.02;

/// Where a line of text starts from its reference point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// The reference is the left edge.
    Left,
    /// The reference is the middle.
    Middle,
    /// The reference is the right edge.
    Right,
}

/// Draws one block, group by group.
#[derive(Default)]
pub struct Pen {
    block: Block,
    any: bool,
    dry: bool,
}

impl Pen {
    /// A pen that draws nothing.
    pub fn dry() -> Self {
        Self { dry: true, ..Self::default() }
    }

    /// Whether nothing is drawn.
    pub fn is_dry(&self) -> bool {
        self.dry
    }

    /// Begins a group; everything drawn next belongs to it. `bounds` is where a click hits it.
    pub fn group(
        &mut self,
        role: Role,
        element: Option<ElementId>,
        label: impl Into<Arc<str>>,
        detail: Detail,
        bounds: Rect,
    ) {
        if self.dry {
            return;
        }
        self.block.groups.push(Group {
            role,
            element,
            label: label.into(),
            detail,
            bounds,
            line: None,
            items: Vec::new(),
        });
        self.cover(bounds);
    }

    /// Lets a click hit the group also along the path drawn last.
    pub fn hit_along(&mut self) {
        if let Some(group) = self.block.groups.last_mut()
            && let Some(Item::Path(item)) = group.items.last()
        {
            group.line = Some(item.path.clone());
        }
    }

    /// Begins a group that says nothing to a reader and cannot be clicked.
    pub fn decoration(&mut self, detail: Detail, bounds: Rect) {
        self.group(Role::Decoration, None, "", detail, bounds);
    }

    /// The finished block.
    pub fn finish(self) -> Arc<Block> {
        Arc::new(self.block)
    }

    /// The finished block, not shared yet.
    pub fn into_block(self) -> Block {
        self.block
    }

    fn cover(&mut self, rect: Rect) {
        self.block.bounds = if self.any { self.block.bounds.union(rect) } else { rect };
        self.any = true;
    }

    fn push(&mut self, item: Item, bounds: Rect) {
        if self.dry {
            return;
        }
        self.cover(bounds);
        if self.block.groups.is_empty() {
            self.decoration(Detail::Always, bounds);
        }
        if let Some(group) = self.block.groups.last_mut() {
            group.items.push(item);
        }
    }

    /// A filled rectangle.
    pub fn fill(&mut self, rect: Rect, radius: f64, fill: impl Into<Paint>) {
        self.push(
            Item::Rect(RectItem { rect, radius, fill: Some(fill.into()), stroke: None }),
            rect,
        );
    }

    /// A rectangle with outline.
    pub fn card(&mut self, rect: Rect, radius: f64, fill: Option<Color>, stroke: Stroke) {
        let bounds = rect.inflate(stroke.width, stroke.width);
        let fill = fill.map(Paint::Solid);
        self.push(Item::Rect(RectItem { rect, radius, fill, stroke: Some(stroke) }), bounds);
    }

    /// A path.
    pub fn path(&mut self, path: BezPath, fill: Option<Paint>, stroke: Option<Stroke>) {
        let width = stroke.as_ref().map_or(0.0, |stroke| stroke.width);
        let bounds = path.control_box().inflate(width, width);
        self.push(Item::Path(PathItem { path: Arc::new(path), fill, stroke }), bounds);
    }

    /// A picture.
    pub fn image(&mut self, image: crate::scene::ImageItem) {
        let rect = image.rect;
        self.push(Item::Image(image), rect);
    }

    /// A straight line.
    pub fn line(&mut self, from: Point, to: Point, stroke: Stroke) {
        let mut path = BezPath::new();
        path.move_to(from);
        path.line_to(to);
        self.path(path, None, Some(stroke));
    }

    /// A paragraph whose first line's top is at `top`; `x` is its left edge, middle or right edge.
    pub fn text(
        &mut self,
        paragraph: &Paragraph,
        x: f64,
        top: f64,
        align: Align,
        color: Color,
        detail: Detail,
    ) {
        self.text_with_halo(paragraph, Point::new(x, top), align, color, None, detail);
    }

    /// As [`Self::text`], with a rim around the letters.
    pub fn text_with_halo(
        &mut self,
        paragraph: &Paragraph,
        at: Point,
        align: Align,
        color: Color,
        halo: Option<Color>,
        detail: Detail,
    ) {
        let (ascent, descent) = (paragraph.style.ascent(), paragraph.style.descent());
        for (dy, line) in paragraph.baselines() {
            let width = f64::from(line.width);
            let left = match align {
                Align::Left => at.x,
                Align::Middle => at.x - width / 2.0,
                Align::Right => at.x - width,
            };
            let origin = Point::new(left, at.y + dy);
            let bounds = Rect::new(left, origin.y - ascent, left + width, origin.y + descent);
            let item = TextItem { origin, line: line.clone(), color, halo, detail };
            self.push(Item::Text(item), bounds);
        }
    }

    /// A filled circle.
    pub fn dot(&mut self, center: Point, radius: f64, color: Color) {
        let path = Circle::new(center, radius).to_path(TOLERANCE);
        self.path(path, Some(color.into()), None);
    }

    /// The star of a moment of truth.
    pub fn star(&mut self, center: Point, radius: f64, color: Color) {
        let mut path = BezPath::new();
        for i in 0..10 {
            let r = if i % 2 == 0 { radius } else { radius * 0.44 };
            let angle = -PI / 2.0 + f64::from(i) * PI / 5.0;
            let point = center + r * kurbo::Vec2::from_angle(angle);
            if i == 0 { path.move_to(point) } else { path.line_to(point) }
        }
        path.close_path();
        self.path(path, Some(color.into()), None);
    }

    /// A face with the mouth of a valence −2 … +2.
    pub fn face(&mut self, center: Point, radius: f64, valence: i8, color: Color, paper: Color) {
        let circle = Circle::new(center, radius).to_path(TOLERANCE);
        self.path(circle, Some(paper.into()), Some(solid(color, radius * 0.17)));
        let r = radius / 13.0;
        for side in [-1.0, 1.0] {
            self.dot(center + (side * 4.7 * r, -2.6 * r), 1.6 * r, color);
        }
        let bend = match valence {
            ..=-2 => -6.5,
            -1 => -3.2,
            0 => 0.0,
            1 => 5.5,
            _ => 7.5,
        };
        let corner = if bend < 0.0 { 6.0 - bend * 0.1 } else { 4.9 - bend * 0.25 };
        let mut mouth = BezPath::new();
        mouth.move_to(center + (-5.9 * r, corner * r));
        mouth.quad_to(center + (0.0, (corner + bend) * r), center + (5.9 * r, corner * r));
        self.path(mouth, None, Some(solid(color, 2.0 * r)));
    }

    /// The head of an arrow that arrives at `tip` in `direction` (a unit vector).
    pub fn arrow_head(&mut self, tip: Point, direction: kurbo::Vec2, size: f64, stroke: Stroke) {
        let back = tip - direction * size;
        let side = kurbo::Vec2::new(-direction.y, direction.x) * size * 0.9;
        let mut path = BezPath::new();
        path.move_to(back + side);
        path.line_to(tip);
        path.line_to(back - side);
        self.path(path, None, Some(stroke));
    }

    /// Diagonal hatching inside `rect`.
    pub fn hatch(&mut self, rect: Rect, distance: f64, stroke: Stroke) {
        let mut path = BezPath::new();
        let mut offset = distance / 2.0;
        while offset < rect.width() + rect.height() {
            // The line x + y = offset, cut to the rectangle.
            let (x0, y0) = (offset.min(rect.width()), (offset - rect.width()).max(0.0));
            let (x1, y1) = ((offset - rect.height()).max(0.0), offset.min(rect.height()));
            path.move_to((rect.x0 + x0, rect.y0 + y0));
            path.line_to((rect.x0 + x1, rect.y0 + y1));
            offset += distance;
        }
        self.path(path, None, Some(stroke));
    }
}

/// A solid line.
pub fn solid(color: Color, width: f64) -> Stroke {
    Stroke { paint: color.into(), width, dash: None }
}

/// A dashed line.
pub fn dashed(color: Color, width: f64, dash: f64, gap: f64) -> Stroke {
    Stroke { paint: color.into(), width, dash: Some((dash, gap)) }
}
