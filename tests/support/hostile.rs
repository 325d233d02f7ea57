//! Maps whose every text tries to break what reads it next.

use super::edits::Parts;
use cjm::model::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// What texts are made of: each has broken some program. A NUL is not among them: no map has one.
const PIECES: &[&str] = &[
    "\u{1}\u{2}\u{8}",
    "\u{b}\u{c}\u{e}\u{1f}\u{7f}",
    "\u{80}\u{85}\u{9f}",
    "\u{fffe}",
    "\u{ffff}\u{1fffe}\u{10ffff}\u{fdd0}",
    "<",
    "&",
    ">",
    "\"",
    "'",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<script>alert(1)</script>",
    "&#0;",
    "&lt;b&gt;",
    "<?xml?>",
    "</text></svg>",
    "\u{202e}",
    "\u{202d}\u{2066}\u{2069}\u{200f}\u{200e}",
    "שלום مرحبا",
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-1",
    "+1+1",
    "-inf",
    "@SUM(A1)",
    "\t",
    "\r",
    "\n",
    "\r\n",
    "\t-5",
    "＝1",
    "\\ud800",
    "&#xD800;",
    "_x0041_",
    "\u{feff}",
    "\u{2028}\u{2029}",
    "😀👍🏽👨‍👩‍👧",
    "e\u{301}\u{302}\u{303}",
    "漢字﷽",
    "%s%n%x",
    "${x} {{y}} { $z }",
    "\\",
    "\\) endstream endobj (",
    "| a | b |",
    "**b** [a](http://x) `c`",
    ",",
    ";",
    " ",
    "",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "слово",
    "word",
];

/// A text of one to four pieces, now and then a very long word.
pub(crate) fn text(rng: &mut Rng) -> String {
    if rng.below(24) == 0 {
        return ["ъ", "W", "字", "😀"][rng.below(4)].repeat(60 + rng.below(200));
    }
    (0..=rng.below(4)).map(|_| PIECES[rng.below(PIECES.len())]).collect()
}

/// The map with another text in every place that holds one.
///
/// Every struct is taken apart whole, so that a new text cannot be forgotten here.
pub(crate) fn with_texts(map: &Document, mut new: impl FnMut() -> String) -> Document {
    let new = &mut new;
    let Parts { props, elements, links, questions, cells, conflicts, ext } = Parts::of(map);
    let elements = elements
        .into_iter()
        .map(|(id, element)| {
            let Element { order, content, ext } = Element::clone(&element);
            (id, Arc::new(Element { order, content: content_of(content, new), ext }))
        })
        .collect();
    let questions = questions
        .into_iter()
        .map(|(id, Question { text: _, metric })| (id, Question { text: new(), metric }))
        .collect();
    let cells: BTreeMap<CellKey, CellAnswers> =
        cells.into_iter().map(|(key, answers)| (key_of(key, new), answers)).collect();
    let props = props_of(props, new);
    let cells = cells.into_iter().collect();
    let parts = Parts { props, elements, links, questions, cells, conflicts, ext };
    let (map, broken) = parts.build();
    assert_eq!(broken, [], "only texts were changed");
    map
}

fn content_of(content: Content, new: &mut impl FnMut() -> String) -> Content {
    match content {
        Content::Persona(Persona { name: _, about: _, motivation: _, needs: _, pains: _ }) => {
            Persona { name: new(), about: new(), motivation: new(), needs: new(), pains: new() }
                .into()
        }
        Content::Stage(Stage { name: _, phase }) => Stage { name: new(), phase }.into(),
        Content::Touchpoint(touchpoint) => touchpoint_of(touchpoint, new).into(),
        Content::Transition(Transition { label: _, share, presence }) => {
            Transition { label: new(), share, presence }.into()
        }
        Content::Emotion(Emotion { valence, word: _, quote: _, journey }) => {
            Emotion { valence, word: new(), quote: new(), journey }.into()
        }
        Content::Barrier(Barrier { text: _, severity, votes }) => {
            Barrier { text: new(), severity, votes }.into()
        }
        Content::Driver(Driver { text: _ }) => Driver { text: new() }.into(),
        Content::Moment(Moment { why: _, kind }) => Moment { why: new(), kind }.into(),
        Content::Solution(Solution { text: _, feasibility, effort, status, votes }) => {
            Solution { text: new(), feasibility, effort, status, votes }.into()
        }
        Content::Evidence(Evidence { text: _, kind, source: _, date, link: _ }) => {
            Evidence { text: new(), kind, source: new(), date, link: new() }.into()
        }
        Content::Indicator(indicator) => {
            let Indicator { name: _, layer, value, unit: _, target, data_source: _, history } =
                indicator;
            let (name, unit, data_source) = (new(), new(), new());
            Indicator { name, layer, value, unit, target, data_source, history }.into()
        }
        Content::Quote(Quote { text: _, speaker: _, comment }) => {
            let comment = comment.map(|comment| {
                let SurveyComment { import: _, answer, period } = *comment;
                Box::new(SurveyComment { import: new().into(), answer, period })
            });
            Quote { text: new(), speaker: new(), comment }.into()
        }
        Content::Picture(Picture { caption: _, image }) => Picture { caption: new(), image }.into(),
        Content::Idea(Idea { text: _, note: _, author: _ }) => {
            Idea { text: new(), note: new(), author: new() }.into()
        }
        Content::Frame(Frame { caption: _, notes: _, state, lanes, personas, scores }) => {
            let scores = scores.map(|scores| {
                let mut slice = |months| Slice {
                    months,
                    segments: BTreeMap::from([(new().into(), [new().into()].into())]),
                };
                let against = Some(Against::Slice(slice(None)));
                Box::new(ScoresShown { slice: slice(scores.slice.months), against, ..*scores })
            });
            Frame { caption: new(), notes: new(), state, lanes, personas, scores }.into()
        }
    }
}

