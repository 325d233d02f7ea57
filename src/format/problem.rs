//! What is wrong with an opened file, and how it is told to the person who opened it.

use super::list::List;
use super::place::Place;
use super::reason::Reason;
use crate::i18n::Texts;
use crate::model::{Broken, Language};
use std::fmt;

/// Something about an opened file its user should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// Where in the file it stands; `None` where it concerns the map as a whole.
    pub place: Option<Place>,
    /// What it is.
    pub what: What,
}

/// What a [`Problem`] is about.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// A piece was not understood. It is kept word for word and saved with the map.
    SetAside {
        /// The list it stood in.
        list: List,
        /// Its name as far as it could be read: kind and id; may be empty.
        name: String,
        /// Why.
        reason: Reason,
    },
    /// A question or cell has a field unknown to this version. It is used without the field, and
    /// kept word for word.
    FieldAside {
        /// The field's name.
        field: String,
    },
    /// Pieces that earlier openings set aside are still not understood.
    StillAside {
        /// How many.
        count: usize,
    },
    /// Pieces that hang on what was set aside, such as links, were set aside with it.
    GoesWith {
        /// How many.
        count: usize,
    },
    /// The file ends in the middle: something was cut off and lost.
    CutOff,
    /// The file's brackets or lists are out of order, but nothing was lost.
    Untidy {
        /// What was found.
        reason: Reason,
    },
    /// Some letters were damaged beyond reading and are shown as U+FFFD.
    BadLetters,
    /// The file has comments, which a save will not keep.
    Comments,
    /// An invariant of maps does not hold.
    Broken(Broken),
    /// More problems than are listed.
    More {
        /// How many are not listed.
        count: usize,
    },
}

impl Problem {
    /// The problem in words, with its place and what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        let text = match &self.what {
            What::SetAside { list, name, reason } => {
                let key = match list {
                    List::Map => "file-aside-map",
                    List::Elements => "file-aside-element",
                    List::Links => "file-aside-link",
                    List::Questions => "file-aside-question",
                    List::Cells => "file-aside-cell",
                    List::Pictures => "file-aside-picture",
                    List::SetAside | List::Other => "file-aside-other",
                };
                let named = if name.is_empty() { String::new() } else { format!(" {name}") };
                texts.with(key, &[("name", (&named).into()), ("why", (&reason.text(texts)).into())])
            }
            What::StillAside { count } => {
                texts.with("file-still-aside", &[("count", (*count).into())])
            }
            What::FieldAside { field } => {
                texts.with("file-field-aside", &[("field", field.into())])
            }
            What::GoesWith { count } => texts.with("file-goes-with", &[("count", (*count).into())]),
            What::CutOff => texts.get("file-cut-off").to_owned(),
            What::BadLetters => texts.get("file-bad-letters").to_owned(),
            What::Untidy { reason } => {
                texts.with("file-untidy", &[("why", (&reason.text(texts)).into())])
            }
            What::Comments => texts.get("file-comments").to_owned(),
            What::Broken(broken) => mended(broken, texts),
            What::More { count } => texts.with("file-more", &[("count", (*count).into())]),
        };
        at_place(texts, self.place, &text)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

/// What the model mended, in words.
fn mended(broken: &Broken, texts: &'static Texts) -> String {
    let with_id = |key, id: &str| texts.with(key, &[("id", id.into())]);
    match broken {
        Broken::Value { id, .. } => with_id("file-mended-value", &id.to_string()),
        Broken::Props(_) => texts.get("file-mended-props").to_owned(),
        Broken::Question { id, .. } => with_id("file-mended-value", id),
        Broken::NoStage { touchpoint, .. } => with_id("file-no-stage", &touchpoint.to_string()),
        other => texts.with("file-broken", &[("why", (&other.to_string()).into())]),
    }
}

/// `text`, after its place if there is one.
pub(super) fn at_place(texts: &'static Texts, place: Option<Place>, text: &str) -> String {
    match place {
        None => text.to_owned(),
        Some(Place { line, column }) => texts.with(
            "file-at",
            &[("line", line.into()), ("column", column.into()), ("text", text.into())],
        ),
    }
}
