//! How much memory this process holds, as the system tells it.

/// Megabytes held now, and the most held so far; `None` where the system does not tell.
pub(crate) fn held() -> Option<(f64, f64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let megabytes = |key: &str| -> Option<f64> {
        let line = status.lines().find(|line| line.starts_with(key))?;
        let kilobytes: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
        Some(kilobytes / 1024.0)
    };
    Some((megabytes("VmRSS:")?, megabytes("VmHWM:")?))
}

/// Prints the most memory held so far, where the system tells.
pub(crate) fn print_most(when: &str) {
    if let Some((_, most)) = held() {
        println!("most memory {when} {most:.0} MB");
    }
}
