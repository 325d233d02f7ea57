//! Backups of what saves replace, and writing over in place, which needs one first.

use super::save::{Desk, Faulty, KINDS, renamed};
use cjm::format::{
    Backups, Consent, Existing, Keep, RealDisk, SaveOptions, WhyNotSaved, open, save_as_on,
    save_on, write,
};
use std::fs;
use std::io;
use std::path::Path;
use tempfile::TempDir;

/// A place for backups.
fn place() -> (TempDir, Backups) {
    let folder = tempfile::tempdir().unwrap();
    let backups = Backups::new(folder.path().join("backups"), Keep::default());
    (folder, backups)
}

fn kept(backups: &Backups) -> SaveOptions<'_> {
    SaveOptions { consent: Consent::None, backups: Some(backups) }
}

fn in_place(backups: &Backups) -> SaveOptions<'_> {
    SaveOptions { consent: Consent::InPlace, backups: Some(backups) }
}

#[test]
fn what_a_save_replaces_can_be_read_again() {
    let desk = Desk::new();
    let (_folder, backups) = place();
    let (_, mut file) = desk.changed();
    let maps: Vec<_> = (0..4).map(|i| renamed(&desk.old, &format!("state {i}"))).collect();
    for map in &maps {
        assert_eq!(save_on(&RealDisk, map, &mut file, kept(&backups)).unwrap(), None);
        // The same again is no change, and needs no backup.
        assert_eq!(save_on(&RealDisk, map, &mut file, kept(&backups)).unwrap(), None);
    }
    let list = backups.list(&desk.path);
    let states: Vec<_> = list.iter().map(|it| it.read().unwrap().document).collect();
    assert_eq!(states, [&maps[2], &maps[1], &maps[0], &desk.old].map(Clone::clone));
    assert!(list.is_sorted_by(|one, other| one.at >= other.at));
    assert_eq!(desk.names(), ["map.cjm"], "nothing stands beside the map");
    assert_eq!(backups.maps(), [fs::canonicalize(&desk.path).unwrap()]);
    // They are found where the map is gone, too, and are of this map only.
    fs::remove_file(&desk.path).unwrap();
    assert_eq!(backups.list(&desk.path), list);
    assert_eq!(backups.list(&desk.folder.path().join("other.cjm")), []);
}

#[test]
fn the_same_bytes_are_not_kept_twice_in_a_row() {
    let desk = Desk::new();
    let (_folder, backups) = place();
    let (new, mut file) = desk.changed();
    for _ in 0..3 {
        save_on(&RealDisk, &new, &mut file, kept(&backups)).unwrap();
        fs::write(&desk.path, write(&desk.old)).unwrap();
        file = open(&desk.path).unwrap().file;
    }
    assert_eq!(backups.list(&desk.path).len(), 1);
    save_on(&RealDisk, &new, &mut file, kept(&backups)).unwrap();
    save_on(&RealDisk, &desk.old, &mut file, kept(&backups)).unwrap();
    assert_eq!(backups.list(&desk.path).len(), 2);
}

#[test]
fn no_more_are_kept_than_wanted_and_none_where_none_are() {
    let desk = Desk::new();
    let (folder, _) = place();
    let (_, mut file) = desk.changed();
    let states = |count: u32| {
        let keep = Keep { count, ..Keep::default() };
        Backups::new(folder.path().join(count.to_string()), keep)
    };
    for count in [0, 1, 3] {
        let backups = states(count);
        for i in 0..6 {
            let map = renamed(&desk.old, &format!("{count} {i}"));
            save_on(&RealDisk, &map, &mut file, kept(&backups)).unwrap();
        }
        assert_eq!(backups.list(&desk.path).len(), count as usize);
    }
    assert!(!folder.path().join("0").exists());
}

#[test]
fn what_save_as_replaces_is_kept() {
    let desk = Desk::new();
    let (_folder, backups) = place();
    let map = renamed(&desk.old, "other");
    let done = save_as_on(&RealDisk, &map, &desk.path, Existing::Replace, kept(&backups)).unwrap();
    assert!(done.1.is_none());
    assert_eq!(backups.list(&desk.path)[0].read().unwrap().document, desk.old);
    let new = desk.folder.path().join("new.cjm");
    save_as_on(&RealDisk, &map, &new, Existing::Refuse, kept(&backups)).unwrap();
    assert_eq!(backups.list(&new), [], "there was nothing to keep");
}

