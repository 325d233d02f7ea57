//! What a cell says of an element, and an element as a cell says it.

use super::Fault;
use super::column::Column;
use super::names::Names;
use super::shape::Shape;
use crate::edit::{Figure, folded};
use crate::i18n::{Texts, Word};
use crate::model::{Content, Date, ElementId, ElementKind, Feasibility, Language, Moment, Valence};
use crate::report::Cell;
use crate::xml::legible;
use std::str::FromStr;

/// Longest text of a cell, in characters.
pub(super) const LONGEST_TEXT: usize = 32_767;
/// Years of dates that every spreadsheet counts alike.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1901..=9999;
/// Largest whole number that spreadsheets keep as it is.
const LARGEST: u64 = 1 << 53;
/// What a formula comes to that cannot be worked out.
const FAILED: &[&str] = &[
    "#REF!",
    "#N/A",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#GETTING_DATA",
    "#SPILL!",
];

/// A text as a cell can hold it and gives it back.
pub(super) fn plain(text: &str) -> String {
    let text = legible(text).replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_ascii();
    match text.char_indices().nth(LONGEST_TEXT) {
        None => text.to_owned(),
        Some((end, _)) => text[..end].trim_ascii_end().to_owned(),
    }
}

/// Makes cells of shapes.
pub(super) struct Writer<'a> {
    /// What elements are called.
    pub(super) names: &'a Names,
    /// The language of the cells.
    pub(super) texts: &'static Texts,
}

impl Writer<'_> {
    /// What a column says of an element.
    pub(super) fn cell(&self, column: Column, id: ElementId, shape: &Shape) -> Cell {
        let texts = self.texts;
        match column {
            Column::Id => Cell::text(id.to_string()),
            Column::Text(field) => text(field.of(&shape.content).unwrap_or_default()),
            Column::Figure(figure) => figure_cell(figure, &shape.content),
            Column::OfStage => shape.stage.map_or(Cell::Empty, |id| self.named(&[id], false)),
            Column::From => shape.ends.0.map_or(Cell::Empty, |id| self.named(&[id], false)),
            Column::To => shape.ends.1.map_or(Cell::Empty, |id| self.named(&[id], false)),
            Column::Ties => self.named(&shape.ties, shape.content.kind() == ElementKind::Evidence),
            Column::Valence(voice) => match shape.felt(voice).valence {
                Some(valence) => Cell::Number(f64::from(valence.value()), 0),
                None => Cell::Empty,
            },
            Column::Word(voice) => text(&shape.felt(voice).word),
            Column::Said(voice) => text(&shape.felt(voice).quote),
            Column::Moment => match shape.moment {
                Some(_) => text(texts.get("report-yes")),
                None => Cell::Empty,
            },
            Column::MomentWhy => text(shape.moment.as_ref().map_or("", |it| &it.why)),
            Column::MomentKind => {
                let kind = shape.moment.as_ref().and_then(|it| it.kind);
                kind.map_or(Cell::Empty, |kind| text(texts.word(kind)))
            }
            // It is said by whoever knows the stage.
            Column::OfPhase => Cell::Empty,
            other => chosen(other, &shape.content, texts),
        }
    }

    fn named(&self, ids: &[ElementId], any: bool) -> Cell {
        let names: Vec<String> = ids.iter().map(|&id| self.names.written(id, any)).collect();
        text(&names.join("\n"))
    }
}

/// A cell of a text.
fn text(text: &str) -> Cell {
    Cell::text(plain(text))
}

/// What a choice of an element is called.
fn chosen(column: Column, content: &Content, texts: &'static Texts) -> Cell {
    let said = match (column, content) {
        (Column::Phase, Content::Stage(it)) => texts.word(it.phase),
        (Column::Presence, Content::Touchpoint(it)) => texts.word(it.presence),
        (Column::Presence, Content::Transition(it)) => texts.word(it.presence),
        (Column::Severity, Content::Barrier(it)) => {
            return it.severity.map_or(Cell::Empty, |severity| Cell::Whole(severity.into()));
        }
        (Column::Feasibility, Content::Solution(it)) => it.feasibility.numeral(),
        (Column::Effort, Content::Solution(it)) => it.effort.map_or("", |it| texts.word(it)),
        (Column::Status, Content::Solution(it)) => texts.word(it.status),
        (Column::Source, Content::Evidence(it)) => texts.word(it.kind),
        (Column::Layer, Content::Indicator(it)) => texts.word(it.layer),
        _ => "",
    };
    text(said)
}

