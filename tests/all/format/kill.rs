//! Real processes: killed at every file call of a save and at random moments, starved of room, and
//! two at once on one file. The processes are this test binary started again.
#![cfg(unix)]

use super::save::{Desk, renamed};
use crate::support::{cases, skip, traced};
use cjm::format::{
    Backups, Consent, Existing, Keep, RealDisk, SaveOptions, WhyNotSaved, open, save, save_as,
    save_on, write,
};
use cjm::model::{Document, Edit, Rng};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

const ROLE: &str = "CJM_TEST_ROLE";
const PATH: &str = "CJM_TEST_PATH";
/// A name that no file has; asking for it marks where the save starts.
const MARK: &str = "/the-save-starts-here";

/// What the started processes do; as a test of its own it does nothing.
#[test]
fn helper() {
    let (Ok(role), Ok(path)) = (std::env::var(ROLE), std::env::var(PATH)) else { return };
    let path = Path::new(&path);
    match role.as_str() {
        "save" => {
            let mut opened = open(path).unwrap();
            let map = renamed(&opened.opened.document, "new");
            println!("ready");
            std::io::stdout().flush().unwrap();
            let _ = fs::metadata(MARK);
            match save(&map, &mut opened.file) {
                Ok(()) => println!("saved"),
                Err(error) => println!("refused {:?}", error.why),
            }
        }
        "save kept" | "save in place" => {
            let backups = Backups::new(kept_beside(path), Keep::default());
            let mut opened = open(path).unwrap();
            let map = renamed(&opened.opened.document, "new");
            let consent = if role == "save kept" { Consent::None } else { Consent::InPlace };
            let options = SaveOptions { consent, backups: Some(&backups) };
            let _ = fs::metadata(MARK);
            match save_on(&RealDisk, &map, &mut opened.file, options) {
                Ok(None) => println!("saved"),
                Ok(Some(no)) => println!("saved without a backup: {no}"),
                Err(error) => println!("refused {:?}", error.why),
            }
        }
        "save as" => {
            let opened = open(path).unwrap();
            let copy = path.with_file_name("copy.cjm");
            let done = save_as(&opened.opened.document, &copy, Existing::Refuse);
            println!("refused {:?}", done.map_err(|error| error.why).err());
        }
        _ => {
            for round in 0..rounds() {
                write_down(path, &format!("{role} {round}"));
            }
        }
    }
}

/// Where the helper keeps backups of a map: in a folder beside its folder.
fn kept_beside(path: &Path) -> std::path::PathBuf {
    let folder = path.parent().unwrap();
    folder.with_file_name(format!("{}-kept", folder.file_name().unwrap().to_string_lossy()))
}

/// How often each of two editors saves.
fn rounds() -> u64 {
    cases("CJM_LONG_EDITORS", 100) / 2
}

/// Adds a line to the list of authors, as often as it takes.
fn write_down(path: &Path, line: &str) {
    loop {
        let mut opened = open(path).unwrap();
        assert_eq!(opened.opened.problems, []);
        let mut map = opened.opened.document;
        let mut props = map.props().clone();
        props.authors.push(line.to_owned());
        map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        match save(&map, &mut opened.file) {
            Ok(()) => return,
            Err(error) => assert_eq!(error.why, WhyNotSaved::ChangedOnDisk),
        }
    }
}

