//! The samples and templates: sound, canonical, complete, and saying what they are meant to say.

use cjm::format;
use cjm::insight::{Slice, headline, lead_score, sources};
use cjm::model::{
    Document, ElementId, ElementKind, EvidenceKind, Language, Layer, LinkKind, Presence, Rng,
};
use cjm::scores::{Metric, Score};
use cjm::templates::Template;
use std::collections::BTreeSet;

const SAMPLES: [(&str, Language, &[u8]); 3] = [
    ("clinic-visit", Language::Russian, include_bytes!("../../samples/clinic-visit.cjm")),
    ("online-shop", Language::English, include_bytes!("../../samples/online-shop.cjm")),
    ("it-helpdesk", Language::Ukrainian, include_bytes!("../../samples/it-helpdesk.cjm")),
];

/// The map in a file without any fault, which is written again byte for byte.
#[track_caller]
fn sound(name: &str, bytes: &[u8]) -> Document {
    let opened = format::read(bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(opened.problems, [], "{name}");
    assert!(opened.read_only.is_none(), "{name}");
    assert_eq!(opened.document.check(), [], "{name}");
    assert!(format::write(&opened.document) == bytes, "{name} is not written as it stands");
    opened.document
}

fn sample(wanted: &str) -> Document {
    let (name, _, bytes) = SAMPLES.iter().find(|(name, ..)| *name == wanted).unwrap();
    sound(name, bytes)
}

fn named(document: &Document, wanted: &str) -> ElementId {
    let found = document.journey().into_iter().find(|id| {
        let touchpoint = document.element(*id).and_then(|element| element.content.as_touchpoint());
        touchpoint.is_some_and(|touchpoint| touchpoint.name == wanted)
    });
    found.unwrap_or_else(|| panic!("no touchpoint {wanted}"))
}

#[test]
fn every_file_is_sound_and_canonical() {
    for (name, language, bytes) in SAMPLES {
        assert_eq!(sound(name, bytes).props().language, language, "{name}");
    }
    for template in Template::ALL {
        for language in Language::ALL {
            let name = format!("{}.{}", template.key(), language.key());
            let document = sound(&name, template.file(*language));
            assert_eq!(document.props().language, *language, "{name}");
        }
    }
}

#[test]
fn every_sample_uses_everything_a_map_can_hold() {
    for (name, _, bytes) in SAMPLES {
        let document = sound(name, bytes);
        for kind in ElementKind::ALL {
            assert!(document.count(*kind) > 0, "{name} has no {}", kind.key());
        }
        let links = document.links();
        for kind in LinkKind::ALL {
            assert!(links.iter().any(|link| link.kind == *kind), "{name} has no {kind:?}");
        }
        let contents: Vec<_> = document.elements().map(|(_, element)| &element.content).collect();
        for wanted in EvidenceKind::ALL {
            let found = contents.iter().filter_map(|c| c.as_evidence()).any(|e| e.kind == *wanted);
            assert!(found, "{name} has no evidence by {}", wanted.key());
        }
        for wanted in Layer::ALL {
            let found =
                contents.iter().filter_map(|c| c.as_indicator()).any(|i| i.layer == *wanted);
            assert!(found, "{name} has no indicator of layer {}", wanted.key());
        }
        for wanted in Presence::ALL {
            let touchpoint =
                contents.iter().filter_map(|c| c.as_touchpoint()).any(|t| t.presence == *wanted);
            let way =
                contents.iter().filter_map(|c| c.as_transition()).any(|t| t.presence == *wanted);
            assert!(touchpoint && way, "{name} has nothing {}", wanted.key());
        }
        let touchpoints = document.journey().len();
        assert!((10..=25).contains(&touchpoints), "{name} has {touchpoints} touchpoints");
    }
}

#[test]
fn every_sample_skips_loops_and_branches_and_hinders_on_the_way() {
    for (name, _, bytes) in SAMPLES {
        let document = sound(name, bytes);
        let journey = document.journey();
        let place = |id| {
            let at = journey.iter().position(|&other| other == id).unwrap();
            i64::try_from(at).unwrap()
        };
        let mut steps = BTreeSet::new();
        let (mut barrier, mut driver) = (false, false);
        for way in document.of_kind(ElementKind::Transition) {
            let from = document.source(way, LinkKind::Leaves).unwrap();
            let to = document.target(way, LinkKind::Arrives).unwrap();
            steps.insert((place(to) - place(from)).clamp(-1, 2));
            barrier |= !document.sources(way, LinkKind::Hinders).is_empty();
            driver |= !document.sources(way, LinkKind::Carries).is_empty();
        }
        assert_eq!(steps, BTreeSet::from([-1, 1, 2]), "{name}: back, on, skipping");
        assert!(barrier && driver, "{name}: a barrier and a driver on a way");
        let branches = journey.iter().any(|&id| document.targets(id, LinkKind::Leaves).len() > 1);
        assert!(branches, "{name} never branches");
    }
}

#[test]
fn shares_of_the_ways_out_of_a_touchpoint_stay_within_all_its_clients() {
    for (name, _, bytes) in SAMPLES {
        let document = sound(name, bytes);
        for touchpoint in document.journey() {
            for journey in cjm::model::Journey::ALL {
                let sum: f64 = document
                    .targets(touchpoint, LinkKind::Leaves)
                    .into_iter()
                    .filter_map(|way| document.element(way)?.content.as_transition())
                    .filter(|way| way.presence.includes(*journey))
                    .filter_map(|way| way.share)
                    .sum();
                assert!(sum < 1.001, "{name}: {sum} leave {touchpoint} {}", journey.key());
            }
        }
    }
}

#[test]
fn every_sample_has_scores_over_three_periods_and_two_segments() {
    for (name, _, bytes) in SAMPLES {
        let document = sound(name, bytes);
        let periods: BTreeSet<_> = document.cells().iter().map(|(key, _)| key.period).collect();
        let segments: BTreeSet<_> =
            document.cells().iter().map(|(key, _)| key.segments.clone()).collect();
        assert!(periods.len() >= 3 && !periods.contains(&None), "{name}: {periods:?}");
        assert!(segments.len() >= 2, "{name}: {segments:?}");
        for metric in [Metric::Csi, Metric::Ces] {
            assert!(
                headline(&document, Slice::ALL).iter().any(|score| score.metric == metric),
                "{name}"
            );
        }
    }
}

/// A score as a card shows it.
fn shown(score: Score) -> (Metric, String, u64) {
    let texts = cjm::i18n::Texts::of(Language::Russian);
    (
        score.metric,
        texts.score(score.metric, score.value).replace(['\u{a0}', '\u{202f}'], " "),
        score.n,
    )
}

#[test]
fn the_clinic_scores_what_its_patients_answered() {
    let document = sample("clinic-visit");
    for (touchpoint, metric, value, n) in [
        ("Поиск в интернете", Metric::Csi, "6,1", 212),
        ("Портал услуг", Metric::Csi, "7,8", 540),
        ("Выбор врача", Metric::Ces, "31 %", 388),
        ("SMS-напоминание", Metric::Csi, "8,6", 301),
        ("Регистратура", Metric::Csi, "4,2", 174),
        ("Приём врача", Metric::Nps, "+46", 260),
        ("Результаты анализов", Metric::Ces, "44 %", 195),
        ("Опрос после визита", Metric::Csi, "6,8", 90),
        ("Повторный визит", Metric::Cli, "4,9", 120),
    ] {
        let score = lead_score(&document, named(&document, touchpoint), None, Slice::ALL).unwrap();
        let (is_metric, is_value, is_n) = shown(score);
        assert_eq!((is_metric, is_value.as_str(), is_n), (metric, value, n), "{touchpoint}");
    }
    assert_eq!(lead_score(&document, named(&document, "Памятка на кассе"), None, Slice::ALL), None);
    assert_eq!(sources(&document).answers, 2280);
    let pooled: Vec<_> = headline(&document, Slice::ALL).into_iter().map(shown).collect();
    assert!(pooled.contains(&(Metric::Nps, "+46".into(), 260)), "{pooled:?}");
    assert!(pooled.contains(&(Metric::Csi, "7,2".into(), 1317)), "{pooled:?}");
    assert!(pooled.contains(&(Metric::Ces, "35 %".into(), 583)), "{pooled:?}");
}

#[test]
fn two_maps_from_one_template_share_no_ids() {
    let mut rng = Rng::seeded(7);
    for template in Template::ALL {
        for language in Language::ALL {
            let original = template.preview(*language).unwrap();
            let one = template.map(*language, &mut rng).unwrap();
            let two = template.map(*language, &mut rng).unwrap();
            let ids = |map: &Document| map.elements().map(|(id, _)| id).collect::<BTreeSet<_>>();
            assert!(ids(&one).is_disjoint(&ids(&two)), "{}", template.key());
            assert!(ids(&one).is_disjoint(&ids(&original)), "{}", template.key());
            assert_eq!((one.len(), one.link_count()), (original.len(), original.link_count()));
            let names = |map: &Document| -> Vec<String> {
                let touchpoint = |id| Some(map.element(id)?.content.as_touchpoint()?.name.clone());
                map.journey().into_iter().filter_map(touchpoint).collect()
            };
            assert_eq!(names(&one), names(&original));
            assert_eq!(one.check(), []);
        }
    }
}

#[test]
fn templates_are_small_without_scores_and_alike_in_every_language() {
    for template in Template::ALL {
        let maps: Vec<Document> =
            Language::ALL.iter().map(|language| template.preview(*language).unwrap()).collect();
        for map in &maps {
            let touchpoints = map.journey();
            assert!((6..=9).contains(&touchpoints.len()), "{}", template.key());
            assert!(map.cells().is_empty() && map.questions().is_empty(), "{}", template.key());
            for touchpoint in touchpoints {
                let content = &map.element(touchpoint).unwrap().content;
                let touchpoint = content.as_touchpoint().unwrap();
                for text in [&touchpoint.channel, &touchpoint.action, &touchpoint.expectation] {
                    assert!(!text.is_empty(), "{}: {}", template.key(), touchpoint.name);
                }
            }
            for kind in ElementKind::ALL {
                assert_eq!(map.count(*kind), maps[0].count(*kind), "{}", template.key());
            }
        }
    }
}

#[test]
fn every_language_is_written_in_its_own_letters() {
    let text_of = |document: &Document| -> String {
        document
            .elements()
            .flat_map(|(_, element)| element.content.texts().map(str::to_owned))
            .collect()
    };
    let mut maps: Vec<(String, Language, Document)> = Vec::new();
    for (name, language, bytes) in SAMPLES {
        maps.push((name.to_owned(), language, sound(name, bytes)));
    }
    for template in Template::ALL {
        for language in Language::ALL {
            let name = format!("{}.{}", template.key(), language.key());
            maps.push((name, *language, template.preview(*language).unwrap()));
        }
    }
    for (name, language, map) in maps {
        let foreign: &[char] = match language {
            Language::English => &['а', 'е', 'и', 'о', 'і'],
            Language::Russian => &['і', 'ї', 'є', 'ґ', 'ʼ'],
            Language::Ukrainian => &['ы', 'э', 'ё', 'ъ', '\'', '’'],
        };
        let text = text_of(&map).to_lowercase();
        assert_eq!(text.find(foreign), None, "{name}");
    }
    let ukrainian = text_of(&sample("it-helpdesk")).to_lowercase();
    for letter in ['ґ', 'є', 'і', 'ї', 'ʼ'] {
        assert!(ukrainian.contains(letter), "no {letter}");
    }
}
