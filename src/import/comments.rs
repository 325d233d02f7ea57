//! What clients wrote beside their answers: of each touchpoint a few comments are chosen.
//!
//! The choice is the same on every computer. Comments beside unhappy answers come first, then
//! those beside happy ones, then all others; within each the one that says most, by its different
//! words. Empty comments, those that say that there is nothing to say, and such as say again what
//! was said are left out.

use super::counted::{About, Counted};
use super::mapping::{Mapping, Period};
use super::privacy::{is_private, masked};
use super::sheet::{Column, Sheet};
use super::values::{Answer, answer, fold, month};
use crate::i18n::survey_words;
use crate::model::{Asked, Meaning, Month, Privacy, Target};
use crate::scores::Metric;
use crate::watch::Watch;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Longest comment that is kept, in characters; of longer ones the beginning is.
const LONGEST: usize = 1_000;
/// Rows between two looks at the watch.
const STEP: usize = 1 << 16;

/// A comment that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The touchpoint it is about.
    pub touchpoint: About,
    /// What was written, without what is private where that is masked.
    pub text: String,
    /// The answer it stands beside.
    pub answer: Option<(Metric, u8)>,
    /// The month; `None` = undated.
    pub period: Option<Month>,
}

/// The comments of a survey.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comments {
    /// Those that were chosen, by touchpoint, the most telling first.
    pub chosen: Vec<Comment>,
    /// How many say something.
    pub found: u64,
    /// How many of the chosen had e-mail addresses or phone numbers, which are masked.
    pub masked: u64,
    /// How many were left out for such.
    pub private: u64,
    /// How many belong to no one touchpoint.
    pub unplaced: u64,
}

/// How telling a comment is, the most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Beside an unhappy answer, a happy one, another or none.
    mood: u8,
    words: std::cmp::Reverse<u32>,
    row: u32,
    column: u32,
}

/// A comment that may be chosen.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    rank: Rank,
    answer: Option<(Metric, u8)>,
    period: Option<Month>,
}

/// Chooses comments of a survey that was counted. `None` when nobody wants them any more.
pub fn comments(
    sheet: &Sheet,
    mapping: &Mapping,
    counted: &Counted,
    watch: &Watch,
) -> Option<Comments> {
    let mut result = Comments::default();
    let most = usize::from(mapping.comments.most);
    let columns = mapping.places(|meaning| matches!(meaning, Meaning::Comment(_)));
    if most == 0 || columns.is_empty() {
        return Some(result);
    }
    let reader = Reader::new(sheet, mapping, counted);
    let said: Vec<Vec<u32>> = columns.iter().map(|&at| telling(&sheet.columns()[at])).collect();
    let mut found: BTreeMap<About, Vec<Candidate>> = BTreeMap::new();
    for row in mapping.first_row()..sheet.rows() {
        if row % STEP == 0 && watch.stopped() {
            return None;
        }
        for (&at, said) in columns.iter().zip(&said) {
            let words = said[sheet.columns()[at].code(row) as usize];
            if words == 0 {
                continue;
            }
            let Ok(period) = reader.period(row) else { continue };
            result.found += 1;
            let Some((about, answer)) = reader.about(row, &mapping.columns[at]) else {
                result.unplaced += 1;
                continue;
            };
            let words = std::cmp::Reverse(words);
            let rank = Rank { mood: mood(answer), words, row: row as u32, column: at as u32 };
            found.entry(about).or_default().push(Candidate { rank, answer, period });
        }
    }
    for (about, mut candidates) in found {
        candidates.sort_unstable_by_key(|candidate| candidate.rank);
        choose(sheet, mapping, (&about, &candidates), &mut result);
    }
    Some(result)
}

/// Takes the most telling comments of a touchpoint.
fn choose(
    sheet: &Sheet,
    mapping: &Mapping,
    (about, candidates): (&About, &[Candidate]),
    result: &mut Comments,
) {
    let mut taken = HashSet::new();
    for candidate in candidates {
        if taken.len() >= usize::from(mapping.comments.most) {
            return;
        }
        let Rank { row, column, .. } = candidate.rank;
        let whole = cut(sheet.cell(row as usize, column as usize));
        let private = is_private(&whole);
        let text = match mapping.comments.privacy {
            Privacy::LeaveOut if private => {
                result.private += 1;
                continue;
            }
            Privacy::Mask if private => masked(&whole),
            _ => whole,
        };
        if !taken.insert(bare(&text)) {
            continue;
        }
        result.masked += u64::from(private && mapping.comments.privacy == Privacy::Mask);
        let Candidate { answer, period, .. } = *candidate;
        result.chosen.push(Comment { touchpoint: about.clone(), text, answer, period });
    }
}

/// A comment as it is kept: no longer than the longest, cut behind a word.
fn cut(text: &str) -> String {
    let text: String = text.trim().chars().filter(|c| *c != '\0').collect();
    match text.char_indices().nth(LONGEST) {
        None => text,
        Some((end, _)) => {
            let start = &text[..end];
            let word = start.rfind(char::is_whitespace).filter(|at| *at > end / 2).unwrap_or(end);
            format!("{}…", start[..word].trim_end())
        }
    }
}

