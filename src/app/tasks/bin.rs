//! Frees what is large on a thread of its own, once nobody else holds it: a scene of a large map
//! is hundreds of thousands of pieces.

use super::Derived;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

/// How often to look whether something is still held.
const PAUSE: Duration = Duration::from_millis(250);

/// Something to be freed.
pub trait Waste: Send + 'static {
    /// Whether nobody else holds it.
    fn is_alone(&self) -> bool;
}

impl<T: Send + Sync + 'static> Waste for Arc<T> {
    fn is_alone(&self) -> bool {
        Arc::strong_count(self) == 1
    }
}

impl Waste for Box<super::Done> {
    fn is_alone(&self) -> bool {
        true
    }
}

impl Waste for Box<super::Gallery> {
    fn is_alone(&self) -> bool {
        true
    }
}

impl Waste for Box<super::Portrayed> {
    fn is_alone(&self) -> bool {
        true
    }
}

impl Waste for Box<super::Derived> {
    fn is_alone(&self) -> bool {
        let Derived { outline, corpus, facets, advice, .. } = &**self;
        outline.is_alone() && corpus.is_alone() && facets.is_alone() && advice.is_alone()
    }
}

impl Waste for Box<super::OpenMap> {
    fn is_alone(&self) -> bool {
        true
    }
}

impl Waste for crate::layout::Layout {
    fn is_alone(&self) -> bool {
        true
    }
}

/// Where waste is thrown. Its thread starts with the first piece and ends with the bin.
#[derive(Default)]
pub struct Bin {
    sender: Option<Sender<Box<dyn Waste>>>,
}

impl Bin {
    /// Frees `waste` as soon as it is alone.
    pub fn throw(&mut self, waste: impl Waste) {
        let sender = self.sender.get_or_insert_with(|| {
            let (sender, receiver) = channel();
            let builder = std::thread::Builder::new().name("bin".to_owned());
            if let Err(error) = builder.spawn(move || empty(&receiver)) {
                log::warn!("no thread to free memory on: {error}");
            }
            sender
        });
        // Without a thread it is freed here.
        let _ = sender.send(Box::new(waste));
    }
}

fn empty(receiver: &Receiver<Box<dyn Waste>>) {
    let mut held: Vec<Box<dyn Waste>> = Vec::new();
    loop {
        let next = if held.is_empty() {
            receiver.recv().map_err(RecvTimeoutError::from)
        } else {
            receiver.recv_timeout(PAUSE)
        };
        match next {
            Ok(waste) => held.push(waste),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        held.retain(|waste| !waste.is_alone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::thread::{ThreadId, current};

    /// Tells on which thread it was freed.
    struct Witness(Sender<ThreadId>);

    impl Drop for Witness {
        fn drop(&mut self) {
            let _ = self.0.send(current().id());
        }
    }

    #[test]
    fn waste_is_freed_elsewhere_and_only_when_nobody_holds_it() {
        let (sender, receiver) = channel();
        let mut bin = Bin::default();
        let held = Arc::new(Witness(sender.clone()));
        bin.throw(held.clone());
        bin.throw(Arc::new(Witness(sender)));
        assert_ne!(receiver.recv().unwrap(), current().id());
        assert!(receiver.try_recv().is_err(), "what is held was freed");
        drop(held);
        assert_ne!(receiver.recv().unwrap(), current().id());
    }
}
