//! A journey of Mermaid as a map to be.

use super::super::bytes::lines;
use super::super::draft::{Draft, DraftStage, DraftTouchpoint, LONGEST_TEXT};
use super::super::{Doubt, InterchangeError, Spot, Syntax, Warning};
use super::escape::{code_length, read as decoded, read_name, trimmed};
use super::fence::{Piece, pieces};
use super::front::front;
use super::is_keyword;
use super::write::valence;
use crate::model::{Emotion, Journey, Touchpoint};

/// Reads a journey: a text that is one, or the first in a page.
///
/// # Errors
/// At the first line that is none of Mermaid's, and where it is too much.
pub(in super::super) fn read(text: &str) -> Result<(Draft, Vec<Warning>), InterchangeError> {
    let mut warnings = Vec::new();
    let whole = Piece { text, first: 1 };
    let within = if is_journey(text) { None } else { journey(text) };
    let Piece { text, first } = within.unwrap_or(whole);
    let before = front(text, first, &mut warnings)?;
    let draft = Draft::titled(before.title);
    let mut reader = Reader { draft, warnings, at: 1, begun: false, open: None };
    for (number, line) in (before.first..).zip(lines(before.rest)) {
        reader.at = number;
        if line.len() > LONGEST_TEXT {
            return Err(reader.wrong(1, Syntax::LongLine));
        }
        reader.line(line)?;
    }
    if let Some((line, _)) = reader.open {
        return Err(InterchangeError::At { line, column: 1, what: Syntax::Unclosed });
    }
    if !reader.begun {
        return Err(InterchangeError::At { line: 1, column: 1, what: Syntax::NoHeader });
    }
    Ok((reader.draft, reader.warnings))
}

/// Whether a text is a journey or holds one, by its beginning.
pub(in super::super) fn begins(text: &str) -> bool {
    is_journey(text) || journey(text).is_some()
}

/// The first journey in a page of Markdown; `None` where there is none between fences.
fn journey(page: &str) -> Option<Piece<'_>> {
    pieces(page).find(|piece| is_journey(piece.text))
}

/// Whether the first statement of a text begins a journey. A line that goes on with words of its
/// own, as sentences do, begins none.
fn is_journey(text: &str) -> bool {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let Ok(before) = front(text, 1, &mut Vec::new()) else { return false };
    let mut directive = false;
    for line in lines(before.rest).map(trimmed) {
        if directive || line.starts_with("%%{") {
            directive = !line.contains("}%%");
        } else if !line.is_empty() && !is_comment(line) {
            let Some(rest) = line.strip_prefix("journey") else { return false };
            let rest = rest.strip_prefix(char::is_whitespace).map(trimmed);
            let goes_on = |rest: &str| rest.is_empty() || is_comment(rest) || is_keyword(rest);
            return line == "journey" || rest.is_some_and(goes_on);
        }
    }
    false
}

/// What goes on over several lines.
#[derive(Clone, Copy)]
enum Open {
    /// `%%{ … }%%`.
    Directive,
    /// `accDescr { … }`.
    Description,
}

struct Reader {
    draft: Draft,
    warnings: Vec<Warning>,
    /// The line, from 1.
    at: usize,
    /// Whether `journey` has been read.
    begun: bool,
    /// What goes on, and the line it began in.
    open: Option<(usize, Open)>,
}

impl Reader {
    fn wrong(&self, column: usize, what: Syntax) -> InterchangeError {
        InterchangeError::At { line: self.at, column, what }
    }

    fn warn(&mut self, doubt: Doubt) {
        self.warnings.push(Warning { spot: Spot::Line(self.at), doubt });
    }

    fn line(&mut self, line: &str) -> Result<(), InterchangeError> {
        match self.open {
            Some((_, Open::Directive)) => {
                if line.contains("}%%") {
                    self.open = None;
                }
                return Ok(());
            }
            Some((_, Open::Description)) => {
                self.description(line);
                return Ok(());
            }
            None => {}
        }
        let text = trimmed(line);
        if text.starts_with("%%{") {
            if !text.contains("}%%") {
                self.open = Some((self.at, Open::Directive));
            }
            return Ok(());
        }
        let column = line[..line.len() - line.trim_start().len()].chars().count() + 1;
        if self.begun { self.statement(text, column) } else { self.header(text, column) }
    }

    /// The first statement, with what stands behind it in the same line.
    fn header(&mut self, text: &str, column: usize) -> Result<(), InterchangeError> {
        if text.is_empty() || is_comment(text) {
            return Ok(());
        }
        let Some(rest) = keyword(text, "journey") else {
            return Err(self.wrong(column, Syntax::NoHeader));
        };
        if !text.starts_with("journey") {
            return Err(self.wrong(column, Syntax::HeaderCase));
        }
        self.begun = true;
        let behind = rest.len() - rest.trim_start().len() + "journey".len();
        self.statement(trimmed(rest), column + behind)
    }

