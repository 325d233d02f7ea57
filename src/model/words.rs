//! The choices of a map's fields: each a closed list of words.

/// Declares a fieldless enum with its list and stable keys (used in files' and texts' keys).
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// Stable lower-case key, used in translation keys and on the command line.
            pub const fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}
pub(super) use words;

words! {
    /// The three fixed parts of every journey.
    Phase {
        /// Before the service.
        PreService = "pre-service",
        /// The service itself.
        Service = "service",
        /// After the service.
        PostService = "post-service",
    }
}

words! {
    /// In which of the two journeys something takes place.
    Presence {
        /// Today and in the target journey.
        Both = "both",
        /// Only today: it goes away.
        AsIsOnly = "as-is-only",
        /// Only in the target journey: it is new.
        ToBeOnly = "to-be-only",
    }
}

impl Presence {
    /// Whether it takes place in `journey`.
    pub fn includes(self, journey: Journey) -> bool {
        match self {
            Self::Both => true,
            Self::AsIsOnly => journey == Journey::AsIs,
            Self::ToBeOnly => journey == Journey::ToBe,
        }
    }
}

words! {
    /// One of the two journeys of a map: point A and point B.
    Journey {
        /// Today's journey.
        AsIs = "as-is",
        /// The target journey.
        ToBe = "to-be",
    }
}

words! {
    /// How strong a feeling is and which way it goes.
    Valence {
        /// −2.
        VeryBad = "very-bad",
        /// −1.
        Bad = "bad",
        /// 0.
        Neutral = "neutral",
        /// +1.
        Good = "good",
        /// +2.
        VeryGood = "very-good",
    }
}

impl Valence {
    /// The number −2 … +2.
    pub const fn value(self) -> i8 {
        self as i8 - 2
    }

    /// The valence of a number −2 … +2; `None` outside.
    pub fn from_value(value: i64) -> Option<Self> {
        usize::try_from(value + 2).ok().and_then(|i| Self::ALL.get(i).copied())
    }
}

words! {
    /// Which decision a moment of truth is.
    MomentKind {
        /// Before the first contact: search and comparison.
        Zero = "zero",
        /// The first encounter.
        First = "first",
        /// Using the service.
        Second = "second",
        /// Telling others about it.
        Ultimate = "ultimate",
    }
}

words! {
    /// Whether an organisation's team can do a solution.
    Feasibility {
        /// On our own authority.
        Own = "own",
        /// With management's sanction.
        Sanctioned = "sanctioned",
        /// Not possible yet.
        NotYet = "not-yet",
    }
}

impl Feasibility {
    /// The Roman numeral people use for it.
    pub const fn numeral(self) -> &'static str {
        match self {
            Self::Own => "I",
            Self::Sanctioned => "II",
            Self::NotYet => "III",
        }
    }
}

words! {
    /// How much work a solution is.
    Effort {
        /// Days.
        Small = "small",
        /// Weeks.
        Medium = "medium",
        /// Months.
        Large = "large",
    }
}

words! {
    /// How far a solution has come.
    SolutionStatus {
        /// Somebody thought of it.
        Idea = "idea",
        /// Decided.
        Planned = "planned",
        /// Being done.
        InWork = "in-work",
        /// Done.
        Done = "done",
        /// Decided against.
        Rejected = "rejected",
    }
}

words! {
    /// Where a statement comes from.
    EvidenceKind {
        /// Watched where it happens.
        Gemba = "gemba",
        /// Asked in person.
        Interview = "interview",
        /// Asked many.
        Survey = "survey",
        /// Counted by a system.
        Analytics = "analytics",
        /// Complained about.
        Complaint = "complaint",
        /// Said by somebody who knows; still an assumption.
        Expert = "expert",
    }
}

words! {
    /// Which side of the organisation an indicator looks at.
    Layer {
        /// Customer experience.
        Cx = "cx",
        /// Operations.
        Ox = "ox",
        /// Employee experience.
        Ex = "ex",
        /// Information technology.
        It = "it",
        /// Money.
        Tx = "tx",
    }
}

words! {
    /// How an embedded picture is encoded.
    ImageEncoding {
        /// Portable Network Graphics.
        Png = "png",
        /// JPEG.
        Jpeg = "jpeg",
    }
}

words! {
    /// The languages of the program and of maps.
    Language {
        /// English.
        English = "en",
        /// Russian.
        Russian = "ru",
        /// Ukrainian.
        Ukrainian = "uk",
    }
}

words! {
    /// Which journey a picture of the map shows.
    MapState {
        /// Today's journey.
        AsIs = "as-is",
        /// The target journey.
        ToBe = "to-be",
        /// Both, and the gap between them.
        Gap = "gap",
    }
}

words! {
    /// A lane of the map: one row of cells across all columns.
    Lane {
        /// The touchpoints' cards and the ways between them.
        Touchpoints = "touchpoints",
        /// What the client does.
        Actions = "actions",
        /// What the client wants.
        Expectations = "expectations",
        /// The emotion curve.
        Emotions = "emotions",
        /// What hinders.
        Barriers = "barriers",
        /// What carries on.
        Drivers = "drivers",
        /// Feedback scores.
        Scores = "scores",
        /// Answers to barriers.
        Solutions = "solutions",
        /// Departments answerable.
        Owners = "owners",
        /// The means.
        Channels = "channels",
        /// Other figures.
        Indicators = "indicators",
        /// What happens behind the line of visibility.
        Backstage = "backstage",
        /// Clients' words.
        Quotes = "quotes",
        /// Where statements come from.
        Evidence = "evidence",
        /// Pictures.
        Pictures = "pictures",
    }
}

impl Lane {
    /// The lanes shown unless somebody chooses otherwise.
    pub const USUAL: &'static [Self] = &[
        Self::Touchpoints,
        Self::Actions,
        Self::Expectations,
        Self::Emotions,
        Self::Barriers,
        Self::Drivers,
        Self::Scores,
        Self::Solutions,
    ];
}
