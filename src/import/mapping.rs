//! What the columns of a survey mean: guessed, and corrected by hand.

use super::sheet::Sheet;
use crate::model::{Asked, DateOrder, KeptComments, Meaning, Month, Target};
use std::collections::BTreeMap;

/// Most columns that answers can be split by together.
pub const MOST_SEGMENTS: usize = 3;

/// Which month answers belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Period {
    /// The month of each row's date; without a date none.
    #[default]
    Dates,
    /// This one.
    Month(Month),
    /// None.
    None,
}

/// What a sheet means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// Rows of the heading, above which nothing counts; empty = no heading.
    pub header: std::ops::Range<usize>,
    /// What each column means.
    pub columns: Vec<Meaning>,
    /// What becomes of each name of a touchpoint.
    pub targets: BTreeMap<String, Target>,
    /// What each wording in the column of questions asks; others are left out.
    pub questions: BTreeMap<String, Asked>,
    /// Codes that are no answers, folded.
    pub not_applicable: Vec<String>,
    /// How dates are written.
    pub dates: DateOrder,
    /// Which month answers belong to.
    pub period: Period,
    /// Which comments are kept.
    pub comments: KeptComments,
}

impl Mapping {
    /// The first row with answers.
    pub fn first_row(&self) -> usize {
        self.header.end
    }

    /// The places of columns that mean something.
    pub fn places(&self, means: impl Fn(&Meaning) -> bool) -> Vec<usize> {
        let found = self.columns.iter().enumerate().filter(|(_, meaning)| means(meaning));
        found.map(|(at, _)| at).collect()
    }

    /// Both rows of a column's heading; the first is empty where there is one row. What stands over
    /// several columns stands over each of them.
    pub fn heads(&self, sheet: &Sheet, column: usize) -> (String, String) {
        let rows: Vec<usize> = self.header.clone().collect();
        match rows[..] {
            [] => (String::new(), String::new()),
            [row] => (String::new(), sheet.cell(row, column).trim().to_owned()),
            [top, .., low] => {
                let own = sheet.cell(low, column).trim();
                let mut over = (0..=column).rev().map(|at| sheet.cell(top, at).trim());
                let over = over.find(|text| !text.is_empty()).unwrap_or_default();
                if own.is_empty() {
                    (String::new(), sheet.cell(top, column).trim().to_owned())
                } else {
                    (over.to_owned(), own.to_owned())
                }
            }
        }
    }

    /// A column's heading, or its letters where it has none.
    pub fn head(&self, sheet: &Sheet, column: usize) -> String {
        match self.heads(sheet, column) {
            (top, own) if top.is_empty() && own.is_empty() => letters(column),
            (top, own) if top.is_empty() => own,
            (top, own) => format!("{top} / {own}"),
        }
    }

    /// What the survey calls its touchpoints, each name once.
    pub fn names(&self, sheet: &Sheet) -> Vec<String> {
        let mut names = Vec::new();
        for (at, meaning) in self.columns.iter().enumerate() {
            match meaning {
                Meaning::Touchpoint => {
                    let column = &sheet.columns()[at];
                    let mut seen = vec![false; column.distinct()];
                    let codes = column.codes_from(self.first_row());
                    for &code in codes {
                        seen[code as usize] = true;
                    }
                    let values = column.values().zip(seen).skip(1).filter(|(_, seen)| *seen);
                    names.extend(values.map(|(value, _)| value.trim().to_owned()));
                }
                Meaning::Answers(name, _) => names.push(name.clone()),
                _ => {}
            }
        }
        names.sort();
        names.dedup();
        names
    }

    /// Whether there is a row for each answer, and not one for each respondent.
    pub fn is_long(&self) -> bool {
        self.columns.contains(&Meaning::Touchpoint)
    }
}

/// The letters that spreadsheets call a column by, from 0: A, B … Z, AA.
pub fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.insert(0, b'A' + (rest % 26) as u8);
        rest /= 26;
    }
    String::from_utf8(letters).unwrap_or_default()
}
