//! A map as a report for a wiki, in Markdown: whose journey it is, touchpoint by touchpoint what
//! happens there, and a table of scores at the end. In the language of the map.
//!
//! Every text of the map stays text: whatever Markdown takes for something else is escaped.

use super::{Loss, Losses};
use crate::i18n::{Arg, Texts};
use crate::insight::{By, Slice, score_text, touchpoint_scores};
use crate::model::{
    Barrier, Content, Document, ElementId, ElementKind, Emotion, Evidence, FollowUp, Indicator,
    LinkKind, Persona, Presence, Quote, Solution, Stage, Touchpoint, Transition,
};
use crate::report::{escaped, escaped_line, scores};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The text, and what is lost.
pub(super) fn write(document: &Document) -> (String, Losses) {
    let texts = Texts::of(document.props().language);
    let mut report = Report { document, texts, text: String::new(), told: BTreeSet::new() };
    report.head();
    report.personas();
    for stage in document.stages() {
        report.stage(stage);
    }
    report.rest();
    let table = scores(document, By::Touchpoint, Slice::ALL, texts);
    if !table.rows.is_empty() {
        report.text += "\n";
        report.text += &table.to_markdown(texts);
    }
    let mut lost = Losses::default();
    lost.add_kinds(document, &[ElementKind::Picture]);
    lost.add(Loss::Answers, document.cells().len());
    (report.text, lost)
}

struct Report<'a> {
    document: &'a Document,
    texts: &'static Texts,
    text: String,
    /// The elements that stand in the text.
    told: BTreeSet<ElementId>,
}

/// The kinds of elements that may hang on nothing, with what their list is called.
const LOOSE: [(ElementKind, &str); 8] = [
    (ElementKind::Barrier, "field-barriers"),
    (ElementKind::Driver, "field-drivers"),
    (ElementKind::Solution, "field-solutions"),
    (ElementKind::Evidence, "field-evidence"),
    (ElementKind::Indicator, "field-indicators"),
    (ElementKind::Quote, "field-quotes"),
    (ElementKind::Idea, "lot-title"),
    (ElementKind::Frame, "story-title"),
];

