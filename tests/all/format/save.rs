//! Saving: the old file or the new one, never neither; nobody's change overwritten unseen.

use super::everything::small;
use crate::support::generate;
use cjm::format::{
    Disk, Existing, Lock, MapFile, RealDisk, SaveOptions, WhyNotSaved, open, save, save_as,
    save_as_on, save_on, write,
};
use cjm::model::{Document, Edit};
use std::cell::Cell;
use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A folder with a map in it.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
    pub(crate) path: PathBuf,
    pub(crate) old: Document,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("map.cjm");
        let old = generate::map(5, 1);
        fs::write(&path, write(&old)).unwrap();
        Self { folder, path, old }
    }

    /// The map opened, with a change made to it.
    pub(crate) fn changed(&self) -> (Document, MapFile) {
        let opened = open(&self.path).unwrap();
        (renamed(&opened.opened.document, "new"), opened.file)
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        fs::read(&self.path).unwrap()
    }

    /// Names of all files in the folder.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// The map with another title.
pub(crate) fn renamed(map: &Document, title: &str) -> Document {
    let mut map = map.clone();
    let mut props = map.props().clone();
    title.clone_into(&mut props.title);
    map.apply(&Edit::SetProps(Arc::new(props))).unwrap();
    map
}

#[test]
fn a_save_is_there_and_can_be_repeated() {
    let desk = Desk::new();
    let (map, mut file) = desk.changed();
    save(&map, &mut file).unwrap();
    assert_eq!(desk.bytes(), write(&map));
    save(&map, &mut file).unwrap();
    let other = renamed(&map, "newer");
    save(&other, &mut file).unwrap();
    assert_eq!(open(&desk.path).unwrap().opened.document, other);
    assert_eq!(desk.names(), ["map.cjm"]);
}

#[test]
fn anothers_change_is_never_overwritten() {
    let desk = Desk::new();
    let (ours, mut file) = desk.changed();
    let theirs = write(&renamed(&desk.old, "theirs"));
    let times = fs::metadata(&desk.path).unwrap().modified().unwrap();
    fs::write(&desk.path, &theirs).unwrap();
    // Dates lie on network shares.
    File::options().write(true).open(&desk.path).unwrap().set_modified(times).unwrap();
    for _ in 0..2 {
        assert_eq!(save(&ours, &mut file).unwrap_err().why, WhyNotSaved::ChangedOnDisk);
    }
    assert_eq!(desk.bytes(), theirs);
    let copy = desk.folder.path().join("copy.cjm");
    save_as(&ours, &copy, Existing::Refuse).unwrap();
    assert_eq!(open(&copy).unwrap().opened.document, ours);
}

#[test]
fn a_missing_file_is_not_made_anew_unasked() {
    let desk = Desk::new();
    let (map, mut file) = desk.changed();
    fs::remove_file(&desk.path).unwrap();
    assert_eq!(save(&map, &mut file).unwrap_err().why, WhyNotSaved::Gone);
    assert_eq!(desk.names(), [""; 0]);
}

#[test]
fn save_as_asks_before_it_replaces() {
    let desk = Desk::new();
    let map = small().finish();
    let refused = save_as(&map, &desk.path, Existing::Refuse).unwrap_err();
    assert_eq!(refused.why, WhyNotSaved::Exists);
    assert_eq!(desk.bytes(), write(&desk.old));
    let mut file = save_as(&map, &desk.path, Existing::Replace).unwrap();
    assert_eq!(desk.bytes(), write(&map));
    save(&desk.old, &mut file).unwrap();
    assert_eq!(desk.bytes(), write(&desk.old));
    let why = |path: &Path| save_as(&map, path, Existing::Replace).unwrap_err().why;
    assert_eq!(why(&desk.folder.path().join("none/map.cjm")), WhyNotSaved::NoFolder);
    assert_eq!(why(desk.folder.path()), WhyNotSaved::NotAFile);
    assert_eq!(desk.names(), ["map.cjm"]);
}

