//! The lists of a workbook and their columns: what each is called in a file and by people.

use super::shape::Voice;
use crate::edit::{Field, Figure};
use crate::i18n::Texts;
use crate::model::{Document, ElementId, ElementKind, Journey, LinkKind};
use std::collections::BTreeSet;

/// The kinds of elements that have a list, in the order of the sheets.
pub(super) const LISTS: &[ElementKind] = &[
    ElementKind::Touchpoint,
    ElementKind::Stage,
    ElementKind::Barrier,
    ElementKind::Driver,
    ElementKind::Solution,
    ElementKind::Quote,
    ElementKind::Evidence,
    ElementKind::Indicator,
    ElementKind::Transition,
    ElementKind::Persona,
];

/// Longest heading, in characters.
const LONGEST_HEADING: usize = 200;

/// What the cells of a column say of the element of their row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Column {
    /// Which element it is.
    Id,
    /// One of its texts.
    Text(Field),
    /// One of its figures, or its date.
    Figure(Figure),
    /// A stage's phase.
    Phase,
    /// The phase a touchpoint's stage stands in; it says where a new stage goes.
    OfPhase,
    /// A touchpoint's stage.
    OfStage,
    /// In which journeys it takes place.
    Presence,
    /// How bad a barrier is.
    Severity,
    /// Whether a solution can be done.
    Feasibility,
    /// How much work a solution is.
    Effort,
    /// How far a solution has come.
    Status,
    /// Where evidence comes from.
    Source,
    /// Which side an indicator looks at.
    Layer,
    /// What it hangs on.
    Ties,
    /// Where a way starts.
    From,
    /// Where a way leads.
    To,
    /// How strong a feeling is.
    Valence(Voice),
    /// A feeling's name.
    Word(Voice),
    /// What a client said about a feeling.
    Said(Voice),
    /// Whether a touchpoint is a moment of truth.
    Moment,
    /// Why it is.
    MomentWhy,
    /// Which moment it is.
    MomentKind,
}

/// The key of what a list is called.
pub(super) const fn title_key(kind: ElementKind) -> &'static str {
    match kind {
        ElementKind::Stage => "workbook-stages",
        ElementKind::Transition => "workbook-ways",
        ElementKind::Barrier => "lane-barriers",
        ElementKind::Driver => "lane-drivers",
        ElementKind::Solution => "lane-solutions",
        ElementKind::Quote => "lane-quotes",
        ElementKind::Evidence => "lane-evidence",
        ElementKind::Indicator => "lane-indicators",
        ElementKind::Persona => "field-personas",
        _ => "lane-touchpoints",
    }
}

/// The columns of a list, without those of feelings.
const fn plain_columns(kind: ElementKind) -> &'static [Column] {
    use Column as C;
    match kind {
        ElementKind::Touchpoint => &[
            C::OfPhase,
            C::OfStage,
            C::Text(Field::Main),
            C::Text(Field::Channel),
            C::Text(Field::Action),
            C::Text(Field::Expectation),
            C::Moment,
            C::MomentWhy,
            C::MomentKind,
            C::Text(Field::Owner),
            C::Text(Field::Backstage),
            C::Figure(Figure::Clients),
            C::Presence,
        ],
        ElementKind::Stage => &[C::Phase, C::Text(Field::Main)],
        ElementKind::Barrier => {
            &[C::Text(Field::Main), C::Ties, C::Severity, C::Figure(Figure::Votes)]
        }
        ElementKind::Driver => &[C::Text(Field::Main), C::Ties],
        ElementKind::Solution => &[
            C::Text(Field::Main),
            C::Ties,
            C::Feasibility,
            C::Effort,
            C::Status,
            C::Figure(Figure::Votes),
        ],
        ElementKind::Quote => &[C::Text(Field::Main), C::Text(Field::Speaker), C::Ties],
        ElementKind::Evidence => &[
            C::Text(Field::Main),
            C::Source,
            C::Text(Field::Source),
            C::Figure(Figure::Date),
            C::Text(Field::Link),
            C::Ties,
        ],
        ElementKind::Indicator => &[
            C::Text(Field::Main),
            C::Layer,
            C::Figure(Figure::Value),
            C::Text(Field::Unit),
            C::Figure(Figure::Target),
            C::Text(Field::DataSource),
            C::Ties,
        ],
        ElementKind::Transition => {
            &[C::From, C::To, C::Text(Field::Main), C::Figure(Figure::Share), C::Presence]
        }
        ElementKind::Persona => &[
            C::Text(Field::Main),
            C::Text(Field::About),
            C::Text(Field::Motivation),
            C::Text(Field::Needs),
            C::Text(Field::Pains),
        ],
        _ => &[],
    }
}

