//! What an SVG defines once and refers to: gradients and the rounded frames of images, and images
//! that several drawings on one page show.

use super::items::{push_color, push_data, push_rect};
use super::{Ink, by_columns, number};
use crate::model::EncodedImage;
use crate::scene::{Block, Gradient, ImageItem, Item, Paint, PathItem, Placed, RectItem, Scene};
use kurbo::Rect;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The definitions of one picture, or of several on one page, numbered in painting order.
#[derive(Default)]
pub struct Defs {
    /// Number by content, so that equal gradients of different blocks are written once.
    by_content: HashMap<GradientKey, usize>,
    /// Number by address, for every gradient of the scene.
    by_address: HashMap<usize, usize>,
    gradients: Vec<Arc<Gradient>>,
    frame_numbers: HashMap<[u64; 5], usize>,
    frames: Vec<(Rect, f64)>,
    /// Addresses of images met; `None` = each is written wherever it is shown.
    met: Option<HashSet<usize>>,
    /// Number by address, for images that are shown more than once.
    image_numbers: HashMap<usize, usize>,
    images: Vec<EncodedImage>,
    /// Whether the picture holds pictures.
    pub has_pictures: bool,
}

type GradientKey = ([u64; 4], Vec<(u32, [u8; 4])>);

impl Defs {
    /// What a scene refers to. This also paints the columns that nobody has looked at yet.
    pub fn of(scene: &Scene) -> Self {
        Self::of_all(&[scene])
    }

    /// [`Self::of`] several scenes on one page, which a drawing of its own defines for all: what a
    /// drawing that is not shown defines is not there for others.
    pub fn of_all(scenes: &[&Scene]) -> Self {
        let met = (scenes.len() > 1).then(HashSet::new);
        let mut defs = Self { met, ..Self::default() };
        for scene in scenes {
            defs.add_scene(scene);
        }
        defs
    }

    fn add_scene(&mut self, scene: &Scene) {
        self.add(Found::of_placed(&scene.under));
        let columns = by_columns(scene, |columns| {
            Found::of(
                columns.iter().flat_map(|column| column.cells.iter()).map(|cell| &*cell.block),
            )
        });
        for found in columns {
            self.add(found);
        }
        for list in [&scene.over, &scene.left, &scene.top, &scene.frame] {
            self.add(Found::of_placed(list));
        }
    }

    fn add(&mut self, found: Found<'_>) {
        for gradient in found.gradients {
            self.add_gradient(gradient);
        }
        for item in found.images {
            self.add_frame(item);
            self.add_image(&item.image);
        }
    }

    fn add_gradient(&mut self, gradient: &Arc<Gradient>) {
        if self.by_address.contains_key(&address(gradient)) {
            return;
        }
        let next = self.gradients.len();
        let number = *self.by_content.entry(gradient_key(gradient)).or_insert(next);
        if number == next {
            self.gradients.push(gradient.clone());
        }
        self.by_address.insert(address(gradient), number);
    }

    fn add_frame(&mut self, image: &ImageItem) {
        self.has_pictures = true;
        if image.radius > 0.0 {
            let next = self.frames.len();
            if *self.frame_numbers.entry(frame_key(image)).or_insert(next) == next {
                self.frames.push((image.rect, image.radius));
            }
        }
    }

    fn add_image(&mut self, image: &EncodedImage) {
        let Some(met) = &mut self.met else { return };
        let address = image_address(image);
        if !met.insert(address) && !self.image_numbers.contains_key(&address) {
            self.image_numbers.insert(address, self.images.len());
            self.images.push(image.clone());
        }
    }

    /// The number of a gradient of this scene.
    pub fn gradient(&self, gradient: &Arc<Gradient>) -> Option<usize> {
        self.by_address.get(&address(gradient)).copied()
    }

    /// The number of a picture's rounded frame, where it has one.
    pub fn frame(&self, image: &ImageItem) -> Option<usize> {
        self.frame_numbers.get(&frame_key(image)).copied()
    }

    /// The number of an image that is written once and shown more than once.
    pub fn image(&self, image: &EncodedImage) -> Option<usize> {
        self.image_numbers.get(&image_address(image)).copied()
    }

    /// Whether there is nothing to define.
    pub fn is_empty(&self) -> bool {
        self.gradients.is_empty() && self.frames.is_empty() && self.images.is_empty()
    }

