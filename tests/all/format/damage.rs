//! Damaged files: never a panic, never a hang, and whatever opens can be edited and saved again.

use super::everything::{Maker, conflicts, everything, feedback, small};
use crate::support::child::{number_behind, play};
use crate::support::edits::edit;
use crate::support::{memory, numbered};
use cjm::format::{Opened, ReadError, What, read, write};
use cjm::model::*;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::thread;
use std::time::{Duration, Instant};

const CASES: &str = "CJM_TEST_CASES";
/// Most memory that opening, editing and saving damaged files may hold, MB.
const MOST_HELD: f64 = 500.0;

/// Opens bytes as a careless program might: whatever comes back must hold together, survive
/// editing, and save to a file that opens the same. Returns how many elements were saved from it.
fn torture(bytes: &[u8], seed: u64, edits: u64) -> Result<usize, ReadError> {
    let opened = read(bytes)?;
    let mut map = opened.document;
    assert_eq!(map.check(), []);
    let elements = map.len();
    for i in 0..edits {
        let _ = map.apply(&edit(&map, seed.wrapping_mul(31).wrapping_add(i)));
    }
    let saved = write(&map);
    let again = read(&saved).unwrap();
    let loud = |what: &What| !matches!(what, What::StillAside { .. });
    let problems: Vec<_> = again.problems.iter().filter(|p| loud(&p.what)).collect();
    assert!(problems.is_empty(), "{problems:?}\n{}", String::from_utf8_lossy(&saved));
    assert!(again.document == map, "reads back differently:\n{}", String::from_utf8_lossy(&saved));
    assert!(write(&again.document) == saved);
    Ok(elements)
}

/// A file of about 4 kB with most kinds of things in it.
fn four_kilobytes() -> Vec<u8> {
    let mut m = small();
    let touchpoint = m.elements[1].0;
    let emotion = m.add(Emotion {
        valence: Valence::Bad,
        word: "lost".into(),
        quote: "«Где я?»".into(),
        journey: Journey::AsIs,
    });
    m.link(LinkKind::Feels, touchpoint, emotion);
    let barrier = m.add(Barrier { text: "no signs\nat all".into(), severity: Some(4), votes: 0 });
    m.link(LinkKind::Hinders, barrier, touchpoint);
    let solution = m.add(Solution {
        text: "signs".into(),
        feasibility: Feasibility::Own,
        effort: Some(Effort::Small),
        status: SolutionStatus::Planned,
        votes: 0,
    });
    m.link(LinkKind::Answers, solution, barrier);
    let evidence = m.add(Evidence {
        text: "watched".into(),
        kind: EvidenceKind::Gemba,
        source: "ward".into(),
        date: Some(Date { year: 2026, month: 9, day: 1 }),
        link: String::new(),
    });
    m.link(LinkKind::Supports, evidence, barrier);
    surveys(&mut m, touchpoint);
    let bytes = write(&m.finish());
    assert!((2_000..5_000).contains(&bytes.len()), "{}", bytes.len());
    bytes
}

fn surveys(m: &mut Maker, touchpoint: ElementId) {
    use cjm::scores::{Answers, Histogram, Metric};
    m.questions.push(("csat".into(), Question { text: "Well?".into(), metric: Metric::Csat }));
    for month in 1..=3 {
        let key = CellKey {
            touchpoint,
            question: "csat".into(),
            period: Some(Month { year: 2026, month }),
            segments: vec![SegmentValue { column: "age".into(), value: "18–30".into() }],
            import: "hand".into(),
        };
        let answers = Answers::One(Histogram::new(1, vec![1, 0, 2, 5, 8]));
        m.cells.push((key, answers.into()));
    }
}

#[test]
fn cut_off_at_every_byte() {
    let bytes = four_kilobytes();
    let whole = read(&bytes).unwrap().document.len();
    let mut most = 0;
    for end in 0..bytes.len() {
        match torture(&bytes[..end], end as u64, 2) {
            Ok(elements) => {
                assert!(elements >= most.min(whole - 1) || elements + 3 >= most, "at {end}");
                most = most.max(elements);
                let opened = read(&bytes[..end]).unwrap();
                let told = !opened.problems.is_empty() || end + 1 == bytes.len();
                assert!(told, "a file cut off at {end} opened without a word");
            }
            Err(error) => assert!(end < 40, "cut off at {end}: {error}"),
        }
    }
    assert_eq!(most, whole);
}

