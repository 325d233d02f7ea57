//! The arguments of `cjm`, as clap reads them.

use super::convert::ConvertArgs;
use super::diff::DiffArgs;
use super::export_args::ExportArgs;
use super::git_setup::SetupArgs;
use super::merge::MergeArgs;
use super::textconv::TextArgs;
use crate::insight::By;
use crate::model::{KeptComments, Language, Privacy};
use crate::templates::Template;
use clap::{CommandFactory, Parser, Subcommand};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  cjm samples/clinic-visit.cjm                    open a map in a window
  cjm export map.cjm -o map.svg                   a picture that stays sharp at any size
  cjm export map.cjm -o slide.png --width 1920 --theme dark
  cjm export map.cjm -o poster.pdf --target a0    one large sheet
  cjm export map.cjm -o wall.pdf --target a4 --tile    many sheets to glue together
  cjm export map.cjm -o talk.pptx --split auto    as many slides as it takes to be read
  cjm export *.cjm --to decks --format pptx       a deck of every map
  cjm export map.cjm -o deck.pptx --story         a slide for each frame, to be edited as it is
  cjm export map.cjm -o map.html                  a page to show and send: one file, opens offline
  cjm check *.cjm                                 what is broken, and what could be better
  cjm new --template bank --lang uk -o bank.cjm   a map to start from
  cjm convert journey.mmd -o journey.cjm          a journey of Mermaid as a map
  cjm convert map.cjm -o map.drawio               a map for draw.io
  cjm convert map.cjm -o map.xlsx                 the whole map for a spreadsheet
  cjm convert map.xlsx --into map.cjm --dry-run   what was changed there
  cjm new --workbook -o empty.xlsx                a workbook to collect a map in
  cjm scores map.cjm --xlsx scores.xlsx           every score with n and 95 % interval
  cjm insights map.cjm                            where it hurts, drops and changed
  cjm worklists map.cjm --owner Sales             the low scores one owner answers for
  cjm info map.cjm --json                         figures for a script
  cjm diff old.cjm new.cjm                        what changed, in words
  cjm merge base.cjm ours.cjm theirs.cjm -o merged.cjm
  cjm git-setup                                   let git merge maps like that

Exit codes:
  0 done   1 problems or conflicts found   2 wrong arguments   3 cannot read   4 cannot write";

/// Customer journey maps: an editor, and the same maps as pictures.
#[derive(Debug, Parser)]
#[command(name = "cjm", version, about, after_help = EXAMPLES)]
// A command stays one after files: `checked` then says what is wrong.
#[command(subcommand_precedence_over_arg = true)]
pub struct Args {
    /// Maps to open in a window; without any, the start page
    #[arg(value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Open a window of its own, also where one is open already
    #[arg(long)]
    pub new_window: bool,
    /// Language of the messages, of the picture's own words, and of a new map
    #[arg(long, global = true, value_name = "LANG", value_parser = keyed(Language::ALL, Language::key))]
    pub lang: Option<Language>,
    /// What to do without a window.
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Args {
    /// These arguments, if they do not ask for a window and a command at once.
    ///
    /// # Errors
    /// When they do. (clap's own rule against it would also forbid options before the command.)
    pub fn checked(self) -> Result<Self, clap::Error> {
        if self.command.is_none() || self.files.is_empty() {
            return Ok(self);
        }
        let what = "maps to open stand before a command; give them after it, or leave it out\n";
        Err(Self::command().error(clap::error::ErrorKind::ArgumentConflict, what))
    }
}

/// The headless commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Draw a map as SVG, PNG, PDF, PowerPoint slides or a web page
    Export(Box<ExportArgs>),
    /// Say what is broken in maps, and what could be better
    Check(CheckArgs),
    /// Make a map of another tool's text, or another tool's text of a map
    Convert(ConvertArgs),
    /// Start a map from a template
    New(NewArgs),
    /// Say what a map holds
    Info(InfoArgs),
    /// Bring the answers of a survey file into a map as scores
    ImportScores(ImportArgs),
    /// Print the scores of a map with n and 95 % interval
    Scores(ScoresArgs),
    /// Say what the scores mean: where it hurts, drops and changed, what to do, what is unknown
    Insights(InsightsArgs),
    /// List what each owner has to look after: low scores, and what was done about them
    Worklists(WorklistsArgs),
    /// Merge two copies of a map by their objects; what clashes stays in the map as conflicts
    Merge(MergeArgs),
    /// Say what two maps have differently
    Diff(DiffArgs),
    /// Print a map as text, one statement a line, for `git diff`
    Textconv(TextArgs),
    /// Let git merge maps by `cjm merge`, and show what changed by `cjm textconv`
    GitSetup(SetupArgs),
    /// List every key of the window, as Markdown
    Keys,
}

