//! The Open Journey Format (`.ojf`) of the journey mapper
//! [Ptolemy](https://github.com/andywestley/ptolemy-journey-mapper), read as its specification
//! and its own samples say.
//!
//! A journey there is a grid: `stages` are columns, `swimlanes` rows of any name, and `nodes` lie
//! where one meets the other, in the order of the list.
//!
//! | format | map |
//! |---|---|
//! | `title` | title |
//! | `persona`, `pointOfView` | persona, scenario; also where `metadata` holds them |
//! | stage | stage, of the service: the format knows no phases |
//! | node of a lane of feelings | what is felt at the touchpoint before it |
//! | node of a lane of pain points | barrier at the touchpoint before it; its severity is 1, 3 or 5 |
//! | node of a lane of drivers, quotes, needs, backstage | the same, as what the lane says |
//! | node that is an opportunity, a note or an observation | idea in the parking lot |
//! | any other node | touchpoint; a pain point or a gain becomes a barrier or driver at it |
//! | `description` | action of a touchpoint, text of a barrier, note of an idea |
//! | `score` −5 … 5, `sentiment` | valence −2 … +2 and word of what is felt |
//! | `isMomentOfTruth` | moment of truth |
//! | `blueprint` | lines of the field of what happens backstage |
//!
//! What lanes mean is recognised by the words that head columns of tables, in three languages.
//! Everything is optional; what is unknown or only looks (icons, colours, tags) is left out and
//! counted.

mod node;
mod read;
mod stage;
mod value;

pub(super) use read::read;

/// Whether a text begins as JSON and names what journeys of this format are made of.
pub(super) fn begins(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    text.starts_with('{') && ["\"stages\"", "\"nodes\""].iter().any(|name| text.contains(name))
}
