//! What the columns of a table mean, as far as their headings and cells tell.

use crate::edit::fold;
use crate::edit::table::{Column, Mapping, Sheet};
use crate::i18n::header_words;

/// What is taken when nothing is headed: the order people write in.
const USUAL: [Column; 3] = [Column::Name, Column::Action, Column::Expectation];
/// A heading that begins with the word means it more than one that has it further on.
const BEGINS: i32 = 40;
/// A word with a letter too few, too many or wrong.
const MISSPELT: i32 = 10;
/// Shorter words are not looked for misspelt.
const LONG: usize = 5;
/// Less of a heading than this, in percent, is a coincidence.
const LEAST: i32 = 15;
/// A cell of which so much is a word for a column is a heading.
const HEADING: i32 = 40;

/// How a heading fits a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fit {
    column: Column,
    /// How much of the heading the word is, in percent.
    share: i32,
    score: i32,
}

/// A heading or a word, as they are compared: word by word.
type Words = Vec<Vec<char>>;

/// A guess at what a table's columns mean. `header` says whether the first row heads them; `None`
/// = that is guessed, too.
pub fn guess(sheet: &Sheet, header: Option<bool>) -> Mapping {
    let known: Vec<(Column, i32, Words)> = known();
    let fits: Vec<Vec<Fit>> =
        (0..sheet.columns()).map(|at| fits(sheet.cell(0, at), &known)).collect();
    let header = header.unwrap_or_else(|| sheet.rows() > 1 && is_header(sheet, &fits));
    let mut columns = if header { headed(fits) } else { vec![Column::Ignore; sheet.columns()] };
    // Without a name nothing can be pasted: the first columns that are free are what is usual.
    let usual = if header && columns.iter().any(|&it| it != Column::Ignore) { 1 } else { 3 };
    let from = usize::from(header);
    let free = |at: &usize, columns: &[Column]| {
        let mut cells = sheet.column(*at).skip(from).filter(|cell| !cell.trim().is_empty());
        columns[*at] == Column::Ignore && cells.any(|cell| cell.chars().any(char::is_alphabetic))
    };
    if !columns.contains(&Column::Name) {
        let places: Vec<usize> =
            (0..sheet.columns()).filter(|at| free(at, &columns)).take(usual).collect();
        for (at, column) in places.into_iter().zip(USUAL) {
            if !columns.contains(&column) {
                columns[at] = column;
            }
        }
    }
    grade(sheet, &mut columns, from);
    Mapping { columns, header, split: true }
}

/// The words for columns, each with how far down its list it stands.
fn known() -> Vec<(Column, i32, Words)> {
    let mut place = 0;
    let mut before = None;
    let column = |key: &str| Column::ALL.iter().copied().find(|column| column.key() == key);
    let words = header_words().iter().filter_map(|(key, word)| {
        let column = column(key)?;
        place = if before == Some(column) { place + 1 } else { 0 };
        before = Some(column);
        Some((column, place, words(word)))
    });
    words.collect()
}

