//! The revisions of a file, through the `git` of the machine, where there is one. Runs nothing that
//! the settings of a repository name.

use crate::app::{Version, VersionSource};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

/// Most revisions that are listed.
const MOST: &str = "100";

/// The revisions of a file, the newest first, also under names it had before; none where git or a
/// repository is missing.
pub fn revisions(path: &Path) -> Vec<Version> {
    let Some((mut git, file)) = git_beside(path) else { return Vec::new() };
    git.args(["log", "-n", MOST, "--follow", "--raw", "--no-abbrev", "--diff-filter=AMR"]);
    git.args(["--no-show-signature", "--no-color", "--no-ext-diff", "--no-textconv"]);
    git.args(["--format=%x01%at%x00%an%x00%s", "--"]).arg(file);
    let Ok(output) = git.output() else { return Vec::new() };
    if !output.status.success() {
        return Vec::new();
    }
    String::from_utf8_lossy(&output.stdout).split('\x01').filter_map(revision).collect()
}

/// A revision as two lines tell it: when, who and why, and `:mode mode blob blob M` with the file as
/// it was before and since.
fn revision(told: &str) -> Option<Version> {
    let (line, rest) = told.split_once('\n')?;
    let raw = rest.lines().find_map(|line| line.strip_prefix(':'))?;
    let hash = raw.split(' ').nth(3).filter(|hash| is_hash(hash))?.to_owned();
    let mut parts = line.splitn(3, '\0');
    let seconds = parts.next()?.parse().ok().map(Duration::from_secs);
    let at = seconds.and_then(|seconds| UNIX_EPOCH.checked_add(seconds));
    let (author, about) = (parts.next()?.to_owned(), parts.next()?.to_owned());
    Some(Version { source: VersionSource::Revision(hash), at, author, about })
}

fn is_hash(text: &str) -> bool {
    text.len() >= 40 && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// What the file at `path` was in a revision: what git keeps under that hash.
///
/// # Errors
/// What git says when it cannot be run, or does not have it.
pub fn contents(path: &Path, hash: &str) -> Result<Vec<u8>, String> {
    let gone = || std::io::Error::from(std::io::ErrorKind::NotFound).to_string();
    let (mut git, _) = git_beside(path).ok_or_else(gone)?;
    git.args(["cat-file", "blob", hash]);
    let output = git.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(String::from_utf8_lossy(&output.stderr).trim().to_owned())
}

/// Git in the folder of a file, with the file's name there: behind a symbolic link stands the file
/// that is meant.
fn git_beside(path: &Path) -> Option<(Command, std::ffi::OsString)> {
    let path = std::fs::canonicalize(path).ok()?;
    let (folder, file) = (path.parent()?, path.file_name()?);
    let mut git = Command::new("git");
    git.current_dir(folder).stdin(Stdio::null());
    git.args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false"]);
    git.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    git.env("GIT_NO_LAZY_FETCH", "1");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        git.env_remove(name);
    }
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt;
        // No console flashes up.
        git.creation_flags(0x0800_0000);
    }
    Some((git, file.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_is_a_revision() {
        let hash = "0123456789abcdef0123456789abcdef01234567";
        let raw = format!("\n\n:100644 100644 {} {hash} R095\told.cjm\tnew.cjm\n", "0".repeat(40));
        let found = revision(&format!("1700000000\0Олена\0Two: words\0more{raw}")).unwrap();
        assert_eq!(found.source, VersionSource::Revision(hash.into()));
        assert_eq!(found.at, Some(UNIX_EPOCH + Duration::from_secs(1_700_000_000)));
        assert_eq!((&*found.author, &*found.about), ("Олена", "Two: words\0more"));
        assert_eq!(revision(&format!("-5\0a\0b{raw}")).unwrap().at, None);
        for told in ["", "1\0a\0b\n", "1\0a\0b\n\n:1 1 0 --output=x M\tx\n", &raw] {
            assert_eq!(revision(told), None, "{told}");
        }
    }
}