/// Everything on a map, each with a name of its own.
fn parts(map: &Document) -> BTreeSet<String> {
    let elements = map.elements().map(|(id, _)| id.to_string());
    let links = map.links().into_iter().map(|link| format!("{link:?}"));
    let questions = map.questions().keys().map(ToString::to_string);
    let cells = map.cells().iter().map(|(key, _)| format!("{key:?}"));
    elements.chain(links).chain(questions).chain(cells).collect()
}

/// The stretches of a file that are one item of a list each.
fn items(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut items = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        let indent = line.len() - line.trim_start().len();
        if indent == 4 && line.ends_with("(\n") {
            start = Some(at);
        } else if indent == 4 && line.starts_with("    )") {
            items.extend(start.take().map(|start| start..end));
        } else if indent == 4 && start.is_none() && line.ends_with("),\n") {
            items.push(at..end);
        }
        at = end;
    }
    items
}

/// A damaged byte costs the item it stands in and what hangs on that, and no other. Between the
/// items it costs nothing.
#[test]
fn every_byte_flipped() {
    let bytes = four_kilobytes();
    let text = String::from_utf8(bytes.clone()).unwrap();
    let whole = parts(&read(&bytes).unwrap().document);
    let items = items(&text);
    assert_eq!(items.len(), whole.len());
    let without: Vec<BTreeSet<String>> = items
        .iter()
        .map(|item| {
            let rest = [&text[..item.start], &text[item.end..]].concat();
            let mut left = parts(&read(rest.as_bytes()).unwrap().document);
            left.retain(|part| whole.contains(part));
            left
        })
        .collect();
    let ways = [0x01, 0x02, 0x08, 0x20, 0x80];
    let chunk = bytes.len().div_ceil(4);
    thread::scope(|scope| {
        for start in (0..bytes.len()).step_by(chunk) {
            let (bytes, items, whole, without) = (&bytes, &items, &whole, &without);
            scope.spawn(move || {
                for at in start..(start + chunk).min(bytes.len()) {
                    let item = items.iter().position(|item| item.contains(&at));
                    let must = item.map_or(whole, |item| &without[item]);
                    for way in ways {
                        let mut bytes = bytes.clone();
                        bytes[at] ^= way;
                        match torture(&bytes, at as u64, 0) {
                            Ok(_) => {
                                let opened = read(&bytes).unwrap();
                                let left = parts(&opened.document);
                                let told = !opened.problems.is_empty() || left.len() >= whole.len();
                                assert!(told, "byte {at} ^ {way:02x} costs something untold");
                                let lost: Vec<_> = must.difference(&left).collect();
                                assert!(lost.is_empty(), "byte {at} ^ {way:02x} costs {lost:?}");
                            }
                            Err(error) => assert!(at < 40, "{at} {way}: {error}"),
                        }
                    }
                }
            });
        }
    });
}

/// A made-up file of a few kB with anything in it.
fn made_up(number: u64) -> Vec<u8> {
    let mut map = read(&four_kilobytes()).unwrap().document;
    let mut rng = Rng::seeded(number);
    for _ in 0..60 {
        let bytes = write(&map);
        if bytes.len() > 6_000 {
            return bytes;
        }
        let _ = map.apply(&edit(&map, rng.next_u64()));
    }
    write(&map)
}

#[test]
fn other_files_cut_off_and_flipped_at_every_byte() {
    for number in numbered("CJM_LONG_FILES", 1) {
        let bytes = made_up(number);
        let half = bytes.len().div_ceil(2);
        thread::scope(|scope| {
            for part in [0..half, half..bytes.len()] {
                let bytes = &bytes;
                scope.spawn(move || {
                    for at in part {
                        let cut = torture(&bytes[..at], at as u64, 1);
                        assert!(cut.is_ok() || at < 40, "file {number} cut off at {at}");
                        let mut bytes = bytes.clone();
                        bytes[at] ^= 1 << (at % 8);
                        let flipped = torture(&bytes, at as u64, 0);
                        assert!(flipped.is_ok() || at < 40, "file {number} flipped at {at}");
                    }
                });
            }
        });
    }
}