/// Whose feelings a map tells: everybody's of today where it tells none.
pub(super) fn voices(map: &Document) -> Vec<Voice> {
    let emotions = map.each_of_kind(ElementKind::Emotion);
    let told: BTreeSet<Voice> =
        emotions.filter_map(|(id, _)| super::shape::voice_of(map, id)).collect();
    if told.is_empty() {
        return vec![Voice { journey: Journey::AsIs, persona: None }];
    }
    let personas = map.of_kind(ElementKind::Persona);
    let mut voices: Vec<Voice> = told.into_iter().collect();
    let place = |persona: Option<ElementId>| personas.iter().position(|&it| Some(it) == persona);
    voices.sort_by_key(|voice| (voice.journey, place(voice.persona)));
    voices
}

/// The columns of a list of a map with these feelings.
pub(super) fn columns(kind: ElementKind, voices: &[Voice]) -> Vec<Column> {
    let mut columns = vec![Column::Id];
    for &column in plain_columns(kind) {
        if column == Column::Moment {
            let of =
                |&voice: &Voice| [Column::Valence(voice), Column::Word(voice), Column::Said(voice)];
            columns.extend(voices.iter().flat_map(of));
        }
        columns.push(column);
    }
    columns
}

/// What people call the columns of a list, no two alike.
pub(super) fn headings(
    kind: ElementKind,
    columns: &[Column],
    map: &Document,
    texts: &'static Texts,
) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let heading = |column: &Column| {
        let heading = column.heading(kind, map, texts);
        let heading: String = heading.chars().take(LONGEST_HEADING).collect();
        let plain = super::cell::plain(&heading);
        let numbered = (2..).map(|number| format!("{plain} {number}"));
        let mut free = std::iter::once(plain.clone()).chain(numbered);
        free.find(|it| taken.insert(it.to_lowercase())).unwrap_or(plain)
    };
    columns.iter().map(heading).collect()
}

impl Column {
    /// Stable key, under which a column is known again in whatever language it is headed.
    pub(super) fn key(self) -> String {
        let of = |start: &str, voice: Voice| {
            let persona = voice.persona.map(|id| format!(".{id}")).unwrap_or_default();
            format!("{start}.{}{persona}", voice.journey.key())
        };
        match self {
            Self::Valence(voice) => of("valence", voice),
            Self::Word(voice) => of("feeling", voice),
            Self::Said(voice) => of("feeling-quote", voice),
            other => other.plain_key().to_owned(),
        }
    }

