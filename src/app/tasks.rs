//! Work off the window's thread: opening, writing, the system's file dialogs. Each task has a
//! name people can read, works on a snapshot, and reports back once.

mod write;

use super::{OpenMap, Picture};
use crate::layout::View;
use crate::model::{Document, Language};
use crate::scene::Scene;
use crate::theme::ThemeName;
use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;

/// What a chosen path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A map to open.
    Open,
    /// A new place for the map.
    SaveAs,
    /// A place for a picture.
    Export(Picture),
}

/// What a task reports.
pub enum Done {
    /// A map was read and laid out, or not.
    Opened {
        /// The file.
        path: PathBuf,
        /// The map, or what is wrong and what to do.
        result: Result<Box<OpenMap>, String>,
    },
    /// The person chose a path, or none.
    Picked {
        /// What for.
        purpose: Purpose,
        /// Where.
        path: Option<PathBuf>,
    },
    /// A picture was written, or not.
    Exported {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do.
        result: Result<(), String>,
    },
    /// The map was written, or not.
    Saved {
        /// The file.
        path: PathBuf,
        /// The map as written.
        document: Arc<Document>,
        /// What is wrong and what to do.
        result: Result<(), String>,
    },
}

/// The running tasks.
pub struct Tasks {
    sender: Sender<(u64, Done)>,
    receiver: Receiver<(u64, Done)>,
    running: Vec<(u64, String)>,
    next: u64,
    /// Asks the window to look for reports.
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Default for Tasks {
    fn default() -> Self {
        let (sender, receiver) = channel();
        Self { sender, receiver, running: Vec::new(), next: 0, wake: Arc::new(|| {}) }
    }
}

impl Tasks {
    /// Tasks that call `wake` when they have something to report.
    pub fn waking(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), ..Self::default() }
    }

    /// The names of the running tasks, oldest first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.running.iter().map(|(_, name)| name.as_str())
    }

    /// Whether nothing is running.
    pub fn idle(&self) -> bool {
        self.running.is_empty()
    }

    /// What was reported since the last call.
    pub fn reports(&mut self) -> Vec<Done> {
        let mut done = Vec::new();
        while let Ok((id, report)) = self.receiver.try_recv() {
            self.running.retain(|(running, _)| *running != id);
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
        self.running.retain(|(running, _)| *running != id);
        Some(report)
    }

    /// Runs `work` on a thread of its own under a name people can read. Where the system gives no
    /// thread, it runs at once.
    fn start(&mut self, name: String, work: impl FnOnce() -> Done + Send + 'static) {
        let id = self.next;
        self.next += 1;
        self.running.push((id, name));
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        let job = move || {
            let done = work();
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
    pub fn open(&mut self, name: String, path: PathBuf, language: Language, theme: ThemeName) {
        self.start(name, move || {
            let result = open(&path, language, theme).map(Box::new);
            Done::Opened { path, result }
        });
    }

    /// Writes a picture of `scene`.
    pub fn export(&mut self, name: String, path: PathBuf, scene: Arc<Scene>, language: Language) {
        self.start(name, move || {
            let result = write::picture(&path, &scene, language);
            Done::Exported { path, result }
        });
    }

    /// Writes the map to a file.
    pub fn save(
        &mut self,
        name: String,
        path: PathBuf,
        document: Arc<Document>,
        language: Language,
    ) {
        self.start(name, move || {
            let result = write::map(&path, &document, language);
            Done::Saved { path, document, result }
        });
    }

    /// Asks the person for a path with the system's dialog.
    pub fn pick(&mut self, name: String, purpose: Purpose, kind: &str, suggested: Option<&Path>) {
        let mut dialog = rfd::AsyncFileDialog::new();
        if let Some(folder) = suggested.and_then(Path::parent).filter(|f| f.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(file) = suggested.and_then(Path::file_name) {
            dialog = dialog.set_file_name(file.to_string_lossy());
        }
        let extension = match purpose {
            Purpose::Open | Purpose::SaveAs => "cjm",
            Purpose::Export(picture) => picture.extension(),
        };
        dialog = dialog.add_filter(kind, &[extension]);
        // Some systems want the dialog made here, and only waited for elsewhere.
        let answer: std::pin::Pin<Box<dyn Future<Output = _> + Send>> = match purpose {
            Purpose::Open => Box::pin(dialog.pick_file()),
            Purpose::SaveAs | Purpose::Export(_) => Box::pin(dialog.save_file()),
        };
        self.start(name, move || {
            let path = wait_for(answer).map(|file| {
                let path = file.path().to_owned();
                if path.extension().is_none() { path.with_extension(extension) } else { path }
            });
            Done::Picked { purpose, path }
        });
    }
}

/// Reads, checks and lays out a map.
fn open(path: &Path, language: Language, theme: ThemeName) -> Result<OpenMap, String> {
    let (document, file, notes) = write::read(path, language)?;
    let view = View { theme, ..View::of(document.props()) };
    let mut map = OpenMap::new(Some(path.to_owned()), Arc::new(document), view);
    map.notes = notes;
    map.file = Some(file);
    Ok(map)
}

/// Wakes a waiting thread.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread for a future.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_has_a_name_while_it_runs_and_reports_once() {
        let mut tasks = Tasks::default();
        tasks.start("Opening".into(), || Done::Picked { purpose: Purpose::Open, path: None });
        assert_eq!(tasks.names().collect::<Vec<_>>(), ["Opening"]);
        assert!(matches!(tasks.wait(), Some(Done::Picked { path: None, .. })));
        assert!(tasks.idle() && tasks.wait().is_none() && tasks.reports().is_empty());
    }

    #[test]
    fn waiting_wakes_when_another_thread_is_done() {
        let mut polled = 0;
        let value = wait_for(std::future::poll_fn(|context| {
            polled += 1;
            let waker = context.waker().clone();
            std::thread::spawn(move || waker.wake());
            if polled < 3 { Poll::Pending } else { Poll::Ready(7) }
        }));
        assert_eq!(value, 7);
    }
}