fn figure_cell(figure: Figure, content: &Content) -> Cell {
    let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, 3));
    let whole = |value: u64| {
        if value <= LARGEST { Cell::Whole(value) } else { Cell::text(value.to_string()) }
    };
    match (figure, content) {
        (Figure::Clients, Content::Touchpoint(it)) => {
            it.clients_per_month.map_or(Cell::Empty, whole)
        }
        (Figure::Share, Content::Transition(it)) => number(it.share),
        (Figure::Value, Content::Indicator(it)) => number(it.value),
        (Figure::Target, Content::Indicator(it)) => number(it.target),
        (Figure::Date, Content::Evidence(it)) => it.date.map_or(Cell::Empty, Cell::Date),
        (Figure::Votes, content) => match content.votes() {
            Some(votes) if votes > 0 => Cell::Whole(votes.into()),
            _ => Cell::Empty,
        },
        _ => Cell::Empty,
    }
}

/// A day as cells write it.
pub(super) fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

/// A cell as it is read back from a file.
pub(super) fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number(value, _) => value.to_string(),
        Cell::Whole(value) => value.to_string(),
        Cell::Date(date) => day(*date),
        Cell::Word { name, .. } => name.clone(),
        Cell::Empty | Cell::Month(_) | Cell::Flag(_) => String::new(),
    }
}

/// Takes what a cell says into a shape, which stays as it is where that is not understood.
///
/// # Errors
/// What is wrong with it.
pub(super) fn set(
    column: Column,
    shape: &mut Shape,
    text: &str,
    names: &Names,
) -> Result<(), Fault> {
    if FAILED.contains(&text) {
        return Err(Fault::Formula);
    }
    let kind = shape.content.kind();
    let one = |text: &str| match text {
        "" => Ok(None),
        text => names.find(text, &|other| column.may_name(kind, other)).map(Some),
    };
    match column {
        Column::Id | Column::OfPhase => {}
        Column::Text(field) => field.set(&mut shape.content, text),
        Column::Figure(figure) => set_figure(figure, &mut shape.content, text)?,
        Column::OfStage => shape.stage = one(text)?,
        Column::From => shape.ends.0 = one(text)?,
        Column::To => shape.ends.1 = one(text)?,
        Column::Ties => {
            let (found, mut faults) = ties(kind, text, names);
            if !faults.is_empty() {
                return Err(faults.swap_remove(0));
            }
            shape.ties = found;
        }
        Column::Valence(voice) => {
            let valence = match text {
                "" => None,
                text => Some(valence(text).ok_or(Fault::Valence)?),
            };
            shape.feel(voice, |felt| felt.valence = valence);
        }
        Column::Word(voice) => shape.feel(voice, |felt| text.clone_into(&mut felt.word)),
        Column::Said(voice) => shape.feel(voice, |felt| text.clone_into(&mut felt.quote)),
        Column::Moment | Column::MomentWhy | Column::MomentKind => set_moment(column, shape, text)?,
        other => choose(other, &mut shape.content, text)?,
    }
    Ok(())
}

/// The elements that the lines of a cell name, and what is wrong with other lines.
pub(super) fn ties(kind: ElementKind, text: &str, names: &Names) -> (Vec<ElementId>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match names.find(line, &|other| Column::Ties.may_name(kind, other)) {
            Ok(id) if found.contains(&id) => {}
            Ok(id) => found.push(id),
            Err(fault) => faults.push(fault),
        }
    }
    (found, faults)
}

fn set_figure(figure: Figure, content: &mut Content, text: &str) -> Result<(), Fault> {
    // A share is written as a number of 1, which a spreadsheet shows as percent.
    if let (Figure::Share, Content::Transition(it)) = (figure, &mut *content)
        && let Some(share) = f64::from_str(text).ok().filter(|share| (0.0..=1.0).contains(share))
    {
        it.share = Some(share);
        return Ok(());
    }
    // A number that a spreadsheet keeps is written with a point; what is typed as text may not be.
    let plain = f64::from_str(text).ok().filter(|value| value.is_finite());
    match (figure, &mut *content, plain) {
        (Figure::Value, Content::Indicator(it), Some(value)) => it.value = Some(value),
        (Figure::Target, Content::Indicator(it), Some(value)) => it.target = Some(value),
        _ => figure.set(content, text).map_err(Fault::Misread)?,
    }
    Ok(())
}

