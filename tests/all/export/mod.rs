//! Pictures are what the scene says, read back by independent readers.

mod pdf;
mod png;
mod svg;
mod watch;