#[test]
fn files_of_newer_versions_are_not_saved_over() {
    let desk = Desk::new();
    let text = String::from_utf8(desk.bytes()).unwrap();
    fs::write(&desk.path, text.replace("min_reader: 1", "min_reader: 2")).unwrap();
    let (map, mut file) = desk.changed();
    assert!(file.is_newer());
    assert_eq!(save(&map, &mut file).unwrap_err().why, WhyNotSaved::Newer);
}

/// A disk whose calls fail from the `first` on, `many` of them.
pub(crate) struct Faulty {
    pub(crate) calls: Cell<usize>,
    first: usize,
    many: usize,
    kind: io::ErrorKind,
}

impl Faulty {
    pub(crate) fn new(first: usize, many: usize, kind: io::ErrorKind) -> Self {
        Self { calls: Cell::new(0), first, many, kind }
    }

    fn call(&self) -> io::Result<()> {
        let call = self.calls.get();
        self.calls.set(call + 1);
        let fails = call >= self.first && call - self.first < self.many;
        if fails { Err(self.kind.into()) } else { Ok(()) }
    }
}

impl Disk for Faulty {
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        self.call().and_then(|()| RealDisk.canonicalize(path))
    }
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        self.call().and_then(|()| RealDisk.metadata(path))
    }
    fn open(&self, path: &Path) -> io::Result<File> {
        self.call().and_then(|()| RealDisk.open(path))
    }
    fn metadata_of(&self, file: &File) -> io::Result<Metadata> {
        self.call().and_then(|()| RealDisk.metadata_of(file))
    }
    fn lock(&self, file: &File) -> io::Result<Lock> {
        self.call().and_then(|()| RealDisk.lock(file))
    }
    fn read(&self, file: &File, limit: u64) -> io::Result<Vec<u8>> {
        self.call().and_then(|()| RealDisk.read(file, limit))
    }
    fn create(&self, path: &Path, private: bool) -> io::Result<File> {
        self.call().and_then(|()| RealDisk.create(path, private))
    }
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        self.call().inspect_err(|_| {
            // A full disk takes what fits.
            let _ = RealDisk.write(file, &bytes[..bytes.len() / 2]);
        })?;
        RealDisk.write(file, bytes)
    }
    fn overwrite(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        self.call().inspect_err(|_| {
            let _ = RealDisk.overwrite(file, &bytes[..bytes.len() / 2]);
        })?;
        RealDisk.overwrite(file, bytes)
    }
    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.cut(file, length))
    }
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.make_folder(folder))
    }
    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.call().and_then(|()| RealDisk.names(folder))
    }
    fn copy_owner(&self, file: &File, old: &Metadata) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.copy_owner(file, old))
    }
    fn copy_mode(&self, file: &File, old: &Metadata) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.copy_mode(file, old))
    }
    fn sync(&self, file: &File) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.sync(file))
    }
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.replace(from, to))
    }
    fn name_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.name_new(from, to))
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.sync_folder(folder))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.call().and_then(|()| RealDisk.remove(path))
    }
}

pub(crate) const KINDS: [io::ErrorKind; 6] = [
    io::ErrorKind::StorageFull,
    io::ErrorKind::Other,
    io::ErrorKind::PermissionDenied,
    io::ErrorKind::NotFound,
    io::ErrorKind::Interrupted,
    io::ErrorKind::ReadOnlyFilesystem,
];

#[test]
fn an_error_at_any_call_leaves_the_old_file_and_nothing_else() {
    for kind in KINDS {
        let mut failures = 0;
        for first in 0.. {
            let desk = Desk::new();
            let (map, mut file) = desk.changed();
            let disk = Faulty::new(first, 1, kind);
            match save_on(&disk, &map, &mut file, SaveOptions::default()) {
                Ok(_) => assert_eq!(desk.bytes(), write(&map)),
                Err(error) if matches!(error.why, WhyNotSaved::Unsettled(_)) => {
                    assert_eq!(desk.bytes(), write(&map));
                    failures += 1;
                }
                Err(_) => {
                    assert_eq!(desk.bytes(), write(&desk.old));
                    failures += 1;
                }
            }
            assert_eq!(desk.names(), ["map.cjm"], "call {first}");
            // The error passes; the work is still there to be saved.
            save(&map, &mut file).unwrap();
            assert_eq!(desk.bytes(), write(&map));
            if disk.calls.get() <= first {
                break;
            }
        }
        assert!(failures >= 10, "{kind:?}: {failures} of the calls failed the save");
    }
}

