//! The arguments of `cjm export`.

use super::args::keyed;
use crate::export::Format;
use crate::layout::Tint;
use crate::model::{MapState, Month, Phase};
use crate::pages::{Split, Target};
use crate::scene::Lane;
use crate::theme::ThemeName;
use clap::Parser;
use std::path::PathBuf;

const EXPORT_EXAMPLES: &str = "\
Examples:
  cjm export map.cjm -o map.svg --embed-fonts
  cjm export map.cjm -o map.png --scale 2 --transparent
  cjm export map.cjm -o gap.pdf --state gap --lanes touchpoints,emotions,solutions
  cjm export map.cjm -o handout.pdf --target a4 --split phases
  cjm export map.cjm -o frame.png --story --target slide
  cjm export map.cjm -o poster.png --target a0 --dpi 300
  cjm export map.cjm -o anna.png --personas Anna --metric nps --heat
  cjm export map.cjm -o north.svg --segment region=North --compare rest
  cjm export map.cjm -o quarter.svg --months 2026-04..2026-06 --compare before
  cjm export map.cjm -o - --format svg | gzip > map.svgz";

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
    /// The map, or several with --to
    #[arg(value_name = "IN", required = true)]
    pub inputs: Vec<PathBuf>,
    /// Where the picture goes; its ending is the format; `-` = standard output. Where SVG or PNG
    /// take several pages, they are numbered: OUT-01.png
    #[arg(short, long, value_name = "OUT", required_unless_present = "to", conflicts_with = "to")]
    pub output: Option<PathBuf>,
    /// A folder for the pictures of all the maps, each called as its map
    #[arg(long, value_name = "DIR", requires = "format")]
    pub to: Option<PathBuf>,
    /// Format, where the ending of OUT does not say it
    #[arg(long, value_parser = keyed(Format::ALL, Format::extension))]
    pub format: Option<Format>,
    /// What the picture is for: screen, slide (16:9), a4 … a0, 300x200mm, 1920x1080px@144. Type too
    /// small for it is told. Default: slide for PPTX and for a story in PDF, else screen
    #[arg(long, visible_alias = "page", value_name = "TARGET", value_parser = target)]
    pub target: Option<Target>,
    /// Pages where type would be too small: auto, phases, stages, or so many touchpoints a page;
    /// an overview comes first
    #[arg(long, value_name = "HOW", value_parser = split)]
    pub split: Option<Split>,
    /// Only this phase
    #[arg(long, value_parser = keyed(Phase::ALL, Phase::key), conflicts_with_all = ["story", "frame"])]
    pub phase: Option<Phase>,
    /// Only this frame of the story, counted from 1
    #[arg(long, value_name = "NUMBER", conflicts_with = "story", value_parser = clap::value_parser!(u32).range(1..))]
    pub frame: Option<u32>,
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
    /// A line of your own at the foot of every page: whose it is, how it may be used
    #[arg(long, value_name = "TEXT")]
    pub footer: Option<String>,
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
    /// PDF: natural size over as many sheets of paper as it needs, with overlap and marks; a little
    /// smaller where that saves sheets
    #[arg(long, conflicts_with = "split")]
    pub tile: bool,
    /// A page for each frame of the story, the one that would be composed where there is none; HTML
    /// opens with it
    #[arg(long)]
    pub story: bool,
    /// PPTX: slides that are pictures, in place of shapes and texts that can be edited
    #[arg(long)]
    pub as_picture: bool,
    /// SVG: carry the fonts inside the file
    #[arg(long)]
    pub embed_fonts: bool,
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

fn target(text: &str) -> Result<Target, String> {
    let known = "must be screen, slide, a4 … a0, a size such as 300x200mm or 1920x1080px@144";
    // What the option was called when it knew sheets of paper only.
    let text = if text == "fit" { "screen" } else { text };
    Target::parse(text).ok_or_else(|| known.to_owned())
}

fn split(text: &str) -> Result<Split, String> {
    let known = "must be auto, phases, stages, or a number of touchpoints";
    Split::parse(text).ok_or_else(|| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::args::{Args, Command};
    use super::*;

    fn parse(options: &str) -> Result<Box<ExportArgs>, clap::Error> {
        let line = format!("cjm export {options}");
        match Args::try_parse_from(line.split_whitespace())?.command {
            Some(Command::Export(export)) => Ok(export),
            _ => panic!("not an export"),
        }
    }

    #[test]
    fn lanes_take_keys_and_groups() {
        let export = parse("a.cjm -o a.svg --lanes usual,owners").unwrap();
        assert_eq!(export.lanes, [LaneArg::Usual, LaneArg::One(Lane::Owners)]);
        assert!(parse("a.cjm -o a.svg --lanes nonsense").is_err());
    }

    #[test]
    fn answers_are_chosen_by_segments_and_months() {
        let line = "a.cjm -o a.svg --segment region=North --months 2026-01..2026-03";
        let export = parse(&format!("{line} --compare region=South")).unwrap();
        let month = |month| Month { year: 2026, month };
        assert_eq!(export.months, Some((month(1), month(3))));
        assert_eq!(export.segments, [("region".to_owned(), "North".to_owned())]);
        let south = CompareArg::Segment("region".to_owned(), "South".to_owned());
        assert_eq!(export.compare, Some(south));
        for bad in ["--months 2026-13", "--months 2026-03..2026-01", "--segment North"] {
            assert!(parse(&format!("a.cjm -o a.svg {bad}")).is_err(), "{bad}");
        }
    }

    #[test]
    fn sizes_are_positive_numbers_and_do_not_contradict() {
        for bad in ["--scale 0", "--scale nan", "--scale inf", "--width 0", "--width 5 --scale 2"] {
            assert!(parse(&format!("a.cjm -o a.png {bad}")).is_err(), "{bad}");
        }
    }

    #[test]
    fn targets_and_ways_of_splitting_are_said_by_name_or_number() {
        let export = parse("a.cjm -o a.pdf --target 300x200mm --split 4").unwrap();
        let page = Target::Millimetres { width: 300.0, height: 200.0 };
        assert_eq!((export.target, export.split), (Some(page), Some(Split::Touchpoints(4))));
        let old = parse("a.cjm -o a.pdf --page fit").unwrap();
        assert_eq!(old.target, Some(Target::Screen));
        for bad in ["--target a9", "--split 0", "--split halves", "--frame 0", "--story --frame 1"]
        {
            assert!(parse(&format!("a.cjm -o a.pdf {bad}")).is_err(), "{bad}");
        }
    }

    #[test]
    fn many_maps_go_to_a_folder() {
        let export = parse("a.cjm b.cjm --to out --format pptx").unwrap();
        assert_eq!(export.inputs.len(), 2);
        for bad in ["a.cjm", "a.cjm --to out", "a.cjm -o a.svg --to out --format svg"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
