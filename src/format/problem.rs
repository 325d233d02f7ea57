//! What is wrong with an opened file, and how it is told to the person who opened it.

use super::list::List;
use super::name::Name;
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
        /// Its name as far as it could be read.
        name: Name,
        /// Why.
        reason: Reason,
    },
    /// The properties of the map stand there once more. The first are used, the others kept.
    SecondMap,
    /// The properties of the map are missing.
    NoMap,
    /// A question or cell has a field unknown to this version. It is used without the field, and
    /// kept word for word.
    FieldAside {
        /// The question's or cell's name.
        name: Name,
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
    /// The file lacks its last bracket: something may have been cut off.
    NoBracket,
    /// Nothing but zero bytes follows: what a failed write leaves.
    Zeros,
    /// The file's brackets or lists are out of order, but nothing was lost.
    Untidy {
        /// What was found.
        reason: Reason,
    },
    /// Some letters were damaged beyond reading and are shown as U+FFFD.
    BadLetters,
    /// The file has comments, which a save will not keep.
    Comments,
    /// A text held the character NUL, which was taken out.
    NulTaken {
        /// The element or question; nothing for the properties of the map.
        name: Name,
    },
    /// A touchpoint stood in no stage, and was put into a new one.
    NoStage {
        /// The touchpoint.
        name: Name,
    },
    /// Another invariant of maps does not hold.
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
        let plain = |key| texts.get(key).to_owned();
        let count = |key, count: usize| texts.with(key, &[("count", count.into())]);
        let named = |key, name: &Name| texts.with(key, &[("name", (&name.text(texts)).into())]);
        let why = |key, why: &str| texts.with(key, &[("why", why.into())]);
        let text = match &self.what {
            What::SetAside { list, name, reason } => set_aside(*list, name, reason, texts),
            What::SecondMap => plain("file-second-map"),
            What::NoMap => plain("file-no-map"),
            What::FieldAside { name, field } => {
                let name = name.text(texts);
                let args = [("name", (&name).into()), ("field", field.into())];
                texts.with("file-field-aside", &args)
            }
            What::StillAside { count: still } => count("file-still-aside", *still),
            What::GoesWith { count: with } => count("file-goes-with", *with),
            What::CutOff => plain("file-cut-off"),
            What::NoBracket => plain("file-no-bracket"),
            What::Zeros => plain("file-zeros"),
            What::BadLetters => plain("file-bad-letters"),
            What::Untidy { reason } => why("file-untidy", &reason.text(texts)),
            What::Comments => plain("file-comments"),
            What::NulTaken { name } if *name == Name::default() => plain("file-nul-taken-map"),
            What::NulTaken { name } => named("file-nul-taken", name),
            What::NoStage { name } => named("file-no-stage", name),
            What::Broken(broken) => why("file-broken", &texts.broken(broken)),
            What::More { count: more } => count("file-more", *more),
        };
        at_place(texts, self.place, &text)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Texts::of(Language::English)))
    }
}

/// What was set aside, in words.
fn set_aside(list: List, name: &Name, reason: &Reason, texts: &'static Texts) -> String {
    let key = match list {
        List::Map => "file-aside-map",
        List::Elements => "file-aside-element",
        List::Links => "file-aside-link",
        List::Questions => "file-aside-question",
        List::Cells => "file-aside-cell",
        List::Conflicts => "file-aside-conflict",
        List::Pictures => "file-aside-picture",
        List::SetAside | List::Other => "file-aside-other",
    };
    let (name, why) = (name.text(texts), reason.text(texts));
    texts.with(key, &[("name", (&name).into()), ("why", (&why).into())])
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
