//! The templates a new map can start from, embedded in the program.

/// What a map can start from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Template {
    /// A public service: a person and an authority.
    PublicService,
    /// A bank.
    Bank,
    /// A shop, online and on the street.
    Shop,
    /// Software.
    Software,
    /// A colleague served by another department.
    InternalClient,
}

impl Template {
    /// Every template, in the order they are offered.
    pub const ALL: &'static [Self] =
        &[Self::PublicService, Self::Bank, Self::Shop, Self::Software, Self::InternalClient];

    /// Stable lower-case key, used in file names, translation keys and on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PublicService => "public-service",
            Self::Bank => "bank",
            Self::Shop => "shop",
            Self::Software => "software",
            Self::InternalClient => "internal-client",
        }
    }
}
