//! Places where something is typed: texts, figures and dates of elements, properties of the map;
//! and how what is typed there is read.

use super::share::share_of;
use super::{Field, Inner};
use crate::model::{
    Content, Date, Document, Edit, Element, ElementId, ElementKind, Indicator, MOST_VOTES,
    MapProps, Question,
};
use crate::scores::Metric;
use std::sync::Arc;

/// A figure or date of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// How many clients a month pass a touchpoint.
    Clients,
    /// Which share of the clients takes a way, in percent.
    Share,
    /// The latest value of an indicator.
    Value,
    /// The value an indicator aims at.
    Target,
    /// The day evidence was gathered.
    Date,
    /// The dots given in a vote.
    Votes,
}

impl Figure {
    /// The figures and dates of a kind of element.
    pub const fn all_of(kind: ElementKind) -> &'static [Self] {
        match kind {
            ElementKind::Touchpoint => &[Self::Clients],
            ElementKind::Transition => &[Self::Share],
            ElementKind::Indicator => &[Self::Value, Self::Target],
            ElementKind::Evidence => &[Self::Date],
            ElementKind::Barrier | ElementKind::Solution => &[Self::Votes],
            _ => &[],
        }
    }
}

/// A property of the map that is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prop {
    /// The map's title.
    Title,
    /// The situation it shows.
    Scenario,
    /// Who made it, one a line.
    Authors,
    /// Free notes.
    Notes,
    /// The value below which a metric is low.
    Target(Metric),
    /// The wording of a question, by its place among the questions.
    Wording(usize),
}

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Entry {
    /// A text of an element.
    Text(Field),
    /// A figure or date of an element.
    Figure(Figure),
    /// Something inside a list or record of an element.
    Inner(Inner),
    /// A property of the map.
    Prop(Prop),
}

impl Entry {
    /// What typing here is called as a step about one element, and about several.
    pub const fn step(self) -> (&'static str, &'static str) {
        match self {
            Self::Text(_) => ("step-type", "step-type-several"),
            Self::Figure(Figure::Clients) => ("step-set-clients", "step-set-clients-several"),
            Self::Figure(Figure::Share) => ("step-share", "step-share-several"),
            Self::Figure(Figure::Value) => ("step-set-value", "step-set-value-several"),
            Self::Figure(Figure::Target) => ("step-set-target", "step-set-target-several"),
            Self::Figure(Figure::Date) => ("step-set-date", "step-set-date-several"),
            Self::Figure(Figure::Votes) => ("step-set-votes", "step-set-votes-several"),
            Self::Inner(inner) => inner.step(),
            Self::Prop(_) => ("step-map", "step-map"),
        }
    }
}

impl Entry {
    /// Whether an element has this text, figure or date.
    pub fn is_of(self, document: &Document, id: ElementId) -> bool {
        let Some(element) = document.element(id) else { return false };
        let kind = element.kind();
        match self {
            Self::Text(field) => Field::all_of(kind).contains(&field),
            Self::Figure(figure) => Figure::all_of(kind).contains(&figure),
            Self::Inner(inner) => inner.is_in(&element.content),
            Self::Prop(_) => false,
        }
    }
}

/// Why what is typed is not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// It is no number.
    Number,
    /// It is no whole number from 0 on.
    Whole,
    /// It is no share from 0 to 100 %.
    Share,
    /// It is no day of the calendar.
    Date,
    /// It is no number of votes.
    Votes,
    /// The metric cannot have this value.
    Range(Metric),
    /// Nothing is written where something has to be.
    Blank,
    /// There is a measurement of this day already.
    Taken,
}

/// Where something is typed: an entry of one element, of several at once, or of the map.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot {
    /// The elements; none for the map.
    pub on: Vec<ElementId>,
    /// Which of their entries.
    pub entry: Entry,
}

impl Slot {
    /// A text of one element.
    pub fn text(element: ElementId, field: Field) -> Self {
        Self { on: vec![element], entry: Entry::Text(field) }
    }

    /// A property of the map.
    pub const fn prop(prop: Prop) -> Self {
        Self { on: Vec::new(), entry: Entry::Prop(prop) }
    }

    /// The element, or the first of several.
    pub fn element(&self) -> Option<ElementId> {
        self.on.first().copied()
    }

