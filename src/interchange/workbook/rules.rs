//! What a spreadsheet offers to choose from while a list is edited, and how it colours feelings.

use super::column::{Column, LISTS, columns, title_key};
use super::ink::ink;
use super::lists::FIRST;
use crate::edit::{Field, Figure};
use crate::i18n::{Texts, Word};
use crate::model::{
    Effort, ElementKind, EvidenceKind, Feasibility, Layer, MomentKind, Phase, Presence,
    SolutionStatus, Valence,
};
use crate::theme::Theme;
use rust_xlsxwriter::utility::{column_number_to_name, quote_sheet_name};
use rust_xlsxwriter::{
    ConditionalFormatCell, ConditionalFormatCellRule, DataValidation, DataValidationErrorStyle,
    DataValidationRule, Format, Formula, Workbook, Worksheet, XlsxError,
};

/// What the hidden sheet with the words to choose from is called.
const NAME: &str = "cjm-words";
/// Rows below a list that are ready for what is added.
const READY: u32 = 2_000;
/// The last row of a sheet.
const LAST: u32 = 1_048_575;

/// The words to choose from, each list in a column of the hidden sheet.
pub(super) struct Rules {
    texts: &'static Texts,
    words: Vec<(Choice, Vec<&'static str>)>,
}

/// A list of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Phase,
    Presence,
    Effort,
    Status,
    Source,
    Layer,
    Moment,
    MomentKind,
}

