//! What can go wrong in a headless command, in the user's language, and the exit codes.

use crate::i18n::Texts;
use std::path::PathBuf;

/// How a headless command ends. The numbers are part of the command line's contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Everything worked, and `check` found no problem.
    Fine = 0,
    /// `check` found problems in a map.
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
    /// An input cannot be opened as a map.
    #[error("cannot read {}: {why}", path.display())]
    CannotRead {
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
            Self::CannotRead { .. } => Exit::CannotRead,
            Self::CannotWrite { .. } | Self::Exists { .. } => Exit::CannotWrite,
            Self::UnknownFormat { .. }
            | Self::NoPersona { .. }
            | Self::NoStage { .. }
            | Self::CannotDraw { .. } => Exit::Usage,
        }
    }

    /// The message, with what to do about it, in the language of `texts`.
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::CannotRead { path, why } => texts.with(
                "cli-cannot-read",
                &[("path", (&path.display().to_string()).into()), ("why", why.into())],
            ),
            Self::CannotWrite { path, why } => texts.with(
                "cli-cannot-write",
                &[("path", (&path.display().to_string()).into()), ("why", why.into())],
            ),
            Self::Exists { path } => {
                texts.with("cli-exists", &[("path", (&path.display().to_string()).into())])
            }
            Self::UnknownFormat { path } => {
                texts.with("cli-unknown-format", &[("path", (&path.display().to_string()).into())])
            }
            Self::NoPersona { name, known } => {
                texts.with("cli-no-persona", &[("name", name.into()), ("known", known.into())])
            }
            Self::NoStage { name, known } => {
                texts.with("cli-no-stage", &[("name", name.into()), ("known", known.into())])
            }
            Self::CannotDraw { why } => texts.with("cli-cannot-draw", &[("why", why.into())]),
        }
    }
}
