//! Work off the window's thread: opening, laying out, writing, the system's file dialogs. Each
//! task has a name people can read, works on a snapshot, and reports back once.

mod bin;
mod dialog;
mod done;
mod files;

pub use done::{Done, NotWritten, Preview, Previews, Purpose, SaveTo, Saved};

use super::open_map::Drawing;
use super::{Derived, Found, OpenMap, Picture, Replaced, Sifted, Sought};
use crate::edit::Selection;
use crate::format::Existing;
use crate::layout::View;
use crate::model::{Document, ElementId, Language};
use crate::scene::Scene;
use crate::settings::Settings;
use crate::templates::Start;
use crate::theme::ThemeName;
use bin::{Bin, Waste};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// Tasks that end sooner are not worth a word.
const WORTH_A_WORD: Duration = Duration::from_millis(200);

/// A running task.
struct Running {
    id: u64,
    name: String,
    since: Instant,
    /// What the system's dialog is asked for.
    picks: Option<Purpose>,
}

/// The running tasks.
pub struct Tasks {
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
    running: Vec<Running>,
    next: u64,
    bin: Bin,
    /// Asks the window to look for reports.
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Default for Tasks {
    fn default() -> Self {
        Self::waking(|| {})
    }
}

impl Tasks {
    /// Tasks that call `wake` when they have something to report.
    pub fn waking(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let (sender, receiver) = channel();
        let (running, bin, wake) = (Vec::new(), Bin::default(), Arc::new(wake));
        Self { sender, receiver, running, next: 0, bin, wake }
    }

    /// The names of the tasks that take a while, oldest first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let slow = self.running.iter().filter(|task| task.since.elapsed() >= WORTH_A_WORD);
        slow.map(|task| task.name.as_str())
    }

    /// When to look at [`Self::names`] again, because a task runs that may become slow.
    pub fn look_again(&self) -> Option<Duration> {
        let waits =
            self.running.iter().filter_map(|task| WORTH_A_WORD.checked_sub(task.since.elapsed()));
        waits.min()
    }

    /// What the system's dialog is being asked for.
    pub fn picking(&self) -> Option<Purpose> {
        self.running.iter().find_map(|task| task.picks)
    }

    /// Whether nothing is running.
    pub fn idle(&self) -> bool {
        self.running.is_empty()
    }

    /// What was reported since the last call.
    pub fn reports(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        while let Ok((id, report)) = self.receiver.try_recv() {
            self.ended(id);
            done.push(report);
        }
        done
    }

    /// Waits for the next report. For tests and the program's end.
    pub fn wait(&mut self) -> Option<Done> {
        if self.idle() {
            return None;
        }
        let (id, report) = self.receiver.recv().ok()?;
        self.ended(id);
        Some(report)
    }

    /// Waits for the next report, but no longer than until `deadline`.
    pub fn wait_until(&mut self, deadline: Instant) -> Option<Done> {
        let rest = deadline.saturating_duration_since(Instant::now());
        let (id, report) = self.receiver.recv_timeout(rest).ok()?;
        self.ended(id);
        Some(report)
    }

    fn ended(&mut self, id: u64) {
        self.running.retain(|task| task.id != id);
    }

    /// Frees something large where it keeps nobody waiting.
    pub fn free(&mut self, waste: impl Waste) {
        self.bin.throw(waste);
    }

