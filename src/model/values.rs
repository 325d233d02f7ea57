//! Ranges of the values in elements, properties, questions and cells: one place that says whether
//! a value holds, and one that mends it.

use super::{
    BadCell, BadQuestion, BadValue, CellKey, Content, Date, Element, EncodedImage, Ext,
    ImportRecord, KeptComments, MOST_PROFILES, MOST_VOTES, MapProps, Measured, Month, Profile,
    Question, Reported,
};
use crate::scores::{Answers, Histogram, Metric};

/// Most answers of one cell: every count stays exact as a 64-bit float.
const MOST_ANSWERS: u64 = 1 << 53;
/// Longest key of a question.
const LONGEST_QUESTION: usize = 64;
/// Most columns of a segment combination.
const MOST_COLUMNS: usize = 3;

impl Content {
    /// Every free text of the element; unused places are empty.
    pub fn texts(&self) -> [&str; 6] {
        match self {
            Self::Persona(p) => [&p.name, &p.about, &p.motivation, &p.needs, &p.pains, ""],
            Self::Stage(s) => [&s.name, "", "", "", "", ""],
            Self::Touchpoint(t) => {
                [&t.name, &t.channel, &t.action, &t.expectation, &t.owner, &t.backstage]
            }
            Self::Transition(t) => [&t.label, "", "", "", "", ""],
            Self::Emotion(e) => [&e.word, &e.quote, "", "", "", ""],
            Self::Barrier(b) => [&b.text, "", "", "", "", ""],
            Self::Driver(d) => [&d.text, "", "", "", "", ""],
            Self::Moment(m) => [&m.why, "", "", "", "", ""],
            Self::Solution(s) => [&s.text, "", "", "", "", ""],
            Self::Evidence(e) => [&e.text, &e.source, &e.link, "", "", ""],
            Self::Indicator(i) => [&i.name, &i.unit, &i.data_source, "", "", ""],
            Self::Quote(q) => [&q.text, &q.speaker, "", "", "", ""],
            Self::Picture(p) => [&p.caption, "", "", "", "", ""],
            Self::Idea(i) => [&i.text, &i.note, &i.author, "", "", ""],
            Self::Frame(f) => [&f.caption, &f.notes, "", "", "", ""],
        }
    }

    /// Calls `change` with every free text of the element.
    pub fn each_text_mut(&mut self, mut change: impl FnMut(&mut String)) {
        let texts: Vec<&mut String> = match self {
            Self::Persona(p) => {
                vec![&mut p.name, &mut p.about, &mut p.motivation, &mut p.needs, &mut p.pains]
            }
            Self::Stage(s) => vec![&mut s.name],
            Self::Touchpoint(t) => vec![
                &mut t.name,
                &mut t.channel,
                &mut t.action,
                &mut t.expectation,
                &mut t.owner,
                &mut t.backstage,
            ],
            Self::Transition(t) => vec![&mut t.label],
            Self::Emotion(e) => vec![&mut e.word, &mut e.quote],
            Self::Barrier(b) => vec![&mut b.text],
            Self::Driver(d) => vec![&mut d.text],
            Self::Moment(m) => vec![&mut m.why],
            Self::Solution(s) => vec![&mut s.text],
            Self::Evidence(e) => vec![&mut e.text, &mut e.source, &mut e.link],
            Self::Indicator(i) => vec![&mut i.name, &mut i.unit, &mut i.data_source],
            Self::Quote(q) => vec![&mut q.text, &mut q.speaker],
            Self::Picture(p) => vec![&mut p.caption],
            Self::Idea(i) => vec![&mut i.text, &mut i.note, &mut i.author],
            Self::Frame(f) => vec![&mut f.caption, &mut f.notes],
        };
        texts.into_iter().for_each(&mut change);
    }
}

impl Date {
    /// Its place in time, for charts: a day is 1, and months are taken to have 31 of them.
    pub fn place(self) -> i32 {
        i32::from(self.year) * 372 + i32::from(self.month) * 31 + i32::from(self.day)
    }

    /// Whether the calendar has this day.
    pub const fn is_valid(self) -> bool {
        let Self { year, month, day } = self;
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return false,
        };
        year >= 1 && year <= 9999 && day >= 1 && day <= days
    }
}

impl Month {
    /// Whether the calendar has this month.
    pub const fn is_valid(self) -> bool {
        self.year >= 1 && self.year <= 9999 && self.month >= 1 && self.month <= 12
    }
}

impl EncodedImage {
    /// Whether the picture is not empty and within the limits.
    pub fn is_valid(&self) -> bool {
        (1..=Self::MAX_SIDE).contains(&self.width)
            && (1..=Self::MAX_SIDE).contains(&self.height)
            && (1..=Self::MAX_BYTES).contains(&self.bytes.len())
    }
}

impl Element {
    /// Whether every value of it is within its range.
    pub fn is_sound(&self) -> bool {
        bad_values(self).next().is_none()
    }
}

