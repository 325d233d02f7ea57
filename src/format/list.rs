//! The lists of a file and their names.

/// The lists of a file, as its problems name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// The properties of the map.
    Map,
    /// Stages, touchpoints and all other elements.
    Elements,
    /// The links between elements.
    Links,
    /// The questions of surveys.
    Questions,
    /// The histograms of answers.
    Cells,
    /// What merged copies say differently.
    Conflicts,
    /// The encoded bytes of pictures.
    Pictures,
    /// What was set aside before.
    SetAside,
    /// Anything else in the file.
    Other,
}

impl List {
    /// Every list, in file order.
    pub const ALL: &'static [Self] = &[
        Self::Map,
        Self::Elements,
        Self::Links,
        Self::Questions,
        Self::Cells,
        Self::Conflicts,
        Self::Pictures,
        Self::SetAside,
        Self::Other,
    ];

    /// The name under which `set_aside` keeps pieces of this list that were understood but have
    /// no place on the map.
    pub(super) fn left_out_key(self) -> String {
        format!("{}: left out", self.key())
    }

    /// The name of the list in the file.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Map => "map",
            Self::Elements => "elements",
            Self::Links => "links",
            Self::Questions => "questions",
            Self::Cells => "cells",
            Self::Conflicts => "conflicts",
            Self::Pictures => "pictures",
            Self::SetAside => "set_aside",
            Self::Other => "other",
        }
    }

    /// The list with this name in the file.
    pub(super) fn from_key(key: &str) -> Self {
        Self::ALL.iter().copied().find(|list| list.key() == key).unwrap_or(Self::Other)
    }
}