    /// Runs `work` on a thread of its own under a name people can read. Where the system gives no
    /// thread, it runs at once.
    fn start(&mut self, name: String, work: impl FnOnce() -> Done + Send + 'static) {
        let id = self.next;
        self.next += 1;
        self.running.push(Running { id, name: name.clone(), since: Instant::now(), picks: None });
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        let job = move || {
            let done = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Done::Broken(name));
            // Nobody listens any more only when the window is closing.
            let _ = sender.send((id, done));
            wake();
        };
        let job = Arc::new(std::sync::Mutex::new(Some(job)));
        let taken = job.clone();
        let run = move |job: &std::sync::Mutex<Option<_>>| {
            if let Ok(mut job) = job.lock()
                && let Some(job) = job.take()
            {
                let job: Box<dyn FnOnce() + Send> = Box::new(job);
                job();
            }
        };
        let builder = std::thread::Builder::new().name(format!("task-{id}"));
        if let Err(error) = builder.spawn(move || run(&taken)) {
            log::warn!("no thread for a task: {error}");
            run(&job);
        }
    }

    /// Reads and lays out a map.
    pub fn open(
        &mut self,
        name: String,
        asked: u64,
        path: PathBuf,
        language: Language,
        theme: ThemeName,
    ) {
        self.start(name, move || {
            let result = files::read(&path, language).map(|(document, file, notes)| {
                let view = View { theme, ..View::of(document.props()) };
                let mut map = OpenMap::new(Some(path.clone()), Arc::new(document), view);
                map.notes = notes;
                map.file = Some(file);
                Box::new(map)
            });
            Done::Opened { asked, path: Some(path), result }
        });
    }

    /// Makes a map without a file from a template or a sample, and lays it out.
    pub fn begin(
        &mut self,
        name: String,
        asked: u64,
        start: Start,
        language: Language,
        theme: ThemeName,
    ) {
        self.start(name, move || {
            let result = files::begin(start, language).map(|document| {
                let view = View { theme, ..View::of(document.props()) };
                Box::new(OpenMap::new(None, Arc::new(document), view))
            });
            Done::Opened { asked, path: None, result }
        });
    }

    /// Lays the open map out.
    pub fn draw(&mut self, name: String, drawing: Drawing) {
        self.start(name, move || Done::Drawn(Box::new(drawing.draw())));
    }

    /// Gathers what the panels show of a map.
    pub fn derive(&mut self, name: String, map: u64, document: Arc<Document>) {
        self.start(name, move || Done::Derived(map, Box::new(Derived::of(document))));
    }

    /// Looks for words in a map, from an element on.
    pub fn find(&mut self, name: String, map: u64, sought: Sought, from: Option<ElementId>) {
        self.start(name, move || {
            let found = Found::of(&sought, from);
            Done::Found(map, sought, found)
        });
    }

    /// Replaces words everywhere in a map.
    pub fn replace(
        &mut self,
        name: String,
        map: u64,
        sought: Sought,
        with: String,
        selection: Selection,
    ) {
        self.start(name, move || {
            Done::Replaced(map, Box::new(Replaced::of(sought, &with, selection)))
        });
    }

    /// Finds out which touchpoints of a map pass a filter.
    pub fn filter(&mut self, name: String, map: u64, sifted: Sifted) {
        self.start(name, move || {
            let passing = sifted.filter.passing(&sifted.map.0);
            Done::Sifted(map, sifted, passing)
        });
    }

    /// Draws what the start page offers.
    pub fn preview(&mut self, name: String, language: Language, theme: ThemeName, width: u32) {
        self.start(name, move || {
            let list = files::previews(language, theme, width);
            Done::Previewed(Previews { language, theme, width, list })
        });
    }

    /// Writes a picture of `scene`.
    pub fn export(
        &mut self,
        name: String,
        (path, existing): (PathBuf, Existing),
        picture: Picture,
        scene: Arc<Scene>,
        language: Language,
    ) {
        self.start(name, move || {
            let result = files::picture(&path, existing, &scene, language);
            Done::Exported { path, result, picture }
        });
    }

    /// Writes the map to a file.
    pub fn save(
        &mut self,
        name: String,
        to: SaveTo,
        (map, document): (u64, Arc<Document>),
        language: Language,
    ) {
        self.start(name, move || {
            let path = to.path().to_owned();
            let result = files::save(to, &document, language);
            Done::Saved { map, path, document, result }
        });
    }

    /// Writes the preferences; a failure is logged only, nothing of the map is at stake.
    pub fn store(&mut self, name: String, settings: Settings, path: PathBuf) {
        self.start(name, move || {
            if let Err(error) = settings.store(&path) {
                log::warn!("settings {}: {error}", path.display());
            }
            Done::Stored
        });
    }

    /// Asks the person for a path with the system's dialog.
    pub fn pick(&mut self, name: String, purpose: Purpose, kind: &str, suggested: Option<&Path>) {
        // Some systems want the dialog made here, and only waited for elsewhere.
        let dialog = dialog::Dialog::new(purpose, kind, suggested);
        self.start(name, move || dialog.ask());
        if let Some(task) = self.running.last_mut() {
            task.picks = Some(purpose);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_has_a_name_while_it_runs_and_reports_once() {
        let mut tasks = Tasks::default();
        let (go, wait) = channel::<()>();
        tasks.start("Opening".into(), move || {
            let _ = wait.recv();
            Done::NoDialog(Purpose::Open)
        });
        assert_eq!(tasks.names().count(), 0, "quick tasks are not worth a word");
        std::thread::sleep(tasks.look_again().unwrap());
        assert_eq!(tasks.names().collect::<Vec<_>>(), ["Opening"]);
        drop(go);
        assert!(matches!(tasks.wait(), Some(Done::NoDialog(Purpose::Open))));
        assert!(tasks.idle() && tasks.wait().is_none() && tasks.reports().is_empty());
    }

    #[test]
    fn a_task_that_fails_by_a_defect_ends_and_says_so() {
        let mut tasks = Tasks::default();
        tasks.start("Saving".into(), || {
            std::panic::resume_unwind(Box::new("a defect"));
        });
        assert!(matches!(tasks.wait(), Some(Done::Broken(name)) if name == "Saving"));
        assert!(tasks.idle());
    }
}
