//! Writing what the panel below the map shows: the table of scores as it stands there, worklists
//! of one owner or of all; and the map itself as a text of another tool.

use super::ScoreColumn;
use super::scores::name_of;
use crate::app::{App, Tone, Wish, today};
use crate::edit::verbs;
use crate::format::Existing;
use crate::i18n::Texts;
use crate::insight::{Group, ScoreRow, Worklist, overview, worklists};
use crate::interchange::{self, Target, workbook};
use crate::model::{Document, ElementId};
use crate::report::{self, Cell, Column, Heads, Table};
use crate::scores::Unit;
use std::path::PathBuf;

/// What can be written as a table or a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// The scores that the table shows, for other programs.
    ScoresCsv,
    /// The same as a workbook.
    ScoresXlsx,
    /// The worklists that are shown, for other programs.
    WorklistsCsv,
    /// The same as text with headings and lists.
    WorklistsMarkdown,
    /// The map as a text of another tool.
    Text(Target),
    /// The whole map, to be edited in a spreadsheet.
    MapXlsx,
    /// The list of its touchpoints, for the same.
    MapCsv,
}

impl Paper {
    /// Every text of another tool.
    pub const TEXTS: &'static [Self] =
        &[Self::Text(Target::Markdown), Self::Text(Target::Mermaid), Self::Text(Target::DrawIo)];

    /// Those about scores and what is done about them.
    pub const OF_SCORES: &'static [Self] =
        &[Self::ScoresCsv, Self::ScoresXlsx, Self::WorklistsCsv, Self::WorklistsMarkdown];
    /// Those of the map as a whole.
    pub const OF_MAP: &'static [Self] = &[Self::MapXlsx, Self::MapCsv];

    /// The extensions its files have; the first is the usual one.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::ScoresCsv | Self::WorklistsCsv | Self::MapCsv => &["csv"],
            Self::ScoresXlsx | Self::MapXlsx => &["xlsx"],
            Self::WorklistsMarkdown => &["md"],
            Self::Text(target) => target.extensions(),
        }
    }

    /// Key of what its kind of file is called.
    pub const fn kind_key(self) -> &'static str {
        match self {
            Self::WorklistsMarkdown | Self::Text(Target::Markdown) => "file-kind-markdown",
            Self::Text(Target::Mermaid) => "file-kind-mermaid",
            Self::Text(Target::DrawIo) => "file-kind-drawio",
            _ => "file-kind-table",
        }
    }

    /// Key of the command that writes it.
    pub const fn command_key(self) -> &'static str {
        match self {
            Self::ScoresCsv => "cmd-export-scores-csv",
            Self::ScoresXlsx => "cmd-export-scores-xlsx",
            Self::WorklistsCsv => "cmd-export-worklists-csv",
            Self::WorklistsMarkdown => "cmd-export-worklists-markdown",
            Self::Text(Target::Markdown) => "cmd-export-markdown",
            Self::Text(Target::Mermaid) => "cmd-export-mermaid",
            Self::Text(Target::DrawIo) => "cmd-export-drawio",
            Self::MapXlsx => "cmd-export-map-xlsx",
            Self::MapCsv => "cmd-export-map-csv",
        }
    }
}

impl App {
    /// Writes a table of what the panel shows, or the map as a text.
    pub(in crate::app) fn write(&mut self, path: PathBuf, paper: Paper, existing: Existing) {
        let Some(map) = &self.map else { return };
        let (document, slice) = (map.document.clone(), map.view().slice.clone());
        let (table, owner) = (self.scores_table.clone(), self.worklist_of.clone());
        let (texts, language) = (self.texts(), self.language());
        let bytes = move || match paper {
            Paper::ScoresCsv | Paper::ScoresXlsx => {
                let rows = overview(&document, &slice, table.by);
                let shown = table.shown(&rows, &document, texts);
                let rows: Vec<&ScoreRow> = shown.into_iter().map(|at| &rows[at]).collect();
                let sheet = scores(&document, &rows, table.by, texts);
                match paper {
                    Paper::ScoresCsv => Ok(sheet.to_csv(Heads::Names).into_bytes()),
                    _ => report::to_xlsx(&[sheet], texts).map_err(|error| error.text(texts)),
                }
            }
            Paper::MapXlsx => workbook::to_xlsx(&document).map_err(|error| error.text(texts)),
            Paper::MapCsv => Ok(workbook::csv(&document).into_bytes()),
            Paper::WorklistsCsv | Paper::WorklistsMarkdown => {
                let lists = of_owner(worklists(&document, &slice), owner.as_deref());
                let sheet = report::worklists(&document, &lists, texts);
                Ok(match paper {
                    Paper::WorklistsCsv => sheet.to_csv(Heads::Names),
                    _ => sheet.to_markdown(texts),
                }
                .into_bytes())
            }
            Paper::Text(target) => Ok(interchange::export(&document, target).text.into_bytes()),
        };
        let name = self.about("task-export", &path);
        self.tasks.write(name, (path, existing), paper, language, bytes);
    }

