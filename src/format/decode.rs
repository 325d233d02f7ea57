//! Understands one piece of a file: the words of the RON reader become a value of version 1, or
//! a reason with its place in the piece.

use super::place::Place;
use super::reason::Reason;
use super::scan::{self, Scanner, Span};
use super::sections::well_formed;
use super::v1;
use crate::model::{
    CellAnswers, CellKey, ElementId, EncodedImage, Ext, Link, LinkKind, Question, QuestionId,
};
use serde::de::DeserializeOwned;
use std::sync::Arc;

/// Most unknown fields kept in one piece.
const MOST_UNKNOWN: usize = 64;

/// Why a piece was not understood, and where in it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bad {
    /// Why.
    pub(super) reason: Reason,
    /// Where, counted from the start of the piece.
    pub(super) place: Place,
}

impl Bad {
    /// A reason that concerns the piece as a whole.
    pub(super) fn whole(reason: Reason) -> Self {
        Self { reason, place: Place { line: 1, column: 1 } }
    }
}

/// One element, as far as it can be understood on its own.
pub(super) enum Piece {
    /// All of it.
    Element(v1::Parts),
    /// A picture, whose data stands elsewhere.
    Picture(v1::Picture),
}

/// Reads one piece of the elements.
pub(super) fn element(text: &str) -> Result<(Piece, Ext), Bad> {
    fn plain<T: DeserializeOwned + Into<v1::Parts>>(text: &str) -> Result<(Piece, Ext), Bad> {
        let (value, ext) = with_ext::<T>(text)?;
        Ok((Piece::Element(value.into()), ext))
    }
    match kind_of(text) {
        "Persona" => plain::<v1::Persona>(text),
        "Stage" => plain::<v1::Stage>(text),
        "Touchpoint" => plain::<v1::Touchpoint>(text),
        "Transition" => plain::<v1::Transition>(text),
        "Emotion" => plain::<v1::Emotion>(text),
        "Barrier" => plain::<v1::Barrier>(text),
        "Driver" => plain::<v1::Driver>(text),
        "Moment" => plain::<v1::Moment>(text),
        "Solution" => plain::<v1::Solution>(text),
        "Evidence" => plain::<v1::Evidence>(text),
        "Indicator" => plain::<v1::Indicator>(text),
        "Quote" => plain::<v1::Quote>(text),
        "Picture" => {
            let (value, ext) = with_ext::<v1::Picture>(text)?;
            Ok((Piece::Picture(value), ext))
        }
        "" => Err(Bad::whole(Reason::ExpectedName)),
        other => Err(Bad::whole(Reason::UnknownKind { found: shorten(other) })),
    }
}

