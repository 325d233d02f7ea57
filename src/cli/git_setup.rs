//! `cjm git-setup`: tells git to merge maps by their objects, and to show what changed in words.
//! Says first what it will do, and does nothing that was done already.

use super::output;
use super::{CliError, Exit, print};
use crate::format::Existing;
use crate::i18n::Texts;
use clap::Parser;
use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The line that says which files are maps.
const ATTRIBUTES: &str = "*.cjm merge=cjm diff=cjm";
/// The file it stands in.
const ATTRIBUTES_FILE: &str = ".gitattributes";

/// Arguments of `cjm git-setup`.
#[derive(Debug, Parser)]
pub struct SetupArgs {
    /// Only say what would be done
    #[arg(long)]
    pub dry_run: bool,
    /// Do it without asking
    #[arg(long)]
    pub yes: bool,
}

/// Sets up the repository this process stands in.
///
/// # Errors
/// When there is no git or no repository, nobody agreed, or something cannot be written.
pub(super) fn run(args: &SetupArgs, texts: &'static Texts) -> Result<Exit, CliError> {
    let plan = Plan::of(texts)?;
    print(&plan.text(texts))?;
    if plan.is_empty() || args.dry_run {
        return Ok(Exit::Fine);
    }
    if !args.yes && !agreed(texts)? {
        return Ok(Exit::Fine);
    }
    plan.carry_out(texts)?;
    print(&format!("{}\n", texts.get("merge-setup-done")))?;
    Ok(Exit::Fine)
}

/// Asks at a terminal.
fn agreed(texts: &'static Texts) -> Result<bool, CliError> {
    if !std::io::stdin().is_terminal() {
        return Err(CliError::NeedsYes);
    }
    print(texts.get("merge-setup-ask"))?;
    let _ = std::io::stdout().flush();
    let mut answer = String::new();
    let read = std::io::stdin().lock().read_line(&mut answer);
    let answer = answer.trim().to_lowercase();
    let yes = texts.get("merge-setup-yes");
    Ok(read.is_ok() && (["y", "yes", yes].contains(&&*answer)))
}

/// What is still to be done.
struct Plan {
    /// The file of attributes, where the line is missing.
    attributes: Option<PathBuf>,
    /// Settings that are missing or other.
    settings: Vec<(&'static str, String)>,
}

impl Plan {
    fn of(texts: &'static Texts) -> Result<Self, CliError> {
        let top = git(&["rev-parse", "--show-toplevel"], texts)?;
        if !top.status.success() {
            return Err(CliError::CannotRead { why: texts.get("merge-no-repository").to_owned() });
        }
        let top = String::from_utf8_lossy(&top.stdout);
        let path = Path::new(top.trim_end_matches(['\r', '\n'])).join(ATTRIBUTES_FILE);
        let there = fs::read(&path).unwrap_or_default();
        let there = String::from_utf8_lossy(&there);
        let has_line = there.lines().any(|line| line.trim() == ATTRIBUTES);
        let program = program();
        let with = |rest: &[&str]| format!("{program} {}", rest.join(" "));
        let wanted = [
            ("merge.cjm.name", texts.get("merge-setup-name").to_owned()),
            ("merge.cjm.driver", with(&["merge", "--path=%P", "%O", "%A", "%B"])),
            // A map's name may begin with a dash.
            ("diff.cjm.textconv", with(&["textconv", "--"])),
        ];
        let mut settings = Vec::new();
        for (key, value) in wanted {
            let known = git(&["config", "--local", "--get-all", key], texts)?;
            let known = String::from_utf8_lossy(&known.stdout).into_owned();
            // The name is only for people: in another language it is as good.
            let good = known.trim_end() == value || key.ends_with("name") && !known.is_empty();
            if !good {
                settings.push((key, value));
            }
        }
        Ok(Self { attributes: (!has_line).then_some(path), settings })
    }

    fn is_empty(&self) -> bool {
        self.attributes.is_none() && self.settings.is_empty()
    }

    fn text(&self, texts: &'static Texts) -> String {
        if self.is_empty() {
            return format!("{}\n", texts.get("merge-setup-nothing"));
        }
        let mut text = format!("{}\n", texts.get("merge-setup-will"));
        if let Some(path) = &self.attributes {
            let path = path.display().to_string();
            let args = [("path", (&path).into()), ("line", ATTRIBUTES.into())];
            // Writing to a string cannot fail.
            let _ = writeln!(text, "  {}", texts.with("merge-setup-line", &args));
        }
        for (key, value) in &self.settings {
            let command = ["git", "config", "--local", "--replace-all", *key].join(" ");
            let _ = writeln!(text, "  {command} \"{value}\"");
        }
        text
    }

    fn carry_out(&self, texts: &'static Texts) -> Result<(), CliError> {
        if let Some(path) = &self.attributes {
            let mut lines = match fs::read(path) {
                Ok(bytes) => bytes,
                Err(_) if !path.exists() => Vec::new(),
                Err(error) => {
                    let why = error.to_string();
                    return Err(CliError::CannotWrite { path: path.clone(), why });
                }
            };
            if !lines.is_empty() && !lines.ends_with(b"\n") {
                lines.push(b'\n');
            }
            lines.extend_from_slice(ATTRIBUTES.as_bytes());
            lines.push(b'\n');
            output::write(path, Existing::Replace, texts, |out| Ok(out.write_all(&lines)?))?;
        }
        for (key, value) in &self.settings {
            let done = git(&["config", "--local", "--replace-all", key, value], texts)?;
            if !done.status.success() {
                let why = String::from_utf8_lossy(&done.stderr).trim().to_owned();
                return Err(CliError::CannotWrite { path: PathBuf::from(key), why });
            }
        }
        Ok(())
    }
}

/// Runs git here.
fn git(args: &[&str], texts: &'static Texts) -> Result<Output, CliError> {
    Command::new("git").args(args).output().map_err(|error| {
        let why = error.to_string();
        CliError::CannotRead { why: texts.with("merge-no-git", &[("why", (&why).into())]) }
    })
}

/// How git's shell is to call this program: by its name where that leads to it, by its path
/// otherwise.
fn program() -> String {
    let name = env!("CARGO_PKG_NAME");
    let Ok(own) = std::env::current_exe() else { return name.to_owned() };
    let file = own.file_name().unwrap_or_default();
    let same = |folder: PathBuf| {
        let there = fs::canonicalize(folder.join(file));
        there.is_ok_and(|there| fs::canonicalize(&own).is_ok_and(|own| own == there))
    };
    let path = std::env::var_os("PATH").unwrap_or_default();
    let first = std::env::split_paths(&path).find(|folder| folder.join(file).is_file());
    if file.to_str().is_some_and(|file| file.trim_end_matches(".exe") == name)
        && first.is_some_and(same)
    {
        return name.to_owned();
    }
    // The shell of git reads slashes on every system.
    let path = own.display().to_string().replace('\\', "/");
    format!("'{}'", path.replace('\'', "'\\''"))
}