impl MapProps {
    /// Whether every value of it is within its range.
    pub fn is_sound(&self) -> bool {
        bad_props(self).next().is_none()
    }
}

fn has_nul(text: &str) -> bool {
    text.as_bytes().contains(&0)
}

fn ext_has_nul(ext: &Ext) -> bool {
    ext.iter().any(|(name, value)| has_nul(name) || has_nul(value))
}

fn finite(value: Option<f64>) -> bool {
    value.is_none_or(f64::is_finite)
}

/// Everything wrong with the fields of an element.
pub(super) fn bad_values(element: &Element) -> impl Iterator<Item = BadValue> {
    let share = |share: f64| (0.0..=1.0).contains(&share);
    let (first, second) = match &element.content {
        Content::Barrier(b) if b.severity.is_some_and(|s| !(1..=5).contains(&s)) => {
            (Some(BadValue::Severity), None)
        }
        Content::Transition(t) if !t.share.is_none_or(share) => (Some(BadValue::Share), None),
        Content::Indicator(i) => (
            (!finite(i.value)).then_some(BadValue::IndicatorValue),
            (!finite(i.target)).then_some(BadValue::IndicatorTarget),
        ),
        Content::Touchpoint(t) => (
            (!good_reported(&t.reported)).then_some(BadValue::Reported),
            t.follow_up.as_ref().is_some_and(|it| !it.since.is_valid()).then_some(BadValue::Date),
        ),
        Content::Quote(q) if q.comment.as_ref().is_some_and(|it| !it.is_valid()) => {
            (Some(BadValue::Comment), None)
        }
        Content::Evidence(e) if e.date.is_some_and(|date| !date.is_valid()) => {
            (Some(BadValue::Date), None)
        }
        Content::Picture(p) if !p.image.is_valid() => (Some(BadValue::Picture), None),
        _ => (None, None),
    };
    let nul = element.content.texts().into_iter().any(has_nul)
        || ext_has_nul(&element.ext)
        || inner_texts(&element.content).any(has_nul);
    let history = element.content.as_indicator();
    let history = history.is_some_and(|indicator| !Measured::is_history(&indicator.history));
    let history = history.then_some(BadValue::History);
    let votes = element.content.votes().is_some_and(|votes| votes > MOST_VOTES);
    let votes = votes.then_some(BadValue::Votes);
    nul.then_some(BadValue::Nul).into_iter().chain(first).chain(second).chain(votes).chain(history)
}

fn good_reported(list: &[Reported]) -> bool {
    list.len() <= Reported::MOST && list.iter().all(Reported::is_valid)
}

/// The texts inside an element's lists and records.
fn inner_texts(content: &Content) -> impl Iterator<Item = &str> {
    let touchpoint = content.as_touchpoint();
    let sources = touchpoint.into_iter().flat_map(|it| &it.reported).map(|it| &*it.source);
    let answer = touchpoint.and_then(|it| it.follow_up.as_ref()).map(|it| &*it.answer);
    let quote = content.as_quote();
    let import = quote.and_then(|quote| quote.comment.as_ref()).map(|it| &*it.import);
    sources.chain(answer).chain(import)
}

/// Takes NUL out of the texts of [`inner_texts`].
fn without_nul(content: &mut Content) {
    let clean = |text: &mut String| text.retain(|letter| letter != '\0');
    match content {
        Content::Touchpoint(touchpoint) => {
            touchpoint.reported.iter_mut().for_each(|it| clean(&mut it.source));
            touchpoint.follow_up.iter_mut().for_each(|it| clean(&mut it.answer));
        }
        Content::Quote(quote) if quote.comment.as_ref().is_some_and(|it| has_nul(&it.import)) => {
            quote.comment = None;
        }
        _ => {}
    }
}

/// Empties the field a problem is about. A bad picture cannot be mended.
pub(super) fn mend(element: &mut Element, problem: BadValue) {
    match (problem, &mut element.content) {
        (BadValue::Nul, content) => {
            content.each_text_mut(|text| text.retain(|letter| letter != '\0'));
            without_nul(content);
            element.ext.retain(|name, value| !has_nul(name) && !has_nul(value));
        }
        (BadValue::Severity, Content::Barrier(barrier)) => barrier.severity = None,
        (BadValue::Votes, content) => content.set_votes(MOST_VOTES),
        (BadValue::Share, Content::Transition(transition)) => transition.share = None,
        (BadValue::IndicatorValue, Content::Indicator(indicator)) => indicator.value = None,
        (BadValue::IndicatorTarget, Content::Indicator(indicator)) => indicator.target = None,
        (BadValue::Date, Content::Evidence(evidence)) => evidence.date = None,
        (BadValue::Date, Content::Touchpoint(touchpoint)) => touchpoint.follow_up = None,
        (BadValue::Reported, Content::Touchpoint(touchpoint)) => {
            touchpoint.reported.retain(Reported::is_valid);
            touchpoint.reported.truncate(Reported::MOST);
        }
        (BadValue::Comment, Content::Quote(quote)) => quote.comment = None,
        (BadValue::History, Content::Indicator(indicator)) => {
            let found = std::mem::take(&mut indicator.history);
            let good = |at: &Measured| at.date.is_valid() && at.value.is_finite();
            for at in found.into_iter().filter(good).take(Measured::MOST) {
                Measured::enter(&mut indicator.history, at);
            }
        }
        _ => {}
    }
}

