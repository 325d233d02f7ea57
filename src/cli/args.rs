//! The arguments of `cjm`, as clap reads them.

use super::convert::ConvertArgs;
use super::diff::DiffArgs;
use super::git_setup::SetupArgs;
use super::merge::MergeArgs;
use super::textconv::TextArgs;
use crate::export::Format;
use crate::insight::By;
use crate::layout::Tint;
use crate::model::{KeptComments, Language, MapState, Month, Privacy};
use crate::scene::Lane;
use crate::templates::Template;
use crate::theme::ThemeName;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  cjm samples/clinic-visit.cjm                    open a map in a window
  cjm export map.cjm -o map.svg                   a picture that stays sharp at any size
  cjm export map.cjm -o slide.png --width 1920 --theme dark
  cjm export map.cjm -o poster.pdf --page a0      one large sheet
  cjm export map.cjm -o wall.pdf --page a4 --tile many sheets to glue together
  cjm export map.cjm -o deck.pptx --story         a slide for each frame, to be edited as it is
  cjm export map.cjm -o map.html                  a page to show and send: one file, opens offline
  cjm check *.cjm                                 what is broken, and what could be better
  cjm new --template bank --lang uk -o bank.cjm   a map to start from
  cjm convert journey.mmd -o journey.cjm          a journey of Mermaid as a map
  cjm convert map.cjm -o map.drawio               a map for draw.io
  cjm scores map.cjm --xlsx scores.xlsx           every score with n and 95 % interval
  cjm insights map.cjm                            where it hurts, drops and changed
  cjm worklists map.cjm --owner Sales             the low scores one owner answers for
  cjm info map.cjm --json                         figures for a script
  cjm diff old.cjm new.cjm                        what changed, in words
  cjm merge base.cjm ours.cjm theirs.cjm -o merged.cjm
  cjm git-setup                                   let git merge maps like that

Exit codes:
  0 done   1 problems or conflicts found   2 wrong arguments   3 cannot read   4 cannot write";

const EXPORT_EXAMPLES: &str = "\
Examples:
  cjm export map.cjm -o map.svg --embed-fonts
  cjm export map.cjm -o map.png --scale 2 --transparent
  cjm export map.cjm -o gap.pdf --state gap --lanes touchpoints,emotions,solutions
  cjm export map.cjm -o anna.png --personas Anna --metric nps --heat
  cjm export map.cjm -o north.svg --segment region=North --compare rest
  cjm export map.cjm -o quarter.svg --months 2026-04..2026-06 --compare before
  cjm export map.cjm -o - --format svg | gzip > map.svgz";

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

/// Sizes of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PageArg {
    /// As large as the map.
    Fit,
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// 420 × 594 mm.
    A2,
    /// 594 × 841 mm.
    A1,
    /// 841 × 1189 mm.
    A0,
}

/// A lane, or a group of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LaneArg {
    /// One lane.
    One(Lane),
    /// The lanes shown unless somebody chooses otherwise.
    Usual,
    /// Every lane.
    All,
}

/// What scores are compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CompareArg {
    /// As many months before.
    Before,
    /// All other answers.
    Rest,
    /// Other months.
    Months(Month, Month),
    /// Another value of a column.
    Segment(String, String),
}

/// Arguments of `cjm export`.
#[derive(Debug, Parser)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[command(after_help = EXPORT_EXAMPLES)]
pub struct ExportArgs {
    /// The map
    #[arg(value_name = "IN")]
    pub input: PathBuf,
    /// Where the picture goes; its ending is the format; `-` = standard output
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    /// Format, where the ending of OUT does not say it
    #[arg(long, value_parser = keyed(Format::ALL, Format::extension))]
    pub format: Option<Format>,
    /// Colours and type; HTML carries light and dark both, but for the projector
    #[arg(long, default_value = "light", value_parser = keyed(ThemeName::ALL, ThemeName::key))]
    pub theme: ThemeName,
    /// Today's journey, the target one, or both; default: as the map says
    #[arg(long, value_parser = keyed(MapState::ALL, MapState::key))]
    pub state: Option<MapState>,
    /// Lanes from top to bottom; `usual` and `all` are groups
    #[arg(long, value_delimiter = ',', value_parser = lanes())]
    pub lanes: Vec<LaneArg>,
    /// Whose curves are drawn; default: everybody's
    #[arg(long, value_name = "NAME,…")]
    pub personas: Vec<String>,
    /// The stages drawn; default: all
    #[arg(long, value_name = "NAME,…")]
    pub stages: Vec<String>,
    /// The metric in the score cells: csi, csat, ces, nps, nps-1-10, cli, or the name of one of the
    /// map's own; default: the lead metric of each touchpoint
    #[arg(long, value_name = "METRIC")]
    pub metric: Option<String>,
    /// Draw the strip that shows the metric across the journey
    #[arg(long)]
    pub heat: bool,
    /// Only scores of this value of a column; several values of one column count together
    #[arg(long = "segment", value_name = "COLUMN=VALUE", value_parser = segment)]
    pub segments: Vec<(String, String)>,
    /// Only scores of these months
    #[arg(long, value_name = "2026-01..2026-03", value_parser = months)]
    pub months: Option<(Month, Month)>,
    /// Show scores beside those of the months `before`, of the `rest`, of other months or of
    /// another value of a column chosen by --segment
    #[arg(long, value_name = "WHAT", value_parser = compare)]
    pub compare: Option<CompareArg>,
    /// What the colours of scores mean
    #[arg(long, default_value = "score", value_parser = keyed(Tint::ALL, Tint::key))]
    pub tint: Tint,
    /// PNG: width in pixels
    #[arg(long, value_name = "PIXELS", conflicts_with = "scale", value_parser = clap::value_parser!(u32).range(1..))]
    pub width: Option<u32>,
    /// PNG: pixels per map unit; beside --dpi or --tile, a factor on the printed size
    #[arg(long, value_name = "FACTOR", value_parser = positive)]
    pub scale: Option<f64>,
    /// PNG: pixels per inch of paper; 96 is the natural size
    #[arg(long, value_name = "DPI", value_parser = positive)]
    pub dpi: Option<f64>,
    /// PNG, SVG, PPTX and HTML: no paper behind the map
    #[arg(long)]
    pub transparent: bool,
    /// PDF: size of the page
    #[arg(long, value_enum, default_value_t = PageArg::Fit)]
    pub page: PageArg,
    /// PDF: natural size over as many pages as it needs, with overlap and marks
    #[arg(long)]
    pub tile: bool,
    /// PPTX: a slide for each frame of the story, the one that would be composed where there is
    /// none
    #[arg(long)]
    pub story: bool,
    /// PPTX: slides that are pictures, in place of shapes and texts that can be edited
    #[arg(long)]
    pub as_picture: bool,
    /// SVG: carry the fonts inside the file
    #[arg(long)]
    pub embed_fonts: bool,
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
    #[arg(long, value_parser = keyed(Template::ALL, Template::key))]
    pub template: Template,
    /// Where the new map goes
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
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
fn keyed<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    key: fn(T) -> &'static str,
) -> impl clap::builder::TypedValueParser<Value = T> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    PossibleValuesParser::new(all.iter().map(|&value| key(value))).try_map(move |text| {
        all.iter().copied().find(|&value| key(value) == text).ok_or("unknown value")
    })
}

