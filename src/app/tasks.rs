//! Work off the window's thread: opening, laying out, writing, the system's file dialogs. Each
//! task has a name people can read, works on a snapshot, and reports back once.

mod bin;
mod dialog;
mod done;
mod embed;
mod files;

pub use done::{
    Beginning, Done, Looked, NotWritten, Portrait, Preview, Previews, Purpose, SaveTo, Saved, Stamp,
};

use super::open_map::Drawing;
use super::{
    Derived, Found, Looking, Motion, OpenMap, Picture, Replaced, Sifted, Sketching, Sought,
};
use crate::edit::Selection;
use crate::format::Existing;
use crate::i18n::Texts;
use crate::layout::View;
use crate::model::{Document, ElementId, Language};
use crate::scene::Scene;
use crate::settings::Settings;
use crate::theme::ThemeName;
use crate::watch::Watch;
use bin::{Bin, Waste};
use kurbo::Rect;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// The number of reports that come from no task.
const OUTSIDE: u64 = u64::MAX;
/// Tasks that end sooner are not worth a word.
const WORTH_A_WORD: Duration = Duration::from_millis(200);

/// Part of opening a map that reading it takes, as far as a screen shows.
const READING: f64 = 0.25;

/// A running task.
struct Running {
    id: u64,
    name: String,
    since: Instant,
    /// What the system's dialog is asked for.
    picks: Option<Purpose>,
    /// Whether a map comes of it.
    opens: bool,
    /// Tells how far it has come and can stop it; `None` = nobody knows, and it goes on to its end.
    watch: Option<Arc<Watch>>,
}

