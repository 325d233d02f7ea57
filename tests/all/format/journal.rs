//! The journal: whatever was edited comes back after a crash, up to some whole record, however the
//! program ended and whatever is left of the files.

use super::save::{Desk, renamed};
use crate::support::edits::edit;
use crate::support::{generate, numbered, sampler};
use cjm::edit::{History, Selection, StepName};
use cjm::format::{
    FileState, Journal, LeftBehind, MapFile, Recoverable, WhyLost, flush_all, left_behind, open,
    save, write,
};
use cjm::model::{Document, Edit, MapProps, Rng};
use proptest::collection::vec;
use proptest::prelude::*;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

const ROLE: &str = "CJM_TEST_JOURNAL_ROLE";
const MAP: &str = "CJM_TEST_JOURNAL_MAP";
const ROOT: &str = "CJM_TEST_JOURNAL_ROOT";
/// How many programs are killed in long runs.
const KILLS: &str = "CJM_LONG_EDITING";
/// Longer than any write takes.
const PATIENCE: Duration = Duration::from_mins(1);

/// A folder for journals.
fn root() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// The only map left behind.
fn only(left: LeftBehind) -> Recoverable {
    assert!(left.lost.is_empty(), "{:?}", left.lost);
    let [map] = <[Recoverable; 1]>::try_from(left.maps).unwrap();
    map
}

fn is_empty(root: &Path) -> bool {
    let left = left_behind(root);
    left.maps.is_empty() && left.lost.is_empty()
}

