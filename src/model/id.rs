//! Identities: short random ids that stay unique across copies of a map edited apart.

use std::fmt;
use std::str::FromStr;

/// Letters of an id: Crockford's base 32, lower case, without `i l o u`.
const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a written id: 13 × 5 bits hold 64.
const LENGTH: usize = 13;
/// What a byte that is no letter of an id stands for in [`DIGITS`].
const NO_DIGIT: u8 = 32;
/// What each byte stands for in an id.
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut i = 0;
    while i < ALPHABET.len() {
        digits[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    digits
};

/// Source of random ids and order keys; seeded in tests, from the system otherwise.
#[derive(Debug, Clone)]
pub struct Rng(fastrand::Rng);

impl Rng {
    /// A generator that always gives the same sequence for the same `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self(fastrand::Rng::with_seed(seed))
    }

    /// A generator seeded from the system.
    pub fn from_system() -> Self {
        Self(fastrand::Rng::new())
    }

    /// The next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        self.0.u64(..)
    }

    /// A number below `bound`; 0 when `bound` is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { self.0.usize(..bound) }
    }
}

/// Identity of an element for its whole life: 64 random bits, written as 13 characters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(u64);

impl ElementId {
    /// A fresh id.
    pub fn random(rng: &mut Rng) -> Self {
        Self(rng.next_u64())
    }

    /// The id with exactly these bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The id as it is written, in ASCII.
    pub const fn letters(self) -> [u8; LENGTH] {
        let mut letters = [0; LENGTH];
        let mut bits = self.0;
        let mut at = LENGTH;
        while at > 0 {
            at -= 1;
            letters[at] = ALPHABET[(bits & 31) as usize];
            bits >>= 5;
        }
        letters
    }

    /// The 64 bits of the id.
    pub const fn bits(self) -> u64 {
        self.0
    }
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.letters()).unwrap_or_default())
    }
}

impl fmt::Debug for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a text is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not an id: ids are 13 characters of 0-9 and a-z without i, l, o, u")]
pub struct BadId(pub String);

impl FromStr for ElementId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let bad = || BadId(text.chars().take(40).collect());
        if text.len() != LENGTH {
            return Err(bad());
        }
        let mut bits: u64 = 0;
        for (i, letter) in text.bytes().enumerate() {
            let digit = DIGITS[usize::from(letter)];
            if digit == NO_DIGIT || i == 0 && digit > 15 {
                return Err(bad());
            }
            bits = (bits << 5) | u64::from(digit);
        }
        Ok(Self(bits))
    }
}
