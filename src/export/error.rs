//! Why a picture could not be written, and what to do about it.

use crate::i18n::{Arg, Texts};
use crate::model::Language;

/// Why a picture could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The file's extension names no format of ours.
    #[error("{}", self.text(Texts::of(Language::English)))]
    UnknownFormat {
        /// The extension, without the dot; empty where there is none.
        extension: String,
    },
    /// The picture would have too many pixels.
    #[error("{}", self.text(Texts::of(Language::English)))]
    TooManyPixels {
        /// Width asked for.
        width: u64,
        /// Height asked for.
        height: u64,
        /// The widest picture of this map that is still written.
        fits: u64,
    },
    /// The map would be spread over too many pages.
    #[error("{}", self.text(Texts::of(Language::English)))]
    TooManyPages {
        /// Pages needed.
        pages: u64,
        /// Most pages that are written.
        most: u64,
    },
    /// A map would be parted into too many pages.
    #[error("{}", self.text(Texts::of(Language::English)))]
    TooManyParts {
        /// Most pages that are written.
        most: u64,
    },
    /// The deck would have too many slides.
    #[error("{}", self.text(Texts::of(Language::English)))]
    TooManySlides {
        /// Slides asked for.
        slides: u64,
        /// Most slides that are written.
        most: u64,
    },
    /// A slide would have too many shapes.
    #[error("{}", self.text(Texts::of(Language::English)))]
    TooManyShapes {
        /// Most shapes that are written.
        most: u64,
    },
    /// A number among the options makes no sense: zero, negative or not a number.
    #[error("{}", self.text(Texts::of(Language::English)))]
    BadOption {
        /// The option's name on the command line, without dashes.
        option: &'static str,
    },
    /// Nobody wants the picture any more.
    #[error("{}", self.text(Texts::of(Language::English)))]
    Stopped,
    /// The PDF writer gave up; never expected.
    #[error("{}", self.text(Texts::of(Language::English)))]
    Pdf(String),
    /// The file could not be written.
    #[error("{}", self.text(Texts::of(Language::English)))]
    Io(#[from] std::io::Error),
}

impl ExportError {
    /// The error in a language, with what to do.
    pub fn text(&self, texts: &'static Texts) -> String {
        match self {
            Self::UnknownFormat { extension } if extension.is_empty() => {
                texts.get("export-no-extension").to_owned()
            }
            Self::UnknownFormat { extension } => {
                texts.with("export-unknown-format", &[("extension", extension.into())])
            }
            Self::TooManyPixels { width, height, fits } => texts.with(
                "export-too-many-pixels",
                &[
                    ("width", Arg::Text(&width.to_string())),
                    ("height", Arg::Text(&height.to_string())),
                    ("fits", Arg::Text(&fits.to_string())),
                ],
            ),
            Self::TooManyPages { pages, most } => texts.with(
                "export-too-many-pages",
                &[("pages", Arg::Count(*pages)), ("most", Arg::Count(*most))],
            ),
            Self::TooManyParts { most } => {
                texts.with("export-too-many-parts", &[("most", Arg::Text(&texts.whole(*most)))])
            }
            Self::TooManySlides { slides, most } => texts.with(
                "export-too-many-slides",
                &[("slides", Arg::Count(*slides)), ("most", Arg::Count(*most))],
            ),
            Self::TooManyShapes { most } => {
                texts.with("export-too-many-shapes", &[("most", Arg::Text(&texts.whole(*most)))])
            }
            Self::BadOption { option } => {
                texts.with("export-bad-option", &[("option", Arg::Text(option))])
            }
            Self::Stopped => texts.get("export-stopped").to_owned(),
            Self::Pdf(reason) => texts.with("export-pdf-failed", &[("reason", reason.into())]),
            Self::Io(error) => {
                texts.with("export-write-failed", &[("reason", Arg::Text(&error.to_string()))])
            }
        }
    }
}
