//! Who else has a map open, and whether its file was changed meanwhile.

use super::save::{Desk, renamed};
use cjm::format::{Glance, OwnNote, Who, clear, open, save, who_else, write};
use std::fs::{self, File};
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

fn olena() -> Who {
    Who { user: "Олена".to_owned(), host: "PC-12".to_owned() }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// Puts a note as another program writes it.
fn plant(desk: &Desk, name: &str, (user, host, pid): (&str, &str, u32), seen: u64) -> PathBuf {
    let path = desk.folder.path().join(format!(".map.cjm.cjm-open-{name}"));
    let text = format!(
        "(map: \"map.cjm\", user: {user:?}, host: {host:?}, pid: {pid}, since: {seen}, seen: {seen})"
    );
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn somebody_else_is_seen_as_long_as_they_have_the_map_open() {
    let desk = Desk::new();
    let own = OwnNote::put(&desk.path, &Who::here()).unwrap();
    assert_eq!(who_else(&desk.path, Some(&own)), []);
    let theirs = OwnNote::put(&desk.path, &olena()).unwrap();
    let found = who_else(&desk.path, Some(&own));
    assert_eq!(found.iter().map(|owner| &owner.who).collect::<Vec<_>>(), [&olena()]);
    let text = found[0].text(cjm::i18n::Texts::of(cjm::model::Language::Ukrainian));
    assert!(text.contains("Олена") && text.contains("PC-12"), "{text}");
    assert!(desk.names().iter().filter(|name| name.starts_with(".map.cjm.cjm-open-")).count() == 2);
    drop(theirs);
    assert_eq!(who_else(&desk.path, Some(&own)), []);
    drop(own);
    assert_eq!(desk.names(), ["map.cjm"]);
}

#[test]
fn two_programs_of_one_person_write_two_notes() {
    let desk = Desk::new();
    let one = OwnNote::put(&desk.path, &olena()).unwrap();
    let other = OwnNote::put(&desk.path, &olena()).unwrap();
    assert_eq!(who_else(&desk.path, Some(&one)).len(), 1);
    assert_eq!(who_else(&desk.path, Some(&other)).len(), 1);
    assert_eq!(who_else(&desk.path, None).len(), 2);
}

#[test]
fn notes_of_dead_programs_and_old_ones_do_not_count() {
    let desk = Desk::new();
    let here = Who::here().host;
    let old = now() - 20 * 60;
    let stale = plant(&desk, "a", ("Ann", "PC-1", 1), old);
    let abandoned = plant(&desk, "b", ("Bob", "PC-2", 1), now() - 25 * 60 * 60);
    let fresh = plant(&desk, "c", ("Eve", "PC-3", 1), now() - 60);
    // The highest number a process of this system can have is lower.
    let dead = plant(&desk, "d", ("Dan", &here, u32::MAX), now());
    let lives = plant(&desk, "e", ("Fay", &here, std::process::id()), now());
    let found = who_else(&desk.path, None);
    let mut users: Vec<_> = found.iter().map(|owner| owner.who.user.as_str()).collect();
    users.sort_unstable();
    let proc = std::path::Path::new("/proc/self").exists();
    assert_eq!(users, if proc { &["Eve", "Fay"][..] } else { &["Dan", "Eve", "Fay"] });
    assert!(stale.exists() && fresh.exists() && lives.exists());
    assert!(!abandoned.exists() && dead.exists() != proc);
    for owner in &found {
        clear(owner).unwrap();
        clear(owner).unwrap();
    }
    assert_eq!(who_else(&desk.path, None), []);
    assert!(!fresh.exists());
}

#[test]
fn what_stands_in_a_note_is_not_trusted() {
    let desk = Desk::new();
    plant(&desk, "a", ("\u{202e}E\u{7}ve\n\u{200b}", &"x".repeat(500), 1), now());
    plant(&desk, "b", (&"long".repeat(5_000), "PC", 1), now());
    for (name, bytes) in [("c", &b"\0\xff"[..]), ("d", b""), ("e", b"(map: [[[["), ("f", b"()")] {
        fs::write(desk.folder.path().join(format!(".map.cjm.cjm-open-{name}")), bytes).unwrap();
    }
    fs::create_dir(desk.folder.path().join(".map.cjm.cjm-open-folder")).unwrap();
    // Of another map, whose name begins the same.
    let other = plant(&desk, "g", ("Ann", "PC", 1), now());
    fs::write(&other, fs::read_to_string(&other).unwrap().replace("map.cjm", "mop.cjm")).unwrap();
    let found = who_else(&desk.path, None);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].who.user, "Eve");
    assert_eq!(found[0].who.host.len(), 64);
    // Times beyond all calendars are times, too.
    let path = plant(&desk, "h", ("Zoe", "PC", 1), u64::MAX);
    let mut texts = who_else(&desk.path, None).into_iter().map(|owner| owner.to_text());
    assert!(texts.any(|text| text.contains("Zoe")));
    fs::remove_file(path).unwrap();
}

