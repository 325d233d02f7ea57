//! Cells as we write them, read without the RON reader: surveys have them by the ten thousand,
//! and it takes eight times as long. Anything laid out otherwise is left to that reader.

use super::values::FromText;
use super::{Cell, Code, Counts, Id, Key, Period};

/// The cell that stands here, if every letter of it stands as `write` puts it.
pub(in crate::format) fn cell(text: &str) -> Option<Cell> {
    let mut rest = Rest(text);
    rest.eat("(touchpoint: ")?;
    let touchpoint: Id = rest.text()?;
    rest.eat(", question: ")?;
    let question: Key = rest.text()?;
    let period: Option<Period> = match rest.eat(", period: ") {
        Some(()) => Some(rest.text()?),
        None => None,
    };
    let mut segments = Vec::new();
    if rest.eat(", segments: [").is_some() {
        loop {
            rest.eat("(")?;
            let column: Code = rest.text()?;
            rest.eat(", ")?;
            segments.push((column, rest.text()?));
            rest.eat(")")?;
            if rest.eat("]").is_some() {
                break;
            }
            rest.eat(", ")?;
        }
    }
    rest.eat(", import: ")?;
    let import: Code = rest.text()?;
    let (mut one, mut three) = (None, None);
    if rest.eat(", one: ").is_some() {
        one = Some(rest.counts()?);
    } else {
        rest.eat(", three: (")?;
        let first = rest.counts()?;
        rest.eat(", ")?;
        let second = rest.counts()?;
        rest.eat(", ")?;
        three = Some((first, second, rest.counts()?));
        rest.eat(")")?;
    }
    (rest.0 == ")").then_some(Cell { touchpoint, question, period, segments, import, one, three })
}

/// What is left to read.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn eat(&mut self, text: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    /// A text in quotes without escapes.
    fn text<T: FromText>(&mut self) -> Option<T> {
        let inside = self.0.strip_prefix('"')?;
        let end = memchr::memchr2(b'"', b'\\', inside.as_bytes())?;
        let (text, rest) = (inside.get(..end)?, inside.get(end..)?);
        self.0 = rest.strip_prefix('"')?;
        T::from_text(text).ok()
    }

    /// A whole number in digits alone.
    fn whole(&mut self) -> Option<u64> {
        let end = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits.parse().ok()
    }

    /// A histogram: `(1, [5, 0, 7])`.
    fn counts(&mut self) -> Option<Counts> {
        self.eat("(")?;
        let lowest = self.whole()?.try_into().ok()?;
        self.eat(", [")?;
        let mut counts = Vec::with_capacity(11);
        loop {
            counts.push(self.whole()?);
            if self.eat("])").is_some() {
                return Some(Counts(lowest, counts));
            }
            self.eat(", ")?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{CellAnswers, CellKey, Rng};

    type Read = Option<(CellKey, CellAnswers)>;

    fn plain(text: &str) -> Read {
        ron::from_str::<Cell>(text).ok()?.try_into().ok()
    }

    const CELLS: [&str; 4] = [
        r#"(touchpoint: "0123456789abc", question: "nps-2", import: "", one: (0, [1]))"#,
        r#"(touchpoint: "0123456789abc", question: "q", period: "2026-09", segments: [("age", "18–30")], import: "é\n", one: (1, [0, 18446744073709551615, 007]))"#,
        r#"(touchpoint: "0123456789abc", question: "q", segments: [("a", ""), ("b", "x, \"y\"")], import: "made-up", one: (255, []))"#,
        r#"(touchpoint: "0123456789abc", question: "q", period: "0001-12", import: "made-up", three: ((1, [1, 2]), (1, [3]), (2, [4, 5, 6])))"#,
    ];

    #[test]
    fn cells_as_written_are_read_quickly() {
        for text in [CELLS[0], CELLS[3]] {
            let quick: Read = cell(text).and_then(|cell| cell.try_into().ok());
            assert!(quick.is_some(), "{text}");
        }
    }

    #[test]
    fn whatever_is_read_quickly_reads_the_same_slowly() {
        let mut rng = Rng::seeded(7);
        let letters: Vec<char> = "()[]\"\\,: 0129-+_azé'/#\n\u{200E}\0".chars().collect();
        let mut quickly = 0;
        for round in 0..40_000 {
            let mut text: Vec<char> = CELLS[round % CELLS.len()].chars().collect();
            for _ in 0..rng.below(3) {
                let (at, letter) = (rng.below(text.len()), letters[rng.below(letters.len())]);
                match rng.below(3) {
                    0 => text[at] = letter,
                    1 => text.insert(at, letter),
                    _ => drop(text.remove(at)),
                }
            }
            let text: String = text.into_iter().collect();
            if let Some(cell) = cell(&text) {
                quickly += 1;
                let quick: Read = cell.try_into().ok();
                assert_eq!(quick, plain(&text), "{text}");
            }
        }
        assert!(quickly > 5_000, "{quickly}");
    }
}
