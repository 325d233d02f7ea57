//! `cjm check`: what is broken in maps, and what could be better.

use super::args::CheckArgs;
use super::{CliError, Exit, open, print};
use crate::i18n::Texts;
use crate::insight;
use std::fmt::Write as _;
use std::path::Path;

/// Prints problems and advice of every input. A file that cannot be read does not keep the others
/// from being checked.
///
/// # Errors
/// When an input cannot be read; the last one that could not is the error.
pub(super) fn run(args: &CheckArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let mut exit = Exit::Fine;
    let mut unreadable = None;
    for path in &args.inputs {
        match one(path, args.strict, texts) {
            Ok(Exit::Fine) => {}
            Ok(found) => exit = found,
            Err(error) => {
                if let Some(earlier) = unreadable.replace(error) {
                    earlier.tell(texts);
                }
            }
        }
    }
    unreadable.map_or(Ok(exit), Err)
}

fn one(path: &Path, strict: bool, texts: &'static Texts) -> Result<Exit, CliError> {
    let opened = open::open(path, texts)?;
    let mut problems: Vec<String> =
        opened.problems.iter().map(|problem| problem.text(texts)).collect();
    problems.extend(opened.read_only.map(|newer| newer.text(texts)));
    // Reading mends a map: what is still broken is the program's fault.
    let broken = opened.document.check();
    problems.extend(
        broken
            .iter()
            .map(|broken| texts.with("cli-defect", &[("why", (&texts.broken(broken)).into())])),
    );
    let advice: Vec<String> = insight::advice(&opened.document)
        .iter()
        .map(|advice| format!("{}: {}", advice.severity.text(texts), advice.text(texts)))
        .collect();

    let mut report = texts.with(
        "cli-checked",
        &[
            ("path", (&path.display().to_string()).into()),
            ("problems", (&texts.count("cli-problems", problems.len() as u64)).into()),
            ("advice", (&texts.count("cli-advice", advice.len() as u64)).into()),
        ],
    );
    report.push('\n');
    for (sign, lines) in [("!", &problems), ("·", &advice)] {
        for line in lines {
            // Writing to a string cannot fail.
            let _ = writeln!(report, "  {sign} {line}");
        }
    }
    print(&report)?;
    let found = !problems.is_empty() || strict && !advice.is_empty();
    Ok(if found { Exit::Problems } else { Exit::Fine })
}
