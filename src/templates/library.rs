//! Usual touchpoints of usual services, from `assets/library`, in every language side by side: what
//! somebody who stares at an empty map can simply tick.

use crate::model::{Language, Phase};
use std::sync::OnceLock;

/// The languages of a line, in the order of [`Language::ALL`].
const LANGUAGES: usize = Language::ALL.len();
/// What stands between the parts of a line.
const BETWEEN: char = '|';
/// The channels' file.
const CHANNELS: &str = include_str!("../../assets/library/channels.txt");

/// Declares a fieldless enum whose values have stable keys.
macro_rules! keyed {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }
        impl $name {
            /// Every value, in the order they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];
            /// Stable lower-case key, used in files and translation keys.
            pub const fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }
        }
    };
}

keyed! {
    /// The plain questions a journey is asked for with.
    Question {
        /// Where the client goes when the need arises.
        Need = "need",
        /// Where the client goes when choosing.
        Choice = "choice",
        /// What the client meets while being served.
        Service = "service",
        /// Where one meets again afterwards.
        After = "after",
    }
}

impl Question {
    /// The phase its answers belong to.
    pub const fn phase(self) -> Phase {
        match self {
            Self::Need | Self::Choice => Phase::PreService,
            Self::Service => Phase::Service,
            Self::After => Phase::PostService,
        }
    }
}

/// Declares the kinds of services, each with its file.
macro_rules! kinds {
    ($($(#[$vdoc:meta])* $variant:ident = $key:literal,)*) => {
        keyed! {
            /// Kinds of services whose usual touchpoints are known.
            ServiceKind { $($(#[$vdoc])* $variant = $key,)* }
        }

        impl ServiceKind {
            /// The kind's file.
            const fn file(self) -> &'static str {
                match self {
                    $(Self::$variant => {
                        include_str!(concat!("../../assets/library/", $key, ".txt"))
                    })*
                }
            }
        }
    };
}

kinds! {
    /// A person and an authority.
    PublicService = "public-service",
    /// A bank.
    Bank = "bank",
    /// An insurer.
    Insurance = "insurance",
    /// A shop, online and on the street.
    Shop = "shop",
    /// A café or a restaurant.
    Restaurant = "restaurant",
    /// A hotel.
    Hotel = "hotel",
    /// A carrier of passengers.
    Transport = "transport",
    /// A clinic.
    Healthcare = "healthcare",
    /// A school, a university, a course.
    Education = "education",
    /// Software.
    Software = "software",
    /// Internet and phone.
    Telecom = "telecom",
    /// Repairers who come home.
    Repair = "repair",
    /// A colleague served by another department.
    InternalClient = "internal-client",
    /// Any other service.
    Other = "other",
}

/// A text in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Words([&'static str; LANGUAGES]);

impl Words {
    /// The text in a language.
    pub const fn in_language(self, language: Language) -> &'static str {
        self.0[language as usize]
    }
}

/// A touchpoint that many services of a kind have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsualTouchpoint {
    /// What it is called.
    pub name: Words,
    /// What it usually happens through.
    pub channel: Words,
}

/// A stage that many services of a kind have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsualStage {
    /// The question it answers.
    pub question: Question,
    /// What it is called.
    pub name: Words,
    /// Its touchpoints, in the journey's order.
    pub touchpoints: Vec<UsualTouchpoint>,
}

/// What is usual for a kind of service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    /// What the kind is called.
    pub name: Words,
    /// Its stages, in the journey's order.
    pub stages: Vec<UsualStage>,
}

impl Usual {
    /// What is usual for `kind`; read once.
    pub fn of(kind: ServiceKind) -> &'static Self {
        static READ: [OnceLock<Usual>; ServiceKind::ALL.len()] =
            [const { OnceLock::new() }; ServiceKind::ALL.len()];
        READ[kind as usize].get_or_init(|| match read(kind.file(), CHANNELS) {
            Ok(usual) => usual,
            // The files are part of the binary and read by a test.
            Err(BadLine(line)) => unreachable!("bundled library, {}: {line}", kind.key()),
        })
    }

    /// The stages that answer a question, each with its place among all.
    pub fn stages_of(&self, question: Question) -> impl Iterator<Item = (usize, &UsualStage)> {
        self.stages.iter().enumerate().filter(move |(_, stage)| stage.question == question)
    }
}