/// Words that mean something in a map, to put where they do not belong.
const TOKENS: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "\n",
    "//",
    "/*",
    "*/",
    "r#\"",
    "\"#",
    "'",
    "None",
    "Some(1)",
    "NaN",
    "inf",
    "-",
    "1e999",
    "99999999999999999999",
    "0x",
    "_",
    "b\"",
    "Stage",
    "Touchpoint",
    "Widget",
    "id: ",
    "order: ",
    "elements: [",
    "links: [",
    "  ),\n",
    "set_aside: [(list: \"elements\", text: \"",
    "format: 2",
    "min_reader: 9",
    "\u{FEFF}",
    "\0",
    "\u{202E}",
    "\r",
    "<<<<<<< ours\n",
    "=======\n",
    ">>>>>>> theirs\n",
    "Contains(",
    "\"0000000000000\"",
];

/// One to six random changes to a file.
fn mutated(bytes: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=rng.below(6) {
        let at = rng.below(bytes.len() + 1);
        let longest = 1 << rng.below(11);
        let end = (at + rng.below(longest)).min(bytes.len());
        match rng.below(8) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << rng.below(8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = rng.below(256) as u8;
                }
            }
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                let to = rng.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            4 | 5 => {
                let token = TOKENS[rng.below(TOKENS.len())];
                bytes.splice(at..at, token.bytes());
            }
            6 => {
                // Whole lines doubled or gone, as careless merges leave them.
                let lines: Vec<&[u8]> = bytes.split_inclusive(|&b| b == b'\n').collect();
                let from = rng.below(lines.len() + 1);
                let to = (from + rng.below(12)).min(lines.len());
                let mut new = lines[..to].concat();
                new.extend(lines[if rng.below(2) == 0 { from } else { to }..].concat());
                bytes = new;
            }
            _ => bytes.truncate(end.max(bytes.len() / 2)),
        }
    }
    bytes
}

/// What the started process does; as a test of its own it does nothing.
#[test]
fn mutations() {
    let Ok(cases) = std::env::var(CASES) else { return };
    let (from, to) = cases.split_once(' ').unwrap();
    let (from, to): (u64, u64) = (from.parse().unwrap(), to.parse().unwrap());
    let threads = thread::available_parallelism().map_or(2, |n| n.get() as u64);
    let starts = [
        four_kilobytes(),
        write(&small().finish()),
        write(&everything()),
        write(&feedback()),
        write(&conflicts()),
    ];
    let all = |thread| {
        let (mut opened, mut slowest) = (0, (Duration::ZERO, 0));
        for case in (from + thread..to).step_by(threads as usize) {
            let mut rng = Rng::seeded(case);
            // The big ones less often: they take ten times as long.
            let start = if case % 20 == 0 {
                &starts[2 + case as usize / 20 % 3]
            } else {
                &starts[case as usize % 2]
            };
            let bytes = mutated(start, &mut rng);
            let began = Instant::now();
            opened += u64::from(torture(&bytes, case, 20).is_ok());
            slowest = slowest.max((began.elapsed(), case));
        }
        (opened, slowest)
    };
    let all = &all;
    let parts: Vec<_> = thread::scope(|scope| {
        let work: Vec<_> = (0..threads).map(|thread| scope.spawn(move || all(thread))).collect();
        work.into_iter().map(|work| work.join().unwrap()).collect()
    });
    let opened: u64 = parts.iter().map(|part| part.0).sum();
    let (slowest, case) = parts.iter().map(|part| part.1).max().unwrap();
    let most = memory::held().map_or(0.0, |(_, most)| most);
    println!("opened {opened} slowest {} held {most:.0} case {case}", slowest.as_millis());
}

