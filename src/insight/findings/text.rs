//! Findings in words: what was found, and the figures it rests on.

use super::{Figures, Finding, FindingKind, NAMED, Section};
use crate::i18n::{Arg, Texts};
use crate::insight::pain::Pain;
use crate::scores::{Difference, Metric, Score, Unit};

impl Section {
    /// The section's question.
    pub fn text(self, texts: &'static Texts) -> &'static str {
        texts.get(match self {
            Self::Pain => "finding-section-pain",
            Self::Drop => "finding-section-drop",
            Self::Moments => "finding-section-moments",
            Self::Changes => "finding-section-changes",
            Self::Barriers => "finding-section-barriers",
            Self::QuickWins => "finding-section-quick-wins",
            Self::Unknown => "finding-section-unknown",
        })
    }
}

/// A score with everything it rests on: `CSAT 62% (55…69, n = 210)`.
pub fn score_text(texts: &'static Texts, score: &Score) -> String {
    let interval = match score.interval {
        Some(range) => texts.score_range(score.metric, range),
        None => texts.get("score-no-interval").to_owned(),
    };
    let n = texts.with("score-n", &[("n", Arg::Text(&texts.whole(score.n)))]);
    let value = texts.score(score.metric, score.value);
    let args = [
        ("metric", Arg::Text(texts.word(score.metric))),
        ("value", Arg::Text(&value)),
        ("interval", Arg::Text(&interval)),
        ("n", Arg::Text(&n)),
    ];
    texts.with("insight-score", &args)
}

/// A difference with its interval: `−12 (−20…−4)`; that of shares in points.
pub fn difference_text(texts: &'static Texts, difference: &Difference) -> String {
    let decimals = usize::from(difference.metric.unit() == Unit::Points);
    let value = texts.signed(difference.value, decimals);
    match difference.interval {
        Some((low, high)) => format!("{value} ({})", texts.range(low, high, decimals)),
        None => value,
    }
}

/// A pain as it is written: of clients whole, of shares with two places.
pub fn pain_text(texts: &'static Texts, pain: &Pain) -> String {
    texts.number(pain.value, if pain.clients.is_some() && pain.value >= 10.0 { 0 } else { 2 })
}

/// The parts of a pain: `35.2% × 1,200 × 2 × 1.6`.
pub fn pain_parts(texts: &'static Texts, pain: &Pain) -> String {
    let unhappy = texts.percent(pain.unhappy * 100.0, 1);
    let clients = pain.clients.map_or_else(|| texts.whole(1), |clients| texts.whole(clients));
    let moment = texts.number(pain.moment_factor(), 0);
    let barrier = texts.number(pain.barrier_factor(), 1);
    format!("{unhappy} × {clients} × {moment} × {barrier}")
}

impl Finding {
    /// The finding in words, with its figures.
    pub fn text(&self, texts: &'static Texts) -> String {
        let name = |at: usize| match self.names.get(at).map(String::as_str) {
            None | Some("") => texts.get("advice-unnamed"),
            Some(name) => name,
        };
        let target = |metric: Metric, target: f64| texts.score(metric, target);
        let with = |key: &str, more: &[(&str, &str)]| {
            let names = [("name", name(0)), ("other", name(1)), ("third", name(2))];
            let args: Vec<(&str, Arg<'_>)> =
                names.iter().chain(more).map(|&(key, text)| (key, Arg::Text(text))).collect();
            texts.with(key, &args)
        };
        match &self.figures {
            Figures::Pain { pain, score } => {
                let key =
                    if pain.clients.is_some() { "finding-pain" } else { "finding-pain-share" };
                let (score, value, parts) =
                    (score_text(texts, score), pain_text(texts, pain), pain_parts(texts, pain));
                with(key, &[("score", &score), ("pain", &value), ("parts", &parts)])
            }
            Figures::Drop { before, after, difference } => {
                let (before, after) = (score_text(texts, before), score_text(texts, after));
                let difference = difference_text(texts, difference);
                let figures =
                    [("before", &*before), ("after", &*after), ("difference", &*difference)];
                with("finding-drop", &figures)
            }
            Figures::Target { score, target: aim } => {
                let (aim, score) = (target(score.metric, *aim), score_text(texts, score));
                with("finding-low-moment", &[("score", &score), ("target", &aim)])
            }
            Figures::Change { before: (earlier, before), after: (later, after), difference } => {
                let key = match self.kind {
                    FindingKind::Better => "finding-better",
                    _ => "finding-worse",
                };
                let (before, after) = (score_text(texts, before), score_text(texts, after));
                let (earlier, later) = (texts.month_short(*earlier), texts.month_short(*later));
                let difference = difference_text(texts, difference);
                let figures = [
                    ("before", &*before),
                    ("after", &*after),
                    ("earlier", &*earlier),
                    ("later", &*later),
                    ("difference", &*difference),
                ];
                with(key, &figures)
            }
            Figures::Place { severity, pain } => self.place(texts, *severity, pain.as_ref(), with),
            Figures::Count { count, of } => self.counted(texts, *count, *of),
        }
    }

    fn place(
        &self,
        texts: &'static Texts,
        severity: Option<u8>,
        pain: Option<&Pain>,
        with: impl Fn(&str, &[(&str, &str)]) -> String,
    ) -> String {
        let severity = match severity {
            Some(severity) => {
                let severity = texts.whole(severity.into());
                texts.with("finding-severity", &[("severity", Arg::Text(&severity))])
            }
            None => texts.get("finding-severity-unknown").to_owned(),
        };
        let pain = match pain {
            Some(pain) => {
                let (value, parts) = (pain_text(texts, pain), pain_parts(texts, pain));
                let args = [("pain", Arg::Text(&value)), ("parts", Arg::Text(&parts))];
                texts.with("finding-place-pain", &args)
            }
            None => texts.get("finding-place-unknown").to_owned(),
        };
        let key = match self.kind {
            FindingKind::QuickWin => "finding-quick-win",
            _ => "finding-open-barrier",
        };
        with(key, &[("severity", &severity), ("pain", &pain)])
    }

    fn counted(&self, texts: &'static Texts, count: usize, of: usize) -> String {
        let key = match self.kind {
            FindingKind::NoClearDrop => return texts.count("finding-no-clear-drop", of as u64),
            FindingKind::NoClearChange => return texts.count("finding-no-clear-change", of as u64),
            FindingKind::ReportedOnly => "finding-reported-only",
            FindingKind::FewAnswers => "finding-few-answers",
            FindingKind::OldAnswers => "finding-old-answers",
            FindingKind::UndatedAnswers => "finding-undated-answers",
            _ => "finding-no-answers",
        };
        let (number, total, names) =
            (texts.whole(count as u64), texts.whole(of as u64), self.list(texts));
        let args = [
            ("count", Arg::Count(count as u64)),
            ("number", Arg::Text(&number)),
            ("total", Arg::Text(&total)),
            ("names", Arg::Text(&names)),
        ];
        texts.with(key, &args)
    }

    /// The first names, each with its count where there is one, and how many more there are.
    fn list(&self, texts: &'static Texts) -> String {
        let mut parts: Vec<String> = Vec::new();
        for (at, name) in self.names.iter().enumerate() {
            let name = if name.is_empty() { texts.get("advice-unnamed") } else { name };
            let quoted = texts.with("insight-quoted", &[("name", Arg::Text(name))]);
            parts.push(match self.counts.get(at) {
                Some(&n) => {
                    let n = texts.with("score-n", &[("n", Arg::Text(&texts.whole(n)))]);
                    format!("{quoted} ({n})")
                }
                None => quoted,
            });
        }
        let more = self.elements.len().saturating_sub(NAMED);
        if more > 0 {
            parts.push(texts.count("insight-more", more as u64));
        }
        parts.join(", ")
    }
}
