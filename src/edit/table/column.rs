//! What a column of a table means.

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// Nothing that is pasted.
    Ignore,
    /// The stage of the touchpoint.
    Stage,
    /// What the touchpoint is called.
    Name,
    /// What the client does there.
    Action,
    /// What the client wants and expects there.
    Expectation,
    /// The means it happens through.
    Channel,
    /// The department answerable for it.
    Owner,
    /// Clients per month.
    Clients,
    /// What happens behind the line of visibility.
    Backstage,
    /// What the client feels: −2 … +2, or a word.
    Emotion,
    /// What the client feels: 1 … 5, or a word.
    Grade,
    /// What hinders the client.
    Barrier,
    /// An answer to the barrier.
    Solution,
    /// What carries the client on.
    Driver,
    /// What a client said.
    Quote,
    /// Where it is known from.
    Evidence,
}

impl Column {
    /// Every meaning, in the order they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Ignore,
        Self::Stage,
        Self::Name,
        Self::Action,
        Self::Expectation,
        Self::Channel,
        Self::Owner,
        Self::Clients,
        Self::Backstage,
        Self::Emotion,
        Self::Grade,
        Self::Barrier,
        Self::Solution,
        Self::Driver,
        Self::Quote,
        Self::Evidence,
    ];

    /// Stable lower-case key, used in translation keys.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ignore => "ignore",
            Self::Stage => "stage",
            Self::Name => "name",
            Self::Action => "action",
            Self::Expectation => "expectation",
            Self::Channel => "channel",
            Self::Owner => "owner",
            Self::Clients => "clients",
            Self::Backstage => "backstage",
            Self::Emotion => "emotion",
            Self::Grade => "grade",
            Self::Barrier => "barrier",
            Self::Solution => "solution",
            Self::Driver => "driver",
            Self::Quote => "quote",
            Self::Evidence => "evidence",
        }
    }

    /// Whether several columns may mean this: a touchpoint has one name, but many barriers.
    pub const fn may_repeat(self) -> bool {
        matches!(self, Self::Ignore) || self.is_of_notes()
    }

    /// Whether the cells become notes, of which one cell may hold several.
    pub const fn is_of_notes(self) -> bool {
        matches!(self, Self::Barrier | Self::Solution | Self::Driver | Self::Quote | Self::Evidence)
    }

    /// Whether two columns cannot mean these at once.
    pub fn excludes(self, other: Self) -> bool {
        let felt = |column: Self| matches!(column, Self::Emotion | Self::Grade);
        (self == other && !self.may_repeat()) || (felt(self) && felt(other))
    }
}

/// What every column of a table means.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// What each column means, from left to right.
    pub columns: Vec<Column>,
    /// Whether the first row says what the columns are called.
    pub header: bool,
    /// Whether lines and what stands between semicolons are notes of their own.
    pub split: bool,
}

impl Mapping {
    /// Says what a column means. Another one that meant the same, where only one can, gets what
    /// this one meant before.
    pub fn choose(&mut self, at: usize, column: Column) {
        let Some(&before) = self.columns.get(at) else { return };
        let other = self.columns.iter().position(|&other| other.excludes(column));
        if let Some(other) = other.filter(|&other| other != at) {
            self.columns[other] = before;
        }
        self.columns[at] = column;
    }

    /// Whether some column means this.
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_one_column_can_mean_changes_places() {
        use Column::{Action, Barrier, Emotion, Grade, Ignore, Name};
        let columns = vec![Name, Action, Ignore, Emotion, Barrier];
        let mut mapping = Mapping { columns, ..Mapping::default() };
        mapping.choose(1, Name);
        assert_eq!(mapping.columns, [Action, Name, Ignore, Emotion, Barrier]);
        mapping.choose(2, Barrier);
        assert_eq!(mapping.columns, [Action, Name, Barrier, Emotion, Barrier]);
        mapping.choose(0, Grade);
        assert_eq!(mapping.columns, [Grade, Name, Barrier, Action, Barrier]);
        mapping.choose(0, Emotion);
        assert_eq!(mapping.columns[0], Emotion, "a column may change to the other scale");
        mapping.choose(9, Name);
        assert_eq!(mapping.columns.len(), 5);
    }
}
