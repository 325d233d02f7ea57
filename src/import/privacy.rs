//! E-mail addresses and phone numbers in what clients wrote.

/// What stands in place of an e-mail address.
const ADDRESS: &str = "…@…";
/// What stands in place of a phone number, behind its country where that is known.
const NUMBER: &str = "••• ••";
/// Fewest digits of a phone number; of one with a plus sign fewer.
const DIGITS: usize = 10;
const DIGITS_WITH_PLUS: usize = 8;
/// Signs between two groups of digits of one number, at most.
const BETWEEN: usize = 3;

/// A text without e-mail addresses and phone numbers. Long numbers of any other kind (a card's)
/// go with them; dates, times and short numbers stay.
pub fn masked(text: &str) -> String {
    numbers_masked(&addresses_masked(text))
}

/// Whether a text holds an e-mail address or a phone number.
pub fn is_private(text: &str) -> bool {
    masked(text) != text
}

fn addresses_masked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let local = |c: &char| c.is_alphanumeric() || "._%+-'&".contains(*c);
    let domain = |c: &char| c.is_alphanumeric() || ".-_".contains(*c);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for at in 0..letters.len() {
        if letters[at] != '@' || at < done {
            continue;
        }
        let before = letters[done..at].iter().rev().take_while(|c| local(c)).count();
        let after = letters[at + 1..].iter().take_while(|c| domain(c)).count();
        let host: String = letters[at + 1..at + 1 + after].iter().collect();
        let host = host.trim_end_matches(['.', '-', '_']);
        if before == 0 || !host.trim_start_matches('.').contains('.') {
            continue;
        }
        out.extend(&letters[done..at - before]);
        out.push_str(ADDRESS);
        done = at + 1 + host.chars().count();
    }
    out.extend(&letters[done..]);
    out
}

/// A group of digits: where it begins and ends.
type Group = (usize, usize);

fn numbers_masked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    let mut at = 0;
    while at < letters.len() {
        if !letters[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let run = run(&letters, at);
        let end = run.last().map_or(at + 1, |(_, end)| *end);
        for (first, last, mask) in numbers(&letters, &run) {
            out.extend(&letters[done..first]);
            out.push_str(&mask);
            done = last;
        }
        at = end;
    }
    out.extend(&letters[done..]);
    out
}