    const fn plain_key(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Text(field) => field_key(field),
            Self::Figure(Figure::Clients) => "clients",
            Self::Figure(Figure::Share) => "share",
            Self::Figure(Figure::Value) => "value",
            Self::Figure(Figure::Target) => "target",
            Self::Figure(Figure::Date) => "date",
            Self::Figure(Figure::Votes) => "votes",
            Self::Phase => "phase",
            Self::OfPhase => "of-phase",
            Self::OfStage => "stage",
            Self::Presence => "presence",
            Self::Severity => "severity",
            Self::Feasibility => "feasibility",
            Self::Effort => "effort",
            Self::Status => "status",
            Self::Source => "evidence-kind",
            Self::Layer => "layer",
            Self::Ties => "on",
            Self::From => "from",
            Self::To => "to",
            Self::Moment => "moment",
            Self::MomentWhy => "moment-why",
            Self::MomentKind => "moment-kind",
            Self::Valence(_) | Self::Word(_) | Self::Said(_) => "",
        }
    }

    /// The column of a list under this key; `None` where it has none.
    pub(super) fn of_key(kind: ElementKind, key: &str) -> Option<Self> {
        let plain = || plain_columns(kind).iter().copied().find(|it| it.plain_key() == key);
        if key == "id" {
            return Some(Self::Id);
        }
        if kind != ElementKind::Touchpoint || !key.contains('.') {
            return plain();
        }
        let mut parts = key.split('.');
        let (start, journey, persona) = (parts.next()?, parts.next()?, parts.next());
        let journey = Journey::ALL.iter().copied().find(|it| it.key() == journey)?;
        let persona = persona.map(str::parse).transpose().ok()?;
        let voice = Voice { journey, persona };
        match start {
            "valence" => Some(Self::Valence(voice)),
            "feeling" => Some(Self::Word(voice)),
            "feeling-quote" => Some(Self::Said(voice)),
            _ => None,
        }
    }

    /// What people call the column of a list.
    fn heading(self, kind: ElementKind, map: &Document, texts: &'static Texts) -> String {
        let of = |key: &str, voice: Voice| {
            let name = voice.persona.and_then(|id| map.element(id));
            let name = name.map(|it| super::names::one_line(it.content.text()));
            let target = (voice.journey == Journey::ToBe).then(|| texts.word(Journey::ToBe).into());
            let more: Vec<String> = name.into_iter().chain(target).collect();
            let heading = texts.get(key);
            if more.is_empty() { heading.into() } else { format!("{heading}: {}", more.join(", ")) }
        };
        match self {
            Self::Valence(voice) => of("workbook-valence", voice),
            Self::Word(voice) => of("workbook-feeling", voice),
            Self::Said(voice) => of("field-quote", voice),
            other => texts.get(other.heading_key(kind)).to_owned(),
        }
    }

    const fn heading_key(self, kind: ElementKind) -> &'static str {
        match self {
            Self::Id => "workbook-id",
            Self::Text(field) => field_heading(field, kind),
            Self::Figure(Figure::Clients) => "field-clients",
            Self::Figure(Figure::Share) => "field-share",
            Self::Figure(Figure::Value) => "field-value",
            Self::Figure(Figure::Target) => "field-target",
            Self::Figure(Figure::Date) => "field-date",
            Self::Figure(Figure::Votes) => "field-votes",
            Self::Phase | Self::OfPhase => "field-phase",
            Self::OfStage => "kind-stage",
            Self::Presence => "field-presence",
            Self::Severity => "workbook-severity",
            Self::Feasibility => "field-feasibility",
            Self::Effort => "field-effort",
            Self::Status => "field-status",
            Self::Source => "field-evidence-kind",
            Self::Layer => "field-layer",
            Self::Ties => match kind {
                ElementKind::Solution => "field-answers",
                ElementKind::Evidence => "field-supports",
                _ => "field-where",
            },
            Self::From => "field-from",
            Self::To => "field-to",
            Self::Moment => "kind-moment",
            Self::MomentWhy => "field-why",
            Self::MomentKind => "field-moment-kind",
            Self::Valence(_) | Self::Word(_) | Self::Said(_) => "workbook-valence",
        }
    }

    /// What its cells may name.
    pub(super) fn may_name(self, kind: ElementKind, other: ElementKind) -> bool {
        use crate::model::allowed;
        match self {
            Self::OfStage => other == ElementKind::Stage,
            Self::From | Self::To => other == ElementKind::Touchpoint,
            Self::Ties => {
                let link: Option<LinkKind> = crate::edit::verbs::hangs_by(kind);
                link.is_some_and(|link| allowed(link, kind, other))
            }
            _ => false,
        }
    }
}

const fn field_key(field: Field) -> &'static str {
    match field {
        Field::Main => "text",
        Field::Channel => "channel",
        Field::Action => "action",
        Field::Expectation => "expectation",
        Field::Owner => "owner",
        Field::Backstage => "backstage",
        Field::Quote => "quote",
        Field::Source => "source",
        Field::Link => "link",
        Field::Unit => "unit",
        Field::DataSource => "data-source",
        Field::Speaker => "speaker",
        Field::Note => "note",
        Field::Author => "author",
        Field::About => "about",
        Field::Motivation => "motivation",
        Field::Needs => "needs",
        Field::Pains => "pains",
    }
}

const fn field_heading(field: Field, kind: ElementKind) -> &'static str {
    match field {
        Field::Main => match kind {
            ElementKind::Barrier => "kind-barrier",
            ElementKind::Driver => "kind-driver",
            ElementKind::Solution => "kind-solution",
            ElementKind::Quote => "kind-quote",
            ElementKind::Evidence => "kind-evidence",
            ElementKind::Transition => "field-label",
            _ => "field-name",
        },
        Field::Channel => "field-channel",
        Field::Action => "field-action",
        Field::Expectation => "field-expectation",
        Field::Owner => "field-owner",
        Field::Backstage => "field-backstage",
        Field::Source => "field-source",
        Field::Link => "field-link",
        Field::Unit => "field-unit",
        Field::DataSource => "field-data-source",
        Field::Speaker => "field-speaker",
        Field::About => "field-about",
        Field::Motivation => "field-motivation",
        Field::Needs => "field-needs",
        Field::Pains => "field-pains",
        Field::Quote | Field::Note | Field::Author => "field-quote",
    }
}
