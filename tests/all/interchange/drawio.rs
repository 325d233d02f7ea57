//! Pages of draw.io, read back by an XML parser that is not ours.

use super::maps;
use cjm::interchange::{Loss, Target, export};
use cjm::model::{Document, ElementKind, Journey, LinkKind, MapState};
use cjm::xml;
use resvg::usvg::roxmltree;
use std::collections::{BTreeMap, BTreeSet};

/// The cells of a page: id → whether it is a connector, and its label.
fn cells(text: &str) -> BTreeMap<String, (bool, String)> {
    let page = roxmltree::Document::parse(text).unwrap_or_else(|e| panic!("{e}\n{text}"));
    let mut cells = BTreeMap::new();
    let mut ends = Vec::new();
    for node in page.descendants().filter(roxmltree::Node::is_element) {
        let tags = ["mxfile", "diagram", "mxGraphModel", "root", "mxCell", "mxGeometry"];
        assert!(tags.contains(&node.tag_name().name()), "{:?}", node.tag_name());
        if node.tag_name().name() != "mxCell" {
            continue;
        }
        let own = |name| node.attribute(name);
        let id = own("id").unwrap().to_owned();
        if let Some(style) = own("style") {
            assert!(style.contains("html=0"), "labels are text: {style}");
            let odd = |c: char| !(c.is_ascii_alphanumeric() || "=;#".contains(c));
            assert!(!style.contains(odd), "{style}");
        }
        let edge = own("edge") == Some("1");
        if edge {
            ends.push([own("source").unwrap().to_owned(), own("target").unwrap().to_owned()]);
        }
        let label = own("value").unwrap_or_default().to_owned();
        assert!(cells.insert(id, (edge, label)).is_none(), "an id stands twice");
    }
    for end in ends.iter().flatten() {
        assert!(matches!(cells.get(end), Some((false, _))), "{end} is no shape");
    }
    cells
}

/// What a label says of a text.
fn said(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    let line = |line: &str| xml::legible(&line.replace(['\t', '\u{85}'], " "));
    lines.split('\n').map(line).collect::<Vec<_>>().join("\n")
}

fn journey(map: &Document) -> Journey {
    if map.props().state == MapState::ToBe { Journey::ToBe } else { Journey::AsIs }
}

#[test]
fn every_page_is_xml_whose_connectors_hold_on_to_shapes() {
    let (mut cards, mut ways) = (0, 0);
    for map in maps() {
        let exported = export(&map, Target::DrawIo);
        let cells = cells(&exported.text);
        for id in map.stages() {
            let (_, label) = &cells[&format!("e{id}")];
            assert_eq!(*label, said(map.element(id).unwrap().content.text()));
        }
        let mut shown = BTreeSet::new();
        for id in map.journey() {
            let touchpoint = map.element(id).unwrap().content.as_touchpoint().unwrap();
            if !touchpoint.presence.includes(journey(&map)) {
                continue;
            }
            let (edge, label) = &cells[&format!("e{id}")];
            let blank = touchpoint.name.trim().is_empty();
            assert!(!edge && (blank || label.contains(&said(&touchpoint.name))), "{label}");
            shown.insert(id);
            cards += 1;
        }
        let ids = map.of_kind(ElementKind::Transition).into_iter();
        let drawn = ids.filter(|id| cells.get(&format!("e{id}")).is_some_and(|(edge, _)| *edge));
        let drawn = drawn.count();
        let lost = exported.lost.of(Loss::Of(ElementKind::Transition));
        assert_eq!(drawn as u64 + lost, map.count(ElementKind::Transition) as u64);
        ways += drawn;
        for id in map.of_kind(ElementKind::Barrier) {
            let on = map.targets(id, LinkKind::Hinders);
            if on.iter().any(|on| shown.contains(on)) {
                let (_, label) = &cells[&format!("e{id}")];
                assert!(label.ends_with(&said(map.element(id).unwrap().content.text())));
            }
        }
        assert_eq!(export(&map, Target::DrawIo).text, exported.text, "the same bytes");
    }
    assert!(cards > 300 && ways > 300, "{cards} cards, {ways} ways");
}

#[test]
fn shares_and_scores_stand_on_the_page() {
    let mut scores = 0;
    for map in super::samples() {
        let cells = cells(&export(&map, Target::DrawIo).text);
        scores += cells.values().filter(|(_, label)| label.contains("n = ")).count();
        let share = |(edge, label): &(bool, String)| *edge && label.contains('%');
        let stated = map.each_of_kind(ElementKind::Transition).any(|(_, element)| {
            element.content.as_transition().is_some_and(|way| way.share.is_some())
        });
        assert_eq!(cells.values().any(share), stated);
    }
    assert!(scores > 5, "{scores} cards with a score and its n");
}