/// The files of the only journal, by name.
fn files(root: &Path) -> Vec<(String, Vec<u8>)> {
    let mut folders = fs::read_dir(root).unwrap();
    let folder = folders.next().unwrap().unwrap().path();
    assert!(folders.next().is_none());
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.file_name().unwrap() != "held")
        .map(|path| {
            (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Puts a journal of these files into a new folder for journals, as a crash leaves it.
fn plant(files: &[(String, Vec<u8>)]) -> TempDir {
    let root = root();
    let folder = root.path().join("0123456789abcdef");
    fs::create_dir(&folder).unwrap();
    for (name, bytes) in files {
        fs::write(folder.join(name), bytes).unwrap();
    }
    root
}

fn changed(map: &Arc<Document>, title: &str) -> Arc<Document> {
    Arc::new(renamed(map, title))
}

/// Documents that random edits, undo and redo lead to, one after the other.
fn edited(start: &Arc<Document>, seeds: &[u64]) -> Vec<Arc<Document>> {
    let mut history = History::opened(start.clone());
    let mut seen = Vec::new();
    for &seed in seeds {
        match seed % 8 {
            0 => drop(history.undo()),
            1 => drop(history.redo()),
            2 => {
                history.begin(StepName::new("step", ""), &Selection::none());
                let _ = history.apply_in_gesture(&edit(history.now(), seed));
                seen.push(history.now().clone());
                history.roll_back();
            }
            _ => {
                let change = edit(history.now(), seed);
                let _ = history.apply(StepName::new("step", ""), &Selection::none(), &change);
            }
        }
        seen.push(history.now().clone());
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150, failure_persistence: None, ..ProptestConfig::default()
    })]

    #[test]
    fn what_was_edited_comes_back(seeds in vec(any::<u64>(), 1..40), flushes in any::<u64>()) {
        let desk = Desk::new();
        let root = root();
        let opened = open(&desk.path).unwrap();
        let start = Arc::new(opened.opened.document);
        // Every other map has no file yet.
        let file = Some(opened.file).filter(|_| flushes.is_multiple_of(2));
        let mut journal = Journal::new(root.path(), file.as_ref(), &start);
        let states = edited(&start, &seeds);
        for (at, now) in states.iter().enumerate() {
            journal.record(now);
            if flushes >> (at % 60) & 3 == 3 {
                prop_assert!(journal.flush(PATIENCE));
            }
        }
        prop_assert_eq!(journal.trouble(), None);
        prop_assert!(is_empty(root.path()), "it is being written");
        drop(journal);
        let end = states.last().unwrap();
        let left = left_behind(root.path());
        prop_assert!(left.lost.is_empty());
        // What is as the file has it needs not come back; without a file, nothing has it.
        if **end != *start {
            let map = only(left);
            prop_assert!(**map.document() == **end);
            prop_assert!(write(map.document()) == write(end));
            prop_assert_eq!(map.document().check(), vec![]);
            prop_assert!(!map.torn);
            prop_assert_eq!(map.file, if file.is_some() { FileState::Same } else { FileState::None });
        } else if file.is_some() {
            prop_assert!(left.maps.is_empty());
        }
    }
}

#[test]
fn a_log_cut_or_spoilt_at_every_byte_gives_the_state_after_some_whole_record() {
    let start = Arc::new(generate::map(1, 3));
    let root = root();
    let mut journal = Journal::new(root.path(), None, &start);
    let mut states = vec![start.clone()];
    let mut ends = Vec::new();
    for now in edited(&start, &[3, 77, 1_005, 8, 9, 90_011, 1_000_003, 4, 77_013, 5, 12_345, 600]) {
        journal.record(&now);
        assert!(journal.flush(PATIENCE));
        // What changes nothing leaves no record, and before the first there is no folder.
        if fs::read_dir(root.path()).unwrap().next().is_none() {
            continue;
        }
        let files = files(root.path());
        let length = files.iter().find(|(name, _)| name == "edits-1.log").map(|it| it.1.len());
        if length != ends.last().copied() {
            ends.extend(length);
            states.push(now);
        }
    }
    assert!(states.len() > 6, "{}", states.len());
    let whole = files(root.path());
    let log = whole.iter().position(|(name, _)| name == "edits-1.log").unwrap();
    let bytes = whole[log].1.clone();
    let state_of = |bytes: Vec<u8>| {
        let mut files = whole.clone();
        files[log].1 = bytes;
        let root = plant(&files);
        let mut left = left_behind(root.path());
        assert!(left.lost.is_empty(), "{:?}", left.lost);
        left.maps.pop().map(|map| (map.document().clone(), map.torn, map.edits))
    };
    for cut in 0..=bytes.len() {
        let records = ends.iter().filter(|&&end| end <= cut).count();
        match state_of(bytes[..cut].to_vec()) {
            None => assert_eq!(records, 0, "cut at {cut}"),
            Some((document, torn, edits)) => {
                assert!(*document == *states[records], "cut at {cut}");
                assert_eq!(torn, !ends.contains(&cut), "cut at {cut}");
                assert!(edits >= records as u64);
            }
        }
    }
    for at in 0..bytes.len() {
        let mut spoilt = bytes.clone();
        spoilt[at] ^= 1 << (at % 8);
        let records = ends.iter().filter(|&&end| end <= at).count();
        let document = state_of(spoilt).map(|it| it.0);
        assert!(document.is_none_or(|it| *it == *states[records]), "byte {at}");
    }
    println!("{} records, {} bytes", ends.len(), bytes.len());
}

#[test]
fn a_saved_map_leaves_nothing_and_edits_during_the_save_are_kept() {
    let desk = Desk::new();
    let root = root();
    let opened = open(&desk.path).unwrap();
    let (start, mut file) = (Arc::new(opened.opened.document), opened.file);
    let mut journal = Journal::new(root.path(), Some(&file), &start);
    let one = changed(&start, "one");
    journal.record(&one);
    assert!(journal.flush(PATIENCE));
    save(&one, &mut file).unwrap();
    journal.saved(&one, &file);
    assert!(journal.flush(PATIENCE));
    let names = |root: &Path| files(root).into_iter().map(|it| it.0).collect::<Vec<_>>();
    assert_eq!(names(root.path()), ["about.ron"]);
    // Two edits while the next save goes on, one of them written before it is told.
    let states: Vec<_> = (0..3).map(|i| changed(&one, &format!("state {i}"))).collect();
    journal.record(&states[0]);
    journal.record(&states[1]);
    save(&states[0], &mut file).unwrap();
    assert!(journal.flush(PATIENCE));
    journal.record(&states[2]);
    journal.saved(&states[0], &file);
    assert!(journal.flush(PATIENCE));
    assert_eq!(names(root.path()).len(), 3, "one generation");
    drop(journal);
    let map = only(left_behind(root.path()));
    assert_eq!((&**map.document(), &map.file), (&*states[2], &FileState::Same));
    let restored = map.restore();
    assert_eq!(**restored.base.as_ref().unwrap(), *states[0]);
    // Saved, nothing is left; saving goes on as if nothing had been.
    let mut journal = restored.journal;
    let mut file = restored.file.unwrap();
    save(&restored.document, &mut file).unwrap();
    journal.saved(&restored.document, &file);
    drop(journal);
    assert!(is_empty(root.path()));
    assert_eq!(open(&desk.path).unwrap().opened.document, *states[2]);
}

#[test]
fn a_crash_between_the_save_and_its_note_offers_nothing() {
    let desk = Desk::new();
    let root = root();
    let opened = open(&desk.path).unwrap();
    let (start, mut file) = (Arc::new(opened.opened.document), opened.file);
    let mut journal = Journal::new(root.path(), Some(&file), &start);
    let one = changed(&start, "one");
    journal.record(&one);
    save(&one, &mut file).unwrap();
    drop(journal);
    assert!(is_empty(root.path()));
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0, "it was swept");
    // Undone is undone, too.
    let mut journal = Journal::new(root.path(), Some(&file), &one);
    journal.record(&changed(&one, "two"));
    assert!(journal.flush(PATIENCE));
    journal.record(&changed(&one, "one"));
    drop(journal);
    assert!(is_empty(root.path()));
}

