//! What the columns of a survey mean, as far as their headings and values tell.

use super::mapping::{MOST_SEGMENTS, Mapping, Period};
use super::names::{Names, starts_with_words};
use super::sheet::{Column, Sheet};
use super::values::{Answer, answer, fold, is_date, number, order_of};
use crate::i18n::survey_words;
use crate::model::{Asked, ElementId, KeptComments, Meaning, Target};
use crate::scores::Metric;
use std::collections::BTreeMap;

/// Rows in which a heading may stand.
pub const HEADED: usize = 40;
/// A column of which so much are whole numbers on a scale holds answers.
const MOSTLY: f64 = 0.8;
/// Longer texts are comments, in letters on average.
const LONG: f64 = 24.0;
/// More wordings than this are no questions.
const MOST_WORDINGS: usize = 200;
/// More distinct values than this split answers into too small parts.
const MOST_VALUES: usize = 60;

/// What the values of a column are like.
#[derive(Debug, Default, Clone, Copy)]
struct Look {
    filled: u64,
    dates: u64,
    /// Whole numbers, and those of them that are 0, 1 … 5, 1 … 6 and 0 … 10.
    wholes: u64,
    zeros: u64,
    to_five: u64,
    to_six: u64,
    to_ten: u64,
    /// Values that say that there is no answer.
    none: u64,
    letters: u64,
    distinct: usize,
}

impl Look {
    fn of(column: &Column, first: usize, codes: &[String]) -> Self {
        let mut counts = vec![0_u64; column.distinct()];
        column.codes_from(first).iter().for_each(|&code| counts[code as usize] += 1);
        let mut look = Self::default();
        for (value, &count) in column.values().zip(&counts).skip(1).filter(|(_, count)| **count > 0)
        {
            look.filled += count;
            look.distinct += 1;
            look.letters += count * value.chars().count() as u64;
            look.dates += if is_date(value) { count } else { 0 };
            match answer(value, codes) {
                Answer::NotApplicable => look.none += count,
                Answer::Whole(number) => {
                    look.wholes += count;
                    let mut within =
                        |range: std::ops::RangeInclusive<i64>, sum: fn(&mut Self) -> &mut u64| {
                            if range.contains(&number) {
                                *sum(&mut look) += count;
                            }
                        };
                    within(0..=0, |look| &mut look.zeros);
                    within(1..=5, |look| &mut look.to_five);
                    within(1..=6, |look| &mut look.to_six);
                    within(0..=10, |look| &mut look.to_ten);
                }
                _ => {}
            }
        }
        look
    }

    fn share(&self, part: u64) -> f64 {
        let said = self.filled - self.none;
        if said == 0 { 0.0 } else { part as f64 / said as f64 }
    }

    /// Whether these can be answers on a scale up to 10.
    fn is_answers(&self) -> bool {
        self.wholes > 0 && self.share(self.to_ten) >= MOSTLY
    }

    fn is_dates(&self) -> bool {
        self.share(self.dates) >= MOSTLY
    }

    fn is_comments(&self) -> bool {
        self.filled > 0
            && self.letters as f64 / self.filled as f64 >= LONG
            && self.share(self.wholes) < 0.5
    }
}

/// A guess at what a sheet means, on a map with these touchpoints.
pub fn guess(sheet: &Sheet, touchpoints: &[(ElementId, &str)]) -> Mapping {
    guess_under(sheet, touchpoints, header(sheet))
}

