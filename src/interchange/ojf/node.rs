//! A node of the grid: what it becomes, and what it says.

use super::super::{Doubt, InterchangeError};
use super::value::{Noticed, Object};
use crate::i18n::header_words;
use crate::model::{ElementKind, Valence};
use std::fmt::Write as _;

/// What a node becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A touchpoint.
    Touchpoint,
    /// A touchpoint with a barrier.
    Hindered,
    /// A touchpoint with a driver.
    Carried,
    /// What is felt at the touchpoint before it.
    Feeling,
    /// A barrier there.
    Barrier,
    /// A driver there.
    Driver,
    /// A quote there.
    Quote,
    /// What the client expects there.
    Expectation,
    /// What happens backstage there.
    Backstage,
    /// An idea in the parking lot.
    Idea,
}

/// What the nodes of a lane become; `None` = touchpoints, unless they say otherwise.
pub(super) fn role_of_lane(name: &str) -> Option<(Role, ElementKind)> {
    let words: Vec<String> = name
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(20)
        .map(str::to_owned)
        .collect();
    let meant = header_words().iter().filter(|(_, phrase)| heads(&words, phrase));
    let (meaning, _) = meant.max_by_key(|(_, phrase)| phrase.len())?;
    match *meaning {
        "emotion" | "grade" => Some((Role::Feeling, ElementKind::Emotion)),
        "barrier" => Some((Role::Barrier, ElementKind::Barrier)),
        "driver" => Some((Role::Driver, ElementKind::Driver)),
        "quote" => Some((Role::Quote, ElementKind::Quote)),
        "solution" => Some((Role::Idea, ElementKind::Idea)),
        "expectation" => Some((Role::Expectation, ElementKind::Touchpoint)),
        "backstage" => Some((Role::Backstage, ElementKind::Touchpoint)),
        _ => None,
    }
}

/// Whether the words of a name begin as those of a phrase, in its order.
fn heads(words: &[String], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|start| words.any(|word| word.starts_with(start)))
}

/// What a node says.
#[derive(Debug)]
pub(super) struct Node {
    /// Where it stands.
    pub(super) path: String,
    /// What it becomes.
    pub(super) role: Role,
    /// Its short text.
    pub(super) title: String,
    /// Its long text.
    pub(super) description: String,
    /// How bad it is; `None` = not stated.
    pub(super) severity: Option<u8>,
    /// What is felt, by its score or else its word.
    pub(super) valence: Option<Valence>,
    /// The word for what is felt.
    pub(super) sentiment: String,
    /// Whether it decides the journey.
    pub(super) is_moment: bool,
    /// What a service blueprint says, one line each.
    pub(super) blueprint: String,
}

/// The fields of nodes that are read here or where nodes are placed.
const FIELDS: &[&str] = &[
    "id",
    "stageId",
    "swimlaneId",
    "title",
    "description",
    "severity",
    "score",
    "sentiment",
    "purpose",
    "isMomentOfTruth",
    "blueprint",
];

impl Node {
    /// Reads a node of a lane whose nodes become `lane`.
    ///
    /// # Errors
    /// When one of its texts is too long.
    pub(super) fn read(
        object: &Object,
        path: String,
        lane: Option<Role>,
        noticed: &mut Noticed,
    ) -> Result<Self, InterchangeError> {
        noticed.unknown(object, "nodes", FIELDS);
        let mut text = |field: &str| noticed.text(object, field, &path);
        let (title, description) = (text("title")?, text("description")?);
        let (severity, sentiment, purpose) =
            (text("severity")?, text("sentiment")?, text("purpose")?);
        let role = role(lane, &purpose, noticed);
        let severity = match severity.to_lowercase().as_str() {
            "low" => Some(1),
            "medium" => Some(3),
            "high" => Some(5),
            "" => None,
            _ => {
                noticed.left_out("nodes.severity");
                None
            }
        };
        let hinders = matches!(role, Role::Barrier | Role::Hindered);
        if !hinders && severity.is_some_and(|severity| severity > 1) {
            noticed.left_out("nodes.severity");
        }
        let valence = score(object, &path, noticed)?.or_else(|| valence_of(&sentiment));
        let is_moment = noticed.flag(object, "isMomentOfTruth", &path);
        let blueprint = blueprint(object, &path, noticed)?;
        if !sentiment.is_empty() && valence.is_none() {
            noticed.warn(path.clone(), Doubt::Guessed { word: sentiment.clone() });
        }
        let valence = valence.or((!sentiment.is_empty()).then_some(Valence::Neutral));
        let node = Self {
            path,
            role,
            title,
            description,
            severity,
            valence,
            sentiment,
            is_moment,
            blueprint,
        };
        Ok(node)
    }