/// Arguments of `cjm check`.
#[derive(Debug, Parser)]
pub struct CheckArgs {
    /// The maps
    #[arg(value_name = "IN", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Advice counts as a problem too
    #[arg(long)]
    pub strict: bool,
}

/// Arguments of `cjm new`.
#[derive(Debug, Parser)]
pub struct NewArgs {
    /// What to start from
    #[arg(long, required_unless_present = "workbook",
          value_parser = keyed(Template::ALL, Template::key))]
    pub template: Option<Template>,
    /// Where the new map goes
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Write a workbook (.xlsx) to be filled in a spreadsheet, which `cjm convert` makes a map of;
    /// without a template an empty one
    #[arg(long)]
    pub workbook: bool,
    /// Replace OUT if it exists
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `cjm info`.
#[derive(Debug, Parser)]
pub struct InfoArgs {
    /// The map
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// Print JSON for a script instead of text
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `cjm import-scores`.
#[derive(Debug, Parser)]
pub struct ImportArgs {
    /// The map
    #[arg(value_name = "MAP")]
    pub map: PathBuf,
    /// The survey: CSV, TSV, XLSX, XLS or ODS
    #[arg(value_name = "SURVEY")]
    pub survey: PathBuf,
    /// The sheet of a workbook; default: the fullest
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Add touchpoints that only the survey knows, instead of leaving their answers out
    #[arg(long)]
    pub add: bool,
    /// Understand the survey by a profile of the map; default: the one that fits, if any
    #[arg(long, value_name = "NAME")]
    pub profile: Option<String>,
    /// Keep in the map, under this name, how the survey is understood
    #[arg(long, value_name = "NAME")]
    pub save_profile: Option<String>,
    /// Keep so many comments of each touchpoint as quotes; default: the profile's, or 5
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(0..=i64::from(KeptComments::MOST)))]
    pub comments: Option<u16>,
    /// What becomes of e-mail addresses and phone numbers in comments; default: mask
    #[arg(long, value_parser = keyed(Privacy::ALL, Privacy::key))]
    pub privacy: Option<Privacy>,
    /// Only say what would be done
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `cjm scores`.
#[derive(Debug, Parser)]
pub struct ScoresArgs {
    /// The map
    #[arg(value_name = "MAP")]
    pub input: PathBuf,
    /// Take the scores of each touchpoint apart
    #[arg(long, value_parser = keyed(&[By::Period, By::Segment], By::key))]
    pub by: Option<By>,
    /// Print CSV, with numbers as numbers
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    /// Write a workbook, with numbers as numbers; `-` = standard output
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "csv"])]
    pub xlsx: Option<PathBuf>,
    /// Print JSON for a script
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `cjm insights`.
#[derive(Debug, Parser)]
pub struct InsightsArgs {
    /// The map
    #[arg(value_name = "MAP")]
    pub input: PathBuf,
    /// Print JSON for a script
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `cjm worklists`.
#[derive(Debug, Parser)]
pub struct WorklistsArgs {
    /// The map
    #[arg(value_name = "MAP")]
    pub input: PathBuf,
    /// Only this owner's list; an empty name = what nobody answers for
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// Print CSV, with numbers as numbers
    #[arg(long, conflicts_with = "markdown")]
    pub csv: bool,
    /// Print a Markdown table for each owner
    #[arg(long)]
    pub markdown: bool,
}

/// A parser of the stable keys of a list of values.
pub(super) fn keyed<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    key: fn(T) -> &'static str,
) -> impl clap::builder::TypedValueParser<Value = T> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(all.iter().map(|&value| key(value))).try_map(move |text| {
        all.iter().copied().find(|&value| key(value) == text).ok_or("unknown value")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Args::command().debug_assert();
    }

    fn parse(line: &str) -> Result<Args, clap::Error> {
        Args::try_parse_from(line.split_whitespace())
    }

    #[test]
    fn files_open_a_window() {
        let args = parse("cjm a.cjm b.cjm").unwrap();
        assert_eq!(args.files.len(), 2);
        assert!(args.command.is_none());
        assert!(parse("cjm").unwrap().files.is_empty());
    }

    #[test]
    fn files_and_a_command_do_not_go_together() {
        let both = parse("cjm a.cjm check b.cjm").map(Args::checked);
        assert!(both.is_ok_and(|checked| checked.is_err()));
    }

    #[test]
    fn the_language_may_stand_anywhere() {
        let before = parse("cjm --lang uk check a.cjm").unwrap();
        let after = parse("cjm check a.cjm --lang uk").unwrap();
        assert_eq!(before.lang, Some(Language::Ukrainian));
        assert_eq!(after.lang, Some(Language::Ukrainian));
    }
}
