//! Lines of text as egui draws them: each already broken line laid out at its size on the
//! screen, and remembered. While the map is being zoomed, the last picture of a line is stretched
//! rather than laid out anew; as soon as it rests, lines become sharp again, a few each frame.

use super::super::style::family;
use crate::scene::Line;
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Context, FontId, Galley, Pos2, Shape, emath::TSTransform, epaint::TextShape};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a frame may lay out lines while there is an older picture of them to show.
const BUDGET: Duration = Duration::from_micros(1_500);
/// How long a frame may lay out lines that have no picture yet.
const FIRST_BUDGET: Duration = Duration::from_micros(1_800);
/// The same while the map is being zoomed, where nobody reads them.
const PASSING_BUDGET: Duration = Duration::from_micros(800);
/// How far a picture may be stretched.
const STRETCH: std::ops::Range<f32> = 0.4..2.5;
/// Sizes of letters between one and its double, while the map is being zoomed.
const STEPS: f32 = 3.0;
/// Frames after which an unused line is forgotten.
const FORGET: u64 = 120;
/// Smallest type that is drawn as letters, in points.
pub const SMALLEST: f32 = 3.0;

/// A laid out line.
struct Entry {
    /// Keeps the address its own.
    _line: Arc<Line>,
    /// At its size when laid out.
    galley: Arc<Galley>,
    /// The size, in points.
    size: f32,
    /// Stretched to another size.
    stretched: Option<(f32, Arc<Galley>)>,
    seen: u64,
}

/// Notices when egui throws its glyphs away, and every galley with them: a galley of egui's own is
/// another one then.
#[derive(Default)]
pub struct Glyphs {
    known: Option<Arc<Galley>>,
}

impl Glyphs {
    /// Whether the glyphs are those of the last call.
    pub fn stayed(&mut self, ctx: &Context) -> bool {
        let now = ctx.fonts_mut(|fonts| {
            fonts.layout_no_wrap("·".to_owned(), FontId::proportional(13.0), Color32::PLACEHOLDER)
        });
        let same = self.known.as_ref().is_some_and(|known| Arc::ptr_eq(known, &now));
        self.known = Some(now);
        same
    }
}

/// The lines drawn lately, by address.
#[derive(Default)]
pub struct TextCache {
    entries: HashMap<usize, Entry>,
    frame: u64,
    zoom: f32,
    resting: bool,
    spent: Duration,
    glyphs: Glyphs,
    unlimited: bool,
    behind: bool,
}

impl TextCache {
    /// Begins a frame at `zoom`.
    pub fn begin(&mut self, ctx: &Context, zoom: f32) {
        self.frame += 1;
        self.resting = self.zoom.to_bits() == zoom.to_bits();
        self.zoom = zoom;
        self.spent = Duration::ZERO;
        self.behind = false;
        let same = self.glyphs.stayed(ctx);
        if !same {
            self.entries.clear();
        }
        // What was on the screen must stay on it, even if this one frame takes longer.
        self.unlimited = !same;
        if self.frame.is_multiple_of(FORGET) {
            let oldest = self.frame.saturating_sub(FORGET);
            self.entries.retain(|_, entry| entry.seen > oldest);
        }
    }

    /// Goes on at another zoom within the frame.
    pub fn set_zoom(&mut self, zoom: f32) {
        self.zoom = zoom;
    }

    /// Ends a frame; whether another one is needed to make every line sharp.
    pub fn end(&self) -> bool {
        self.behind || !self.resting
    }

    /// Draws `line` from `origin` on its baseline. `false` where there was no time for it.
    pub fn draw(
        &mut self,
        ctx: &Context,
        line: &Arc<Line>,
        origin: Pos2,
        (color, halo): (Color32, Option<(Color32, f32)>),
        shapes: &mut Vec<Shape>,
    ) -> bool {
        let size = line.size * self.zoom;
        let Some(galley) = self.galley(ctx, line, size) else { return false };
        let Some(baseline) = baseline(&galley) else { return true };
        // Stretched letters keep their unstretched glyph places.
        let scale = galley.1;
        let top = origin - egui::vec2(0.0, baseline * scale);
        if let Some((halo, width)) = halo {
            for i in 0..8_u8 {
                let off = egui::Vec2::angled(f32::from(i) * std::f32::consts::TAU / 8.0) * width;
                shapes.push(TextShape::new(top + off, galley.0.clone(), halo).into());
            }
        }
        shapes.push(TextShape::new(top, galley.0, color).into());
        true
    }

    fn first_budget(&self) -> Duration {
        if self.resting { FIRST_BUDGET } else { PASSING_BUDGET }
    }

    /// The line's letters at `size`, and how far they are stretched.
    fn galley(&mut self, ctx: &Context, line: &Arc<Line>, size: f32) -> Option<(Arc<Galley>, f32)> {
        let key = Arc::as_ptr(line) as usize;
        let late = self.spent > self.first_budget();
        let known = self.entries.get_mut(&key);
        if let Some(entry) = known {
            entry.seen = self.frame;
            if (entry.size - size).abs() < 1e-3 {
                return Some((entry.galley.clone(), 1.0));
            }
            let scale = size / entry.size;
            let patient = !self.resting || self.spent > BUDGET;
            // Where all are too far from their pictures at once, most have to wait a little.
            let stretched = STRETCH.contains(&scale) || late;
            if patient && !self.unlimited && stretched {
                self.behind |= self.resting;
                return Some((stretch(entry, size), scale));
            }
        } else if late && !self.unlimited {
            self.behind = true;
            return None;
        }
        let started = Instant::now();
        let at = if self.resting { size } else { stepped(size) };
        let galley = lay_out(ctx, line, at);
        self.spent += started.elapsed();
        let (line, seen) = (line.clone(), self.frame);
        let mut entry = Entry { _line: line, galley, size: at, stretched: None, seen };
        let shown = if self.resting { entry.galley.clone() } else { stretch(&mut entry, size) };
        self.entries.insert(key, entry);
        Some((shown, size / at))
    }
}

/// The nearest of few sizes: lines that come into sight while the map is being zoomed share their
/// letters, or every frame would bring letters of a size of its own until there is no room.
fn stepped(size: f32) -> f32 {
    ((size.log2() * STEPS).round() / STEPS).exp2()
}

/// A line's galley at another size than it was laid out for.
fn stretch(entry: &mut Entry, size: f32) -> Arc<Galley> {
    if let Some((known, galley)) = &entry.stretched
        && known.to_bits() == size.to_bits()
    {
        return galley.clone();
    }
    let mut shape = TextShape::new(Pos2::ZERO, entry.galley.clone(), Color32::PLACEHOLDER);
    shape.transform(TSTransform::from_scaling(size / entry.size));
    entry.stretched = Some((size, shape.galley.clone()));
    shape.galley
}

/// How far a galley's baseline lies below its top, before any stretching.
fn baseline((galley, _): &(Arc<Galley>, f32)) -> Option<f32> {
    let glyph = galley.rows.first()?.glyphs.first()?;
    Some(glyph.pos.y)
}

/// Lays a line out at `size` points; never wrapped.
pub fn lay_out(ctx: &Context, line: &Line, size: f32) -> Arc<Galley> {
    let format = TextFormat {
        font_id: FontId::new(size, family(line.weight)),
        color: Color32::PLACEHOLDER,
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(line.text.to_string(), format);
    job.break_on_newline = false;
    job.keep_trailing_whitespace = true;
    job.round_output_to_gui = false;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}
