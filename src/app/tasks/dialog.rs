//! The system's dialog that asks for a file.

use super::{Done, Purpose};
use crate::format::Existing;
use std::future::Future;
use std::path::Path;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::{Duration, Instant};

/// Nobody reads and closes a dialog in less: it never came.
const NEVER_CAME: Duration = Duration::from_millis(400);

/// A dialog about to be shown.
pub struct Dialog {
    purpose: Purpose,
    answer: Pin<Box<dyn Future<Output = Option<rfd::FileHandle>> + Send>>,
}

impl Dialog {
    /// A dialog for files of one kind, beginning at the suggested one.
    pub fn new(purpose: Purpose, kind: &str, suggested: Option<&Path>) -> Self {
        let mut dialog = rfd::AsyncFileDialog::new();
        let (folder, file) = match suggested {
            Some(folder) if folder.is_dir() => (Some(folder), None),
            path => (path.and_then(Path::parent), path.and_then(Path::file_name)),
        };
        if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
            dialog = dialog.set_directory(folder);
        }
        if let Some(file) = file {
            dialog = dialog.set_file_name(file.to_string_lossy());
        }
        dialog = dialog.add_filter(kind, purpose.extensions());
        let answer: Pin<Box<dyn Future<Output = _> + Send>> = if purpose.reads() {
            Box::pin(dialog.pick_file())
        } else {
            Box::pin(dialog.save_file())
        };
        Self { purpose, answer }
    }

    /// Waits for the answer.
    pub fn ask(self) -> Done {
        let purpose = self.purpose;
        let asked = Instant::now();
        let Some(file) = wait_for(self.answer) else {
            return if asked.elapsed() < NEVER_CAME {
                Done::NoDialog(purpose)
            } else {
                Done::Picked { purpose, path: None, existing: Existing::Refuse }
            };
        };
        let path = file.path().to_owned();
        if path.extension().is_some() || purpose.reads() {
            // The dialog asked whether to replace a file of that name.
            return Done::Picked { purpose, path: Some(path), existing: Existing::Replace };
        }
        let path = path.with_extension(purpose.extension());
        Done::Picked { purpose, path: Some(path), existing: Existing::Refuse }
    }
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
