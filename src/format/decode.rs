//! Understands one piece of a file: the words of the RON reader become a value of version 1, or
//! a reason with its place in the piece.

use super::explain::{explain, short, syntax};
use super::list::List;
use super::reason::Reason;
use super::scan::{self, Fault, Scanner, Span};
use super::v1;
use crate::model::{
    CellAnswers, CellKey, Conflict, ConflictKey, ElementId, ElementKind, EncodedImage, Ext, Link,
    Question, QuestionId,
};
use serde::de::{DeserializeOwned, IgnoredAny};
use std::sync::Arc;

/// Most unknown fields kept in one piece.
const MOST_UNKNOWN: usize = 64;

/// One element, as far as it can be understood on its own.
pub(super) enum Piece {
    /// All of it.
    Element(v1::Parts),
    /// A picture, whose data stands elsewhere.
    Picture(v1::Picture),
}

/// Reads one piece of the elements.
pub(super) fn element(text: &str) -> Result<(Piece, Ext), Fault> {
    fn plain<T: DeserializeOwned + Into<v1::Parts>>(text: &str) -> Result<(Piece, Ext), Fault> {
        let (value, ext) = with_ext::<T>(text)?;
        Ok((Piece::Element(value.into()), ext))
    }
    let word = kind_of(text);
    let Some(kind) = v1::kind_of_word(word) else {
        return Err(Fault::whole(match word {
            _ if begins_field(text) => Reason::StrayField { field: short(word) },
            _ if named(text) => Reason::UnknownKind { found: short(word) },
            _ => Reason::NoKind,
        }));
    };
    match kind {
        ElementKind::Persona => plain::<v1::Persona>(text),
        ElementKind::Stage => plain::<v1::Stage>(text),
        ElementKind::Touchpoint => plain::<v1::Touchpoint>(text),
        ElementKind::Transition => plain::<v1::Transition>(text),
        ElementKind::Emotion => plain::<v1::Emotion>(text),
        ElementKind::Barrier => plain::<v1::Barrier>(text),
        ElementKind::Driver => plain::<v1::Driver>(text),
        ElementKind::Moment => plain::<v1::Moment>(text),
        ElementKind::Solution => plain::<v1::Solution>(text),
        ElementKind::Evidence => plain::<v1::Evidence>(text),
        ElementKind::Indicator => plain::<v1::Indicator>(text),
        ElementKind::Quote => plain::<v1::Quote>(text),
        ElementKind::Idea => plain::<v1::Idea>(text),
        ElementKind::Frame => plain::<v1::Frame>(text),
        ElementKind::Picture => {
            let (value, ext) = with_ext::<v1::Picture>(text)?;
            Ok((Piece::Picture(value), ext))
        }
    }
}

/// Whether a piece begins with a field, as what lost its beginning does.
fn begins_field(text: &str) -> bool {
    let mut scanner = Scanner::new(text);
    scanner.name().is_some() && scanner.eat(b':')
}

/// Reads one link, `Contains("…", "…")`.
pub(super) fn link(text: &str) -> Result<Link, Fault> {
    let name = kind_of(text);
    let Some(kind) = v1::link_of_word(name) else {
        return Err(Fault::whole(if named(text) {
            Reason::UnknownKind { found: short(name) }
        } else {
            Reason::NoKind
        }));
    };
    let rest = text.get(name.len()..).unwrap_or_default();
    let quick = || -> Option<(ElementId, ElementId)> {
        let (from, to) = rest.strip_prefix("(\"")?.strip_suffix("\")")?.split_once("\", \"")?;
        Some((from.parse().ok()?, to.parse().ok()?))
    };
    if let Some((from, to)) = quick() {
        return Ok(Link::new(kind, from, to));
    }
    let ends = decode::<(v1::Id, v1::Id)>(rest);
    let (v1::Id(from), v1::Id(to)) = ends.map_err(|fault| fault.behind(name.len()))?;
    Ok(Link::new(kind, from, to))
}

/// Reads the data of one picture.
pub(super) fn picture(text: &str) -> Result<(ElementId, EncodedImage), Fault> {
    let most = EncodedImage::MAX_BYTES / 3 * 4 + 1000;
    if text.len() > most {
        return Err(Fault::whole(Reason::TooLong));
    }
    let data = decode::<v1::PictureData>(text)?;
    let id = data.id.0;
    data.try_into().map(|image| (id, image)).map_err(Fault::whole)
}

