//! The work on a survey that is done off the window's thread.

use crate::app::{Done, Snapshot, today};
use crate::edit::Prepared;
use crate::import::{
    About, Arrival, By, Comments, Counted, Entry, ImportError, Mapping, Survey, Tally, Understood,
    comments, count, enter, guess_under, import_id, match_names, match_questions, profile_of, read,
    read_pasted, replaced, tally, touchpoints, understand, understand_guessed,
};
use crate::model::{Document, ElementId};
use crate::scores::{Answers, Histogram, Metric, Score, evaluate};
use crate::watch::Watch;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a survey comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// A range of cells, as text with tabs.
    Pasted(Arc<str>),
}

impl Source {
    /// The file's name without its folder; empty for what was pasted.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            Self::Pasted(_) => String::new(),
        }
    }
}

/// How it is found out what a sheet means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It is known.
    AsIs,
    /// It is guessed, with the headings in these rows.
    Header(Range<usize>),
    /// By a profile, or guessed.
    By(By),
}

/// A piece of work on a survey.
pub enum SurveyWork {
    /// Read it.
    Read(AskedSurvey),
    /// Count it.
    Count(AskedCount),
    /// Find out what it changes of the map.
    Enter(Box<AskedEntry>),
}

impl SurveyWork {
    /// How far it has come, and how it is stopped.
    pub fn watch(&self) -> Option<Arc<Watch>> {
        match self {
            Self::Read(asked) => Some(asked.watch.clone()),
            Self::Count(asked) => Some(asked.watch.clone()),
            Self::Enter(_) => None,
        }
    }

    /// Does it.
    pub fn run(self) -> Done {
        match self {
            Self::Read(asked) => Done::SurveyRead(Box::new(asked.read())),
            Self::Count(asked) => Done::SurveyCounted(Box::new(asked.count())),
            Self::Enter(asked) => Done::SurveyEntered(Box::new(asked.enter())),
        }
    }
}

/// A survey that is to be read.
pub struct AskedSurvey {
    /// Which work it is.
    pub number: u64,
    /// Where it comes from.
    pub source: Source,
    /// The sheet; `None` = the fullest.
    pub sheet: Option<String>,
    /// The map it is for.
    pub document: Arc<Document>,
    /// By which profile it is to be understood.
    pub by: By,
    /// Tells how far it has come.
    pub watch: Arc<Watch>,
}

/// A survey that was read, or not.
pub struct ReadSurvey {
    /// Which work it was.
    pub number: u64,
    /// The survey and what it means, or why it cannot be read.
    pub result: Result<(Arc<Survey>, Understood), ImportError>,
}

impl AskedSurvey {
    fn read(self) -> ReadSurvey {
        let result = match &self.source {
            Source::File(path) => read(path, self.sheet.as_deref(), &self.watch),
            Source::Pasted(text) => read_pasted(text, &self.watch),
        };
        let understood = |survey: Survey| {
            let understood = understand(&survey.sheet, &self.document, &self.by);
            (Arc::new(survey), understood)
        };
        ReadSurvey { number: self.number, result: result.map(understood) }
    }
}

/// A survey that is to be counted.
pub struct AskedCount {
    /// Which work it is.
    pub number: u64,
    /// The survey.
    pub survey: Arc<Survey>,
    /// What it means so far.
    pub mapping: Mapping,
    /// How it is found out what it means.
    pub how: How,
    /// The map it is for.
    pub document: Arc<Document>,
    /// Tells how far it has come.
    pub watch: Arc<Watch>,
}

/// A survey that was counted.
pub struct CountedSurvey {
    /// Which work it was.
    pub number: u64,
    /// What it means and what comes in; `None` = it was stopped.
    pub result: Option<(Understood, Arc<Outcome>)>,
}

/// What a survey brings.
#[derive(Debug)]
pub struct Outcome {
    /// The answers.
    pub counted: Counted,
    /// What stands in the sheet.
    pub tally: Tally,
    /// The comments.
    pub comments: Comments,
    /// Which answers these are.
    pub import: String,
    /// How many histograms of an earlier import of the same answers go.
    pub replaced: usize,
    /// The scores that come in, by touchpoint.
    pub scores: Vec<ScorePreview>,
    /// How many touchpoints would be added, where those are too many.
    pub too_many_new: Option<usize>,
}

/// A score that comes in.
#[derive(Debug, Clone, PartialEq)]
pub struct ScorePreview {
    /// The touchpoint's name.
    pub touchpoint: String,
    /// Whether the touchpoint is added.
    pub new: bool,
    /// The score of these answers alone.
    pub score: Score,
}

impl AskedCount {
    fn count(self) -> CountedSurvey {
        CountedSurvey { number: self.number, result: self.counted() }
    }