#[test]
fn an_open_map_costs_nothing_before_its_first_edit_and_a_closed_one_leaves_nothing() {
    let root = root();
    let place = root.path().join("deep").join("recovery");
    let start = Arc::new(generate::map(3, 1));
    let mut journal = Journal::new(&place, None, &start);
    journal.record(&start);
    assert!(journal.flush(PATIENCE));
    assert!(!place.exists());
    journal.record(&changed(&start, "one"));
    assert!(journal.flush(PATIENCE));
    assert_eq!(files(&place).len(), 3);
    journal.close();
    assert_eq!(fs::read_dir(&place).unwrap().count(), 0);
    Journal::new(&place, None, &start).close();
}

#[test]
fn the_state_of_the_maps_file_is_told() {
    type Spoil = fn(&Path);
    type Check = fn(&FileState) -> bool;
    let cases: [(Spoil, Check); 6] = [
        (|_| {}, |it| *it == FileState::Same),
        (
            |path| {
                let map = renamed(&open(path).unwrap().opened.document, "theirs");
                fs::write(path, write(&map)).unwrap();
            },
            |it| *it == FileState::Changed,
        ),
        (|path| fs::remove_file(path).unwrap(), |it| *it == FileState::Missing),
        (|path| fs::write(path, "").unwrap(), |it| *it == FileState::Empty),
        (|path| fs::write(path, [0; 4096]).unwrap(), |it| matches!(it, FileState::Damaged(_))),
        (
            |path| {
                fs::remove_file(path).unwrap();
                fs::create_dir(path).unwrap();
            },
            |it| matches!(it, FileState::Unreadable(_)),
        ),
    ];
    // Before the first edit, too: then there is no copy of the map yet.
    for early in [false, true] {
        for (number, (spoil, is_right)) in cases.iter().enumerate() {
            let desk = Desk::new();
            let root = root();
            let opened = open(&desk.path).unwrap();
            let (start, file) = (Arc::new(opened.opened.document), opened.file);
            let mut journal = Journal::new(root.path(), Some(&file), &start);
            let now = changed(&start, "edited");
            if early {
                spoil(&desk.path);
            }
            journal.record(&now);
            assert!(journal.flush(PATIENCE));
            if !early {
                spoil(&desk.path);
            }
            drop(journal);
            let map = only(left_behind(root.path()));
            assert!(is_right(&map.file), "{number}: {:?}", map.file);
            assert_eq!((map.path.as_deref(), map.title.as_str()), (Some(file.path()), "edited"));
            assert!(map.edits == 1 && map.edited >= map.opened);
            for &language in cjm::model::Language::ALL {
                assert!(map.text(cjm::i18n::Texts::of(language)).contains("map.cjm"));
            }
            let restored = map.restore();
            assert_eq!(*restored.document, *now);
            // A save sees what became of the file.
            let saved = save(&restored.document, &mut restored.file.unwrap());
            assert_eq!(saved.is_ok(), number == 0, "{number}");
        }
    }
}

