//! From a counted survey to the edit that brings it into a map.

use super::comments::Comment;
use super::counted::{About, Counted};
use super::mapping::Mapping;
use super::quotes::{Quotes, quotes};
use super::sheet::Sheet;
use super::values::fold;
use crate::edit::verbs::{SeedStage, SeedTouchpoint, Seeds, sow};
use crate::model::{
    CellKey, Date, Document, Edit, ElementId, ImportRecord, LinkKind, MapProps, Phase, Profile,
    Question, QuestionId, Rng, SegmentValue, answers_of,
};
use crate::scores::{Answers, Metric};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A survey ready to enter a map.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The one edit that enters it.
    pub edit: Edit,
    /// Histograms that come in.
    pub cells: usize,
    /// Histograms of an earlier import of the same answers that go.
    pub replaced: usize,
    /// Touchpoints that are added.
    pub added: Vec<ElementId>,
    /// Quotes that come in.
    pub quotes: usize,
    /// Quotes of an earlier import of the same answers that go.
    pub quotes_gone: usize,
    /// Quotes of such an import that stay, because somebody changed their words.
    pub quotes_kept: usize,
}

/// What enters a map beside the answers themselves.
#[derive(Debug, Clone)]
pub struct Arrival<'a> {
    /// Which answers these are; see [`import_id`].
    pub import: &'a str,
    /// What a stage for touchpoints that only the survey knows is called.
    pub stage: &'a str,
    /// The comments that become quotes.
    pub comments: &'a [Comment],
    /// The file's name, without its folder; "" = pasted.
    pub file: &'a str,
    /// The day.
    pub date: Date,
    /// The name of the profile the survey is understood by; empty = none.
    pub profile: &'a str,
    /// How it is understood, to be kept under that name; `None` = nothing is kept.
    pub keep: Option<Profile>,
}

/// How many histograms of an earlier import of the same answers would go.
pub fn replaced(document: &Document, import: &str) -> usize {
    old(document, import).count()
}

fn old<'a>(document: &'a Document, import: &'a str) -> impl Iterator<Item = &'a CellKey> {
    let keys = document.cells().iter().map(|(key, _)| key);
    keys.filter(move |key| answers_of(&key.import) == answers_of(import))
}

/// Which answers these are: the same file read on two computers is the same import. Where its
/// columns are understood in another way, the first half stays the same.
pub fn import_id(sheet: &Sheet, mapping: &Mapping, counted: &Counted) -> String {
    let mut meant = blake3::Hasher::new();
    meant.update(format!("{:?} {:?}", mapping.columns, mapping.period).as_bytes());
    for (cell, histogram) in &counted.cells {
        meant.update(format!("{cell:?}{:?}", histogram.counts()).as_bytes());
    }
    let short = |hash: blake3::Hash| hash.to_hex().as_str()[..16].to_owned();
    format!("{}-{}", short(sheet.hash()), short(meant.finalize()))
}

/// The edit that brings counted answers into a map: questions that are missing, touchpoints that
/// are to be added, the histograms, chosen comments as quotes, and a record of all that, in place
/// of what an earlier import of the same answers brought. `None` where nothing was counted, or too
/// many touchpoints would be added.
pub fn enter(document: &Document, counted: &Counted, arrival: &Arrival<'_>) -> Option<Entry> {
    if counted.cells.is_empty() || counted.too_many_new().is_some() {
        return None;
    }
    let mut edits = Vec::new();
    let Arrival { import, stage, .. } = *arrival;
    let (new, added) = touchpoints(document, counted, import, stage, &mut edits);
    let touchpoint = |about: &About| match about {
        About::Known(id) => document.contains(*id).then_some(*id),
        About::New(name) => new.get(&**name).copied(),
    };
    let gone = old(document, import).cloned();
    let gone: Vec<Edit> = gone.map(|key| Edit::SetCell { key, answers: None }).collect();
    let replaced = gone.len();
    let questions = questions(document, counted, &mut edits);
    edits.extend(gone);
    edits.extend(histograms(document, counted, import, &questions, &touchpoint)?);
    let Quotes { edits: quoted, added: quotes, removed, kept } =
        quotes(document, arrival.comments, import, &touchpoint);
    edits.extend(quoted);
    edits.push(Edit::SetProps(Arc::new(props(document, counted, arrival))));
    let (cells, edit) = (counted.cells.len(), Edit::Batch(edits));
    Some(Entry { edit, cells, replaced, added, quotes, quotes_gone: removed, quotes_kept: kept })
}

/// The histograms of a survey as cells of the map.
fn histograms(
    document: &Document,
    counted: &Counted,
    import: &str,
    questions: &BTreeMap<Metric, QuestionId>,
    touchpoint: &dyn Fn(&About) -> Option<ElementId>,
) -> Option<Vec<Edit>> {
    let columns = columns(document, counted);
    let import: Arc<str> = import.into();
    let mut edits = Vec::with_capacity(counted.cells.len());
    for (cell, histogram) in &counted.cells {
        let segments = cell.segments.iter().map(|(column, value)| SegmentValue {
            column: columns.get(column).unwrap_or(column).clone(),
            value: value.clone(),
        });
        let mut segments: Vec<SegmentValue> = segments.collect();
        segments.sort();
        let key = CellKey {
            touchpoint: touchpoint(&cell.touchpoint)?,
            question: questions.get(&cell.metric)?.clone(),
            period: cell.period,
            segments,
            import: import.clone(),
        };
        let answers = Some(Arc::new(Answers::One(histogram.clone())));
        edits.push(Edit::SetCell { key, answers });
    }
    Some(edits)
}

