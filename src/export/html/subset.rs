//! A face with the letters of one map: glyphs keep their numbers, so that all other tables stay
//! as they are; the outlines of those not used are left out, and characters without an outline
//! are taken from another face by whoever shows the page.

use skrifa::MetadataProvider;
use skrifa::raw::types::Tag;
use skrifa::raw::{FontRef, TableProvider};
use std::collections::BTreeSet;

/// Tables that a page's reader does without.
const LEFT_OUT: &[&[u8; 4]] = &[b"DSIG", b"gasp", b"hdmx", b"LTSH", b"VDMX"];

/// `bytes` of a TrueType face with the outlines of `glyphs` and of what stands for `letters`;
/// `None` where the face is of another build.
pub(super) fn subset(
    bytes: &[u8],
    letters: &BTreeSet<char>,
    glyphs: &BTreeSet<u16>,
) -> Option<Vec<u8>> {
    let font = FontRef::new(bytes).ok()?;
    let charmap = font.charmap();
    let mapped: Vec<(char, u16)> = letters
        .iter()
        .filter_map(|&letter| {
            let glyph = u16::try_from(charmap.map(letter)?.to_u32()).ok()?;
            Some((letter, glyph))
        })
        .collect();
    let mut used: BTreeSet<u16> = glyphs.iter().copied().collect();
    used.insert(0);
    used.extend(mapped.iter().map(|&(_, glyph)| glyph));
    let (glyf, loca) = outlines(&font, used)?;
    let mut tables = Vec::new();
    for record in font.table_directory().table_records() {
        let tag = record.tag();
        if LEFT_OUT.iter().any(|left_out| Tag::new(left_out) == tag) {
            continue;
        }
        let mut data = font.table_data(tag)?.as_bytes().to_vec();
        match &tag.into_bytes() {
            b"glyf" => data.clone_from(&glyf),
            b"loca" => data.clone_from(&loca),
            b"cmap" => data = character_map(&mapped),
            // Places of outlines are 32 bits wide from here on.
            b"head" => data.get_mut(50..52)?.copy_from_slice(&[0, 1]),
            // Without the glyphs' names.
            b"post" => {
                data.truncate(32);
                data.get_mut(..4)?.copy_from_slice(&0x0003_0000_u32.to_be_bytes());
            }
            _ => {}
        }
        tables.push((tag, data));
    }
    Some(file(tables))
}

/// The outlines used, and where each glyph's stands.
fn outlines(font: &FontRef<'_>, mut used: BTreeSet<u16>) -> Option<(Vec<u8>, Vec<u8>)> {
    let loca = font.loca(None).ok()?;
    let whole = font.glyf().ok()?.offset_data().as_bytes();
    let count = font.maxp().ok()?.num_glyphs();
    let outline = |glyph: u16| {
        let at = |index: usize| loca.get_raw(index).map(|at| at as usize);
        whole.get(at(usize::from(glyph))?..at(usize::from(glyph) + 1)?)
    };
    let mut open: Vec<u16> = used.iter().copied().collect();
    while let Some(glyph) = open.pop() {
        for part in parts(outline(glyph)?) {
            if used.insert(part) {
                open.push(part);
            }
        }
    }
    let (mut glyf, mut places) = (Vec::new(), Vec::new());
    for glyph in 0..count {
        places.extend((glyf.len() as u32).to_be_bytes());
        if used.contains(&glyph) {
            glyf.extend_from_slice(outline(glyph)?);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
        }
    }
    places.extend((glyf.len() as u32).to_be_bytes());
    // Some readers refuse a face without any outline.
    if glyf.is_empty() {
        glyf.push(0);
    }
    Some((glyf, places))
}

/// The glyphs that an outline is put together from.
fn parts(outline: &[u8]) -> Vec<u16> {
    const WORDS: u16 = 1;
    const SCALE: u16 = 8;
    const MORE: u16 = 0x20;
    const TWO_SCALES: u16 = 0x40;
    const MATRIX: u16 = 0x80;
    let word = |at: usize| {
        let bytes = outline.get(at..at + 2)?;
        Some(u16::from_be_bytes([bytes[0], bytes[1]]))
    };
    let mut parts = Vec::new();
    // A negative number of contours: made of other glyphs.
    if word(0).is_none_or(|contours| contours < 0x8000) {
        return parts;
    }
    let mut at = 10;
    while let (Some(flags), Some(part)) = (word(at), word(at + 2)) {
        parts.push(part);
        at += if flags & WORDS == 0 { 6 } else { 8 };
        at += match flags {
            flags if flags & SCALE != 0 => 2,
            flags if flags & TWO_SCALES != 0 => 4,
            flags if flags & MATRIX != 0 => 8,
            _ => 0,
        };
        if flags & MORE == 0 {
            break;
        }
    }
    parts
}