#[test]
fn what_was_brought_back_is_journalled_on_in_the_same_place() {
    let root = root();
    let start = Arc::new(generate::map(3, 1));
    let mut journal = Journal::new(root.path(), None, &start);
    let mut now = changed(&start, "0");
    journal.record(&now);
    drop(journal);
    for round in 1..4_u64 {
        let map = only(left_behind(root.path()));
        assert_eq!(map.edits, round);
        assert!(is_empty(root.path()), "it is held while it is offered");
        let mut restored = map.restore();
        assert_eq!(*restored.document, *now);
        now = changed(&restored.document, &round.to_string());
        restored.journal.record(&now);
        assert!(restored.journal.flush(PATIENCE));
        drop(restored);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
        assert_eq!(files(root.path()).len(), 3, "one generation");
    }
    // Brought back and not edited, it is still there; offered and left alone, too.
    drop(only(left_behind(root.path())).restore());
    drop(only(left_behind(root.path())));
    only(left_behind(root.path())).discard().unwrap();
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
}

#[test]
fn journals_that_cannot_be_brought_back_say_why_and_stop_nothing() {
    let start = Arc::new(generate::map(2, 1));
    let good = root();
    let mut journal = Journal::new(good.path(), None, &start);
    journal.record(&changed(&start, "edited"));
    assert!(journal.flush(PATIENCE));
    let whole = files(good.path());
    drop(journal);
    let without =
        |name: &str| -> Vec<_> { whole.iter().filter(|(it, _)| it != name).cloned().collect() };
    let with = |name: &str, bytes: &[u8]| {
        let mut files = without(name);
        files.push((name.to_owned(), bytes.to_vec()));
        files
    };
    let base = &whole.iter().find(|(name, _)| name == "base-1.cjm").unwrap().1;
    for files in [without("base-1.cjm"), with("base-1.cjm", &base[1..]), with("base-1.cjm", b"")] {
        let root = plant(&files);
        let left = left_behind(root.path());
        assert!(left.maps.is_empty());
        let [lost] = <[_; 1]>::try_from(left.lost).unwrap();
        assert_eq!(lost.why, WhyLost::NoBase);
        assert!(lost.to_string().contains("0123456789abcdef"));
        // It is never thrown away unasked.
        drop(lost);
        let lost = left_behind(root.path()).lost.pop().unwrap();
        lost.discard().unwrap();
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
    // What the journal is about need not be known.
    for about in [without("about.ron"), with("about.ron", b"\0\0\0"), with("about.ron", b"")] {
        let map = only(left_behind(plant(&about).path()));
        assert_eq!((map.title.as_str(), map.path, map.file), ("edited", None, FileState::None));
    }
    // Nothing to bring back.
    for log in [without("edits-1.log"), with("edits-1.log", b""), with("edits-1.log", &[0; 500])] {
        assert!(is_empty(plant(&log).path()));
    }
    // Anything else that lies there.
    let odd = plant(&whole);
    fs::write(odd.path().join("a file"), "x").unwrap();
    fs::create_dir(odd.path().join("empty")).unwrap();
    assert_eq!(left_behind(odd.path()).maps.len(), 1);
    assert!(odd.path().join("empty").exists(), "somebody may just be making it");
    let file = odd.path().join("a file");
    assert_eq!(left_behind(&file).lost.len(), 1);
    assert!(is_empty(&odd.path().join("nowhere")));
}

#[test]
fn a_journal_that_cannot_be_written_is_told_once_and_tried_again() {
    let folder = root();
    let place = folder.path().join("recovery");
    fs::write(&place, "in the way").unwrap();
    let start = Arc::new(generate::map(3, 1));
    let mut journal = Journal::new(&place, None, &start);
    let (one, two) = (changed(&start, "one"), changed(&start, "two"));
    journal.record(&one);
    assert!(!journal.flush(Duration::from_millis(300)));
    let trouble = journal.trouble().unwrap();
    assert!(trouble.to_string().contains("recovery"), "{trouble}");
    assert_eq!(journal.trouble(), None, "it was told");
    fs::remove_file(&place).unwrap();
    journal.record(&two);
    assert!(journal.flush(PATIENCE));
    assert_eq!(journal.trouble(), None);
    // Somebody clears the folder away.
    fs::remove_dir_all(&place).unwrap();
    journal.record(&one);
    journal.flush(Duration::from_millis(300));
    journal.record(&changed(&start, "three"));
    assert!(journal.flush(PATIENCE));
    drop(journal);
    assert_eq!(only(left_behind(&place)).title, "three");
}

#[test]
fn a_long_log_is_written_anew() {
    let start = Arc::new(generate::map(3, 1));
    let root = root();
    let mut journal = Journal::new(root.path(), None, &start);
    let mut now = start.clone();
    let size = |root: &Path| files(root).iter().map(|(_, bytes)| bytes.len()).sum::<usize>();
    let mut largest = 0;
    for round in 0..40 {
        let notes = format!("{round} {}", "заметки ".repeat(20_000));
        let mut map = Document::clone(&now);
        let props = MapProps { notes, ..map.props().clone() };
        map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
        now = Arc::new(map);
        journal.record(&now);
        assert!(journal.flush(PATIENCE));
        largest = largest.max(size(root.path()));
    }
    assert!(largest < 6 << 20, "{largest} bytes");
    assert!(files(root.path()).iter().all(|(name, _)| !name.contains("-1.")), "never anew");
    drop(journal);
    let map = only(left_behind(root.path()));
    assert!(**map.document() == *now);
    assert_eq!(map.edits, 40);
}

#[test]
fn pictures_are_written_once_and_unknown_fields_kept() {
    let text = String::from_utf8(write(&sampler::everything())).unwrap();
    let text = text.replacen("    Driver(\n", "    Driver(\n      future: [1, \"two\"],\n", 1);
    let text = text.replacen("  map: (\n", "  map: (\n    mood: Good,\n", 1);
    let start = Arc::new(cjm::format::read(text.as_bytes()).unwrap().document);
    let root = root();
    let mut journal = Journal::new(root.path(), None, &start);
    let mut map = Document::clone(&start);
    for kind in [cjm::model::ElementKind::Picture, cjm::model::ElementKind::Driver] {
        let id = map.of_kind(kind)[0];
        let mut element = cjm::model::Element::clone(map.element(id).unwrap());
        match &mut element.content {
            cjm::model::Content::Picture(picture) => picture.caption = "another".to_owned(),
            cjm::model::Content::Driver(driver) => driver.text = "another".to_owned(),
            _ => unreachable!(),
        }
        map.apply(&Edit::Update { id, element: Arc::new(element) }).unwrap();
    }
    let map = Arc::new(renamed(&map, "another"));
    journal.record(&map);
    drop(journal);
    let log = files(root.path()).into_iter().find(|(name, _)| name == "edits-1.log").unwrap().1;
    let log = String::from_utf8_lossy(&log).into_owned();
    assert!(!log.contains("data:") && log.contains("future") && log.contains("mood"), "{log}");
    assert!(**only(left_behind(root.path())).document() == *map);
    // A map with pieces set aside is told as a whole where these change.
    let journal_root = self::root();
    let mut journal = Journal::new(journal_root.path(), None, &map);
    let aside = text.replacen("    Driver(\n", "    Later(\n", 1);
    let other = Arc::new(cjm::format::read(aside.as_bytes()).unwrap().document);
    assert!(!other.set_aside().is_empty());
    journal.record(&other);
    drop(journal);
    assert!(**only(left_behind(journal_root.path())).document() == *other);
}

#[test]
fn handing_an_edit_over_does_not_wait_for_the_disk() {
    let start = Arc::new(generate::map(300, 1));
    let root = root();
    let mut journal = Journal::new(root.path(), None, &start);
    let states: Vec<_> = (0..200).map(|i| changed(&start, &i.to_string())).collect();
    let mut slowest = Duration::ZERO;
    let mut all = Duration::ZERO;
    for now in &states {
        let began = std::time::Instant::now();
        journal.record(now);
        slowest = slowest.max(began.elapsed());
        all += began.elapsed();
    }
    println!("{:?} each, {slowest:?} at most", all / 200);
    journal.flush(PATIENCE);
    // However many edits come at once, they are few records.
    assert!(journal.trouble().is_none());
    let log = files(root.path()).into_iter().find(|(name, _)| name == "edits-1.log").unwrap().1;
    let records = log.windows(8).filter(|it| it == b"format: ").count();
    assert!(records <= 5, "{records}");
    journal.close();
}

#[test]
fn a_map_restored_twice_knows_what_its_file_held_or_that_nobody_does() {
    let desk = Desk::new();
    let (root, mut file) = (root(), open(&desk.path).unwrap().file);
    let start = Arc::new(desk.old.clone());
    let mut journal = Journal::new(root.path(), Some(&file), &start);
    let (one, two) = (changed(&start, "one"), changed(&start, "two"));
    journal.record(&one);
    assert!(journal.flush(PATIENCE));
    drop(journal);
    // The log that goes on begins from a map that no file ever held.
    let mut journal = only(left_behind(root.path())).restore().journal;
    journal.record(&two);
    assert!(journal.flush(PATIENCE));
    drop(journal);
    let restored = only(left_behind(root.path())).restore();
    assert_eq!((&*restored.document, restored.base.as_deref()), (&*two, Some(&*start)));
    drop(restored);
    save(&changed(&start, "theirs"), &mut file).unwrap();
    let map = only(left_behind(root.path()));
    assert_eq!(map.file, FileState::Changed);
    let restored = map.restore();
    assert_eq!((&*restored.document, restored.base.as_deref()), (&*two, None));
}

/// What the started programs do; as a test of its own it does nothing.
#[test]
fn helper() {
    let (Ok(role), Some(map), Some(root)) =
        (std::env::var(ROLE), std::env::var_os(MAP), std::env::var_os(ROOT))
    else {
        return;
    };
    let (map, root) = (PathBuf::from(map), PathBuf::from(root));
    let opened = open(&map).unwrap();
    let start = Arc::new(opened.opened.document);
    let mut file = opened.file;
    let mut journal = Journal::new(&root, Some(&file), &start);
    match role.as_str() {
        "panic" => {
            cjm::shell::keep_on_panic();
            let hook = std::panic::take_hook();
            std::panic::set_hook(Box::new(move |info| {
                hook(info);
                std::process::abort();
            }));
            journal.record(&changed(&start, "just before"));
            panic!("planted");
        }
        "edit" => edit_for_ever(&mut journal, &start, &mut file, None),
        _ => edit_for_ever(&mut journal, &start, &mut file, role.parse().ok()),
    }
}

fn now() -> u128 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis()
}

