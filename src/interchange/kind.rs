//! The formats of other tools, by the ending of a file's name. A further one is a line here and an
//! arm in [`import`](super::import) or [`export`](super::export).

use super::{mermaid, ojf};
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
            // Pages of Markdown hold journeys between fences.
            Self::Mermaid => &["mmd", "mermaid", "md", "markdown"],
            Self::Ojf => &["ojf"],
        }
    }

    /// The format a file's name says; `None` where it says none of these.
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| ends(path, format.extensions()))
    }

    /// The format that a text begins like, whatever follows; `None` where it begins like none.
    pub fn of_text(text: &str) -> Option<Self> {
        if mermaid::begins(text) {
            Some(Self::Mermaid)
        } else if ojf::begins(text) {
            Some(Self::Ojf)
        } else {
            None
        }
    }
}

impl Target {
    /// Every format.
    pub const ALL: &'static [Self] = &[Self::Mermaid, Self::Markdown, Self::DrawIo];

    /// How names of such files end, without the dot; the usual ending first.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Mermaid => &["mmd", "mermaid"],
            Self::Markdown => &["md", "markdown"],
            Self::DrawIo => &["drawio"],
        }
    }

    /// The format a file's name says; `None` where it says none of these.
    pub fn of_path(path: &Path) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| ends(path, format.extensions()))
    }
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_apart_by_how_they_begin() {
        let mermaid = [
            "journey\n A: 3",
            "\u{FEFF}\n  journey  \r\n section x",
            "---\ntitle: T\n---\n%% note\n%%{init: {\n}}%%\njourney\n",
            "journey title Day\n",
            "journey %% mine\n A: 3",
            "```mermaid\njourney\n A: 3\n```\n",
            "# Page\n\n```mermaid\nflowchart LR\n```\n\n~~~ mermaid\njourney\n A: 3\n~~~",
        ];
        for text in mermaid {
            assert_eq!(Source::of_text(text), Some(Source::Mermaid), "{text}");
        }
        for text in [r#"{"stages": []}"#, " \n{\"a\":1,\"nodes\":[]}"] {
            assert_eq!(Source::of_text(text), Some(Source::Ojf), "{text}");
        }
        let neither = [
            "",
            "journey begins at home\nand ends there",
            "Journey\n A: 3",
            "journeys\nA",
            "Call\njourney",
            "---\ntitle: T\njourney",
            "{\"a\": 1}",
            "```mermaid\nflowchart LR\n```",
        ];
        for text in neither {
            assert_eq!(Source::of_text(text), None, "{text}");
        }
    }
}