#[test]
fn an_error_at_any_call_of_a_save_with_a_backup_harms_neither() {
    for kind in KINDS {
        let mut untold = 0;
        for first in 0.. {
            let desk = Desk::new();
            let (_folder, backups) = place();
            let (map, mut file) = desk.changed();
            let disk = Faulty::new(first, 1, kind);
            let done = save_on(&disk, &map, &mut file, kept(&backups));
            let new = match &done {
                Ok(_) => true,
                Err(error) => matches!(error.why, WhyNotSaved::Unsettled(_)),
            };
            assert_eq!(desk.bytes(), write(if new { &map } else { &desk.old }), "call {first}");
            assert_eq!(desk.names(), ["map.cjm"], "call {first}");
            let list = backups.list(&desk.path);
            for backup in &list {
                assert_eq!(fs::read(&backup.path).unwrap(), write(&desk.old));
            }
            // A save that went well has a backup, or says that it has none.
            if let Ok(told) = &done {
                assert!(told.is_some() || list.len() == 1, "call {first}");
                untold += usize::from(told.is_some());
            }
            if disk.calls.get() <= first {
                break;
            }
        }
        assert!(untold >= 6, "{kind:?}: only {untold} failures of the backup");
    }
}

#[test]
fn a_place_for_backups_that_cannot_be_is_told_and_the_map_is_saved() {
    let desk = Desk::new();
    let folder = tempfile::tempdir().unwrap();
    let blocked = folder.path().join("a file");
    fs::write(&blocked, "").unwrap();
    let backups = Backups::new(&blocked, Keep::default());
    let (map, mut file) = desk.changed();
    let told = save_on(&RealDisk, &map, &mut file, kept(&backups)).unwrap().unwrap();
    assert_eq!(told.folder, blocked);
    assert!(told.to_string().contains("a file"));
    assert_eq!(desk.bytes(), write(&map));
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    /// A map with a second name.
    fn twins() -> (Desk, std::path::PathBuf) {
        let desk = Desk::new();
        let twin = desk.folder.path().join("twin.cjm");
        fs::hard_link(&desk.path, &twin).unwrap();
        (desk, twin)
    }

    #[test]
    fn a_file_of_several_names_is_written_over_once_somebody_agrees() {
        for shorter in [false, true] {
            let (desk, twin) = twins();
            let (_folder, backups) = place();
            let (mut map, mut file) = desk.changed();
            if shorter {
                map = cjm::model::Document::new(map.props().clone());
            }
            let refused = save_on(&RealDisk, &map, &mut file, kept(&backups)).unwrap_err();
            assert_eq!(refused.why, WhyNotSaved::HardLinked);
            let number = fs::metadata(&desk.path).unwrap().ino();
            save_on(&RealDisk, &map, &mut file, in_place(&backups)).unwrap();
            assert_eq!(fs::metadata(&desk.path).unwrap().ino(), number);
            assert_eq!((desk.bytes(), fs::read(&twin).unwrap()), (write(&map), write(&map)));
            assert_eq!(backups.list(&desk.path)[0].read().unwrap().document, desk.old);
            // The file is known as it is now.
            let next = renamed(&map, "next");
            save_on(&RealDisk, &next, &mut file, in_place(&backups)).unwrap();
            assert_eq!(fs::read(&twin).unwrap(), write(&next));
            assert_eq!(desk.names(), ["map.cjm", "twin.cjm"]);
        }
    }

    #[test]
    fn a_file_of_one_name_is_replaced_all_the_same() {
        let desk = Desk::new();
        let (_folder, backups) = place();
        let (map, mut file) = desk.changed();
        let number = fs::metadata(&desk.path).unwrap().ino();
        save_on(&RealDisk, &map, &mut file, in_place(&backups)).unwrap();
        assert_ne!(fs::metadata(&desk.path).unwrap().ino(), number);
    }

    #[test]
    fn without_a_backup_nothing_is_written_over() {
        let (desk, _) = twins();
        let folder = tempfile::tempdir().unwrap();
        let blocked = folder.path().join("a file");
        fs::write(&blocked, "").unwrap();
        let nowhere = Backups::new(&blocked, Keep::default());
        let (map, mut file) = desk.changed();
        let none = SaveOptions { consent: Consent::InPlace, backups: None };
        for options in [in_place(&nowhere), none] {
            let refused = save_on(&RealDisk, &map, &mut file, options).unwrap_err();
            assert!(matches!(refused.why, WhyNotSaved::NoBackup(_)), "{refused}");
            assert_eq!(desk.bytes(), write(&desk.old));
        }
        // Where none are wanted, this one is made all the same.
        let sparing = Backups::new(folder.path().join("b"), Keep { count: 0, days: 0 });
        save_on(&RealDisk, &map, &mut file, in_place(&sparing)).unwrap();
        assert_eq!(sparing.list(&desk.path).len(), 1);
    }

    #[test]
    fn an_error_at_any_call_of_writing_over_leaves_the_old_bytes_or_the_new() {
        for kind in KINDS {
            for first in 0.. {
                let (desk, twin) = twins();
                let (_folder, backups) = place();
                let (map, mut file) = desk.changed();
                let disk = Faulty::new(first, 1, kind);
                let done = save_on(&disk, &map, &mut file, in_place(&backups));
                let now = if done.is_ok() { &map } else { &desk.old };
                assert_eq!(desk.bytes(), write(now), "call {first}: {done:?}");
                assert_eq!(fs::read(&twin).unwrap(), write(now));
                assert_eq!(desk.names(), ["map.cjm", "twin.cjm"]);
                if disk.calls.get() <= first {
                    break;
                }
            }
        }
    }

    #[test]
    fn a_disk_that_dies_while_a_file_is_written_over_leaves_a_backup() {
        let mut torn = 0;
        for first in 0.. {
            let (desk, _) = twins();
            let (_folder, backups) = place();
            let (map, mut file) = desk.changed();
            let disk = Faulty::new(first, usize::MAX, io::ErrorKind::Other);
            let done = save_on(&disk, &map, &mut file, in_place(&backups));
            match &done {
                Ok(_) => assert_eq!(desk.bytes(), write(&map)),
                Err(error) => match &error.why {
                    WhyNotSaved::Torn { backup } => {
                        torn += 1;
                        assert_eq!(fs::read(backup).unwrap(), write(&desk.old));
                        assert!(error.to_string().contains(&backup.display().to_string()));
                    }
                    _ => assert_eq!(desk.bytes(), write(&desk.old)),
                },
            }
            if done.is_ok() && disk.calls.get() <= first {
                break;
            }
        }
        assert!(torn >= 2, "{torn}");
    }

    #[test]
    fn agreeing_does_not_lift_a_files_own_protection() {
        let desk = Desk::new();
        let (_folder, backups) = place();
        let (map, mut file) = desk.changed();
        fs::set_permissions(&desk.path, fs::Permissions::from_mode(0o444)).unwrap();
        let refused = save_on(&RealDisk, &map, &mut file, in_place(&backups)).unwrap_err();
        assert_eq!(refused.why, WhyNotSaved::ReadOnly);
        // Nor somebody else's change.
        let (desk, _) = twins();
        let (map, mut file) = desk.changed();
        let theirs = write(&renamed(&desk.old, "theirs"));
        fs::write(&desk.path, &theirs).unwrap();
        let refused = save_on(&RealDisk, &map, &mut file, in_place(&backups)).unwrap_err();
        assert_eq!(refused.why, WhyNotSaved::ChangedOnDisk);
        assert_eq!(desk.bytes(), theirs);
    }

    #[test]
    fn backups_are_for_their_owner_only() {
        let desk = Desk::new();
        let (folder, backups) = place();
        let (map, mut file) = desk.changed();
        save_on(&RealDisk, &map, &mut file, kept(&backups)).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().mode() & 0o777;
        assert_eq!(mode(&folder.path().join("backups")), 0o700);
        assert_eq!(mode(&backups.list(&desk.path)[0].path), 0o600);
    }
}
