//! Copies of a map that sync services make where two people changed it at once, by their names.

use crate::i18n::Texts;
use crate::model::Language;

/// Longest name of a computer.
const LONGEST_HOST: usize = 63;

/// Whether a file is called as services call copies of another: both names without their
/// extension. The name only says where to look closer: its contents decide.
pub fn is_copy_name(own: &str, other: &str) -> bool {
    let Some(rest) = other.strip_prefix(own).filter(|_| !own.is_empty()) else { return false };
    in_brackets(rest) || numbered(rest) || on_host(rest) || by_syncthing(rest)
}

/// "NAME (Olena's conflicted copy 2026-01-01)" of Dropbox, "NAME (conflicted copy 2026-01-01 120000)"
/// of Nextcloud, `NAME (SFConflict olena 2026-01-01-12-00-00)` of Seafile, "NAME (1)" of Google
/// Drive.
fn in_brackets(rest: &str) -> bool {
    let inside = rest.strip_prefix(" (").and_then(|rest| rest.strip_suffix(')'));
    inside.is_some_and(|inside| {
        let folded = inside.to_lowercase();
        is_count(inside, 1) || words().any(|word| folded.contains(word))
    })
}

/// What services call such copies, in the languages they may speak here; lower-case.
fn words() -> impl Iterator<Item = &'static str> {
    Language::ALL.iter().map(|language| Texts::of(*language).get("versions-conflict-word"))
}

/// "NAME 2" of iCloud.
fn numbered(rest: &str) -> bool {
    rest.strip_prefix(' ').is_some_and(|number| is_count(number, 2))
}

/// "NAME-LAPTOP-7" of `OneDrive`: a computer's name has at least one capital letter.
fn on_host(rest: &str) -> bool {
    rest.strip_prefix('-').is_some_and(|host| {
        host.len() <= LONGEST_HOST
            && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && host.bytes().any(|byte| byte.is_ascii_uppercase())
    })
}

/// "NAME.sync-conflict-20260101-120000-ABCDEFG".
fn by_syncthing(rest: &str) -> bool {
    let Some(when) = rest.strip_prefix(".sync-conflict-") else { return false };
    let mut parts = when.split('-');
    let digits = |part: Option<&str>, count: usize| {
        part.is_some_and(|it| it.len() == count && it.bytes().all(|byte| byte.is_ascii_digit()))
    };
    digits(parts.next(), 8)
        && digits(parts.next(), 6)
        && parts.next().is_some_and(|device| !device.is_empty())
        && parts.next().is_none()
}

/// Whether a text is a number from `least` to 99, written plainly.
fn is_count(text: &str, least: u8) -> bool {
    let plain = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    plain && !text.starts_with('0') && text.parse::<u8>().is_ok_and(|number| number >= least)
}

#[cfg(test)]
mod tests {
    use super::is_copy_name;

    #[test]
    fn copies_of_every_service_are_known_by_their_names() {
        for rest in [
            " (Olena's conflicted copy 2026-01-01)",
            " (Olena's conflicted copy 2026-01-01 (1))",
            " (конфликтующая копия, Ольга, 2026-01-01)",
            " (конфліктна копія 2026-01-01)",
            " (conflicted copy 2026-01-01 120000)",
            " (SFConflict olena@example.org 2026-01-01-12-00-00)",
            " (1)",
            " (12)",
            " 2",
            "-LAPTOP-7QF2",
            "-Olenas-MacBook",
            ".sync-conflict-20260101-120000-ABCDEFG",
        ] {
            assert!(is_copy_name("map", &format!("map{rest}")), "{rest}");
            assert!(is_copy_name("Мапа 2026", &format!("Мапа 2026{rest}")), "{rest}");
        }
    }

    #[test]
    fn other_names_are_other_maps() {
        for other in [
            "map",
            "map2",
            "map 1",
            "map 2026",
            "map 02",
            "map (2026)",
            "map (draft)",
            "map (0)",
            "map-old",
            "map-v2",
            "map-",
            "map-ПК",
            "map.sync-conflict-2026-120000-ABC",
            "map.sync-conflict-20260101-120000",
            "map.sync-conflict-20260101-120000-A-B",
            "another map (1)",
            "Map (1)",
            "",
        ] {
            assert!(!is_copy_name("map", other), "{other}");
        }
        assert!(!is_copy_name("", " (1)"));
    }
}
