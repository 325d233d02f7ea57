//! Watching long work from outside: how far it has come, and telling it to stop.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

/// Parts into which a share is cut: more than a screen can show.
const PARTS: f64 = 100_000.0;

/// How far a piece of work has come, and whether it is still wanted. Shared between who works and
/// who waits.
#[derive(Debug, Default)]
pub struct Watch {
    done: AtomicU32,
    stopped: AtomicBool,
}

impl Watch {
    /// Says that a share of the work is done, 0 … 1. What is done never becomes less.
    pub fn reach(&self, share: f64) {
        let parts = (share.clamp(0.0, 1.0) * PARTS) as u32;
        self.done.fetch_max(parts, Ordering::Relaxed);
    }

    /// The share that is done, 0 … 1.
    pub fn share(&self) -> f64 {
        f64::from(self.done.load(Ordering::Relaxed)) / PARTS
    }

    /// Tells the work to stop.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether nobody wants the work any more.
    pub fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_stays_done() {
        let watch = Watch::default();
        assert!(watch.share().abs() < 1e-9);
        for (share, shown) in [(0.5, 0.5), (0.25, 0.5), (f64::NAN, 0.5), (7.0, 1.0)] {
            watch.reach(share);
            assert!((watch.share() - shown).abs() < 1e-4, "{share}");
        }
        assert!(!watch.stopped());
        watch.stop();
        assert!(watch.stopped());
    }
}