impl Report<'_> {
    fn heading(&mut self, level: usize, text: &str) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{} {text}\n\n", "#".repeat(level));
    }

    /// An item of a list, so many lists deep.
    fn item(&mut self, depth: usize, text: &str) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.text, "{}- {text}", "  ".repeat(depth));
    }

    /// An item that begins with what it is about; none where there is nothing to say.
    fn field(&mut self, depth: usize, label: &str, text: &str) {
        if !text.trim().is_empty() {
            let label = self.texts.get(label);
            self.item(depth, &format!("**{label}:** {}", escaped(text.trim())));
        }
    }

    /// What heads a list within a list.
    fn list(&mut self, depth: usize, label: &str) {
        let label = self.texts.get(label);
        self.item(depth, &format!("**{label}:**"));
    }

    fn head(&mut self) {
        let props = self.document.props();
        let untitled = self.texts.get("map-untitled");
        let title: &str = if props.title.trim().is_empty() { untitled } else { &props.title };
        self.heading(1, &escaped_line(title));
        self.field(0, "field-scenario", &props.scenario);
        self.field(0, "field-state", self.texts.word(props.state));
        self.field(0, "field-authors", &props.authors.join(", "));
        self.field(0, "field-notes", &props.notes);
    }

    fn personas(&mut self) {
        let ids = self.document.of_kind(ElementKind::Persona);
        if ids.is_empty() {
            return;
        }
        self.heading(2, self.texts.get("field-personas"));
        for id in ids {
            let element = self.document.element(id);
            let Some(persona) = element.and_then(|it| it.content.as_persona()) else { continue };
            let Persona { name, about, motivation, needs, pains } = persona;
            self.item(0, &format!("**{}**", or_dash(name)));
            self.field(1, "field-about", about);
            self.field(1, "field-motivation", motivation);
            self.field(1, "field-needs", needs);
            self.field(1, "field-pains", pains);
            self.evidence(1, id);
        }
    }

    fn stage(&mut self, id: ElementId) {
        let element = self.document.element(id);
        let Some(Stage { name, phase }) = element.and_then(|it| it.content.as_stage()) else {
            return;
        };
        let phase = self.texts.word(*phase);
        self.heading(2, &format!("{phase}: {}", or_dash(name)));
        self.evidence(0, id);
        for touchpoint in self.document.targets(id, LinkKind::Contains) {
            self.touchpoint(touchpoint);
        }
    }

    fn touchpoint(&mut self, id: ElementId) {
        let element = self.document.element(id);
        let Some(touchpoint) = element.and_then(|it| it.content.as_touchpoint()) else { return };
        let Touchpoint { name, channel, owner, action, expectation, backstage, .. } = touchpoint;
        self.heading(3, &or_dash(name));
        self.field(0, "field-channel", channel);
        self.field(0, "field-owner", owner);
        if touchpoint.presence != Presence::Both {
            self.field(0, "field-presence", self.texts.word(touchpoint.presence));
        }
        if let Some(clients) = touchpoint.clients_per_month {
            self.field(0, "field-clients", &self.texts.whole(clients));
        }
        self.field(0, "field-action", action);
        self.field(0, "field-expectation", expectation);
        self.emotions(id);
        self.hanging(0, id);
        self.moment(id);
        self.scores(id);
        self.each(0, id, LinkKind::Measures, "field-indicators");
        self.each(0, id, LinkKind::Voices, "field-quotes");
        self.field(0, "field-backstage", backstage);
        if let Some(follow_up) = &touchpoint.follow_up {
            let FollowUp { state, since, answer } = &**follow_up;
            let (state, since) = (self.texts.word(*state), self.texts.date(*since));
            self.field(0, "report-answer", &format!("{state} ({since}) {answer}"));
        }
        self.evidence(0, id);
        self.ways(id);
    }

    fn emotions(&mut self, touchpoint: ElementId) {
        for id in self.document.targets(touchpoint, LinkKind::Feels) {
            let element = self.document.element(id);
            let Some(emotion) = element.and_then(|it| it.content.as_emotion()) else { continue };
            let Emotion { valence, word, quote, journey } = emotion;
            let whose = self.document.target(id, LinkKind::Of);
            let whose = whose.map_or(self.texts.get("everybody"), |id| self.name(id));
            let number = self.texts.signed(f64::from(valence.value()), 0);
            let feeling: &str =
                if word.trim().is_empty() { self.texts.word(*valence) } else { word };
            let mut line = format!(
                "**{}** ({}, {}): {number} · {}",
                self.texts.get("field-emotion"),
                escaped(whose),
                self.texts.word(*journey),
                escaped(feeling)
            );
            if !quote.is_empty() {
                line += " · ";
                line += &self.quoted(quote);
            }
            self.item(0, &line);
            self.evidence(1, id);
        }
    }

    /// What hinders and what carries on at a touchpoint or on a way.
    fn hanging(&mut self, depth: usize, on: ElementId) {
        self.each(depth, on, LinkKind::Hinders, "field-barriers");
        self.each(depth, on, LinkKind::Carries, "field-drivers");
    }

    fn moment(&mut self, touchpoint: ElementId) {
        let Some(id) = self.document.source(touchpoint, LinkKind::Marks) else { return };
        let element = self.document.element(id);
        let Some(moment) = element.and_then(|it| it.content.as_moment()) else { return };
        let kind = moment.kind.map(|kind| self.texts.word(kind)).unwrap_or_default();
        let colon = if moment.why.trim().is_empty() { "" } else { ": " };
        let mark = self.texts.get("kind-moment");
        let kind = if kind.is_empty() { String::new() } else { format!(" ({})", escaped(kind)) };
        self.item(0, &format!("**{mark}**{kind}{colon}{}", escaped(&moment.why)));
        self.evidence(1, id);
    }

    fn scores(&mut self, touchpoint: ElementId) {
        let scores = touchpoint_scores(self.document, touchpoint, Slice::ALL);
        let told: Vec<String> =
            scores.iter().map(|(_, score)| score_text(self.texts, score)).collect();
        self.field(0, "field-scores", &told.join(" · "));
    }

    /// A list of what points at an element, where anything does.
    fn each(&mut self, depth: usize, on: ElementId, kind: LinkKind, label: &str) {
        let ids = self.document.sources(on, kind);
        if !ids.is_empty() {
            self.list(depth, label);
            for id in ids {
                self.element(depth + 1, id);
            }
        }
    }

    /// Where a statement comes from.
    fn evidence(&mut self, depth: usize, of: ElementId) {
        self.each(depth, of, LinkKind::Supports, "field-evidence");
    }

    /// An element of a list, with what belongs to it.
    fn element(&mut self, depth: usize, id: ElementId) {
        let Some(element) = self.document.element(id) else { return };
        let line = match &element.content {
            Content::Barrier(it) => self.barrier(it),
            Content::Driver(it) => escaped_line(&it.text),
            Content::Solution(it) => self.solution(it),
            Content::Evidence(it) => self.source(it),
            Content::Indicator(it) => self.indicator(it),
            Content::Quote(it) => self.quote(it),
            Content::Idea(it) => joined(&[&it.text, &it.note, &it.author]),
            Content::Frame(it) => joined(&[&it.caption, &it.notes]),
            other => or_dash(other.text()),
        };
        self.item(depth, if line.is_empty() { "—" } else { &line });
        let first = self.told.insert(id);
        // What stands at two places tells its own story once.
        if first && !matches!(element.content, Content::Evidence(_)) {
            self.each(depth + 1, id, LinkKind::Answers, "field-solutions");
            self.evidence(depth + 1, id);
        }
    }

    fn barrier(&self, barrier: &Barrier) -> String {
        let severity = barrier.severity.map(|severity| {
            let severity = severity.to_string();
            self.texts.with("map-alt-severity", &[("n", Arg::Text(&severity))])
        });
        let more: Vec<String> = severity.into_iter().chain(self.votes(barrier.votes)).collect();
        let text = escaped_line(&barrier.text);
        if more.is_empty() { text } else { text + &bracketed(&more.join(", ")) }
    }

    fn solution(&self, solution: &Solution) -> String {
        let feasibility = solution.feasibility;
        let words = [
            Some(self.texts.word(feasibility)),
            solution.effort.map(|effort| self.texts.word(effort)),
            Some(self.texts.word(solution.status)),
        ];
        let words = words.into_iter().flatten().map(str::to_owned);
        let words: Vec<String> = words.chain(self.votes(solution.votes)).collect();
        let text = escaped(&solution.text);
        format!("{} · {text} ({})", feasibility.numeral(), words.join(", "))
    }

    /// The dots something was given; `None` without any.
    fn votes(&self, votes: u32) -> Option<String> {
        (votes > 0).then(|| self.texts.count("map-alt-votes", u64::from(votes)))
    }

    fn source(&self, evidence: &Evidence) -> String {
        let Evidence { text, kind, source, date, link } = evidence;
        let date = date.map(|date| self.texts.date(date)).unwrap_or_default();
        let told = [escaped(source), escaped(&date), address(link)];
        let told: Vec<&String> = told.iter().filter(|text| !text.trim().is_empty()).collect();
        let told: Vec<&str> = told.into_iter().map(String::as_str).collect();
        let mut line = format!("{}: {}", escaped(self.texts.word(*kind)), escaped(text));
        if !told.is_empty() {
            line.push_str(&bracketed(&told.join(", ")));
        }
        line
    }

    fn indicator(&self, indicator: &Indicator) -> String {
        let Indicator { name, layer, value, unit, target, data_source, .. } = indicator;
        let number = |value: f64| escaped(format!("{} {unit}", self.texts.number(value, 2)).trim());
        let mut line = format!("{}: {}", escaped_line(name), value.map_or("—".into(), number));
        let target = target.map(|target| {
            let value = format!("{} {unit}", self.texts.number(target, 2));
            escaped(&self.texts.with("map-target", &[("value", Arg::Text(value.trim()))]))
        });
        let layer = escaped(self.texts.word(*layer));
        let alone = value.is_none() && target.is_none();
        let unit = alone.then(|| escaped(unit.trim()));
        let more = [Some(layer), unit, target, Some(escaped(data_source))];
        let more: Vec<String> = more.into_iter().flatten().filter(|it| !it.is_empty()).collect();
        line.push_str(&bracketed(&more.join(", ")));
        line
    }

    fn quote(&self, quote: &Quote) -> String {
        let said = self.quoted(&quote.text);
        let speaker = escaped(&quote.speaker);
        if speaker.is_empty() { said } else { format!("{said} — {speaker}") }
    }

    fn quoted(&self, text: &str) -> String {
        self.texts.with("map-quoted", &[("text", Arg::Text(&escaped(text)))])
    }

    /// The ways on from a touchpoint, with what hinders and carries on there.
    fn ways(&mut self, touchpoint: ElementId) {
        let ways = self.document.targets(touchpoint, LinkKind::Leaves);
        if ways.is_empty() {
            return;
        }
        self.list(0, "field-after");
        for id in ways {
            let element = self.document.element(id);
            let Some(way) = element.and_then(|it| it.content.as_transition()) else { continue };
            let Transition { label, share, presence } = way;
            let to = self.document.target(id, LinkKind::Arrives);
            let to = to.map(|to| self.name(to)).unwrap_or_default();
            let share = share.map(|share| self.texts.percent(share * 100.0, 0));
            let presence = (*presence != Presence::Both).then(|| self.texts.word(*presence));
            let more = [(!label.is_empty()).then(|| label.clone()), share];
            let more = more.into_iter().flatten().chain(presence.map(str::to_owned));
            let more: Vec<String> = more.map(|text| escaped(&text)).collect();
            let mut line = or_dash(to);
            if !more.is_empty() {
                line.push_str(&bracketed(&more.join(", ")));
            }
            self.item(1, &line);
            self.hanging(2, id);
            self.evidence(2, id);
        }
    }

    /// What hangs on nothing that stands in the text.
    fn rest(&mut self) {
        for (kind, label) in LOOSE {
            let ids = self.document.of_kind(kind);
            let loose: Vec<ElementId> =
                ids.into_iter().filter(|id| !self.told.contains(id)).collect();
            if loose.is_empty() {
                continue;
            }
            self.heading(2, self.texts.get(label));
            for id in loose {
                // An earlier one may have told of it.
                if !self.told.contains(&id) {
                    self.element(0, id);
                }
            }
        }
    }

    fn name(&self, id: ElementId) -> &str {
        self.document.element(id).map(|element| element.content.text()).unwrap_or_default()
    }
}

/// What is said of something, in brackets behind it.
fn bracketed(text: &str) -> String {
    format!(" ({text})")
}

/// A name, or a dash where there is none.
fn or_dash(name: &str) -> String {
    if name.trim().is_empty() { "—".to_owned() } else { escaped_line(name) }
}

/// An address as a link, where it is one that programs open; else as text.
fn address(link: &str) -> String {
    let opens = ["https://", "http://", "mailto:"].iter().any(|start| link.starts_with(start));
    let plain = link.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '\\'));
    if opens && plain { format!("<{link}>") } else { escaped(link) }
}

/// What is said, on one line.
fn joined(texts: &[&str]) -> String {
    let said = texts.iter().filter(|text| !text.trim().is_empty());
    said.map(|text| escaped_line(text)).collect::<Vec<_>>().join(" · ")
}
