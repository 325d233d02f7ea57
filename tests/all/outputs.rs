//! What commands write is the old file or the new one, never half of either: the real program,
//! killed at every file call, without room, without permission.
#![cfg(unix)]

use crate::support::traced::{Call, after, calls, strace, whole};
use crate::support::{generate, skip};
use cjm::format::write;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// How the names of files begin that are to become others.
const TEMPORARY: &str = ".cjm-";

/// A command that writes a file, and the file.
struct Job {
    folder: TempDir,
    args: Vec<String>,
    out: PathBuf,
    old: Vec<u8>,
    new: Vec<u8>,
}

impl Job {
    /// `cjm` with these arguments, which writes the file of this name; `OUT` and `IN` stand for it
    /// and for a map. There is an old file already.
    fn new(name: &str, args: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let map = generate::map(6, 3);
        let bytes = write(&map);
        fs::write(at("map.cjm"), &bytes).unwrap();
        // What is brought in goes into the map itself.
        let old = if name == "map.cjm" { bytes } else { b"an older file".to_vec() };
        let desk = map.element(map.journey()[0]).unwrap().content.text();
        let survey = format!("touchpoint,NPS\n{desk},9\n{desk},10\n{desk},2\n");
        fs::write(at("survey.csv"), survey).unwrap();
        let out = at(name);
        fs::write(&out, &old).unwrap();
        let path = |name: &str| at(name).display().to_string();
        let args = args.iter().map(|&arg| match arg {
            "OUT" => path(name),
            "IN" => path("map.cjm"),
            "SURVEY" => path("survey.csv"),
            other => other.to_owned(),
        });
        let args = args.collect();
        let mut job = Self { folder, args, out, old, new: Vec::new() };
        let done = job.command(&[]).output().unwrap();
        assert!(done.status.success(), "{:?}: {done:?}", job.args);
        job.new = fs::read(&job.out).unwrap();
        assert!(job.new != job.old && job.new.len() > 1_000, "{:?} wrote nothing", job.args);
        job.put_back();
        job
    }

    /// Every kind of file that commands write: pictures, a table, a map.
    fn all() -> Vec<Self> {
        vec![
            Self::new("out.svg", &["export", "IN", "-o", "OUT"]),
            Self::new("out.png", &["export", "IN", "-o", "OUT"]),
            Self::new("out.pdf", &["export", "IN", "-o", "OUT"]),
            Self::new("out.pptx", &["export", "IN", "-o", "OUT"]),
            Self::new("out.html", &["export", "IN", "-o", "OUT"]),
            Self::new("out.xlsx", &["scores", "IN", "--xlsx", "OUT"]),
            Self::new("map.cjm", &["import-scores", "IN", "SURVEY"]),
        ]
    }

    /// The command, under another program where one is given.
    fn command(&self, under: &[&str]) -> Command {
        let cjm = env!("CARGO_BIN_EXE_cjm");
        let mut command = match under {
            [] => Command::new(cjm),
            [program, rest @ ..] => {
                let mut command = Command::new(program);
                command.args(rest).arg(cjm);
                command
            }
        };
        command.args(&self.args).stdin(Stdio::null());
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "RUST_LOG"] {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C.UTF-8");
        command
    }

    /// The calls of the command, as strace writes them down; the new file is there then.
    fn traced(&self) -> Option<String> {
        let log = self.folder.path().join("calls.log");
        let mut traced = strace(&["-etrace=%file,%desc"], &log, env!("CARGO_BIN_EXE_cjm"));
        let ran = traced.args(&self.args).output().is_ok_and(|output| output.status.success());
        let text = fs::read_to_string(&log).ok()?;
        fs::remove_file(&log).unwrap();
        ran.then(|| whole(&text))
    }

    fn put_back(&self) {
        fs::write(&self.out, &self.old).unwrap();
    }

    /// Files that should have become others, or gone.
    fn left_behind(&self) -> Vec<PathBuf> {
        let entries = fs::read_dir(self.folder.path()).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        paths.filter(|path| name(path).starts_with(TEMPORARY)).collect()
    }

    /// Whether the new file is there; it must be the old one otherwise. Puts the old one back.
    fn is_new(&self) -> bool {
        let bytes = fs::read(&self.out).unwrap();
        let new = bytes == self.new;
        assert!(new || bytes == self.old, "neither the old nor the new file: {:?}", self.args);
        for path in self.left_behind() {
            fs::remove_file(path).unwrap();
        }
        self.put_back();
        new
    }

    /// A failure that is told leaves the old file, and nothing beside it.
    #[track_caller]
    fn fails(&self, command: &mut Command) {
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(4), "{:?}: {said}", self.args);
        assert!(!said.trim().is_empty(), "{:?} says nothing", self.args);
        assert!(self.left_behind().is_empty(), "{:?}: {:?}", self.args, self.left_behind());
        assert!(fs::read(&self.out).unwrap() == self.old, "{:?}: {said}", self.args);
    }
}