/// A character map of format 12 with a run for each stretch of neighbours.
fn character_map(mapped: &[(char, u16)]) -> Vec<u8> {
    let mut runs: Vec<(u32, u32, u32)> = Vec::new();
    for &(letter, glyph) in mapped {
        let (letter, glyph) = (u32::from(letter), u32::from(glyph));
        match runs.last_mut() {
            Some((first, last, start))
                if *last + 1 == letter && *start + (letter - *first) == glyph =>
            {
                *last = letter;
            }
            _ => runs.push((letter, letter, glyph)),
        }
    }
    let mut out = Vec::new();
    // Version 0, one table: for Windows (3), full Unicode (10), at byte 12.
    for word in [0_u16, 1, 3, 10] {
        out.extend(word.to_be_bytes());
    }
    out.extend(12_u32.to_be_bytes());
    out.extend([0, 12, 0, 0]);
    for value in [16 + 12 * runs.len() as u32, 0, runs.len() as u32] {
        out.extend(value.to_be_bytes());
    }
    for (first, last, start) in runs {
        for value in [first, last, start] {
            out.extend(value.to_be_bytes());
        }
    }
    out
}

/// A font file of these tables, which stand in the order of their names.
fn file(tables: Vec<(Tag, Vec<u8>)>) -> Vec<u8> {
    let count = tables.len() as u16;
    let power = count.checked_ilog2().unwrap_or(0) as u16;
    let range = 16 << power;
    let mut out = Vec::new();
    out.extend(0x0001_0000_u32.to_be_bytes());
    for word in [count, range, power, 16 * count - range] {
        out.extend(word.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    let mut head = None;
    for (tag, data) in &tables {
        if tag.into_bytes() == *b"head" {
            head = Some(at);
        }
        out.extend(tag.into_bytes());
        for value in [checksum(data), at as u32, data.len() as u32] {
            out.extend(value.to_be_bytes());
        }
        at += data.len().next_multiple_of(4);
    }
    for (_, data) in tables {
        out.extend(data);
        out.resize(out.len().next_multiple_of(4), 0);
    }
    if let Some(place) = head.and_then(|at| out.get_mut(at + 8..at + 12)) {
        place.fill(0);
    }
    let adjustment = 0xB1B0_AFBA_u32.wrapping_sub(checksum(&out));
    if let Some(place) = head.and_then(|at| out.get_mut(at + 8..at + 12)) {
        place.copy_from_slice(&adjustment.to_be_bytes());
    }
    out
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Face;
    use skrifa::GlyphId;
    use skrifa::instance::{LocationRef, Size};
    use skrifa::outline::DrawSettings;

    fn glyph_of(bytes: &[u8], letter: char) -> Option<GlyphId> {
        FontRef::new(bytes).ok()?.charmap().map(letter)
    }

    fn drawn(bytes: &[u8], letter: char) -> Option<String> {
        let font = FontRef::new(bytes).ok()?;
        let outline = font.outline_glyphs().get(glyph_of(bytes, letter)?)?;
        let mut path = skrifa::outline::pen::SvgPen::new();
        let settings = DrawSettings::unhinted(Size::new(100.0), LocationRef::default());
        outline.draw(settings, &mut path).ok()?;
        Some(path.to_string())
    }

    #[test]
    fn letters_kept_look_the_same_and_others_are_gone() {
        for face in [Face::Regular, Face::SemiBold, Face::Bold] {
            let letters: BTreeSet<char> = "Йогурт é №1".chars().collect();
            let small = subset(face.bytes(), &letters, &BTreeSet::new()).unwrap();
            assert!(small.len() * 3 < face.bytes().len() * 2, "{} bytes", small.len());
            for &letter in &letters {
                let theirs = drawn(face.bytes(), letter);
                assert!(theirs.is_some() && drawn(&small, letter) == theirs, "{letter:?}");
            }
            assert_eq!(glyph_of(&small, 'Q'), None);
        }
    }

    #[test]
    fn what_is_no_face_is_refused() {
        assert!(subset(b"no face", &BTreeSet::new(), &BTreeSet::new()).is_none());
    }
}
