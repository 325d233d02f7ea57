//! One window for a person: a program started once more hands its maps to the one whose window is
//! open, and ends. So a map opened from the file manager comes where the others are.

use crate::settings;
use interprocess::local_socket::prelude::*;
use interprocess::local_socket::{
    GenericFilePath, GenericNamespaced, ListenerOptions, Name, Stream,
};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::time::Duration;

/// How long the other window may take to answer before this one opens after all.
const PATIENCE: Duration = Duration::from_millis(800);
/// Longest message that is read.
const LONGEST: usize = 1 << 20;
/// What a message begins with. Paths follow, each ended by a zero; one more zero ends it.
const GREETING: &[u8] = b"cjm\0";
/// What is answered once a message was understood.
const ANSWER: &[u8] = b"ok";

/// Hands `files` to the window that is open already; whether there is one that took them.
pub fn hand_over(files: &[PathBuf]) -> bool {
    let Some(message) = message(files) else { return false };
    let (answer, answered) = channel();
    // A window that hangs must not keep this one from opening.
    let told = std::thread::Builder::new().spawn(move || answer.send(tell(&message).is_ok()));
    told.is_ok() && answered.recv_timeout(PATIENCE).unwrap_or(false)
}

/// Takes over what programs started later hand on; they call `told` on a thread of its own.
///
/// # Errors
/// When the system gives no place to listen at.
pub fn listen(told: impl Fn(Vec<PathBuf>) + Send + 'static) -> io::Result<()> {
    let listener = ListenerOptions::new().name(place()?).try_overwrite(true).create_sync()?;
    std::thread::Builder::new().name("instance".into()).spawn(move || {
        for stream in listener.incoming().flatten() {
            match heard(stream) {
                Ok(files) => told(files),
                Err(error) => log::warn!("a message from another start: {error}"),
            }
        }
    })?;
    Ok(())
}

/// Where the window listens: a place of this person alone, another one for settings elsewhere.
fn place() -> io::Result<Name<'static>> {
    let settings = settings::usual_path().ok_or(io::ErrorKind::NotFound)?;
    let tag = blake3::hash(settings.as_os_str().as_encoded_bytes()).to_hex();
    let name = format!("cjm-{}.sock", &tag[..16]);
    if cfg!(windows) {
        return name.to_ns_name::<GenericNamespaced>();
    }
    // Every system has the last one; the others are this person's alone.
    let folders = [dirs::runtime_dir(), dirs::data_local_dir(), Some(std::env::temp_dir())];
    let folder = folders.into_iter().flatten().find(|folder| folder.is_dir());
    folder.ok_or(io::ErrorKind::NotFound)?.join(name).to_fs_name::<GenericFilePath>()
}

/// The files as a message; `None` where a path is no text: that start opens its own window.
fn message(files: &[PathBuf]) -> Option<Vec<u8>> {
    let mut message = GREETING.to_vec();
    for file in files {
        // The other program was started in another folder.
        let whole = std::path::absolute(file).ok()?;
        message.extend(whole.to_str()?.bytes());
        message.push(0);
    }
    message.push(0);
    (message.len() <= LONGEST).then_some(message)
}

/// The files of a message; `None` where it is none.
fn files_of(message: &[u8]) -> Option<Vec<PathBuf>> {
    let paths = message.strip_prefix(GREETING)?.strip_suffix(b"\0")?;
    let paths = std::str::from_utf8(paths).ok()?;
    let paths = paths.split_terminator('\0').map(Path::new);
    Some(paths.filter(|path| path.is_absolute()).map(Path::to_owned).collect())
}

fn tell(message: &[u8]) -> io::Result<()> {
    let mut stream = Stream::connect(place()?)?;
    stream.write_all(message)?;
    stream.flush()?;
    let mut answer = [0; ANSWER.len()];
    stream.read_exact(&mut answer)?;
    if answer == ANSWER { Ok(()) } else { Err(io::ErrorKind::InvalidData.into()) }
}

fn heard(mut stream: Stream) -> io::Result<Vec<PathBuf>> {
    // Not every system can limit this; where it can, nobody keeps others waiting.
    let _ = stream.set_recv_timeout(Some(PATIENCE));
    let mut message = Vec::new();
    let mut part = [0; 4096];
    while !message.ends_with(b"\0\0") && message.len() <= LONGEST {
        match stream.read(&mut part)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => message.extend(&part[..read]),
        }
    }
    let files = files_of(&message).ok_or(io::ErrorKind::InvalidData)?;
    stream.write_all(ANSWER)?;
    stream.flush()?;
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_brings_every_path_and_nothing_else_is_taken_for_one() {
        let root = std::env::temp_dir();
        let files = [root.join("карта 1.cjm"), root.join("b\nc.cjm")];
        assert_eq!(files_of(&message(&files).unwrap()).unwrap(), files);
        assert_eq!(files_of(&message(&[]).unwrap()).unwrap(), Vec::<PathBuf>::new());
        let relative = files_of(&message(&["a.cjm".into()]).unwrap()).unwrap();
        assert!(relative[0].is_absolute(), "the other program stands elsewhere");
        for wrong in [&b""[..], b"cjm\0", b"GET / HTTP/1.1\r\n\r\n\0\0", b"cjm\0\xff\0\0"] {
            assert_eq!(files_of(wrong), None, "{wrong:?}");
        }
        assert_eq!(files_of(b"cjm\0relative\0\0"), Some(Vec::new()));
    }
}
