//! What was guessed, changed or left out where a text became a map.

use crate::i18n::{Arg, Texts};
use crate::model::ElementKind;

/// Something doubtful, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Where it stands.
    pub spot: Spot,
    /// What it is.
    pub doubt: Doubt,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A line, from 1.
    Line(usize),
    /// A value of JSON, such as `nodes[3].score`.
    Path(String),
    /// The text as a whole.
    Whole,
}

/// What was guessed, changed or left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A score outside the scale: the nearest end is taken.
    OutsideScale {
        /// As it stands.
        score: String,
        /// What is taken for it, on the text's scale.
        taken: i64,
    },
    /// A score between two whole numbers: the nearest is taken.
    Fraction {
        /// As it stands.
        score: String,
        /// What is taken for it, on the text's scale.
        taken: i64,
    },
    /// What stands for a score is no number: the touchpoint gets no emotion.
    NotANumber {
        /// As it stands.
        score: String,
    },
    /// There is no score: the touchpoint gets no emotion.
    NoScore,
    /// Parts of a task behind its actors are left out.
    Ignored {
        /// As they stand.
        text: String,
    },
    /// Of the lines before the journey only the title is read.
    FrontMatter,
    /// A feeling in words only: how strong it is was guessed, or taken for neutral.
    Guessed {
        /// The word.
        word: String,
    },
    /// A second feeling of one touchpoint is left out.
    SecondFeeling {
        /// The feeling.
        word: String,
    },
    /// A stage that does not exist was asked for: what belongs there is put behind all others.
    NoStage,
    /// In a stage without any touchpoint something has to hang on one: it got one of its name.
    MadeTouchpoint {
        /// The name.
        name: String,
    },
    /// A lane was understood as one of elements that are no touchpoints.
    Lane {
        /// The lane.
        name: String,
        /// What its nodes became.
        kind: ElementKind,
    },
    /// Fields that a map has no place for are left out.
    LeftOut {
        /// The field, such as `nodes.tags`.
        field: String,
        /// How often it stands there.
        count: u64,
    },
    /// A field that is not of the kind it should be is left out.
    WrongKind,
    /// More doubtful places than are told one by one.
    More {
        /// How many more.
        count: u64,
    },
    /// Details of service blueprints stand in the field of what happens backstage.
    Blueprint {
        /// At how many touchpoints.
        count: u64,
    },
}

impl Warning {
    /// Where and what, in the user's language.
    pub fn text(&self, texts: &'static Texts) -> String {
        let what = self.doubt.text(texts);
        match &self.spot {
            Spot::Line(line) => {
                let args = [("line", Arg::Count(*line as u64)), ("what", Arg::Text(&what))];
                texts.with("convert-in-line", &args)
            }
            Spot::Path(path) => format!("{path}: {what}"),
            Spot::Whole => what,
        }
    }
}

impl Doubt {
    fn text(&self, texts: &'static Texts) -> String {
        let scored = |key: &str, score: &str, taken: i64| {
            let taken = texts.number(taken as f64, 0);
            texts.with(key, &[("score", Arg::Text(score)), ("taken", Arg::Text(&taken))])
        };
        let one = |key: &str, name: &str, text: &str| texts.with(key, &[(name, Arg::Text(text))]);
        match self {
            Self::OutsideScale { score, taken } => scored("doubt-outside-scale", score, *taken),
            Self::Fraction { score, taken } => scored("doubt-fraction", score, *taken),
            Self::NotANumber { score } => one("doubt-not-a-number", "score", score),
            Self::NoScore => texts.get("doubt-no-score").to_owned(),
            Self::Ignored { text } => one("doubt-ignored", "text", text),
            Self::FrontMatter => texts.get("doubt-front-matter").to_owned(),
            Self::Guessed { word } => one("doubt-guessed", "word", word),
            Self::SecondFeeling { word } => one("doubt-second-feeling", "word", word),
            Self::NoStage => texts.get("doubt-no-stage").to_owned(),
            Self::MadeTouchpoint { name } => one("doubt-made-touchpoint", "name", name),
            Self::Lane { name, kind } => {
                let args = [("name", Arg::Text(name)), ("kind", Arg::Text(texts.word(*kind)))];
                texts.with("doubt-lane", &args)
            }
            Self::LeftOut { field, count } => {
                let number = texts.whole(*count);
                let args = [
                    ("field", Arg::Text(field)),
                    ("count", Arg::Count(*count)),
                    ("number", Arg::Text(&number)),
                ];
                texts.with("doubt-left-out", &args)
            }
            Self::WrongKind => texts.get("doubt-wrong-kind").to_owned(),
            Self::More { count } => texts.count("convert-more", *count),
            Self::Blueprint { count } => texts.count("doubt-blueprint", *count),
        }
    }
}
