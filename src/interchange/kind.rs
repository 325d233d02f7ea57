//! The formats of other tools, by the ending of a file's name. A further one is a line here and an
//! arm in [`import`](super::import) or [`export`](super::export).

use std::path::Path;

/// A format that maps are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {
    /// A `journey` of Mermaid.
    Mermaid,
    /// The Open Journey Format of the journey mapper Ptolemy.
    Ojf,
}

/// A format that maps are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A `journey` of Mermaid.
    Mermaid,
    /// A report, touchpoint by touchpoint, for a wiki.
    Markdown,
    /// A page of draw.io, with shapes that can be edited.
    DrawIo,
}

impl Source {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Mermaid, Self::Ojf];

    /// How names of such files end, without the dot; the usual ending first.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Mermaid => MERMAID,
            Self::Ojf => &["ojf"],
        }
    }

    /// The format a file's name says; `None` where it says none of these.
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| ends(path, format.extensions()))
    }
}

impl Target {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Mermaid, Self::Markdown, Self::DrawIo];

    /// How names of such files end, without the dot; the usual ending first.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Mermaid => MERMAID,
            Self::Markdown => &["md", "markdown"],
            Self::DrawIo => &["drawio"],
        }
    }

    /// The format a file's name says; `None` where it says none of these.
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| ends(path, format.extensions()))
    }
}

const MERMAID: &[&str] = &["mmd", "mermaid"];

fn ends(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}
