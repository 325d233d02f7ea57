//! Order among siblings as fractional keys: inserting one never renames another.

use super::Rng;
use std::fmt;
use std::sync::Arc;

/// Digits of a key, in the order they sort.
const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const BASE: u32 = 62;
/// Digits of the coarse part that appending counts in.
const COARSE: usize = 4;
/// How far apart appended keys stand in the coarse part.
const STEP: u32 = 62;
/// Random characters at the end, so that two people inserting in one gap rarely meet.
const TAIL: usize = 2;
/// Longest key accepted from a file.
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
    /// after `before` and ties are broken by id.
    pub fn between(before: Option<&Self>, after: Option<&Self>, rng: &mut Rng) -> Self {
        let low = before.map_or("", Self::as_str);
        let high = after.map(Self::as_str).filter(|high| *high > low);
        let digits = match high {
            None if low.is_empty() => vec![BASE / 2, 0, 0, 0],
            None => step_up(low).unwrap_or_else(|| middle(low, None)),
            Some(high) if low.is_empty() => {
                step_down(high).unwrap_or_else(|| middle(low, Some(high)))
            }
            Some(high) => middle(low, Some(high)),
        };
        Self::with_tail(&digits, rng)
    }

    /// `count` keys in rising order, evenly spread, for building a list at once.
    pub fn spread(count: usize, rng: &mut Rng) -> Vec<Self> {
        let room = u64::from(BASE).pow(COARSE as u32);
        let step = (room / (count as u64 + 1)).clamp(1, 62 * 62);
        let first = if count as u64 * step + 1 < room / 2 { room / 4 } else { 0 };
        (1..=count as u64).map(|i| Self::with_tail(&coarse_digits(first + i * step), rng)).collect()
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

fn coarse_digits(mut number: u64) -> Vec<u32> {
    let mut digits = vec![0; COARSE];
    for place in digits.iter_mut().rev() {
        *place = (number % u64::from(BASE)) as u32;
        number /= u64::from(BASE);
    }
    digits
}

fn coarse_number(text: &str) -> u32 {
    let bytes = text.as_bytes();
    (0..COARSE).fold(0, |sum, i| sum * BASE + bytes.get(i).map_or(0, |&b| digit(b)))
}

fn step_up(low: &str) -> Option<Vec<u32>> {
    let next = coarse_number(low).checked_add(STEP)?;
    (next < BASE.pow(COARSE as u32)).then(|| coarse_digits(u64::from(next)))
}

fn step_down(high: &str) -> Option<Vec<u32>> {
    let next = coarse_number(high).checked_sub(STEP)?;
    (next > 0).then(|| coarse_digits(u64::from(next)))
}

/// Digits of a fraction strictly between `low` and `high` that no tail can push past `high`.
fn middle(low: &str, high: Option<&str>) -> Vec<u32> {
    let low = low.as_bytes();
    let mut high = high.map(str::as_bytes);
    let mut digits = Vec::new();
    for i in 0.. {
        let a = low.get(i).map_or(0, |&b| digit(b));
        let b = match high {
            Some(h) => h.get(i).map_or(0, |&b| digit(b)),
            None => BASE,
        };
        if b > a + 1 {
            digits.push(u32::midpoint(a, b));
            break;
        }
        digits.push(a);
        if b == a + 1 {
            // From here on anything above `low` is below `high`.
            high = None;
        }
    }
    digits
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
