//! Values of version 1 that are checked while they are read, so that a message can name the very
//! place of a bad one.

use super::super::reason::Reason;
use crate::model::{Date, ElementId, MOST_VOTES, Month, OrderKey, QuestionId, Valence};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::de::{Deserialize, Deserializer, Error, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// What separates the parts of a [`Reason`] on its way through serde, which carries only text.
const MARK: char = '\u{1}';

/// Packs a reason into an error of serde.
pub(super) fn refuse<E: Error>(reason: &Reason) -> E {
    let parts: Vec<&str> = match reason {
        Reason::BadId { found } => vec!["id", found],
        Reason::BadOrder { found } => vec!["order", found],
        Reason::BadQuestionKey { found } => vec!["key", found],
        Reason::BadDate { found } => vec!["date", found],
        Reason::BadMonth { found } => vec!["month", found],
        Reason::BadMetric { found } => vec!["metric", found],
        Reason::OutOfRange { found, low, high } => vec!["range", found, low, high],
        Reason::BadBase64 => vec!["base64"],
        _ => vec!["finite"],
    };
    E::custom(format!("{MARK}{}", parts.join(&MARK.to_string())))
}

/// Unpacks a reason that [`refuse`] packed.
pub(in crate::format) fn refused(message: &str) -> Option<Reason> {
    let mut parts = message.strip_prefix(MARK)?.split(MARK);
    let name = parts.next()?;
    let mut next = || parts.next().unwrap_or_default().to_owned();
    Some(match name {
        "id" => Reason::BadId { found: next() },
        "order" => Reason::BadOrder { found: next() },
        "key" => Reason::BadQuestionKey { found: next() },
        "date" => Reason::BadDate { found: next() },
        "month" => Reason::BadMonth { found: next() },
        "metric" => Reason::BadMetric { found: next() },
        "range" => Reason::OutOfRange { found: next(), low: next(), high: next() },
        "base64" => Reason::BadBase64,
        _ => Reason::NotFinite,
    })
}

/// The beginning of a text, for a message.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|&c| c != MARK).take(40).collect()
}

/// A value made from a text without copying it first.
pub(super) trait FromText: Sized {
    fn from_text(text: &str) -> Result<Self, Reason>;
}

struct TextVisitor<T>(PhantomData<T>);

impl<T: FromText> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::from_text(text).map_err(|reason| refuse(&reason))
    }
}

/// Declares values read from texts.
macro_rules! text_values {
    ($($(#[$doc:meta])* $name:ident($inner:ty) = $read:expr;)*) => {$(
        $(#[$doc])*
        pub(in crate::format) struct $name(pub(in crate::format) $inner);

        impl FromText for $name {
            fn from_text(text: &str) -> Result<Self, Reason> {
                let read: fn(&str) -> Result<$inner, Reason> = $read;
                read(text).map(Self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
                de.deserialize_str(TextVisitor(PhantomData))
            }
        }
    )*};
}

text_values! {
    /// An element's id.
    Id(ElementId) = |text| text.parse().map_err(|_| Reason::BadId { found: short(text) });
    /// A place among siblings.
    Order(OrderKey) = |text| OrderKey::parse(text).map_err(|_| Reason::BadOrder { found: short(text) });
    /// A question's key.
    Key(QuestionId) = |text| {
        let good = (1..=64).contains(&text.len())
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'));
        if good { Ok(text.into()) } else { Err(Reason::BadQuestionKey { found: short(text) }) }
    };
    /// A shared text: a segment's column or value, an import's id.
    Code(Arc<str>) = |text| Ok(text.into());
    /// A day, `2026-09-01`.
    Day(Date) = |text| read_day(text).ok_or_else(|| Reason::BadDate { found: short(text) });
    /// A month, `2026-09`.
    Period(Month) = |text| read_month(text).ok_or_else(|| Reason::BadMonth { found: short(text) });
    /// Bytes in base64.
    Data(Vec<u8>) = |text| STANDARD.decode(text).map_err(|_| Reason::BadBase64);
}

/// A whole number of exactly `digits` ASCII digits.
fn digits(text: &str, digits: usize) -> Option<i16> {
    let good = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    if good { text.parse().ok() } else { None }
}

fn read_month(text: &str) -> Option<Month> {
    let (year, month) = text.split_once('-')?;
    let month = Month { year: digits(year, 4)?, month: digits(month, 2)? as u8 };
    month.is_valid().then_some(month)
}

fn read_day(text: &str) -> Option<Date> {
    let (month, day) = text.rsplit_once('-')?;
    let Month { year, month } = read_month(month)?;
    let date = Date { year, month, day: digits(day, 2)? as u8 };
    date.is_valid().then_some(date)
}

/// A number that is finite.
pub(in crate::format) struct Finite(pub(in crate::format) f64);

impl<'de> Deserialize<'de> for Finite {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(de)?;
        if number.is_finite() { Ok(Self(number)) } else { Err(refuse(&Reason::NotFinite)) }
    }
}

/// A share, 0 … 1.
pub(in crate::format) struct Share(pub(in crate::format) f64);

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        let Finite(number) = Finite::deserialize(de)?;
        in_range(number, 0.0, 1.0).map(Self)
    }
}

/// A severity, 1 … 5.
pub(in crate::format) struct Severity(pub(in crate::format) u8);

impl<'de> Deserialize<'de> for Severity {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        in_range(i64::deserialize(de)?, 1, 5).map(|number| Self(number as u8))
    }
}

/// Dots of a vote, 0 … [`MOST_VOTES`].
#[derive(Default)]
pub(in crate::format) struct Votes(pub(in crate::format) u32);

impl<'de> Deserialize<'de> for Votes {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        in_range(i64::deserialize(de)?, 0, i64::from(MOST_VOTES)).map(|number| Self(number as u32))
    }
}

/// A valence, −2 … 2.
pub(in crate::format) struct Score(pub(in crate::format) Valence);

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(de: D) -> Result<Self, D::Error> {
        let number = in_range(i64::deserialize(de)?, -2, 2)?;
        Valence::from_value(number).map(Self).ok_or_else(|| refuse(&Reason::NotFinite))
    }
}

fn in_range<T: PartialOrd + fmt::Display + Copy, E: Error>(
    number: T,
    low: T,
    high: T,
) -> Result<T, E> {
    if number >= low && number <= high {
        return Ok(number);
    }
    let (found, low, high) = (number.to_string(), low.to_string(), high.to_string());
    Err(refuse(&Reason::OutOfRange { found, low, high }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Anything lenient would let two files hold one picture.
    #[test]
    fn base64_is_read_only_as_it_is_written() {
        let read = |text: &str| Data::from_text(text).ok().map(|Data(bytes)| bytes);
        assert_eq!(read("Zm9vYg==").as_deref(), Some(&b"foob"[..]));
        for text in ["Z", "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v=Zm8", "Zm 9", "Zm9-"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