/// Numbers every edit in the map's title, and says each with its time; saves every so many edits.
fn edit_for_ever(
    journal: &mut Journal,
    start: &Arc<Document>,
    file: &mut MapFile,
    saves: Option<u64>,
) {
    let mut out = std::io::stdout().lock();
    for number in 1_u64.. {
        let mut map = renamed(start, &number.to_string());
        let _ = map.apply(&edit(&map, number));
        let map = Arc::new(renamed(&map, &number.to_string()));
        journal.record(&map);
        writeln!(out, "edit {number} {}", now()).unwrap();
        out.flush().unwrap();
        if saves.is_some_and(|every| number.is_multiple_of(every)) {
            journal.flusher().flush(PATIENCE);
            save(&map, file).unwrap();
            writeln!(out, "saved {number} {}", now()).unwrap();
            out.flush().unwrap();
            journal.saved(&map, file);
        }
        std::thread::sleep(Duration::from_millis(3));
    }
}

fn helper_as(role: &str, map: &Path, root: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "format::journal::helper", "--nocapture", "--test-threads=1"]);
    command.env(ROLE, role).env(MAP, map).env(ROOT, root);
    command.stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Kills a program that edits after a while; returns what it said before and when it was killed.
fn killed_after(
    wait: Duration,
    role: &str,
    map: &Path,
    root: &Path,
) -> (Vec<(String, u64, u128)>, u128) {
    let mut child = helper_as(role, map, root).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let first = lines.by_ref().map(Result::unwrap).find(|line| line.contains("edit 1 ")).unwrap();
    std::thread::sleep(wait);
    let killed = now();
    child.kill().unwrap();
    child.wait().unwrap();
    let read = |line: &str| {
        let mut words = line.rsplitn(4, ' ');
        let (at, number) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some((
            words.next()?.trim_start_matches(|c: char| !c.is_alphabetic()).to_owned(),
            number,
            at,
        ))
    };
    let rest = lines.map_while(Result::ok);
    (std::iter::once(first).chain(rest).filter_map(|line| read(&line)).collect(), killed)
}

