//! The viewer's own words, in the language of the picture's.

use crate::i18n::{Arg, Texts};
use crate::model::Language;
use crate::scene::Lane;

/// The viewer's words.
pub(super) struct Words {
    /// The list of touchpoints.
    pub(super) touchpoints: &'static str,
    /// The picture, and the keys that move it.
    pub(super) picture: &'static str,
    pub(super) search: &'static str,
    pub(super) previous: &'static str,
    pub(super) next: &'static str,
    pub(super) nothing: &'static str,
    /// "{at} of {all}".
    pub(super) place: String,
    pub(super) lanes: &'static str,
    pub(super) outline: &'static str,
    pub(super) theme: &'static str,
    pub(super) print: &'static str,
    pub(super) nearer: &'static str,
    pub(super) farther: &'static str,
    pub(super) whole: &'static str,
    pub(super) story: &'static str,
    pub(super) forward: &'static str,
    pub(super) back: &'static str,
    pub(super) notes: &'static str,
    pub(super) leave: &'static str,
}

impl Words {
    /// The words in a language.
    pub(super) fn of(language: Language) -> Self {
        let texts = Texts::of(language);
        Self {
            touchpoints: texts.word(Lane::Touchpoints),
            picture: texts.get("html-picture"),
            search: texts.get("html-search"),
            previous: texts.get("html-previous"),
            next: texts.get("html-next"),
            nothing: texts.get("html-nothing"),
            place: texts
                .with("html-place", &[("at", Arg::Text("{at}")), ("all", Arg::Text("{all}"))]),
            lanes: texts.get("html-lanes"),
            outline: texts.get("html-outline"),
            theme: texts.get("html-theme"),
            print: texts.get("html-print"),
            nearer: texts.get("html-nearer"),
            farther: texts.get("html-farther"),
            whole: texts.get("html-whole"),
            story: texts.get("html-story"),
            forward: texts.get("html-forward"),
            back: texts.get("html-back"),
            notes: texts.get("html-notes"),
            leave: texts.get("html-leave"),
        }
    }

    /// All of them, for whoever needs the letters.
    pub(super) fn letters(&self) -> String {
        let Self {
            touchpoints,
            picture,
            search,
            previous,
            next,
            nothing,
            place,
            lanes,
            outline,
            theme,
            print,
            nearer,
            farther,
            whole,
            story,
            forward,
            back,
            notes,
            leave,
        } = self;
        [
            touchpoints,
            picture,
            search,
            previous,
            next,
            nothing,
            place.as_str(),
            lanes,
            outline,
            theme,
            print,
            nearer,
            farther,
            whole,
            story,
            forward,
            back,
            notes,
            leave,
        ]
        .concat()
    }
}
