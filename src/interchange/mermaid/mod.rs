//! Journeys of [Mermaid](https://mermaid.js.org/syntax/userJourney.html), written and read as its
//! own parser (version 11) reads them.
//!
//! | Mermaid | map |
//! |---|---|
//! | `title` (else the front matter's) | title |
//! | `accDescr` | scenario, in one line |
//! | `section` | stage, of the service: Mermaid knows no phases |
//! | task | touchpoint; each leads to the next |
//! | score 1 … 5 | valence −2 … +2 of what is felt there |
//! | actors | personas who feel so; none = everybody |
//!
//! Writing and reading again keeps title, scenario, stages, touchpoints, their order, and what is
//! felt where all who feel something at a touchpoint feel the same. Written is the journey that the
//! map opens in (of a gap, today's). A task has one score: that of everybody, else the lowest; a
//! persona who feels otherwise is not written there, and counted as lost. A task must have a
//! score: where nothing is felt it is 3, the middle, and counted as well.
//!
//! Characters that mean something to Mermaid are written as its codes (`#58;`), line breaks of
//! names as `<br>`, and a name that would be a keyword behind a zero-width space.
//!
//! In a page of Markdown the journey is read that stands first between fences of `mermaid`.

mod escape;
mod fence;
mod front;
mod read;
mod write;

pub(super) use read::{begins, read};
pub(super) use write::write;

/// What a line begins with that is no task, in small letters.
const KEYWORDS: [&str; 5] = ["title", "section", "journey", "acctitle", "accdescr"];
/// Stands before what would be a keyword or nothing at all.
const GUARD: char = '\u{200B}';
/// The score of a neutral feeling.
const NEUTRAL: i64 = 3;

/// Whether a text begins with a keyword, in whatever case.
fn is_keyword(text: &str) -> bool {
    KEYWORDS
        .iter()
        .any(|word| text.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word)))
}