/// A guess where somebody says which rows head the columns.
pub fn guess_under(
    sheet: &Sheet,
    touchpoints: &[(ElementId, &str)],
    header: std::ops::Range<usize>,
) -> Mapping {
    let words = survey_words();
    let codes: Vec<String> = words
        .iter()
        .filter(|(key, _)| *key == "not-applicable")
        .map(|(_, code)| fold(code))
        .collect();
    let mut mapping = Mapping {
        columns: vec![Meaning::Ignored; sheet.columns().len()],
        header,
        targets: BTreeMap::new(),
        questions: BTreeMap::new(),
        not_applicable: codes,
        dates: crate::model::DateOrder::default(),
        period: Period::Dates,
        comments: KeptComments::default(),
    };
    let looks: Vec<Look> = sheet
        .columns()
        .iter()
        .map(|column| Look::of(column, mapping.first_row(), &mapping.not_applicable))
        .collect();
    let names = Names::new(touchpoints);
    let heads: Vec<(String, String)> =
        (0..sheet.columns().len()).map(|at| mapping.heads(sheet, at)).collect();
    let guesser =
        Guesser { sheet, looks: &looks, heads: &heads, names: &names, above: mapping.header.start };
    guesser.fill(&mut mapping);
    let dates = mapping.places(|meaning| *meaning == Meaning::Date).first().copied();
    if let Some(at) = dates {
        mapping.dates = order_of(sheet.columns()[at].values()).0;
    }
    match_names(&mut mapping, sheet, touchpoints);
    mapping
}

/// Guesses which touchpoints the names are that nothing is known of yet, and forgets those that
/// the survey does not have.
pub fn match_names(mapping: &mut Mapping, sheet: &Sheet, touchpoints: &[(ElementId, &str)]) {
    let known = Names::new(touchpoints);
    let mut targets = BTreeMap::new();
    for name in mapping.names(sheet) {
        let guessed = || known.find(&name).map_or(Target::New, Target::Known);
        let target = mapping.targets.get(&name).copied().unwrap_or_else(guessed);
        targets.insert(name, target);
    }
    mapping.targets = targets;
}

/// What the wordings in a column of questions ask, as far as nothing is known of them yet.
pub fn match_questions(mapping: &mut Mapping, sheet: &Sheet) {
    let Some(&at) = mapping.places(|meaning| *meaning == Meaning::Question).first() else {
        return;
    };
    let known = std::mem::take(&mut mapping.questions);
    questions(sheet, mapping, at);
    mapping.questions.extend(known);
}

/// The rows that head the columns: the first that is about as wide as the sheet and holds no
/// numbers, and with it the one below where cells of the first stand over several columns.
fn header(sheet: &Sheet) -> std::ops::Range<usize> {
    let columns = sheet.columns().len();
    let filled = |row: usize| (0..columns).filter(|&at| !sheet.cell(row, at).is_empty()).count();
    let top = sheet.rows().min(HEADED);
    let widths: Vec<usize> = (0..top).map(filled).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    let plain = |row: usize| {
        let odd = |&at: &usize| {
            let value = sheet.cell(row, at);
            number(value).is_some() || is_date(value)
        };
        (0..columns).filter(odd).count() * 5 <= widths[row]
    };
    let Some(first) = (0..top).find(|&row| widths[row] * 2 >= widest && plain(row)) else {
        return 0..0;
    };
    let below = first + 1;
    // Merged cells leave gaps, which the row below fills.
    let gaps = |row: usize| (1..columns).filter(|&at| sheet.cell(row, at).is_empty()).count();
    let two = below < top && gaps(first) > 0 && plain(below) && {
        let mut over = (1..columns).filter(|&at| sheet.cell(first, at).is_empty());
        over.all(|at| !sheet.cell(below, at).is_empty() || sheet.columns()[at].distinct() <= 1)
            && widths[below] > 1
    };
    first..if two { below + 1 } else { below }
}

struct Guesser<'a> {
    sheet: &'a Sheet,
    looks: &'a [Look],
    /// Both rows of each heading; the first is empty where there is only one.
    heads: &'a [(String, String)],
    names: &'a Names,
    /// Rows above the heading.
    above: usize,
}

