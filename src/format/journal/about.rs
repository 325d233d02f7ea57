//! What a journal is about: which map, as which file it was read, and who writes.

use super::super::decode;
use super::super::emit::Emitter;
use super::super::open::Contents;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Indentation of the fields.
const FIELD: &str = "  ";

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::format) struct About {
    /// The map's file, absolute; `None` = it had none yet.
    pub(in crate::format) path: Option<PathBuf>,
    /// What was in that file when it was read or written last.
    pub(in crate::format) contents: Option<Contents>,
    /// Whether a newer version made the file.
    pub(in crate::format) newer: bool,
    /// The map's title.
    pub(in crate::format) title: String,
    /// The number of the process that writes.
    pub(in crate::format) pid: u32,
    /// When it began, in milliseconds since 1970.
    pub(in crate::format) started: u64,
}

/// The same as its file has it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Stored {
    path: String,
    contents: String,
    newer: bool,
    title: String,
    pid: u32,
    started: u64,
}

impl About {
    /// The bytes of its file.
    pub(in crate::format) fn write(&self) -> Vec<u8> {
        let Self { path, contents, newer, title, pid, started } = self;
        let mut e = Emitter::new(512);
        e.raw("(\n");
        if let Some(path) = path {
            e.text_field(FIELD, "path", &text_of(path));
        }
        if let Some(contents) = contents {
            e.text_field(FIELD, "contents", &contents.hex());
        }
        e.shown_field(FIELD, "newer", newer);
        e.text_field(FIELD, "title", title);
        e.shown_field(FIELD, "pid", pid);
        e.shown_field(FIELD, "started", started);
        e.raw(")\n");
        e.finish().into_bytes()
    }

    /// What such a file says; `None` where it cannot be understood.
    pub(in crate::format) fn read(bytes: &[u8]) -> Option<Self> {
        let stored: Stored = decode::decode(std::str::from_utf8(bytes).ok()?).ok()?;
        let Stored { path, contents, newer, title, pid, started } = stored;
        let path = Some(path).filter(|path| !path.is_empty());
        Some(Self {
            path: path.and_then(|text| path_of(&text)).filter(|path| path.is_absolute()),
            contents: Contents::from_hex(&contents),
            newer,
            title,
            pid,
            started,
        })
    }
}

/// What stands before the bytes of a path that is no text. No absolute path begins so.
const CODED: &str = "base64:";

/// A path as text that [`path_of`] reads back, also one that is no text itself.
pub(in crate::format) fn text_of(path: &Path) -> String {
    match path.to_str() {
        Some(text) => text.to_owned(),
        None => format!("{CODED}{}", STANDARD.encode(path.as_os_str().as_encoded_bytes())),
    }
}

/// The path that [`text_of`] wrote.
pub(in crate::format) fn path_of(text: &str) -> Option<PathBuf> {
    match text.strip_prefix(CODED) {
        None => Some(PathBuf::from(text)),
        Some(coded) => Some(PathBuf::from(os_string(STANDARD.decode(coded).ok()?))),
    }
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

/// Names with halves of letters, which Windows allows and nobody has, are not found again.
#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_journal_is_about_reads_back() {
        let contents = Some(Contents::of(b"a map"));
        let title = "\"Клиника\"\n\\ \u{202e}".to_owned();
        let path = std::path::absolute("some map.cjm").ok();
        let full = About { path, contents, newer: true, title, pid: 7, started: 1_780_000_000_123 };
        let bare = About { path: None, contents: None, title: String::new(), ..full.clone() };
        for about in [full, bare] {
            assert_eq!(About::read(&about.write()), Some(about));
        }
        assert_eq!(About::read(b"\0\0\0"), None);
        assert_eq!(About::read(b""), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_reads_back() {
        let path = PathBuf::from(os_string(b"/maps/\xff.cjm".to_vec()));
        assert_eq!(path_of(&text_of(&path)), Some(path));
    }
}
