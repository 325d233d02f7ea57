//! Opening, saving and exporting: from a wish over a path to a task.

use super::{
    Action, App, Beginning, FileAsk, ForeignFrom, HandChoice, OpenMap, Purpose, Source, SurveyAsk,
    Tone, VersionsAsk, Wish,
};
use crate::format::Existing;
use crate::templates::Start;
use std::path::{Path, PathBuf};

/// Most maps opened at once.
const MOST_AT_ONCE: usize = 20;
/// Longest name suggested for a file, in characters.
const LONGEST_NAME: usize = 60;

/// A path the person types, where the system has no dialog to choose it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedPath {
    /// What for.
    pub purpose: Purpose,
    /// What was typed so far.
    pub text: String,
}

impl TypedPath {
    /// The path that was typed; `None` = nothing yet.
    pub fn path(&self) -> Option<PathBuf> {
        let text = self.text.trim().trim_matches(['"', '\'']);
        if text.is_empty() {
            return None;
        }
        let path = match (text.strip_prefix("~/"), dirs::home_dir()) {
            (Some(rest), Some(home)) => home.join(rest),
            _ => PathBuf::from(text),
        };
        match self.purpose {
            Purpose::SaveAs | Purpose::SaveCopy | Purpose::Export(_) | Purpose::Paper(_)
                if path.extension().is_none() =>
            {
                Some(path.with_extension(self.purpose.extension()))
            }
            _ => Some(path),
        }
    }
}

impl App {
    /// Opens maps, each in a tab of its own; a survey is brought into the map in front, and of texts
    /// of other tools it is shown what becomes of them.
    pub fn open_all(&mut self, paths: Vec<PathBuf>) {
        let paths = self.without_surveys(paths);
        let paths = self.without_foreign(paths);
        let left_out = paths.len().saturating_sub(MOST_AT_ONCE) as u64;
        for path in paths.into_iter().take(MOST_AT_ONCE) {
            self.open(path);
        }
        if left_out > 0 {
            let text = self.texts().count("notice-left-out", left_out);
            self.notices.show(Tone::Warning, text, None);
        }
    }

    /// Reads a map in the background; one that is open already comes to the front.
    pub fn open(&mut self, path: PathBuf) {
        // One name for one file, whoever asks.
        let path = std::path::absolute(&path).unwrap_or(path);
        if let Some(id) = self.map_at(&path) {
            self.bring_front(id);
            return;
        }
        let name = self.about("task-open", &path);
        self.asked += 1;
        self.tasks.open(name, self.asked, path, self.language(), self.settings.theme);
    }

    /// Asks what a new map begins with: the start page does already, over a map it is asked anew.
    pub(super) fn choose_start(&mut self) {
        self.end_typing(true);
        if self.map.is_some() {
            self.choosing = true;
        } else {
            self.wishes.push(Wish::FocusStart);
        }
    }

    /// Begins with an empty map, a template or a copy of a sample.
    pub(super) fn begin(&mut self, start: Start) {
        self.choosing = false;
        self.begin_with(Beginning::Start(start));
    }

    /// Makes a map without a file.
    pub(super) fn begin_with(&mut self, beginning: Beginning) {
        self.asked += 1;
        let name = self.texts().get("task-begin").to_owned();
        self.tasks.begin(name, self.asked, beginning, self.language(), self.settings.theme);
    }

    /// Whether the start page's pictures are to be drawn: they are not there, or show another
    /// language, look or size. Not while anything else is being done.
    pub fn wants_previews(&self, width: u32) -> bool {
        let wanted = (self.language(), self.settings.theme, width);
        let there = self.previews.as_ref().map(|it| (it.language, it.theme, it.width));
        self.tasks.idle() && there != Some(wanted)
    }

    /// Has the start page's pictures drawn, this many pixels wide.
    pub(super) fn preview(&mut self, width: u32) {
        if self.wants_previews(width) {
            let name = self.texts().get("task-preview").to_owned();
            self.tasks.preview(name, self.language(), self.settings.theme, width);
        }
    }