impl Guesser<'_> {
    /// Whether a heading has a word for a meaning.
    fn says(&self, at: usize, key: &str) -> bool {
        says(&self.heads[at].1, key)
    }

    fn fill(&self, mapping: &mut Mapping) {
        let all = 0..self.looks.len();
        let touchpoints = all.clone().find(|&at| self.is_touchpoints(at));
        let question = all.clone().find(|&at| {
            touchpoints.is_some() && self.says(at, "question") && !self.looks[at].is_answers()
        });
        let mut segments = 0;
        let mut dated = false;
        let mut scored = false;
        for at in all {
            let look = &self.looks[at];
            let (top, head) = &self.heads[at];
            mapping.columns[at] = if Some(at) == touchpoints {
                Meaning::Touchpoint
            } else if Some(at) == question {
                Meaning::Question
            } else if !dated && look.filled > 0 && look.is_dates() {
                dated = true;
                Meaning::Date
            } else if !look.is_answers() && (self.says(at, "comment") || look.is_comments()) {
                Meaning::Comment((touchpoints.is_none() && !top.is_empty()).then(|| top.clone()))
            } else if self.identifies(at) {
                Meaning::Ignored
            } else if look.is_answers() && !self.splits(at) {
                if touchpoints.is_none() {
                    let (name, asked) = self.asked(at);
                    // Without a heading nobody knows what was asked about.
                    if name.is_empty() { Meaning::Ignored } else { Meaning::Answers(name, asked) }
                } else if !scored
                    && (self.says(at, "score") || says_metric(head) || question.is_none())
                {
                    scored = true;
                    let asked = question.is_none().then(|| self.asked(at).1);
                    Meaning::Score(asked)
                } else {
                    Meaning::Ignored
                }
            } else if self.may_split(at) && segments < MOST_SEGMENTS {
                segments += 1;
                Meaning::Segment
            } else {
                Meaning::Ignored
            };
        }
        if let Some(at) = question {
            questions(self.sheet, mapping, at);
        }
        // A scale that begins at 1 has no 0: some exports write it for "not applicable".
        let zero = "0".to_owned();
        let zeros = mapping.columns.iter().zip(self.looks).any(|(meaning, look)| match meaning {
            Meaning::Answers(_, asked) | Meaning::Score(Some(asked)) => {
                asked.metric.scale().0 > 0 && look.zeros > 0
            }
            _ => false,
        });
        if zeros && !mapping.not_applicable.contains(&zero) {
            mapping.not_applicable.push(zero);
        }
    }

    /// Whether a column names touchpoints.
    fn is_touchpoints(&self, at: usize) -> bool {
        let look = &self.looks[at];
        if look.filled == 0 || look.is_answers() || look.is_dates() {
            return false;
        }
        let known = || {
            let values = self.sheet.columns()[at].values().skip(1).take(200);
            let (mut known, mut all) = (0, 0);
            for value in values {
                all += 1;
                known += usize::from(self.names.find(value).is_some());
            }
            known * 2 > all
        };
        self.says(at, "touchpoint") || (!look.is_comments() && known())
    }

    /// Whether answers could be split by a column: of few values, and with a heading.
    fn may_split(&self, at: usize) -> bool {
        let look = &self.looks[at];
        look.filled > 0 && look.distinct <= MOST_VALUES && !self.heads[at].1.is_empty()
    }

    /// Whether a column only says who answered: no two answers are alike, or none are numbers.
    fn identifies(&self, at: usize) -> bool {
        let look = &self.looks[at];
        let unlike = look.distinct as u64 == look.filled;
        self.says(at, "respondent") && (unlike || !look.is_answers())
    }

    /// Whether a column of small numbers splits answers rather than being some.
    fn splits(&self, at: usize) -> bool {
        let head = &self.heads[at].1;
        let short = head.split_whitespace().count() <= 2;
        short && self.says(at, "segment") && self.names.find(head).is_none()
    }

    /// The touchpoint and question that a column of answers is about.
    fn asked(&self, at: usize) -> (String, Asked) {
        let (top, head) = &self.heads[at];
        let (name, question) = match head.split_once(':') {
            Some((name, question)) if top.is_empty() && !question.trim().is_empty() => {
                (name.trim(), question)
            }
            _ if top.is_empty() => (head.as_str(), head.as_str()),
            _ => (top.as_str(), head.as_str()),
        };
        let above = (0..self.above).flat_map(|row| {
            (0..self.sheet.columns().len()).map(move |at| self.sheet.cell(row, at))
        });
        let context: Vec<&str> = above.filter(|text| !text.is_empty()).collect();
        let look = &self.looks[at];
        let asked = asked(question, &context.join(" "), look);
        (bare(name).to_owned(), asked)
    }
}

