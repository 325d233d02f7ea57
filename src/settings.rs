//! Preferences: language, look, recent maps, renderer. Always valid: what is missing, unknown or
//! damaged falls back to its default, and damage is said. Knows nothing of maps or screens.

use crate::i18n::{Arg, Texts};
use crate::model::Language;
use crate::theme::ThemeName;
use serde::{Deserialize, Serialize};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Most recent maps remembered.
pub const MOST_RECENT: usize = 12;
/// Most commands remembered that were used lately.
const MOST_USED: usize = 12;
/// Longest settings file that is read; ours are a few kilobytes.
const LONGEST: u64 = 1 << 20;
/// The sizes of the window's texts that are offered, in percent.
pub const TEXT_SIZES: &[u16] = &[80, 90, 100, 110, 125, 150, 175, 200];
/// The minutes after which a map can be saved by itself.
pub const AUTOSAVE_MINUTES: &[u16] = &[1, 2, 5, 10, 15, 30, 60];
/// The environment variable that puts settings elsewhere, for tests and portable copies.
pub const FOLDER_VARIABLE: &str = "CJM_CONFIG_DIR";

/// What a person prefers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Settings {
    /// The language of the program; `None` = the system's.
    pub language: Option<Language>,
    /// The look.
    pub theme: ThemeName,
    /// Maps opened lately, newest first: absolute, each once, at most [`MOST_RECENT`].
    pub recent: Vec<PathBuf>,
    /// What draws the window.
    pub renderer: Renderer,
    /// Keys of the commands chosen from the palette lately, newest first, each once.
    pub used: Vec<String>,
    /// Size of the window's texts.
    pub text: TextSize,
    /// What is kept of each map when a save replaces it.
    pub backups: BackupLimits,
    /// How often maps are saved by themselves.
    pub autosave: Autosave,
    /// Ways of handing a map on that were kept under a name, each name once, in their order.
    pub presets: Vec<Preset>,
}

/// Most presets that are kept.
pub const MOST_PRESETS: usize = 24;

/// A way of handing a map on that was kept under a name. Its values are stable keys; what this
/// version does not know is as usual.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preset {
    /// What it is called; never empty.
    pub name: String,
    /// The format's file extension.
    pub format: String,
    /// What it is for.
    pub target: String,
    /// Which part of a map.
    pub part: String,
    /// How it is parted.
    pub split: String,
    /// Which lanes.
    pub lanes: String,
    /// The look.
    pub theme: String,
    /// Dots per inch; 0 = as usual.
    pub dpi: u16,
    /// Whether there is no paper behind the map.
    pub transparent: bool,
    /// Whether slides are pictures.
    pub as_picture: bool,
    /// What stands at the foot of every page.
    pub footer: String,
}

/// Keeps a preset in place of one of the same name, or as the last one. One without a name is not
/// kept.
pub fn keep_preset(presets: &mut Vec<Preset>, preset: Preset) {
    if preset.name.trim().is_empty() {
        return;
    }
    match presets.iter().position(|known| known.name == preset.name) {
        Some(at) => presets[at] = preset,
        None if presets.len() < MOST_PRESETS => presets.push(preset),
        None => {}
    }
}

/// What is kept of each map when a save replaces it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupLimits {
    count: u32,
    days: u32,
}

impl Default for BackupLimits {
    fn default() -> Self {
        Self { count: 50, days: 90 }
    }
}

impl BackupLimits {
    /// Most backups of a map.
    pub const MOST: u32 = 1_000;
    /// Longest time they are kept, in days.
    pub const LONGEST: u32 = 3_650;

    /// So many backups, for so many days, as far as that is offered.
    pub fn new(count: u32, days: u32) -> Self {
        Self { count: count.min(Self::MOST), days: days.clamp(1, Self::LONGEST) }
    }

    /// Most backups that are kept of a map; 0 = none are made.
    pub const fn count(self) -> u32 {
        self.count
    }

    /// How many days they are kept; the newest longer.
    pub const fn days(self) -> u32 {
        self.days
    }
}

/// How often maps are saved by themselves: never, or after so many minutes, one of
/// [`AUTOSAVE_MINUTES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Autosave(Option<u16>);

impl Autosave {
    /// Never.
    pub const OFF: Self = Self(None);

    /// After so many minutes, if that is offered.
    pub fn every(minutes: u16) -> Option<Self> {
        AUTOSAVE_MINUTES.contains(&minutes).then_some(Self(Some(minutes)))
    }

    /// After how many minutes; `None` = never.
    pub const fn minutes(self) -> Option<u16> {
        self.0
    }
}

/// Size of the window's texts: always one of [`TEXT_SIZES`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSize(u16);

impl Default for TextSize {
    fn default() -> Self {
        Self(100)
    }
}

