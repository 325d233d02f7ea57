//! A column's blocks, painted when somebody first looks at them: of a very large map a screen
//! looks at a few columns, and a picture file at one after the other.

use super::Cell;
use std::fmt;
use std::ops::Deref;
use std::sync::{Mutex, OnceLock, PoisonError};

type Paint = Box<dyn FnOnce() -> Vec<Cell> + Send>;

/// A column's blocks in painting order; a slice of [`Cell`]s that is made at the first look.
pub struct Cells {
    painted: OnceLock<Box<[Cell]>>,
    paint: Mutex<Option<Paint>>,
}

impl Cells {
    /// The cells that `paint` makes, once somebody looks.
    pub fn later(paint: impl FnOnce() -> Vec<Cell> + Send + 'static) -> Self {
        Self { painted: OnceLock::new(), paint: Mutex::new(Some(Box::new(paint))) }
    }
}

impl Deref for Cells {
    type Target = [Cell];

    fn deref(&self) -> &[Cell] {
        self.painted.get_or_init(|| {
            let paint = self.paint.lock().unwrap_or_else(PoisonError::into_inner).take();
            paint.map(|paint| paint()).unwrap_or_default().into()
        })
    }
}

impl Default for Cells {
    fn default() -> Self {
        Vec::new().into()
    }
}

impl From<Vec<Cell>> for Cells {
    fn from(cells: Vec<Cell>) -> Self {
        Self { painted: OnceLock::from(cells.into_boxed_slice()), paint: Mutex::new(None) }
    }
}

impl fmt::Debug for Cells {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.iter().fmt(f)
    }
}