#[test]
fn a_disk_that_dies_at_any_call_keeps_the_old_file_or_the_new() {
    let mut outcomes = [0; 2];
    for first in 0.. {
        let desk = Desk::new();
        let (map, mut file) = desk.changed();
        let disk = Faulty::new(first, usize::MAX, io::ErrorKind::Other);
        let done = save_on(&disk, &map, &mut file, SaveOptions::default());
        let new = desk.bytes() == write(&map);
        assert!(new || desk.bytes() == write(&desk.old));
        outcomes[usize::from(new)] += 1;
        if done.is_ok() && disk.calls.get() <= first {
            break;
        }
    }
    assert!(outcomes[0] > 5 && outcomes[1] > 1, "{outcomes:?}");
}

#[test]
fn an_error_at_any_call_of_save_as_leaves_nothing_behind() {
    for kind in KINDS {
        for first in 0.. {
            let desk = Desk::new();
            let path = desk.folder.path().join("other.cjm");
            let disk = Faulty::new(first, 1, kind);
            let done =
                save_as_on(&disk, &desk.old, &path, Existing::Refuse, SaveOptions::default());
            let there = done.is_ok()
                || matches!(&done, Err(error) if matches!(error.why, WhyNotSaved::Unsettled(_)));
            let names = desk.names();
            if there {
                assert_eq!(names, ["map.cjm", "other.cjm"]);
                assert_eq!(fs::read(&path).unwrap(), write(&desk.old));
            } else {
                assert_eq!(names, ["map.cjm"], "call {first}");
            }
            if disk.calls.get() <= first {
                break;
            }
        }
    }
}

/// A disk that changes the map behind our back while the new file is written.
struct Meddler<'a>(&'a Path, &'a [u8]);

impl Disk for Meddler<'_> {
    fn sync(&self, file: &File) -> io::Result<()> {
        fs::write(self.0, self.1)?;
        RealDisk.sync(file)
    }
    fn lock(&self, _: &File) -> io::Result<Lock> {
        Ok(Lock::None)
    }
}

#[test]
fn without_locks_a_change_in_between_is_still_seen() {
    let desk = Desk::new();
    let (map, mut file) = desk.changed();
    let theirs = write(&renamed(&desk.old, "theirs"));
    let done = save_on(&Meddler(&desk.path, &theirs), &map, &mut file, SaveOptions::default());
    assert_eq!(done.unwrap_err().why, WhyNotSaved::ChangedOnDisk);
    assert_eq!(desk.bytes(), theirs);
    assert_eq!(desk.names(), ["map.cjm"]);
}

#[test]
fn a_lock_that_is_never_released_is_told() {
    let desk = Desk::new();
    let (map, mut file) = desk.changed();
    let held = File::options().read(true).write(true).open(&desk.path).unwrap();
    held.lock().unwrap();
    assert_eq!(save(&map, &mut file).unwrap_err().why, WhyNotSaved::Busy);
    drop(held);
    save(&map, &mut file).unwrap();
}