/// Everything wrong with the properties of a map.
pub(super) fn bad_props(props: &MapProps) -> impl Iterator<Item = BadValue> {
    let nul = [&props.title, &props.scenario, &props.notes]
        .into_iter()
        .chain(&props.authors)
        .any(|text| has_nul(text))
        || ext_has_nul(&props.ext);
    let target = props.targets.values().any(|target| !target.is_finite());
    let target = target.then_some(BadValue::MetricTarget);
    let many = props.imports.len() > MOST_PROFILES || props.profiles.len() > MOST_PROFILES;
    let imports = many
        || props.imports.iter().any(|(id, record)| !good_record(id, record))
        || props.profiles.iter().any(|(name, profile)| !good_profile(name, profile));
    let imports = imports.then_some(BadValue::Imports);
    nul.then_some(BadValue::Nul).into_iter().chain(target).chain(imports)
}

fn good_record(id: &str, record: &ImportRecord) -> bool {
    let ImportRecord { file, date, answers: _, profile } = record;
    date.is_valid() && ![id, file, profile].into_iter().any(has_nul)
}

fn good_profile(name: &str, profile: &Profile) -> bool {
    profile.comments.most <= KeptComments::MOST && !profile.texts().chain([name]).any(has_nul)
}

/// Takes out of the properties what is wrong with them.
pub(super) fn mend_props(props: &mut MapProps) {
    let MapProps { title, scenario, notes, authors, .. } = props;
    for text in [title, scenario, notes].into_iter().chain(authors) {
        text.retain(|letter| letter != '\0');
    }
    props.ext.retain(|name, value| !has_nul(name) && !has_nul(value));
    props.targets.retain(|_, target| target.is_finite());
    props.imports.retain(|id, record| good_record(id, record));
    props.profiles.retain(|name, profile| good_profile(name, profile));
    while props.imports.len() > MOST_PROFILES {
        props.imports.pop_last();
    }
    while props.profiles.len() > MOST_PROFILES {
        props.profiles.pop_last();
    }
}

/// What is wrong with a question.
pub(super) fn bad_question(id: &str, question: &Question) -> Option<BadQuestion> {
    let good = (1..=LONGEST_QUESTION).contains(&id.len())
        && id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
    if !good {
        Some(BadQuestion::Key)
    } else if has_nul(&question.text) {
        Some(BadQuestion::Nul)
    } else {
        None
    }
}

/// What is wrong with a cell whose question, if it exists, feeds `metric`.
pub(super) fn bad_cell(
    key: &CellKey,
    answers: &Answers,
    is_touchpoint: bool,
    metric: Option<Metric>,
) -> Option<BadCell> {
    let Some(metric) = metric else { return Some(BadCell::NoQuestion) };
    let texts = key.segments.iter().flat_map(|s| [&s.column, &s.value]).chain([&key.import]);
    if !is_touchpoint {
        Some(BadCell::NoTouchpoint)
    } else if key.period.is_some_and(|month| !month.is_valid()) {
        Some(BadCell::Month)
    } else if key.segments.len() > MOST_COLUMNS
        || key.segments.iter().any(|segment| segment.column.is_empty())
        || key.segments.windows(2).any(|pair| pair[0].column >= pair[1].column)
    {
        Some(BadCell::Segments)
    } else if texts.into_iter().any(|text| has_nul(text)) {
        Some(BadCell::Nul)
    } else {
        bad_answers(metric, answers)
    }
}

/// What is wrong with answers to a question of `metric`.
fn bad_answers(metric: Metric, answers: &Answers) -> Option<BadCell> {
    let scale = metric.scale();
    match answers {
        // The sum of three answers of one respondent.
        Answers::One(sums) if metric == Metric::Cli => {
            bad_histogram(sums, (3 * scale.0, 3 * scale.1))
        }
        Answers::One(histogram) => bad_histogram(histogram, scale),
        Answers::Three(three) if metric == Metric::Cli => {
            three.iter().find_map(|histogram| bad_histogram(histogram, scale))
        }
        Answers::Three(_) => Some(BadCell::Three),
    }
}

fn bad_histogram(histogram: &Histogram, (low, high): (u8, u8)) -> Option<BadCell> {
    let top = usize::from(histogram.lowest()) + histogram.counts().len();
    if histogram.lowest() < low || histogram.counts().is_empty() || top > usize::from(high) + 1 {
        return Some(BadCell::Scale);
    }
    let n = histogram.counts().iter().try_fold(0_u64, |sum, &count| sum.checked_add(count));
    n.is_none_or(|n| n > MOST_ANSWERS).then_some(BadCell::TooMany)
}