impl TextSize {
    /// The size of so many percent, if it is offered.
    pub fn new(percent: u16) -> Option<Self> {
        TEXT_SIZES.contains(&percent).then_some(Self(percent))
    }

    /// The size in percent.
    pub const fn percent(self) -> u16 {
        self.0
    }

    /// The next larger size; the largest itself.
    #[must_use]
    pub fn larger(self) -> Self {
        TEXT_SIZES.iter().find(|size| **size > self.0).map_or(self, |size| Self(*size))
    }

    /// The next smaller size; the smallest itself.
    #[must_use]
    pub fn smaller(self) -> Self {
        TEXT_SIZES.iter().rev().find(|size| **size < self.0).map_or(self, |size| Self(*size))
    }
}

/// What draws the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Renderer {
    /// Whichever works, the usual one first.
    #[default]
    Automatic,
    /// The graphics card through Vulkan, Metal or Direct3D.
    Wgpu,
    /// OpenGL.
    Glow,
}

impl Renderer {
    /// Every choice.
    pub const ALL: &'static [Self] = &[Self::Automatic, Self::Wgpu, Self::Glow];

    /// Stable lower-case key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Automatic => "automatic",
            Self::Wgpu => "wgpu",
            Self::Glow => "glow",
        }
    }
}

/// Why the defaults are in force. Nothing is lost: the file is kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Damage {
    /// The file could not be understood.
    Damaged {
        /// Where it is kept now; `None` where it could not be moved.
        kept: Option<PathBuf>,
    },
    /// The file is there but cannot be read.
    Unreadable {
        /// What the system says.
        why: String,
    },
}

impl Damage {
    /// What to tell the user.
    pub fn text(&self, texts: &Texts) -> String {
        match self {
            Self::Damaged { kept: Some(kept) } => {
                let kept = kept.display().to_string();
                texts.with("settings-damaged-kept", &[("path", Arg::Text(&kept))])
            }
            Self::Damaged { kept: None } => texts.with("settings-damaged", &[]),
            Self::Unreadable { why } => {
                texts.with("settings-unreadable", &[("why", Arg::Text(why))])
            }
        }
    }
}

/// The settings as their file has them.
#[derive(Debug, Serialize, Deserialize)]
#[serde(default)]
struct Stored {
    language: String,
    theme: String,
    renderer: String,
    text_percent: u16,
    recent: Vec<String>,
    used: Vec<String>,
    backup_count: u32,
    backup_days: u32,
    /// 0 = never.
    autosave_minutes: u16,
    presets: Vec<Preset>,
}

impl Default for Stored {
    fn default() -> Self {
        let BackupLimits { count, days } = BackupLimits::default();
        Self {
            language: String::new(),
            theme: String::new(),
            renderer: String::new(),
            text_percent: 0,
            recent: Vec::new(),
            used: Vec::new(),
            backup_count: count,
            backup_days: days,
            autosave_minutes: 0,
            presets: Vec::new(),
        }
    }
}

/// Where the settings file lies: in the folder that [`FOLDER_VARIABLE`] names, else where the
/// system keeps settings. `None` where it has no such place.
pub fn usual_path() -> Option<PathBuf> {
    let chosen = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty());
    let folder = match chosen {
        Some(folder) => PathBuf::from(folder),
        None => dirs::config_dir()?.join("cjm"),
    };
    Some(folder.join("settings.ron"))
}

/// Where what the program keeps of maps lies, journals and backups: in the folder that
/// [`FOLDER_VARIABLE`] names, else where the system keeps such data. `None` where it has no such
/// place.
pub fn data_folder() -> Option<PathBuf> {
    let chosen = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty());
    let folder = chosen.map(PathBuf::from);
    let folder = folder.or_else(|| Some(dirs::data_local_dir()?.join("cjm")))?;
    std::path::absolute(folder).ok()
}

