//! `cjm import-scores`: a survey file's answers become scores of a map.

use super::args::ImportArgs;
use super::progress::Progress;
use super::{CliError, Exit, open, print};
use crate::app::today;
use crate::format;
use crate::i18n::Texts;
use crate::import::{
    Arrival, By, Comments, Counted, Entry, ImportError, Mapping, Survey, Understood, comments,
    count, enter, import_id, letters, profile_of, read, too_many_new_text, understand,
};
use crate::model::{Document, Meaning, Target};
use crate::watch::Watch;
use std::fmt::Write as _;

/// Rows left out that are shown one by one.
const SHOWN: usize = 20;

/// Reads the survey, says how it is understood and what is left out, and brings it into the map.
///
/// # Errors
/// When the map or the survey cannot be read, the survey holds no answers, or the map cannot be
/// written.
pub(super) fn run(args: &ImportArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let format::OpenedFile { opened, mut file } = open::open_file(&args.map, texts)?;
    let mut document = opened.document;
    let by = by(args, &document)?;
    let progress = Progress::start(texts, texts.get("cli-reading"));
    let path = args.survey.display().to_string();
    let survey = read_by(args, &document, &by, &progress.watch)
        .map_err(|error| CliError::CannotRead { why: format!("{path}: {}", error.text(texts)) })?;
    let mut understood = understand(&survey.sheet, &document, &by);
    let kept = &mut understood.mapping.comments;
    kept.most = args.comments.unwrap_or(kept.most);
    kept.privacy = args.privacy.unwrap_or(kept.privacy);
    let keep = args.save_profile.as_ref().map(|_| profile_of(&understood.mapping, &survey.sheet));
    let mapping = &mut understood.mapping;
    if !args.add {
        for target in mapping.targets.values_mut().filter(|target| **target == Target::New) {
            *target = Target::Skipped;
        }
    }
    // Nothing stops it.
    let counted = count(&survey.sheet, mapping, &progress.watch).unwrap_or_default();
    let comments = comments(&survey.sheet, mapping, &counted, &progress.watch).unwrap_or_default();
    drop(progress);
    let mut report = told(&path, &survey, mapping, &counted, &document, texts);
    report += &by_profile(&understood, texts);
    report += &of_comments(&comments, texts);
    let import = import_id(&survey.sheet, &understood.mapping, &counted);
    let name = args.survey.file_name().unwrap_or_default().to_string_lossy();
    let arrival = Arrival {
        import: &import,
        stage: texts.get("survey-stage"),
        comments: &comments.chosen,
        file: &name,
        date: today(),
        profile: args.save_profile.as_deref().unwrap_or(&understood.profile),
        keep,
    };
    let Some(entry) = enter(&document, &counted, &arrival) else {
        print(&report)?;
        let why = match counted.too_many_new() {
            Some(new) => format!("{path}: {}", too_many_new_text(new, texts)),
            None => texts.with("survey-nothing", &[("path", (&path).into())]),
        };
        return Err(CliError::CannotRead { why });
    };
    report += &entered(&entry, texts);
    if args.dry_run {
        report += texts.get("survey-dry");
        report.push('\n');
        print(&report)?;
        return Ok(Exit::Fine);
    }
    let path = args.map.clone();
    document.apply(&entry.edit).map_err(|error| CliError::CannotRead {
        why: texts.with("survey-refused", &[("why", (&error.to_string()).into())]),
    })?;
    format::save(&document, &mut file)
        .map_err(|error| CliError::CannotWrite { path, why: error.text(texts) })?;
    print(&report)?;
    Ok(Exit::Fine)
}

/// By which profile the survey is understood.
fn by(args: &ImportArgs, document: &Document) -> Result<By, CliError> {
    let Some(name) = &args.profile else { return Ok(By::Fitting) };
    let profiles = &document.props().profiles;
    if profiles.contains_key(name) {
        return Ok(By::Named(name.clone()));
    }
    let known = profiles.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    Err(CliError::NoProfile { name: name.clone(), known })
}

/// Reads the survey: the sheet that was asked for, else that of the profile, else the fullest.
fn read_by(
    args: &ImportArgs,
    document: &Document,
    by: &By,
    watch: &Watch,
) -> Result<Survey, ImportError> {
    let profile = match by {
        By::Named(name) => document.props().profiles.get(name),
        By::Fitting | By::Guess => None,
    };
    let own = profile.map(|profile| &profile.sheet).filter(|sheet| !sheet.is_empty());
    if let (None, Some(sheet)) = (&args.sheet, own) {
        match read(&args.survey, Some(sheet), watch) {
            Err(ImportError::NoSheet { .. }) => {}
            other => return other,
        }
    }
    read(&args.survey, args.sheet.as_deref(), watch)
}

/// Which profile the survey is understood by, and what of it does not fit.
fn by_profile(understood: &Understood, texts: &'static Texts) -> String {
    let Understood { profile, misfits, .. } = understood;
    if profile.is_empty() {
        return String::new();
    }
    let mut lines = vec![texts.with("survey-by-profile", &[("name", profile.into())])];
    lines.extend(misfits.iter().map(|misfit| format!("  {}", misfit.text(texts))));
    lines.push(String::new());
    lines.join("\n")
}

