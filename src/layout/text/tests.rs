//! Texts measured, broken and shaped; plain ones held against parley.

use super::*;

const NOTE: f32 = 12.0;

fn broken(text: &str, width: f64) -> Arc<Paragraph> {
    Shaper::default().paragraph(text, TextStyle::new(NOTE, Weight::Regular), width)
}

#[test]
fn lines_stay_within_the_width_and_lose_nothing() {
    for text in [
        "Входит через учётную запись",
        "а".repeat(500).as_str(),
        "ґ є і ї ʼ № ₴ ₽ → ★ emoji 😀👍 end",
        "short",
        "\u{202e}right to left mark\u{200f} and שלום",
        "two\nlines\r\nand\ta tab\0nul",
    ] {
        let paragraph = broken(text, 118.0);
        assert!(paragraph.width <= 118.0, "{text}: {}", paragraph.width);
        let kept: String = paragraph.lines.iter().flat_map(|l| l.text.chars()).collect();
        let letters = |s: &str| s.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(letters(&kept), letters(text));
    }
}

#[test]
fn glyphs_cover_their_line() {
    for line in &broken("Кнопка переноса визита прямо в SMS 😀", 118.0).lines
    {
        let mut covered = vec![false; line.text.len()];
        for glyph in line.runs.iter().flat_map(|run| &run.glyphs) {
            assert!(line.text.get(glyph.range.start as usize..glyph.range.end as usize).is_some());
            covered[glyph.range.start as usize..glyph.range.end as usize].fill(true);
        }
        assert!(covered.iter().all(|&c| c), "{}", line.text);
    }
}

#[test]
fn every_letter_of_the_three_languages_has_a_glyph() {
    let letters = "абвгґдеёєжзиіїйклмнопрстуфхцчшщъыьэюя ʼ№₴₽«»„“—–…→←↑↓★☆●○✓−·≤≥±×";
    for weight in [Weight::Regular, Weight::SemiBold, Weight::Bold] {
        let shaped = Shaper::default().line(letters, TextStyle::new(NOTE, weight));
        for run in &shaped.lines[0].runs {
            for glyph in &run.glyphs {
                let range = glyph.range.start as usize..glyph.range.end as usize;
                assert!(
                    glyph.id != 0,
                    "{weight:?} {:?} {:?}",
                    run.face,
                    shaped.lines[0].text.get(range)
                );
            }
        }
    }
}

#[test]
fn plain_texts_are_shaped_as_any_text_is() {
    let style = TextStyle::new(NOTE, Weight::SemiBold);
    let mut shaper = Shaper::default();
    let words = [
        "Входит",
        "через",
        "учётную",
        "запись",
        "To",
        "waits",
        "AVATAR",
        "SMS-код",
        "24/7",
        "-",
        "«ґанок»",
        "об'єкт",
        "1\u{a0}234,5",
        "40\u{a0}%",
        "e-mail",
        "(5 %)",
        "→",
        "конец.",
        "№",
        "—",
        "T.",
        "100×2",
        "непереносимоедлинноеслово",
        "a",
        "я",
        "…",
        "и/или",
        "x",
        "https://example.org/a?b=c",
    ];
    let mut compared = 0;
    for seed in 0..400_usize {
        let text: Vec<&str> =
            (0..=seed % 9).map(|i| words[(seed * 7 + i * i * 5 + i) % words.len()]).collect();
        let text = text.join(if seed % 17 == 3 { "  " } else { " " });
        for width in [None, Some(40.0), Some(118.0), Some(300.0)] {
            let Some(plain) = shaper.plain.lines(&text, (style.size, style.weight), width) else {
                continue;
            };
            let any = shaper.lines(&text, style, width);
            assert_eq!(plain, any, "{text:?} at {width:?}");
            compared += 1;
        }
    }
    assert!(compared > 1_000, "only {compared} texts were plain");
}

#[test]
fn words_shaped_apart_are_as_in_their_text() {
    let letters: Vec<char> = ('0'..='9')
        .chain('A'..='Z')
        .chain('a'..='z')
        .chain('À'..='ɏ')
        .chain('Ѐ'..='ԯ')
        .filter(|c| c.is_alphanumeric())
        .collect();
    let mut rng = crate::model::Rng::seeded(7);
    let mut shaper = Shaper::default();
    let mut compared = 0;
    for turn in 0..3_000 {
        let weight = [Weight::Regular, Weight::SemiBold, Weight::Bold][turn % 3];
        let style = TextStyle::new(NOTE, weight);
        let mut text = String::new();
        for _ in 0..=rng.below(40) {
            let letter = if rng.below(3) == 0 { turn } else { rng.below(letters.len()) };
            match rng.below(8) {
                0 | 1 => text.push(' '),
                2 if text.ends_with(char::is_alphanumeric) => text.push([',', '.'][turn % 2]),
                3 => text.push(char::from(b'0' + rng.below(10) as u8)),
                _ => text.push(letters[letter % letters.len()]),
            }
        }
        let width = [None, Some(50.0), Some(120.0)][rng.below(3)];
        if let Some(plain) = shaper.plain.lines(&text, (style.size, style.weight), width) {
            assert_eq!(plain, shaper.lines(&text, style, width), "{text:?} at {width:?}");
            compared += 1;
        }
    }
    assert!(compared > 500, "only {compared} texts were plain");
}

