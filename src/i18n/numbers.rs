//! Numbers, shares, intervals and dates as each language writes them.

use super::{Arg, Texts};
use crate::model::{Date, Language, Month};
use crate::scores::{Metric, Unit};
use std::time::SystemTime;

/// A true minus; the hyphen is too short beside digits.
const MINUS: char = '\u{2212}';
/// Between groups of thousands in Russian and Ukrainian.
const NARROW_SPACE: char = '\u{202F}';
/// Between a number and its percent sign in Russian and Ukrainian.
const NO_BREAK_SPACE: char = '\u{A0}';
/// Stands where a number is not one.
const NOTHING: &str = "—";

impl Texts {
    /// `value` rounded to `decimals` places: `1,234.5` in English, `1 234,5` in Russian and
    /// Ukrainian; with a true minus, and never a negative zero. A dash for NaN and infinities.
    pub fn number(&self, value: f64, decimals: usize) -> String {
        self.written(value, decimals, "")
    }

    /// Like [`Self::number`], with a plus before what is above zero.
    pub fn signed(&self, value: f64, decimals: usize) -> String {
        self.written(value, decimals, "+")
    }

    /// A whole number with its thousands grouped.
    pub fn whole(&self, value: u64) -> String {
        self.grouped(&value.to_string())
    }

    /// A share given in percent: `35%` in English, `35 %` in Russian and Ukrainian.
    pub fn percent(&self, value: f64, decimals: usize) -> String {
        let mut text = self.number(value, decimals);
        if text != NOTHING {
            if self.language() != Language::English {
                text.push(NO_BREAK_SPACE);
            }
            text.push('%');
        }
        text
    }

    /// An interval: `37…54`, `−15…50`; never ±.
    pub fn range(&self, low: f64, high: f64, decimals: usize) -> String {
        format!("{}…{}", self.number(low, decimals), self.number(high, decimals))
    }

    /// The value of a metric in its unit: `+46`, `7.2`, `35%`.
    pub fn score(&self, metric: Metric, value: f64) -> String {
        match metric.unit() {
            Unit::Net => self.signed(value, 0),
            Unit::Percent => self.percent(value, 0),
            Unit::Points => self.number(value, 1),
        }
    }

    /// The interval of a metric, in its unit but without the unit's sign. Where very many answers
    /// make it narrower than the metric's last digit, with up to two digits more.
    pub fn score_range(&self, metric: Metric, (low, high): (f64, f64)) -> String {
        let usual = usize::from(metric.unit() == Unit::Points);
        let reads = |decimals: usize, value: f64| self.number(value, decimals);
        let told = |decimals: &usize| reads(*decimals, low) != reads(*decimals, high);
        let decimals = (usual..=usual + 2).find(told).unwrap_or(usual);
        self.range(low, high, decimals)
    }

    /// How much a score is above another one, in the metric's unit but without the unit's sign:
    /// `+0.4`, `−12`.
    pub fn score_difference(&self, metric: Metric, value: f64) -> String {
        self.signed(value, usize::from(metric.unit() == Unit::Points))
    }

    /// A month and its year: `September 2026`, `сентябрь 2026`.
    pub fn month(&'static self, month: Month) -> String {
        self.month_as("month", month)
    }

    /// A month and its year, short: `Sep 2026`, `сент. 2026`.
    pub fn month_short(&'static self, month: Month) -> String {
        self.month_as("month-short", month)
    }

    /// A day: `5 September 2026`, `5 сентября 2026 г.`.
    pub fn date(&'static self, date: Date) -> String {
        let (day, year) = (date.day.to_string(), date.year.to_string());
        let month = self.month_name("month-of", date.month);
        let args =
            [("day", Arg::Text(&day)), ("month", Arg::Text(month)), ("year", Arg::Text(&year))];
        self.with("date-day", &args)
    }

    /// A day in digits: `05.09.2026` in Russian and Ukrainian, `2026-09-05` in English, where
    /// other orders of digits are read in two ways.
    pub fn date_digits(&self, date: Date) -> String {
        let Date { year, month, day } = date;
        match self.language() {
            Language::English => format!("{year:04}-{month:02}-{day:02}"),
            Language::Russian | Language::Ukrainian => format!("{day:02}.{month:02}.{year:04}"),
        }
    }

    /// A moment by the clock of this place: `14:05`, with the day where that is not today.
    pub fn moment(&self, at: SystemTime) -> String {
        let at = jiff::Timestamp::try_from(at).unwrap_or_default();
        let at = at.to_zoned(jiff::tz::TimeZone::system());
        let time = at.strftime("%H:%M").to_string();
        if at.date() == jiff::Zoned::now().date() {
            return time;
        }
        let date = Date { year: at.year(), month: at.month() as u8, day: at.day() as u8 };
        format!("{} {time}", self.date_digits(date))
    }

    fn month_as(&'static self, prefix: &str, month: Month) -> String {
        let year = month.year.to_string();
        let name = self.month_name(prefix, month.month);
        self.with("date-month", &[("month", Arg::Text(name)), ("year", Arg::Text(&year))])
    }