    /// Frees a map where it keeps nobody waiting.
    pub(super) fn throw_away(&mut self, mut map: OpenMap) {
        map.close_journal();
        self.tasks.free(map.scene().clone());
        self.tasks.free(Box::new(map));
    }

    pub(super) fn export(&mut self, path: PathBuf, picture: super::Picture, existing: Existing) {
        let Some(map) = &self.map else { return };
        let handing = self
            .handover
            .pending
            .take()
            .unwrap_or_else(|| map.handing(&HandChoice::usual(picture, map.view().theme)));
        let name = self.about("task-export", &path);
        self.tasks.export(name, (path, existing), picture, handing, self.language());
    }

    /// Asks for a path for one map with the system's dialog.
    pub(super) fn pick_for(&mut self, id: u64, purpose: Purpose) {
        self.bring_front(id);
        self.pick(purpose);
    }

    /// Asks for a path with the system's dialog. What is chosen is for the map that is in front
    /// now.
    pub(super) fn pick(&mut self, purpose: Purpose) {
        self.asked_for = self.map.as_ref().map(|map| map.id);
        let texts = self.texts();
        let kind = match purpose {
            Purpose::Open | Purpose::Compare | Purpose::SaveAs | Purpose::SaveCopy => {
                texts.get("file-kind-map")
            }
            Purpose::Export(_) | Purpose::Picture(_) => texts.get("file-kind-picture"),
            Purpose::Paper(paper) => texts.get(paper.kind_key()),
            Purpose::Foreign => texts.get("file-kind-foreign"),
            Purpose::Survey | Purpose::Measurements(_) => texts.get("file-kind-survey"),
            Purpose::Workbook => texts.get("file-kind-workbook"),
        };
        let suggested = self.suggested(purpose);
        let name = texts.get("task-pick").to_owned();
        self.tasks.pick(name, purpose, kind, Some(&suggested));
    }

    /// A path to begin with: the map's own with the wanted extension, or its title beside the
    /// files used last.
    fn suggested(&self, purpose: Purpose) -> PathBuf {
        let recent = self.settings.recent.first();
        match (&self.map, purpose) {
            (
                Some(OpenMap { path: Some(path), .. }),
                Purpose::Survey | Purpose::Measurements(_) | Purpose::Foreign | Purpose::Workbook,
            ) => path.with_file_name(""),
            (Some(OpenMap { path: Some(path), .. }), Purpose::SaveCopy) => {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                let name = self.texts().with("file-copy", &[("name", stem.as_ref().into())]);
                path.with_file_name(format!("{name}.{}", purpose.extension()))
            }
            (Some(OpenMap { path: Some(path), .. }), _) => path.with_extension(purpose.extension()),
            (
                Some(map),
                Purpose::SaveAs | Purpose::SaveCopy | Purpose::Export(_) | Purpose::Paper(_),
            ) => {
                let name = file_name_of(&map.document.props().title, purpose.extension());
                recent.map_or_else(|| PathBuf::from(&name), |path| path.with_file_name(&name))
            }
            (_, _) => recent.cloned().unwrap_or_default(),
        }
    }

    /// Asks for a path by letting the person type it.
    pub(super) fn ask_path(&mut self, purpose: Purpose) {
        self.asked_for = self.asked_for.or(self.map.as_ref().map(|map| map.id));
        let suggested = self.suggested(purpose);
        let text = if purpose.reads() {
            // The folder helps; the file's name would only have to be deleted.
            let folder = if suggested.is_dir() { Some(&*suggested) } else { suggested.parent() };
            folder.map(|folder| folder.join("")).unwrap_or_default()
        } else {
            std::path::absolute(&suggested).unwrap_or(suggested)
        };
        self.typed = Some(TypedPath { purpose, text: text.to_string_lossy().into_owned() });
        self.wishes.push(Wish::FocusPath);
    }

