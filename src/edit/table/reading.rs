//! What the rows of a table say once it is known what its columns mean, and what they do not.

use super::{Column, Mapping, Sheet};
use crate::edit::slot::{number, whole};
use crate::model::{ElementKind, Touchpoint, Valence};

/// What a word says of a feeling: how strong it is, and the word to keep.
pub type Feeling<'a> = &'a dyn Fn(&str) -> Option<(Valence, String)>;

/// A row that becomes a touchpoint.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Which row of the table.
    pub at: usize,
    /// The stage it goes to; `None` = where the map stands.
    pub stage: Option<String>,
    /// The touchpoint.
    pub touchpoint: Touchpoint,
    /// What is felt there, with the feeling's name.
    pub emotion: Option<(Valence, String)>,
    /// What hangs on it, in the order of the columns; a solution behind its barrier.
    pub notes: Vec<RowNote>,
}

impl Row {
    /// A row that says only a name.
    pub fn named(at: usize, name: &str) -> Self {
        let touchpoint = Touchpoint::named(name);
        Self { at, stage: None, touchpoint, emotion: None, notes: Vec::new() }
    }
}

/// A note on a touchpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowNote {
    /// What it is.
    pub kind: ElementKind,
    /// What it says.
    pub text: String,
    /// Which of the row's notes it answers, if it is a solution.
    pub answers: Option<usize>,
}

impl RowNote {
    fn new(kind: ElementKind, text: &str, answers: Option<usize>) -> Self {
        Self { kind, text: text.to_owned(), answers }
    }
}

/// What is to be told of a row or a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Which row of the table.
    pub row: usize,
    /// Which column; `None` = the whole row.
    pub column: Option<usize>,
    /// What.
    pub problem: Problem,
}

/// Why something is left out or not as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Neither a name nor an action: the row is left out.
    NoName,
    /// No name: the action is taken for it.
    ByAction,
    /// Not a number of clients.
    Clients,
    /// Neither a number from −2 to +2 nor a known word.
    Emotion,
    /// Neither a number from 1 to 5 nor a known word.
    Grade,
    /// A solution in a row without barriers.
    NoBarrier,
}

/// What a table says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The rows that become touchpoints.
    pub rows: Vec<Row>,
    /// What is left out or changed, from top to bottom.
    pub remarks: Vec<Remark>,
    /// Whether a cell holds what may be several notes.
    pub several: bool,
}

impl Reading {
    /// Reads a table. Linear in its size.
    pub fn of(sheet: &Sheet, mapping: &Mapping, feeling: Feeling<'_>) -> Self {
        let mut reading = Self::default();
        let (mut stage, mut lone) = (None, None);
        for at in usize::from(mapping.header)..sheet.rows() {
            let mut cells = Cells { sheet, mapping, at, feeling, remarks: Vec::new() };
            let own = cells.first(Column::Stage);
            if !own.is_empty() {
                // A stage alone in its row is a heading, unless nothing stands under it.
                reading.remarks.extend(lone.take());
                stage = Some(own.to_owned());
            }
            match cells.row(stage.clone()) {
                Some(row) => {
                    reading.rows.push(row);
                    lone = None;
                }
                None if cells.says(|column| column == Column::Stage) => {
                    lone = Some(Remark { row: at, column: None, problem: Problem::NoName });
                }
                None if cells.says(|column| column != Column::Ignore) => {
                    cells.remark(None, Problem::NoName);
                }
                None => {}
            }
            reading.several |= cells.several();
            reading.remarks.append(&mut cells.remarks);
        }
        reading.remarks.extend(lone);
        reading.remarks.sort_by_key(|remark| remark.row);
        reading
    }

    /// The row of the table that becomes a touchpoint, if it does.
    pub fn row(&self, at: usize) -> Option<&Row> {
        let place = self.rows.binary_search_by_key(&at, |row| row.at).ok()?;
        self.rows.get(place)
    }

