//! Reports for a wiki: every text of the map is in them, and stays text.

use super::parser::told;
use super::{maps, samples};
use cjm::interchange::{Loss, Target, export};
use cjm::model::{Content, ElementKind, Language};
use cjm::report::{escaped, escaped_line};

#[test]
fn every_text_of_the_map_stands_in_its_report() {
    for map in maps() {
        let exported = export(&map, Target::Markdown);
        let report = &exported.text;
        for (id, element) in map.elements() {
            if matches!(element.content, Content::Picture(_)) {
                continue;
            }
            for text in element.content.texts() {
                let text = text.trim();
                let there = [escaped(text), escaped_line(text), format!("<{text}>")];
                let there = there.iter().any(|text| report.contains(text.as_str()));
                assert!(there, "{id}: {text:?} is not in\n{report}");
            }
        }
        assert_eq!(exported.lost.of(Loss::Answers), map.cells().len() as u64);
    }
}

#[test]
fn nothing_of_a_map_is_markup() {
    for map in maps() {
        let report = export(&map, Target::Markdown).text;
        for line in report.lines() {
            let line = line.trim_start();
            let begins = ["# ", "## ", "### ", "- ", "|"];
            let ours = line.is_empty() || begins.iter().any(|start| line.starts_with(start));
            assert!(ours, "{line:?} begins with something of the map");
            let mut before = ' ';
            for (at, c) in line.char_indices() {
                let tag = c == '<' && before != '\\';
                let rest = &line[at..];
                let known = ["<br>", "<https://", "<http://", "<mailto:"];
                assert!(!tag || known.iter().any(|tag| rest.starts_with(tag)), "{line:?}");
                // Two backslashes are a backslash, and escape nothing.
                before = if before == '\\' && c == '\\' { ' ' } else { c };
            }
        }
    }
}

#[test]
fn a_report_speaks_the_language_of_its_map() {
    for map in samples() {
        let report = export(&map, Target::Markdown).text;
        let barriers = match map.props().language {
            Language::English => "**Barriers:**",
            Language::Russian => "**Барьеры:**",
            Language::Ukrainian => "**Барʼєри:**",
        };
        assert_eq!(report.contains(barriers), map.count(ElementKind::Barrier) > 0, "{report}");
        assert!(report.starts_with(&format!("# {}", escaped_line(&map.props().title))));
    }
}

/// A reader of Markdown that is not ours sees headings, lists, tables and bold labels, and nothing
/// else: no text of a map is a picture, code, a quotation or HTML.
#[test]
fn another_reader_sees_only_our_markup() {
    let reports: Vec<String> =
        maps().iter().map(|map| export(map, Target::Markdown).text).collect();
    let Some(values) = told("markdown.mjs", &reports) else { return };
    let known =
        "heading list list_item text strong escape html table space paragraph link checkbox";
    for (report, value) in reports.iter().zip(&values) {
        for (kind, _) in value["kinds"].as_object().unwrap() {
            assert!(known.split(' ').any(|known| known == kind), "{kind} in\n{report}");
        }
        for odd in value["odd"].as_array().unwrap() {
            let odd = odd.as_str().unwrap();
            let bare = odd.trim_start_matches('<');
            let starts = ["http://", "https://", "mailto:", "www."];
            let address = starts.iter().any(|start| bare.starts_with(start)) || odd.contains('@');
            assert!(odd == "<br>" || address, "{odd:?} in\n{report}");
        }
    }
    println!("{} reports read by marked", reports.len());
}