    pub(super) fn type_path(&mut self, text: String) {
        if let Some(typed) = &mut self.typed {
            typed.text = text;
        }
    }

    pub(super) fn accept_path(&mut self) {
        let Some((purpose, path)) =
            self.typed.as_ref().and_then(|typed| Some((typed.purpose, typed.path()?)))
        else {
            return;
        };
        self.typed = None;
        self.picked(purpose, path, Existing::Refuse);
    }

    /// Asks for no path any more; what waited for it does not happen.
    pub(super) fn cancel_path(&mut self) {
        self.typed = None;
        self.asked_for = None;
        self.handover.pending = None;
        self.close_after_saving = None;
    }

    /// Goes on with a chosen path.
    pub(super) fn picked(&mut self, purpose: Purpose, path: PathBuf, existing: Existing) {
        if let Some(id) = self.asked_for.take().filter(|_| purpose.needs_map()) {
            // Another map may be in front by now.
            self.bring_front(id);
            if self.map.as_ref().is_none_or(|map| map.id != id) {
                return;
            }
        }
        match purpose {
            Purpose::Open => self.act(Action::OpenPath(path)),
            Purpose::Compare => self.ask_versions(VersionsAsk::Open(Some(path))),
            Purpose::SaveAs => self.act(Action::SaveAs(path, existing)),
            Purpose::SaveCopy => self.act(Action::File(FileAsk::Copy(path, existing))),
            Purpose::Export(picture) => self.act(Action::Export(path, picture, existing)),
            Purpose::Paper(paper) => self.act(Action::Write(path, paper, existing)),
            Purpose::Foreign => self.ask_foreign(ForeignFrom::File(path)),
            Purpose::Survey => self.survey(SurveyAsk::Read(Source::File(path))),
            Purpose::Workbook => self.ask_workbook(path),
            Purpose::Measurements(indicator) => {
                let Some(map) = &self.map else { return };
                let known =
                    map.document.element(indicator).and_then(|it| it.content.as_indicator());
                let Some(known) = known.cloned() else { return };
                let about = (map.id, indicator);
                let name = self.about("task-measurements", &path);
                self.tasks.measure(name, about, known, path, self.language());
            }
            Purpose::Picture(on) => self.read_picture(on, path),
        }
    }

    /// A text about a file, by its name.
    pub(super) fn about(&self, key: &str, path: &Path) -> String {
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        self.texts().with(key, &[("file", file.as_ref().into())])
    }
}

/// A title as a file's name that every system takes.
fn file_name_of(title: &str, extension: &str) -> String {
    let allowed = |c: char| !c.is_control() && !r#"<>:"/\|?*"#.contains(c);
    let name: String = title.chars().filter(|c| allowed(*c)).take(LONGEST_NAME).collect();
    let name = name.trim_matches([' ', '.']);
    format!("{}.{extension}", if name.is_empty() { "map" } else { name })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Picture;

    #[test]
    fn a_title_becomes_a_name_every_system_takes() {
        assert_eq!(file_name_of("Запись к врачу: путь", "cjm"), "Запись к врачу путь.cjm");
        assert_eq!(file_name_of("../..", "png"), "map.png");
        assert_eq!(file_name_of("", "cjm"), "map.cjm");
        assert!(file_name_of(&"ы".repeat(500), "cjm").chars().count() < 70);
    }

    #[test]
    fn a_typed_path_gets_its_extension_unless_it_is_to_be_opened() {
        let typed = |purpose, text: &str| TypedPath { purpose, text: text.into() }.path();
        assert_eq!(typed(Purpose::Open, " /a/map "), Some("/a/map".into()));
        assert_eq!(typed(Purpose::SaveAs, "\"/a/map\""), Some("/a/map.cjm".into()));
        assert_eq!(typed(Purpose::Export(Picture::Svg), "/a/b.svg"), Some("/a/b.svg".into()));
        assert_eq!(typed(Purpose::SaveAs, "  "), None);
    }
}