#[test]
fn what_interrupted_saves_left_is_swept() {
    let desk = Desk::new();
    let old = std::time::SystemTime::now() - std::time::Duration::from_hours(25);
    let put = |name: &str, age: Option<std::time::SystemTime>| {
        let file = File::create(desk.folder.path().join(name)).unwrap();
        file.set_modified(age.unwrap_or_else(std::time::SystemTime::now)).unwrap();
        file
    };
    drop(put(".cjm-0123456789abcdef.tmp", Some(old)));
    // Too young, of somebody else, and held.
    drop(put(".cjm-00000000000000aa.tmp", None));
    drop(put(".cjm-0123456789abcdeg.tmp", Some(old)));
    drop(put(".cjm-picture.tmp", Some(old)));
    drop(put("notes.tmp", Some(old)));
    let held = put(".cjm-00000000000000bb.tmp", Some(old));
    held.lock().unwrap();
    let (map, mut file) = desk.changed();
    save(&map, &mut file).unwrap();
    assert_eq!(
        desk.names(),
        [
            ".cjm-00000000000000aa.tmp",
            ".cjm-00000000000000bb.tmp",
            ".cjm-0123456789abcdeg.tmp",
            ".cjm-picture.tmp",
            "map.cjm",
            "notes.tmp"
        ]
    );
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    #[test]
    fn the_mode_is_kept() {
        for mode in [0o600, 0o664, 0o640, 0o666] {
            let desk = Desk::new();
            fs::set_permissions(&desk.path, fs::Permissions::from_mode(mode)).unwrap();
            let (map, mut file) = desk.changed();
            save(&map, &mut file).unwrap();
            assert_eq!(fs::metadata(&desk.path).unwrap().mode() & 0o777, mode);
        }
    }

    #[test]
    fn the_owner_is_kept_where_that_is_allowed() {
        let desk = Desk::new();
        if std::os::unix::fs::chown(&desk.path, Some(12345), Some(54321)).is_err() {
            println!("skipped: only an administrator may give files away");
            return;
        }
        let (map, mut file) = desk.changed();
        save(&map, &mut file).unwrap();
        let metadata = fs::metadata(&desk.path).unwrap();
        assert_eq!((metadata.uid(), metadata.gid()), (12345, 54321));
    }

    #[test]
    fn a_read_only_file_is_refused() {
        let desk = Desk::new();
        let (map, mut file) = desk.changed();
        fs::set_permissions(&desk.path, fs::Permissions::from_mode(0o444)).unwrap();
        assert_eq!(save(&map, &mut file).unwrap_err().why, WhyNotSaved::ReadOnly);
        let refused = save_as(&map, &desk.path, Existing::Replace).unwrap_err();
        assert_eq!(refused.why, WhyNotSaved::ReadOnly);
        assert_eq!(desk.bytes(), write(&desk.old));
    }

    #[test]
    fn a_link_stays_a_link() {
        let desk = Desk::new();
        let link = desk.folder.path().join("link.cjm");
        symlink("map.cjm", &link).unwrap();
        let mut opened = open(&link).unwrap();
        let map = renamed(&opened.opened.document, "through the link");
        save(&map, &mut opened.file).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(desk.bytes(), write(&map));
        assert_eq!(opened.file.path().file_name().unwrap(), "link.cjm");
    }

    #[test]
    fn a_file_of_several_names_is_refused() {
        let desk = Desk::new();
        let (map, mut file) = desk.changed();
        fs::hard_link(&desk.path, desk.folder.path().join("twin.cjm")).unwrap();
        assert_eq!(save(&map, &mut file).unwrap_err().why, WhyNotSaved::HardLinked);
        assert_eq!(desk.bytes(), write(&desk.old));
        assert_eq!(desk.names(), ["map.cjm", "twin.cjm"]);
    }

    #[test]
    fn a_pipe_or_folder_is_not_opened() {
        let desk = Desk::new();
        let folder = open(desk.folder.path()).unwrap_err();
        assert_eq!(folder.why, cjm::format::WhyNotOpened::NotAFile);
        let none = open(&desk.folder.path().join("none.cjm")).unwrap_err();
        assert_eq!(none.why, cjm::format::WhyNotOpened::NotFound);
        let device = open(Path::new("/dev/zero")).unwrap_err();
        assert_eq!(device.why, cjm::format::WhyNotOpened::NotAFile);
    }
}
