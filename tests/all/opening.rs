//! Opening a map runs no code, reads no other file and touches no network: the real program is
//! watched at every call it makes while it reads a map full of bait.
#![cfg(target_os = "linux")]

use super::format::everything::{everything, feedback};
use crate::support::traced::{Call, calls, strace};
use crate::support::{hostile, skip};
use cjm::format::write;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

/// What is watched.
const WATCHED: &str = "-etrace=%file,%network,%process";

/// A word in the names of everything that a map tries to have read, run or called.
const BAIT: &str = "bait";

/// Where the system keeps what every program on it opens: its libraries, what the machine has, the
/// language and the zone.
const SYSTEM: &[&str] = &[
    "/etc/ld.so.",
    "/lib/",
    "/lib64/",
    "/usr/lib/",
    "/usr/local/lib/",
    "/proc/self/",
    "/proc/meminfo",
    "/proc/sys/vm/",
    "/sys/devices/system/",
    "/sys/fs/cgroup/",
    "/sys/kernel/mm/",
    "/usr/share/zoneinfo/",
    "/etc/localtime",
    "/etc/timezone",
];

/// What a program did that opening a map must not: run something, call somebody, open a file that
/// is none of `own` and not the system's, or as much as ask after the bait. The first program is
/// the one that is watched.
fn misdeeds(log: &str, own: &[&Path]) -> Vec<String> {
    let mut started = false;
    let mut found = Vec::new();
    for call in calls(log) {
        let why = match call.name {
            "execve" | "execveat" if started => Some("runs a program"),
            "execve" => {
                started = true;
                None
            }
            "fork" | "vfork" => Some("starts a process"),
            "clone" | "clone3" if !call.rest.contains("CLONE_THREAD") => Some("starts a process"),
            "open" | "openat" | "openat2" | "creat" if !is_known(call, own) => {
                Some("opens a file of others")
            }
            name if is_of_network(name) => Some("uses the network"),
            _ if call.rest.contains(BAIT) => Some("takes the bait"),
            _ => None,
        };
        found.extend(why.map(|why| format!("{why}: {}({}", call.name, call.rest)));
    }
    found
}

fn is_known(call: Call<'_>, own: &[&Path]) -> bool {
    call.texts().all(|path| {
        let system = SYSTEM.iter().any(|start| path.starts_with(start));
        (system && !path.contains("..")) || own.iter().any(|own| Path::new(path) == *own)
    })
}

fn is_of_network(name: &str) -> bool {
    let calls = ["socket", "connect", "bind", "listen", "accept", "send", "recv"];
    calls.iter().any(|call| name.starts_with(call))
}

/// Texts that ask for a file, a program or an address, all of them there to be had.
fn baits(folder: &Path) -> Vec<String> {
    let at = |name: &str| folder.join(name).display().to_string();
    let (picture, program, text) = (at("bait.png"), at("bait.sh"), at("bait.txt"));
    vec![
        picture.clone(),
        format!("file://{picture}"),
        "http://bait.invalid/x.png".into(),
        "https://127.0.0.1:9/bait".into(),
        "//bait.invalid/share/x".into(),
        "\\\\bait.invalid\\share\\x".into(),
        "bait.png".into(),
        format!("<image href=\"{picture}\" xlink:href=\"{picture}\"/>"),
        format!("<!DOCTYPE x [<!ENTITY e SYSTEM \"file://{text}\">]>&e;"),
        format!("<?xml-stylesheet href=\"{text}\"?>"),
        format!("url(file://{picture})"),
        format!("![x]({picture})"),
        format!("=HYPERLINK(\"file://{text}\")"),
        format!("=cmd|'/C {program}'!A0"),
        format!("$({program})"),
        format!("`{program}`"),
        format!("| {program}"),
        format!("; {program} &"),
        format!("${{jndi:ldap://bait.invalid/{text}}}"),
        format!("{{{{ include '{text}' }}}}"),
        format!("\\input{{{text}}}"),
        format!("include!(\"{text}\")"),
        format!("#![include(\"{text}\")]"),
        format!("../{}", "../".repeat(20)) + &text,
        format!("%{text}%"),
        format!("@{text}"),
        format!("data:image/svg+xml,<svg><image href='file://{picture}'/></svg>"),
    ]
}

/// A folder with two maps full of bait, and what they are after.
fn trap() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let picture = crate::support::pictures::picture(1).bytes;
    fs::write(at("bait.png"), &picture).unwrap();
    fs::write(at("bait.txt"), "read me").unwrap();
    fs::write(at("bait.sh"), "#!/bin/sh\ntouch \"$0.ran\"\n").unwrap();
    fs::set_permissions(at("bait.sh"), fs::Permissions::from_mode(0o755)).unwrap();
    let baits = baits(folder.path());
    for (name, map) in [("a.cjm", everything()), ("b.cjm", feedback())] {
        let mut next = (0..).map(|i| baits[i % baits.len()].clone());
        let map = hostile::with_texts(&map, || next.next().unwrap());
        let text = String::from_utf8(write(&map)).unwrap();
        assert!(text.matches(BAIT).count() > 40, "the bait is in the file");
        // Names of programs mean something to many; here they are kept as what nobody knows.
        let all = text.strip_suffix(")\n").unwrap();
        let text =
            format!("{all}  include: \"bait.txt\",\n  scripts: [(run: \"./bait.sh\")],\n)\n");
        fs::write(at(name), text).unwrap();
    }
    folder
}

