//! What went wrong with a survey, in the user's language.

use super::ImportError;
use super::counted::{MOST_NEW, Why};
use super::mapping::letters;
use super::profile::Misfit;
use crate::i18n::Texts;

impl ImportError {
    /// What is wrong with the file and what to do about it.
    pub fn text(&self, texts: &'static Texts) -> String {
        match self {
            Self::Io(error) => {
                texts.with("survey-why-io", &[("reason", (&error.to_string()).into())])
            }
            Self::Empty => texts.get("survey-why-empty").to_owned(),
            Self::NotText => texts.get("survey-why-not-text").to_owned(),
            Self::Protected => texts.get("survey-why-protected").to_owned(),
            Self::Damaged(reason) => texts.with("survey-why-damaged", &[("reason", reason.into())]),
            Self::TooLarge => texts.get("survey-why-too-large").to_owned(),
            Self::LongCell { row, column } => {
                let cell = format!("{}{}", letters(*column), row + 1);
                texts.with("survey-why-long-cell", &[("cell", (&cell).into())])
            }
            Self::NoSheet { name, known } => {
                let known = known.join(", ");
                texts.with(
                    "survey-why-no-sheet",
                    &[("name", name.into()), ("known", (&known).into())],
                )
            }
            Self::Stopped => texts.get("survey-why-stopped").to_owned(),
        }
    }
}

/// That a survey would add more touchpoints than it may, and what to do.
pub fn too_many_new_text(new: usize, texts: &'static Texts) -> String {
    let [new, most] = [new, MOST_NEW].map(|count| texts.whole(count as u64));
    texts.with("survey-too-many-new", &[("number", (&new).into()), ("most", (&most).into())])
}

impl Why {
    /// The key of the sentence that says it, with the cell's `place` and `value`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OutsideScale => "survey-skipped-scale",
            Self::Fraction => "survey-skipped-fraction",
            Self::NotANumber => "survey-skipped-text",
            Self::Formula => "survey-skipped-formula",
            Self::Error => "survey-skipped-error",
            Self::BadDate => "survey-skipped-date",
            Self::NoTouchpoint => "survey-skipped-touchpoint",
            Self::NoQuestion => "survey-skipped-question",
        }
    }
}

impl Misfit {
    /// What does not fit, in the user's language.
    pub fn text(&self, texts: &'static Texts) -> String {
        let (key, name) = match self {
            Self::Missing(heading) => ("survey-misfit-missing", heading),
            Self::Unknown(heading) => ("survey-misfit-unknown", heading),
            Self::Gone(name) => ("survey-misfit-gone", name),
        };
        texts.with(key, &[("name", name.into())])
    }
}
