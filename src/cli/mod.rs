//! The command line: what `cjm` does without a window, and which window it opens otherwise.
//!
//! Every subcommand works without a display. Results go to stdout, everything else to stderr;
//! run-time messages speak the user's language, `--help` English.

mod args;
mod check;
mod convert;
mod diff;
mod error;
mod export;
mod export_args;
mod git_setup;
mod info;
mod insights;
mod keys;
mod merge;
mod new;
mod open;
mod output;
mod pick;
mod progress;
mod scores;
mod survey;
mod textconv;
mod workbook;
mod worklists;

pub use args::{Args, Command};
pub use error::{CliError, Exit};

use crate::i18n::Texts;
use crate::model::Language;
use clap::Parser;
use std::io::{ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the command line asks for.
#[derive(Debug)]
pub enum Request {
    /// Open maps in a window.
    Window {
        /// Which; none = the start page.
        files: Vec<PathBuf>,
        /// Whether in a window of their own, also where one is open.
        apart: bool,
    },
    /// A headless command ran; the process ends with this code.
    Done(Exit),
}

/// Reads the arguments of this process and runs the headless command they ask for, if any.
/// Prints usage errors and `--help` itself and ends the process then, as clap does.
pub fn run() -> Request {
    dispatch(Args::parse().checked().unwrap_or_else(|error| error.exit()))
}

fn dispatch(args: Args) -> Request {
    let texts = Texts::of(args.lang.unwrap_or_else(Language::of_system));
    let Some(command) = args.command else {
        return Request::Window { files: args.files, apart: args.new_window };
    };
    let result = match command {
        Command::Export(options) => export::run(&options, args.lang, texts),
        Command::Check(options) => check::run(&options, texts),
        Command::Convert(options) => convert::run(&options, args.lang, texts),
        Command::New(options) => new::run(&options, args.lang, texts),
        Command::Info(options) => info::run(&options, texts),
        Command::ImportScores(options) => survey::run(&options, texts),
        Command::Scores(options) => scores::run(&options, texts),
        Command::Insights(options) => insights::run(&options, texts),
        Command::Worklists(options) => worklists::run(&options, texts),
        Command::Merge(options) => merge::run(&options, texts),
        Command::Diff(options) => diff::run(&options, texts),
        Command::Textconv(options) => textconv::run(&options, texts),
        Command::GitSetup(options) => git_setup::run(&options, texts),
        Command::Keys => keys::run(texts),
    };
    Request::Done(result.unwrap_or_else(|error| {
        error.tell(texts);
        error.exit()
    }))
}

/// Prints a result on stdout. Somebody who stops reading is no error.
fn print(text: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(CliError::CannotWrite { path: "-".into(), why: error.to_string() })
        }
        _ => Ok(()),
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}