/// A moment of truth is there where it is said, or something is said of it.
fn set_moment(column: Column, shape: &mut Shape, text: &str) -> Result<(), Fault> {
    match column {
        Column::Moment => match flag(text) {
            Some(true) => drop(marked(shape)),
            Some(false) => shape.moment = None,
            None => return Err(Fault::Flag),
        },
        Column::MomentKind if !text.is_empty() => {
            let kind = word(text)?;
            marked(shape).kind = Some(kind);
        }
        Column::MomentKind => {
            if let Some(moment) = &mut shape.moment {
                moment.kind = None;
            }
        }
        _ if !text.is_empty() => text.clone_into(&mut marked(shape).why),
        _ => {
            if let Some(moment) = &mut shape.moment {
                moment.why.clear();
            }
        }
    }
    Ok(())
}

/// The moment of truth of a touchpoint, which is one now.
fn marked(shape: &mut Shape) -> &mut Moment {
    shape.moment.get_or_insert_with(|| Moment { why: String::new(), kind: None })
}

/// Makes a choice of an element.
fn choose(column: Column, content: &mut Content, text: &str) -> Result<(), Fault> {
    let empty = text.is_empty();
    match (column, content) {
        (Column::Phase, Content::Stage(it)) => it.phase = word(text)?,
        (Column::Presence, Content::Touchpoint(it)) => it.presence = word(text)?,
        (Column::Presence, Content::Transition(it)) => it.presence = word(text)?,
        (Column::Severity, Content::Barrier(it)) => {
            it.severity = match text {
                "" => None,
                text => Some(whole(text, 1, 5).ok_or(Fault::Severity)? as u8),
            };
        }
        (Column::Feasibility, Content::Solution(it)) => it.feasibility = feasibility(text)?,
        (Column::Effort, Content::Solution(it)) => {
            it.effort = if empty { None } else { Some(word(text)?) };
        }
        (Column::Status, Content::Solution(it)) => it.status = word(text)?,
        (Column::Source, Content::Evidence(it)) => it.kind = word(text)?,
        (Column::Layer, Content::Indicator(it)) => it.layer = word(text)?,
        _ => {}
    }
    Ok(())
}

/// A whole number of a scale, whatever minus it is written with, or with how many zeros behind the
/// point.
fn whole(text: &str, low: i64, high: i64) -> Option<i64> {
    let text = text.replace('\u{2212}', "-").replace(',', ".");
    let (whole, rest) = text.trim().split_once('.').unwrap_or((text.trim(), ""));
    let plain = rest.bytes().all(|byte| byte == b'0');
    whole.parse().ok().filter(|value| plain && (low..=high).contains(value))
}

/// A strength of a feeling: −2 … +2, or what it is called in any language.
fn valence(text: &str) -> Option<Valence> {
    whole(text, -2, 2).and_then(Valence::from_value).or_else(|| word(text).ok())
}

/// Yes or no in any language; nothing is no.
fn flag(text: &str) -> Option<bool> {
    let text = folded(text);
    let is = |key: &str| {
        Language::ALL.iter().any(|&language| folded(Texts::of(language).get(key)) == text)
    };
    let among = |list: [&str; 4]| list.iter().any(|it| folded(it) == text);
    if is("report-yes") || among(["true", "1", "x", "+"]) {
        return Some(true);
    }
    (text.is_empty() || is("report-no") || among(["false", "0", "-", "n"])).then_some(false)
}

fn feasibility(text: &str) -> Result<Feasibility, Fault> {
    let numeral = Feasibility::ALL.iter().copied().find(|it| it.numeral() == text);
    let number = whole(text, 1, 3).and_then(|at| Feasibility::ALL.get(at as usize - 1).copied());
    numeral.or(number).map_or_else(|| word(text), Ok)
}

/// A value by what it is called in any language.
///
/// # Errors
/// Where nothing is called so.
pub(super) fn word<W: Word>(text: &str) -> Result<W, Fault> {
    let wanted = folded(text);
    let named = |&value: &W| {
        let in_language = |&language: &Language| folded(Texts::of(language).word(value)) == wanted;
        folded(value.word_key()) == wanted || Language::ALL.iter().any(in_language)
    };
    W::VALUES.iter().copied().find(named).ok_or(Fault::Choice)
}
