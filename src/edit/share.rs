//! Shares as people type them: `12 %`, `12`, `0,12`.

use super::Misread;

/// The share 0 … 1 that a text says; `None` for an empty text: not stated. A whole number, and any
/// above one, is in percent also without the sign.
///
/// # Errors
/// When the text is no number, or one outside 0 … 100 %.
pub(super) fn share_of(text: &str) -> Result<Option<f64>, Misread> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if plain.is_empty() {
        return Ok(None);
    }
    let (number, signed) = match plain.strip_suffix('%') {
        Some(number) => (number, true),
        None => (plain.as_str(), false),
    };
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    if !number.chars().all(digits) {
        return Err(Misread::Share);
    }
    let value: f64 = number.replace(',', ".").parse().map_err(|_| Misread::Share)?;
    let percent = signed || value > 1.0 || !number.contains(['.', ',']);
    let share = if percent { value / 100.0 } else { value };
    if (0.0..=1.0).contains(&share) { Ok(Some(share)) } else { Err(Misread::Share) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_people_type_them() {
        for (text, share) in [
            ("", None),
            ("  ", None),
            ("12 %", Some(0.12)),
            ("12\u{a0}%", Some(0.12)),
            ("12", Some(0.12)),
            ("0,12", Some(0.12)),
            ("0.5", Some(0.5)),
            ("0.5 %", Some(0.005)),
            ("1", Some(0.01)),
            ("1,0", Some(1.0)),
            ("100%", Some(1.0)),
            ("0", Some(0.0)),
        ] {
            assert_eq!(share_of(text), Ok(share), "{text}");
        }
        for text in ["many", "-5", "101", "120 %", "1,2,3", "%", "1e1", ".", "nan"] {
            assert_eq!(share_of(text), Err(Misread::Share), "{text}");
        }
    }
}
