//! Bringing a survey into the map: the file is read and counted in the background, what it means
//! is shown and corrected, and nothing enters the map until somebody agrees.

mod ask;
mod work;

pub use ask::SurveyAsk;
pub use work::{
    AskedSurvey, CountedSurvey, EnteredSurvey, How, Outcome, ReadSurvey, ScorePreview, Source,
    SurveyWork,
};

use super::{Action, App, Command, DropKind, Snapshot, Tone};
use crate::edit::{StepName, verbs::Change};
use crate::import::{By, Mapping, Misfit, Survey};
use crate::watch::Watch;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The extensions of survey files, in small letters.
pub const SURVEY_FILES: &[&str] = &["csv", "tsv", "txt", "xlsx", "xls", "ods"];

/// A survey that is about to be brought in.
pub struct Surveying {
    /// The map it is for.
    map: u64,
    /// Where it comes from.
    pub source: Source,
    /// How far reading or counting has come.
    pub watch: Arc<Watch>,
    /// Which work is waited for: of what was asked for before nobody hears.
    number: u64,
    /// What is being done.
    pub busy: Busy,
    /// Whether counting is to begin anew once it has stopped.
    again: bool,
    /// Why it cannot be read and what to do.
    pub trouble: Option<String>,
    /// What was read.
    pub survey: Option<Arc<Survey>>,
    /// What it means.
    pub mapping: Option<Mapping>,
    /// How that is found out the next time it is counted.
    how: How,
    /// The profile it is understood by; empty = none.
    pub profile: String,
    /// What of the profile does not fit.
    pub misfits: Vec<Misfit>,
    /// What comes in.
    pub outcome: Option<Arc<Outcome>>,
    /// The name under which it is kept how it is understood; empty = it is not kept.
    pub save_as: String,
}

/// What is being done with a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Busy {
    /// Nothing: what is shown holds.
    No,
    /// The file is read.
    Reading,
    /// The answers are counted.
    Counting,
    /// The change of the map is worked out.
    Entering,
}

impl Surveying {
    /// Whether it can be brought in now.
    pub fn is_ready(&self) -> bool {
        let fits = |outcome: &Arc<Outcome>| {
            !outcome.counted.cells.is_empty() && outcome.too_many_new.is_none()
        };
        self.busy == Busy::No && self.outcome.as_ref().is_some_and(fits)
    }
}

impl Drop for Surveying {
    fn drop(&mut self) {
        // Nobody waits for it any more.
        self.watch.stop();
    }
}

/// Whether a file is taken for a survey.
pub(super) fn is_survey(path: &Path) -> bool {
    DropKind::of(path) == DropKind::Survey
}

impl App {
    /// Reads a survey file and asks what it means.
    pub(super) fn ask_survey(&mut self, source: Source) {
        self.end_typing(true);
        self.table = None;
        let Some(map) = &self.map else { return };
        let map = map.id;
        self.survey = Some(Box::new(Surveying {
            map,
            source,
            watch: Arc::default(),
            number: 0,
            busy: Busy::No,
            again: false,
            trouble: None,
            survey: None,
            mapping: None,
            how: How::By(By::Fitting),
            profile: String::new(),
            misfits: Vec::new(),
            outcome: None,
            save_as: String::new(),
        }));
        self.read_survey(None);
    }

    /// Takes survey files out of a list of files to open: with a map open, the first of them is
    /// brought in.
    pub(super) fn without_surveys(&mut self, mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
        if self.map.is_none() {
            // A workbook may be a map.
            let (books, rest): (Vec<_>, Vec<_>) =
                paths.into_iter().partition(|path| is_survey(path));
            for book in books {
                self.ask_foreign(super::ForeignFrom::File(book));
            }
            return rest;
        }
        let first = paths.iter().position(|path| is_survey(path));
        if let Some(first) = first {
            let path = paths[first].clone();
            paths.retain(|path| !is_survey(path));
            self.ask_table_file(path);
        }
        paths
    }

    /// Reads the survey, a sheet of a workbook where one is asked for.
    pub(super) fn read_survey(&mut self, sheet: Option<String>) {
        self.surveys += 1;
        let (number, document) = (self.surveys, self.map.as_ref().map(|map| map.document.clone()));
        let Some((survey, document)) = self.survey.as_mut().zip(document) else { return };
        let name = survey.source.name();
        survey.watch.stop();
        survey.watch = Arc::default();
        (survey.number, survey.busy, survey.again) = (number, Busy::Reading, false);
        (survey.trouble, survey.outcome) = (None, None);
        let (source, watch) = (survey.source.clone(), survey.watch.clone());
        let by = match &survey.how {
            How::By(by) => by.clone(),
            How::AsIs | How::Header(_) => By::Fitting,
        };
        let asked = AskedSurvey { number, source, sheet, document, by, watch };
        let name = self.texts().with("task-survey-read", &[("file", (&name).into())]);
        self.tasks.survey(name, SurveyWork::Read(asked));
    }

