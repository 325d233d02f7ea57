//! Survey files: a million answers as CSV and a workbook of 100,000 rows, from file to histograms
//! as a whole process, beside pandas, polars and openpyxl doing the same group-by in the same run;
//! and files made to exhaust memory or patience, each as a whole process.
//! `cargo bench --bench survey`, with `-- bombs` the latter only; `CJM_PYTHON` names a Python that
//! has them (`pip install pandas polars openpyxl xlsxwriter fastexcel pyarrow`).

#[path = "../tests/support/bombs.rs"]
mod bombs;
#[path = "../tests/support/memory.rs"]
#[allow(dead_code, reason = "another benchmark uses the rest")]
mod memory;

use cjm::import::{count, guess, read};
use cjm::model::ElementId;
use cjm::watch::Watch;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// Answers of the text file.
const ANSWERS: usize = 1_000_000;
/// Rows of the workbook.
const ROWS: usize = 100_000;
/// Each is run so often, and the best is told.
const TIMES: usize = 5;

/// Writes a long survey: 200 touchpoints, two years, two columns to split by, a comment in twenty.
fn write_survey(path: &Path, rows: usize) {
    let mut rng = fastrand::Rng::with_seed(7);
    let file = std::fs::File::create(path).expect("a temporary file can be made");
    let mut out = std::io::BufWriter::new(file);
    let ages = ["18–30", "31–45", "46–60", "60+", ""];
    let regions = ["North", "South", "East", "West"];
    writeln!(out, "touchpoint,score,date,age,region,comment").expect("it can be written");
    for _ in 0..rows {
        let touchpoint = rng.u32(1..=200);
        let score = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5][rng.usize(..14)];
        let (year, month, day) = (2024 + rng.u32(..2), rng.u32(1..=12), rng.u32(1..=28));
        let (age, region) = (ages[rng.usize(..5)], regions[rng.usize(..4)]);
        let comment = if rng.u8(..20) == 0 {
            format!("waited {} minutes, nobody said how long it would take", rng.u32(..10_000))
        } else {
            String::new()
        };
        writeln!(
            out,
            "Touchpoint number {touchpoint},{score},{year}-{month:02}-{day:02},{age},{region},\"{comment}\""
        )
        .expect("it can be written");
    }
}

/// What one process of ours does: read, understand as a survey about so many touchpoints, count.
fn child(path: &Path, touchpoints: u64) {
    let survey = match read(path, None, &Watch::default()) {
        Ok(survey) => survey,
        Err(error) => return println!("refused: {error}"),
    };
    let names: Vec<String> = (0..touchpoints).map(|it| format!("Step {it} of the way")).collect();
    let known = (1..).map(ElementId::from_bits).zip(names.iter().map(String::as_str));
    let known: Vec<(ElementId, &str)> = known.collect();
    let counted = count(&survey.sheet, &guess(&survey.sheet, &known), &Watch::default());
    let counted = counted.expect("nobody stops it");
    println!("{} {}", counted.answers, counted.cells.len());
}

/// The best time of a process, its answer, and its peak memory in MB where the system tells it.
fn best(mut command: impl FnMut() -> Command) -> Option<(Duration, String, Option<f64>)> {
    let mut best: Option<(Duration, String, Option<f64>)> = None;
    for _ in 0..TIMES {
        let started = Instant::now();
        let output = command().output().ok()?;
        let spent = started.elapsed();
        if !output.status.success() {
            println!("  skipped: {}", String::from_utf8_lossy(&output.stderr).lines().last()?);
            return None;
        }
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        let peak = String::from_utf8_lossy(&output.stderr);
        let peak = peak.lines().find_map(|line| line.strip_prefix("peak ")?.parse().ok());
        if best.as_ref().is_none_or(|(least, ..)| spent < *least) {
            best = Some((spent, said, peak));
        }
    }
    best
}

