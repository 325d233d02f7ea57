//! Shapes and breaks what maps are mostly written in: Latin and Cyrillic letters, digits and
//! punctuation from left to right, all in one bundled face. The shaping (harfrust) and the break
//! opportunities (ICU) are those of parley, without its machinery for everything else, in a
//! fraction of the time. Of texts without punctuation that looks around, every word is shaped once.
//! Tests hold them against each other.

use crate::scene::{Face, Glyph, Line, Run, Weight};
use foldhash::fast::RandomState;
use harfrust::{
    BufferClusterLevel, Direction, FontRef, Script, ShapeOptions, ShapePlan, ShaperData,
    UnicodeBuffer, script,
};
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness, LineBreakWordOption};
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// The faces of [`Weight`]s; their texts need no other.
const FACES: [(Weight, Face); 3] = [
    (Weight::Regular, Face::Regular),
    (Weight::SemiBold, Face::SemiBold),
    (Weight::Bold, Face::Bold),
];
const SCRIPTS: [Script; 2] = [script::LATIN, script::CYRILLIC];
/// How many words of a face and script are remembered before all are forgotten.
const WORDS: usize = 50_000;

/// What shaping needs of each face, read once.
static FONTS: LazyLock<Vec<(FontRef<'static>, ShaperData)>> = LazyLock::new(|| {
    FACES
        .iter()
        .filter_map(|(_, face)| FontRef::new(face.bytes()).ok())
        .map(|font| (font.clone(), ShaperData::new(&font)))
        .collect()
});

/// A face ready to shape.
struct Font {
    face: Face,
    shaper: harfrust::Shaper<'static>,
    /// One for each of [`SCRIPTS`].
    plans: [ShapePlan; 2],
    /// The words shaped so far, for each of [`SCRIPTS`].
    words: [HashMap<Box<str>, Box<[Shape]>, RandomState>; 2],
}

/// How the face draws a character, in units of the face.
#[derive(Clone, Copy)]
struct Shape {
    glyph: u16,
    x_offset: i32,
    y_offset: i32,
    advance: i32,
}

/// Shapes plain texts. One per thread.
pub struct Plain {
    fonts: Vec<Font>,
    segmenter: LineSegmenterBorrowed<'static>,
    buffer: Option<UnicodeBuffer>,
    text: Vec<Character>,
    /// Whether nothing in the text looks past the spaces around it: see [`simple`].
    simple: bool,
}

/// A character of the text being shaped.
#[derive(Clone, Copy)]
struct Character {
    /// Its first byte.
    at: u32,
    glyph: u16,
    x_offset: f32,
    y_offset: f32,
    advance: f32,
    kind: Kind,
    /// Whether a line may begin here.
    opportunity: bool,
}

/// What a character means for runs and breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A letter of the script at this place of [`SCRIPTS`].
    Letter(usize),
    /// A space, which may hang over a line's end.
    Space,
    /// Takes its script from what stands before it.
    Common,
}

/// What a character is; `None` where it needs more than this module does.
fn kind(c: char) -> Option<Kind> {
    Some(match c {
        ' ' => Kind::Space,
        'a'..='z' | 'A'..='Z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' => Kind::Letter(0),
        'Ѐ'..='ҁ' | 'Ҋ'..='ԯ' => Kind::Letter(1),
        '!'..='~'
        | '\u{a0}'
        | '«'
        | '»'
        | '·'
        | '„'
        | '“'
        | '”'
        | '‘'
        | '’'
        | '–'
        | '—'
        | '…'
        | '№'
        | '₴'
        | '₽'
        | '€'
        | '−'
        | '×' => Kind::Common,
        _ => return None,
    })
}

/// Signs of figures, which stand higher beside capitals.
fn is_sign(c: char) -> bool {
    matches!(c, '+' | '−' | '·' | '…')
}

/// Whether `c` after `before` neither changes its look with what stands beyond a space, as hyphens
/// and brackets do beside capitals, nor allows or forbids a break other than after a space. Signs
/// are where figures have them: `+0.4 · −0.2 … +1.0`; what they look like beside
/// capitals is for the caller to mind.
fn simple(before: Option<char>, c: char) -> bool {
    let word = |c: char| c.is_ascii_digit() || matches!(kind(c), Some(Kind::Letter(_)));
    match c {
        ' ' => true,
        ',' | '.' => before.is_some_and(|before| word(before) || matches!(before, ',' | '.')),
        _ if is_sign(c) => before.is_none_or(|before| before == ' '),
        _ if before.is_some_and(is_sign) => c.is_ascii_digit(),
        _ => word(c),
    }
}

