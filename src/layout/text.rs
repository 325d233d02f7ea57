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
/// How many paragraphs are remembered at least before those that nobody shows are forgotten.
const REMEMBERED: usize = 60_000;

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
            limit: REMEMBERED,
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

    /// Says that a new picture begins: paragraphs that no picture shows may be forgotten. A quarter
    /// more than are shown are kept, so that what was hidden comes back quickly.
    pub fn begin_pass(&mut self) {
        if self.remembered > self.limit {
            let last = self.pass;
            for texts in self.memory.values_mut() {
                texts.retain(|_, found| found.pass >= last || found.is_shown());
            }
            self.memory.retain(|_, texts| !texts.is_empty());
            self.remembered = self.memory.values().map(HashMap::len).sum();
            self.limit = REMEMBERED.max(self.remembered + self.remembered / 4);
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

/// Control characters would be drawn as boxes: they become spaces, and line feeds stay.
fn clean(text: &str, one_line: bool) -> std::borrow::Cow<'_, str> {
    let text = text.trim_end_matches(['\n', '\r', ' ']);
    let unwanted = |c: char| (c.is_control() && (one_line || c != '\n')) || c == '\u{2028}';
    if !text.contains(unwanted) {
        return text.into();
    }
    text.replace("\r\n", "\n").chars().map(|c| if unwanted(c) { ' ' } else { c }).collect()
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
mod tests {
    use super::*;

    const NOTE: f32 = 12.0;

    fn broken(text: &str, width: f64) -> Arc<Paragraph> {
        Shaper::default().paragraph(text, TextStyle::new(NOTE, Weight::Regular), width)
    }

    #[test]
    fn lines_stay_within_the_width_and_lose_nothing() {
        for text in [
            "Входит через учётную запись",
            "а".repeat(500).as_str(),
            "ґ є і ї ʼ № ₴ ₽ → ★ emoji 😀👍 end",
            "short",
            "\u{202e}right to left mark\u{200f} and שלום",
            "two\nlines\r\nand\ta tab\0nul",
        ] {
            let paragraph = broken(text, 118.0);
            assert!(paragraph.width <= 118.0, "{text}: {}", paragraph.width);
            let kept: String = paragraph.lines.iter().flat_map(|l| l.text.chars()).collect();
            let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            assert_eq!(letters(&kept), letters(text));
        }
    }

    #[test]
    fn glyphs_cover_their_line() {
        for line in &broken("Кнопка переноса визита прямо в SMS 😀", 118.0).lines
        {
            let mut covered = vec![false; line.text.len()];
            for glyph in line.runs.iter().flat_map(|run| &run.glyphs) {
                assert!(
                    line.text.get(glyph.range.start as usize..glyph.range.end as usize).is_some()
                );
                covered[glyph.range.start as usize..glyph.range.end as usize].fill(true);
            }
            assert!(covered.iter().all(|&c| c), "{}", line.text);
        }
    }

    #[test]
    fn every_letter_of_the_three_languages_has_a_glyph() {
        let letters = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя ʼ№₴₽«»„“—–…→←↑↓★☆●○✓−·≤≥±×";
        for weight in [Weight::Regular, Weight::SemiBold, Weight::Bold] {
            let shaped = Shaper::default().line(letters, TextStyle::new(NOTE, weight));
            for run in &shaped.lines[0].runs {
                for glyph in &run.glyphs {
                    let range = glyph.range.start as usize..glyph.range.end as usize;
                    assert!(
                        glyph.id != 0,
                        "{weight:?} {:?} {:?}",
                        run.face,
                        shaped.lines[0].text.get(range)
                    );
                }
            }
        }
    }

    #[test]
    fn plain_texts_are_shaped_as_any_text_is() {
        let style = TextStyle::new(NOTE, Weight::SemiBold);
        let mut shaper = Shaper::default();
        let words = [
            "Входит",
            "через",
            "учётную",
            "запись",
            "To",
            "waits",
            "AVATAR",
            "SMS-код",
            "24/7",
            "-",
            "«ґанок»",
            "об'єкт",
            "1\u{a0}234,5",
            "40\u{a0}%",
            "e-mail",
            "(5 %)",
            "→",
            "конец.",
            "№",
            "—",
            "T.",
            "100×2",
            "непереносимоедлинноеслово",
            "a",
            "я",
            "…",
            "и/или",
            "x",
            "https://example.org/a?b=c",
        ];
        let mut compared = 0;
        for seed in 0..400_usize {
            let text: Vec<&str> =
                (0..=seed % 9).map(|i| words[(seed * 7 + i * i * 5 + i) % words.len()]).collect();
            let text = text.join(if seed % 17 == 3 { "  " } else { " " });
            for width in [None, Some(40.0), Some(118.0), Some(300.0)] {
                let Some(plain) = shaper.plain.lines(&text, (style.size, style.weight), width)
                else {
                    continue;
                };
                let any = shaper.lines(&text, style, width);
                assert_eq!(plain, any, "{text:?} at {width:?}");
                compared += 1;
            }
        }
        assert!(compared > 1_000, "only {compared} texts were plain");
    }

    #[test]
    fn words_shaped_apart_are_as_in_their_text() {
        let letters: Vec<char> = ('0'..='9')
            .chain('A'..='Z')
            .chain('a'..='z')
            .chain('À'..='ɏ')
            .chain('Ѐ'..='ԯ')
            .filter(|c| c.is_alphanumeric())
            .collect();
        let mut rng = crate::model::Rng::seeded(7);
        let mut shaper = Shaper::default();
        let mut compared = 0;
        for turn in 0..3_000 {
            let weight = [Weight::Regular, Weight::SemiBold, Weight::Bold][turn % 3];
            let style = TextStyle::new(NOTE, weight);
            let mut text = String::new();
            for _ in 0..=rng.below(40) {
                let letter = if rng.below(3) == 0 { turn } else { rng.below(letters.len()) };
                match rng.below(8) {
                    0 | 1 => text.push(' '),
                    2 if text.ends_with(char::is_alphanumeric) => text.push([',', '.'][turn % 2]),
                    3 => text.push(char::from(b'0' + rng.below(10) as u8)),
                    _ => text.push(letters[letter % letters.len()]),
                }
            }
            let width = [None, Some(50.0), Some(120.0)][rng.below(3)];
            if let Some(plain) = shaper.plain.lines(&text, (style.size, style.weight), width) {
                assert_eq!(plain, shaper.lines(&text, style, width), "{text:?} at {width:?}");
                compared += 1;
            }
        }
        assert!(compared > 500, "only {compared} texts were plain");
    }

    #[test]
    fn letters_no_face_has_are_boxes_not_nothing() {
        use skrifa::MetadataProvider;
        let shaped = Shaper::default().line("שלום", TextStyle::new(NOTE, Weight::Regular));
        for run in &shaped.lines[0].runs {
            let font = skrifa::FontRef::new(run.face.bytes()).expect("a bundled face");
            let metrics = font.glyph_metrics(
                skrifa::instance::Size::unscaled(),
                skrifa::instance::LocationRef::default(),
            );
            for glyph in &run.glyphs {
                assert_eq!(glyph.id, 0);
                let bounds =
                    metrics.bounds(skrifa::GlyphId::from(glyph.id)).expect("has an outline");
                assert!(
                    bounds.x_max > bounds.x_min && bounds.y_max > bounds.y_min,
                    "{:?}",
                    run.face
                );
            }
        }
    }

    #[test]
    fn emoji_come_from_the_bundled_face() {
        let shaped = Shaper::default().line("a😀", TextStyle::new(NOTE, Weight::Regular));
        let faces: Vec<Face> = shaped.lines[0].runs.iter().map(|run| run.face).collect();
        assert_eq!(faces, [Face::Regular, Face::Emoji]);
    }

    #[test]
    fn what_nobody_shows_is_forgotten_in_the_end() {
        let mut shaper = Shaper::default();
        let style = TextStyle::new(NOTE, Weight::Regular);
        let shown = shaper.paragraph("shown", style, 100.0);
        let line = shaper.paragraph("a line of it", style, 100.0).lines[0].clone();
        for round in 0..2 * REMEMBERED / 1000 {
            shaper.begin_pass();
            for i in 0..1000 {
                shaper.line(&format!("{round} {i}"), style);
            }
        }
        assert!(shaper.remembered <= REMEMBERED + 1000, "{}", shaper.remembered);
        assert!(Arc::ptr_eq(&shown, &shaper.paragraph("shown", style, 100.0)));
        let again = shaper.paragraph("a line of it", style, 100.0);
        assert!(Arc::ptr_eq(&line, &again.lines[0]));
    }

    #[test]
    fn remembered_paragraphs_are_the_same() {
        let mut shaper = Shaper::default();
        let style = TextStyle::new(NOTE, Weight::SemiBold);
        let first = shaper.paragraph("Выбор врача", style, 100.0);
        shaper.begin_pass();
        assert!(Arc::ptr_eq(&first, &shaper.paragraph("Выбор врача", style, 100.0)));
    }
}
