//! Pictures are what the scene says, read back by independent readers.

pub(crate) mod hostile;
mod html;
mod pdf;
mod png;
mod pptx;
mod svg;
mod watch;