    /// What is told of a row of the table.
    pub fn remarks_of(&self, at: usize) -> &[Remark] {
        let from = self.remarks.partition_point(|remark| remark.row < at);
        let to = self.remarks.partition_point(|remark| remark.row <= at);
        &self.remarks[from..to]
    }
}

/// The cells of one row.
struct Cells<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    at: usize,
    feeling: Feeling<'a>,
    remarks: Vec<Remark>,
}

impl<'a> Cells<'a> {
    /// The cells that say something, with their columns.
    fn filled(&self) -> Vec<(usize, Column, &'a str)> {
        let (sheet, at) = (self.sheet, self.at);
        let columns = self.mapping.columns.iter().copied().enumerate();
        let cells = columns.map(|(i, column)| (i, column, sheet.cell(at, i).trim()));
        cells.filter(|(_, _, cell)| !cell.is_empty()).collect()
    }

    /// Whether the row says something, and only in such columns.
    fn says(&self, such: impl Fn(Column) -> bool) -> bool {
        let said = self.filled().into_iter().map(|(_, column, _)| column);
        let said: Vec<Column> = said.filter(|&column| column != Column::Ignore).collect();
        !said.is_empty() && said.into_iter().all(such)
    }

    /// The cell of a column there is one of; empty where there is none.
    fn first(&self, wanted: Column) -> &'a str {
        let mut filled = self.filled().into_iter();
        filled.find(|(_, column, _)| *column == wanted).map_or("", |(_, _, cell)| cell)
    }

    fn remark(&mut self, column: Option<usize>, problem: Problem) {
        self.remarks.push(Remark { row: self.at, column, problem });
    }

    /// Whether a cell of notes holds what may be several of them.
    fn several(&self) -> bool {
        let filled = self.filled().into_iter();
        filled
            .filter(|(_, column, _)| column.is_of_notes())
            .any(|(_, _, cell)| cell.contains(APART) && parts(cell).len() > 1)
    }

    /// The notes of a cell.
    fn notes(&self, cell: &'a str) -> Vec<&'a str> {
        let parts = if self.mapping.split { parts(cell) } else { Vec::new() };
        if parts.len() > 1 { parts } else { vec![cell] }
    }

    /// The row as a touchpoint; `None` where it has no name.
    fn row(&mut self, stage: Option<String>) -> Option<Row> {
        let (name, action) = (self.first(Column::Name), self.first(Column::Action));
        let mut row = match (name, action) {
            ("", "") => return None,
            ("", action) => {
                if self.mapping.has(Column::Name) {
                    self.remark(None, Problem::ByAction);
                }
                Row::named(self.at, action)
            }
            (name, action) => {
                let mut row = Row::named(self.at, name);
                action.clone_into(&mut row.touchpoint.action);
                row
            }
        };
        row.stage = stage;
        for (column, meaning, cell) in self.filled() {
            self.read(&mut row, column, meaning, cell);
        }
        self.solve(&mut row);
        Some(row)
    }

    /// Takes a cell into a row.
    fn read(&mut self, row: &mut Row, column: usize, meaning: Column, cell: &str) {
        let notes = self.notes(cell);
        let touchpoint = &mut row.touchpoint;
        let hang = |kind| notes.iter().map(move |&text| RowNote::new(kind, text, None));
        match meaning {
            Column::Expectation => cell.clone_into(&mut touchpoint.expectation),
            Column::Channel => cell.clone_into(&mut touchpoint.channel),
            Column::Owner => cell.clone_into(&mut touchpoint.owner),
            Column::Backstage => cell.clone_into(&mut touchpoint.backstage),
            Column::Clients => match whole(cell) {
                Ok(clients) => touchpoint.clients_per_month = clients,
                Err(_) => self.remark(Some(column), Problem::Clients),
            },
            Column::Emotion | Column::Grade => {
                let (lowest, problem) = match meaning {
                    Column::Emotion => (-2.0, Problem::Emotion),
                    _ => (1.0, Problem::Grade),
                };
                row.emotion = felt(cell, lowest, self.feeling);
                if row.emotion.is_none() {
                    self.remark(Some(column), problem);
                }
            }
            Column::Barrier => row.notes.extend(hang(ElementKind::Barrier)),
            Column::Driver => row.notes.extend(hang(ElementKind::Driver)),
            Column::Quote => row.notes.extend(hang(ElementKind::Quote)),
            Column::Evidence => row.notes.extend(hang(ElementKind::Evidence)),
            // A solution waits for the barriers.
            Column::Solution | Column::Ignore | Column::Stage | Column::Name | Column::Action => {}
        }
    }

    /// Gives each solution the barrier of the column before it, else the first of the row. Of as
    /// many solutions in a cell as there are barriers in that, each gets its own.
    fn solve(&mut self, row: &mut Row) {
        let kind = |note: &RowNote| note.kind == ElementKind::Barrier;
        let places: Vec<usize> = (0..row.notes.len()).filter(|&at| kind(&row.notes[at])).collect();
        let cells = self.filled();
        let barriers = cells.iter().filter(|(_, meaning, _)| *meaning == Column::Barrier);
        let mut rest = places.as_slice();
        let cells_of: Vec<&[usize]> = barriers
            .map(|(_, _, cell)| {
                let (own, after) = rest.split_at(self.notes(cell).len().min(rest.len()));
                rest = after;
                own
            })
            .collect();
        let mut before = 0;
        for (column, meaning, cell) in cells {
            match meaning {
                Column::Barrier => before += 1,
                Column::Solution => match cells_of.get(usize::max(before, 1) - 1) {
                    Some(barriers) => {
                        let answers = self.notes(cell);
                        let each = answers.len() == barriers.len();
                        row.notes.extend(answers.iter().enumerate().map(|(at, text)| {
                            let barrier = barriers.get(if each { at } else { 0 }).copied();
                            RowNote::new(ElementKind::Solution, text, barrier)
                        }));
                    }
                    None => self.remark(Some(column), Problem::NoBarrier),
                },
                _ => {}
            }
        }
    }
}

