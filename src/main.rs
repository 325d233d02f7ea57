//! The program: opens maps in a window, or runs one of the headless commands.
fn main() {}