/// A task as the window shows it.
#[derive(Debug, Clone, Copy)]
pub struct TaskLine<'a> {
    /// Which.
    pub id: u64,
    /// Its name.
    pub name: &'a str,
    /// The share that is done, 0 … 1, of a task that can be stopped.
    pub share: Option<f64>,
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

    /// The tasks that take a while, oldest first.
    pub fn lines(&self) -> impl Iterator<Item = TaskLine<'_>> {
        let slow = self.running.iter().filter(|task| task.since.elapsed() >= WORTH_A_WORD);
        slow.map(|task| TaskLine {
            id: task.id,
            name: &task.name,
            share: task.watch.as_ref().map(|watch| watch.share()),
        })
    }

    /// Stops a task. What it would have reported is not reported any more.
    pub fn stop(&mut self, id: u64) {
        self.running.retain(|task| match &task.watch {
            Some(watch) if task.id == id => {
                watch.stop();
                false
            }
            _ => true,
        });
    }

    /// Reports from outside the tasks.
    pub fn reporter(&self) -> impl Fn(Done) + Send + 'static {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        move |done| {
            // Nobody listens any more only when the window is closing.
            let _ = sender.send((OUTSIDE, done));
            wake();
        }
    }

    /// When to look at [`Self::lines`] again, because a task runs that may become slow.
    pub fn look_again(&self) -> Option<Duration> {
        let waits =
            self.running.iter().filter_map(|task| WORTH_A_WORD.checked_sub(task.since.elapsed()));
        waits.min()
    }

    /// What the system's dialog is being asked for.
    pub fn picking(&self) -> Option<Purpose> {
        self.running.iter().find_map(|task| task.picks)
    }

    /// Whether a map is being opened.
    pub fn opening(&self) -> bool {
        self.running.iter().any(|task| task.opens)
    }

    /// Whether nothing is running.
    pub fn idle(&self) -> bool {
        self.running.is_empty()
    }

    /// What was reported since the last call.
    pub fn reports(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        while let Ok((id, report)) = self.receiver.try_recv() {
            if self.ended(id) {
                done.push(report);
            } else {
                self.bin.throw(Box::new(report));
            }
        }
        done
    }

    /// Waits for the next report. For tests and the program's end.
    pub fn wait(&mut self) -> Option<Done> {
        while !self.idle() {
            let (id, report) = self.receiver.recv().ok()?;
            if self.ended(id) {
                return Some(report);
            }
        }
        None
    }

    /// Waits for the next report, but no longer than until `deadline`.
    pub fn wait_until(&mut self, deadline: Instant) -> Option<Done> {
        let rest = deadline.saturating_duration_since(Instant::now());
        let (id, report) = self.receiver.recv_timeout(rest).ok()?;
        self.ended(id).then_some(report)
    }

    /// Takes a task off the list; whether somebody waits for what it reports.
    fn ended(&mut self, id: u64) -> bool {
        let before = self.running.len();
        self.running.retain(|task| task.id != id);
        id == OUTSIDE || self.running.len() < before
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
        let since = Instant::now();
        let name_kept = name.clone();
        self.running.push(Running {
            id,
            name: name_kept,
            since,
            picks: None,
            opens: false,
            watch: None,
        });
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

    /// A map comes of the task that was started last, which is watched.
    fn opens(&mut self, watch: Arc<Watch>) {
        if let Some(task) = self.running.last_mut() {
            task.opens = true;
            task.watch = Some(watch);
        }
    }

    /// Asks whether the system wants less motion. No task: nobody waits for the answer, which may
    /// take a while.
    pub fn ask_motion(&self) {
        let report = self.reporter();
        let asking = std::thread::Builder::new().name("motion".into()).spawn(move || {
            let patience = Duration::from_secs(5);
            let told = mundy::Preferences::once_blocking(mundy::Interest::ReducedMotion, patience);
            let less = mundy::ReducedMotion::Reduce;
            let reduced = told.is_some_and(|told| told.reduced_motion == less);
            report(Done::Motion(if reduced { Motion::Reduced } else { Motion::Usual }));
        });
        if let Err(error) = asking {
            log::warn!("no thread to ask for the system's motion: {error}");
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
        let watch = Arc::new(Watch::default());
        let watched = watch.clone();
        self.start(name, move || {
            let result = files::read(&path, language).map(|(document, file, notes)| {
                watched.reach(READING);
                let view = View { theme, ..View::of(document.props()) };
                let document = Arc::new(document);
                let mut map = OpenMap::watched(Some(path.clone()), document, view, &watched);
                map.notes = notes;
                map.file = Some(file);
                Box::new(map)
            });
            Done::Opened { asked, path: Some(path), result }
        });
        self.opens(watch);
    }

    /// Makes a map without a file and lays it out.
    pub fn begin(
        &mut self,
        name: String,
        asked: u64,
        beginning: Beginning,
        language: Language,
        theme: ThemeName,
    ) {
        self.start(name, move || {
            let result = files::begin(&beginning, language).map(|(document, first)| {
                let view = View { theme, ..View::of(document.props()) };
                let mut map = OpenMap::new(None, Arc::new(document), view);
                map.first = first;
                Box::new(map)
            });
            Done::Opened { asked, path: None, result }
        });
        self.opens(Arc::default());
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

    /// Looks at a recent map, unless its file is the `known` one.
    pub fn look(
        &mut self,
        name: String,
        path: PathBuf,
        known: Option<Stamp>,
        look: (ThemeName, u32),
        looking: Looking,
    ) {
        self.start(name, move || {
            let found = files::look(&path, known, look, &looking);
            Done::Looked { path, look, found }
        });
    }

    /// Draws what grows in the guided start.
    pub fn sketch(&mut self, name: String, sketching: Sketching) {
        self.start(name, move || Done::Sketched(Box::new(sketching.draw())));
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
        let watch = Arc::new(Watch::default());
        let watched = watch.clone();
        self.start(name, move || {
            let result = files::picture(&path, existing, &scene, (language, &watched));
            Done::Exported { path, result, picture }
        });
        if let Some(task) = self.running.last_mut() {
            task.watch = Some(watch);
        }
    }

    /// Paints a picture of `area` of the scene, or of all of it, for the clipboard.
    pub fn picture(
        &mut self,
        name: String,
        scene: Arc<Scene>,
        area: Option<Rect>,
        language: Language,
    ) {
        self.start(name, move || Done::Pictured(files::raster(&scene, area, language)));
    }

    /// Reads a picture to be put into a map.
    pub fn embed(
        &mut self,
        name: String,
        (map, on): (u64, ElementId),
        path: PathBuf,
        language: Language,
    ) {
        self.start(name, move || {
            let result = embed::embed(&path, Texts::of(language));
            Done::Embedded { map, on, result }
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
        assert_eq!(tasks.lines().count(), 0, "quick tasks are not worth a word");
        std::thread::sleep(tasks.look_again().unwrap());
        assert_eq!(tasks.lines().map(|task| task.name).collect::<Vec<_>>(), ["Opening"]);
        drop(go);
        assert!(matches!(tasks.wait(), Some(Done::NoDialog(Purpose::Open))));
        assert!(tasks.idle() && tasks.wait().is_none() && tasks.reports().is_empty());
    }

    #[test]
    fn what_a_stopped_task_reports_is_not_heard() {
        let mut tasks = Tasks::default();
        let (go, wait) = channel::<()>();
        tasks.start("Opening".into(), move || {
            let _ = wait.recv();
            Done::NoDialog(Purpose::Open)
        });
        tasks.stop(0);
        assert!(!tasks.idle(), "what cannot be stopped goes on");
        tasks.opens(Arc::default());
        tasks.stop(0);
        assert!(tasks.idle() && !tasks.opening());
        drop(go);
        tasks.reporter()(Done::Handed(Vec::new()));
        let heard = loop {
            let mut heard = tasks.reports();
            if let Some(done) = heard.pop() {
                break done;
            }
        };
        assert!(matches!(heard, Done::Handed(_)));
        assert!(tasks.reports().is_empty());
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
