//! The command line: what `cjm` does without a window, and which window it opens otherwise.
//!
//! Every subcommand works without a display. Results go to stdout, everything else to stderr;
//! run-time messages speak the user's language, `--help` English.

mod args;

mod error;

pub use args::{Args, Command};
pub use error::{CliError, Exit};

use crate::i18n::{Texts, system_language};
use clap::Parser;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the command line asks for.
#[derive(Debug)]
pub enum Request {
    /// Open these maps in a window; none = the start page.
    Window(Vec<PathBuf>),
    /// A headless command ran; the process ends with this code.
    Done(Exit),
}

/// Reads the arguments of this process and runs the headless command they ask for, if any.
/// Prints usage errors and `--help` itself and ends the process then, as clap does.
pub fn run() -> Request {
    dispatch(Args::parse())
}

fn dispatch(args: Args) -> Request {
    let texts = Texts::of(args.lang.unwrap_or_else(system_language));
    let Some(command) = args.command else { return Request::Window(args.files) };
    Request::Done(headless(&command).unwrap_or_else(|error| {
        eprintln!("cjm: {}", error.text(texts));
        error.exit()
    }))
}

fn headless(command: &Command) -> Result<Exit, CliError> {
    match command {
        Command::Export(args) => Err(CliError::UnknownFormat { path: args.output.clone() }),
        Command::Check(_) | Command::New(_) | Command::Info(_) => Ok(Exit::Usage),
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