    fn counted(&self) -> Option<(Understood, Arc<Outcome>)> {
        let (sheet, document) = (&self.survey.sheet, &self.document);
        let known = touchpoints(document);
        let mut understood = match &self.how {
            How::AsIs => {
                let mapping = self.mapping.clone();
                Understood { mapping, profile: String::new(), misfits: Vec::new() }
            }
            How::Header(rows) => {
                let guessed = guess_under(sheet, &known, rows.clone());
                understand_guessed(sheet, document, &By::Guess, guessed)
            }
            How::By(by) => {
                let guessed = guess_under(sheet, &known, self.mapping.header.clone());
                understand_guessed(sheet, document, by, guessed)
            }
        };
        let mapping = &mut understood.mapping;
        if self.watch.stopped() {
            return None;
        }
        match_names(mapping, sheet, &known);
        match_questions(mapping, sheet);
        let counted = count(sheet, mapping, &self.watch)?;
        let comments = comments(sheet, mapping, &counted, &self.watch)?;
        let tally = tally(sheet, mapping, &self.watch)?;
        let import = import_id(sheet, mapping, &counted);
        let (replaced, scores) = (replaced(document, &import), scores(&counted, document));
        let too_many_new = counted.too_many_new();
        let outcome = Outcome { counted, tally, comments, import, replaced, scores, too_many_new };
        Some((understood, Arc::new(outcome)))
    }
}

/// The scores of each touchpoint, in journey order, new touchpoints last.
fn scores(counted: &Counted, document: &Document) -> Vec<ScorePreview> {
    let journey: BTreeMap<ElementId, usize> = document.journey().into_iter().zip(0..).collect();
    let place = |about: &About| match about {
        About::Known(id) => journey.get(id).copied().unwrap_or(journey.len()),
        About::New(_) => usize::MAX,
    };
    let mut pooled: BTreeMap<(usize, &About, Metric), Histogram> = BTreeMap::new();
    for (cell, histogram) in &counted.cells {
        let key = (place(&cell.touchpoint), &cell.touchpoint, cell.metric);
        let empty = || Histogram::empty(cell.metric.one_scale());
        if let Err(error) = pooled.entry(key).or_insert_with(empty).add(histogram) {
            log::warn!("a score of the survey is not shown: {error}");
        }
    }
    let preview = |((_, about, metric), all): ((usize, &About, Metric), Histogram)| {
        let (touchpoint, new) = match about {
            About::Known(id) => (document.element(*id)?.content.text().to_owned(), false),
            About::New(name) => (name.to_string(), true),
        };
        Some(ScorePreview { touchpoint, new, score: evaluate(metric, &Answers::One(all))? })
    };
    pooled.into_iter().filter_map(preview).collect()
}

/// A survey that is to be brought in.
pub struct AskedEntry {
    /// Which work it is.
    pub number: u64,
    /// The map as it was when it was asked for.
    pub of: Snapshot,
    /// What was read.
    pub read: Arc<Survey>,
    /// What it means.
    pub mapping: Mapping,
    /// What comes in.
    pub outcome: Arc<Outcome>,
    /// What a stage for new touchpoints is called.
    pub stage: &'static str,
    /// The file's name.
    pub file: String,
    /// The profile it is understood by; empty = none.
    pub profile: String,
    /// The name under which it is kept how it is understood; empty = it is not kept.
    pub save_as: String,
}

/// What bringing a survey in changes.
pub struct EnteredSurvey {
    /// Which work it was.
    pub number: u64,
    /// The map it changes.
    pub of: Snapshot,
    /// How many answers come in.
    pub answers: u64,
    /// The change, worked out; `None` where nothing comes in.
    pub entry: Option<(Entry, Prepared)>,
}

impl AskedEntry {
    fn enter(self: Box<Self>) -> EnteredSurvey {
        let keep = !self.save_as.is_empty();
        let keep = keep.then(|| profile_of(&self.mapping, &self.read.sheet));
        let arrival = Arrival {
            import: &self.outcome.import,
            stage: self.stage,
            comments: &self.outcome.comments.chosen,
            file: &self.file,
            date: today(),
            profile: if keep.is_some() { &self.save_as } else { &self.profile },
            keep,
        };
        let entry = enter(&self.of.0, &self.outcome.counted, &arrival);
        // One that the model refuses would be a defect of ours: then nothing changes.
        let entry = entry.and_then(|entry| {
            let prepared = Prepared::new(self.of.0.clone(), &entry.edit);
            let prepared = prepared.inspect_err(|error| log::error!("{error}")).ok()?;
            Some((entry, prepared))
        });
        let answers = self.outcome.counted.answers;
        EnteredSurvey { number: self.number, of: self.of, answers, entry }
    }
}