    /// The one text of what has but one: the long one, behind the short one where there are both.
    pub(super) fn statement(&self) -> String {
        match (self.title.is_empty(), self.description.is_empty()) {
            (_, true) => self.title.clone(),
            (true, false) => self.description.clone(),
            (false, false) => format!("{}: {}", self.title, self.description),
        }
    }
}

/// What a node becomes, by what the lane says and its purpose.
fn role(lane: Option<Role>, purpose: &str, noticed: &mut Noticed) -> Role {
    if let Some(lane) = lane {
        return lane;
    }
    match purpose.to_lowercase().as_str() {
        "pain-point" | "pain" | "bottleneck" => Role::Hindered,
        "gain" => Role::Carried,
        "opportunity" | "observation" | "note" => Role::Idea,
        "" | "touchpoint" | "action" | "milestone" | "decision" => Role::Touchpoint,
        _ => {
            noticed.left_out("nodes.purpose");
            Role::Touchpoint
        }
    }
}

/// The score of a node, −5 … 5, as a valence.
fn score(
    object: &Object,
    path: &str,
    noticed: &mut Noticed,
) -> Result<Option<Valence>, InterchangeError> {
    let score = noticed.text(object, "score", path)?;
    if score.is_empty() {
        return Ok(None);
    }
    let at = format!("{path}.score");
    let Some(number) = score.parse::<f64>().ok().filter(|number| !number.is_nan()) else {
        noticed.warn(at, Doubt::NotANumber { score });
        return Ok(None);
    };
    let taken = number.clamp(-5.0, 5.0);
    if taken.to_bits() != number.to_bits() {
        noticed.warn(at, Doubt::OutsideScale { score, taken: taken as i64 });
    }
    Ok(Valence::from_value((taken * 2.0 / 5.0).round() as i64))
}

/// How strong a feeling of this name is, where the format's editor offers it.
pub(super) fn valence_of(word: &str) -> Option<Valence> {
    match word.to_lowercase().as_str() {
        "angry" => Some(Valence::VeryBad),
        "negative" | "anxious" | "frustrated" | "confused" | "bored" => Some(Valence::Bad),
        "neutral" | "surprised" => Some(Valence::Neutral),
        "positive" | "relieved" => Some(Valence::Good),
        "delighted" => Some(Valence::VeryGood),
        _ => None,
    }
}

/// The parts of a service blueprint, each with the fields of its entries.
const BLUEPRINT: [(&str, [&str; 2]); 4] = [
    ("evidence", ["item", "type"]),
    ("onstage", ["actor", "action"]),
    ("backstage", ["actor", "action"]),
    ("support", ["system", "description"]),
];

/// What a service blueprint says, one line each: "who: what".
fn blueprint(
    object: &Object,
    path: &str,
    noticed: &mut Noticed,
) -> Result<String, InterchangeError> {
    let inside = match object.get("blueprint") {
        None | Some(serde_json::Value::Null) => return Ok(String::new()),
        Some(serde_json::Value::Object(inside)) => inside,
        Some(_) => {
            noticed.warn(format!("{path}.blueprint"), Doubt::WrongKind);
            return Ok(String::new());
        }
    };
    noticed.unknown(inside, "nodes.blueprint", &BLUEPRINT.map(|(part, _)| part));
    let path = format!("{path}.blueprint");
    let mut lines = String::new();
    for (part, [who, what]) in BLUEPRINT {
        for (path, entry) in noticed.objects(inside, part, &path) {
            let (who, what) = (noticed.text(entry, who, &path)?, noticed.text(entry, what, &path)?);
            let colon = if who.is_empty() || what.is_empty() { "" } else { ": " };
            // Writing to a string cannot fail.
            let _ = writeln!(lines, "{who}{colon}{what}");
        }
    }
    let lines = lines.trim().to_owned();
    noticed.blueprints += u64::from(!lines.is_empty());
    Ok(lines)
}
