//! `cjm merge`: two copies of a map become one, by hand or as a merge driver of git.

use super::{CliError, Exit, open, print};
use crate::format::{self, Existing};
use crate::i18n::Texts;
use crate::merge::{about_text, merge, not_whole, version_text};
use crate::model::{Conflict, ConflictKey, Document, Version};
use clap::Parser;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Arguments of `cjm merge`.
#[derive(Debug, Parser)]
pub struct MergeArgs {
    /// The copy from before the two parted; an empty file where there is none
    #[arg(value_name = "BASE")]
    pub base: PathBuf,
    /// The copy that is merged into
    #[arg(value_name = "OURS")]
    pub ours: PathBuf,
    /// The other copy
    #[arg(value_name = "THEIRS")]
    pub theirs: PathBuf,
    /// What the map is called in the repository, to be told instead of OURS; git's merge drivers
    /// work on copies that nobody knows
    #[arg(long, value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Where the merged map goes; default: in place of OURS, as git's merge drivers do
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Whose OURS is, to be told in conflicts
    #[arg(long, value_name = "NAME", default_value = "")]
    pub ours_label: String,
    /// Whose THEIRS is
    #[arg(long, value_name = "NAME", default_value = "")]
    pub theirs_label: String,
}

/// Merges, writes the merged map, and lists its conflicts; with new ones, the exit code is 1.
///
/// # Errors
/// When a copy cannot be read whole, or the merged map cannot be written.
pub(super) fn run(args: &MergeArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let base = if is_empty(&args.base) {
        None
    } else {
        Some(copy(args, &args.base, "merge-base", texts)?)
    };
    let ours = copy(args, &args.ours, "merge-ours", texts)?;
    let theirs = copy(args, &args.theirs, "merge-theirs", texts)?;
    let labels = [args.ours_label.as_str(), &args.theirs_label];
    let merged = merge(base.as_ref(), &ours, &theirs, labels);
    let path = args.output.as_ref().unwrap_or(&args.ours);
    format::save_as(&merged.document, path, Existing::Replace)
        .map_err(|error| CliError::CannotWrite { path: path.clone(), why: error.text(texts) })?;
    print(&told(&merged.document, merged.conflicts, texts))?;
    Ok(if merged.conflicts > 0 { Exit::Problems } else { Exit::Fine })
}

/// Git stands an empty file in where two copies have no common past, people the device that is
/// always empty.
fn is_empty(path: &Path) -> bool {
    path == Path::new("/dev/null")
        || std::fs::metadata(path).is_ok_and(|file| file.is_file() && file.len() == 0)
}

/// One of the copies. Where git's driver cannot read it, the message names the map and the side:
/// the file itself is gone when somebody reads that.
fn copy(
    args: &MergeArgs,
    path: &Path,
    side: &'static str,
    texts: &'static Texts,
) -> Result<Document, CliError> {
    let read = if side == "merge-base" {
        open::open(path, texts).map(|opened| opened.document)
    } else {
        whole(path, texts)
    };
    let Some(known) = &args.path else { return read };
    read.map_err(|error| {
        let (known, hidden) = (known.display().to_string(), path.display().to_string());
        let why = error.text(texts).replace(&hidden, &known);
        let args =
            [("path", (&known).into()), ("side", texts.get(side).into()), ("why", (&why).into())];
        CliError::CannotRead { why: texts.with("merge-side-unread", &args) }
    })
}

/// A copy that was read whole: what could not be read would count as deleted.
fn whole(path: &Path, texts: &'static Texts) -> Result<Document, CliError> {
    let opened = open::open(path, texts)?;
    let name = path.display().to_string();
    match not_whole(&opened, &name, texts) {
        Some(why) => Err(CliError::CannotRead { why }),
        None => Ok(opened.document),
    }
}

/// What is told of a merge: every conflict of the merged map.
fn told(document: &Document, new: usize, texts: &'static Texts) -> String {
    let conflicts = document.conflicts();
    if conflicts.is_empty() {
        return format!("{}\n", texts.get("merge-clean"));
    }
    let mut report = texts.count("merge-conflicts", conflicts.len() as u64);
    if new < conflicts.len() {
        report.push(' ');
        report.push_str(&texts.count("merge-older", (conflicts.len() - new) as u64));
    }
    report.push('\n');
    for (key, conflict) in conflicts {
        // Writing to a string cannot fail.
        let _ = writeln!(report, "  ! {}", conflict_text(document, key, conflict, texts));
    }
    report
}

/// A conflict on one line: what it is about, and what each side says.
pub(super) fn conflict_text(
    document: &Document,
    key: &ConflictKey,
    conflict: &Conflict,
    texts: &'static Texts,
) -> String {
    let said = |version: &Version, own: &'static str| {
        let value = version_text(document, (key, conflict), version, texts);
        let label = if version.label.is_empty() { texts.get(own) } else { &version.label };
        format!("{label}: {value}")
    };
    let Conflict { ours, theirs, others, .. } = conflict;
    let own = [(ours, "merge-ours"), (theirs, "merge-theirs")];
    let sides = own.into_iter().chain(others.iter().map(|other| (other, "merge-other")));
    let sides: Vec<String> = sides.map(|(it, own)| said(it, own)).collect();
    format!("{} — {}", about_text(document, key, texts), sides.join(" | "))
}