    fn month_name(&'static self, prefix: &str, month: u8) -> &'static str {
        self.get(&format!("{prefix}-{}", month.clamp(1, 12)))
    }

    fn written(&self, value: f64, decimals: usize, plus: &str) -> String {
        if !value.is_finite() {
            return NOTHING.to_owned();
        }
        let digits = format!("{:.decimals$}", half_up(value.abs(), decimals));
        let zero = digits.bytes().all(|b| matches!(b, b'0' | b'.'));
        let mut text = String::with_capacity(digits.len() + 8);
        if !zero && value < 0.0 {
            text.push(MINUS);
        } else if !zero {
            text.push_str(plus);
        }
        let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
        text.push_str(&self.grouped(whole));
        if !fraction.is_empty() {
            text.push(if self.language() == Language::English { '.' } else { ',' });
            text.push_str(fraction);
        }
        text
    }

    fn grouped(&self, digits: &str) -> String {
        let separator = if self.language() == Language::English { ',' } else { NARROW_SPACE };
        let mut text = String::with_capacity(digits.len() * 2);
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                text.push(separator);
            }
            text.push(digit);
        }
        text
    }
}

/// `value` moved off an exact half, which formatting would round to even: people and
/// spreadsheets round 7.25 to 7.3.
fn half_up(value: f64, decimals: usize) -> f64 {
    let factor: f64 = (0..decimals.min(15)).map(|_| 10.0).product();
    let scaled = value * factor;
    let tie = scaled < 9e15 && (scaled.fract() - 0.5).abs() < f64::EPSILON;
    if tie { scaled.ceil() / factor } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn en() -> &'static Texts {
        Texts::of(Language::English)
    }
    fn ru() -> &'static Texts {
        Texts::of(Language::Russian)
    }
    fn uk() -> &'static Texts {
        Texts::of(Language::Ukrainian)
    }

    #[test]
    fn numbers_are_written_as_each_language_does() {
        for (value, decimals, english, others) in [
            (0.0, 0, "0", "0"),
            (-0.0, 1, "0.0", "0,0"),
            (-0.04, 1, "0.0", "0,0"),
            (-0.06, 1, "−0.1", "−0,1"),
            (7.25, 1, "7.3", "7,3"),
            (-0.5, 0, "−1", "−1"),
            (2.5, 0, "3", "3"),
            (999.0, 0, "999", "999"),
            (1000.0, 0, "1,000", "1\u{202F}000"),
            (-1_234_567.891, 2, "−1,234,567.89", "−1\u{202F}234\u{202F}567,89"),
            (f64::NAN, 0, "—", "—"),
            (f64::NEG_INFINITY, 3, "—", "—"),
        ] {
            assert_eq!(en().number(value, decimals), english);
            assert_eq!(ru().number(value, decimals), others);
            assert_eq!(uk().number(value, decimals), others);
        }
        assert_eq!(ru().whole(2280), "2\u{202F}280");
        assert_eq!(en().whole(u64::MAX), "18,446,744,073,709,551,615");
    }

    #[test]
    fn signs_shares_and_intervals() {
        assert_eq!(en().signed(46.2, 0), "+46");
        assert_eq!(en().signed(-5.4, 0), "−5");
        assert_eq!(en().signed(0.4, 0), "0");
        assert_eq!(en().percent(35.0, 0), "35%");
        assert_eq!(ru().percent(35.0, 0), "35\u{A0}%");
        assert_eq!(uk().percent(-0.5, 1), "−0,5\u{A0}%");
        assert_eq!(ru().percent(f64::NAN, 1), "—");
        assert_eq!(ru().range(7.1, 7.3, 1), "7,1…7,3");
        assert_eq!(en().range(-15.4, 50.2, 0), "−15…50");
    }

    #[test]
    fn scores_carry_their_unit_and_intervals_do_not() {
        assert_eq!(ru().score(Metric::Nps, 46.4), "+46");
        assert_eq!(ru().score(Metric::NpsFromOne, -0.2), "0");
        assert_eq!(ru().score(Metric::Csi, 7.16), "7,2");
        assert_eq!(en().score(Metric::Cli, 4.94), "4.9");
        assert_eq!(uk().score(Metric::Ces, 34.6), "35\u{A0}%");
        assert_eq!(en().score(Metric::Csat, 34.6), "35%");
        assert_eq!(ru().score_range(Metric::Csi, (7.1, 7.3)), "7,1…7,3");
        assert_eq!(ru().score_range(Metric::Ces, (32.4, 38.6)), "32…39");
        assert_eq!(ru().score_range(Metric::Ces, (46.04, 46.12)), "46,0…46,1");
        assert_eq!(ru().score_range(Metric::Csi, (7.123, 7.134)), "7,12…7,13");
        assert_eq!(ru().score_range(Metric::Ces, (46.0, 46.0)), "46…46");
    }

    #[test]
    fn months_and_days_are_declined() {
        let month = Month { year: 2026, month: 9 };
        let day = Date { year: 2026, month: 9, day: 5 };
        assert_eq!(en().month(month), "September 2026");
        assert_eq!(ru().month(month), "сентябрь 2026");
        assert_eq!(uk().month(month), "вересень 2026");
        assert_eq!(en().month_short(month), "Sep 2026");
        assert_eq!(ru().month_short(month), "сент. 2026");
        assert_eq!(uk().month_short(month), "вер. 2026");
        assert_eq!(en().date(day), "5 September 2026");
        assert_eq!(ru().date(day), "5 сентября 2026 г.");
        assert_eq!(uk().date(day), "5 вересня 2026 р.");
        assert_eq!(en().date_digits(day), "2026-09-05");
        assert_eq!(ru().date_digits(day), "05.09.2026");
    }
}