/// Reads one question.
pub(super) fn question(text: &str) -> Result<((QuestionId, Question), Ext), Fault> {
    let (question, ext) = with_ext::<v1::Question>(text)?;
    Ok((question.into(), ext))
}

/// Reads one cell.
pub(super) fn cell(text: &str) -> Result<((CellKey, CellAnswers), Ext), Fault> {
    /// A cell of three columns and twenty counts takes a tenth of this.
    const LONGEST: usize = 16 * 1024;
    if text.len() > LONGEST {
        return Err(Fault::whole(Reason::TooLong));
    }
    let (cell, ext) = match v1::quick::cell(text) {
        Some(cell) => (cell, Ext::new()),
        None => with_ext::<v1::Cell>(text)?,
    };
    Ok((cell.try_into().map_err(Fault::whole)?, ext))
}

/// Reads one conflict.
pub(super) fn conflict(text: &str) -> Result<((ConflictKey, Conflict), Ext), Fault> {
    let (conflict, ext) = with_ext::<v1::Conflict>(text)?;
    Ok((conflict.into(), ext))
}

/// Whether a piece of `list` is understood, down to its last field.
pub(super) fn understood(list: List, text: &str) -> bool {
    match list {
        List::Elements => element(text).is_ok(),
        List::Links => link(text).is_ok(),
        List::Questions => question(text).is_ok_and(|(_, ext)| ext.is_empty()),
        List::Cells => cell(text).is_ok_and(|(_, ext)| ext.is_empty()),
        List::Conflicts => conflict(text).is_ok_and(|(_, ext)| ext.is_empty()),
        List::Pictures => picture(text).is_ok(),
        List::SetAside => decode::<v1::SetAside>(text).is_ok(),
        List::Map | List::Other => false,
    }
}

/// Reads a piece with no room for unknown fields.
pub(super) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    ron::from_str(text).map_err(|error| explain(text, &error))
}

/// Whether a piece is one well-formed RON value, and where not.
pub(super) fn well_formed(text: &str) -> Result<(), Fault> {
    decode::<IgnoredAny>(text).map(|_| ())
}

/// Reads a piece and keeps its unknown fields.
pub(super) fn with_ext<T: DeserializeOwned>(text: &str) -> Result<(T, Ext), Fault> {
    let error = match ron::from_str(text) {
        Ok(value) => return Ok((value, Ext::new())),
        Err(error) => error,
    };
    let ron::Error::NoSuchStructField { expected, .. } = error.code else {
        return Err(explain(text, &error));
    };
    let fields = scan::fields(text).map_err(|fault| syntax(text, fault))?;
    let unknown: Vec<_> =
        fields.into_iter().filter(|(name, _)| !expected.contains(&name.of(text))).collect();
    let mut ext = Ext::new();
    for (name, value) in &unknown {
        if ext.len() == MOST_UNKNOWN {
            return Err(Fault::new(name.start, Reason::TooLong));
        }
        let known = ext.insert(name.of(text).to_owned(), Arc::from(value.of(text)));
        if known.is_some() {
            let field = short(name.of(text));
            return Err(Fault::new(name.start, Reason::DuplicateField { field }));
        }
        well_formed(value.of(text)).map_err(|fault| fault.behind(value.start))?;
    }
    decode(&without(text, &unknown)).map(|value| (value, ext))
}

/// `text` with these fields blanked out, every other byte still in its place.
fn without(text: &str, fields: &[(Span, Span)]) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut at = 0;
    for (name, value) in fields {
        rest.push_str(&text[at..name.start]);
        let mut end = value.end;
        let after = text[end..].trim_start();
        if after.starts_with(',') {
            end = text.len() - after.len() + 1;
        }
        rest.extend(text[name.start..end].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }));
        at = end;
    }
    rest.push_str(&text[at..]);
    rest
}

/// Whether a piece begins with a name and its bracket.
pub(super) fn named(text: &str) -> bool {
    text.get(kind_of(text).len()..).is_some_and(|rest| rest.starts_with('('))
        && !text.starts_with('(')
}

/// The name a piece starts with; empty if it starts with none.
pub(super) fn kind_of(text: &str) -> &str {
    Scanner::new(text).name().map_or("", |name| name.of(text))
}
