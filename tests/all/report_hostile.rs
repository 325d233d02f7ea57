//! Tables of maps whose every text tries to break a format, read back by other readers: each text
//! is in its cell, as it was meant, and runs nothing.

use crate::export::hostile::map;
use crate::support::numbered;
use calamine::{Data, Reader};
use cjm::i18n::Texts;
use cjm::insight::{By, Slice, worklists};
use cjm::model::Language;
use cjm::report::{Cell, Heads, Table, indicators, scores, to_xlsx};
use cjm::xml;
use std::io::Cursor;

fn texts() -> &'static Texts {
    Texts::of(Language::English)
}

/// Every table of the map of a number.
fn tables(number: u64) -> Vec<Table> {
    let map = map(number);
    let mut tables: Vec<Table> = [By::Touchpoint, By::Period, By::Segment]
        .into_iter()
        .map(|by| scores(&map, by, Slice::ALL, texts()))
        .collect();
    tables.push(indicators(&map, texts()));
    tables.push(cjm::report::worklists(&map, &worklists(&map, Slice::ALL), texts()));
    tables
}

fn numbers() -> std::ops::Range<u64> {
    numbered("CJM_LONG_HOSTILE", 100)
}

/// What a cell of a table for programs says, if it is one of words.
fn words(cell: &Cell) -> Option<&str> {
    match cell {
        Cell::Text(text) => Some(text),
        Cell::Word { key, .. } => Some(key),
        Cell::Empty => Some(""),
        _ => None,
    }
}

/// Whether spreadsheets take it for something to be computed.
fn is_formula(text: &str) -> bool {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let number = text.len() > 1
        && text.starts_with(['+', '-'])
        && text[1..].bytes().all(|b| b.is_ascii_digit() || b == b'.');
    begins && !number
}

#[test]
fn csv_runs_nothing_and_loses_nothing() {
    let (mut guarded, mut plain) = (0, 0);
    for number in numbers() {
        for table in tables(number) {
            let text = table.to_csv(Heads::Keys);
            let mut reader =
                csv::ReaderBuilder::new().has_headers(true).from_reader(text.as_bytes());
            let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(records.len(), table.rows.len(), "map {number}, {}", table.title);
            for (record, row) in records.iter().zip(&table.rows) {
                for (read, cell) in record.iter().zip(row) {
                    let Some(meant) = words(cell) else { continue };
                    assert!(!is_formula(read), "map {number}: {read:?} is computed");
                    let bare = read.strip_prefix('\'').filter(|_| read != meant);
                    assert_eq!(bare.unwrap_or(read), meant, "map {number}, {}", table.title);
                    guarded += usize::from(bare.is_some());
                    plain += usize::from(bare.is_none() && !meant.is_empty());
                }
            }
        }
    }
    assert!(guarded > 50 && plain > 500, "{guarded} texts were guarded, {plain} were not");
}

#[test]
fn workbooks_hold_texts_and_no_formulas() {
    let mut met = 0;
    for number in numbers() {
        let tables = tables(number);
        let bytes = to_xlsx(&tables, texts()).unwrap();
        let mut book = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
        let names = book.sheet_names();
        assert_eq!(names.len(), tables.len());
        for (name, table) in names.iter().zip(&tables) {
            assert!(book.worksheet_formula(name).unwrap().is_empty(), "map {number}: formulas");
            let mut meant: Vec<String> = Vec::new();
            for row in &table.rows {
                let texts = row.iter().filter_map(|cell| match cell {
                    Cell::Text(text) => Some(xml::legible(text)),
                    _ => None,
                });
                meant.extend(texts.filter(|text| !text.is_empty()));
            }
            let range = book.worksheet_range(name).unwrap();
            let mut read: Vec<String> = Vec::new();
            for (_, _, cell) in range.used_cells() {
                if let Data::String(text) = cell {
                    read.push(text.clone());
                }
            }
            // Ids stand only in tables for programs; what else is said is there, cell by cell.
            for text in meant.iter().filter(|text| !is_id(text)) {
                let there = read.iter().any(|read| same_text(read, text));
                assert!(there, "map {number}, {name}: {text:?} is not among {read:?}");
                met += 1;
            }
        }
    }
    assert!(met > 500, "{met} texts");
}

fn is_id(text: &str) -> bool {
    text.parse::<cjm::model::ElementId>().is_ok()
}

/// The same text, as a spreadsheet keeps line ends.
fn same_text(read: &str, meant: &str) -> bool {
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    plain(read) == plain(meant)
}

/// The cells of a line of a table in Markdown, escapes taken back.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        let last = cells.last_mut().unwrap();
        match letter {
            '\\' => match letters.next() {
                Some(next) if next.is_ascii_punctuation() => last.push(next),
                Some(next) => last.extend(['\\', next]),
                None => last.push('\\'),
            },
            '|' => cells.push(String::new()),
            _ => last.push(letter),
        }
    }
    cells
}

/// Whether anything in a line of Markdown but `<br>` is markup.
fn has_markup(line: &str) -> bool {
    let plain = line.replace("<br>", "");
    let mut letters = plain.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '<' | '&' | '*' | '_' | '`' | '[' | ']' | '~' => return true,
            _ => {}
        }
    }
    false
}

#[test]
fn markdown_stays_a_table_of_plain_texts() {
    let mut texts_met = 0;
    for number in numbers() {
        for table in tables(number) {
            let text = table.to_markdown(texts());
            // Both end a line for Markdown.
            let lines: Vec<&str> = text.trim_end_matches('\n').split(['\n', '\r']).collect();
            assert_eq!(lines.len(), 4 + table.rows.len(), "map {number}:\n{text}");
            let columns = cells(lines[2]).len();
            let marked = lines.iter().find(|line| has_markup(line));
            assert_eq!(marked, None, "map {number}");
            for (line, row) in lines[4..].iter().zip(&table.rows) {
                let read = cells(line);
                assert_eq!(read.len(), columns, "map {number}: {line}");
                for cell in row {
                    let Cell::Text(text) = cell else { continue };
                    if is_id(text) {
                        continue;
                    }
                    let line: Vec<&str> = text.lines().flat_map(|line| line.split('\r')).collect();
                    let meant = line.join("<br>");
                    let there =
                        read.iter().any(|read| read.trim_matches(' ') == meant.trim_matches(' '));
                    assert!(there, "map {number}: {text:?} is not in {line:?}");
                    texts_met += 1;
                }
            }
        }
    }
    assert!(texts_met > 500, "{texts_met} texts");
}