    /// Writes the definitions.
    pub fn push(&self, out: &mut String, ink: Ink) {
        if self.is_empty() {
            return;
        }
        out.push_str("<defs>\n");
        for (id, gradient) in self.gradients.iter().enumerate() {
            push_gradient(out, ink, id, gradient);
        }
        for (id, (rect, radius)) in self.frames.iter().enumerate() {
            out.push_str("<clipPath id=\"c");
            number::push_integer(out, id as u64);
            out.push_str("\"><rect");
            push_rect(out, *rect, *radius);
            out.push_str("/></clipPath>\n");
        }
        for (id, image) in self.images.iter().enumerate() {
            push_image(out, id, image);
        }
        out.push_str("</defs>\n");
    }
}

/// What some blocks refer to, in painting order.
#[derive(Default)]
struct Found<'a> {
    gradients: Vec<&'a Arc<Gradient>>,
    images: Vec<&'a ImageItem>,
}

impl<'a> Found<'a> {
    fn of_placed(list: &'a [Placed]) -> Self {
        Self::of(list.iter().map(|placed| &*placed.block))
    }

    fn of(blocks: impl Iterator<Item = &'a Block>) -> Self {
        let mut found = Self::default();
        let mut known = HashSet::new();
        for item in blocks.flat_map(|block| &block.groups).flat_map(|group| &group.items) {
            match item {
                Item::Rect(RectItem { fill, stroke, .. })
                | Item::Path(PathItem { fill, stroke, .. }) => {
                    let stroke = stroke.as_ref().map(|stroke| &stroke.paint);
                    for paint in fill.iter().chain(stroke) {
                        if let Paint::Gradient(gradient) = paint
                            && known.insert(address(gradient))
                        {
                            found.gradients.push(gradient);
                        }
                    }
                }
                Item::Image(image) => found.images.push(image),
                Item::Text(_) => {}
            }
        }
        found
    }
}

fn address(gradient: &Arc<Gradient>) -> usize {
    Arc::as_ptr(gradient).addr()
}

fn image_address(image: &EncodedImage) -> usize {
    Arc::as_ptr(&image.bytes).addr()
}

fn gradient_key(gradient: &Gradient) -> GradientKey {
    let Gradient { start, end, stops } = gradient;
    let stops = stops.iter().map(|(at, c)| (at.to_bits(), [c.r, c.g, c.b, c.a])).collect();
    ([start.x, start.y, end.x, end.y].map(f64::to_bits), stops)
}

fn frame_key(image: &ImageItem) -> [u64; 5] {
    let Rect { x0, y0, x1, y1 } = image.rect;
    [x0, y0, x1, y1, image.radius].map(f64::to_bits)
}

/// Scaled by whoever shows it, as an image of its own would be.
fn push_image(out: &mut String, id: usize, image: &EncodedImage) {
    let size = Rect::new(0.0, 0.0, f64::from(image.width), f64::from(image.height));
    out.push_str("<symbol id=\"i");
    number::push_integer(out, id as u64);
    out.push_str("\" preserveAspectRatio=\"none\" viewBox=\"0 0");
    number::push_next(out, size.x1);
    number::push_next(out, size.y1);
    out.push_str("\"><image");
    push_rect(out, size, 0.0);
    push_data(out, image);
    out.push_str("/></symbol>\n");
}

fn push_gradient(out: &mut String, ink: Ink, id: usize, gradient: &Gradient) {
    out.push_str("<linearGradient id=\"g");
    number::push_integer(out, id as u64);
    out.push_str("\" gradientUnits=\"userSpaceOnUse\"");
    for (name, value) in [
        (" x1=\"", gradient.start.x),
        (" y1=\"", gradient.start.y),
        (" x2=\"", gradient.end.x),
        (" y2=\"", gradient.end.y),
    ] {
        out.push_str(name);
        number::push(out, value);
        out.push('"');
    }
    out.push('>');
    for (at, color) in &gradient.stops {
        out.push_str("<stop offset=\"");
        number::push_part(out, f64::from(*at));
        out.push('"');
        push_color(out, ink, "stop-color", *color);
        out.push_str("/>");
    }
    out.push_str("</linearGradient>\n");
}
