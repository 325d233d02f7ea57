//! From `export`'s arguments to the view that the layout draws; names to ids.

use super::CliError;
use super::export_args::{CompareArg, ExportArgs, LaneArg};
use crate::insight::{Against, Slice, metrics, sources};
use crate::layout::View;
use crate::model::{Document, ElementId, ElementKind, Language};
use crate::scene::Lane;
use crate::scores::Metric;
use std::collections::BTreeSet;

/// The view `args` ask for; `lang` is the language of the picture's own words.
///
/// # Errors
/// When a persona or stage of that name does not exist, or scores cannot be compared so.
pub(super) fn view(
    document: &Document,
    args: &ExportArgs,
    lang: Option<Language>,
) -> Result<View, CliError> {
    let mut view = View::of(document.props());
    view.theme = args.theme;
    view.language = lang.unwrap_or(view.language);
    view.state = args.state.unwrap_or(view.state);
    view.metric = args.metric.as_deref().map(|name| metric(document, name)).transpose()?;
    view.heat = args.heat;
    view.footer = args.footer.clone().unwrap_or_default();
    view.tint = args.tint;
    view.slice.months = args.months;
    for (column, value) in &args.segments {
        let values = view.slice.segments.entry(column.as_str().into()).or_default();
        values.insert(value.as_str().into());
    }
    if let Some(compare) = &args.compare {
        view.against = Some(against(document, &mut view.slice, compare)?);
    }
    if !args.lanes.is_empty() {
        view.lanes = lanes(&args.lanes);
    }
    view.personas = named(document, ElementKind::Persona, &args.personas)?;
    view.stages = named(document, ElementKind::Stage, &args.stages)?;
    Ok(view)
}

/// The metric of this key or name, in whatever case.
///
/// # Errors
/// When neither the program nor the map knows one.
fn metric(document: &Document, name: &str) -> Result<Metric, CliError> {
    let known = metrics(document);
    let wanted = name.trim().to_lowercase();
    let all = || Metric::ALL.iter().chain(&known);
    all().find(|metric| metric.key().to_lowercase() == wanted).copied().ok_or_else(|| {
        let own = known.iter().filter(|metric| !Metric::ALL.contains(metric));
        let keys: Vec<&str> = Metric::ALL.iter().chain(own).map(|metric| metric.key()).collect();
        CliError::NoMetric { name: name.to_owned(), known: keys.join(", ") }
    })
}

/// What the answers of `slice` are compared with; of all months `before` looks at the newest.
///
/// # Errors
/// When answers would be on both sides, or there are none that could be compared.
fn against(
    document: &Document,
    slice: &mut Slice,
    compare: &CompareArg,
) -> Result<Against, CliError> {
    let mut other = slice.clone();
    match compare {
        CompareArg::Rest if slice.is_all() => return Err(CliError::NotComparable),
        CompareArg::Rest => return Ok(Against::Rest),
        CompareArg::Before => {
            let newest = sources(document).months.map(|(_, last)| (last, last));
            slice.months = slice.months.or(newest);
            other.months = Some(Against::before(slice.months.ok_or(CliError::NotComparable)?));
        }
        CompareArg::Months(first, last) => {
            let apart = slice.months.is_some_and(|(from, to)| *last < from || to < *first);
            other.months = apart.then_some((*first, *last));
            if !apart {
                return Err(CliError::NotComparable);
            }
        }
        CompareArg::Segment(column, value) => {
            let shown = slice.segments.get(column.as_str()).ok_or(CliError::NotComparable)?;
            if shown.contains(value.as_str()) {
                return Err(CliError::NotComparable);
            }
            let values = BTreeSet::from([value.as_str().into()]);
            other.segments.insert(column.as_str().into(), values);
        }
    }
    Ok(Against::Slice(other))
}

/// The lanes in the order asked for, each once.
fn lanes(wanted: &[LaneArg]) -> Vec<Lane> {
    let mut lanes = Vec::new();
    for lane in wanted {
        let group: &[Lane] = match lane {
            LaneArg::One(lane) => std::slice::from_ref(lane),
            LaneArg::Usual => Lane::USUAL,
            LaneArg::All => Lane::ALL,
        };
        for lane in group {
            if !lanes.contains(lane) {
                lanes.push(*lane);
            }
        }
    }
    lanes
}