#[test]
fn twenty_thousand_mutations() {
    let cases = numbered("CJM_LONG_MUTATIONS", 20_000);
    let count = cases.end - cases.start;
    let range = format!("{} {}", cases.start, cases.end);
    let played = play("format::damage::mutations", CASES, range, Duration::from_mins(40));
    let [opened, slowest, most] =
        ["opened ", "slowest ", "held "].map(|word| number_behind(&played.said, word));
    println!("{count} mutations: {opened} opened, the slowest took {slowest} ms, {most} MB held");
    assert!(opened > count as f64 / 2.0 && opened < count as f64, "{opened} of {count} opened");
    assert!(most <= MOST_HELD, "{most} MB");
}

#[test]
fn random_bytes_and_tokens_are_no_map() {
    let mut rng = Rng::seeded(5);
    for case in 0..2_000 {
        let length = rng.below(400);
        let noise: Vec<u8> = (0..length).map(|_| rng.below(256) as u8).collect();
        let _ = torture(&noise, case, 1);
        let mut text = String::from("(format: 1, min_reader: 1, ");
        for _ in 0..rng.below(60) {
            text.push_str(TOKENS[rng.below(TOKENS.len())]);
        }
        let _ = torture(text.as_bytes(), case, 1);
    }
}

/// Files made to exhaust memory or patience.
#[test]
fn bombs_are_refused_or_set_aside_at_once() {
    let head = "(format: 1, min_reader: 1, ";
    let bomb =
        |list: &str, item: &str, count: usize| format!("{head}{list}: [{}])", item.repeat(count));
    let refused = |text: &str| read(text.as_bytes()).map(|o| o.problems.len()).unwrap_err();
    for list in ["elements", "links", "cells", "pictures", "questions"] {
        assert!(matches!(refused(&bomb(list, "(),", 3_000_000)), ReadError::TooMany { .. }));
    }
    assert!(matches!(refused(&bomb("elements", "\n(),", 2_000_000)), ReadError::TooMany { .. }));
    assert!(matches!(
        refused(&format!("{head}{})", "a:1,".repeat(2_000_000))),
        ReadError::TooMany { .. }
    ));
    let huge = vec![b'('; 65 * 1024 * 1024];
    assert!(matches!(read(&huge), Err(ReadError::TooBig { .. })));
    let calm = |text: &str| -> Opened { read(text.as_bytes()).unwrap() };
    for text in [
        format!("{head}elements: {}", "[".repeat(5_000_000)),
        format!("{head}elements: [{}", "(".repeat(5_000_000)),
        format!("{head}elements: [{}", "Stage(id: ".repeat(500_000)),
        format!("{head}elements: [{}", ")".repeat(5_000_000)),
        format!("{head}elements: [{}", ",".repeat(5_000_000)),
        format!("{head}elements: [{}", "\"".repeat(4_999_999)),
        format!("{head}elements: [{}", "\n(\"".repeat(100_000)),
        format!("{head}elements: [{}", "\n/*".repeat(1_000_000)),
        format!("{head}{}", "\nx: /*".repeat(1_000_000)),
        format!("{head}{}", "\nx: (".repeat(1_000_000)),
        format!("{head}{}", "/*".repeat(2_500_000)),
        format!("{head}links: [{}])", "\n\"".repeat(300_000)),
        format!(
            "{head}elements: [\n Stage(id: \"0000000000001\", {})])",
            "x: 1,".repeat(1_000_000)
        ),
        format!("{head}cells: [\n (one: (1, [{}])))])", "0,".repeat(2_000_000)),
    ] {
        let opened = calm(&text);
        assert!(opened.document.is_empty());
        assert!(!opened.problems.is_empty() && opened.problems.len() < 600);
    }
    // Ever deeper lines, each of which might be the one where the damaged one ends.
    for up in [true, false] {
        let mut stairs = format!("{head}elements: [");
        for step in 0..3_000 {
            let indent = if up { step } else { 3_000 - step };
            write!(stairs, "\n{}(\"", " ".repeat(indent)).unwrap();
        }
        assert!(!calm(&stairs).problems.is_empty());
    }
}
