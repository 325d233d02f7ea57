//! Measures, shapes and breaks text with the bundled faces, once for every zoom and exporter.
//!
//! Shaping, bidirectional order and line breaking are parley's; [`plain`] does the same faster for
//! most texts. Shaped paragraphs are remembered by text, style and width.

mod plain;

use crate::scene::{Face, Glyph, Line, Run, Weight};
use foldhash::fast::RandomState;
use parley::fontique::{Blob, Collection, CollectionOptions, FontInfoOverride, SourceCache};
use parley::style::{FontFamily, FontFamilyName, FontWeight, OverflowWrap, StyleProperty};
use parley::{FontContext, LayoutContext};
use plain::Plain;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Above the baseline, as a part of the type size (Inter's `hhea` table).
const ASCENT: f64 = 1984.0 / 2048.0;
/// Below the baseline, as a part of the type size (Inter's `hhea` table).
const DESCENT: f64 = 494.0 / 2048.0;
/// Family of everything that is text.
const TEXT: &str = "Inter";
/// Family of what the text family lacks.
const EMOJI: &str = "Noto Emoji";
/// How many paragraphs are remembered at least before those that nobody shows are forgotten: a few,
/// so that a small map stays small however often its texts change; and how many of a map of which
/// not twice as many are shown.
const REMEMBERED: std::ops::Range<usize> = 2_000..60_000;

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Type size in map units.
    pub size: f32,
    /// Weight.
    pub weight: Weight,
    /// Distance between baselines in map units.
    pub leading: f64,
}

impl TextStyle {
    /// A style with the usual leading for its size.
    pub fn new(size: f32, weight: Weight) -> Self {
        Self { size, weight, leading: (f64::from(size) * 1.36).round() }
    }

    /// From the top of a line to its baseline, in map units.
    pub fn baseline(&self) -> f64 {
        let size = f64::from(self.size);
        (self.leading - size * (ASCENT + DESCENT)) / 2.0 + size * ASCENT
    }

    /// Highest ink above the baseline, in map units: of capitals with accents.
    pub fn ascent(&self) -> f64 {
        f64::from(self.size) * ASCENT
    }

    /// Lowest ink below the baseline, in map units.
    pub fn descent(&self) -> f64 {
        f64::from(self.size) * DESCENT
    }
}

/// A broken and shaped text.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// Its lines from top to bottom; none for an empty text.
    pub lines: Vec<Arc<Line>>,
    /// Width of the widest line in map units.
    pub width: f64,
    /// Its style.
    pub style: TextStyle,
}

impl Paragraph {
    /// No text at all.
    pub fn empty(style: TextStyle) -> Self {
        Self { lines: Vec::new(), width: 0.0, style }
    }

    /// Height of all lines in map units.
    pub fn height(&self) -> f64 {
        self.lines.len() as f64 * self.style.leading
    }

    /// The lines with the distance of each baseline from the paragraph's top.
    pub fn baselines(&self) -> impl Iterator<Item = (f64, &Arc<Line>)> {
        let (first, leading) = (self.style.baseline(), self.style.leading);
        self.lines.iter().enumerate().map(move |(i, line)| (first + i as f64 * leading, line))
    }
}

type StyleKey = (u32, Weight, u32);

/// Shapes text and remembers what it shaped. One per thread.
pub struct Shaper {
    fonts: FontContext,
    contexts: LayoutContext<()>,
    plain: Plain,
    layout: parley::Layout<()>,
    memory: HashMap<StyleKey, HashMap<Box<str>, Remembered, RandomState>, RandomState>,
    remembered: usize,
    /// How many may be remembered before it is looked which of them are shown.
    limit: usize,
    pass: u32,
}

struct Remembered {
    paragraph: Arc<Paragraph>,
    pass: u32,
}

impl Remembered {
    /// Whether somebody else has it, or a line of it.
    fn is_shown(&self) -> bool {
        Arc::strong_count(&self.paragraph) > 1
            || self.paragraph.lines.iter().any(|line| Arc::strong_count(line) > 1)
    }
}

impl Default for Shaper {
    fn default() -> Self {
        let mut collection =
            Collection::new(CollectionOptions { shared: false, system_fonts: false });
        for (face, blob) in blobs() {
            // Cut-down faces lose their typographic family name: they get it back here.
            let family = if *face == Face::Emoji { EMOJI } else { TEXT };
            let name = FontInfoOverride { family_name: Some(family), ..Default::default() };
            collection.register_fonts(blob.clone(), Some(name));
        }
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            contexts: LayoutContext::new(),
            layout: parley::Layout::new(),
            plain: Plain::default(),
            memory: HashMap::default(),
            remembered: 0,
            limit: REMEMBERED.start,
            pass: 0,
        }
    }
}

fn blobs() -> &'static [(Face, Blob<u8>); 4] {
    static BLOBS: OnceLock<[(Face, Blob<u8>); 4]> = OnceLock::new();
    BLOBS.get_or_init(|| {
        [Face::Regular, Face::SemiBold, Face::Bold, Face::Emoji]
            .map(|face| (face, Blob::new(Arc::new(face.bytes()))))
    })
}