#[test]
fn figures_shaped_word_by_word_are_as_in_their_text() {
    let mut rng = crate::model::Rng::seeded(11);
    let mut shaper = Shaper::default();
    let mut simple = 0;
    for turn in 0..3_000 {
        let weight = [Weight::Regular, Weight::SemiBold, Weight::Bold][turn % 3];
        let style = TextStyle::new(NOTE, weight);
        let words: Vec<String> = (0..=rng.below(9))
            .map(|_| {
                let number = rng.below(2_000);
                match rng.below(9) {
                    0 => format!("+{number}"),
                    1 => format!("−{}.{}", number / 100, number % 10),
                    2 => format!("+{},{}", number / 100, number % 10),
                    3 => number.to_string(),
                    at => ["was", "·", "…", "n", ["was", "Was"][turn % 2]][at - 4].to_owned(),
                }
            })
            .collect();
        let text = words.join(if turn % 19 == 3 { "  " } else { " " });
        for width in [None, Some(30.0), Some(118.0)] {
            let plain = shaper.plain.lines(&text, (style.size, style.weight), width);
            let any = shaper.lines(&text, style, width);
            assert_eq!(plain.expect("every sign is plain"), any, "{text:?} at {width:?}");
            simple += usize::from(shaper.plain.is_simple());
        }
    }
    assert!(simple > 5_000, "only {simple} were put together from words");
}

#[test]
fn letters_no_face_has_are_boxes_not_nothing() {
    use skrifa::MetadataProvider;
    let shaped = Shaper::default().line("שלום", TextStyle::new(NOTE, Weight::Regular));
    for run in &shaped.lines[0].runs {
        let font = skrifa::FontRef::new(run.face.bytes()).expect("a bundled face");
        let metrics = font.glyph_metrics(
            skrifa::instance::Size::unscaled(),
            skrifa::instance::LocationRef::default(),
        );
        for glyph in &run.glyphs {
            assert_eq!(glyph.id, 0);
            let bounds = metrics.bounds(skrifa::GlyphId::from(glyph.id)).expect("has an outline");
            assert!(bounds.x_max > bounds.x_min && bounds.y_max > bounds.y_min, "{:?}", run.face);
        }
    }
}

#[test]
fn emoji_come_from_the_bundled_face() {
    let shaped = Shaper::default().line("a😀", TextStyle::new(NOTE, Weight::Regular));
    let faces: Vec<Face> = shaped.lines[0].runs.iter().map(|run| run.face).collect();
    assert_eq!(faces, [Face::Regular, Face::Emoji]);
}

#[test]
fn what_nobody_shows_is_forgotten_in_the_end() {
    let mut shaper = Shaper::default();
    let style = TextStyle::new(NOTE, Weight::Regular);
    let shown = shaper.paragraph("shown", style, 100.0);
    let line = shaper.paragraph("a line of it", style, 100.0).lines[0].clone();
    for round in 0..20 {
        shaper.begin_pass();
        for i in 0..1000 {
            shaper.line(&format!("{round} {i}"), style);
        }
    }
    assert!(shaper.remembered <= 2 * REMEMBERED.start, "{}", shaper.remembered);
    assert!(Arc::ptr_eq(&shown, &shaper.paragraph("shown", style, 100.0)));
    let again = shaper.paragraph("a line of it", style, 100.0);
    assert!(Arc::ptr_eq(&line, &again.lines[0]));
}

/// As many as are shown may be hidden and come back as they were.
#[test]
fn what_was_hidden_comes_back_as_it_was() {
    let mut shaper = Shaper::default();
    let style = TextStyle::new(NOTE, Weight::Regular);
    let many = REMEMBERED.start * 2;
    let of = |shaper: &mut Shaper, what: &str| -> Vec<Arc<Paragraph>> {
        (0..many).map(|i| shaper.line(&format!("{what} {i}"), style)).collect()
    };
    let shown = of(&mut shaper, "shown");
    shaper.begin_pass();
    let hidden: Vec<_> = of(&mut shaper, "hidden").iter().map(Arc::downgrade).collect();
    for _ in 0..5 {
        shaper.begin_pass();
    }
    assert!(hidden.iter().all(|paragraph| paragraph.upgrade().is_some()));
    assert_eq!(shown.len(), many);
}

#[test]
fn remembered_paragraphs_are_the_same() {
    let mut shaper = Shaper::default();
    let style = TextStyle::new(NOTE, Weight::SemiBold);
    let first = shaper.paragraph("Выбор врача", style, 100.0);
    shaper.begin_pass();
    assert!(Arc::ptr_eq(&first, &shaper.paragraph("Выбор врача", style, 100.0)));
}