/// The elements of `kind` with these names; `None` where no name is given.
fn named(
    document: &Document,
    kind: ElementKind,
    wanted: &[String],
) -> Result<Option<Vec<ElementId>>, CliError> {
    if wanted.is_empty() {
        return Ok(None);
    }
    let ids = if kind == ElementKind::Stage { document.stages() } else { document.of_kind(kind) };
    let known: Vec<(String, ElementId)> =
        ids.into_iter().filter_map(|id| Some((name(document, id)?, id))).collect();
    let mut found = Vec::new();
    for text in wanted {
        match split(text, &known) {
            Ok(ids) => found.extend(ids),
            Err(name) => {
                let known = known.iter().map(|(name, _)| format!("«{name}»"));
                let known = known.collect::<Vec<_>>().join(", ");
                return Err(if kind == ElementKind::Stage {
                    CliError::NoStage { name, known }
                } else {
                    CliError::NoPersona { name, known }
                });
            }
        }
    }
    Ok(Some(found))
}

fn name(document: &Document, id: ElementId) -> Option<String> {
    let content = &document.element(id)?.content;
    let persona = content.as_persona().map(|persona| persona.name.clone());
    persona.or_else(|| content.as_stage().map(|stage| stage.name.clone()))
}

/// Reads a list of names separated by commas, where names may hold commas themselves: the
/// longest run of pieces that is a name wins. The error is the piece that is no name.
fn split(text: &str, known: &[(String, ElementId)]) -> Result<Vec<ElementId>, String> {
    let pieces: Vec<&str> = text.split(',').collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let longest = (at + 1..=pieces.len()).rev().find_map(|end| {
            let ids = matching(&pieces[at..end].join(","), known);
            (!ids.is_empty()).then_some((end, ids))
        });
        let (end, ids) = longest.ok_or_else(|| pieces[at].trim().to_owned())?;
        found.extend(ids);
        at = end;
    }
    Ok(found)
}

/// Elements named `text`, whatever the case; else the only one whose name starts so, or whose id
/// it is.
fn matching(text: &str, known: &[(String, ElementId)]) -> Vec<ElementId> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return Vec::new();
    }
    let pick = |test: &dyn Fn(&str) -> bool| -> Vec<ElementId> {
        known.iter().filter(|(name, _)| test(&name.to_lowercase())).map(|(_, id)| *id).collect()
    };
    let exact = pick(&|name| name.trim() == wanted);
    if !exact.is_empty() {
        return exact;
    }
    let starting = pick(&|name| name.trim().starts_with(&wanted));
    if starting.len() == 1 {
        return starting;
    }
    known.iter().map(|(_, id)| *id).filter(|id| id.to_string() == wanted).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> Vec<(String, ElementId)> {
        ["Анна, 34", "Anna", "Annabel", "Boris"]
            .iter()
            .zip(1..)
            .map(|(name, bits)| ((*name).to_owned(), ElementId::from_bits(bits)))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, expect: Result<&[u64], &str>) {
        let found = split(text, &known());
        let bits = found.map(|ids| ids.iter().map(|id| id.bits()).collect::<Vec<_>>());
        assert_eq!(bits, expect.map(<[u64]>::to_vec).map_err(str::to_owned));
    }

    #[test]
    fn names_may_hold_commas() {
        check("Анна, 34", Ok(&[1]));
        check("Анна, 34,boris", Ok(&[1, 4]));
        check("Boris, анна, 34, Anna", Ok(&[4, 1, 2]));
    }

    #[test]
    fn a_beginning_is_enough_if_it_fits_one() {
        check("ан", Ok(&[1]));
        check("b", Ok(&[4]));
        check("ann", Err("ann"));
        check("anna", Ok(&[2]));
    }

    #[test]
    fn an_unknown_name_is_named() {
        check("Boris,Clara", Err("Clara"));
        check("", Err(""));
    }

    #[test]
    fn lanes_keep_their_order_and_come_once() {
        let wanted =
            [LaneArg::One(Lane::Solutions), LaneArg::Usual, LaneArg::One(Lane::Touchpoints)];
        let lanes = lanes(&wanted);
        assert_eq!(lanes.first(), Some(&Lane::Solutions));
        assert_eq!(lanes.len(), Lane::USUAL.len());
    }
}