impl Shaper {
    /// Breaks `text` into lines no wider than `width` (map units) and shapes them. Words wider
    /// than that are broken; line feeds end lines; other control characters become spaces.
    pub fn paragraph(&mut self, text: &str, style: TextStyle, width: f64) -> Arc<Paragraph> {
        let key = (style.size.to_bits(), style.weight, (width as f32).to_bits());
        let pass = self.pass;
        if let Some(found) = self.memory.get_mut(&key).and_then(|texts| texts.get_mut(text)) {
            found.pass = pass;
            if found.paragraph.style == style {
                return found.paragraph.clone();
            }
        }
        let paragraph = Arc::new(self.shape(text, style, Some(width as f32)));
        let remembered = Remembered { paragraph: paragraph.clone(), pass };
        if self.memory.entry(key).or_default().insert(text.into(), remembered).is_none() {
            self.remembered += 1;
        }
        paragraph
    }

    /// Shapes `text` as one line, however wide; line feeds become spaces.
    pub fn line(&mut self, text: &str, style: TextStyle) -> Arc<Paragraph> {
        self.paragraph(text, style, f64::INFINITY)
    }

    /// Says that a new picture begins: paragraphs that no picture shows may be forgotten. As many
    /// again as are shown are kept, of very large maps a quarter more, so that what was hidden comes
    /// back quickly.
    pub fn begin_pass(&mut self) {
        if self.remembered > self.limit {
            let last = self.pass;
            for texts in self.memory.values_mut() {
                texts.retain(|_, found| found.pass >= last || found.is_shown());
            }
            self.memory.retain(|_, texts| !texts.is_empty());
            self.remembered = self.memory.values().map(HashMap::len).sum();
            let twice = (self.remembered * 2).clamp(REMEMBERED.start, REMEMBERED.end);
            self.limit = twice.max(self.remembered + self.remembered / 4);
        }
        self.pass = self.pass.wrapping_add(1);
    }

    fn shape(&mut self, text: &str, style: TextStyle, width: Option<f32>) -> Paragraph {
        let width = width.filter(|width| width.is_finite());
        let clean = clean(text, width.is_none());
        let text = clean.as_ref();
        if text.trim().is_empty() {
            return Paragraph::empty(style);
        }
        let plain = self.plain.lines(text, (style.size, style.weight), width);
        let lines = plain.unwrap_or_else(|| self.lines(text, style, width));
        let width = lines.iter().map(|line| f64::from(line.width)).fold(0.0, f64::max);
        Paragraph { lines, width, style }
    }

    /// The lines of any text.
    fn lines(&mut self, text: &str, style: TextStyle, width: Option<f32>) -> Vec<Arc<Line>> {
        let families = [FontFamilyName::named(TEXT), FontFamilyName::named(EMOJI)];
        let mut builder = self.contexts.ranged_builder(&mut self.fonts, text, 1.0, false);
        builder
            .push_default(StyleProperty::FontFamily(FontFamily::List(families.as_slice().into())));
        builder.push_default(StyleProperty::FontSize(style.size));
        builder.push_default(StyleProperty::FontWeight(FontWeight::new(match style.weight {
            Weight::Regular => 400.0,
            Weight::SemiBold => 600.0,
            Weight::Bold => 700.0,
        })));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        builder.build_into(&mut self.layout, text);
        self.layout.break_all_lines(width);
        self.layout.lines().map(|line| Arc::new(read_line(&line, text, style))).collect()
    }
}

/// Control characters would be drawn as boxes: they become spaces, and line feeds stay. So would
/// people with a tone of skin, which a face of one colour does not have: they are drawn without.
fn clean(text: &str, one_line: bool) -> std::borrow::Cow<'_, str> {
    let text = text.trim_end_matches(['\n', '\r', ' ']);
    let blank = |c: char| (c.is_control() && (one_line || c != '\n')) || c == '\u{2028}';
    let tone = |c: char| matches!(c, '\u{1F3FB}'..='\u{1F3FF}');
    if !text.contains(|c| blank(c) || tone(c)) {
        return text.into();
    }
    let text = text.replace("\r\n", "\n");
    let kept = text.chars().filter(|&c| !tone(c));
    kept.map(|c| if blank(c) { ' ' } else { c }).collect()
}

fn read_line(line: &parley::layout::Line<'_, ()>, text: &str, style: TextStyle) -> Line {
    let range = line.text_range();
    let shown = text.get(range.clone()).unwrap_or_default().trim_end();
    let end = range.start + shown.len();
    let mut runs: Vec<Run> = Vec::new();
    let mut x = 0.0_f32;
    for run in line.runs() {
        let face = face_of(run.font().data.id(), style.weight);
        let mut glyphs = Vec::with_capacity(run.len());
        for cluster in run.visual_clusters() {
            let bytes = cluster.text_range();
            if bytes.start >= end {
                continue;
            }
            let place =
                (bytes.start - range.start) as u32..(bytes.end.min(end) - range.start) as u32;
            let mut inside = x;
            for glyph in cluster.glyphs() {
                glyphs.push(Glyph {
                    id: glyph.id as u16,
                    x: inside + glyph.x,
                    y: -glyph.y,
                    advance: glyph.advance,
                    range: place.clone(),
                });
                inside += glyph.advance;
            }
            x += cluster.advance();
        }
        if glyphs.is_empty() {
            continue;
        }
        match runs.last_mut() {
            Some(last) if last.face == face => last.glyphs.append(&mut glyphs),
            _ => runs.push(Run { face, glyphs }),
        }
    }
    Line { text: shown.into(), size: style.size, weight: style.weight, width: x, runs }
}

fn face_of(blob: u64, weight: Weight) -> Face {
    blobs().iter().find(|(_, known)| known.id() == blob).map_or(
        match weight {
            Weight::Regular => Face::Regular,
            Weight::SemiBold => Face::SemiBold,
            Weight::Bold => Face::Bold,
        },
        |(face, _)| *face,
    )
}

#[cfg(test)]
mod tests;
