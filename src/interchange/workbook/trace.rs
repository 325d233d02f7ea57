//! What a workbook was made of: for every cell that can be edited a short hash of what it said, on
//! a hidden sheet. So what somebody changed in the workbook is told from what changed in the map
//! meanwhile.

use super::column::Column;
use crate::import::Sheet;
use crate::model::{ElementId, ElementKind, Language};
use std::collections::{HashMap, HashSet};

/// What the hidden sheet is called, and what stands in its first cell.
pub const NAME: &str = "cjm-export";
/// Digits of a hash.
const DIGITS: usize = 12;
/// Longest row of hashes: what a cell holds.
const LONGEST: usize = super::cell::LONGEST_TEXT;

/// What a cell says: as it stands there, and as it is meant, which differs where it names others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Print {
    /// The hash of what stands there.
    pub(super) shown: u64,
    /// The hash of what it means.
    pub(super) meant: u64,
}

impl Print {
    /// The hashes of a cell.
    pub(super) fn of(shown: &str, meant: &str) -> Self {
        Self { shown: hash(shown), meant: hash(meant) }
    }

    fn written(self) -> String {
        format!("{:012x}{:012x}", self.shown, self.meant)
    }

    fn read(text: &str) -> Option<Self> {
        let (shown, meant) = text.split_at_checked(DIGITS)?;
        let number = |digits: &str| u64::from_str_radix(digits, 16).ok();
        Some(Self { shown: number(shown)?, meant: number(meant)? })
    }
}

/// The first 48 bits of a hash.
pub(super) fn hash(text: &str) -> u64 {
    let hash = blake3::hash(text.as_bytes());
    hash.as_bytes()[..DIGITS / 2].iter().fold(0, |sum, &byte| sum << 8 | u64::from(byte))
}

/// The rows of the hidden sheet while they are gathered.
#[derive(Debug, Default)]
pub(super) struct Tracing {
    /// The cells of each row.
    pub(super) rows: Vec<[String; 3]>,
}

impl Tracing {
    /// Begins with what the map is called and its language.
    pub(super) fn new(language: Language, title: &str) -> Self {
        Self { rows: vec![[NAME.to_owned(), language.key().to_owned(), title.to_owned()]] }
    }

    /// Goes on with the columns of a list.
    pub(super) fn list(&mut self, kind: ElementKind, columns: &[Column]) {
        let keys: Vec<String> = columns.iter().map(|column| column.key()).collect();
        self.rows.push([kind.key().to_owned(), String::new(), keys.join(" ")]);
    }

    /// Adds what the cells of an element say.
    pub(super) fn row(&mut self, id: ElementId, prints: &[Print]) {
        let prints: Vec<String> = prints.iter().map(|print| print.written()).collect();
        let prints = prints.join(" ");
        let prints = if prints.len() > LONGEST { String::new() } else { prints };
        self.rows.push([String::new(), id.to_string(), prints]);
    }
}

/// What the hidden sheet of a workbook says.
#[derive(Debug, Clone)]
pub(super) struct Trace {
    /// The map's language.
    pub(super) language: Language,
    /// The map's title.
    pub(super) title: String,
    prints: HashMap<(ElementId, Column), Print>,
    elements: HashSet<ElementId>,
}

impl Trace {
    /// Reads it; `None` where the sheet is another one.
    pub(super) fn read(sheet: &Sheet) -> Option<Self> {
        if sheet.cell(0, 0) != NAME {
            return None;
        }
        let language = sheet.cell(0, 1);
        let language = Language::ALL.iter().copied().find(|it| it.key() == language)?;
        let (prints, elements) = (HashMap::new(), HashSet::new());
        let mut trace = Self { language, title: sheet.cell(0, 2).to_owned(), prints, elements };
        let mut columns: Vec<Option<Column>> = Vec::new();
        for row in 1..sheet.rows() {
            let [kind, id, text] = [0, 1, 2].map(|at| sheet.cell(row, at));
            if let Some(&kind) = ElementKind::ALL.iter().find(|it| it.key() == kind) {
                columns = text.split(' ').map(|key| Column::of_key(kind, key)).collect();
            } else if let Ok(id) = id.parse() {
                trace.elements.insert(id);
                for (column, print) in columns.iter().zip(text.split(' ')) {
                    if let Some((column, print)) = column.zip(Print::read(print)) {
                        trace.prints.insert((id, column), print);
                    }
                }
            }
        }
        Some(trace)
    }

    /// What a cell said when the workbook was made.
    pub(super) fn print(&self, id: ElementId, column: Column) -> Option<Print> {
        self.prints.get(&(id, column)).copied()
    }

    /// Whether an element was in the map when the workbook was made.
    pub(super) fn knows(&self, id: ElementId) -> bool {
        self.elements.contains(&id)
    }
}
