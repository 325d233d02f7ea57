//! What single cells of a survey mean: answers and months.

use crate::model::{DateOrder, Month};
use jiff::civil::Date;

/// What stands in a cell where an answer is expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing.
    Blank,
    /// A code for "not applicable".
    NotApplicable,
    /// A whole number, on the scale or not.
    Whole(i64),
    /// A number that is not whole.
    Fraction,
    /// A formula of which no value was saved.
    Formula,
    /// A fault that a spreadsheet shows in place of a value.
    Error,
    /// Anything else.
    NotANumber,
}

/// What a cell says. `not_applicable` are folded codes, see [`fold`].
pub fn answer(text: &str, not_applicable: &[String]) -> Answer {
    let text = text.trim();
    if text.is_empty() {
        return Answer::Blank;
    }
    if !not_applicable.is_empty() && not_applicable.contains(&fold(text)) {
        return Answer::NotApplicable;
    }
    match number(text) {
        Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
            Answer::Whole(number as i64)
        }
        Some(_) => Answer::Fraction,
        None if text.starts_with('=') => Answer::Formula,
        None if text.starts_with('#') => Answer::Error,
        None => Answer::NotANumber,
    }
}

/// A number with a decimal point or comma.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".").replace('\u{2212}', "-");
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+');
    if text.is_empty() || !text.chars().all(plain) {
        return None;
    }
    text.parse().ok()
}

/// A text as names and codes are compared: small letters, "ё" as "е", one space between words, and
/// nothing but letters, digits and what codes are made of.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.trim().chars().flat_map(char::to_lowercase) {
        match c {
            'ё' => folded.push('е'),
            '’' | 'ʼ' | '`' => folded.push('\''),
            '–' | '—' | '\u{2212}' => folded.push('-'),
            c if c.is_whitespace() => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(c),
        }
    }
    folded
}

/// The parts of a date as they are written.
struct Written {
    numbers: [i16; 3],
    /// The year stands first.
    year_first: bool,
    /// Points stand between: the day is first everywhere.
    points: bool,
}

impl Written {
    fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let end = text.find(['T', ' ', '\u{A0}']).unwrap_or(text.len());
        let (day, time) = text.split_at(end);
        let clock = |c: char| c.is_ascii_digit() || " T\u{A0}:.+-ZAMPamp,".contains(c);
        if !time.chars().all(clock) {
            return None;
        }
        let mut parts = day.trim_end_matches([',', '.']).split(['-', '.', '/']);
        let mut numbers = [0; 3];
        let mut digits = [0; 3];
        for at in 0..3 {
            let part = parts.next()?;
            if part.is_empty() || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
                return None;
            }
            (numbers[at], digits[at]) = (part.parse().ok()?, part.len());
        }
        let year_first = digits[0] == 4;
        let sound = if year_first { digits[1] < 3 && digits[2] < 3 } else { digits[2] != 3 };
        (parts.next().is_none() && sound && digits[1] < 3).then(|| {
            if !year_first && digits[2] < 3 {
                numbers[2] += 2000;
            }
            Self { numbers, year_first, points: day.contains('.') }
        })
    }

    fn date(&self, order: DateOrder) -> Option<Date> {
        let [a, b, c] = self.numbers;
        let small = |number: i16| i8::try_from(number).ok();
        let (year, month, day) = if self.year_first {
            (a, b, c)
        } else if self.points || order == DateOrder::DayFirst {
            (c, b, a)
        } else {
            (c, a, b)
        };
        let date = Date::new(year, small(month)?, small(day)?).ok()?;
        (1900..=2199).contains(&date.year()).then_some(date)
    }
}

/// Serial numbers of days that spreadsheets write without a format: the years 2000 … 2099.
const SERIALS: std::ops::Range<f64> = 36_526.0..73_051.0;

/// The day a spreadsheet's serial number means.
fn serial_day(text: &str) -> Option<Date> {
    let serial = number(text).filter(|serial| SERIALS.contains(serial))?;
    let first = Date::new(1899, 12, 30).ok()?;
    let days = jiff::Span::new().try_days(serial.floor() as i64).ok()?;
    first.checked_add(days).ok()
}

/// The day of a date; the first day of a month alone.
pub fn day(text: &str, order: DateOrder) -> Option<crate::model::Date> {
    let of = |date: Date| crate::model::Date {
        year: date.year(),
        month: date.month() as u8,
        day: date.day() as u8,
    };
    let date = match Written::read(text) {
        Some(written) => written.date(order),
        None => serial_day(text),
    };
    date.map(of).or_else(|| {
        let Month { year, month } = month(text, order)?;
        Some(crate::model::Date { year, month, day: 1 })
    })
}

