//! Numbers as SVG writes them: short, of fixed precision, the same on every machine.

/// Appends `value` rounded to a hundredth, without needless zeros. Infinities and NaN become 0:
/// a picture with them could not be read at all.
pub fn push(out: &mut String, value: f64) {
    push_rounded::<2>(out, value);
}

/// Appends `value` rounded to a ten-thousandth; for parts of one.
pub fn push_part(out: &mut String, value: f64) {
    push_rounded::<4>(out, value);
}

/// Appends a space and `value`, or only the value where its minus sign separates it well enough.
pub fn push_next(out: &mut String, value: f64) {
    if value.is_nan() || value > -0.005 {
        out.push(' ');
    }
    push(out, value);
}

fn push_rounded<const DECIMALS: u32>(out: &mut String, value: f64) {
    if !value.is_finite() {
        out.push('0');
        return;
    }
    let unit = 10_u64.pow(DECIMALS);
    // Far beyond any map the cast saturates.
    let scaled = (value * unit as f64).round() as i64;
    if scaled < 0 {
        out.push('-');
    }
    let magnitude = scaled.unsigned_abs();
    push_integer(out, magnitude / unit);
    let mut fraction = magnitude % unit;
    let mut place = unit / 10;
    if fraction != 0 {
        out.push('.');
    }
    while fraction != 0 {
        out.push(char::from(b'0' + (fraction / place) as u8));
        fraction %= place;
        place /= 10;
    }
}

/// Appends a whole number.
pub fn push_integer(out: &mut String, mut value: u64) {
    let mut digits = [0_u8; 20];
    let mut at = digits.len();
    loop {
        at -= 1;
        digits[at] = b'0' + (value % 10) as u8;
        value /= 10;
        if value == 0 {
            break;
        }
    }
    out.extend(digits[at..].iter().map(|&digit| char::from(digit)));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: f64) -> String {
        let mut out = String::new();
        push(&mut out, value);
        out
    }

    #[test]
    fn numbers_are_short_and_exact() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.004, "0"),
            (1.0, "1"),
            (0.5, "0.5"),
            (-0.25, "-0.25"),
            (0.05, "0.05"),
            (12.346, "12.35"),
            (1_700_000.01, "1700000.01"),
            (1_699_999.996, "1700000"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ] {
            assert_eq!(written(value), expected);
        }
        let mut part = String::new();
        push_part(&mut part, 0.333_333);
        assert_eq!(part, "0.3333");
    }

    #[test]
    fn every_hundredth_of_a_wide_map_survives() {
        for i in (0..170_000_000_i64).step_by(9_973) {
            let value = i as f64 / 100.0;
            assert!((written(value).parse::<f64>().unwrap() - value).abs() < 1e-9);
        }
    }

    #[test]
    fn lists_of_numbers_stay_apart() {
        let mut out = String::from("1");
        for value in [2.0, -3.0, -0.001, 4.5] {
            push_next(&mut out, value);
        }
        assert_eq!(out, "1 2-3 0 4.5");
    }
}