/// How many different words each value of a column has; 0 where it says nothing.
fn telling(column: &Column) -> Vec<u32> {
    let nothing: BTreeSet<String> = survey_words()
        .iter()
        .filter(|(key, _)| matches!(*key, "no-comment" | "not-applicable"))
        .map(|(_, word)| bare(word))
        .collect();
    let words = |text: &str| {
        let bare = bare(text);
        if !bare.chars().any(char::is_alphabetic) || nothing.contains(&bare) {
            return 0;
        }
        bare.split(' ').collect::<HashSet<_>>().len() as u32
    };
    column.values().map(words).collect()
}

/// A text as it is compared: folded, without punctuation.
fn bare(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn mood(answer: Option<(Metric, u8)>) -> u8 {
    let Some((metric, answer)) = answer else { return 2 };
    // CLI counts sums of three answers.
    let times = metric.one_scale().1 / metric.scale().1;
    let within = |(low, high): (u8, u8)| (low * times..=high * times).contains(&answer);
    match () {
        () if within(metric.unhappy()) => 0,
        () if within(metric.happy()) => 1,
        () => 2,
    }
}

/// What stands in place of a date is none.
struct BadDate;

/// Reads what stands beside comments.
struct Reader<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    /// New touchpoints as they are counted, by their folded name.
    new: BTreeMap<String, About>,
    touchpoints: Option<usize>,
    questions: Option<usize>,
    /// The columns of dates, where they say which month it is.
    dates: Option<usize>,
    /// The one touchpoint that every answer is about.
    only: Option<&'a str>,
}

impl<'a> Reader<'a> {
    fn new(sheet: &'a Sheet, mapping: &'a Mapping, counted: &Counted) -> Self {
        let new = counted.cells.iter().filter_map(|(cell, _)| match &cell.touchpoint {
            About::New(name) => Some((fold(name), cell.touchpoint.clone())),
            About::Known(_) => None,
        });
        let first = |wanted: Meaning| mapping.columns.iter().rposition(|it| *it == wanted);
        let mut named: Vec<&str> = mapping
            .columns
            .iter()
            .filter_map(|meaning| match meaning {
                Meaning::Answers(name, _) => Some(name.as_str()),
                _ => None,
            })
            .collect();
        named.dedup();
        Self {
            sheet,
            mapping,
            new: new.collect(),
            touchpoints: first(Meaning::Touchpoint),
            questions: first(Meaning::Question),
            dates: first(Meaning::Date).filter(|_| mapping.period == Period::Dates),
            only: (named.len() == 1).then(|| named[0]),
        }
    }

    /// The month of a row, if any; an error where its date is none and the row is left out.
    fn period(&self, row: usize) -> Result<Option<Month>, BadDate> {
        match self.mapping.period {
            Period::Month(month) => Ok(Some(month)),
            Period::None => Ok(None),
            Period::Dates => {
                let Some(at) = self.dates else { return Ok(None) };
                let text = self.sheet.cell(row, at);
                let month = month(text, self.mapping.dates);
                if text.is_empty() || month.is_some() { Ok(month) } else { Err(BadDate) }
            }
        }
    }

    /// What a comment is about, and the answer it stands beside.
    fn about(&self, row: usize, meaning: &Meaning) -> Option<(About, Option<(Metric, u8)>)> {
        let Meaning::Comment(own) = meaning else { return None };
        let name = match (own, self.touchpoints) {
            (Some(name), _) => name.as_str(),
            (None, Some(at)) => self.sheet.cell(row, at).trim(),
            (None, None) => self.only?,
        };
        let about = match self.mapping.targets.get(name) {
            Some(Target::Known(id)) => About::Known(*id),
            Some(Target::Skipped) => return None,
            Some(Target::New) | None => self.new.get(&fold(name))?.clone(),
        };
        let long = self.touchpoints.is_some();
        Some((about, self.answer(row, (!long).then_some(name))))
    }

    /// The answer in a row; `name`: the touchpoint its column is about.
    fn answer(&self, row: usize, name: Option<&str>) -> Option<(Metric, u8)> {
        let mut parts = [None; 3];
        for (at, meaning) in self.mapping.columns.iter().enumerate() {
            let asked = match (meaning, name) {
                (Meaning::Score(Some(asked)), None) => *asked,
                (Meaning::Score(None), None) => {
                    let Some(asked) = self.asked(row) else { continue };
                    asked
                }
                (Meaning::Answers(about, asked), Some(name)) if self.same(about, name) => *asked,
                _ => continue,
            };
            let value = self.sheet.cell(row, at);
            let Answer::Whole(number) = answer(value, &self.mapping.not_applicable) else {
                continue;
            };
            let (low, high) = match asked.part {
                Some(_) => asked.metric.scale(),
                None => asked.metric.one_scale(),
            };
            let Some(number) = u8::try_from(number).ok().filter(|it| (low..=high).contains(it))
            else {
                continue;
            };
            match asked.part {
                None => return Some((asked.metric, number)),
                Some(part) => parts[part.min(2)] = Some(number),
            }
        }
        match parts {
            [Some(a), Some(b), Some(c)] => Some((Metric::Cli, a + b + c)),
            _ => None,
        }
    }

    fn asked(&self, row: usize) -> Option<Asked> {
        self.mapping.questions.get(self.sheet.cell(row, self.questions?)).copied()
    }

    /// Whether two names are of one touchpoint.
    fn same(&self, a: &str, b: &str) -> bool {
        let target = |name: &str| match self.mapping.targets.get(name) {
            Some(Target::Known(id)) => Some(*id),
            _ => None,
        };
        a == b || target(a).is_some_and(|id| target(b) == Some(id)) || fold(a) == fold(b)
    }
}