fn words(text: &str) -> Words {
    let letters: Vec<char> =
        fold(text, false).map(|(_, letter)| letter).filter(|letter| *letter != '\'').collect();
    let words = letters.split(|letter| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(<[char]>::to_vec).collect()
}

/// What a heading may mean, each meaning once, the best first. Of a heading such as "owner
/// (department)" each part counts.
fn fits(heading: &str, known: &[(Column, i32, Words)]) -> Vec<Fit> {
    let mut best: Vec<Fit> = Vec::new();
    let parts = heading.split(['/', '(', ')', ',', ';', ':', '|', '\n']);
    for heading in parts.map(words).filter(|words| !words.is_empty()) {
        for (column, place, word) in known {
            let Some((share, score)) = fit(&heading, word) else { continue };
            let fit = Fit { column: *column, share, score: score - place };
            match best.iter_mut().find(|known| known.column == *column) {
                Some(known) if known.score >= fit.score => {}
                Some(known) => *known = fit,
                None => best.push(fit),
            }
        }
    }
    best.sort_by_key(|fit| -fit.score);
    best
}

/// How much of a heading a word for a column is, and how well it fits; `None` where it does not.
fn fit(heading: &[Vec<char>], word: &[Vec<char>]) -> Option<(i32, i32)> {
    let mut from = 0;
    let (mut penalty, mut first) = (0, true);
    for part in word {
        let found = heading[from..].iter().enumerate().find_map(|(at, word)| {
            let spelt = begins(word, part)?;
            Some((at, spelt))
        });
        let (at, spelt) = found?;
        first &= from > 0 || at == 0;
        penalty += if spelt { 0 } else { MISSPELT };
        from += at + 1;
    }
    let letters = |words: &[Vec<char>]| words.iter().map(Vec::len).sum::<usize>();
    // Endings are the same for every word.
    let endings = heading.len().min(word.len()) * 2;
    let share = (letters(word) * 100 / letters(heading).saturating_sub(endings).max(1)).min(100);
    let share = i32::try_from(share).unwrap_or(100);
    (share >= LEAST).then_some((share, share + if first { BEGINS } else { 0 } - penalty))
}

/// Whether a word begins so, and whether it is spelt so; long ones may have one letter wrong.
fn begins(word: &[char], beginning: &[char]) -> Option<bool> {
    if word.starts_with(beginning) {
        return Some(true);
    }
    let at = word.iter().zip(beginning).take_while(|(a, b)| a == b).count();
    let (missing, wrong) = (rest(beginning, at + 1), rest(beginning, at));
    let near = rest(word, at).starts_with(missing)
        || rest(word, at + 1).starts_with(missing)
        || rest(word, at + 1).starts_with(wrong);
    (at > 0 && beginning.len() >= LONG && near).then_some(false)
}

fn rest(letters: &[char], from: usize) -> &[char] {
    letters.get(from..).unwrap_or_default()
}

/// Whether the first row heads the columns: half of its cells are words for columns.
fn is_header(sheet: &Sheet, fits: &[Vec<Fit>]) -> bool {
    let said = (0..sheet.columns()).filter(|&at| !sheet.cell(0, at).trim().is_empty()).count();
    let heads = |fits: &&Vec<Fit>| fits.iter().any(|fit| fit.share >= HEADING);
    let heading = fits.iter().filter(heads).count();
    heading > 0 && heading * 2 >= said
}

/// The columns as they are headed: the best fit first, each meaning where it can be.
fn headed(fits: Vec<Vec<Fit>>) -> Vec<Column> {
    let mut columns = vec![Column::Ignore; fits.len()];
    let mut all: Vec<(usize, Fit)> = Vec::new();
    for (at, fits) in fits.into_iter().enumerate() {
        all.extend(fits.into_iter().map(|fit| (at, fit)));
    }
    all.sort_by_key(|(_, fit)| -fit.score);
    for (at, fit) in all {
        let taken = columns.iter().any(|column| column.excludes(fit.column));
        if columns[at] == Column::Ignore && !taken {
            columns[at] = fit.column;
        }
    }
    columns
}

/// A column of feelings told from 1 to 5 is read so.
fn grade(sheet: &Sheet, columns: &mut [Column], from: usize) {
    let Some(at) = columns.iter().position(|&column| column == Column::Emotion) else { return };
    let mut any = false;
    for cell in sheet.column(at).skip(from).map(str::trim).filter(|cell| !cell.is_empty()) {
        match cell.parse::<f64>() {
            Ok(value) if (1.0..=5.0).contains(&value) && !cell.starts_with('+') => any = true,
            Ok(_) => return,
            Err(_) if cell.starts_with(['+', '\u{2212}']) => return,
            Err(_) => {}
        }
    }
    if any {
        columns[at] = Column::Grade;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{
        Action, Backstage, Barrier, Channel, Clients, Driver, Emotion, Evidence, Expectation,
        Grade, Ignore, Name, Owner, Quote, Solution, Stage,
    };

    #[track_caller]
    fn guessed(text: &str, header: bool, columns: &[Column]) {
        let mapping = guess(&Sheet::read(text), None);
        assert_eq!(mapping.header, header, "{text}");
        assert_eq!(mapping.columns, columns, "{text}");
    }

    #[test]
    fn headings_are_understood_in_three_languages() {
        guessed(
            "Этап\tТочка касания\tДействия клиента\tОжидания от точки контакта\tКанал\tОтветственный\nа\tб\tв\tг\tд\tе",
            true,
            &[Stage, Name, Action, Expectation, Channel, Owner],
        );
        guessed(
            "Stage\tTouch point\tWhat the client does\tNeeds\tChanel\tOwner/Responsible\tClients per month\na\tb",
            true,
            &[Stage, Name, Action, Expectation, Channel, Owner, Clients],
        );
        guessed(
            "Етап\tТочка взаємодії\tДія\tОчікування\tБар'єри\tЩо допомагає\tЦитата\tРішення\tДжерело\nа\tб",
            true,
            &[Stage, Name, Action, Expectation, Barrier, Driver, Quote, Solution, Evidence],
        );
        guessed(
            "№\tНазвание\tКлиентов в месяц\tЭмоция\tБарьер 1\tБарьер 2\tЗа кулисами\n1\tа\t5\tрадость\tб\tв\tг",
            true,
            &[Ignore, Name, Clients, Emotion, Barrier, Barrier, Backstage],
        );
    }

    #[test]
    fn without_headings_the_order_counts() {
        guessed(
            "Search\tlooks\tquick\tx\nOrder\tpays\tsafe",
            false,
            &[Name, Action, Expectation, Ignore],
        );
        guessed("1\tSearch\tlooks\n2\tOrder\tpays", false, &[Ignore, Name, Action]);
        guessed("Problem with login\tSearch\tEnter", false, &[Name, Action, Expectation]);
        let mapping = guess(&Sheet::read("Канал\tТочка касания\nсайт\tвход"), Some(false));
        assert_eq!(mapping.columns, [Name, Action]);
    }

    #[test]
    fn a_column_of_ones_to_fives_is_read_so() {
        guessed("Name\tEmotion\na\t1\nb\t5\nc\tjoy", true, &[Name, Grade]);
        guessed("Name\tEmotion\na\t1\nb\t-2", true, &[Name, Emotion]);
        guessed("Name\tEmotion\na\t+1\nb\t2", true, &[Name, Emotion]);
        guessed("Name\tEmotion\na\t1\nb\t\u{2212}1", true, &[Name, Emotion]);
    }

    #[test]
    fn a_heading_without_a_name_leaves_it_to_the_first_words() {
        guessed("Moment\tКанал\tEmotion\nsearch\tweb\tjoy", true, &[Name, Channel, Emotion]);
    }
}
