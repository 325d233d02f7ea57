//! What columns, metrics and wordings are called.

use crate::app::Surveying;
use crate::i18n::Texts;
use crate::model::{Asked, Document, Meaning};
use crate::scores::Metric;

/// Most touchpoints that comments can be said to be about by choice.
const MOST_ABOUT: usize = 60;

/// The metrics that a map knows: those of every map and its own.
pub fn metrics(document: &Document) -> Vec<Metric> {
    let mut all = Metric::ALL.to_vec();
    for question in document.questions().values() {
        if !all.contains(&question.metric) {
            all.push(question.metric);
        }
    }
    all
}

/// A metric with its scale.
pub fn metric_name(texts: &'static Texts, metric: Metric) -> String {
    let word = texts.word(metric);
    let (low, high) = metric.scale();
    if word.chars().any(|c| c.is_ascii_digit()) {
        return word.to_owned();
    }
    format!("{word} {low}–{high}")
}

/// What is asked: the metric with its scale, or one of CLI's three questions.
pub fn asked_name(texts: &'static Texts, asked: Asked) -> String {
    let key = match asked.part {
        None if asked.metric == Metric::Cli => "import-cli-sum",
        None => return metric_name(texts, asked.metric),
        Some(0) => "import-cli-1",
        Some(1) => "import-cli-2",
        Some(_) => "import-cli-3",
    };
    texts.get(key).to_owned()
}

/// Everything that can be asked.
pub fn everything_asked(document: &Document) -> Vec<Asked> {
    let mut all: Vec<Asked> = metrics(document).into_iter().map(Asked::whole).collect();
    let parts = (0..3).map(|part| Asked { metric: Metric::Cli, part: Some(part) });
    all.extend(parts);
    all
}

/// What a column means, in words.
pub fn meaning_name(texts: &'static Texts, meaning: &Meaning) -> String {
    let about = |key, name: &str, what: &str| {
        texts.with(key, &[("name", name.into()), ("what", what.into())])
    };
    match meaning {
        Meaning::Ignored => texts.get("import-means-ignored").to_owned(),
        Meaning::Touchpoint => texts.get("import-means-touchpoint").to_owned(),
        Meaning::Question => texts.get("import-means-question").to_owned(),
        Meaning::Score(None) => texts.get("import-means-score-asked").to_owned(),
        Meaning::Score(Some(asked)) => {
            let what = asked_name(texts, *asked);
            texts.with("import-means-score", &[("what", (&what).into())])
        }
        Meaning::Answers(name, asked) => {
            about("import-means-answers", name, &asked_name(texts, *asked))
        }
        Meaning::Date => texts.get("import-means-date").to_owned(),
        Meaning::Segment => texts.get("import-means-segment").to_owned(),
        Meaning::Comment(None) => texts.get("import-means-comment").to_owned(),
        Meaning::Comment(Some(name)) => {
            texts.with("import-means-comment-about", &[("name", name.into())])
        }
    }
}

/// Everything that a column can mean.
pub fn meanings(
    texts: &'static Texts,
    document: &Document,
    surveying: &Surveying,
    at: usize,
) -> Vec<(Meaning, String)> {
    let (Some(survey), Some(mapping)) = (&surveying.survey, &surveying.mapping) else {
        return Vec::new();
    };
    let name = match mapping.columns.get(at) {
        Some(Meaning::Answers(name, _) | Meaning::Comment(Some(name))) => name.clone(),
        _ => match mapping.heads(&survey.sheet, at) {
            (top, own) if top.is_empty() && own.is_empty() => mapping.head(&survey.sheet, at),
            (top, own) if top.is_empty() => own,
            (top, _) => top,
        },
    };
    let asked = everything_asked(document);
    let mut all = vec![Meaning::Ignored, Meaning::Touchpoint];
    let scores = asked.iter().map(|asked| Meaning::Score(Some(*asked)));
    let answers = asked.iter().map(|asked| Meaning::Answers(name.clone(), *asked));
    if mapping.is_long() {
        all.extend(scores.chain([Meaning::Score(None), Meaning::Question]));
        all.extend([Meaning::Date, Meaning::Segment, Meaning::Comment(None)]);
        all.extend(answers);
    } else {
        all.extend(answers);
        all.extend([Meaning::Date, Meaning::Segment, Meaning::Comment(None)]);
        all.extend(
            mapping
                .targets
                .keys()
                .take(MOST_ABOUT)
                .map(|name| Meaning::Comment(Some(name.clone()))),
        );
        all.extend(scores);
    }
    all.into_iter().map(|meaning| (meaning.clone(), meaning_name(texts, &meaning))).collect()
}
