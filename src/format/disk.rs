//! Every call a save makes to the file system, one method each, so that tests can let any of them
//! fail.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

/// Who holds a lock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// We do.
    Ours,
    /// Somebody else does.
    Theirs,
    /// This file system has no locks.
    None,
}

/// The file system as a save uses it. The methods do the real thing; a test overrides them.
pub trait Disk {
    /// The path without symbolic links.
    ///
    /// # Errors
    /// What the system says; so for every method here.
    fn canonicalize(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    /// What the system knows about the file at `path`.
    ///
    /// # Errors
    /// What the system says.
    fn metadata(&self, path: &Path) -> io::Result<Metadata> {
        fs::metadata(path)
    }

    /// Opens a file that exists, for reading and locking.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path) -> io::Result<File> {
        OpenOptions::new().read(true).write(true).open(path)
    }

    /// What the system knows about an open file.
    ///
    /// # Errors
    /// What the system says.
    fn metadata_of(&self, file: &File) -> io::Result<Metadata> {
        file.metadata()
    }

    /// Tries to lock a file against other editors.
    ///
    /// # Errors
    /// What the system says.
    fn lock(&self, file: &File) -> io::Result<Lock> {
        match file.try_lock() {
            Ok(()) => Ok(Lock::Ours),
            Err(TryLockError::WouldBlock) => Ok(Lock::Theirs),
            // Network file systems say this in many ways.
            Err(TryLockError::Error(_)) => Ok(Lock::None),
        }
    }

    /// All bytes of an open file, at most `limit` and one.
    ///
    /// # Errors
    /// What the system says.
    fn read(&self, file: &File, limit: u64) -> io::Result<Vec<u8>> {
        let mut file = file;
        file.rewind()?;
        let length = file.metadata()?.len();
        let mut bytes = Vec::with_capacity(length.min(limit) as usize + 1);
        file.take(limit + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Creates a file that does not exist yet; `private` keeps others from reading it.
    ///
    /// # Errors
    /// What the system says.
    fn create(&self, path: &Path, private: bool) -> io::Result<File> {
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if private {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        #[cfg(not(unix))]
        let _ = private;
        options.open(path)
    }

    /// Writes bytes at the end of a new file.
    ///
    /// # Errors
    /// What the system says.
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let mut file = file;
        file.write_all(bytes)
    }

    /// Writes bytes over those of a file, from its beginning; what stood behind them stays.
    ///
    /// # Errors
    /// What the system says.
    fn overwrite(&self, file: &File, bytes: &[u8]) -> io::Result<()> {
        let mut file = file;
        file.rewind()?;
        file.write_all(bytes)
    }

    /// Cuts a file off behind so many bytes.
    ///
    /// # Errors
    /// What the system says.
    fn cut(&self, file: &File, length: u64) -> io::Result<()> {
        file.set_len(length)
    }

    /// Makes a folder that only its owner may look into, with those above it; one that is there
    /// already is left as it is.
    ///
    /// # Errors
    /// What the system says.
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder)
    }

    /// The names of what is in a folder, as far as they are text.
    ///
    /// # Errors
    /// What the system says.
    fn names(&self, folder: &Path) -> io::Result<Vec<String>> {
        let entries = fs::read_dir(folder)?;
        let names = entries.map(|entry| Ok(entry?.file_name().into_string().ok()));
        names.filter_map(io::Result::transpose).collect()
    }

    /// Gives a new file the owner and group of an old one, where the user may do that.
    ///
    /// # Errors
    /// What the system says.
    fn copy_owner(&self, file: &File, old: &Metadata) -> io::Result<()> {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            let new = file.metadata()?;
            if new.uid() != old.uid() {
                fchown(file, Some(old.uid()), None)?;
            }
            if new.gid() != old.gid() {
                fchown(file, None, Some(old.gid()))?;
            }
        }
        #[cfg(not(unix))]
        let _ = (file, old);
        Ok(())
    }

    /// Gives a new file the permissions of an old one.
    ///
    /// # Errors
    /// What the system says.
    fn copy_mode(&self, file: &File, old: &Metadata) -> io::Result<()> {
        file.set_permissions(old.permissions())
    }

    /// Waits until a file is safely on the disk.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Puts one file in the place of another.
    ///
    /// # Errors
    /// What the system says.
    fn replace(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Gives a file a name that must be free.
    ///
    /// # Errors
    /// What the system says; `AlreadyExists` if the name is taken.
    fn name_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        let from = tempfile::TempPath::try_from_path(from)?;
        from.persist_noclobber(to).map_err(|refused| refused.error)
    }

    /// Waits until the names in a folder are safely on the disk.
    ///
    /// # Errors
    /// What the system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        #[cfg(unix)]
        {
            use io::ErrorKind as E;
            let kinds = [E::Unsupported, E::InvalidInput, E::PermissionDenied];
            match File::open(folder).and_then(|folder| folder.sync_all()) {
                // Some network file systems know nothing of folders to sync.
                Err(error) if kinds.contains(&error.kind()) => Ok(()),
                done => done,
            }
        }
        #[cfg(not(unix))]
        {
            let _ = folder;
            Ok(())
        }
    }

    /// Removes a file.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// The file system of this computer.
pub struct RealDisk;

impl Disk for RealDisk {}
