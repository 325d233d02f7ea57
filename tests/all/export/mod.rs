//! Pictures are what the scene says, read back by independent readers.

mod archive;
mod book;
pub(crate) mod hostile;
mod html;
mod pdf;
mod png;
mod pptx;
mod refused;
mod svg;
mod veil;
mod watch;