/// Shows an owner in English.
trait ToText {
    fn to_text(&self) -> String;
}

impl ToText for cjm::format::Owner {
    fn to_text(&self) -> String {
        self.text(cjm::i18n::Texts::of(cjm::model::Language::English))
    }
}

#[test]
fn names_of_any_length_have_notes() {
    let desk = Desk::new();
    for name in ["я".repeat(120), "a".repeat(250)] {
        let path = desk.folder.path().join(name);
        fs::write(&path, write(&desk.old)).unwrap();
        let _own = OwnNote::put(&path, &olena()).unwrap();
        assert_eq!(who_else(&path, None).len(), 1);
    }
    let gone = desk.folder.path().join("gone.cjm");
    assert!(OwnNote::put(&gone, &olena()).is_none() && who_else(&gone, None).is_empty());
}

#[test]
fn a_touched_file_is_the_same_and_a_changed_one_is_seen_once() {
    let desk = Desk::new();
    let mut file = open(&desk.path).unwrap().file;
    let mut glance = Glance::default();
    let is_changed = |file: &cjm::format::MapFile, glance: &mut Glance| {
        file.changed(glance).unwrap().map(|it| it.opened.document)
    };
    let handle = File::options().write(true).open(&desk.path).unwrap();
    for age in [0, 10, 1_000] {
        handle.set_modified(SystemTime::now() - Duration::from_secs(age)).unwrap();
        assert!(is_changed(&file, &mut glance).is_none());
        assert!(is_changed(&file, &mut glance).is_none());
    }
    let theirs = renamed(&desk.old, "theirs");
    fs::write(&desk.path, write(&theirs)).unwrap();
    assert_eq!(is_changed(&file, &mut glance), Some(theirs));
    assert!(is_changed(&file, &mut glance).is_none(), "it was told");
    // Written again within the same tick of the clock, by date and length the same.
    let again = renamed(&desk.old, "thairs");
    let date = fs::metadata(&desk.path).unwrap().modified().unwrap();
    fs::write(&desk.path, write(&again)).unwrap();
    handle.set_modified(date).unwrap();
    assert_eq!(is_changed(&file, &mut glance), Some(again));
    // Put back, it is ours again; saved by us, it is ours, too.
    fs::write(&desk.path, write(&desk.old)).unwrap();
    assert!(is_changed(&file, &mut glance).is_none());
    save(&renamed(&desk.old, "ours"), &mut file).unwrap();
    assert!(is_changed(&file, &mut glance).is_none());
    // While it is not there or not whole, that is said, and the change is seen afterwards.
    fs::write(&desk.path, "").unwrap();
    assert!(file.changed(&mut glance).is_err());
    fs::remove_file(&desk.path).unwrap();
    assert!(file.changed(&mut glance).is_err());
    fs::write(&desk.path, write(&desk.old)).unwrap();
    assert_eq!(is_changed(&file, &mut glance), Some(desk.old.clone()));
}

#[test]
fn a_date_that_lies_is_not_believed_for_ever() {
    let desk = Desk::new();
    let file = open(&desk.path).unwrap().file;
    let mut glance = Glance::default();
    let date = SystemTime::now() - Duration::from_hours(1);
    let set = || {
        File::options().write(true).open(&desk.path).unwrap().set_modified(date).unwrap();
    };
    set();
    assert!(file.changed(&mut glance).unwrap().is_none());
    let title = desk.old.props().title.chars().rev().collect::<String>();
    let theirs = renamed(&desk.old, &title);
    fs::write(&desk.path, write(&theirs)).unwrap();
    set();
    let seen = (0..100).find_map(|_| file.changed(&mut glance).unwrap());
    assert_eq!(seen.map(|it| it.opened.document), Some(theirs));
}