/// The helper under another program (`strace …`, `sh -c …`), or on its own.
fn helper_under(program: &[&str], role: &str, path: &Path) -> Command {
    let exe = std::env::current_exe().unwrap();
    let mut command = match program {
        [] => Command::new(&exe),
        [name, rest @ ..] => {
            let mut command = Command::new(name);
            command.args(rest).arg(&exe);
            command
        }
    };
    command.args(["--exact", "format::kill::helper", "--nocapture", "--test-threads=1"]);
    command.env(ROLE, role).env(PATH, path).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

fn output(command: &mut Command) -> (ExitStatus, String) {
    let output = command.output().unwrap();
    (output.status, String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether the file is the new one; it must be the old one otherwise. Puts the old one back.
fn is_new(desk: &Desk, new: &[u8]) -> bool {
    let bytes = fs::read(&desk.path).unwrap();
    let old = write(&desk.old);
    assert!(bytes == new || bytes == old, "neither the old nor the new file");
    for name in desk.names() {
        if name != "map.cjm" {
            assert!(name.starts_with(".cjm-"), "{name} was left behind");
            fs::remove_file(desk.folder.path().join(name)).unwrap();
        }
    }
    fs::write(&desk.path, old).unwrap();
    bytes == new
}

/// The calls the saving thread makes, by name: how many before the save and how many in all.
fn calls_of_save(desk: &Desk, role: &str) -> Option<BTreeMap<String, (usize, usize)>> {
    let log = desk.folder.path().join("strace.log");
    let log_name = log.to_str()?.to_owned();
    let traced = "-etrace=%file,%desc";
    let mut command =
        helper_under(&["strace", "-f", "-qq", "-o", &log_name, traced], role, &desk.path);
    let ran = command.output().is_ok_and(|output| output.status.success());
    let text = fs::read_to_string(&log).unwrap_or_default();
    let _ = fs::remove_file(&log);
    if ran { traced::after(&text, MARK) } else { None }
}

#[test]
fn killed_at_every_file_call() {
    let desk = Desk::new();
    killed_at_every_call(&desk, "save", || {});
}

#[test]
fn killed_at_every_file_call_of_a_save_with_a_backup() {
    let desk = Desk::new();
    let kept = kept_beside(&desk.path);
    let backups = Backups::new(&kept, Keep::default());
    let old = write(&desk.old);
    let mut whole = 0;
    killed_at_every_call(&desk, "save kept", || {
        for backup in backups.list(&desk.path) {
            assert!(fs::read(&backup.path).unwrap() == old, "half a backup");
            whole += 1;
        }
        fs::remove_dir_all(&kept).unwrap_or_default();
    });
    assert!(whole > 5, "only {whole} of the saves came as far as a backup");
}

/// Kills a save in a process of its own at each of its file calls; `then` looks at what is left
/// beside the file itself.
fn killed_at_every_call(desk: &Desk, role: &str, mut then: impl FnMut()) {
    let new = write(&renamed(&desk.old, "new"));
    let Some(calls) = calls_of_save(desk, role) else {
        skip("strace cannot trace a process here");
        return;
    };
    assert!(is_new(desk, &new), "the traced save went through");
    then();
    assert!(calls.contains_key("fsync") && calls.contains_key("flock"), "{calls:?}");
    let mut outcomes = [0; 2];
    for (name, (before, all)) in &calls {
        for number in before + 1..=*all {
            let inject = format!("-einject={name}:signal=KILL:when={number}");
            let trace = format!("-etrace={name}");
            let program = ["strace", "-f", "-qq", "-o", "/dev/null", &trace, &inject];
            let (_, said) = output(&mut helper_under(&program, role, &desk.path));
            assert!(!said.contains("refused"), "{name} {number}: {said}");
            let new = is_new(desk, &new);
            then();
            outcomes[usize::from(new)] += 1;
            assert!(new || !said.contains("saved"), "{name} {number}: said saved, was not");
        }
    }
    println!("killed at {} calls: {outcomes:?} old and new files", outcomes[0] + outcomes[1]);
    assert!(outcomes[0] >= 8 && outcomes[1] >= 2, "{outcomes:?} of {calls:?}");
}

#[test]
fn killed_at_random() {
    let desk = Desk::new();
    let new = write(&renamed(&desk.old, "new"));
    let mut rng = Rng::seeded(11 + cases("CJM_LONG_FROM", 0));
    // The longest wait, fitted as we go so that about half of the kills come too late.
    let mut most = Duration::from_millis(4);
    let mut outcomes = [0; 2];
    let kills = cases("CJM_LONG_KILLS", 200);
    for _ in 0..kills {
        let mut child = helper_under(&[], "save", &desk.path).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        assert!(lines.by_ref().any(|line| line.unwrap().contains("ready")));
        let wait = most.mul_f64(rng.below(1_000) as f64 / 1_000.0);
        let start = Instant::now();
        while start.elapsed() < wait {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let new = is_new(&desk, &new);
        outcomes[usize::from(new)] += 1;
        most = most.mul_f64(if new { 0.9 } else { 1.1 });
    }
    println!("{kills} kills: {outcomes:?} old and new files");
    let few = kills / 10;
    assert!(outcomes.iter().all(|&count| count >= few), "{outcomes:?}: badly timed");
}

#[test]
fn two_editors_lose_nothing() {
    let desk = Desk::new();
    let before = desk.old.props().authors.len();
    let editors: Vec<_> = ["Ann", "Bob"]
        .into_iter()
        .map(|name| {
            let mut command = helper_under(&[], name, &desk.path);
            thread::spawn(move || output(&mut command))
        })
        .collect();
    for editor in editors {
        let (status, said) = editor.join().unwrap();
        assert!(status.success(), "{said}");
    }
    let map: Document = open(&desk.path).unwrap().opened.document;
    let authors = &map.props().authors;
    assert_eq!(authors.len() as u64, before as u64 + 2 * rounds());
    for name in ["Ann", "Bob"] {
        let written: Vec<_> = authors.iter().filter(|line| line.starts_with(name)).collect();
        let expected: Vec<_> = (0..rounds()).map(|round| format!("{name} {round}")).collect();
        assert!(written.into_iter().eq(&expected));
    }
    assert_eq!(desk.names(), ["map.cjm"]);
}

#[test]
fn a_limit_on_file_sizes_keeps_the_old_file() {
    let desk = Desk::new();
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"";
    let (_, said) = output(&mut helper_under(&["sh", "-c", script], "save", &desk.path));
    assert!(said.contains("refused DiskFull"), "{said}");
    assert_eq!(fs::read(&desk.path).unwrap(), write(&desk.old));
    assert_eq!(desk.names(), ["map.cjm"]);
}

#[test]
fn a_full_disk_keeps_the_old_file() {
    let desk = Desk::new();
    let small = desk.folder.path().join("small");
    fs::create_dir(&small).unwrap();
    let size = write(&desk.old).len() * 3 / 2 / 1024;
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", &format!("size={size}k"), "tmpfs"])
        .arg(&small)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !mounted {
        println!("skipped: only an administrator may mount a small disk");
        return;
    }
    let path = small.join("map.cjm");
    fs::write(&path, write(&desk.old)).unwrap();
    let (_, said) = output(&mut helper_under(&[], "save", &path));
    let bytes = fs::read(&path).unwrap();
    let files = fs::read_dir(&small).unwrap().count();
    let freed = Command::new("umount").arg(&small).status();
    assert!(freed.is_ok_and(|status| status.success()));
    assert!(said.contains("refused DiskFull"), "{said}");
    assert!(bytes == write(&desk.old) && files == 1);
}

#[test]
fn a_closed_folder_is_told() {
    let desk = Desk::new();
    fs::set_permissions(&desk.path, fs::Permissions::from_mode(0o666)).unwrap();
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    for role in ["save", "save as"] {
        let Some(said) = said_by_somebody(&desk, role) else { return };
        assert!(said.contains("FolderClosed"), "{role}: {said}");
    }
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(fs::read(&desk.path).unwrap(), write(&desk.old));
    assert_eq!(desk.names(), ["map.cjm"]);
}

#[test]
fn in_a_closed_folder_a_file_is_written_over_once_somebody_agrees() {
    let desk = Desk::new();
    let new = write(&renamed(&desk.old, "new"));
    let kept = kept_beside(&desk.path);
    fs::create_dir(&kept).unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o777)).unwrap();
    fs::set_permissions(&desk.path, fs::Permissions::from_mode(0o666)).unwrap();
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let asked = said_by_somebody(&desk, "save kept");
    let agreed = asked.as_ref().and_then(|_| said_by_somebody(&desk, "save in place"));
    fs::set_permissions(desk.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let files = |folder: &Path| -> Vec<Vec<u8>> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        let maps = entries.flat_map(|it| fs::read_dir(it.path()).into_iter().flatten().flatten());
        let maps = maps.filter(|it| it.path().extension().is_some_and(|it| it == "cjm"));
        maps.map(|it| fs::read(it.path()).unwrap()).collect()
    };
    let backups = files(&kept);
    fs::remove_dir_all(&kept).unwrap();
    let (Some(asked), Some(agreed)) = (asked, agreed) else { return };
    assert!(asked.contains("FolderClosed"), "{asked}");
    assert!(agreed.contains("saved") && !agreed.contains("without"), "{agreed}");
    assert!(fs::read(&desk.path).unwrap() == new, "it was not written over");
    assert!(backups == [write(&desk.old)], "the old map is kept once");
    assert_eq!(desk.names(), ["map.cjm"]);
}

/// What the helper says where it may not write into the folder; `None` where that cannot be tried.
fn said_by_somebody(desk: &Desk, role: &str) -> Option<String> {
    let mut command = helper_under(&[], role, &desk.path);
    if tempfile::tempfile_in(desk.folder.path()).is_ok() {
        // Administrators may write everywhere; somebody else may not.
        command.uid(65534).gid(65534);
    }
    let said = command.output().map(|it| String::from_utf8_lossy(&it.stdout).into_owned());
    let said = said.ok().filter(|said| !said.is_empty());
    if said.is_none() {
        println!("skipped: the test binary cannot be started by another user");
    }
    said
}
