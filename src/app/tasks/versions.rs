//! Earlier versions and copies of maps: listed, read, compared and merged.

use super::{Done, Tasks, files, git};
use crate::app::{
    AskedMerge, OpenMap, SeenVersion, Version, VersionSource, VersionsDone, WantedVersion,
    is_copy_name,
};
use crate::edit::History;
use crate::format::{self, Backups, Opened};
use crate::i18n::Texts;
use crate::insight::this_month;
use crate::layout::{Layout, View};
use crate::merge::same_origin;
use crate::model::Document;
use crate::theme::ThemeName;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Width of the picture of a version, in pixels.
const WIDTH: u32 = 720;
/// Most files looked at for copies.
const MOST_FILES: usize = 20;
/// Most copies told of.
const MOST_COPIES: usize = 3;

impl Tasks {
    /// Lists what a map can be compared with.
    pub fn list_versions(
        &mut self,
        name: String,
        map: u64,
        path: Option<PathBuf>,
        backups: Option<Backups>,
    ) {
        self.start(name, move || {
            let list = path.map(|path| list(&path, backups.as_ref())).unwrap_or_default();
            Done::Versions(Box::new(VersionsDone::Listed(map, list)))
        });
    }

    /// Reads a version and compares it with the open map, whose file is at `path`.
    pub fn look_at_version(
        &mut self,
        name: String,
        wanted: WantedVersion,
        version: Version,
        path: Option<PathBuf>,
    ) {
        self.start(name, move || {
            let texts = Texts::of(wanted.language);
            let called = version.name(texts);
            let seen = read(&wanted.source, path.as_deref(), texts).map(|opened| {
                let mut layout = Layout::default();
                let picture = files::portrait(&opened.document, wanted.theme, WIDTH, &mut layout);
                Box::new(SeenVersion::of(&wanted, opened, picture, &called))
            });
            Done::Versions(Box::new(VersionsDone::Seen(wanted, seen)))
        });
    }

    /// Merges a version into the open map; the copy from before is looked for in what its file held
    /// last and in its backups.
    pub fn merge_version(
        &mut self,
        name: String,
        asked: AskedMerge,
        saved: Option<Arc<Document>>,
        (path, backups): (Option<PathBuf>, Option<Backups>),
    ) {
        self.start(name, move || {
            let kept = path.zip(backups).map(|(path, backups)| backups.list(&path));
            let kept = kept.unwrap_or_default().into_iter();
            let kept = kept.filter_map(|backup| Some(Arc::new(backup.read().ok()?.document)));
            let states: Vec<Arc<Document>> = saved.into_iter().chain(kept).collect();
            Done::Versions(Box::new(VersionsDone::Merged(asked.merge(&states))))
        });
    }

    /// Lays a version out as a map of its own, which no file holds.
    pub fn open_apart(
        &mut self,
        name: String,
        asked: u64,
        document: Arc<Document>,
        theme: ThemeName,
    ) {
        self.start(name, move || {
            let view = View { theme, today: Some(this_month()), ..View::of(document.props()) };
            let mut map = OpenMap::new(None, document.clone(), view);
            map.history = History::unsaved(document);
            Done::Opened { asked, path: None, result: Ok(Box::new(map)) }
        });
        self.opens(Arc::default());
    }

    /// Looks for copies of a map beside its file.
    pub fn find_copies(&mut self, name: String, map: u64, path: PathBuf, own: Arc<Document>) {
        self.start(name, move || {
            Done::Versions(Box::new(VersionsDone::Copies(map, copies(&path, &own))))
        });
    }
}

/// Backups and revisions of the map at `path`, the newest first.
fn list(path: &Path, backups: Option<&Backups>) -> Vec<Version> {
    let kept = backups.map(|backups| backups.list(path)).unwrap_or_default();
    let none = String::new;
    let kept = kept.into_iter().map(|backup| Version {
        at: Some(backup.at),
        source: VersionSource::Backup(backup),
        author: none(),
        about: none(),
    });
    let mut list: Vec<Version> = kept.chain(git::revisions(path)).collect();
    list.sort_by_key(|version| std::cmp::Reverse(version.at));
    list
}

/// Reads a version.
fn read(
    source: &VersionSource,
    path: Option<&Path>,
    texts: &'static Texts,
) -> Result<Opened, String> {
    match source {
        VersionSource::Backup(backup) => backup.read().map_err(|error| error.text(texts)),
        VersionSource::File(path) => {
            let opened = format::open(path).map_err(|error| error.text(texts))?;
            Ok(opened.opened)
        }
        VersionSource::Revision(hash) => {
            let bytes = git::contents(path.unwrap_or(Path::new("")), hash)
                .map_err(|why| texts.with("versions-no-revision", &[("why", (&why).into())]))?;
            format::read(&bytes).map_err(|error| error.text(texts))
        }
    }
}

/// The copies of a map beside its file: called like copies, and of the same origin, but not the
/// same.
fn copies(path: &Path, own: &Document) -> Vec<PathBuf> {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else { return Vec::new() };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(entries), Some(stem)) = (std::fs::read_dir(folder), stem.to_str()) else {
        return Vec::new();
    };
    let called_so = |other: &PathBuf| {
        other.extension() == path.extension()
            && other.file_stem().and_then(|it| it.to_str()).is_some_and(|it| is_copy_name(stem, it))
    };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.retain(called_so);
    found.sort_unstable();
    found.truncate(MOST_FILES);
    found.retain(|other| {
        let other = format::open(other).map(|file| file.opened.document);
        other.is_ok_and(|other| same_origin(own, &other) && *own != other)
    });
    found.truncate(MOST_COPIES);
    found
}