/// Reads one link, `Contains("…", "…")`.
pub(super) fn link(text: &str) -> Result<Link, Bad> {
    let name = kind_of(text);
    let kind = LinkKind::ALL.iter().find(|&&kind| v1::LinkKind::from(kind).word() == name);
    let Some(&kind) = kind else {
        return Err(Bad::whole(Reason::UnknownKind { found: shorten(name) }));
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
    let (v1::Id(from), v1::Id(to)) = ends.map_err(|bad| shift(bad, name))?;
    Ok(Link::new(kind, from, to))
}

/// A place after `name` on the same line.
fn shift(mut bad: Bad, name: &str) -> Bad {
    if bad.place.line == 1 {
        bad.place.column += name.chars().count();
    }
    bad
}

/// Reads the data of one picture.
pub(super) fn picture(text: &str) -> Result<(ElementId, EncodedImage), Bad> {
    let most = EncodedImage::MAX_BYTES / 3 * 4 + 1000;
    if text.len() > most {
        return Err(Bad::whole(Reason::TooLong));
    }
    let data = decode::<v1::PictureData>(text)?;
    let id = data.id.0;
    data.try_into().map(|image| (id, image)).map_err(Bad::whole)
}

/// Reads one question.
pub(super) fn question(text: &str) -> Result<((QuestionId, Question), Ext), Bad> {
    let (question, ext) = with_ext::<v1::Question>(text)?;
    Ok((question.into(), ext))
}

/// Reads one cell.
pub(super) fn cell(text: &str) -> Result<((CellKey, CellAnswers), Ext), Bad> {
    /// A cell of three columns and twenty counts takes a tenth of this.
    const LONGEST: usize = 16 * 1024;
    if text.len() > LONGEST {
        return Err(Bad::whole(Reason::TooLong));
    }
    let (cell, ext) = match v1::quick::cell(text) {
        Some(cell) => (cell, Ext::new()),
        None => with_ext::<v1::Cell>(text)?,
    };
    Ok((cell.try_into().map_err(Bad::whole)?, ext))
}

/// Reads a piece with no room for unknown fields.
pub(super) fn decode<T: DeserializeOwned>(text: &str) -> Result<T, Bad> {
    ron::from_str(text).map_err(|error| explain(&error))
}

/// Reads a piece and keeps its unknown fields.
pub(super) fn with_ext<T: DeserializeOwned>(text: &str) -> Result<(T, Ext), Bad> {
    let error = match ron::from_str(text) {
        Ok(value) => return Ok((value, Ext::new())),
        Err(error) => error,
    };
    let ron::Error::NoSuchStructField { expected, .. } = error.code else {
        return Err(explain(&error));
    };
    let Ok(fields) = scan::fields(text) else { return Err(explain(&error)) };
    let unknown: Vec<_> =
        fields.into_iter().filter(|(name, _)| !expected.contains(&name.of(text))).collect();
    if unknown.len() > MOST_UNKNOWN {
        return Err(Bad::whole(Reason::TooLong));
    }
    let mut ext = Ext::new();
    for (name, value) in &unknown {
        let known = ext.insert(name.of(text).to_owned(), Arc::from(value.of(text)));
        if known.is_some() {
            return Err(Bad::whole(Reason::DuplicateField { field: shorten(name.of(text)) }));
        }
        if !well_formed(value.of(text)) {
            return Err(explain(&error));
        }
    }
    decode(&without(text, &unknown)).map(|value| (value, ext))
}

/// `text` with these fields blanked out, every other letter still in its place.
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
        rest.extend(text[name.start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    rest.push_str(&text[at..]);
    rest
}

/// The name a piece starts with; empty if it starts with none.
pub(super) fn kind_of(text: &str) -> &str {
    Scanner::new(text).name().map_or("", |name| name.of(text))
}

/// What a damaged element can still be called: its kind and its id, as they stand.
pub(super) fn name_of(text: &str) -> (String, Option<ElementId>) {
    let kind = shorten(kind_of(text));
    let id = text.split_once("id:").and_then(|(_, rest)| {
        rest.trim_start().strip_prefix('"')?.get(..13)?.parse::<ElementId>().ok()
    });
    match id {
        Some(id) => (format!("{kind} {id}"), Some(id)),
        None => (kind, None),
    }
}

/// A word short enough for a message.
fn shorten(word: &str) -> String {
    word.chars().take(40).collect()
}

/// The RON reader's error in our words.
fn explain(error: &ron::error::SpannedError) -> Bad {
    use ron::Error as E;
    let reason = match &error.code {
        E::Eof => Reason::EndsEarly,
        E::ExpectedArray => Reason::ExpectedList,
        E::ExpectedComma => Reason::ExpectedComma,
        E::ExpectedMapColon => Reason::ExpectedColon,
        E::ExpectedArrayEnd
        | E::ExpectedMapEnd
        | E::ExpectedOptionEnd
        | E::ExpectedStructLikeEnd => Reason::ExpectedClosing,
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) | E::ExpectedUnit => {
            Reason::ExpectedStruct
        }
        E::ExpectedString => Reason::ExpectedText,
        E::ExpectedStringEnd => Reason::TextNeverClosed,
        E::UnclosedBlockComment => Reason::CommentNeverClosed,
        E::ExpectedIdentifier => Reason::ExpectedName,
        E::ExpectedInteger | E::IntegerOutOfBounds | E::InvalidIntegerDigit { .. } => {
            Reason::ExpectedWhole
        }
        E::ExpectedFloat | E::FloatUnderscore | E::UnderscoreAtBeginning => Reason::ExpectedNumber,
        E::InvalidEscape(_) => Reason::BadEscape,
        E::ExceededRecursionLimit => Reason::TooDeep,
        E::TrailingCharacters => Reason::Trailing,
        E::UnexpectedChar(found) => Reason::Unexpected { found: *found },
        E::NoSuchEnumVariant { found, .. } => Reason::UnknownWord { found: shorten(found) },
        E::NoSuchStructField { found, .. } => Reason::UnknownField { field: shorten(found) },
        E::MissingStructField { field, .. } => Reason::MissingField { field: (*field).to_owned() },
        E::DuplicateStructField { field, .. } => {
            Reason::DuplicateField { field: (*field).to_owned() }
        }
        E::ExpectedDifferentStructName { found, .. } => {
            Reason::UnknownKind { found: shorten(found) }
        }
        E::Message(message) => {
            v1::refused(message).unwrap_or_else(|| Reason::Other { words: shorten(message) })
        }
        other => Reason::Other { words: other.to_string().chars().take(200).collect() },
    };
    let ron::error::Position { line, col } = match &error.code {
        E::Message(_) => error.span.start,
        _ => error.span.end,
    };
    Bad { reason, place: Place { line, column: col } }
}
