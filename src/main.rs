//! The program: opens maps in a window, or runs one of the headless commands.

use cjm::cli::{Exit, Request};
use std::process::ExitCode;

fn main() -> ExitCode {
    match cjm::cli::run() {
        Request::Done(exit) => exit.into(),
        Request::Window { files, apart } => match cjm::shell::run(&files, apart) {
            Ok(()) => Exit::Fine.into(),
            Err(error) => {
                eprintln!("cjm: {error}");
                Exit::CannotWrite.into()
            }
        },
    }
}