/// Runs the program under watch in the folder; what it said and the log.
fn watched(program: &str, folder: &Path, args: &[&str]) -> Option<(String, String)> {
    let log = folder.join("calls.log");
    let mut command = strace(&[WATCHED], &log, program);
    command.args(args).current_dir(folder);
    // Cargo tells programs where to look for libraries; nobody else does.
    let others = ["DISPLAY", "WAYLAND_DISPLAY", "LC_ALL", "LC_MESSAGES", "RUST_LOG"];
    for name in others.into_iter().chain(["LD_LIBRARY_PATH"]) {
        command.env_remove(name);
    }
    let output = command.env("LANG", "en_GB.UTF-8").output().ok()?;
    let log = fs::read_to_string(&log).unwrap_or_default();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let seen = calls(&log).next().is_some();
    seen.then_some((format!("{:?} {said}", output.status.code()), log))
}

/// Whether programs can be watched here at all.
fn can_watch() -> bool {
    let traced = Command::new("strace").args(["-f", "-o", "/dev/null", "true"]).output();
    traced.is_ok_and(|output| output.status.success())
}

#[test]
fn a_map_full_of_bait_is_only_read() {
    if !can_watch() {
        skip("strace cannot trace a process here");
        return;
    }
    let folder = trap();
    let path = |name: &str| folder.path().join(name);
    let commands: &[(&[&str], &[&str])] = &[
        (&["check"], &[]),
        (&["info"], &[]),
        (&["info", "--json"], &[]),
        (&["scores"], &["--csv"]),
        (&["scores"], &["--xlsx", "-"]),
        (&["insights"], &[]),
        (&["worklists"], &["--markdown"]),
        (&["export"], &["-o", "-", "--format", "svg", "--lanes", "all"]),
        (&["export"], &["-o", "-", "--format", "svg", "--embed-fonts", "--state", "gap"]),
        (&["export"], &["-o", "-", "--format", "png", "--lanes", "all"]),
        (&["export"], &["-o", "-", "--format", "pdf", "--lanes", "all", "--page", "a4", "--tile"]),
    ];
    for map in ["a.cjm", "b.cjm"] {
        for (before, after) in commands {
            let args = [before, &[map] as &[&str], after].concat();
            let (said, log) = watched(env!("CARGO_BIN_EXE_cjm"), folder.path(), &args).unwrap();
            let fine = said.starts_with("Some(0)") || said.starts_with("Some(1)");
            assert!(fine, "cjm {args:?}: {said}");
            let opened = calls(&log).filter(|call| call.rest.contains(map)).count();
            assert!(opened > 1, "cjm {args:?} never opened the map: {log}");
            let misdeeds = misdeeds(&log, &[&path(map), Path::new(map)]);
            assert!(misdeeds.is_empty(), "cjm {args:?}:\n{}", misdeeds.join("\n"));
        }
    }
    assert!(!path("bait.sh.ran").exists());
}

/// A watch that finds nothing proves nothing: here is what it would find.
#[test]
fn the_watch_sees_what_it_must_not_see() {
    let own = [Path::new("/tmp/a.cjm")];
    let start = "7 execve(\"./cjm\", [\"cjm\"], 0x7ffd /* 9 vars */) = 0\n";
    let found = |lines: &str| misdeeds(&format!("{start}{lines}"), &own).len();
    for bad in [
        "7 execve(\"/bin/sh\", [\"sh\"], 0x1) = 0",
        "7 socket(AF_INET, SOCK_STREAM, 0) = 3",
        "7 connect(3, {sa_family=AF_UNIX, sun_path=\"/run/x\"}, 110) = -1 ENOENT",
        "8 openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY) = 3",
        "8 openat(AT_FDCWD, \"/tmp/b.cjm\", O_RDONLY) = -1 ENOENT",
        "8 open(\"/usr/lib/../../etc/passwd\", O_RDONLY) = 3",
        "8 statx(AT_FDCWD, \"/tmp/bait.png\", 0) = 0",
        "8 vfork() = 9",
        "8 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD) = 9",
    ] {
        assert_eq!(found(bad), 1, "{bad}");
    }
    for good in [
        "7 openat(AT_FDCWD, \"/tmp/a.cjm\", O_RDONLY|O_CLOEXEC) = 3",
        "7 openat(AT_FDCWD, \"/lib/x86_64-linux-gnu/libc.so.6\", O_RDONLY) = 3",
        "7 clone3({flags=CLONE_VM|CLONE_THREAD, child_tid=0x7f}, 88) = 9",
        "8 <... openat resumed>) = 3",
        "8 statx(AT_FDCWD, \"/tmp\", 0) = 0",
    ] {
        assert_eq!(found(good), 0, "{good}");
    }
    if !can_watch() {
        skip("strace cannot trace a process here");
        return;
    }
    let folder = trap();
    let script = "cat bait.txt; ./bait.sh";
    let (_, log) = watched("sh", folder.path(), &["-c", script]).unwrap();
    let found = misdeeds(&log, &[]).join("\n");
    for seen in ["opens a file of others: openat(AT_FDCWD, \"bait.txt\"", "runs a program"] {
        assert!(found.contains(seen), "{seen} is not in {found}");
    }
    assert!(folder.path().join("bait.sh.ran").exists(), "the bait bites");
}
