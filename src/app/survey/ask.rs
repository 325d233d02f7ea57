//! What is asked for while a survey is about to be brought in.

use super::{How, Source};
use crate::app::{App, Purpose};
use crate::import::{By, Mapping, Period};
use crate::model::{Asked, DateOrder, KeptComments, Meaning, Privacy, Target};
use std::ops::Range;

/// What is asked for while a survey is about to be brought in.
#[derive(Debug, Clone, PartialEq)]
pub enum SurveyAsk {
    /// Read this file, or this range of cells.
    Read(Source),
    /// Read the file once more.
    Again,
    /// Read this sheet of the workbook.
    Sheet(String),
    /// Understand it by this profile, or by none.
    Profile(Option<String>),
    /// These rows head the columns.
    Header(Range<usize>),
    /// What a column means.
    Column(usize, Meaning),
    /// What becomes of a name of a touchpoint.
    Target(String, Target),
    /// What a wording asks; `None` = it is left out.
    Question(String, Option<Asked>),
    /// Whether a value, folded, means that there is no answer.
    NotApplicable(String, bool),
    /// How dates are written.
    Dates(DateOrder),
    /// Which month the answers belong to.
    Period(Period),
    /// Most comments that are kept of a touchpoint.
    Most(u16),
    /// What becomes of what is private in comments.
    Privacy(Privacy),
    /// The name under which it is kept how the survey is understood.
    SaveAs(String),
    /// Bring it in.
    Accept,
    /// Do not bring it in.
    Leave,
    /// Choose another file.
    Other,
}

impl App {
    /// Runs what is asked for while a survey is about to be brought in.
    pub(in crate::app) fn survey(&mut self, ask: SurveyAsk) {
        if let SurveyAsk::Read(source) = ask {
            return self.ask_survey(source);
        }
        let front = self.map.as_ref().map(|map| map.id);
        let Some(survey) = &mut self.survey else { return };
        if front != Some(survey.map) {
            // Another map came to the front: it was not meant for that.
            self.survey = None;
            return;
        }
        match ask {
            SurveyAsk::Again => {
                survey.how = How::By(By::Fitting);
                self.read_survey(None);
            }
            SurveyAsk::Sheet(sheet) => {
                survey.how = How::By(By::Fitting);
                self.read_survey(Some(sheet));
            }
            SurveyAsk::Profile(name) => {
                survey.profile = name.clone().unwrap_or_default();
                survey.how = How::By(name.map_or(By::Guess, By::Named));
                self.recount();
            }
            SurveyAsk::Header(rows) => {
                survey.how = How::Header(rows);
                self.recount();
            }
            SurveyAsk::SaveAs(name) => survey.save_as = name,
            SurveyAsk::Accept if survey.is_ready() => self.enter_survey(),
            SurveyAsk::Read(_) | SurveyAsk::Accept => {}
            SurveyAsk::Leave => self.survey = None,
            SurveyAsk::Other => {
                self.survey = None;
                self.pick(Purpose::Survey);
            }
            SurveyAsk::Column(..)
            | SurveyAsk::Target(..)
            | SurveyAsk::Question(..)
            | SurveyAsk::NotApplicable(..)
            | SurveyAsk::Dates(_)
            | SurveyAsk::Period(_)
            | SurveyAsk::Most(_)
            | SurveyAsk::Privacy(_) => {
                if let Some(mapping) = &mut survey.mapping {
                    correct(mapping, ask);
                    self.recount();
                }
            }
        }
    }
}

/// Corrects what a survey means.
fn correct(mapping: &mut Mapping, ask: SurveyAsk) {
    match ask {
        SurveyAsk::Column(at, meaning) => mean(mapping, at, meaning),
        SurveyAsk::Target(name, target) => {
            mapping.targets.insert(name, target);
        }
        SurveyAsk::Question(wording, Some(asked)) => {
            mapping.questions.insert(wording, asked);
        }
        SurveyAsk::Question(wording, None) => {
            mapping.questions.remove(&wording);
        }
        SurveyAsk::NotApplicable(code, on) => {
            mapping.not_applicable.retain(|known| *known != code);
            mapping.not_applicable.extend(on.then_some(code));
        }
        SurveyAsk::Dates(order) => mapping.dates = order,
        SurveyAsk::Period(period) => mapping.period = period,
        SurveyAsk::Most(most) => mapping.comments.most = most.min(KeptComments::MOST),
        SurveyAsk::Privacy(privacy) => mapping.comments.privacy = privacy,
        _ => {}
    }
}

/// Says what a column means. Of touchpoints, questions and dates there is one column; a sheet with
/// a column of touchpoints has a row for each answer, and no columns about single touchpoints.
fn mean(mapping: &mut Mapping, at: usize, meaning: Meaning) {
    let long = matches!(meaning, Meaning::Touchpoint | Meaning::Score(_));
    let wide = matches!(meaning, Meaning::Answers(..));
    for (other, known) in mapping.columns.iter_mut().enumerate() {
        let single = matches!(known, Meaning::Touchpoint | Meaning::Question | Meaning::Date);
        let same = single && *known == meaning;
        let against = match known {
            Meaning::Answers(..) => long,
            Meaning::Touchpoint | Meaning::Question | Meaning::Score(_) => wide,
            _ => false,
        };
        if other != at && (same || against) {
            *known = Meaning::Ignored;
        }
    }
    if let Some(known) = mapping.columns.get_mut(at) {
        *known = meaning;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{guess, read_pasted};
    use crate::scores::Metric;
    use crate::watch::Watch;

    #[test]
    fn there_is_one_column_of_touchpoints_and_a_sheet_is_long_or_wide() {
        let text = "Touchpoint\tScore\tDate\nCall\t5\t2026-01-02\nVisit\t4\t2026-01-03\n";
        let survey = read_pasted(text, &Watch::default()).unwrap();
        let mut mapping = guess(&survey.sheet, &[]);
        mean(&mut mapping, 2, Meaning::Touchpoint);
        assert_eq!(mapping.columns[0], Meaning::Ignored);
        assert_eq!(mapping.columns[2], Meaning::Touchpoint);
        let answers = Meaning::Answers("Call".into(), Asked::whole(Metric::Csat));
        mean(&mut mapping, 1, answers.clone());
        assert_eq!(mapping.columns, [Meaning::Ignored, answers, Meaning::Ignored]);
    }
}