    fn statement(&mut self, text: &str, column: usize) -> Result<(), InterchangeError> {
        if text.is_empty() || is_comment(text) {
            return Ok(());
        }
        if let Some(rest) = keyword(text, "accDescr").map(str::trim_start) {
            if let Some(text) = rest.strip_prefix(':') {
                self.draft.scenario = decoded(text);
                return Ok(());
            }
            if let Some(text) = rest.strip_prefix('{') {
                self.open = Some((self.at, Open::Description));
                self.draft.scenario.clear();
                self.description(text);
                return Ok(());
            }
        }
        let titled = keyword(text, "accTitle").map(str::trim_start);
        if titled.is_some_and(|rest| rest.starts_with(':')) {
            return Ok(());
        }
        let text = self.without_comment(text, column)?;
        if text.is_empty() {
            return Ok(());
        }
        if keyword(text, "journey").is_some() {
            return Err(self.wrong(column, Syntax::SecondHeader));
        }
        if let Some(title) = with_blank(text, "title") {
            self.draft.title = decoded(title);
            return Ok(());
        }
        match with_blank(text, "section") {
            Some(name) => {
                self.draft.expect(1)?;
                self.draft.stages.push(DraftStage { name: read_name(name), ..Default::default() });
                Ok(())
            }
            None => self.task(text, column),
        }
    }

    /// A line of a description in braces.
    fn description(&mut self, line: &str) {
        let (text, ends) = match line.split_once('}') {
            Some((text, _)) => (text, true),
            None => (line, false),
        };
        let text = decoded(text);
        let scenario = &mut self.draft.scenario;
        if !text.is_empty() && !scenario.is_empty() {
            scenario.push('\n');
        }
        scenario.push_str(&text);
        if ends {
            self.open = None;
        }
    }

    /// A statement up to its comment.
    ///
    /// # Errors
    /// At a semicolon, which is no part of any statement.
    fn without_comment<'a>(
        &self,
        text: &'a str,
        column: usize,
    ) -> Result<&'a str, InterchangeError> {
        let mut from = 0;
        while let Some(found) = text[from..].find(['#', ';']) {
            let at = from + found;
            match code_length(&text[at..]) {
                Some(length) => from = at + length,
                None if text[at..].starts_with('#') => return Ok(trimmed(&text[..at])),
                None => {
                    let column = column + text[..at].chars().count();
                    return Err(self.wrong(column, Syntax::Semicolon));
                }
            }
        }
        Ok(text)
    }

    fn task(&mut self, text: &str, column: usize) -> Result<(), InterchangeError> {
        let mut parts = text.splitn(4, ':');
        let (name, score) = (parts.next().unwrap_or_default(), parts.next());
        let Some(score) = score else {
            return Err(self.wrong(column + text.chars().count(), Syntax::NoColon));
        };
        if trimmed(name).is_empty() {
            return Err(self.wrong(column, Syntax::NoName));
        }
        let (actors, more) = (parts.next().unwrap_or_default(), parts.next());
        if let Some(more) = more.map(trimmed).filter(|more| !more.is_empty()) {
            self.warn(Doubt::Ignored { text: more.to_owned() });
        }
        self.draft.expect(2)?;
        let mut task = DraftTouchpoint::new(Touchpoint::named(read_name(name)));
        if let Some(score) = self.score(&decoded(score)) {
            task.feelings = self.feelings(score, actors)?;
        }
        self.draft.last_stage()?.touchpoints.push(task);
        Ok(())
    }

    /// A score on the scale; `None` where there is none.
    fn score(&mut self, text: &str) -> Option<i64> {
        if text.is_empty() {
            self.warn(Doubt::NoScore);
            return None;
        }
        let score = text.to_owned();
        let Some(number) = text.parse::<f64>().ok().filter(|number| !number.is_nan()) else {
            self.warn(Doubt::NotANumber { score });
            return None;
        };
        let taken = number.round().clamp(1.0, 5.0);
        let doubt = if !(1.0..=5.0).contains(&number) {
            Doubt::OutsideScale { score, taken: taken as i64 }
        } else if taken.to_bits() == number.to_bits() {
            return Some(taken as i64);
        } else {
            Doubt::Fraction { score, taken: taken as i64 }
        };
        self.warn(doubt);
        Some(taken as i64)
    }

    /// What the actors feel; without any, what everybody does.
    fn feelings(
        &mut self,
        score: i64,
        actors: &str,
    ) -> Result<Vec<(Option<usize>, Emotion)>, InterchangeError> {
        let Some(valence) = valence(score) else { return Ok(Vec::new()) };
        let mut whose: Vec<Option<usize>> = Vec::new();
        for actor in actors.split(',').map(decoded).filter(|actor| !actor.is_empty()) {
            let persona = Some(self.draft.persona(&actor)?);
            if !whose.contains(&persona) {
                self.draft.expect(1)?;
                whose.push(persona);
            }
        }
        if whose.is_empty() {
            whose.push(None);
        }
        let (word, quote) = (String::new(), String::new());
        let emotion = Emotion { valence, word, quote, journey: Journey::AsIs };
        Ok(whose.into_iter().map(|whose| (whose, emotion.clone())).collect())
    }
}

/// Whether a statement is a comment: `%` at its beginning, or `%%` behind one character.
fn is_comment(text: &str) -> bool {
    let mut rest = text.chars();
    let first = rest.next();
    first == Some('%') || (first != Some('}') && rest.as_str().starts_with("%%"))
}

/// What stands behind a keyword, in whatever case, that a statement begins with.
fn keyword<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let begins = text.get(..word.len())?.eq_ignore_ascii_case(word);
    let rest = text.get(word.len()..)?;
    let part_of_a_word = rest.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    (begins && !part_of_a_word).then_some(rest)
}

/// The same for a keyword that a blank must part from what follows: `title: 5` is a task.
fn with_blank<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    keyword(text, word).filter(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
}
