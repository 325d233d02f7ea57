//! A picture in two themes at once: every colour becomes the number of a [`tone`], which a style
//! sheet gives the one or the other colour.

use crate::export::markup::{push_byte, push_hex, tone};
use crate::scene::{
    Block, Cell, Column, ColumnContent, Gradient, Group, ImageItem, Item, Paint, PathItem, Placed,
    RectItem, Scene, Stroke, TextItem,
};
use crate::theme::Color;
use std::collections::HashMap;
use std::sync::Arc;

/// The colours of a picture, each with what it is in the other theme.
#[derive(Default)]
pub(super) struct Tones {
    pairs: Vec<(Color, Color)>,
    numbers: HashMap<(Color, Color), u32>,
}

impl Tones {
    /// `scene` with the numbers of tones for colours; `other` is the same picture in the other
    /// theme. `None` = it is not the same picture.
    pub(super) fn scene(&mut self, scene: &Scene, other: &Scene) -> Option<Scene> {
        Some(Scene {
            paper: self.tone(scene.paper, other.paper),
            under: self.placed(&scene.under, &other.under)?,
            columns: self.all(&scene.columns, &other.columns, Self::column)?,
            over: self.placed(&scene.over, &other.over)?,
            left: self.placed(&scene.left, &other.left)?,
            top: self.placed(&scene.top, &other.top)?,
            frame: self.placed(&scene.frame, &other.frame)?,
            ..scene.clone()
        })
    }

    /// Appends the declarations of all tones, in the second theme if `second`.
    pub(super) fn push(&self, out: &mut String, second: bool) {
        for (number, (color, other)) in self.pairs.iter().enumerate() {
            out.push_str("--t");
            out.push_str(&number.to_string());
            out.push(':');
            push_value(out, if second { *other } else { *color });
            out.push(';');
        }
    }

    fn tone(&mut self, color: Color, other: Color) -> Color {
        let next = self.pairs.len() as u32;
        let number = *self.numbers.entry((color, other)).or_insert(next);
        if number == next {
            self.pairs.push((color, other));
        }
        tone::color(number)
    }

    /// What `each` makes of two lists of the same length.
    fn all<T, R>(
        &mut self,
        list: &[T],
        other: &[T],
        mut each: impl FnMut(&mut Self, &T, &T) -> Option<R>,
    ) -> Option<Vec<R>> {
        if list.len() != other.len() {
            return None;
        }
        list.iter().zip(other).map(|(one, other)| each(self, one, other)).collect()
    }

    fn placed(&mut self, list: &[Placed], other: &[Placed]) -> Option<Vec<Placed>> {
        self.all(list, other, |tones, one, other| {
            let block = tones.block(&one.block, &other.block)?;
            Some(Placed { origin: one.origin, block })
        })
    }

    fn column(&mut self, column: &Column, other: &Column) -> Option<Column> {
        let cells = self.all(&column.cells, &other.cells, |tones, one, other| {
            let Cell { row, dx, dy, block } = one;
            let block = tones.block(block, &other.block)?;
            Some(Cell { row: *row, dx: *dx, dy: *dy, block })
        })?;
        let content = ColumnContent {
            touchpoint: column.touchpoint,
            elements: column.elements.clone(),
            cells: Arc::new(cells.into()),
            glance: column.glance.clone(),
        };
        Some(Column { content: Arc::new(content), ..column.clone() })
    }

    fn block(&mut self, block: &Block, other: &Block) -> Option<Arc<Block>> {
        let groups = self.all(&block.groups, &other.groups, |tones, one, other| {
            let items = tones.all(&one.items, &other.items, Self::item)?;
            Some(Group {
                items,
                label: one.label.clone(),
                line: one.line.clone(),
                role: one.role,
                element: one.element,
                detail: one.detail,
                bounds: one.bounds,
            })
        })?;
        Some(Arc::new(Block { groups, bounds: block.bounds }))
    }

    fn item(&mut self, item: &Item, other: &Item) -> Option<Item> {
        Some(match (item, other) {
            (Item::Rect(one), Item::Rect(other)) => Item::Rect(RectItem {
                fill: self.fill(one.fill.as_ref(), other.fill.as_ref())?,
                stroke: self.stroke(one.stroke.as_ref(), other.stroke.as_ref())?,
                ..*one
            }),
            (Item::Path(one), Item::Path(other)) => Item::Path(PathItem {
                path: one.path.clone(),
                fill: self.fill(one.fill.as_ref(), other.fill.as_ref())?,
                stroke: self.stroke(one.stroke.as_ref(), other.stroke.as_ref())?,
            }),
            (Item::Text(one), Item::Text(other)) => Item::Text(TextItem {
                line: one.line.clone(),
                color: self.tone(one.color, other.color),
                halo: match (one.halo, other.halo) {
                    (Some(one), Some(other)) => Some(self.tone(one, other)),
                    (None, None) => None,
                    _ => return None,
                },
                ..*one
            }),
            (Item::Image(ImageItem { rect, radius, image }), Item::Image(_)) => {
                Item::Image(ImageItem { rect: *rect, radius: *radius, image: image.clone() })
            }
            _ => return None,
        })
    }

    /// `None` = one is filled and the other is not.
    #[allow(clippy::option_option, reason = "nothing is filled, or the pictures differ")]
    fn fill(&mut self, fill: Option<&Paint>, other: Option<&Paint>) -> Option<Option<Paint>> {
        match (fill, other) {
            (Some(one), Some(other)) => Some(Some(self.paint(one, other)?)),
            (None, None) => Some(None),
            _ => None,
        }
    }

    #[allow(clippy::option_option, reason = "nothing is stroked, or the pictures differ")]
    fn stroke(&mut self, one: Option<&Stroke>, other: Option<&Stroke>) -> Option<Option<Stroke>> {
        match (one, other) {
            (Some(one), Some(other)) => {
                let paint = self.paint(&one.paint, &other.paint)?;
                Some(Some(Stroke { paint, width: one.width, dash: one.dash }))
            }
            (None, None) => Some(None),
            _ => None,
        }
    }

    fn paint(&mut self, paint: &Paint, other: &Paint) -> Option<Paint> {
        match (paint, other) {
            (Paint::Solid(one), Paint::Solid(other)) => Some(self.tone(*one, *other).into()),
            (Paint::Gradient(one), Paint::Gradient(other)) => {
                let stops = self.all(&one.stops, &other.stops, |tones, one, other| {
                    Some((one.0, tones.tone(one.1, other.1)))
                })?;
                let Gradient { start, end, .. } = **one;
                Some(Paint::Gradient(Arc::new(Gradient { start, end, stops })))
            }
            _ => None,
        }
    }
}

/// Appends `#rrggbb`, or `#rrggbbaa` where the colour is not opaque.
pub(super) fn push_value(out: &mut String, color: Color) {
    push_hex(out, color);
    if color.a != 255 {
        push_byte(out, color.a);
    }
}
