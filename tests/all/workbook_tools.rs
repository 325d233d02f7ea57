//! Workbooks of maps in other people's hands: what other programs read of them, and what comes back
//! from there.

use crate::export::hostile;
use crate::support::hands::finish;
use crate::support::{office, skip};
use crate::workbook::{apply, read, samples, told};
use cjm::app::{Action, App, Tasks};
use cjm::interchange::workbook::{Missing, to_xlsx};
use cjm::model::*;
use cjm::settings::Settings;
use std::path::PathBuf;
use std::process::Command;

/// What openpyxl finds in workbooks.
const READ: &str = r"
import sys
from openpyxl import load_workbook
for path in sys.argv[1:]:
    book = load_workbook(path)
    sheets = book.worksheets
    look = sheets[0]
    numbers = strings = formulas = 0
    for sheet in sheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == 'f': formulas += 1
                elif cell.data_type == 'n' and cell.value is not None: numbers += 1
                elif cell.data_type == 's': strings += 1
    rules = sum(len(s.data_validations.dataValidation) for s in sheets)
    tables = sum(len(s.tables) for s in sheets)
    hidden = [s.title for s in sheets if s.sheet_state == 'veryHidden']
    print(len(sheets), len(look.merged_cells.ranges), look.freeze_panes, look.page_setup.orientation,
          look.sheet_properties.pageSetUpPr.fitToPage, numbers, strings, formulas, rules, tables, ','.join(hidden),
          sep='\t')
";

/// A Python that has openpyxl, if there is one: `CJM_PYTHON`, or the system's.
fn python() -> Option<String> {
    let python = std::env::var("CJM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python).args(["-c", "import openpyxl"]).output();
    found.is_ok_and(|output| output.status.success()).then_some(python)
}

/// The workbooks of the samples in every language, and of maps that try to break them.
fn written(folder: &std::path::Path) -> Vec<PathBuf> {
    let mut maps = Vec::new();
    for (at, sample) in samples().into_iter().enumerate() {
        for &language in Language::ALL {
            let mut map = sample.clone();
            let props = MapProps { language, ..map.props().clone() };
            map.apply(&Edit::SetProps(props.into())).unwrap();
            maps.push((format!("{at}-{}", language.key()), map));
        }
    }
    maps.extend((0..6).map(|number| (format!("hostile-{number}"), hostile::map(number))));
    let write = |(name, map): (String, Document)| {
        let path = folder.join(format!("{name}.xlsx"));
        std::fs::write(&path, to_xlsx(&map).unwrap()).unwrap();
        path
    };
    maps.into_iter().map(write).collect()
}

#[test]
fn openpyxl_reads_every_workbook_and_finds_no_formula() {
    let Some(python) = python() else {
        skip("there is no Python with openpyxl; CJM_PYTHON names one");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let paths = written(folder.path());
    let output =
        Command::new(&python).env("PYTHONUTF8", "1").args(["-c", READ]).args(&paths).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.lines().count(), paths.len());
    for (line, path) in output.lines().zip(&paths) {
        let cells: Vec<&str> = line.split('\t').collect();
        let number = |at: usize| cells[at].parse::<usize>().unwrap();
        assert_eq!((cells[2], cells[3], cells[4]), ("B6", "landscape", "True"), "{line}");
        assert_eq!(number(7), 0, "no formula in {}", path.display());
        assert!(number(8) >= 12 && number(9) == 10, "{line}");
        assert_eq!(cells[10], "cjm-export,cjm-words");
        if !path.to_string_lossy().contains("hostile") {
            assert!(number(0) >= 14 && number(1) >= 3 && number(5) > 40, "{line}");
        }
    }
}

/// Edits a workbook as a person would, with another program.
const EDIT: &str = r"
import sys
from openpyxl import load_workbook
path = sys.argv[1]
book = load_workbook(path)
for sheet in book.worksheets:
    if sheet.cell(1, 1).value == 'cjm:touchpoint':
        keys = {sheet.cell(1, c).value: c for c in range(1, sheet.max_column + 1)}
        sheet.cell(3, keys['owner']).value = 'Night shift'
        sheet.cell(3, keys['clients']).value = 4321
        row = sheet.max_row + 1
        sheet.cell(row, keys['text']).value = 'Farewell'
        sheet.cell(row, keys['stage']).value = sheet.cell(row - 1, keys['stage']).value
book.save(path)
";

#[test]
fn what_openpyxl_edits_comes_back() {
    let Some(python) = python() else {
        skip("there is no Python with openpyxl; CJM_PYTHON names one");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    for map in samples() {
        let path = folder.path().join("map.xlsx");
        std::fs::write(&path, to_xlsx(&map).unwrap()).unwrap();
        let output = Command::new(&python).args(["-c", EDIT]).arg(&path).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let update = apply(&map, read(&std::fs::read(&path).unwrap()), Missing::Delete);
        assert_eq!((update.remarks, update.missing.len()), (Vec::new(), 0));
        let now = &update.document;
        let first = now.element(map.journey()[0]).unwrap().content.as_touchpoint().unwrap();
        assert_eq!((first.owner.as_str(), first.clients_per_month), ("Night shift", Some(4_321)));
        let last = *now.journey().last().unwrap();
        assert_eq!(now.element(last).unwrap().content.text(), "Farewell");
        assert_eq!(now.count(ElementKind::Touchpoint), map.count(ElementKind::Touchpoint) + 1);
    }
}

#[test]
fn what_libreoffice_saves_anew_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let maps = samples();
    let write = |(at, map): (usize, &Document)| {
        let path = folder.path().join(format!("{at}.xlsx"));
        std::fs::write(&path, to_xlsx(map).unwrap()).unwrap();
        path
    };
    let paths: Vec<PathBuf> = maps.iter().enumerate().map(write).collect();
    for (ending, to) in
        [("xlsx", "xlsx:Calc MS Excel 2007 XML"), ("ods", "ods"), ("xls", "xls:MS Excel 97")]
    {
        let out = tempfile::tempdir().unwrap();
        if !office::convert(out.path(), to, &paths) {
            return;
        }
        for (at, map) in maps.iter().enumerate() {
            let path = out.path().join(format!("{at}.{ending}"));
            let update = apply(map, read(&std::fs::read(&path).unwrap()), Missing::Delete);
            assert_eq!(told(map, &update.document), [""; 0], "{}", path.display());
            assert_eq!((update.remarks, update.missing.len()), (Vec::new(), 0));
            // And it is the workbook of a map to whoever has none open.
            let mut app = App::new(Settings::default(), None, Tasks::default());
            app.act(Action::Drop(vec![path], None));
            finish(&mut app);
            let made = app.foreign.as_ref().and_then(|it| it.read.as_ref()).expect("it is read");
            let touchpoints = (ElementKind::Touchpoint, map.count(ElementKind::Touchpoint) as u64);
            assert!(made.as_ref().is_ok_and(|made| made.counts.contains(&touchpoints)));
        }
    }
}
