//! Copies that were not read whole are not merged: what is missing would count as deleted.

use crate::format::{Opened, What};
use crate::i18n::Texts;

/// Why a copy called `name` cannot be merged, with what to do; `None` where it was read whole.
pub fn not_whole(opened: &Opened, name: &str, texts: &'static Texts) -> Option<String> {
    let why = not_read(opened, texts)?;
    Some(texts.with("merge-not-whole", &[("path", name.into()), ("why", (&why).into())]))
}

/// What was not read of a copy; `None` where it was read whole.
pub fn not_read(opened: &Opened, texts: &'static Texts) -> Option<String> {
    let harmless = |what: &What| {
        matches!(
            what,
            What::StillAside { .. }
                | What::FieldAside { .. }
                | What::Untidy { .. }
                | What::Comments
                | What::NulTaken { .. }
        )
    };
    let newer = opened.read_only.map(|newer| newer.text(texts));
    let lost = || opened.problems.iter().find(|problem| !harmless(&problem.what));
    newer.or_else(|| lost().map(|problem| problem.text(texts)))
}