/// How many comments are chosen, and what is done about what is private in them.
fn of_comments(comments: &Comments, texts: &'static Texts) -> String {
    let counts = [
        ("survey-comments-masked", comments.masked),
        ("survey-comments-private", comments.private),
        ("survey-comments-unplaced", comments.unplaced),
    ];
    if comments.found == 0 {
        return String::new();
    }
    let number = texts.whole(comments.found);
    let args = [("found", (&number).into()), ("count", comments.chosen.len().into())];
    let mut lines = vec![texts.with("survey-comments", &args)];
    let told = counts.into_iter().filter(|(_, count)| *count > 0);
    lines.extend(told.map(|(key, count)| texts.count(key, count)));
    let lines: Vec<String> = lines.into_iter().map(|line| format!("  {line}\n")).collect();
    lines.concat()
}

/// How the survey was understood, and what is left out.
fn told(
    path: &str,
    survey: &Survey,
    mapping: &Mapping,
    counted: &Counted,
    document: &Document,
    texts: &'static Texts,
) -> String {
    let sheet = &survey.sheet;
    let mut report = String::new();
    // Writing to a string cannot fail.
    let rows = texts.count("survey-rows", counted.rows as u64);
    let answers = texts.count("survey-answers", counted.answers);
    let _ = writeln!(report, "{path}: {rows}, {answers}");
    if survey.sheets.len() > 1 {
        let known = survey.sheets.join(", ");
        let args = [("name", (&sheet.name).into()), ("known", (&known).into())];
        let _ = writeln!(report, "{}", texts.with("survey-sheet", &args));
    }
    for (at, meaning) in mapping.columns.iter().enumerate() {
        let head = mapping.head(sheet, at);
        let meant = means(meaning, texts);
        let _ = writeln!(report, "  {} {head} → {meant}", letters(at));
    }
    for (name, target) in &mapping.targets {
        let known = match target {
            Target::Known(id) => document.element(*id).map(|element| element.content.text()),
            Target::New | Target::Skipped => None,
        };
        let line = match (target, known) {
            (Target::Known(_), Some(known)) if known == name => continue,
            (Target::Known(_), known) => {
                let args =
                    [("name", name.into()), ("touchpoint", known.unwrap_or_default().into())];
                texts.with("survey-taken-for", &args)
            }
            (Target::New, _) => texts.with("survey-new", &[("name", name.into())]),
            (Target::Skipped, _) => texts.with("survey-unknown", &[("name", name.into())]),
        };
        let _ = writeln!(report, "  {line}");
    }
    let counts = [
        ("survey-not-applicable", counted.not_applicable),
        ("survey-blank", counted.blank),
        ("survey-incomplete", counted.incomplete),
    ];
    for (key, number) in counts.into_iter().filter(|(_, number)| *number > 0) {
        let _ = writeln!(report, "  {}", texts.count(key, number));
    }
    for skipped in counted.skipped.iter().take(SHOWN) {
        let place = format!("{}{}", letters(skipped.column), skipped.row + 1);
        let args = [("place", (&place).into()), ("value", (&skipped.value).into())];
        let _ = writeln!(report, "  {}", texts.with(skipped.why.key(), &args));
    }
    let all: u64 = counted.skipped_in_all.values().sum();
    let more = all - counted.skipped.len().min(SHOWN) as u64;
    if more > 0 {
        let _ = writeln!(report, "  {}", texts.count("survey-more", more));
    }
    report
}

fn means(meaning: &Meaning, texts: &'static Texts) -> String {
    match meaning {
        Meaning::Ignored => texts.get("survey-means-nothing").to_owned(),
        Meaning::Touchpoint => texts.get("survey-means-touchpoint").to_owned(),
        Meaning::Question => texts.get("survey-means-question").to_owned(),
        Meaning::Score(None) => texts.get("survey-means-answer").to_owned(),
        Meaning::Score(Some(asked)) => {
            let args = [("metric", texts.word(asked.metric).into())];
            texts.with("survey-means-answer-to", &args)
        }
        Meaning::Answers(name, asked) => {
            let args = [("name", name.into()), ("metric", texts.word(asked.metric).into())];
            texts.with("survey-means-answers-about", &args)
        }
        Meaning::Date => texts.get("survey-means-date").to_owned(),
        Meaning::Segment => texts.get("survey-means-segment").to_owned(),
        Meaning::Comment(_) => texts.get("survey-means-comment").to_owned(),
    }
}

fn entered(entry: &Entry, texts: &'static Texts) -> String {
    let mut lines = vec![texts.count("survey-cells", entry.cells as u64)];
    if entry.replaced > 0 {
        lines.push(texts.count("survey-replaced", entry.replaced as u64));
    }
    if !entry.added.is_empty() {
        lines.push(texts.count("survey-added", entry.added.len() as u64));
    }
    let quotes = [
        ("survey-quotes", entry.quotes),
        ("survey-quotes-gone", entry.quotes_gone),
        ("survey-quotes-kept", entry.quotes_kept),
    ];
    for (key, number) in quotes.into_iter().filter(|(_, number)| *number > 0) {
        lines.push(texts.count(key, number as u64));
    }
    lines.push(String::new());
    lines.join("\n")
}