/// The groups of digits from a place on with nothing between them but what stands in numbers.
fn run(letters: &[char], from: usize) -> Vec<Group> {
    let between = |c: &char| {
        matches!(c, ' ' | '\u{A0}' | '\u{202F}' | '\u{2009}' | '-' | '(' | ')' | '.' | '/')
            || matches!(c, '\u{2010}'..='\u{2015}')
    };
    let mut groups = Vec::new();
    let mut at = from;
    loop {
        let digits = letters[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        groups.push((at, at + digits));
        at += digits;
        let gap = letters[at..].iter().take_while(|c| between(c)).count();
        let next = letters.get(at + gap);
        if gap == 0 || gap > BETWEEN || !next.is_some_and(char::is_ascii_digit) {
            return groups;
        }
        at += gap;
    }
}

/// The phone numbers in a run of groups: where each begins and ends, and what stands for it.
fn numbers(letters: &[char], run: &[Group]) -> Vec<(usize, usize, String)> {
    let mut found = Vec::new();
    let mut own: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < run.len() {
        let digits: usize = own.iter().map(|(from, to)| to - from).sum();
        let plus = own.first().is_some_and(|(from, _)| has_plus(letters, *from));
        if !plus && digits < 4 && is_date(letters, &run[at..]) {
            found.extend(number(letters, &own));
            own.clear();
            at += 3;
            continue;
        }
        own.push(run[at]);
        at += 1;
    }
    found.extend(number(letters, &own));
    found
}

fn number(letters: &[char], groups: &[Group]) -> Option<(usize, usize, String)> {
    let (&(first, _), &(_, last)) = (groups.first()?, groups.last()?);
    let digits: String = letters[first..last].iter().filter(|c| c.is_ascii_digit()).collect();
    let plus = has_plus(letters, first);
    let lengths: Vec<usize> = groups.iter().map(|(from, to)| to - from).collect();
    let dashed = letters[first..last].iter().all(|c| c.is_ascii_digit() || !c.is_whitespace());
    let local = dashed && lengths == [3, 2, 2];
    let least = if plus { DIGITS_WITH_PLUS } else { DIGITS };
    if digits.len() < least && !local {
        return None;
    }
    let known = [("380", 12, "+380 "), ("7", 11, "+7 "), ("8", 11, "+7 ")];
    let known = known
        .iter()
        .find(|(start, length, _)| digits.len() == *length && digits.starts_with(start));
    let country = known.map_or("", |(.., country)| *country);
    let mut from = first;
    while from > 0 && matches!(letters[from - 1], '+' | '(') {
        from -= 1;
    }
    Some((from, last, format!("{country}{NUMBER}")))
}

fn has_plus(letters: &[char], at: usize) -> bool {
    letters[..at].iter().rev().take(2).take_while(|c| matches!(c, '+' | '(')).any(|c| *c == '+')
}

/// Whether groups of digits begin with a date.
fn is_date(letters: &[char], groups: &[Group]) -> bool {
    let [a, b, c, ..] = groups else { return false };
    let value = |group: &Group| -> usize {
        let digits: String = letters[group.0..group.1].iter().collect();
        digits.parse().unwrap_or(usize::MAX)
    };
    let gap = |from: &Group, to: &Group| (to.0 - from.1 == 1).then(|| letters[from.1]);
    let (Some(sign), Some(other)) = (gap(a, b), gap(b, c)) else { return false };
    let lengths = [a, b, c].map(|group| group.1 - group.0);
    let small =
        |group: &Group, most: usize| group.1 - group.0 <= 2 && (1..=most).contains(&value(group));
    let day_and_month = |x, y| small(x, 31) && small(y, 31) && (small(x, 12) || small(y, 12));
    let year = |group: &Group| (1900..=2199).contains(&value(group));
    let first = lengths[0] == 4 && year(a) && day_and_month(b, c);
    let last = day_and_month(a, b) && ((lengths[2] == 4 && year(c)) || lengths[2] == 2);
    sign == other && matches!(sign, '-' | '.' | '/') && (first || last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_numbers_are_masked_and_nothing_else() {
        for (text, meant) in [
            ("write to g.brown+x@example.org.", "write to …@…."),
            ("почта иван@почта.рф, жду", "почта …@…, жду"),
            ("+7 (912) 345-67-89 после шести", "+7 ••• •• после шести"),
            ("тел. 8(495)1234567", "тел. +7 ••• ••"),
            ("067-123-45-67 або +380 67 123 45 67", "••• •• або +380 ••• ••"),
            ("call +1 (415) 555-0100!", "call ••• ••!"),
            ("345-67-89", "••• ••"),
            ("01.09.2026 10:30, заказ 4512", "01.09.2026 10:30, заказ 4512"),
            ("2026-09-01 2026-10-02", "2026-09-01 2026-10-02"),
            ("из 10 баллов 7, 2500 руб.", "из 10 баллов 7, 2500 руб."),
            ("5 лет, 12/31/2025 и 1.2.26", "5 лет, 12/31/2025 и 1.2.26"),
            ("me@home, @nick", "me@home, @nick"),
        ] {
            assert_eq!(masked(text), meant, "{text}");
            assert_eq!(masked(meant), meant, "what is masked stays so");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_address_or_number_survives(
            before in "[а-яa-z ,!]{0,12}", after in "( [а-яa-z ,!]{0,12})?",
            user in "[a-z][a-z0-9._]{0,8}[a-z0-9]", host in "[a-z]{2,8}", top in "(ru|com|org|ua)",
            digits in "[2-9][0-9]{9}", shape in 0_usize..5,
        ) {
            let d = &digits;
            let phone = match shape {
                0 => format!("+7 ({}) {}-{}-{}", &d[..3], &d[3..6], &d[6..8], &d[8..]),
                1 => format!("8{d}"),
                2 => format!("8 {} {} {} {}", &d[..3], &d[3..6], &d[6..8], &d[8..]),
                3 => format!("+380 {} {}-{}-{}", &d[..2], &d[2..5], &d[5..7], &d[7..9]),
                _ => format!("0{}-{}-{}-{}", &d[..2], &d[2..5], &d[5..7], &d[7..9]),
            };
            let text = format!("{before} {user}@{host}.{top} {phone}{after}");
            let out = masked(&text);
            let address = format!("{user}@");
            proptest::prop_assert!(!out.contains(&address), "{}", out);
            // Of the number only its country is left.
            let rest = out.replace("+380 ", "").replace("+7 ", "");
            proptest::prop_assert!(!rest.contains(|c: char| c.is_ascii_digit()), "{}", out);
            proptest::prop_assert!(out.starts_with(&before), "{}", out);
            proptest::prop_assert!(out.ends_with(&after), "{}", out);
        }

        #[test]
        fn plain_text_is_as_it_was(text in "[а-яА-Яa-zA-Z ,.!?-]{0,60}[0-9]{0,4}") {
            proptest::prop_assert_eq!(masked(&text), text);
        }
    }
}