    /// The text's name, where it is one.
    pub const fn field(&self) -> Option<Field> {
        match self.entry {
            Entry::Text(field) => Some(field),
            Entry::Figure(_) | Entry::Inner(_) | Entry::Prop(_) => None,
        }
    }

    /// The edit that takes in what is typed here; `None` where it says so already.
    ///
    /// # Errors
    /// Why it is not understood.
    pub fn edit(&self, document: &Document, text: &str) -> Result<Option<Edit>, Misread> {
        if let Entry::Prop(prop) = self.entry {
            return prop.edit(document, text);
        }
        let mut edits = Vec::new();
        for &id in &self.on {
            let Some(known) = document.element(id) else { continue };
            let mut element = Element::clone(known);
            match self.entry {
                Entry::Text(field) => field.set(&mut element.content, text),
                Entry::Figure(figure) => figure.set(&mut element.content, text)?,
                Entry::Inner(inner) => inner.set(&mut element.content, text)?,
                Entry::Prop(_) => {}
            }
            if element != **known {
                edits.push(Edit::Update { id, element: Arc::new(element) });
            }
        }
        Ok(match edits.len() {
            0 => None,
            1 => edits.pop(),
            _ => Some(Edit::Batch(edits)),
        })
    }
}

impl Figure {
    /// Reads `text` into `content`; nothing where it has no such figure.
    ///
    /// # Errors
    /// Why it is not understood.
    pub fn set(self, content: &mut Content, text: &str) -> Result<(), Misread> {
        match (self, content) {
            (Self::Clients, Content::Touchpoint(it)) => it.clients_per_month = whole(text)?,
            (Self::Share, Content::Transition(it)) => it.share = share_of(text)?,
            (Self::Value, Content::Indicator(it)) => it.value = measured(it, text)?,
            (Self::Target, Content::Indicator(it)) => it.target = measured(it, text)?,
            (Self::Date, Content::Evidence(it)) => it.date = date(text)?,
            (Self::Votes, content) => content.set_votes(votes(text)?),
            _ => {}
        }
        Ok(())
    }
}

impl Prop {
    fn edit(self, document: &Document, text: &str) -> Result<Option<Edit>, Misread> {
        if let Self::Wording(at) = self {
            return Ok(reword(document, at, text));
        }
        let props: &MapProps = document.props();
        let mut next = props.clone();
        match self {
            Self::Wording(_) => {}
            Self::Title => text.clone_into(&mut next.title),
            Self::Scenario => text.clone_into(&mut next.scenario),
            Self::Notes => text.clone_into(&mut next.notes),
            Self::Authors => {
                let names = text.lines().map(str::trim).filter(|name| !name.is_empty());
                next.authors = names.map(str::to_owned).collect();
            }
            Self::Target(metric) => {
                let (low, high) = metric.range();
                match number(text.trim().trim_end_matches('%'))? {
                    None => drop(next.targets.remove(&metric)),
                    Some(value) if (low..=high).contains(&value) => {
                        next.targets.insert(metric, value);
                    }
                    Some(_) => return Err(Misread::Range(metric)),
                }
            }
        }
        Ok((next != *props).then(|| Edit::SetProps(Arc::new(next))))
    }
}

/// The edit that gives the question at a place another wording.
fn reword(document: &Document, at: usize, text: &str) -> Option<Edit> {
    let (id, question) = document.questions().iter().nth(at)?;
    let reworded = Question { text: text.to_owned(), ..question.clone() };
    let edit = Edit::SetQuestion { id: id.clone(), question: Some(reworded) };
    (question.text != text).then_some(edit)
}

/// A figure of an indicator, which may be followed by the indicator's unit.
fn measured(indicator: &Indicator, text: &str) -> Result<Option<f64>, Misread> {
    let text = text.trim();
    number(text.strip_suffix(indicator.unit.trim()).unwrap_or(text))
}

/// `text` without spaces of any width, with a hyphen for a minus.
fn compact(text: &str) -> String {
    let letters = text.chars().filter(|c| !c.is_whitespace());
    letters.map(|c| if c == '\u{2212}' { '-' } else { c }).collect()
}

