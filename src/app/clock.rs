//! Where the time comes from: the system's monotonic clock, or a test's hand.

use crate::model::Date;
use std::fmt;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// The day it is.
pub fn today() -> Date {
    let date = jiff::Zoned::now().date();
    Date { year: date.year(), month: date.month() as u8, day: date.day() as u8 }
}

/// Tells how much time went by since some moment; never goes back.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> Duration + Send + Sync>);

impl Clock {
    /// A clock that tells what `now` says.
    pub fn of(now: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The time since some moment.
    pub fn now(&self) -> Duration {
        (self.0)()
    }
}

impl Default for Clock {
    fn default() -> Self {
        let start = Instant::now();
        Self::of(move || start.elapsed())
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Clock({:?})", self.now())
    }
}