/// The month of a date; of a year and a month alone, too.
pub fn month(text: &str, order: DateOrder) -> Option<Month> {
    let of = |date: Date| Month { year: date.year(), month: date.month() as u8 };
    if let Some(written) = Written::read(text) {
        return written.date(order).map(of);
    }
    let text = text.trim();
    if let Some(date) = serial_day(text) {
        return Some(of(date));
    }
    let (a, b) = text.split_once(['-', '.', '/'])?;
    let (year, month) = if a.len() == 4 { (a, b) } else { (b, a) };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let sound = year.len() == 4 && (1..=2).contains(&month.len()) && digits(year) && digits(month);
    let month = Month { year: year.parse().ok()?, month: month.parse().ok()? };
    (sound && (1900..=2199).contains(&month.year) && month.is_valid()).then_some(month)
}

/// Whether a text is a date in either order.
pub fn is_date(text: &str) -> bool {
    let written = Written::read(text);
    let either = [DateOrder::DayFirst, DateOrder::MonthFirst];
    written.is_some_and(|written| either.iter().any(|order| written.date(*order).is_some()))
}

/// Which order the dates of a column are written in, and whether they say so.
pub fn order_of<'a>(values: impl Iterator<Item = &'a str>) -> (DateOrder, bool) {
    let (mut day, mut month, mut open) = (0, 0, 0);
    for written in values.filter_map(Written::read) {
        if written.year_first || written.points {
            continue;
        }
        match (written.date(DateOrder::DayFirst), written.date(DateOrder::MonthFirst)) {
            (Some(_), None) => day += 1,
            (None, Some(_)) => month += 1,
            (Some(a), Some(b)) if a != b => open += 1,
            _ => {}
        }
    }
    let order = if month > day { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    (order, open == 0 || (day > 0) != (month > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers() {
        let codes = ["-".to_owned(), "н/д".to_owned(), "0".to_owned()];
        for (text, meant) in [
            ("7", Answer::Whole(7)),
            (" 7,0\u{A0}", Answer::Whole(7)),
            ("10.0", Answer::Whole(10)),
            ("\u{2212}1", Answer::Whole(-1)),
            ("7,5", Answer::Fraction),
            ("", Answer::Blank),
            ("–", Answer::NotApplicable),
            (" Н/Д ", Answer::NotApplicable),
            ("0", Answer::NotApplicable),
            ("7 из 10", Answer::NotANumber),
            ("1e3", Answer::NotANumber),
            ("NaN", Answer::NotANumber),
            ("inf", Answer::NotANumber),
            ("1,000,000", Answer::NotANumber),
            ("=A1+1", Answer::Formula),
            ("#N/A", Answer::Error),
        ] {
            assert_eq!(answer(text, &codes), meant, "{text}");
        }
    }

    #[test]
    fn months() {
        let day = |text| month(text, DateOrder::DayFirst).map(|month| month.to_string());
        let us = |text| month(text, DateOrder::MonthFirst).map(|month| month.to_string());
        for text in [
            "2026-09-01",
            "2026-09-01T08:51:12Z",
            "2026-09-01 08:51:12.5+03:00",
            "01.09.2026",
            "1.9.26",
            "1/9/2026 8:51:12 AM",
            "2026/09/30",
            "2026-09",
            "09.2026",
            "46266",
            "46266.5",
        ] {
            assert_eq!(day(text).as_deref(), Some("2026-09"), "{text}");
        }
        assert_eq!(us("9/1/2026 8:51:12").as_deref(), Some("2026-09"));
        assert_eq!(us("01.09.2026").as_deref(), Some("2026-09"), "points: the day is first");
        for text in ["31.02.2026", "вчера", "2026-13-01", "7", "1.9", "12:30", "2026-09-01x", "-"]
        {
            assert_eq!(day(text), None, "{text}");
        }
        assert!(is_date("9/30/2026") && is_date("30/9/2026") && !is_date("31/31/2026"));
    }

    #[test]
    fn the_order_of_a_column_of_dates() {
        let of = |dates: &[&'static str]| order_of(dates.iter().copied());
        assert_eq!(of(&["1/2/2026", "13/2/2026"]), (DateOrder::DayFirst, true));
        assert_eq!(of(&["1/2/2026", "2/13/2026"]), (DateOrder::MonthFirst, true));
        assert_eq!(of(&["1/2/2026", "3/2/2026"]), (DateOrder::DayFirst, false));
        assert_eq!(of(&["2026-01-02", "01.02.2026", "2/2/2026"]), (DateOrder::DayFirst, true));
    }
}