fn words<W: Word>(texts: &'static Texts) -> Vec<&'static str> {
    W::VALUES.iter().map(|&value| texts.word(value)).collect()
}

impl Rules {
    /// The words of a language.
    pub(super) fn of(texts: &'static Texts) -> Self {
        let flags = ["report-yes", "report-no"].map(|key| texts.get(key)).to_vec();
        let words = vec![
            (Choice::Phase, words::<Phase>(texts)),
            (Choice::Presence, words::<Presence>(texts)),
            (Choice::Effort, words::<Effort>(texts)),
            (Choice::Status, words::<SolutionStatus>(texts)),
            (Choice::Source, words::<EvidenceKind>(texts)),
            (Choice::Layer, words::<Layer>(texts)),
            (Choice::Moment, flags),
            (Choice::MomentKind, words::<MomentKind>(texts)),
        ];
        Self { texts, words }
    }

    /// Writes the hidden sheet.
    pub(super) fn write(&self, book: &mut Workbook) -> Result<(), XlsxError> {
        let sheet = book.add_worksheet();
        sheet.set_name(NAME)?.set_very_hidden(true);
        for (column, (_, words)) in (0_u16..).zip(&self.words) {
            for (row, word) in (0_u32..).zip(words) {
                sheet.write_string(row, column, *word)?;
            }
        }
        Ok(())
    }

    /// Lays the rules over the columns of a list that ends with this row.
    pub(super) fn lay(
        &self,
        sheet: &mut Worksheet,
        columns: &[Column],
        last: u32,
        theme: &Theme,
    ) -> Result<(), XlsxError> {
        let last = last.saturating_add(READY).min(LAST);
        for (at, &column) in (0_u16..).zip(columns) {
            if let Some(rule) = self.rule(column)? {
                sheet.add_data_validation(FIRST, at, last, at, &rule)?;
            }
            if matches!(column, Column::Valence(_)) {
                colour(sheet, (at, last), theme)?;
            }
        }
        Ok(())
    }

    fn rule(&self, column: Column) -> Result<Option<DataValidation>, XlsxError> {
        let choice = match column {
            Column::Phase | Column::OfPhase => Choice::Phase,
            Column::Presence => Choice::Presence,
            Column::Effort => Choice::Effort,
            Column::Status => Choice::Status,
            Column::Source => Choice::Source,
            Column::Layer => Choice::Layer,
            Column::Moment => Choice::Moment,
            Column::MomentKind => Choice::MomentKind,
            other => return self.other_rule(other),
        };
        let Some(at) = self.words.iter().position(|(it, _)| *it == choice) else { return Ok(None) };
        let (name, end) = (column_number_to_name(at as u16), self.words[at].1.len());
        let range = Formula::new(format!("={}!${name}$1:${name}${end}", quote_sheet_name(NAME)));
        self.told(DataValidation::new().allow_list_formula(range), "workbook-choose").map(Some)
    }

    fn other_rule(&self, column: Column) -> Result<Option<DataValidation>, XlsxError> {
        let rule = DataValidation::new();
        let told = match column {
            Column::Valence(_) => {
                let rule = rule.allow_list_strings(&["-2", "-1", "0", "1", "2"])?;
                self.told(
                    Self::asked(rule, self.texts.get("workbook-ask-valence"))?,
                    "workbook-choose",
                )
            }
            Column::Severity => {
                let rule = rule.allow_list_strings(&["1", "2", "3", "4", "5"])?;
                self.told(
                    Self::asked(rule, self.texts.get("workbook-ask-severity"))?,
                    "workbook-choose",
                )
            }
            Column::Feasibility => {
                let rule = rule.allow_list_strings(&["I", "II", "III"])?;
                let line = |it: &Feasibility| format!("{}: {}", it.numeral(), self.texts.word(*it));
                let lines: Vec<String> = Feasibility::ALL.iter().map(line).collect();
                self.told(Self::asked(rule, &lines.join("\n"))?, "workbook-choose")
            }
            Column::Figure(Figure::Clients | Figure::Votes) => {
                let whole = DataValidationRule::GreaterThanOrEqualTo(0);
                self.told(rule.allow_whole_number(whole), "workbook-choose-whole")
            }
            Column::Figure(Figure::Share) => {
                let share = DataValidationRule::Between(0.0, 1.0);
                self.told(rule.allow_decimal_number(share), "workbook-choose-share")
            }
            // Others may be named too: those of rows that are new, several a cell, new stages.
            Column::OfStage => Ok(self.of_list(ElementKind::Stage)),
            Column::From | Column::To => Ok(self.of_list(ElementKind::Touchpoint)),
            _ => return Ok(None),
        };
        told.map(Some)
    }

    /// The names in a list, as many as there are.
    fn of_list(&self, kind: ElementKind) -> DataValidation {
        let sheet = quote_sheet_name(self.texts.get(title_key(kind)));
        debug_assert!(LISTS.contains(&kind));
        let name = Column::Text(Field::Main);
        // Feelings stand behind the name.
        let at = columns(kind, &[]).iter().position(|&it| it == name).unwrap_or(0);
        let (column, first) = (column_number_to_name(at as u16), FIRST + 1);
        let rows = format!("{sheet}!${column}${first}:${column}${}", first + READY);
        let formula = format!("=OFFSET({sheet}!${column}${first},0,0,MAX(1,COUNTA({rows})),1)");
        DataValidation::new().allow_list_formula(Formula::new(formula)).show_error_message(false)
    }

    /// Says what may stand in a cell, where something else does.
    fn told(&self, rule: DataValidation, key: &str) -> Result<DataValidation, XlsxError> {
        let rule = rule.set_error_style(DataValidationErrorStyle::Stop);
        rule.set_error_message(self.texts.get(key))
    }

    /// Says what may stand in a cell, beside it.
    fn asked(rule: DataValidation, text: &str) -> Result<DataValidation, XlsxError> {
        rule.set_input_message(text.chars().take(255).collect::<String>())
    }
}

/// Colours feelings as the map does.
fn colour(sheet: &mut Worksheet, (at, last): (u16, u32), theme: &Theme) -> Result<(), XlsxError> {
    for &valence in Valence::ALL {
        let place = valence as usize;
        let fill = theme.color.valence[place].mix(theme.color.paper, 0.78);
        let format = Format::new()
            .set_bold()
            .set_font_color(ink(theme.color.valence_text[place]))
            .set_background_color(ink(fill));
        let value = f64::from(valence.value());
        // An empty cell is no feeling of strength 0.
        let rule = if valence == Valence::Neutral {
            let cell = format!("{}{}", column_number_to_name(at), FIRST + 1);
            let zero = format!("=AND(ISNUMBER({cell}),{cell}=0)");
            let rule = rust_xlsxwriter::ConditionalFormatFormula::new();
            let rule = rule.set_rule(Formula::new(zero)).set_format(format);
            sheet.add_conditional_format(FIRST, at, last, at, &rule)?;
            continue;
        } else {
            ConditionalFormatCell::new().set_rule(ConditionalFormatCellRule::EqualTo(value))
        };
        sheet.add_conditional_format(FIRST, at, last, at, &rule.set_format(format))?;
    }
    Ok(())
}
