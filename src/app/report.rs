//! The one place where tasks' reports arrive.

use super::{Access, Action, App, Command, Done, OpenMap, Recent, Saving, Tone};
use crate::format::Existing;
use std::path::{Path, PathBuf};
use std::time::Instant;

impl App {
    /// Takes in what the tasks report.
    pub fn take_reports(&mut self) {
        self.notices.tidy(Instant::now());
        self.tell_of_journals();
        for report in self.tasks.reports() {
            self.report(report);
        }
    }

    /// Takes in one report.
    pub fn report(&mut self, done: Done) {
        match done {
            Done::Opened { asked, path, result } => self.opened(asked, path, result),
            Done::Drawn(drawn) => {
                let canvas = self.canvas;
                match self.map_of(drawn.map()) {
                    Some(map) => {
                        let old = map.take(*drawn, canvas);
                        self.tasks.free(old);
                        self.draw();
                        self.gather();
                        self.look_again();
                    }
                    None => self.tasks.free(drawn.into_layout()),
                }
            }
            Done::Staged(map, staged) => self.staged(map, *staged),
            Done::Portrayed(map, portrayed) => self.take_portrayed(map, portrayed),
            Done::Derived(id, derived) => {
                if let Some(map) = self.map_of(id) {
                    let old = map.take_derived(derived);
                    self.tasks.free(old);
                    self.derive();
                }
            }
            Done::Found(id, sought, found) => self.take_found(id, sought, found),
            Done::Replaced(id, replaced) => self.take_replaced(id, *replaced),
            Done::SurveyRead(read) => self.take_read(*read),
            Done::SurveyCounted(counted) => self.take_counted(*counted),
            Done::SurveyEntered(entered) => self.take_entered(*entered),
            Done::WorkbookRead(read) => self.take_workbook(*read),
            Done::Rows(pasted) => self.take_rows(*pasted),
            Done::Sifted(id, sifted, passing) => self.take_passing(id, sifted, passing),
            Done::Below(id, gathered) => self.take_below(id, *gathered),
            Done::Previewed(previews) => self.previews = Some(previews),
            Done::Looked { path, look, found } => self.recents.take(path, look, found),
            Done::Sketched(sketched) => {
                if let Some(guided) = &mut self.guided {
                    guided.take(*sketched);
                    self.sketch();
                }
            }
            Done::Picked { purpose, path: Some(path), existing } => {
                // Typed in the meantime: the dialog's answer comes too late.
                self.typed = None;
                self.picked(purpose, path, existing);
            }
            Done::Picked { path: None, .. } => self.cancel_path(),
            Done::NoDialog(purpose) => self.ask_path(purpose),
            Done::Measured { map, indicator, path, result } => {
                self.measure(map, indicator, &path, result);
            }
            Done::Proved { wanted, result } => self.proved(*wanted, result),
            done @ (Done::Exported { .. }
            | Done::Written { .. }
            | Done::Foreign(_)
            | Done::Losing(_)
            | Done::Embedded { .. }
            | Done::Pictured(_)
            | Done::Vector(_)) => self.report_on_outside(done),
            Done::Saved { map, path, document, result } => self.saved(map, path, &document, result),
            done @ (Done::Noted { .. }
            | Done::LeftBehind(..)
            | Done::ChangedOnDisk { .. }
            | Done::Merged(_)
            | Done::Versions(_)
            | Done::Copied { .. }) => self.report_on_files(done),
            Done::Handed(files) => self.open_all(files),
            Done::Motion(motion) => self.motion = motion,
            Done::Stored => {
                let again = self.storing == Saving::Again;
                self.storing = Saving::Idle;
                if again {
                    self.keep_settings();
                }
            }
            Done::Broken(name) => {
                self.storing = Saving::Idle;
                self.pasting_rows = 0;
                let (theme, language) = (self.settings.theme, self.language());
                if let Some(guided) = &mut self.guided {
                    guided.lose_sketch(theme, language);
                }
                let text = self.texts().with("notice-broken", &[("task", (&name).into())]);
                self.notices.show(Tone::Error, text, None);
                self.lose_survey();
                self.lose_foreign();
                self.workbook = None;
                self.lose_versions();
                self.handover.open = None;
                self.close_after_saving = None;
                for map in self.maps_mut() {
                    map.lose_drawing();
                    map.lose_saving();
                }
            }
        }
    }

