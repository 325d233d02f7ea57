//! `LibreOffice`, in whose hands our files end up.

use super::skip;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Has `LibreOffice` write these files anew in a format of its own, into `folder`; `false` = it is not
/// here.
pub(crate) fn convert(folder: &Path, to: &str, paths: &[PathBuf]) -> bool {
    if !Command::new("soffice").arg("--version").output().is_ok_and(|it| it.status.success()) {
        skip("LibreOffice is not here");
        return false;
    }
    // A profile of its own: nothing of the user's is read or changed.
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let output = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", to, "--outdir"])
        .arg(folder)
        .args(paths)
        .output()
        .unwrap();
    assert!(output.status.success(), "{output:?}");
    true
}