impl Default for Plain {
    fn default() -> Self {
        let fonts = FONTS
            .iter()
            .zip(FACES)
            .map(|((font, data), (_, face))| {
                let shaper = data.shaper(font).build();
                let plans = SCRIPTS.map(|script| {
                    ShapePlan::new(&shaper, Direction::LeftToRight, Some(script), None, &[])
                });
                Font { face, shaper, plans, words: Default::default() }
            })
            .collect();
        let mut options = LineBreakOptions::default();
        options.strictness = Some(LineBreakStrictness::Strict);
        options.word_option = Some(LineBreakWordOption::Normal);
        Self {
            fonts,
            segmenter: LineSegmenter::new_for_non_complex_scripts(options),
            buffer: Some(UnicodeBuffer::new()),
            text: Vec::new(),
            simple: false,
        }
    }
}

impl Plain {
    /// The lines of a text of this size and weight, no wider than `width` (map units); `None`
    /// where the text is not plain.
    pub fn lines(
        &mut self,
        text: &str,
        (size, weight): (f32, Weight),
        width: Option<f32>,
    ) -> Option<Vec<Arc<Line>>> {
        self.read(text)?;
        let place = FACES.iter().position(|(known, _)| *known == weight)?;
        self.shape(text, place, size)?;
        if width.is_some() {
            self.find_opportunities(text);
        }
        let face = self.fonts[place].face;
        let width = width.unwrap_or(f32::INFINITY);
        let mut lines = Vec::new();
        let mut from = 0;
        while from < self.text.len() {
            let to = self.line_end(from, width);
            lines.push(Arc::new(self.line(text, from..to, (size, weight), face)));
            from = to;
        }
        Some(lines)
    }

    /// Whether the text shaped last was put together from words.
    #[cfg(test)]
    pub fn is_simple(&self) -> bool {
        self.simple
    }

    fn read(&mut self, text: &str) -> Option<()> {
        self.text.clear();
        self.text.reserve(text.len());
        self.simple = true;
        let mut before = None;
        let (mut signs, mut capitals) = (false, false);
        for (at, c) in text.char_indices() {
            self.simple &= simple(before.replace(c), c);
            signs |= is_sign(c);
            capitals |= c.is_uppercase();
            self.text.push(Character {
                at: at as u32,
                glyph: 0,
                x_offset: 0.0,
                y_offset: 0.0,
                advance: 0.0,
                kind: kind(c)?,
                opportunity: false,
            });
        }
        self.simple &= !(signs && capitals);
        Some(())
    }

    /// Shapes the text script by script; `None` where a glyph stands for several characters or a
    /// character has no glyph.
    fn shape(&mut self, text: &str, place: usize, size: f32) -> Option<()> {
        let scale = size / self.fonts.get(place)?.shaper.units_per_em() as f32;
        let script_of = |character: &Character| match character.kind {
            Kind::Letter(script) => Some(script),
            Kind::Space | Kind::Common => None,
        };
        let mut script = self.text.iter().find_map(script_of).unwrap_or_default();
        let mut from = 0;
        while from < self.text.len() {
            let other = |character: &Character| script_of(character).is_some_and(|s| s != script);
            let to = self.text[from..].iter().position(other).map_or(self.text.len(), |n| from + n);
            if self.simple {
                while from < to {
                    let end = self.word_end(from, to);
                    self.shape_word(text, from..end, (place, script), scale)?;
                    from = end;
                }
            } else {
                let shapes = self.shape_piece(text, from..to, (place, script))?;
                self.set(from, &shapes, scale);
            }
            if let Some(next) = self.text.get(to).and_then(script_of) {
                script = next;
            }
            from = to;
        }
        Some(())
    }

    /// Where the word, or the space, that begins at `from` ends, at `to` at the latest. A comma or
    /// full stop at its end takes the space with it: they are kerned.
    fn word_end(&self, from: usize, to: usize) -> usize {
        let space = |character: &Character| character.kind == Kind::Space;
        if space(&self.text[from]) {
            return from + 1;
        }
        let end = self.text[from..to].iter().position(space).map_or(to, |n| from + n);
        if end < to && self.text[end - 1].kind == Kind::Common { end + 1 } else { end }
    }