    /// Has the answers counted anew; what was asked for before is stopped.
    pub(super) fn recount(&mut self) {
        self.surveys += 1;
        let number = self.surveys;
        let Some(survey) = &mut self.survey else { return };
        survey.number = number;
        if survey.busy == Busy::Counting {
            survey.watch.stop();
            survey.again = true;
            return;
        }
        self.start_counting();
    }

    fn start_counting(&mut self) {
        let document = self.map.as_ref().map(|map| map.document.clone());
        let name = self.texts().get("task-survey-count").to_owned();
        let Some((survey, document)) = self.survey.as_mut().zip(document) else { return };
        let (Some(read), Some(mapping)) = (survey.survey.clone(), survey.mapping.clone()) else {
            return;
        };
        survey.watch = Arc::default();
        (survey.busy, survey.again) = (Busy::Counting, false);
        let (number, watch, how) = (survey.number, survey.watch.clone(), survey.how.clone());
        let asked = work::AskedCount { number, survey: read, mapping, how, document, watch };
        self.tasks.survey(name, SurveyWork::Count(asked));
    }

    /// Takes in a survey that was read, or why it was not.
    pub(super) fn take_read(&mut self, read: ReadSurvey) {
        let texts = self.texts();
        let Some(survey) = self.survey.as_mut().filter(|it| it.number == read.number) else {
            return;
        };
        survey.busy = Busy::No;
        match read.result {
            Ok((sheet, understood)) => {
                survey.survey = Some(sheet);
                survey.mapping = Some(understood.mapping);
                survey.profile = understood.profile;
                survey.misfits = understood.misfits;
                survey.how = How::AsIs;
                self.recount();
            }
            Err(error) => {
                let why = error.text(texts);
                let file = survey.source.name();
                let args = [("file", (&file).into()), ("why", (&why).into())];
                survey.trouble = Some(texts.with("survey-trouble", &args));
            }
        }
    }

    /// Goes on without what the work on a survey was to give, which was lost by a defect.
    pub(super) fn lose_survey(&mut self) {
        if let Some(survey) = self.survey.as_mut().filter(|it| it.busy != Busy::No) {
            survey.busy = Busy::No;
            survey.trouble = self.notices.list().last().map(|notice| notice.text.clone());
        }
    }

    /// Takes in what was counted.
    pub(super) fn take_counted(&mut self, counted: CountedSurvey) {
        let Some(survey) = &mut self.survey else { return };
        let latest = survey.number == counted.number;
        if survey.busy != Busy::Counting || (!latest && !survey.again) {
            return;
        }
        survey.busy = Busy::No;
        let Some((understood, outcome)) = counted.result.filter(|_| latest) else {
            return self.start_counting();
        };
        if survey.how != How::AsIs {
            survey.profile = understood.profile;
            survey.misfits = understood.misfits;
            survey.how = How::AsIs;
        }
        survey.mapping = Some(understood.mapping);
        survey.outcome = Some(outcome);
    }

    /// Brings the survey in: the change is worked out in the background.
    pub(super) fn enter_survey(&mut self) {
        self.surveys += 1;
        let number = self.surveys;
        let Some(map) = &self.map else { return };
        let of = Snapshot(map.document.clone());
        let stage = self.texts().get("survey-stage");
        let name = self.texts().get("task-survey-enter").to_owned();
        let Some(survey) = self.survey.as_mut() else { return };
        let (Some(read), Some(mapping), Some(outcome)) =
            (survey.survey.clone(), survey.mapping.clone(), survey.outcome.clone())
        else {
            return;
        };
        (survey.number, survey.busy) = (number, Busy::Entering);
        let (file, profile) = (survey.source.name(), survey.profile.clone());
        let save_as = survey.save_as.trim().to_owned();
        let asked =
            work::AskedEntry { number, of, read, mapping, outcome, stage, file, profile, save_as };
        self.tasks.survey(name, SurveyWork::Enter(Box::new(asked)));
    }

    /// Changes the map as it was worked out, as one step, and says so.
    pub(super) fn take_entered(&mut self, entered: EnteredSurvey) {
        let Some(survey) = self.survey.as_mut().filter(|it| it.number == entered.number) else {
            return;
        };
        survey.busy = Busy::No;
        let map = survey.map;
        let Some(open) = self.map.as_ref().filter(|open| open.id == map) else { return };
        if Snapshot(open.document.clone()) != entered.of {
            return self.enter_survey();
        }
        let Some((entry, prepared)) = entered.entry else { return };
        let name = survey.source.name();
        let step = if name.is_empty() {
            StepName::new("step-survey-pasted", "")
        } else {
            StepName::new("step-survey", name)
        };
        let select = open.selection.clone();
        self.survey = None;
        let answers = entered.answers;
        let change = Change { edit: entry.edit, name: step, select, typing: None };
        if self.accept(change, prepared) {
            let text = self.texts().count("notice-survey", answers);
            let undo = self.texts().get("cmd-undo").to_owned();
            self.notices.show(Tone::Good, text, Some((undo, Action::Run(Command::Undo))));
        } else {
            let text = self.texts().get("notice-survey-same").to_owned();
            self.notices.show(Tone::Good, text, None);
        }
    }
}
