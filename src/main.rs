//! The program: opens maps in a window, or runs one of the headless commands.

use cjm::cli::{Exit, Request};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cjm::cli::run() {
        Request::Done(exit) => exit.into(),
        // The window comes with `shell`.
        Request::Window(_files) => Exit::Fine.into(),
    }
}