/// What stands between several notes in one cell.
const APART: [char; 3] = ['\n', '\r', ';'];

/// What may be the notes of a cell: its lines and what stands between semicolons, without the
/// marks of a list.
fn parts(cell: &str) -> Vec<&str> {
    cell.split(APART).map(unmarked).filter(|part| !part.is_empty()).collect()
}

/// A line without the dash, dot or number with which a list marks it.
fn unmarked(line: &str) -> &str {
    let line = line.trim();
    let marked = line.strip_prefix(['-', '–', '—', '•', '*', '·']);
    let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let short = line.len() - digits.len();
    let numbered = digits.strip_prefix(['.', ')']).filter(|_| (1..=2).contains(&short));
    // What follows the mark is apart from it: “-5 °C” and “2.5 km” are no marks.
    let apart = |rest: &&str| rest.starts_with(char::is_whitespace);
    marked.filter(apart).or_else(|| numbered.filter(apart)).map_or(line, str::trim)
}

/// What a cell says of a feeling: a number on the scale that begins at `lowest`, a known word, or
/// a number with any word behind it.
fn felt(cell: &str, lowest: f64, feeling: Feeling<'_>) -> Option<(Valence, String)> {
    let on_scale = |text: &str| {
        let value = number(text).ok().flatten()?;
        let place = (0_u8..5).find(|&i| (value - lowest - f64::from(i)).abs() < 1e-9)?;
        Valence::ALL.get(usize::from(place)).copied()
    };
    if let Some(valence) = on_scale(cell) {
        return Some((valence, String::new()));
    }
    feeling(cell).or_else(|| {
        let (first, rest) = cell.split_once(char::is_whitespace)?;
        let between = |c: char| !c.is_alphanumeric();
        let valence = on_scale(first.trim_end_matches([',', ';', ':', '.', ')']))?;
        Some((valence, rest.trim_start_matches(between).trim_end_matches(')').to_owned()))
    })
}