/// What each wording in the column of questions asks, by its words and its own answers.
fn questions(sheet: &Sheet, mapping: &mut Mapping, at: usize) {
    let scores = mapping.places(|meaning| matches!(meaning, Meaning::Score(_)));
    let Some(&scores) = scores.first() else { return };
    let columns = sheet.columns();
    for (code, wording) in columns[at].values().enumerate().skip(1).take(MOST_WORDINGS) {
        let rows = mapping.first_row()..sheet.rows();
        let mut own = Column::default();
        let asked_here = rows.filter(|&row| columns[at].code(row) as usize == code);
        asked_here.for_each(|row| own.push(columns[scores].get(row).as_bytes()));
        if own.distinct() > 1 {
            let look = Look::of(&own, 0, &mapping.not_applicable);
            mapping.questions.insert(wording.to_owned(), asked(wording, "", &look));
        }
    }
}

/// Whether a text has a word for a meaning.
fn says(text: &str, key: &str) -> bool {
    survey_words().iter().any(|(known, word)| *known == key && starts_with_words(text, word))
}

fn says_metric(text: &str) -> bool {
    ["csat", "csi", "ces", "nps", "cli", "satisfied"].iter().any(|key| says(text, key))
}

/// A name without the scale in brackets at its end.
fn bare(name: &str) -> &str {
    let name = name.trim();
    match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((before, inside)) if range(inside).is_some() && !before.trim().is_empty() => {
            before.trim()
        }
        _ => name,
    }
}

/// A scale written in a text: `1–10`, `(0-10)`, `1 … 5`, `от 1 до 5`.
fn range(text: &str) -> Option<(u8, u8)> {
    let folded = fold(text).replace('…', "-").replace("...", "-");
    let tokens: Vec<&str> =
        folded.split(|c: char| !c.is_ascii_digit()).filter(|token| !token.is_empty()).collect();
    let pairs = tokens
        .windows(2)
        .filter_map(|pair| Some((pair[0].parse::<u8>().ok()?, pair[1].parse::<u8>().ok()?)));
    let known = [(0, 10), (1, 10), (1, 5), (1, 6)];
    let mut pairs = pairs.filter(|pair| known.contains(pair));
    pairs.next()
}

/// What is asked: by the words of the question, then by those that stand above the whole sheet;
/// the scale by what is written, then by the answers.
fn asked(question: &str, above: &str, look: &Look) -> Asked {
    if says(question, "cli-again") {
        return Asked { metric: Metric::Cli, part: Some(1) };
    }
    if says(question, "cli-other") {
        return Asked { metric: Metric::Cli, part: Some(2) };
    }
    let written = range(question).or_else(|| range(above));
    let mostly = |part: u64| look.share(part) >= 0.95;
    let scale = written.unwrap_or({
        let zero_to_five = look.to_five + look.zeros;
        if mostly(zero_to_five) {
            (1, 5)
        } else if look.zeros > 0 && !mostly(look.to_ten - look.zeros) {
            (0, 10)
        } else {
            (1, 10)
        }
    });
    for text in [question, above] {
        if says(text, "nps") {
            let six = scale == (1, 6) || (written.is_none() && scale.0 == 1 && mostly(look.to_six));
            if six {
                return Asked { metric: Metric::Cli, part: Some(0) };
            }
            let from_one = written.is_some_and(|(low, _)| low == 1);
            return Asked::whole(if from_one { Metric::NpsFromOne } else { Metric::Nps });
        }
        if says(text, "cli") {
            return Asked::whole(Metric::Cli);
        }
        if says(text, "ces") {
            return Asked::whole(Metric::Ces);
        }
        if says(text, "csi") {
            return Asked::whole(Metric::Csi);
        }
        if says(text, "csat") {
            return Asked::whole(Metric::Csat);
        }
    }
    Asked::whole(match scale {
        (1, 5) => Metric::Csat,
        (0, 10) => Metric::Nps,
        _ => Metric::Csi,
    })
}
