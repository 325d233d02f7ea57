//! Survey files made to exhaust memory or patience are refused, or read, soon and within 256 MB.

use crate::support::bombs::BOMBS;
use crate::support::child::{number_behind, play};
use crate::support::memory;
use cjm::import::{count, guess, read};
use cjm::watch::Watch;
use std::fs;
use std::path::Path;
use std::time::Duration;

const PATH: &str = "CJM_TEST_SURVEY";
/// Most megabytes that a process may hold that meets such a file.
const MOST_MEMORY: f64 = 256.0;
/// Longer than this is a hang, on however busy a machine.
const FOR_EVER: Duration = Duration::from_mins(1);

/// What the started processes do; as a test of its own it does nothing.
#[test]
fn reader() {
    let Some(path) = std::env::var_os(PATH) else { return };
    let watch = Watch::default();
    let said = match read(Path::new(&path), None, &watch) {
        Err(error) => format!("refused: {error}"),
        Ok(survey) => {
            let mapping = guess(&survey.sheet, &[]);
            let counted = count(&survey.sheet, &mapping, &watch).unwrap();
            format!("read: {} rows, {} answers", survey.sheet.rows(), counted.answers)
        }
    };
    if let Some((_, most)) = memory::held() {
        println!("most {most:.0} MB; {said}");
    }
}

/// Files of the same sort that are kept.
const KEPT: &[&str] = &[
    "binary.csv",
    "bomb.xlsx",
    "bomb-strings.xlsx",
    "damaged.xls",
    "far-cell.ods",
    "repeated-cells.ods",
];

#[test]
fn files_made_to_exhaust_memory_are_met_within_limits() {
    if memory::held().is_none() {
        println!("skipped: the system does not tell how much memory a process holds");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let made = BOMBS.iter().map(|bomb| (bomb.name, (bomb.bytes)()));
    let kept = KEPT.iter().map(|&name| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/surveys/bad");
        (name, fs::read(path.join(name)).unwrap())
    });
    let (mut refused, mut files, mut complaints) = (0, 0, Vec::new());
    for (name, bytes) in made.chain(kept) {
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let size = bytes.len();
        drop(bytes);
        let played = play("survey_bombs::reader", PATH, &path, FOR_EVER);
        fs::remove_file(&path).unwrap();
        let most = number_behind(&played.said, "most ");
        let line = played.said.lines().find(|line| line.contains("most ")).unwrap_or_default();
        println!("{name:<22} {size:>9} bytes  {:>5.1} s  {line}", played.took.as_secs_f64());
        if most > MOST_MEMORY {
            complaints.push(format!("{name}: {most:.0} MB"));
        }
        refused += usize::from(line.contains("refused"));
        files += 1;
    }
    assert!(files >= 20 && refused >= 12, "{refused} of {files} were refused");
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
