//! What runs and what it reports: each task on a thread of its own, under a name, heard once.

use super::bin::{Bin, Waste};
use super::watching::Watching;
use super::{Done, Purpose};
use crate::watch::Watch;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// The number of reports that come from no task.
const OUTSIDE: u64 = u64::MAX;
/// Tasks that end sooner are not worth a word.
const WORTH_A_WORD: Duration = Duration::from_millis(200);

/// A running task.
pub(super) struct Running {
    id: u64,
    name: String,
    since: Instant,
    /// What the system's dialog is asked for.
    pub(super) picks: Option<Purpose>,
    /// Whether a map comes of it.
    opens: bool,
    /// Tells how far it has come and can stop it; `None` = nobody knows, and it goes on to its end.
    pub(super) watch: Option<Arc<Watch>>,
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
    pub(super) running: Vec<Running>,
    next: u64,
    bin: Bin,
    pub(super) watching: Watching,
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
        let watching = Watching::default();
        Self { sender, receiver, running, next: 0, bin, watching, wake }
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
    pub(super) fn start(&mut self, name: String, work: impl FnOnce() -> Done + Send + 'static) {
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
    pub(super) fn opens(&mut self, watch: Arc<Watch>) {
        if let Some(task) = self.running.last_mut() {
            task.opens = true;
            task.watch = Some(watch);
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