fn lanes() -> impl clap::builder::TypedValueParser<Value = LaneArg> {
    use clap::builder::{PossibleValuesParser, TypedValueParser};
    let keys = Lane::ALL.iter().map(|lane| lane.key()).chain(["usual", "all"]);
    PossibleValuesParser::new(keys).try_map(|text| {
        let lane = Lane::ALL.iter().copied().find(|lane| lane.key() == text);
        match (lane, text.as_str()) {
            (Some(lane), _) => Ok(LaneArg::One(lane)),
            (None, "usual") => Ok(LaneArg::Usual),
            (None, "all") => Ok(LaneArg::All),
            (None, _) => Err("unknown lane"),
        }
    })
}

fn segment(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').map(|(column, value)| (column.trim(), value.trim()));
    match pair {
        Some((column, value)) if !column.is_empty() => Ok((column.to_owned(), value.to_owned())),
        _ => Err("must be COLUMN=VALUE; an empty value means: not stated".to_owned()),
    }
}

fn months(text: &str) -> Result<(Month, Month), String> {
    let month = |text: &str| -> Option<Month> {
        let (year, month) = text.trim().split_once('-')?;
        let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
        month.is_valid().then_some(month)
    };
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    match (month(first), month(last)) {
        (Some(first), Some(last)) if first <= last => Ok((first, last)),
        _ => Err("must be a month such as 2026-01, or two: 2026-01..2026-03".to_owned()),
    }
}

fn compare(text: &str) -> Result<CompareArg, String> {
    match text {
        "before" => Ok(CompareArg::Before),
        "rest" => Ok(CompareArg::Rest),
        _ if text.contains('=') => {
            segment(text).map(|(name, value)| CompareArg::Segment(name, value))
        }
        _ => months(text).map(|(first, last)| CompareArg::Months(first, last)),
    }
}

fn positive(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(number) if number.is_finite() && number > 0.0 => Ok(number),
        _ => Err("must be a number above 0".to_owned()),
    }
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
    fn lanes_take_keys_and_groups() {
        let args = parse("cjm export a.cjm -o a.svg --lanes usual,owners").unwrap();
        let Some(Command::Export(export)) = args.command else { panic!("not an export") };
        assert_eq!(export.lanes, [LaneArg::Usual, LaneArg::One(Lane::Owners)]);
        assert!(parse("cjm export a.cjm -o a.svg --lanes nonsense").is_err());
    }

    #[test]
    fn answers_are_chosen_by_segments_and_months() {
        let line = "cjm export a.cjm -o a.svg --segment region=North --months 2026-01..2026-03";
        let args = parse(&format!("{line} --compare region=South")).unwrap();
        let Some(Command::Export(export)) = args.command else { panic!("not an export") };
        let month = |month| Month { year: 2026, month };
        assert_eq!(export.months, Some((month(1), month(3))));
        assert_eq!(export.segments, [("region".to_owned(), "North".to_owned())]);
        let south = CompareArg::Segment("region".to_owned(), "South".to_owned());
        assert_eq!(export.compare, Some(south));
        for bad in ["--months 2026-13", "--months 2026-03..2026-01", "--segment North"] {
            assert!(parse(&format!("cjm export a.cjm -o a.svg {bad}")).is_err(), "{bad}");
        }
    }

    #[test]
    fn sizes_are_positive_numbers_and_do_not_contradict() {
        for bad in ["--scale 0", "--scale nan", "--scale inf", "--width 0", "--width 5 --scale 2"] {
            assert!(parse(&format!("cjm export a.cjm -o a.png {bad}")).is_err(), "{bad}");
        }
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
