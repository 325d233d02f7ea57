//! Order among siblings as fractional keys: inserting one never renames another.

use super::Rng;
use std::fmt;
use std::sync::Arc;

/// Digits of a key, in the order they sort.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: u32 = 62;
/// Digits that appending counts in, and how far apart it counts.
const COARSE: Block = Block { digits: 4, step: 62 };
/// The same inside a gap: room for runs of some hundred keys before they grow by two digits.
const FINE: Block = Block { digits: 2, step: 4 };
/// Random characters at the end, so that two people inserting in one gap rarely meet.
const TAIL: usize = 2;
/// Longest key accepted from a file, and longest made.
const LONGEST: usize = 400;

/// A place among siblings. Keys compare as plain text; ties are broken by id.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey(Arc<str>);

/// Why a text is not an order key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not an order key: 1 to 400 letters and digits, not ending in 0")]
pub struct BadOrderKey(pub String);

impl OrderKey {
    /// Reads a key as written in a file.
    ///
    /// # Errors
    /// When the text is empty, too long, has other characters than 0-9 A-Z a-z, or ends in `0`
    /// (nothing could ever be inserted before such a key).
    pub fn parse(text: &str) -> Result<Self, BadOrderKey> {
        let good = !text.is_empty()
            && text.len() <= LONGEST
            && text.bytes().all(|b| b.is_ascii_alphanumeric())
            && !text.ends_with('0');
        if good { Ok(Self(text.into())) } else { Err(BadOrderKey(text.chars().take(40).collect())) }
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key strictly between `before` and `after`; `None` is the open end.
    ///
    /// Where the two are equal or the wrong way round (two copies merged), the key lands right
    /// after `before`. Runs of keys one after another, or each before the last, stay short. Where
    /// hundreds of alternating insertions have used a gap up, the key is that of a neighbour:
    /// ties are broken by id.
    pub fn between(before: Option<&Self>, after: Option<&Self>, rng: &mut Rng) -> Self {
        let low = before.map_or("", Self::as_str);
        let high = after.map(Self::as_str).filter(|high| *high > low);
        let digits = fraction(low.as_bytes(), high.map(str::as_bytes));
        let neighbour = before.or(after);
        match neighbour.filter(|_| digits.len() + TAIL > LONGEST) {
            Some(neighbour) => neighbour.clone(),
            None => Self::with_tail(&digits, rng),
        }
    }

    /// `count` keys in rising order, evenly spread, for building a list at once.
    pub fn spread(count: usize, rng: &mut Rng) -> Vec<Self> {
        let room = u64::from(COARSE.room());
        let step = (room / (count as u64 + 1)).clamp(1, 62 * 62);
        let first = if count as u64 * step + 1 < room / 2 { room / 4 } else { 0 };
        (1..=count as u64)
            .map(|i| Self::with_tail(&COARSE.digits_of((first + i * step) as u32), rng))
            .collect()
    }

    fn with_tail(digits: &[u32], rng: &mut Rng) -> Self {
        let mut text: String = digits.iter().map(|&d| DIGITS[d as usize] as char).collect();
        for _ in 1..TAIL {
            text.push(DIGITS[rng.below(62)] as char);
        }
        text.push(DIGITS[1 + rng.below(61)] as char);
        Self(text.into())
    }
}

fn digit(byte: u8) -> u32 {
    DIGITS.iter().position(|&d| d == byte).unwrap_or(0) as u32
}

/// A few digits counted in as one number.
struct Block {
    digits: usize,
    step: u32,
}

impl Block {
    /// How many numbers the block holds.
    const fn room(&self) -> u32 {
        BASE.pow(self.digits as u32)
    }

    /// The number the first digits of a text stand for.
    fn number(&self, text: &[u8]) -> u32 {
        (0..self.digits).fold(0, |sum, i| sum * BASE + text.get(i).map_or(0, |&b| digit(b)))
    }

    fn digits_of(&self, mut number: u32) -> Vec<u32> {
        let mut digits = vec![0; self.digits];
        for place in digits.iter_mut().rev() {
            *place = number % BASE;
            number /= BASE;
        }
        digits
    }

    /// One step above `low`, if there is room.
    fn above(&self, low: &[u8]) -> Option<Vec<u32>> {
        let next = self.number(low) + self.step;
        (next < self.room()).then(|| self.digits_of(next))
    }

    /// One step below `high`, if there is room.
    fn below(&self, high: &[u8]) -> Option<Vec<u32>> {
        let next = self.number(high).checked_sub(self.step)?;
        (next > 0).then(|| self.digits_of(next))
    }

    /// The middle of the block.
    fn middle(&self) -> Vec<u32> {
        self.digits_of(self.room() / 2)
    }
}

/// Digits of a fraction strictly between `low` and `high` that no tail can push past `high`.
fn fraction(low: &[u8], mut high: Option<&[u8]>) -> Vec<u32> {
    let mut digits: Vec<u32> = Vec::new();
    loop {
        let i = digits.len();
        let block = if i == 0 { COARSE } else { FINE };
        let low_rest = low.get(i..).unwrap_or_default();
        match high.and_then(|high| high.get(i..)).filter(|rest| !rest.is_empty()) {
            // Anything above `low` will do from here on.
            None => {
                let free =
                    if low_rest.is_empty() { Some(block.middle()) } else { block.above(low_rest) };
                if let Some(free) = free {
                    digits.extend(free);
                    return digits;
                }
                digits.extend(block.digits_of(block.number(low_rest)));
            }
            // Anything below `high` will do.
            Some(rest) if low_rest.is_empty() => {
                if let Some(free) = block.below(rest) {
                    digits.extend(free);
                    return digits;
                }
                digits.extend(block.digits_of(0));
                if block.number(rest) > 0 {
                    high = None;
                }
            }
            Some(rest) => {
                let (a, b) = (digit(low_rest[0]), digit(rest[0]));
                if b > a + 1 {
                    digits.push(u32::midpoint(a, b));
                    return digits;
                }
                digits.push(a);
                if b > a {
                    high = None;
                }
            }
        }
    }
}

impl fmt::Display for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
