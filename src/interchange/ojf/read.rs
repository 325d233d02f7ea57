//! A journey of the Open Journey Format as a map to be.

use super::super::draft::{Draft, DraftStage};
use super::super::{Doubt, InterchangeError, Warning};
use super::node::{Node, Role, role_of_lane};
use super::stage::Filling;
use super::value::{Noticed, Object, parse};
use serde_json::Value;
use std::collections::HashMap;

/// The fields of the whole that are read.
const FIELDS: &[&str] = &[
    "version",
    "title",
    "persona",
    "pointOfView",
    "pov",
    "metadata",
    "stages",
    "swimlanes",
    "nodes",
];
/// Those of `metadata`, where some files keep the first ones.
const METADATA: &[&str] = &["version", "title", "persona", "pointOfView", "pov"];

/// Reads a journey.
///
/// # Errors
/// When the text is no JSON, or of another kind, or too much.
pub(in super::super) fn read(text: &str) -> Result<(Draft, Vec<Warning>), InterchangeError> {
    let Value::Object(root) = parse(text)? else { return Err(InterchangeError::NotOjf) };
    // A server's record of a journey holds it in a field, and the title beside it.
    let inside = root.get("ojf_data").and_then(Value::as_object);
    let journey = inside.unwrap_or(&root);
    if !["stages", "nodes"].iter().any(|field| journey.get(*field).is_some_and(Value::is_array)) {
        return Err(InterchangeError::NotOjf);
    }
    let mut noticed = Noticed::default();
    let mut draft = Draft::default();
    let empty = Object::new();
    let metadata = journey.get("metadata").and_then(Value::as_object).unwrap_or(&empty);
    noticed.unknown(journey, "", FIELDS);
    noticed.unknown(metadata, "metadata", METADATA);
    let mut places = vec![(journey, ""), (metadata, "metadata")];
    places.extend(inside.map(|_| (&root, "")));
    let mut first = |fields: &[&str]| {
        let all = places.iter().flat_map(|place| fields.iter().map(move |field| (place, field)));
        for ((object, path), field) in all {
            let text = noticed.text(object, field, path)?;
            if !text.is_empty() {
                return Ok(text);
            }
        }
        Ok::<_, InterchangeError>(String::new())
    };
    draft.title = first(&["title"])?;
    draft.scenario = first(&["pointOfView", "pov"])?;
    let persona = first(&["persona"])?;
    let persona = (!persona.is_empty()).then(|| draft.persona(&persona)).transpose()?;
    let by_id = stages(journey, &mut draft, &mut noticed)?;
    let lanes = lanes(journey, &mut noticed)?;
    let nodes = nodes(journey, &mut draft, &by_id, &lanes, &mut noticed)?;
    for (at, nodes) in nodes.into_iter().enumerate() {
        let name = std::mem::take(&mut draft.stages[at].name);
        let (touchpoints, ideas) = (Vec::new(), Vec::new());
        let mut filling =
            Filling { name: &name, persona, touchpoints, ideas, noticed: &mut noticed };
        filling.fill(nodes);
        let Filling { touchpoints, ideas, .. } = filling;
        draft.ideas.extend(ideas);
        draft.stages[at] = DraftStage { name, touchpoints };
    }
    Ok((draft, noticed.done()))
}

/// Adds the stages; gives the place of each by its id.
fn stages(
    journey: &Object,
    draft: &mut Draft,
    noticed: &mut Noticed,
) -> Result<HashMap<String, usize>, InterchangeError> {
    let mut by_id = HashMap::new();
    for (path, stage) in noticed.objects(journey, "stages", "") {
        draft.expect(1)?;
        noticed.unknown(stage, "stages", &["id", "name"]);
        let (id, name) = (noticed.text(stage, "id", &path)?, noticed.text(stage, "name", &path)?);
        by_id.entry(id).or_insert(draft.stages.len());
        draft.stages.push(DraftStage { name, touchpoints: Vec::new() });
    }
    Ok(by_id)
}

/// What the nodes of each lane become, by its id; those that become touchpoints are not there.
fn lanes(
    journey: &Object,
    noticed: &mut Noticed,
) -> Result<HashMap<String, Role>, InterchangeError> {
    let mut lanes = HashMap::new();
    for (path, lane) in noticed.objects(journey, "swimlanes", "") {
        noticed.unknown(lane, "swimlanes", &["id", "name"]);
        let (id, name) = (noticed.text(lane, "id", &path)?, noticed.text(lane, "name", &path)?);
        if let Some((role, kind)) = role_of_lane(&name) {
            noticed.warn(path, Doubt::Lane { name, kind });
            lanes.insert(id, role);
        } else if !name.is_empty() {
            noticed.left_out("swimlanes.name");
        }
    }
    Ok(lanes)
}

/// The nodes of each stage, in their order. Those of no stage stand in one behind all others.
fn nodes(
    journey: &Object,
    draft: &mut Draft,
    by_id: &HashMap<String, usize>,
    lanes: &HashMap<String, Role>,
    noticed: &mut Noticed,
) -> Result<Vec<Vec<Node>>, InterchangeError> {
    let mut of_stage: Vec<Vec<Node>> = draft.stages.iter().map(|_| Vec::new()).collect();
    let mut homeless = Vec::new();
    for (path, object) in noticed.objects(journey, "nodes", "") {
        // A touchpoint, its way, what is felt there and what hinders or decides there.
        draft.expect(3)?;
        let lane = noticed.text(object, "swimlaneId", &path)?;
        let stage = noticed.text(object, "stageId", &path)?;
        let node = Node::read(object, path, lanes.get(&lane).copied(), noticed)?;
        match by_id.get(&stage) {
            Some(&at) => of_stage[at].push(node),
            None => homeless.push(node),
        }
    }
    if let Some(first) = homeless.first() {
        noticed.warn(first.path.clone(), Doubt::NoStage);
        draft.expect(1)?;
        draft.stages.push(DraftStage::default());
        of_stage.push(homeless);
    }
    Ok(of_stage)
}
