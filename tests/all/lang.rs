//! The translations: complete, alike, used, and with the plural forms of each language.

use crate::support::sources::{Source, house, package};
use cjm::i18n::{Arg, Hinted, Texts, Word};
use cjm::model::{
    BadCell, BadQuestion, BadValue, Broken, CellKey, ConflictKey, ElementId, ElementKind, Language,
    Link, LinkKind, Valence,
};
use cjm::scene::Lane;
use cjm::scores::Metric;
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use std::collections::{BTreeMap, BTreeSet};

/// A text in one language.
#[derive(Debug, Default)]
struct Text {
    file: String,
    /// Its characters without variables, all variants after each other.
    words: String,
    variables: BTreeSet<String>,
    /// Those of its variables that are written out.
    shown: BTreeSet<String>,
    /// For each choice by a variable: the variable and the variants.
    choices: Vec<(String, BTreeSet<String>)>,
}

type Translation = BTreeMap<String, Text>;

/// Reads `(file name, content)`s; complaints are about what cannot be read or stands twice.
fn read(files: &[(String, String)]) -> (Translation, Vec<String>) {
    let mut texts = Translation::new();
    let mut complaints = Vec::new();
    for (file, content) in files {
        let resource = match fluent_syntax::parser::parse(content.as_str()) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                complaints.push(format!("{file}: {errors:?}"));
                resource
            }
        };
        for entry in &resource.body {
            let Entry::Message(message) = entry else { continue };
            let key = message.id.name.to_owned();
            let mut text = Text { file: file.clone(), ..Text::default() };
            match &message.value {
                Some(pattern) => read_pattern(pattern, &mut text),
                None => complaints.push(format!("{file}: {key} has no text")),
            }
            if texts.insert(key.clone(), text).is_some() {
                complaints.push(format!("{file}: {key} stands twice"));
            }
        }
    }
    (texts, complaints)
}

fn read_pattern(pattern: &Pattern<&str>, text: &mut Text) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.words.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, text),
        }
    }
}

