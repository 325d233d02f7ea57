//! Files let go over the window, each kind where it belongs: maps are opened, a survey and texts
//! of other tools are read and shown, pictures are put onto a touchpoint.

use super::{FOREIGN_FILES, ForeignFrom, PictureFrom};
use crate::app::{App, SURVEY_FILES, Tone};
use crate::i18n::Arg;
use crate::interchange::workbook;
use crate::model::ElementId;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The extensions of pictures, in small letters.
pub const PICTURE_FILES: &[&str] = &["png", "jpg", "jpeg", "gif", "webp", "bmp"];
/// The extension of maps.
const MAP: &str = "cjm";
/// Files whose names say nothing: a survey, a map, a letter.
const ANYTHING: &str = "txt";

/// What becomes of a file that is let go over the window, by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DropKind {
    /// A map is opened.
    Map,
    /// A survey is brought into the map in front.
    Survey,
    /// A text of another tool is opened as a new map.
    Foreign,
    /// A picture is put onto a touchpoint.
    Picture,
    /// Nothing is known of such files.
    Unknown,
}

impl DropKind {
    /// What becomes of a file.
    pub fn of(path: &Path) -> Self {
        let extension = path.extension().map(|it| it.to_string_lossy().to_lowercase());
        let ends = |of: &[&str]| extension.as_deref().is_some_and(|it| of.contains(&it));
        if ends(&[MAP]) {
            Self::Map
        } else if (ends(SURVEY_FILES) || ends(workbook::FILES)) && !ends(&[ANYTHING]) {
            Self::Survey
        } else if ends(FOREIGN_FILES) {
            Self::Foreign
        } else if ends(PICTURE_FILES) {
            Self::Picture
        } else {
            Self::Unknown
        }
    }
}

/// The files that a text names, where it is nothing but names of files that are there: what file
/// managers put on the clipboard.
pub(in crate::app) fn named_files(text: &str) -> Option<Vec<PathBuf>> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let file = |line: &str| {
        let path = address(line).unwrap_or_else(|| PathBuf::from(line));
        (path.is_absolute() && path.is_file()).then_some(path)
    };
    let files = lines.map(file).collect::<Option<Vec<_>>>()?;
    (!files.is_empty()).then_some(files)
}

/// The path that an address of this machine means, such as `file:///home/ann/front%20page.png`.
fn address(line: &str) -> Option<PathBuf> {
    let path = line.strip_prefix("file://")?;
    let path = path.strip_prefix("localhost").unwrap_or(path);
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        bytes.push(match (first, more) {
            (b'%', [high, low, behind @ ..]) => {
                let digit = |byte: u8| char::from(byte).to_digit(16);
                rest = behind;
                u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()?
            }
            _ => *first,
        });
    }
    let path = String::from_utf8(bytes).ok()?;
    // Windows writes `/C:/…`.
    let drive = path.strip_prefix('/').filter(|path| path.as_bytes().get(1) == Some(&b':'));
    Some(PathBuf::from(drive.unwrap_or(&path)))
}

/// Files by what becomes of them.
fn sorted(paths: &[PathBuf]) -> BTreeMap<DropKind, Vec<PathBuf>> {
    let mut sorted: BTreeMap<DropKind, Vec<PathBuf>> = BTreeMap::new();
    for path in paths {
        sorted.entry(DropKind::of(path)).or_default().push(path.clone());
    }
    sorted
}

impl App {
    /// What letting these files go does, in words: a line for each kind.
    pub fn drop_lines(&self, paths: &[PathBuf], over: Option<ElementId>) -> Vec<String> {
        let texts = self.texts();
        let asking = self.is_asking();
        let line = |(kind, paths): (DropKind, Vec<PathBuf>)| {
            let count = paths.len() as u64;
            match kind {
                DropKind::Map => texts.count("drop-maps", count),
                DropKind::Unknown => self.about_unknown(&paths),
                _ if asking => texts.get("drop-asking").to_owned(),
                DropKind::Survey if self.map.is_none() => texts.get("drop-workbook").to_owned(),
                DropKind::Survey => self.about("drop-survey", &paths[0]),
                DropKind::Foreign => texts.count("drop-foreign", count),
                DropKind::Picture => match self.picture_place(over) {
                    Some(touchpoint) => self.about_pictures(count, touchpoint),
                    None if self.map.is_none() => texts.get("picture-no-map").to_owned(),
                    None => texts.get("drop-picture-place").to_owned(),
                },
            }
        };
        let mut lines: Vec<String> = sorted(paths).into_iter().map(line).collect();
        lines.dedup();
        lines
    }

    /// Which touchpoint pictures go onto.
    fn about_pictures(&self, count: u64, touchpoint: ElementId) -> String {
        let element = self.map.as_ref().and_then(|map| map.document.element(touchpoint));
        let name = element.map(|element| element.content.text()).unwrap_or_default();
        let number = self.texts().whole(count);
        let args = [
            ("count", Arg::Count(count)),
            ("number", Arg::Text(&number)),
            ("name", Arg::Text(name)),
        ];
        self.texts().with("drop-pictures", &args)
    }

