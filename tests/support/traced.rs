//! Programs under `strace`: which calls of the system they make.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// A call as `strace -f` writes it down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Call<'a> {
    /// The number of the thread that makes it.
    pub(crate) thread: &'a str,
    /// Its name.
    pub(crate) name: &'a str,
    /// Its arguments and what came of it.
    pub(crate) rest: &'a str,
}

impl<'a> Call<'a> {
    /// The texts among its arguments, still escaped: paths above all.
    pub(crate) fn texts(self) -> impl Iterator<Item = &'a str> {
        self.rest.split('"').skip(1).step_by(2)
    }
}

/// The calls in a log; what is no call (signals, ends) is left out, and a call that another thread
/// interrupts counts once.
pub(crate) fn calls(log: &str) -> impl Iterator<Item = Call<'_>> {
    log.lines().filter_map(|line| {
        let (thread, call) = line.split_once(' ')?;
        let (name, rest) = call.trim_start().split_once('(')?;
        let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
        is_name.then_some(Call { thread, name, rest })
    })
}

/// A log in which calls that other threads interrupted stand in one line each, where they ended.
pub(crate) fn whole(log: &str) -> String {
    let mut begun: BTreeMap<&str, &str> = BTreeMap::new();
    let mut lines = String::new();
    for line in log.lines() {
        let thread = line.split(' ').next().unwrap_or_default();
        if let Some(start) = line.strip_suffix("<unfinished ...>") {
            begun.insert(thread, start);
        } else if let Some((_, end)) = line.split_once(" resumed>") {
            lines.push_str(begun.remove(thread).unwrap_or_default());
            lines.push_str(end);
            lines.push('\n');
        } else {
            lines.push_str(line);
            lines.push('\n');
        }
    }
    lines
}

/// The calls that the thread with the first `mark` among its texts makes after that: by name, how
/// many it made up to there and how many in all.
pub(crate) fn after(log: &str, mark: &str) -> Option<BTreeMap<String, (usize, usize)>> {
    let thread = calls(log).find(|call| call.rest.contains(mark))?.thread;
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut marked = false;
    for call in calls(log).filter(|call| call.thread == thread) {
        let (before, all) = counts.entry(call.name.to_owned()).or_default();
        *before += usize::from(!marked);
        *all += 1;
        marked |= call.rest.contains(mark);
    }
    counts.retain(|_, (before, all)| all > before);
    Some(counts)
}

/// A program under `strace`, which writes what it is to see to `log`.
pub(crate) fn strace(
    options: &[&str],
    log: &Path,
    program: impl AsRef<std::ffi::OsStr>,
) -> Command {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-s", "4096", "-o"]).arg(log).args(options).arg(program);
    command
}