fn touchpoint_of(touchpoint: Touchpoint, new: &mut impl FnMut() -> String) -> Touchpoint {
    let Touchpoint {
        name: _,
        channel: _,
        action: _,
        expectation: _,
        owner: _,
        backstage: _,
        clients_per_month,
        presence,
        lead_metric,
        reported,
        follow_up,
    } = touchpoint;
    let reported = reported
        .into_iter()
        .map(|Reported { metric, value, n, source: _, date }| {
            let source = new();
            Reported { metric, value, n, source, date }
        })
        .collect();
    let follow_up = follow_up.map(|follow_up| {
        let FollowUp { state, since, answer: _ } = *follow_up;
        Box::new(FollowUp { state, since, answer: new() })
    });
    Touchpoint {
        name: new(),
        channel: new(),
        action: new(),
        expectation: new(),
        owner: new(),
        backstage: new(),
        clients_per_month,
        presence,
        lead_metric,
        reported,
        follow_up,
    }
}

/// Columns of segments stay sorted, each once and none without a name, as they must be.
fn key_of(key: CellKey, new: &mut impl FnMut() -> String) -> CellKey {
    let CellKey { touchpoint, question, period, segments, import: _ } = key;
    let columns: BTreeMap<String, String> = segments
        .into_iter()
        .map(|SegmentValue { column: _, value: _ }| (new(), new()))
        .filter(|(column, _)| !column.is_empty())
        .collect();
    let segments = columns
        .into_iter()
        .map(|(column, value)| SegmentValue { column: column.into(), value: value.into() })
        .collect();
    CellKey { touchpoint, question, period, segments, import: new().into() }
}

fn props_of(props: MapProps, new: &mut impl FnMut() -> String) -> MapProps {
    let MapProps {
        title: _,
        scenario: _,
        state,
        authors,
        notes: _,
        language,
        lead_metric,
        targets,
        imports,
        profiles,
        ext,
    } = props;
    let imports = imports
        .into_values()
        .map(|ImportRecord { file: _, date, answers, profile: _ }| {
            (new().into(), ImportRecord { file: new(), date, answers, profile: new() })
        })
        .collect();
    let profiles =
        profiles.into_values().map(|profile| (new(), profile_of(profile, new))).collect();
    MapProps {
        title: new(),
        scenario: new(),
        state,
        authors: authors.iter().map(|_| new()).collect(),
        notes: new(),
        language,
        lead_metric,
        targets,
        imports,
        profiles,
        ext,
    }
}

fn profile_of(profile: Profile, new: &mut impl FnMut() -> String) -> Profile {
    let Profile { sheet: _, columns, targets, questions, not_applicable, dates, comments } =
        profile;
    let columns = columns
        .into_iter()
        .map(|(_, meaning)| {
            let meaning = match meaning {
                Meaning::Answers(_, asked) => Meaning::Answers(new(), asked),
                Meaning::Comment(Some(_)) => Meaning::Comment(Some(new())),
                other => other,
            };
            (new(), meaning)
        })
        .collect();
    Profile {
        sheet: new(),
        columns,
        targets: targets.into_values().map(|target| (new(), target)).collect(),
        questions: questions.into_values().map(|asked| (new(), asked)).collect(),
        not_applicable: not_applicable.iter().map(|_| new()).collect(),
        dates,
        comments,
    }
}
