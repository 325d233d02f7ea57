//! Says in our words what the RON reader could not read, and finds where the damage really is: a
//! lost quote or bracket shows only further on.

use super::reason::Reason;
use super::scan::{Fault, Scanner, Span};
use super::v1;

/// What the RON reader says about `text`, in our words, with the byte it is about.
pub(super) fn explain(text: &str, error: &ron::error::SpannedError) -> Fault {
    use ron::Error as E;
    let at = offset(text, error.span.end);
    let begin = offset(text, error.span.start);
    let expected = |reason| syntax(text, Fault::new(at, reason));
    // The reader has passed the word it complains about.
    let word = |found: &str, reason| {
        let start =
            at - text.get(..at).map_or(0, |b| if b.ends_with(found) { found.len() } else { 0 });
        Fault::new(start, reason)
    };
    match &error.code {
        E::Eof => expected(Reason::EndsEarly),
        E::ExpectedArray => expected(Reason::ExpectedList),
        E::ExpectedComma => expected(Reason::ExpectedComma),
        E::ExpectedMapColon => expected(Reason::ExpectedColon),
        E::ExpectedMap => expected(Reason::ExpectedMap),
        E::ExpectedArrayEnd
        | E::ExpectedMapEnd
        | E::ExpectedOptionEnd
        | E::ExpectedStructLikeEnd => expected(Reason::ExpectedClosing),
        E::ExpectedStructLike | E::ExpectedNamedStructLike(_) | E::ExpectedUnit => {
            expected(Reason::ExpectedStruct)
        }
        E::ExpectedString => expected(Reason::ExpectedText),
        E::ExpectedStringEnd => expected(Reason::TextNeverClosed),
        E::UnclosedBlockComment => expected(Reason::CommentNeverClosed),
        E::ExpectedIdentifier | E::InvalidIdentifier(_) | E::SuggestRawIdentifier(_) => {
            syntax(text, name_expected(text, at))
        }
        E::ExpectedInteger | E::IntegerOutOfBounds | E::InvalidIntegerDigit { .. } => {
            whole_expected(text, at, error.code == E::IntegerOutOfBounds)
        }
        E::ExpectedFloat | E::FloatUnderscore | E::UnderscoreAtBeginning => {
            expected(Reason::ExpectedNumber)
        }
        E::InvalidEscape(_) => {
            let backslash = text.get(..at).and_then(|before| before.rfind('\\'));
            Fault::new(backslash.unwrap_or(at), Reason::BadEscape)
        }
        E::ExceededRecursionLimit => Fault::new(at, Reason::TooDeep),
        E::TrailingCharacters => expected(Reason::Trailing),
        E::NoSuchEnumVariant { found, expected, .. } => {
            let known = expected.join(", ");
            word(found, Reason::UnknownWord { found: short(found), known })
        }
        E::NoSuchStructField { found, .. } => {
            word(found, Reason::UnknownField { field: short(found) })
        }
        E::DuplicateStructField { field, .. } => {
            word(field, Reason::DuplicateField { field: (*field).to_owned() })
        }
        E::MissingStructField { field, .. } => {
            Fault::new(0, Reason::MissingField { field: (*field).to_owned() })
        }
        E::ExpectedDifferentStructName { found, .. } => {
            word(found, Reason::UnknownKind { found: short(found) })
        }
        E::ExpectedDifferentLength { expected, found } => {
            // The reader says "a tuple of size 2".
            let expected = expected.rsplit(' ').next().unwrap_or_default().to_owned();
            Fault::new(at, Reason::WrongCount { expected, found: found.to_string() })
        }
        E::Message(message) => match v1::refused(message) {
            Some(reason) => refused(text, Fault::new(begin, reason)),
            None => Fault::new(begin, unexpected(text, begin)),
        },
        _ => expected(unexpected(text, at)),
    }
}

/// The byte of a place the RON reader names.
fn offset(text: &str, ron::error::Position { line, col }: ron::error::Position) -> usize {
    let mut start = 0;
    for _ in 1..line {
        let rest = text.as_bytes().get(start..).unwrap_or_default();
        start += memchr::memchr(b'\n', rest).map_or(rest.len(), |newline| newline + 1);
    }
    let mut letters = text.get(start..).unwrap_or_default().char_indices();
    letters.nth(col.saturating_sub(1)).map_or(text.len(), |(at, _)| start + at)
}

/// The character at `at`, which is not expected there.
fn unexpected(text: &str, at: usize) -> Reason {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(found) => Reason::Unexpected { found },
        None => Reason::EndsEarly,
    }
}

/// A word short enough for a message.
pub(super) fn short(word: &str) -> String {
    word.chars().take(40).collect()
}