impl Settings {
    /// Reads the settings file. A missing file means the defaults; a damaged one too, and it is
    /// renamed so that the next [`Self::store`] does not overwrite what can perhaps be mended.
    pub fn load(path: &Path) -> (Self, Option<Damage>) {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return (Self::default(), None);
            }
            Err(error) => {
                return (Self::default(), Some(Damage::Unreadable { why: error.to_string() }));
            }
        };
        let whole = bytes.len() as u64 <= LONGEST;
        let text = std::str::from_utf8(&bytes).ok().filter(|_| whole);
        let text = text.map(|text| text.strip_prefix('\u{FEFF}').unwrap_or(text));
        match text.map(ron::from_str::<Stored>) {
            Some(Ok(stored)) => (Self::from_stored(&stored), None),
            other => {
                if let Some(Err(error)) = other {
                    log::warn!("settings {}: {error}", path.display());
                }
                (Self::default(), Some(Damage::Damaged { kept: keep_aside(path) }))
            }
        }
    }

    fn from_stored(stored: &Stored) -> Self {
        let theme = ThemeName::ALL.iter().copied().find(|theme| theme.key() == stored.theme);
        let renderer = Renderer::ALL.iter().copied().find(|r| r.key() == stored.renderer);
        let mut settings = Self {
            language: Language::ALL.iter().copied().find(|l| l.key() == stored.language),
            theme: theme.unwrap_or_default(),
            recent: Vec::new(),
            renderer: renderer.unwrap_or_default(),
            used: Vec::new(),
            text: TextSize::new(stored.text_percent).unwrap_or_default(),
            backups: BackupLimits::new(stored.backup_count, stored.backup_days),
            autosave: Autosave::every(stored.autosave_minutes).unwrap_or_default(),
            presets: Vec::new(),
        };
        for preset in &stored.presets {
            keep_preset(&mut settings.presets, preset.clone());
        }
        for key in stored.used.iter().rev() {
            settings.remember_use(key);
        }
        for path in stored.recent.iter().map(PathBuf::from) {
            let known = settings.recent.contains(&path);
            if path.is_absolute() && !known && settings.recent.len() < MOST_RECENT {
                settings.recent.push(path);
            }
        }
        settings
    }

    /// Writes the settings file: a new file first, then in place of the old one, so that a crash
    /// leaves one of the two whole.
    ///
    /// # Errors
    /// When the folder or the file cannot be written; the old file is then untouched.
    pub fn store(&self, path: &Path) -> std::io::Result<()> {
        let stored = Stored {
            language: self.language.map(Language::key).unwrap_or_default().to_owned(),
            theme: self.theme.key().to_owned(),
            renderer: self.renderer.key().to_owned(),
            text_percent: self.text.percent(),
            // A path that is no text could not be read back.
            recent: self
                .recent
                .iter()
                .filter_map(|path| path.to_str())
                .map(str::to_owned)
                .collect(),
            used: self.used.clone(),
            backup_count: self.backups.count,
            backup_days: self.backups.days,
            autosave_minutes: self.autosave.minutes().unwrap_or_default(),
            presets: self.presets.clone(),
        };
        let text = ron::ser::to_string_pretty(&stored, ron::ser::PrettyConfig::default())
            .map_err(std::io::Error::other)?;
        let folder = path.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        std::io::Write::write_all(&mut file, text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    }

    /// The language of the program: the chosen one, else the system's.
    pub fn language_in_force(&self) -> Language {
        self.language.unwrap_or_else(Language::of_system)
    }

    /// Puts a map at the head of the recent ones, under its canonical path.
    pub fn remember(&mut self, path: &Path) {
        let path = canonical(path);
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }

    /// Puts a command at the head of those used lately.
    pub fn remember_use(&mut self, key: &str) {
        self.used.retain(|known| known != key);
        self.used.insert(0, key.to_owned());
        self.used.truncate(MOST_USED);
    }

    /// Takes a map off the recent ones: it is gone, or the user wants it off the list.
    pub fn forget(&mut self, path: &Path) {
        let canonical = canonical(path);
        self.recent.retain(|known| known != path && *known != canonical);
    }
}

/// At most one byte more than the longest file.
fn read(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LONGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Renames a damaged file to the first free `settings.damaged-N.ron` beside it.
fn keep_aside(path: &Path) -> Option<PathBuf> {
    let stem = path.file_stem()?.to_string_lossy();
    let free = (1..100)
        .map(|i| path.with_file_name(format!("{stem}.damaged-{i}.ron")))
        .find(|place| !place.exists())?;
    match std::fs::rename(path, &free) {
        Ok(()) => Some(free),
        Err(error) => {
            log::warn!("settings {}: {error}", path.display());
            None
        }
    }
}

/// The path with its links followed; for a file that is gone, at least from the root.
fn canonical(path: &Path) -> PathBuf {
    let found = std::fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    let found = found.unwrap_or_else(|_| path.to_owned());
    match found.to_str().and_then(without_verbatim) {
        Some(plain) => PathBuf::from(plain),
        None => found,
    }
}

/// `C:\maps` for Windows' verbatim `\\?\C:\maps`, which people do not know.
fn without_verbatim(path: &str) -> Option<&str> {
    let plain = path.strip_prefix(r"\\?\")?;
    let drive = plain.as_bytes();
    (drive.len() > 2 && drive[0].is_ascii_alphabetic() && drive[1] == b':').then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_drives_verbatim_path_is_shortened() {
        assert_eq!(without_verbatim(r"\\?\C:\maps\a.cjm"), Some(r"C:\maps\a.cjm"));
        assert_eq!(without_verbatim(r"\\?\UNC\server\share"), None);
        assert_eq!(without_verbatim("/maps/a.cjm"), None);
    }
}