/// The number in the title of what is there after a crash: of the journal, else of the file.
fn number_there(map: &Path, root: &Path) -> u64 {
    let left = left_behind(root);
    assert!(left.lost.is_empty(), "{:?}", left.lost);
    let file = open(map).unwrap().opened;
    assert_eq!(file.problems, []);
    let title =
        left.maps.first().map_or(&file.document, |map| map.document()).props().title.clone();
    title.parse().unwrap_or(0)
}

/// Kills programs while they edit, several at a time; returns the longest time of work lost, in
/// milliseconds, and how many journals there were to bring back.
fn killed(cases: Range<u64>, role: &str, longest: u64) -> (u128, usize) {
    let next = std::sync::atomic::AtomicU64::new(cases.start);
    let one = |seed: u64| {
        let desk = Desk::new();
        let root = root();
        let wait = Duration::from_millis(Rng::seeded(seed).next_u64() % longest);
        let (said, killed) = killed_after(wait, role, &desk.path, root.path());
        let there = number_there(&desk.path, root.path());
        let saved = said.iter().filter(|it| it.0.ends_with("saved")).map(|it| it.1).max();
        assert!(there >= saved.unwrap_or(0), "{saved:?} was saved, {there} is there");
        let lost = said.iter().filter(|(_, number, _)| *number > there).map(|it| it.2).min();
        (lost.map_or(0, |at| killed.saturating_sub(at)), usize::from(!is_empty(root.path())))
    };
    let results: Vec<_> = std::thread::scope(|scope| {
        let work = || {
            let mut results = Vec::new();
            loop {
                let seed = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                if seed >= cases.end {
                    return results;
                }
                results.push(one(seed));
            }
        };
        let threads: Vec<_> = (0..10).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    });
    let longest = results.iter().map(|it| it.0).max().unwrap_or(0);
    (longest, results.iter().map(|it| it.1).sum())
}