/// The map's properties with the record of an import in place of an earlier one of the same
/// answers, and with the profile that is kept.
fn props(document: &Document, counted: &Counted, arrival: &Arrival<'_>) -> MapProps {
    let mut props = document.props().clone();
    let Arrival { import, file, date, profile, .. } = *arrival;
    props.imports.retain(|known, _| answers_of(known) != answers_of(import));
    let (file, profile) = (file.to_owned(), profile.to_owned());
    let record = ImportRecord { file, date, answers: counted.answers, profile };
    props.imports.insert(import.into(), record);
    if let Some(keep) = &arrival.keep {
        props.profiles.insert(arrival.profile.to_owned(), keep.clone());
    }
    props
}

/// Adds the touchpoints that only the survey knows, and says which they are. On two computers they
/// get the same ids, so that both copies of the map can be put together again.
fn touchpoints(
    document: &Document,
    counted: &Counted,
    import: &str,
    stage: &str,
    edits: &mut Vec<Edit>,
) -> (BTreeMap<String, ElementId>, Vec<ElementId>) {
    // There may be as many as respondents, where a wrong column is said to name them.
    let (mut names, mut seen): (Vec<&Arc<str>>, _) = (Vec::new(), BTreeSet::new());
    for (cell, _) in &counted.cells {
        if let About::New(name) = &cell.touchpoint
            && seen.insert(name)
        {
            names.push(name);
        }
    }
    let touchpoints =
        names.iter().map(|name| SeedTouchpoint { name: name.to_string(), channel: String::new() });
    let stages = vec![SeedStage {
        phase: Phase::Service,
        name: stage.to_owned(),
        touchpoints: touchpoints.collect(),
    }];
    let seed = u64::from_str_radix(answers_of(import), 16).unwrap_or(1);
    let seeds = Seeds { stages, ..Seeds::default() };
    let sown = sow(document, &seeds, &|_, _| true, &mut Rng::seeded(seed));
    let Some(change) = sown.filter(|_| !names.is_empty()) else { return Default::default() };
    let mut after = document.clone();
    if after.apply(&change.edit).is_err() {
        return Default::default();
    }
    let known =
        document.stages().into_iter().flat_map(|id| document.targets(id, LinkKind::Contains));
    let known: BTreeSet<ElementId> = known.collect();
    let all = after.stages().into_iter().flat_map(|id| after.targets(id, LinkKind::Contains));
    let added: Vec<ElementId> = all.filter(|id| !known.contains(id)).collect();
    let name = |id: &ElementId| Some(after.element(*id)?.content.text().to_owned());
    let by_name = added.iter().filter_map(|id| Some((name(id)?, *id))).collect();
    edits.push(change.edit);
    (by_name, added)
}

/// What the map calls the columns that answers are split by, where the survey writes them in
/// another case.
fn columns(document: &Document, counted: &Counted) -> BTreeMap<Arc<str>, Arc<str>> {
    let mut known: BTreeMap<String, Arc<str>> = BTreeMap::new();
    for (key, _) in document.cells() {
        for segment in &key.segments {
            known.entry(fold(&segment.column)).or_insert_with(|| segment.column.clone());
        }
    }
    let Some((first, _)) = counted.cells.first() else { return BTreeMap::new() };
    let named = first.segments.iter().filter_map(|(column, _)| {
        let alike = first.segments.iter().filter(|(other, _)| fold(other) == fold(column)).count();
        Some((column.clone(), known.get(&fold(column)).filter(|_| alike == 1)?.clone()))
    });
    named.collect()
}

/// The question each metric's answers belong to: the first of the map, or a new one.
fn questions(
    document: &Document,
    counted: &Counted,
    edits: &mut Vec<Edit>,
) -> BTreeMap<Metric, QuestionId> {
    let mut found: BTreeMap<Metric, QuestionId> = BTreeMap::new();
    for metric in counted.cells.iter().map(|(cell, _)| cell.metric) {
        if found.contains_key(&metric) {
            continue;
        }
        let known = document.questions().iter().find(|(_, question)| question.metric == metric);
        let add = || {
            let id = free_key(document, &found, metric);
            let question = Some(Question { text: String::new(), metric });
            edits.push(Edit::SetQuestion { id: id.clone(), question });
            id
        };
        let id = known.map_or_else(add, |(id, _)| id.clone());
        found.insert(metric, id);
    }
    found
}

/// A key that no question has: that of the metric, numbered where it must be.
fn free_key(
    document: &Document,
    found: &BTreeMap<Metric, QuestionId>,
    metric: Metric,
) -> QuestionId {
    let base = match metric {
        Metric::Custom(_) => "own",
        metric => metric.key(),
    };
    let taken = |key: &str| {
        document.questions().contains_key(key) || found.values().any(|known| &**known == key)
    };
    let numbered = (2..).map(|number| format!("{base}-{number}"));
    let mut keys = std::iter::once(base.to_owned()).chain(numbered);
    keys.find(|key| !taken(key)).unwrap_or_default().into()
}
