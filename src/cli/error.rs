//! What can go wrong in a headless command, in the user's language, and the exit codes.

use crate::i18n::Texts;
use std::path::{Path, PathBuf};

/// How a headless command ends. The numbers are part of the command line's contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Everything worked, and `check` found no problem.
    Fine = 0,
    /// `check` found problems in a map, or `merge` conflicts.
    Problems = 1,
    /// The arguments are wrong.
    Usage = 2,
    /// An input cannot be read.
    CannotRead = 3,
    /// An output cannot be written.
    CannotWrite = 4,
}

/// Why a headless command did not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// An input cannot be read.
    #[error("{why}")]
    CannotRead {
        /// The input and the reason, in the user's language.
        why: String,
    },
    /// An input is no map.
    #[error("{}: {why}", path.display())]
    NotAMap {
        /// The input.
        path: PathBuf,
        /// The reason, in the user's language.
        why: String,
    },
    /// The output cannot be written.
    #[error("cannot write {}: {why}", path.display())]
    CannotWrite {
        /// The output.
        path: PathBuf,
        /// The reason, in the user's language.
        why: String,
    },
    /// The output exists and nobody said to replace it.
    #[error("{} exists", path.display())]
    Exists {
        /// The output.
        path: PathBuf,
    },
    /// The output's name does not say which format is wanted.
    #[error("cannot tell the format of {}", path.display())]
    UnknownFormat {
        /// The output.
        path: PathBuf,
    },
    /// The story has no frame of this number.
    #[error("there is no frame {number}")]
    NoFrame {
        /// What was asked for, counted from 1.
        number: u64,
        /// How many there are.
        frames: u64,
    },
    /// Several maps cannot become one picture.
    #[error("several maps need --to DIR")]
    NeedsFolder,
    /// Several pictures cannot go to the standard output.
    #[error("several pages need a name")]
    NeedsName,
    /// Two pictures would have one name.
    #[error("{} and {} have one name", one.display(), other.display())]
    SameName {
        /// One map.
        one: PathBuf,
        /// Another map.
        other: PathBuf,
    },
    /// The input's name does not say what it is.
    #[error("cannot tell what {} is", path.display())]
    UnknownInput {
        /// The input.
        path: PathBuf,
    },
    /// The output's name does not say what it is to be.
    #[error("cannot tell what {} is to be", path.display())]
    UnknownOutput {
        /// The output.
        path: PathBuf,
        /// The endings there are.
        known: String,
    },
    /// Answers would be compared with themselves, or with nothing.
    #[error("these scores cannot be compared")]
    NotComparable,
    /// No persona of the map has this name.
    #[error("there is no persona {name}")]
    NoPersona {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// No stage of the map has this name.
    #[error("there is no stage {name}")]
    NoStage {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Nobody of this name answers for a touchpoint of the map.
    #[error("nobody is called {name}")]
    NoOwner {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// No profile of the map has this name.
    #[error("there is no profile {name}")]
    NoProfile {
        /// What was asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// Neither the program nor the map knows a metric of this name.
    #[error("there is no metric {name}")]
    NoMetric {
        /// What was asked for.
        name: String,
        /// The keys and names there are.
        known: String,
    },
    /// Something is to be changed that somebody must agree to, and nobody can be asked.
    #[error("add --yes to do it")]
    NeedsYes,
    /// The picture cannot be drawn as asked.
    #[error("cannot draw: {why}")]
    CannotDraw {
        /// The reason, in the user's language.
        why: String,
    },
}

impl CliError {
    /// The code the process ends with.
    pub const fn exit(&self) -> Exit {
        match self {
            Self::CannotRead { .. } | Self::NotAMap { .. } => Exit::CannotRead,
            Self::CannotWrite { .. } | Self::Exists { .. } => Exit::CannotWrite,
            Self::UnknownFormat { .. }
            | Self::NoFrame { .. }
            | Self::NeedsFolder
            | Self::NeedsName
            | Self::SameName { .. }
            | Self::UnknownInput { .. }
            | Self::UnknownOutput { .. }
            | Self::NoPersona { .. }
            | Self::NoStage { .. }
            | Self::NoOwner { .. }
            | Self::NoProfile { .. }
            | Self::NoMetric { .. }
            | Self::NotComparable
            | Self::NeedsYes
            | Self::CannotDraw { .. } => Exit::Usage,
        }
    }

    /// The message, with what to do about it, in the language of `texts`.
    pub fn text(&self, texts: &'static Texts) -> String {
        let about =
            |key, path: &Path| texts.with(key, &[("path", (&path.display().to_string()).into())]);
        let named = |key, name: &str, known: &str| {
            texts.with(key, &[("name", name.into()), ("known", known.into())])
        };
        match self {
            Self::CannotRead { why } => why.clone(),
            Self::NotAMap { path, why } => format!("{}: {why}", path.display()),
            Self::CannotWrite { path, why } => texts.with(
                "cli-cannot-write",
                &[("path", (&path.display().to_string()).into()), ("why", why.into())],
            ),
            Self::Exists { path } => about("cli-exists", path),
            Self::UnknownFormat { path } => about("cli-unknown-format", path),
            Self::NoFrame { number, frames } => texts.with(
                "cli-no-frame",
                &[("number", (*number).into()), ("frames", (*frames).into())],
            ),
            Self::NeedsFolder => texts.get("cli-needs-folder").to_owned(),
            Self::NeedsName => texts.get("cli-needs-name").to_owned(),
            Self::SameName { one, other } => {
                let (one, other) = (one.display().to_string(), other.display().to_string());
                texts.with("cli-same-name", &[("one", (&one).into()), ("other", (&other).into())])
            }
            Self::UnknownInput { path } => about("cli-unknown-input", path),
            Self::UnknownOutput { path, known } => {
                let path = path.display().to_string();
                let args = [("path", (&path).into()), ("known", known.into())];
                texts.with("cli-unknown-output", &args)
            }
            Self::NoPersona { name, known } => named("cli-no-persona", name, known),
            Self::NoStage { name, known } => named("cli-no-stage", name, known),
            Self::NoOwner { name, known } => named("cli-no-owner", name, known),
            Self::NoProfile { name, known } => named("cli-no-profile", name, known),
            Self::NoMetric { name, known } => named("cli-no-metric", name, known),
            Self::NotComparable => texts.get("cli-not-comparable").to_owned(),
            Self::NeedsYes => texts.get("merge-needs-yes").to_owned(),
            Self::CannotDraw { why } => texts.with("cli-cannot-draw", &[("why", why.into())]),
        }
    }

    /// Says it on stderr.
    pub(super) fn tell(&self, texts: &'static Texts) {
        eprintln!("cjm: {}", self.text(texts));
    }
}
