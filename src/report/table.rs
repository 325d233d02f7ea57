//! A table: columns with a heading, and rows of typed cells.

use crate::i18n::Texts;
use crate::model::{Date, Month};

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing: not known, or it does not apply.
    Empty,
    /// Words.
    Text(String),
    /// One of a list of words: its stable key and what it is called; an empty key for what programs
    /// read as nothing.
    Word {
        /// The key, for programs.
        key: String,
        /// The name, for people.
        name: String,
    },
    /// A number, and with how many decimals people read it.
    Number(f64, u8),
    /// A whole number.
    Whole(u64),
    /// A month.
    Month(Month),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
}

impl Cell {
    /// Words, or nothing where there are none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// One of a list of words.
    pub fn word(key: impl Into<String>, name: impl Into<String>) -> Self {
        Self::Word { key: key.into(), name: name.into() }
    }

    /// A number, or nothing where there is none or it is not finite.
    pub fn number(value: Option<f64>, decimals: u8) -> Self {
        match value.filter(|value| value.is_finite()) {
            Some(value) => Self::Number(value, decimals),
            None => Self::Empty,
        }
    }

    /// Whether it is a number, which stands on the right.
    pub const fn is_number(&self) -> bool {
        matches!(self, Self::Number(..) | Self::Whole(_))
    }

    /// As people read it.
    pub fn written(&self, texts: &'static Texts) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Word { name: text, .. } => text.clone(),
            Self::Number(value, decimals) => texts.number(*value, usize::from(*decimals)),
            Self::Whole(value) => texts.whole(*value),
            Self::Month(month) => texts.month_short(*month),
            Self::Date(date) => texts.date_digits(*date),
            Self::Flag(flag) => {
                texts.get(if *flag { "report-yes" } else { "report-no" }).to_owned()
            }
        }
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Stable lower-case key, the heading for programs.
    pub key: &'static str,
    /// The heading for people.
    pub name: String,
}

/// Which headings a table is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// Stable keys, for programs.
    Keys,
    /// Names, for people.
    Names,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it is called.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows: columns by key and key of their heading.
    pub(super) fn new(
        texts: &'static Texts,
        title: &str,
        columns: &[(&'static str, &str)],
    ) -> Self {
        let column =
            |&(key, name): &(&'static str, &str)| Column { key, name: texts.get(name).to_owned() };
        Self {
            title: texts.get(title).to_owned(),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// A column's heading.
    pub(super) fn head(&self, at: usize, heads: Heads) -> &str {
        let column = &self.columns[at];
        match heads {
            Heads::Keys => column.key,
            Heads::Names => &column.name,
        }
    }

    /// The columns that are written: for programs all, so that a table always has the same; for
    /// people those with something in them, and no ids.
    pub(super) fn shown(&self, heads: Heads) -> Vec<usize> {
        let filled = |at: usize| {
            self.rows.iter().any(|row| row.get(at).is_some_and(|cell| *cell != Cell::Empty))
        };
        (0..self.columns.len())
            .filter(|&at| {
                let wanted = self.rows.is_empty() || filled(at);
                heads == Heads::Keys || wanted && self.columns[at].key != "id"
            })
            .collect()
    }
}