    /// Puts the worklists that are shown on the clipboard.
    pub(super) fn copy_worklists(&mut self) {
        let texts = self.texts();
        let Some(map) = &self.map else { return };
        let Some(lists) = map.feedback.worklists() else { return };
        let lists = of_owner(lists.to_vec(), self.worklist_of.as_deref());
        let text = report::worklists(&map.document, &lists, texts).to_markdown(texts);
        self.wishes.push(Wish::Copy(text));
        self.notices.show(Tone::Good, texts.get("notice-worklists-copied").to_owned(), None);
    }

    /// Says what is done about a touchpoint's low score.
    pub(super) fn answer_low(&mut self, touchpoint: ElementId, answer: &str) {
        self.end_typing(true);
        let Some(map) = &self.map else { return };
        if let Some(change) = verbs::answer_low(&map.document, touchpoint, answer, today()) {
            self.change_in_place(change);
        }
    }
}

/// The worklist of one owner, or everybody's.
fn of_owner(lists: Vec<Worklist>, owner: Option<&str>) -> Vec<Worklist> {
    lists.into_iter().filter(|list| owner.is_none_or(|owner| owner == list.owner)).collect()
}

/// The rows of the table as they are shown, numbers as numbers.
fn scores(
    document: &Document,
    rows: &[&ScoreRow],
    by: Option<Group>,
    texts: &'static Texts,
) -> Table {
    let mut columns = Vec::new();
    for column in ScoreColumn::of(by) {
        let name = |key: &str| texts.get(key).to_owned();
        match column {
            ScoreColumn::Interval => columns.extend([
                Column { key: "low", name: name("column-low") },
                Column { key: "high", name: name("column-high") },
            ]),
            ScoreColumn::Change => columns.extend([
                Column { key: "change", name: name("column-change") },
                Column { key: "change-clear", name: name("column-change-clear") },
            ]),
            other => columns.push(Column { key: other.file_key(), name: other.name(by, texts) }),
        }
    }
    columns.push(Column { key: "reported", name: texts.get("column-reported").to_owned() });
    let rows = rows.iter().map(|row| cells(document, row, by, texts)).collect();
    Table { title: texts.get("scores-table-title").to_owned(), columns, rows }
}

fn cells(
    document: &Document,
    row: &ScoreRow,
    by: Option<Group>,
    texts: &'static Texts,
) -> Vec<Cell> {
    // One digit more than people read, so that nothing is lost in sums.
    let decimals = if row.metric.unit() == Unit::Points { 2 } else { 1 };
    let mut cells = Vec::new();
    for column in ScoreColumn::of(by) {
        match column {
            ScoreColumn::Name => cells.push(Cell::text(name_of(row, document, texts))),
            ScoreColumn::Interval => cells.extend([
                Cell::number(row.interval.map(|(low, _)| low), decimals),
                Cell::number(row.interval.map(|(_, high)| high), decimals),
            ]),
            ScoreColumn::Answers => cells.push(row.n.map_or(Cell::Empty, Cell::Whole)),
            ScoreColumn::Change => cells.extend([
                Cell::number(row.change.map(|change| change.value), decimals),
                row.change.map_or(Cell::Empty, |change| Cell::Flag(change.is_clear())),
            ]),
            ScoreColumn::Pain => cells.push(Cell::number(row.pain, 2)),
            number if number.is_number() => {
                cells.push(Cell::number(number.number(row), decimals));
            }
            words => cells.push(Cell::text(words.words(row, document, texts))),
        }
    }
    cells.push(match &row.reported {
        Some(source) if source.is_empty() => Cell::text(texts.get("scores-reported")),
        Some(source) => Cell::text(source.clone()),
        None => Cell::Empty,
    });
    cells
}
