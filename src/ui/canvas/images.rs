//! Embedded pictures as textures, decoded off the window's thread.

use crate::model::EncodedImage;
use egui::{ColorImage, Context, TextureHandle, TextureId, TextureOptions};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

/// A picture on its way to the screen.
enum State {
    /// Being decoded.
    Waiting(Receiver<Option<ColorImage>>),
    /// Ready.
    Ready(TextureHandle),
    /// Not a picture after all.
    Broken,
}

/// The pictures drawn lately, by the address of their bytes.
#[derive(Default)]
pub struct Images {
    states: HashMap<usize, (Arc<[u8]>, State)>,
}

impl Images {
    /// The texture of a picture, once it is decoded.
    pub fn get(&mut self, ctx: &Context, image: &EncodedImage) -> Option<TextureId> {
        let key = image.bytes.as_ptr() as usize;
        let (_, state) = self
            .states
            .entry(key)
            .or_insert_with(|| (image.bytes.clone(), start(ctx, image.bytes.clone())));
        if let State::Waiting(receiver) = state
            && let Ok(decoded) = receiver.try_recv()
        {
            *state = match decoded {
                Some(pixels) => {
                    let options =
                        TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
                    State::Ready(ctx.load_texture(format!("picture-{key}"), pixels, options))
                }
                None => State::Broken,
            };
        }
        match state {
            State::Ready(texture) => Some(texture.id()),
            State::Waiting(_) | State::Broken => None,
        }
    }

    /// Whether a picture is still on its way.
    pub fn waits(&self) -> bool {
        self.states.values().any(|(_, state)| matches!(state, State::Waiting(_)))
    }

    /// Forgets every picture, when another map is shown.
    pub fn clear(&mut self) {
        self.states.clear();
    }
}

fn start(ctx: &Context, bytes: Arc<[u8]>) -> State {
    let (sender, receiver) = channel();
    let ctx = ctx.clone();
    let work = move || {
        let decoded = image::load_from_memory(&bytes).ok().map(|picture| {
            let pixels = picture.to_rgba8();
            let size = [pixels.width() as usize, pixels.height() as usize];
            ColorImage::from_rgba_unmultiplied(size, pixels.as_raw())
        });
        // Nobody waits any more only when the map was closed.
        let _ = sender.send(decoded);
        ctx.request_repaint();
    };
    match std::thread::Builder::new().name("picture".into()).spawn(work) {
        Ok(_) => State::Waiting(receiver),
        Err(error) => {
            log::warn!("no thread for a picture: {error}");
            State::Broken
        }
    }
}