    /// Shapes a word, or remembers how it was shaped.
    fn shape_word(
        &mut self,
        text: &str,
        range: Range<usize>,
        (place, script): (usize, usize),
        scale: f32,
    ) -> Option<()> {
        let word = &text[self.byte(text, range.start)..self.byte(text, range.end)];
        // Taken out for a moment, as the characters are written meanwhile.
        let mut words = std::mem::take(&mut self.fonts[place].words[script]);
        let done = if let Some(shapes) = words.get(word) {
            self.set(range.start, shapes, scale);
            Some(())
        } else {
            self.shape_piece(text, range.clone(), (place, script)).map(|shapes| {
                self.set(range.start, &shapes, scale);
                if words.len() >= WORDS {
                    words.clear();
                }
                words.insert(word.into(), shapes.into());
            })
        };
        self.fonts[place].words[script] = words;
        done
    }

    /// The shapes of some characters of one script, one each; else `None`.
    fn shape_piece(
        &mut self,
        text: &str,
        range: Range<usize>,
        (place, script): (usize, usize),
    ) -> Option<Vec<Shape>> {
        let (start, end) = (self.byte(text, range.start), self.byte(text, range.end));
        let font = self.fonts.get(place)?;
        let mut buffer = self.buffer.take().unwrap_or_default();
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        buffer.reserve(range.len());
        for (index, c) in text[start..end].chars().enumerate() {
            buffer.add(c, index as u32);
        }
        buffer.set_pre_context(&text[..start]);
        buffer.set_post_context(&text[end..]);
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(SCRIPTS[script]);
        let options = ShapeOptions::new().plan(Some(&font.plans[script]));
        let shaped = font.shaper.shape(buffer, options);
        let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let mut one_to_one = shaped.len() == range.len();
        let shapes = glyphs.enumerate().map(|(index, (info, position))| {
            one_to_one &= info.cluster as usize == index && info.glyph_id != 0;
            Shape {
                glyph: info.glyph_id as u16,
                x_offset: position.x_offset,
                y_offset: position.y_offset,
                advance: position.x_advance,
            }
        });
        let shapes = shapes.collect();
        self.buffer = Some(shaped.clear());
        one_to_one.then_some(shapes)
    }

    /// Gives the characters from the one at `from` on their shapes.
    fn set(&mut self, from: usize, shapes: &[Shape], scale: f32) {
        for (character, shape) in self.text[from..].iter_mut().zip(shapes) {
            character.glyph = shape.glyph;
            character.x_offset = shape.x_offset as f32 * scale;
            character.y_offset = shape.y_offset as f32 * scale;
            character.advance = shape.advance as f32 * scale;
        }
    }

    /// The first byte of a character of `text`; its length past the last.
    fn byte(&self, text: &str, index: usize) -> usize {
        self.text.get(index).map_or(text.len(), |character| character.at as usize)
    }

    fn find_opportunities(&mut self, text: &str) {
        if self.simple {
            let mut after_space = false;
            for character in &mut self.text {
                let space = character.kind == Kind::Space;
                character.opportunity = after_space && !space;
                after_space = space;
            }
            return;
        }
        let mut characters = self.text.iter_mut();
        for byte in self.segmenter.segment_str(text) {
            if let Some(character) = characters.find(|character| character.at as usize == byte) {
                character.opportunity = true;
            }
        }
    }

    /// Where the line that begins at `from` ends: at the last opportunity that fits, else
    /// anywhere. Spaces hang over the end.
    fn line_end(&self, from: usize, width: f32) -> usize {
        let mut x = 0.0_f32;
        let (mut regular, mut emergency) = (None, None);
        for (index, character) in self.text.iter().enumerate().skip(from) {
            if x != 0.0 {
                let place = if character.opportunity { &mut regular } else { &mut emergency };
                *place = Some(index);
            }
            let next = x + character.advance;
            if next > width
                && character.kind != Kind::Space
                && let Some(end) = regular.or(emergency)
            {
                return end;
            }
            x = next;
        }
        self.text.len()
    }

    fn line(
        &self,
        text: &str,
        range: Range<usize>,
        (size, weight): (f32, Weight),
        face: Face,
    ) -> Line {
        let characters = &self.text[range.clone()];
        let byte = |index: usize| self.byte(text, index);
        let start = byte(range.start);
        let shown = text[start..byte(range.end)].trim_end();
        let mut glyphs = Vec::with_capacity(characters.len());
        let mut x = 0.0_f32;
        for (index, character) in characters.iter().enumerate() {
            let at = character.at as usize - start;
            if at >= shown.len() {
                break;
            }
            let end = byte(range.start + index + 1) - start;
            glyphs.push(Glyph {
                id: character.glyph,
                x: x + character.x_offset,
                y: -character.y_offset,
                advance: character.advance,
                range: at as u32..end as u32,
            });
            x += character.advance;
        }
        let runs = if glyphs.is_empty() { Vec::new() } else { vec![Run { face, glyphs }] };
        Line { text: shown.into(), size, weight, width: x, runs }
    }
}