    /// That nothing is known of such files, and of which something is.
    fn about_unknown(&self, paths: &[PathBuf]) -> String {
        let texts = self.texts();
        let endings = |of: &[&str]| {
            let endings = of.iter().filter(|it| **it != ANYTHING).map(|it| format!(".{it}"));
            endings.collect::<Vec<_>>().join(", ")
        };
        let [maps, surveys, journeys, pictures] =
            [&[MAP][..], SURVEY_FILES, FOREIGN_FILES, PICTURE_FILES].map(endings);
        let names = paths.iter().map(|path| path.file_name().unwrap_or(path.as_os_str()));
        let names: Vec<_> = names.map(|name| name.to_string_lossy()).take(3).collect();
        let more = (paths.len() - names.len()) as u64;
        let mut files = names.join(", ");
        if more > 0 {
            files = format!("{files} {}", texts.count("drop-more", more));
        }
        let args = [
            ("files", Arg::Text(&files)),
            ("maps", Arg::Text(&maps)),
            ("surveys", Arg::Text(&surveys)),
            ("journeys", Arg::Text(&journeys)),
            ("pictures", Arg::Text(&pictures)),
        ];
        texts.with("drop-unknown", &args)
    }

    /// Takes in files that were let go, maybe `over` a touchpoint.
    pub(in crate::app) fn drop_files(&mut self, paths: &[PathBuf], over: Option<ElementId>) {
        let mut files = sorted(paths);
        let mut take = |kind| files.remove(&kind).unwrap_or_default();
        let (pictures, unknown) = (take(DropKind::Picture), take(DropKind::Unknown));
        let mut rest = take(DropKind::Map);
        let (surveys, foreign) = (take(DropKind::Survey), take(DropKind::Foreign));
        if self.is_asking() {
            // What is asked about would be pulled away from under the question.
            if !(pictures.is_empty() && surveys.is_empty() && foreign.is_empty()) {
                self.warn("drop-asking");
            }
            return self.open_all(rest);
        }
        if surveys.len() > 1 && self.map.is_some() {
            self.warn("drop-one-survey");
        }
        rest.extend(surveys);
        rest.extend(foreign);
        self.drop_pictures(pictures, over);
        if !unknown.is_empty() {
            let text = self.about_unknown(&unknown);
            self.notices.show(Tone::Warning, text, None);
        }
        self.open_all(rest);
    }

    fn drop_pictures(&mut self, paths: Vec<PathBuf>, over: Option<ElementId>) {
        let Some(first) = paths.first() else { return };
        self.end_typing(true);
        match self.picture_place(over) {
            Some(touchpoint) => {
                let name = self.about("task-embed", first);
                let pictures = paths.into_iter().map(PictureFrom::File).collect();
                self.read_pictures(name, touchpoint, pictures);
            }
            None => self.tell_no_place(),
        }
    }

    fn warn(&mut self, key: &str) {
        self.notices.show(Tone::Warning, self.texts().get(key).to_owned(), None);
    }

    /// Takes texts of other tools out of a list of files to open: each is shown before it is.
    pub(in crate::app) fn without_foreign(&mut self, paths: Vec<PathBuf>) -> Vec<PathBuf> {
        let is_foreign = |path: &PathBuf| DropKind::of(path) == DropKind::Foreign;
        let (foreign, rest): (Vec<_>, Vec<_>) = paths.into_iter().partition(is_foreign);
        for path in foreign {
            self.ask_foreign(ForeignFrom::File(path));
        }
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copied_files_are_told_from_words() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("front page é.png");
        std::fs::write(&path, "x").unwrap();
        let plain = path.display().to_string();
        let address = format!("file://{}", plain.replace(' ', "%20").replace('é', "%C3%A9"));
        for text in [plain.clone(), address.clone(), format!("{address}\r\n{plain}\n")] {
            let files = named_files(&text).unwrap();
            assert!(files.iter().all(|file| *file == path), "{files:?}");
        }
        let folder = folder.path().display().to_string();
        for text in ["", "Call", "/", "file:///no/such.png", "file://%4", &folder] {
            assert_eq!(named_files(text), None, "{text}");
        }
        assert_eq!(named_files(&format!("{plain}\nCall")), None);
    }

    #[test]
    fn names_say_what_becomes_of_a_file() {
        for (name, kind) in [
            ("a.cjm", DropKind::Map),
            ("A.CJM", DropKind::Map),
            ("answers.xlsx", DropKind::Survey),
            ("answers.tsv", DropKind::Survey),
            ("day.Mermaid", DropKind::Foreign),
            ("readme.md", DropKind::Foreign),
            ("journey.ojf", DropKind::Foreign),
            ("photo.JPG", DropKind::Picture),
            ("photo.heic", DropKind::Unknown),
            ("notes.txt", DropKind::Unknown),
            ("folder", DropKind::Unknown),
            (".cjm", DropKind::Unknown),
        ] {
            assert_eq!(DropKind::of(Path::new(name)), kind, "{name}");
        }
    }
}