/// A line that says nothing of what is expected there.
#[derive(Debug, PartialEq, Eq)]
struct BadLine(String);

/// The lines that say something.
fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The parts of a line, as many as are wanted.
fn parts<const N: usize>(line: &'static str) -> Result<[&'static str; N], BadLine> {
    let parts: Vec<&str> = line.split(BETWEEN).map(str::trim).collect();
    let full = parts.iter().all(|part| !part.is_empty());
    parts.try_into().ok().filter(|_| full).ok_or_else(|| BadLine(line.to_owned()))
}

/// A channel's words by its key.
fn channel(key: &str, channels: &'static str) -> Option<Words> {
    lines(channels).find_map(|line| {
        let [known, en, ru, uk] = parts(line).ok()?;
        (known == key).then_some(Words([en, ru, uk]))
    })
}

/// Reads a kind's file: `# name`, then for each question `? key`, for each of its stages `= name`
/// and a line for each touchpoint: its name in every language and its channel's key.
fn read(text: &'static str, channels: &'static str) -> Result<Usual, BadLine> {
    let (mut name, mut question) = (None, None);
    let mut stages: Vec<UsualStage> = Vec::new();
    for line in lines(text) {
        let bad = || BadLine(line.to_owned());
        if let Some(title) = line.strip_prefix('#') {
            name = Some(Words(parts(title)?));
        } else if let Some(key) = line.strip_prefix('?') {
            let known = Question::ALL.iter().find(|question| question.key() == key.trim());
            question = Some(*known.ok_or_else(bad)?);
        } else if let Some(stage) = line.strip_prefix('=') {
            let (name, question) = (Words(parts(stage)?), question.ok_or_else(bad)?);
            stages.push(UsualStage { question, name, touchpoints: Vec::new() });
        } else {
            let [en, ru, uk, key] = parts(line)?;
            let channel = channel(key, channels).ok_or_else(bad)?;
            let touchpoint = UsualTouchpoint { name: Words([en, ru, uk]), channel };
            stages.last_mut().ok_or_else(bad)?.touchpoints.push(touchpoint);
        }
    }
    let name = name.ok_or_else(|| BadLine(String::new()))?;
    Ok(Usual { name, stages })
}

#[cfg(test)]
mod tests {
    use super::*;

    const WEB: &str = "web | Web | Сеть | Мережа";

    #[test]
    fn a_kind_is_read_line_by_line() {
        let usual = read("# A | Б | В\n\n? need\n= C | Г | Ґ\nD | Д | Е | web\n", WEB).unwrap();
        assert_eq!(usual.name.in_language(Language::English), "A");
        let (place, stage) = usual.stages_of(Question::Need).next().unwrap();
        assert_eq!((place, stage.name.in_language(Language::Ukrainian)), (0, "Ґ"));
        assert_eq!(stage.touchpoints[0].name.in_language(Language::Russian), "Д");
        assert_eq!(stage.touchpoints[0].channel.in_language(Language::Ukrainian), "Мережа");
        assert_eq!(usual.stages_of(Question::After).count(), 0);
    }

    #[test]
    fn a_line_that_is_wrong_is_named() {
        for (text, line) in [
            ("# A | Б\n", " A | Б"),
            ("# A | Б | В\n? never\n", "? never"),
            ("# A | Б | В\n= C | Г | Ґ\n", "= C | Г | Ґ"),
            ("# A | Б | В\n? need\nD | Д | Е | web\n", "D | Д | Е | web"),
            ("# A | Б | В\n? need\n= C | Г | Ґ\nD | Д | Е | post\n", "D | Д | Е | post"),
            ("# A | Б | В\n? need\n= C | Г | Ґ\nD | | Е | web\n", "D | | Е | web"),
            ("? need\n", ""),
        ] {
            assert_eq!(read(text, WEB), Err(BadLine(line.to_owned())), "{text}");
        }
    }
}