/// A number with a decimal point or comma; nothing where nothing is written. A sign that stands
/// more than once, or before the other, groups thousands.
pub(super) fn number(text: &str) -> Result<Option<f64>, Misread> {
    let text = compact(text);
    if text.is_empty() {
        return Ok(None);
    }
    let sign = text.rfind(['.', ',']).map(|at| &text[at..=at]);
    let decimal = sign.filter(|sign| text.matches(sign).count() == 1);
    let digits: String = text
        .chars()
        .filter_map(|c| match c {
            '.' | ',' => decimal.is_some_and(|sign| sign.starts_with(c)).then_some('.'),
            _ => Some(c),
        })
        .collect();
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
    let value = digits.parse::<f64>().ok().filter(|value| plain && value.is_finite());
    value.map(Some).ok_or(Misread::Number)
}

/// A whole number, its thousands grouped or not; nothing where nothing is written.
///
/// # Errors
/// Where it is none.
pub fn whole(text: &str) -> Result<Option<u64>, Misread> {
    let text = compact(text);
    if text.is_empty() {
        return Ok(None);
    }
    let mut groups = text.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let grouped = groups.all(|group| group.len() == 3) && !first.is_empty();
    let digits = text.replace(['.', ','], "");
    let plain = grouped && digits.bytes().all(|b| b.is_ascii_digit());
    let value = digits.parse().ok().filter(|_| plain);
    value.map(Some).ok_or(Misread::Whole)
}

/// A number of dots; none where nothing is written.
fn votes(text: &str) -> Result<u32, Misread> {
    let number = whole(text).map_err(|_| Misread::Votes)?.unwrap_or(0);
    u32::try_from(number).ok().filter(|votes| *votes <= MOST_VOTES).ok_or(Misread::Votes)
}

/// A day as `2026-09-30` or `30.09.2026`; nothing where nothing is written.
///
/// # Errors
/// Where the calendar has no such day.
pub fn date(text: &str) -> Result<Option<Date>, Misread> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts = |sign: char| -> Option<[&str; 3]> {
        text.split(sign).map(str::trim).collect::<Vec<_>>().try_into().ok()
    };
    let turned = || parts('.').map(|[day, month, year]| [year, month, day]);
    let [year, month, day] = parts('-').or_else(turned).ok_or(Misread::Date)?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if year.len() != 4 || ![year, month, day].into_iter().all(digits) {
        return Err(Misread::Date);
    }
    let read = || Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?));
    let date = read().map(|(year, month, day)| Date { year, month, day });
    date.filter(|date| date.is_valid()).map(Some).ok_or(Misread::Date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, value) in [
            ("7", Some(7.0)),
            (" 7,25 ", Some(7.25)),
            ("7.25", Some(7.25)),
            ("−3", Some(-3.0)),
            ("1 234,5", Some(1234.5)),
            ("1,234.5", Some(1234.5)),
            ("1.234,5", Some(1234.5)),
            ("1,234,567", Some(1_234_567.0)),
            ("1\u{202F}000", Some(1000.0)),
            ("", None),
            ("  ", None),
        ] {
            assert_eq!(number(text), Ok(value), "{text}");
        }
        for text in ["x", "1e5", "inf", "NaN", "--1", ",", "5 min"] {
            assert_eq!(number(text), Err(Misread::Number), "{text}");
        }
    }

    #[test]
    fn whole_numbers_may_be_grouped() {
        for (text, value) in
            [("1200", Some(1200)), ("1 200", Some(1200)), ("1,200", Some(1200)), ("", None)]
        {
            assert_eq!(whole(text), Ok(value), "{text}");
        }
        for text in ["-1", "1,5", "1.20", ".500", "many", "99999999999999999999"] {
            assert_eq!(whole(text), Err(Misread::Whole), "{text}");
        }
    }

    #[test]
    fn days_are_read_in_both_orders_and_must_exist() {
        let day = Date { year: 2026, month: 9, day: 5 };
        for text in ["2026-09-05", "05.09.2026", "5.9.2026", " 2026-9-5 "] {
            assert_eq!(date(text), Ok(Some(day)), "{text}");
        }
        assert_eq!(date(" "), Ok(None));
        for text in
            ["31.02.2026", "5.9.26", "2026", "09/05/2026", "a-b-c", "2026-13-01", "+2026-1-1"]
        {
            assert_eq!(date(text), Err(Misread::Date), "{text}");
        }
    }
}