fn read_expression(expression: &Expression<&str>, text: &mut Text) {
    match expression {
        Expression::Inline(inline) => {
            let shown = read_inline(inline, text);
            text.shown.extend(shown);
        }
        Expression::Select { selector, variants } => {
            let chosen_by = read_inline(selector, text);
            let mut names = BTreeSet::new();
            for variant in variants {
                let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) =
                    &variant.key;
                names.insert((*name).to_owned());
                text.words.push('\n');
                read_pattern(&variant.value, text);
            }
            text.choices.push((chosen_by.unwrap_or_default(), names));
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, text: &mut Text) -> Option<String> {
    match inline {
        InlineExpression::VariableReference { id } => {
            text.variables.insert(id.name.to_owned());
            Some(id.name.to_owned())
        }
        InlineExpression::StringLiteral { value } => {
            text.words.push_str(value);
            None
        }
        InlineExpression::Placeable { expression } => {
            read_expression(expression, text);
            None
        }
        _ => None,
    }
}

fn files(language: Language) -> Vec<(String, String)> {
    let folder = package().join("assets/lang").join(language.key());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

fn translation(language: Language) -> Translation {
    read(&files(language)).0
}

fn without_count(text: &Text) -> BTreeSet<&String> {
    text.variables.iter().filter(|variable| *variable != "count").collect()
}

/// What differs between a translation and the English texts.
fn differences(english: &Translation, other: &Translation) -> Vec<String> {
    let mut complaints = Vec::new();
    for (key, text) in english {
        match other.get(key) {
            None => complaints.push(format!("{key} is missing")),
            // A language may choose a form by the count where another needs no forms.
            Some(theirs) if without_count(theirs) != without_count(text) => {
                complaints
                    .push(format!("{key} has {:?} and not {:?}", theirs.variables, text.variables));
            }
            Some(theirs) if theirs.file != text.file => {
                complaints.push(format!("{key} stands in {} and not {}", theirs.file, text.file));
            }
            Some(_) => {}
        }
    }
    for key in other.keys().filter(|key| !english.contains_key(*key)) {
        complaints.push(format!("{key} is in no English file"));
    }
    complaints
}

/// Texts that are the same in every language: names and signs.
const SAME: &[&str] = &["metric-", "language-", "app-name"];

/// Texts that were not translated, or into the wrong language.
fn untranslated(language: Language, english: &Translation, other: &Translation) -> Vec<String> {
    let foreign = match language {
        Language::English => return Vec::new(),
        Language::Russian => "іїєґІЇЄҐ",
        Language::Ukrainian => "ыэъёЫЭЪЁ",
    };
    let mut complaints = Vec::new();
    for (key, text) in other {
        let exempt = SAME.iter().any(|same| key.starts_with(same)) && !key.ends_with("-hint");
        let spoken = |text: &str| text.chars().filter(|c| c.is_lowercase()).count() > 3;
        let same = english.get(key).is_some_and(|theirs| theirs.words == text.words);
        if !exempt && same && spoken(&text.words) {
            complaints.push(format!("{key}: «{}» is not translated", text.words));
        }
        if !exempt && text.words.contains(|c| foreign.contains(c)) {
            complaints.push(format!("{key}: «{}» has foreign letters", text.words));
        }
        if language == Language::Ukrainian && text.words.contains(['\'', '’']) {
            complaints.push(format!("{key}: «{}»: the apostrophe is ʼ", text.words));
        }
    }
    complaints
}

/// Choices by a number that lack a form of the language. Where the number itself is not written
/// ("Persona: …", "Personas: …"), one and many are enough.
fn missing_forms(language: Language, texts: &Translation) -> Vec<String> {
    let forms: &[&[&str]] = match language {
        Language::English => &[&["one"], &["other"]],
        Language::Russian | Language::Ukrainian => &[&["one"], &["few"], &["many", "other"]],
    };
    let mut complaints = Vec::new();
    for (key, text) in texts {
        for (variable, variants) in &text.choices {
            let by_form = variants.iter().any(|v| ["one", "few", "many"].contains(&v.as_str()));
            let counted = text.shown.contains(variable) || text.shown.contains("number");
            let few = variants.contains("few") || variants.contains("many");
            let lacks = |form: &&[&str]| !form.iter().any(|form| variants.contains(*form));
            if by_form && (counted || few) && forms.iter().any(lacks) {
                complaints.push(format!("{key} by ${variable} has {variants:?}, not {forms:?}"));
            }
        }
    }
    complaints
}

/// A family of keys that sources build: what they start and end with, and what stands between.
struct Family {
    start: &'static str,
    end: &'static str,
    middles: Vec<String>,
}

fn family(start: &'static str, end: &'static str, middles: &[&str]) -> Family {
    Family { start, end, middles: middles.iter().map(|&middle| middle.to_owned()).collect() }
}

fn names<W: Word>() -> Family {
    let middles: Vec<&str> = W::VALUES.iter().map(|value| value.word_key()).collect();
    family(W::PREFIX, "", &middles)
}

fn hints<W: Hinted>() -> Family {
    Family { end: "-hint", ..names::<W>() }
}

/// Every family of keys. Sources that build keys with `format!` need their family here.
fn families() -> Vec<Family> {
    use cjm::model as m;
    let kinds: Vec<&str> = ElementKind::ALL.iter().map(|kind| kind.key()).collect();
    let valences: Vec<&str> = Valence::ALL.iter().map(|valence| valence.key()).collect();
    let templates: Vec<&str> =
        cjm::templates::Template::ALL.iter().map(|template| template.key()).collect();
    let columns: Vec<&str> = cjm::app::Column::ALL.iter().map(|column| column.key()).collect();
    let broken = broken();
    let broken: Vec<&str> = broken.iter().map(Broken::key).collect();
    let months = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    vec![
        names::<m::ElementKind>(),
        names::<m::Phase>(),
        names::<m::Presence>(),
        names::<m::Journey>(),
        names::<m::MapState>(),
        names::<m::Valence>(),
        names::<m::MomentKind>(),
        names::<m::Feasibility>(),
        names::<m::Effort>(),
        names::<m::SolutionStatus>(),
        names::<m::FollowUpState>(),
        names::<m::EvidenceKind>(),
        names::<m::Layer>(),
        names::<m::LinkKind>(),
        names::<m::Language>(),
        names::<Metric>(),
        names::<Lane>(),
        names::<cjm::theme::ThemeName>(),
        names::<m::BadValue>(),
        names::<m::BadCell>(),
        names::<m::BadQuestion>(),
        family("broken", "", &broken),
        hints::<Metric>(),
        hints::<Lane>(),
        family("column", "", &columns),
        family("count", "", &kinds),
        family("feeling", "", &valences),
        family("month", "", &months),
        family("month-of", "", &months),
        family("month-short", "", &months),
        family("template", "", &templates),
        Family { start: "first-stage", ..names::<m::Phase>() },
    ]
}

/// The keys of a family.
fn members(family: &Family) -> impl Iterator<Item = String> + '_ {
    let Family { start, end, middles } = family;
    middles.iter().map(move |middle| format!("{start}-{middle}{end}"))
}

/// Whether a literal could be a key: small letters, digits and hyphens, at least two parts.
fn looks_like_a_key(literal: &str) -> bool {
    literal.contains('-')
        && literal.starts_with(|c: char| c.is_ascii_lowercase())
        && literal.ends_with(|c: char| c.is_ascii_alphanumeric())
        && literal.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether a literal is asked for as a text: `texts.get("…")`, `.with("…"`, `.count("…"`.
fn is_asked_for(source: &Source, at: usize) -> bool {
    let before = source.code[..at].trim_end();
    [".get(", ".with(", ".count("].iter().any(|call| before.ends_with(call))
}

/// Keys that no source uses, keys that sources use and no file has, and families not declared.
fn misused(texts: &Translation, sources: &[Source], families: &[Family]) -> Vec<String> {
    let built: BTreeSet<String> = families.iter().flat_map(members).collect();
    let mut complaints = Vec::new();
    let mut used = BTreeSet::new();
    for source in sources {
        for (at, literal) in &source.literals {
            used.insert(literal.as_str());
            let place = source.place(*at);
            if looks_like_a_key(literal)
                && is_asked_for(source, *at)
                && !texts.contains_key(literal)
            {
                complaints.push(format!("{place}: there is no text {literal}"));
            }
            let format = source.code[..*at].trim_end();
            let asked = format.strip_suffix("format!(").map(|rest| {
                let rest = rest.trim_end().trim_end_matches('&');
                [".get(", ".with(", ".count("].iter().any(|call| rest.trim_end().ends_with(call))
            });
            let start = literal.split("-{").next().unwrap_or_default();
            if asked == Some(true)
                && literal.contains("-{")
                && !start.contains('{')
                && !families.iter().any(|family| family.start == start)
            {
                complaints.push(format!("{place}: declare the family {start}- in the tests"));
            }
        }
    }
    for key in texts.keys() {
        if !used.contains(key.as_str()) && !built.contains(key) {
            complaints.push(format!("{key} is used nowhere"));
        }
    }
    for family in families {
        let start = family.start;
        let named = used.iter().any(|literal| {
            literal
                .strip_prefix(start)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with("-{"))
        });
        if !named {
            complaints.push(format!("the family {start}- is built nowhere"));
        }
        for key in members(family).filter(|key| !texts.contains_key(key)) {
            complaints.push(format!("{key} of the family {start}- is missing"));
        }
    }
    complaints
}

#[track_caller]
fn none(complaints: &[String]) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

fn planted(text: &str) -> Translation {
    let (texts, complaints) = read(&[("planted.ftl".into(), text.into())]);
    none(&complaints);
    texts
}

#[test]
fn every_file_can_be_read_and_no_key_stands_twice() {
    for &language in Language::ALL {
        none(&read(&files(language)).1);
    }
    for wrong in ["a-b = { $c\n", "a-b = x\na-b = y\n", "a-b =\n    .label = x\n"] {
        let complaints = read(&[("planted.ftl".into(), wrong.into())]).1;
        assert!(!complaints.is_empty(), "{wrong} passes");
    }
}

#[test]
fn every_language_has_every_text_with_the_same_variables() {
    let english = translation(Language::English);
    assert!(english.len() > 150);
    for &language in Language::ALL {
        none(&differences(&english, &translation(language)));
    }
    let text = planted("a-b = { $x } and { $y }\n");
    assert_eq!(differences(&text, &planted("a-b = { $y }\n")).len(), 1);
    assert_eq!(differences(&text, &planted("a-c = { $x } { $y }\n")).len(), 2);
    none(&differences(&text, &planted("a-b = { $y }{ $x ->\n  *[other] z\n }\n")));
}

#[test]
fn every_text_is_translated_and_into_the_right_language() {
    let english = translation(Language::English);
    for &language in Language::ALL {
        none(&untranslated(language, &english, &translation(language)));
    }
    let english = planted("a-b = Save the map\na-c = CSV\n");
    let check = |language, text| untranslated(language, &english, &planted(text));
    assert_eq!(check(Language::Russian, "a-b = Save the map\na-c = CSV\n").len(), 1);
    assert_eq!(check(Language::Ukrainian, "a-b = Сохранить объект\n").len(), 1);
    assert_eq!(check(Language::Russian, "a-b = Зберегти її\n").len(), 1);
    assert_eq!(check(Language::Ukrainian, "a-b = Зберегти об'єкт\n").len(), 1);
    none(&check(Language::Ukrainian, "a-b = Зберегти обʼєкт\na-c = CSV\n"));
}

#[test]
fn every_choice_by_number_has_the_languages_forms() {
    for &language in Language::ALL {
        none(&missing_forms(language, &translation(language)));
    }
    let two = planted("a-b = { $n ->\n  [one] { $n } x\n *[other] { $n } y\n }\n");
    none(&missing_forms(Language::Russian, &planted("a-b = { $n ->\n [one] x\n *[other] y\n }\n")));
    assert_eq!(missing_forms(Language::Russian, &two).len(), 1);
    none(&missing_forms(Language::English, &two));
    none(&missing_forms(Language::Russian, &planted("a-b = { $n ->\n [yes] x\n *[no] y\n }\n")));
}

#[test]
fn every_text_is_used_and_every_used_text_is_there() {
    none(&misused(&translation(Language::English), &house(), &families()));
    let texts = planted("a-b = x\nkind-x = x\nkind-y = y\n");
    let kinds = || vec![family("kind", "", &["x", "y"])];
    let check = |code: &str, families: &[Family]| {
        misused(&texts, &[Source::new("src/a.rs", code)], families)
    };
    let good = "texts.get(\"a-b\"); texts.get(&format!(\"kind-{}\", key));";
    none(&check(good, &kinds()));
    assert_eq!(check("texts.get(&format!(\"kind-{}\", key));", &kinds()).len(), 1, "unused");
    let absent = format!("{good} texts.with(\n    \"a-c\", &[])");
    assert_eq!(check(&absent, &kinds()).len(), 1, "not there");
    assert_eq!(check(good, &[]).len(), 3, "a family not declared, its keys not used");
    assert_eq!(
        check(good, &[family("kind", "", &["x", "y", "z"])]).len(),
        1,
        "a member is missing"
    );
    assert_eq!(check("f(\"a-b\")", &kinds()).len(), 1, "a family that nothing builds");
}

#[test]
fn plural_forms_follow_each_language() {
    let written = |language, count| Texts::of(language).count_of(ElementKind::Touchpoint, count);
    for (count, english, russian, ukrainian) in [
        (0, "0 touchpoints", "0 точек контакта", "0 точок взаємодії"),
        (1, "1 touchpoint", "1 точка контакта", "1 точка взаємодії"),
        (2, "2 touchpoints", "2 точки контакта", "2 точки взаємодії"),
        (5, "5 touchpoints", "5 точек контакта", "5 точок взаємодії"),
        (11, "11 touchpoints", "11 точек контакта", "11 точок взаємодії"),
        (21, "21 touchpoints", "21 точка контакта", "21 точка взаємодії"),
        (112, "112 touchpoints", "112 точек контакта", "112 точок взаємодії"),
        (
            10_002,
            "10,002 touchpoints",
            "10\u{202F}002 точки контакта",
            "10\u{202F}002 точки взаємодії",
        ),
    ] {
        assert_eq!(written(Language::English, count), english);
        assert_eq!(written(Language::Russian, count), russian);
        assert_eq!(written(Language::Ukrainian, count), ukrainian);
    }
}

#[test]
fn every_name_is_there_and_names_of_one_kind_differ() {
    fn check<W: Word>() {
        for &language in Language::ALL {
            let names: BTreeSet<&str> =
                W::VALUES.iter().map(|&value| Texts::of(language).word(value)).collect();
            assert_eq!(names.len(), W::VALUES.len(), "{}: {names:?}", W::PREFIX);
            assert!(names.iter().all(|name| !name.trim().is_empty() && !name.contains("  ")));
        }
    }
    use cjm::model as m;
    check::<m::ElementKind>();
    check::<m::Phase>();
    check::<m::Valence>();
    check::<m::Feasibility>();
    check::<m::EvidenceKind>();
    check::<m::LinkKind>();
    check::<Metric>();
    check::<Lane>();
    check::<Language>();
}

/// One of each broken invariant.
fn broken() -> Vec<Broken> {
    let [a, b, c] = [1, 2, 3].map(ElementId::from_bits);
    let link = Link::new(LinkKind::Contains, a, b);
    let first = Link::new(LinkKind::Contains, c, b);
    let key = CellKey {
        touchpoint: a,
        question: "csat".into(),
        period: None,
        segments: Vec::new(),
        import: "".into(),
    };
    let kind = ElementKind::Moment;
    vec![
        Broken::DuplicateElement { id: a, index: 0 },
        Broken::Value { id: a, problem: BadValue::Nul },
        Broken::Props(BadValue::MetricTarget),
        Broken::Dangling(link),
        Broken::NotAllowed(link),
        Broken::SelfLink(link),
        Broken::DuplicateLink(link),
        Broken::Second { link, first },
        Broken::SecondEmotion { touchpoint: a, first: b, emotion: c },
        Broken::NoStage { touchpoint: a, put_in: None },
        Broken::Loose { id: a, kind, needs: LinkKind::Marks },
        Broken::Question { id: "csat".into(), problem: BadQuestion::Key },
        Broken::Cell { key, problem: BadCell::Scale },
        Broken::Conflict(Box::new(ConflictKey::Element(a))),
        Broken::Index(a),
    ]
}

#[test]
fn whatever_breaks_a_map_is_told_in_every_language() {
    for &language in Language::ALL {
        let texts = Texts::of(language);
        for broken in broken() {
            let text = texts.broken(&broken);
            let english = text.chars().all(|c| !('а'..='я').contains(&c));
            assert_eq!(english, language == Language::English, "{text}");
            assert!(!text.contains(['{', '$']), "{text}");
            let ids = text.matches("000000000000").count();
            let spoken = matches!(&broken, Broken::Props(_) | Broken::Question { .. });
            assert_eq!(ids == 0, spoken, "{text}");
        }
    }
}

#[test]
fn a_text_that_is_not_there_shows_its_key() {
    let texts = Texts::of(Language::English);
    assert!(!texts.has("no-such-text"));
    assert_eq!(texts.get("no-such-text"), "no-such-text");
    assert!(std::ptr::eq(texts.get("no-such-text"), texts.get("no-such-text")), "kept once");
    assert_eq!(texts.with("no-such-text", &[("x", Arg::Count(1))]), "no-such-text");
}

#[test]
fn texts_are_read_by_many_threads_at_once() {
    std::thread::scope(|scope| {
        for i in 0..8 {
            scope.spawn(move || {
                let language = Language::ALL[i % 3];
                assert_eq!(Texts::of(language).language(), language);
                assert!(Texts::of(language).count_of(ElementKind::Stage, 5).starts_with("5 "));
            });
        }
    });
}