/// A name was expected at `at`; the reason is often what stands before it.
fn name_expected(text: &str, at: usize) -> Fault {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let before = before.trim_end();
    let is_digit = |c: char| c.is_ascii_digit();
    let number = before.strip_suffix(',').filter(|number| number.ends_with(is_digit));
    match number {
        Some(number) if after.starts_with(is_digit) => {
            Fault::new(number.len(), Reason::DecimalComma)
        }
        _ if before.ends_with(':') => Fault::new(at, Reason::ExpectedWord),
        _ => Fault::new(at, Reason::ExpectedName),
    }
}

/// A whole number was expected around `at`.
fn whole_expected(text: &str, at: usize, too_large: bool) -> Fault {
    let before = text.get(..at).unwrap_or_default();
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '_');
    let number = before.trim_end_matches(is_part).len();
    let start = if number < at { number } else { at };
    let negative = text.get(start..).is_some_and(|rest| rest.starts_with('-'));
    Fault::new(
        start,
        match () {
            () if negative => Reason::Negative,
            () if too_large => Reason::TooLarge,
            () => Reason::ExpectedWhole,
        },
    )
}

/// A value that was refused: one that runs on over signs it cannot have lost its last quote.
fn refused(text: &str, fault: Fault) -> Fault {
    match &fault.reason {
        Reason::BadId { found }
        | Reason::BadOrder { found }
        | Reason::BadQuestionKey { found }
        | Reason::BadDate { found }
        | Reason::BadMonth { found }
        | Reason::BadMetric { found }
            if found.contains([',', ':', '\n']) =>
        {
            let quote = text.get(..fault.at).and_then(|before| before.rfind('"'));
            Fault::new(quote.unwrap_or(fault.at), Reason::TextNeverClosed)
        }
        _ => fault,
    }
}

/// A sign was expected that is not there: looks for the lost quote or bracket behind that.
pub(super) fn syntax(text: &str, fault: Fault) -> Fault {
    if let Some(culprit) = culprit(text, fault.at) {
        return culprit;
    }
    let before = text.get(..fault.at).unwrap_or_default();
    let fraction = text.get(fault.at..).is_some_and(|rest| rest.starts_with('.'))
        && before.ends_with(|c: char| c.is_ascii_digit());
    if fraction && fault.reason == Reason::ExpectedComma {
        let start = before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        return Fault::new(start, Reason::ExpectedWhole);
    }
    let end = before.trim_end().len();
    let line_ended = before.get(end..).is_some_and(|blank| blank.contains('\n'));
    if line_ended && fault.reason == Reason::ExpectedComma {
        // The reader only noticed on the next line.
        return Fault::new(end, fault.reason);
    }
    fault
}

/// The quote or bracket whose loss shows at byte `at`: a text that runs on into the next line, a
/// bracket closed by a line less indented than its own.
fn culprit(text: &str, at: usize) -> Option<Fault> {
    let mut scanner = Scanner::new(text);
    let mut open: Vec<(usize, usize)> = Vec::new();
    // Indentation of the line, as long as nothing else stands on it.
    let mut blank = Some(0);
    let mut indent = 0;
    while let Some(byte) = scanner.peek().filter(|_| scanner.at <= at) {
        let start = scanner.at;
        match byte {
            b'\n' => {
                (blank, indent) = (Some(0), 0);
                scanner.at += 1;
                continue;
            }
            b' ' | b'\t' => {
                blank = blank.map(|depth| depth + 1);
                indent = blank.unwrap_or(indent);
                scanner.at += 1;
                continue;
            }
            b'"' => {
                let closed = scanner.string().is_ok();
                let inside = Span { start, end: scanner.at }.of(text);
                let same_line =
                    || !text.get(scanner.at..at).is_some_and(|rest| rest.contains('\n'));
                if !closed || breaks_line(inside) && same_line() {
                    return Some(Fault::new(start, Reason::TextNeverClosed));
                }
            }
            b'r' => {
                if let Err(fault) = scanner.raw(0) {
                    return Some(fault);
                }
            }
            b'\'' => scanner.tick(),
            b'/' => {
                if let Err(fault) = scanner.comment() {
                    return Some(fault);
                }
            }
            b'(' | b'[' | b'{' => {
                open.push((start, indent));
                scanner.at += 1;
            }
            b')' | b']' | b'}' => {
                let closed = open.pop();
                if let (Some(depth), Some((bracket, line))) = (blank, closed)
                    && depth < line
                {
                    return Some(Fault::new(bracket, Reason::NeverClosed));
                }
                scanner.at += 1;
            }
            _ => scanner.at += 1,
        }
        blank = None;
    }
    None
}

/// Whether a text in quotes runs on into the next line without saying so.
fn breaks_line(text: &str) -> bool {
    let mut lines = text.split('\n');
    lines.next_back();
    lines.any(|line| {
        let line = line.strip_suffix('\r').unwrap_or(line);
        let backslashes = line.bytes().rev().take_while(|&byte| byte == b'\\').count();
        backslashes % 2 == 0
    })
}
