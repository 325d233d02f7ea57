//! One line on the terminal that says what a long command is doing.

use crate::i18n::Texts;
use crate::watch::Watch;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Work shorter than this says nothing.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often the seconds are counted up.
const TICK: Duration = Duration::from_millis(500);

/// Shows the current step on stderr once the work has taken a second; silent where stderr is
/// not a terminal. The line is wiped when this is dropped.
pub(super) struct Progress {
    worker: Option<(Sender<String>, JoinHandle<()>)>,
    /// The words of whoever waits.
    pub(super) texts: &'static Texts,
    /// What the last step says of itself.
    pub(super) watch: Arc<Watch>,
    /// Lets the steps before it be asked whether they are still wanted.
    pub(super) layout: Watch,
}

impl Progress {
    /// Starts with the name of the first step.
    pub(super) fn start(texts: &'static Texts, step: impl Into<String>) -> Self {
        let watch = Arc::new(Watch::default());
        if !io::stderr().is_terminal() {
            return Self { worker: None, texts, watch, layout: Watch::default() };
        }
        let watched = watch.clone();
        let (steps, heard) = channel::<String>();
        let mut step = step.into();
        let worker = std::thread::spawn(move || {
            let started = Instant::now();
            let mut wait = PATIENCE;
            loop {
                match heard.recv_timeout(wait) {
                    Ok(next) => step = next,
                    Err(RecvTimeoutError::Disconnected) => break,
                    Err(RecvTimeoutError::Timeout) => {}
                }
                if let Some(left) = PATIENCE.checked_sub(started.elapsed()) {
                    wait = left;
                } else {
                    let share = watched.share();
                    let percent = texts.percent(share * 100.0, 0);
                    let percent = if share > 0.0 { format!("{percent} ") } else { String::new() };
                    line(&format!("{step} {percent}{} s", started.elapsed().as_secs()));
                    wait = TICK;
                }
            }
            if started.elapsed() >= PATIENCE {
                line("");
            }
        });
        Self { worker: Some((steps, worker)), texts, watch, layout: Watch::default() }
    }

    /// Names the next step.
    pub(super) fn step(&self, step: &str) {
        if let Some((steps, _)) = &self.worker {
            // A worker that ended has nothing more to show.
            let _ = steps.send(step.to_owned());
        }
    }
}

fn line(text: &str) {
    let mut err = io::stderr().lock();
    // Nothing can be done where the terminal is gone.
    let _ = write!(err, "\r\x1b[K{text}").and_then(|()| err.flush());
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((steps, worker)) = self.worker.take() {
            drop(steps);
            let _ = worker.join();
        }
    }
}