#[test]
fn killed_while_editing_no_more_than_two_seconds_are_lost() {
    let cases = numbered(KILLS, 50);
    let (lost, journals) = killed(cases.clone(), "edit", 4_000);
    let count = (cases.end - cases.start) as usize;
    println!("{count} kills: at most {lost} ms of work lost, {journals} maps brought back");
    assert!(lost <= 2_000, "{lost} ms of work lost");
    assert!(journals > count / 3, "{journals} of {count}: badly timed");
}

#[test]
fn killed_while_editing_and_saving_no_save_is_lost() {
    let cases = numbered(KILLS, 100);
    let (lost, journals) = killed(cases.clone(), "7", 300);
    let count = cases.end - cases.start;
    println!("{count} kills: at most {lost} ms of work lost, {journals} maps brought back");
    assert!(lost <= 2_000, "{lost} ms of work lost");
}

#[test]
fn a_panic_writes_the_journal_first() {
    let desk = Desk::new();
    let root = root();
    let status = helper_as("panic", &desk.path, root.path()).status().unwrap();
    assert!(!status.success());
    let map = only(left_behind(root.path()));
    assert_eq!((map.title.as_str(), map.file), ("just before", FileState::Same));
}

#[test]
fn every_journal_is_hurried_by_one_call() {
    let root = root();
    let start = Arc::new(generate::map(3, 1));
    let mut journals: Vec<_> = (0..5).map(|_| Journal::new(root.path(), None, &start)).collect();
    for (at, journal) in journals.iter_mut().enumerate() {
        journal.record(&changed(&start, &at.to_string()));
    }
    flush_all(PATIENCE);
    // As a crash leaves them: held by nobody.
    let copies: Vec<_> = fs::read_dir(root.path()).unwrap().map(|it| it.unwrap().path()).collect();
    let other = self::root();
    for (at, folder) in copies.iter().enumerate() {
        let copy = other.path().join(at.to_string());
        fs::create_dir(&copy).unwrap();
        for file in fs::read_dir(folder).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), copy.join(file.file_name())).unwrap();
        }
    }
    let mut titles: Vec<_> =
        left_behind(other.path()).maps.into_iter().map(|it| it.title).collect();
    titles.sort();
    assert_eq!(titles, ["0", "1", "2", "3", "4"]);
    journals.into_iter().for_each(Journal::close);
}