#[test]
fn killed_at_every_file_call_of_a_picture_or_table() {
    for job in Job::all() {
        let Some(calls) = job.traced().and_then(|log| after(&log, TEMPORARY)) else {
            skip("strace cannot trace a process here");
            return;
        };
        assert!(job.is_new(), "the traced command went through");
        assert!(calls.contains_key("fsync") && calls.contains_key("write"), "{calls:?}");
        let mut outcomes = [0; 2];
        for (name, (before, all)) in &calls {
            for number in before + 1..=*all {
                let inject = format!("-einject={name}:signal=KILL:when={number}");
                let trace = format!("-etrace={name}");
                let under = ["strace", "-f", "-qq", "-o", "/dev/null", &trace, &inject];
                let output = job.command(&under).output().unwrap();
                let new = job.is_new();
                outcomes[usize::from(new)] += 1;
                assert!(new || !output.status.success(), "{name} {number}: said done, was not");
            }
        }
        println!("{:?} killed at {calls:?}: {outcomes:?} old and new files", job.args);
        assert!(outcomes.iter().all(|&count| count >= 1), "{outcomes:?} of {calls:?}");
    }
}

/// What a call gave back, if it was a number.
fn result(call: &Call<'_>) -> Option<u32> {
    call.rest.rsplit_once(" = ")?.1.split_whitespace().next()?.parse().ok()
}

/// Whether the first argument of a call is this open file.
fn of_file(call: &Call<'_>, number: u32) -> bool {
    let digits = call.rest.trim_start_matches(|c: char| c.is_ascii_digit());
    call.rest[..call.rest.len() - digits.len()].parse() == Ok(number)
}

/// A file that takes another one's place is safely on the disk before it does, or a power cut
/// leaves an empty one; of a map, its name is as well before the save says that it is done.
#[test]
fn nothing_takes_a_place_before_it_is_on_the_disk() {
    for job in Job::all() {
        let Some(log) = job.traced() else {
            skip("strace cannot trace a process here");
            return;
        };
        let calls: Vec<Call<'_>> = calls(&log).collect();
        let find = |from: usize, name: &str, text: &str| {
            let found = calls[from..]
                .iter()
                .position(|call| call.name.starts_with(name) && call.rest.contains(text));
            found.unwrap_or_else(|| panic!("{:?}: no {name} {text} in\n{log}", job.args)) + from
        };
        let made = find(0, "openat", TEMPORARY);
        let file = result(&calls[made]).unwrap();
        let named = find(made, "rename", TEMPORARY);
        let between = &calls[made..named];
        let last =
            |name: &str| between.iter().rposition(|call| call.name == name && of_file(call, file));
        let (written, synced) = (last("write").unwrap(), last("fsync"));
        assert!(synced.is_some_and(|at| at > written), "{:?}: not synced\n{log}", job.args);
        if job.out.ends_with("map.cjm") {
            let folder = find(named, "openat", "O_RDONLY");
            let number = result(&calls[folder]).unwrap();
            let path = format!("\"{}\"", job.folder.path().display());
            assert!(calls[folder].rest.contains(&path), "{:?}", calls[folder]);
            let synced = |call: &Call<'_>| call.name == "fsync" && of_file(call, number);
            assert!(calls[folder..].iter().any(synced), "the name is not synced\n{log}");
        }
    }
}

#[test]
fn no_room_keeps_the_old_picture_and_says_so() {
    for job in Job::all() {
        let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
        job.fails(&mut job.command(&["sh", "-c", script]));
    }
}

#[test]
fn a_closed_folder_and_a_read_only_file_are_told() {
    for job in Job::all() {
        fs::set_permissions(&job.out, fs::Permissions::from_mode(0o444)).unwrap();
        job.fails(&mut job.command(&[]));
        fs::set_permissions(&job.out, fs::Permissions::from_mode(0o666)).unwrap();
        fs::set_permissions(job.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let mut command = job.command(&[]);
        let everywhere = tempfile::tempfile_in(job.folder.path()).is_ok();
        if everywhere {
            // Administrators may write everywhere; somebody else may not.
            command.uid(65534).gid(65534);
        }
        let started = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !started.is_ok_and(|status| status.code() == Some(4)) && everywhere {
            println!("skipped: the program cannot be started by another user");
            return;
        }
        job.fails(command.stdout(Stdio::piped()).stderr(Stdio::piped()));
        fs::set_permissions(job.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    }
}

#[test]
fn links_stay_links_and_modes_are_kept() {
    for job in Job::all() {
        fs::set_permissions(&job.out, fs::Permissions::from_mode(0o640)).unwrap();
        let aside = job.folder.path().join("aside");
        fs::rename(&job.out, &aside).unwrap();
        symlink(&aside, &job.out).unwrap();
        assert!(job.command(&[]).output().unwrap().status.success());
        assert!(fs::symlink_metadata(&job.out).unwrap().is_symlink(), "{:?}", job.args);
        assert!(fs::read(&aside).unwrap() == job.new, "{:?}", job.args);
        assert_eq!(fs::metadata(&aside).unwrap().mode() & 0o777, 0o640, "{:?}", job.args);
    }
}