    /// Takes in what is reported about what comes from outside or goes there.
    fn report_on_outside(&mut self, done: Done) {
        match done {
            Done::Foreign(read) => self.take_foreign(*read),
            Done::Losing(losing) => self.take_losses(losing),
            Done::Embedded { map, on, pictures } => self.embed(map, on, pictures),
            Done::Pictured(result) => self.pictured(result),
            Done::Vector(text) => self.drawn_as_text(text),
            Done::Exported { result: Ok(handed_on), picture, .. } => {
                self.handed_on(&handed_on);
                self.tell_undrawn(&handed_on.undrawn, picture);
            }
            Done::Written { path, result: Ok(()), .. } => {
                self.say(Tone::Good, "notice-exported", &path);
            }
            Done::Exported { path, result: Err(why), picture, handing } => {
                self.not_handed_on(&why, (path, picture), *handing);
            }
            Done::Written { path, result: Err(why), paper } => {
                let replace = Action::Write(path, paper, Existing::Replace);
                let again = ("notice-other-file", Action::Run(Command::ExportPaper(paper)));
                self.not_written(&why, replace, again);
            }
            _ => {}
        }
    }

    /// Takes in what is reported about files that others may have, too.
    fn report_on_files(&mut self, done: Done) {
        match done {
            Done::Noted { map, path, note, others } => {
                if let Some(map) = self.map_of(map)
                    && map.path.as_ref() == Some(&path)
                {
                    map.access = if others.is_empty() { Access::Edit } else { Access::Ask };
                    (map.note, map.others) = (note, others);
                }
            }
            Done::LeftBehind(left, portraits) => self.take_left_behind(left, portraits),
            Done::ChangedOnDisk { map, was, found } => self.changed_on_disk(map, &was, found),
            Done::Merged(arrived) => self.arrived(*arrived),
            Done::Versions(done) => self.take_versions(*done),
            Done::Copied { map, path, result } => self.copied(map, path, result),
            _ => {}
        }
    }

    /// Closes the tab of a file whose map comes back from a crash, where that loses nothing.
    fn close_double(&mut self, path: Option<&Path>) {
        let double = path.and_then(|path| self.map_at(path));
        let loses = |id| self.maps().any(|map| map.id == id && map.unsaved());
        if let Some(id) = double.filter(|&id| !loses(id)) {
            self.bring_front(id);
            self.close_map();
        }
    }

    fn opened(&mut self, asked: u64, path: Option<PathBuf>, result: Result<Box<OpenMap>, String>) {
        match result {
            Ok(map) if path.as_deref().is_some_and(|path| self.map_at(path).is_some()) => {
                // Asked for twice.
                self.throw_away(*map);
            }
            // It comes too late; what a crash left behind stays where it is kept.
            Ok(map) if self.leaving => self.tasks.free(map),
            Ok(mut map) => {
                for note in std::mem::take(&mut map.notes) {
                    self.notices.show(Tone::Warning, note, None);
                }
                map.id = asked;
                if path.is_none() {
                    self.close_double(map.path.as_deref());
                }
                self.keep(&mut map);
                self.note(map.id, map.path.as_deref());
                self.look_for_copies(&map, path.as_deref());
                map.look_first(self.canvas);
                let first = map.first.take();
                self.add_tab(*map);
                if let Some(first) = first {
                    self.change(first);
                }
                if let Some(path) = path {
                    self.settings.remember(&path);
                    self.keep_settings();
                }
            }
            Err(why) => {
                // Of a recent map that is gone one would rather not be reminded again.
                let gone = path.filter(|path| matches!(self.recents.of(path), Some(Recent::Gone)));
                let (key, action) = match gone {
                    Some(path) => ("notice-forget", Action::ForgetRecent(path)),
                    None => ("cmd-open", Action::Run(Command::Open)),
                };
                let step = Some((self.texts().get(key).to_owned(), action));
                self.notices.show(Tone::Error, why, step);
            }
        }
    }

    pub(super) fn say(&mut self, tone: Tone, key: &str, path: &Path) {
        let shown = path.display().to_string();
        let text = self.texts().with(key, &[("file", (&shown).into())]);
        self.notices.show(tone, text, None);
    }

    /// Writes the preferences in the background, one after the other.
    pub(super) fn keep_settings(&mut self) {
        let Some(path) = self.settings_path.clone() else { return };
        if self.storing != Saving::Idle {
            self.storing = Saving::Again;
            return;
        }
        self.storing = Saving::Running;
        let name = self.texts().get("task-store").to_owned();
        self.tasks.store(name, self.settings.clone(), path);
    }

    /// Waits until everything is written. For the program's end.
    pub fn finish(&mut self) {
        let saving = |app: &Self| app.maps().any(|map| map.saving != Saving::Idle);
        while (self.storing != Saving::Idle || saving(self))
            && let Some(done) = self.tasks.wait()
        {
            self.report(done);
        }
        // Of a window that was closed without a question the journals stay.
        let leaving = self.leaving;
        for map in self.maps_mut().filter(|map| leaving || !map.unsaved()) {
            map.close_journal();
        }
    }
}