/// A script that ends by saying its peak memory.
fn python(script: &str, file: &Path) -> Command {
    let name = std::env::var("CJM_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let peak = "\nimport resource\nprint('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, file=sys.stderr)";
    let mut command = Command::new(name);
    command.arg("-c").arg(format!("import sys\n{script}{peak}")).arg(file);
    command
}

const BY: &str = "['touchpoint', 'month', 'age', 'region', 'score']";

fn compare(file: &Path, others: &[(&str, String)]) {
    let exe = std::env::current_exe().expect("it runs");
    let ours = best(|| {
        let mut command = Command::new(&exe);
        command.args(["--child", "0"]).arg(file);
        command
    });
    let Some((ours, said, peak)) = ours else { return };
    let memory = |peak: Option<f64>| peak.map(|peak| format!(", {peak:.0} MB")).unwrap_or_default();
    println!("  cjm      {:6.0} ms{}   ({said})", ms(ours), memory(peak));
    for (name, script) in others {
        let Some((theirs, said, theirs_peak)) = best(|| python(script, file)) else { continue };
        let times = theirs.as_secs_f64() / ours.as_secs_f64();
        let share = peak.zip(theirs_peak).map(|(ours, theirs)| ours / theirs);
        let share = share.map(|share| format!(", {:.0} % of its memory", share * 100.0));
        println!(
            "  {name:<8} {:6.0} ms{}   ({said}): {times:.1} × faster{}",
            ms(theirs),
            memory(theirs_peak),
            share.unwrap_or_default()
        );
    }
}

/// Each file made to exhaust memory or patience, as a survey of a map of 1,000 touchpoints.
fn meet_bombs(folder: &Path) {
    let exe = std::env::current_exe().expect("it runs");
    for bomb in bombs::BOMBS {
        let path = folder.join(bomb.name);
        std::fs::write(&path, (bomb.bytes)()).expect("a temporary file can be written");
        let met = best(|| {
            let mut command = Command::new(&exe);
            command.args(["--child", "1000"]).arg(&path);
            command
        });
        if let Some((took, said, peak)) = met {
            let said: String = said.chars().take(60).collect();
            println!(
                "  {:<22} {:5.0} ms {:4.0} MB  {said}",
                bomb.name,
                ms(took),
                peak.unwrap_or(0.0)
            );
        }
        std::fs::remove_file(&path).expect("it can be removed");
    }
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    if let [_, flag, touchpoints, path] = &args[..]
        && flag == "--child"
    {
        child(Path::new(path), touchpoints.parse().expect("a number"));
        if let Some((_, most)) = memory::held() {
            eprintln!("peak {most}");
        }
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    if !args.iter().any(|arg| arg == "bombs") {
        compare_all(folder.path());
    }
    // Last: a process that is started counts what this one has held as its own.
    println!("files made to exhaust memory or patience");
    meet_bombs(folder.path());
}

/// The text file and the workbook, beside others.
fn compare_all(folder: &Path) {
    let text = folder.join("long.csv");
    write_survey(&text, ANSWERS);
    println!(
        "{ANSWERS} answers as CSV, {} MB",
        std::fs::metadata(&text).map_or(0, |it| it.len() / 1_000_000)
    );
    let pandas = |load: &str| {
        format!(
            "import pandas as pd\nd = {load}\nd['month'] = d['date'].astype(str).str.slice(0, 7)\n\
             print(len(d), len(d.groupby({BY}, dropna=False).size()))"
        )
    };
    let polars = |load: &str| {
        format!(
            "import polars as pl\nd = {load}.with_columns(pl.col('date').cast(pl.String).str.slice(0, 7).alias('month'))\n\
             g = d.group_by({BY}).len()\ng = g.collect() if hasattr(g, 'collect') else g\n\
             print(g['len'].sum(), g.height)"
        )
    };
    compare(
        &text,
        &[
            ("pandas", pandas("pd.read_csv(sys.argv[1])")),
            ("polars", polars("pl.read_csv(sys.argv[1])")),
            ("lazily", polars("pl.scan_csv(sys.argv[1])")),
        ],
    );
    let short = folder.join("short.csv");
    write_survey(&short, ROWS);
    let book = folder.join("long.xlsx");
    let convert = format!(
        "import csv, xlsxwriter\nw = xlsxwriter.Workbook({:?})\ns = w.add_worksheet()\n\
         for r, row in enumerate(csv.reader(open(sys.argv[1], encoding='utf-8'))):\n\
         \x20   for c, v in enumerate(row):\n\
         \x20       s.write_number(r, c, int(v)) if c == 1 and r else s.write_string(r, c, v)\nw.close()",
        book.display().to_string()
    );
    let made = python(&convert, &short).output().is_ok_and(|output| output.status.success());
    if !made {
        println!("skipped: the workbook needs a Python with xlsxwriter (CJM_PYTHON)");
        return;
    }
    println!("a workbook of {ROWS} rows");
    let openpyxl = "import openpyxl, collections\n\
        s = openpyxl.load_workbook(sys.argv[1], read_only=True).active\n\
        c = collections.Counter((t, d[:7], a, r, v) for t, v, d, a, r, *_ in s.iter_rows(min_row=2, values_only=True))\n\
        print(sum(c.values()), len(c))";
    compare(
        &book,
        &[("openpyxl", openpyxl.to_owned()), ("polars", polars("pl.read_excel(sys.argv[1])"))],
    );
}
