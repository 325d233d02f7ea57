//! The pictures of a deck: each once, the bytes as they are.

use crate::model::{EncodedImage, ImageEncoding};
use std::collections::HashMap;
use std::sync::Arc;

/// Pictures met so far, in the order they were met.
#[derive(Debug, Default)]
pub(super) struct Media {
    files: Vec<(ImageEncoding, Arc<[u8]>)>,
    by_address: HashMap<usize, usize>,
    by_content: HashMap<Arc<[u8]>, usize>,
}

impl Media {
    /// The number of a map's picture.
    pub(super) fn number(&mut self, image: &EncodedImage) -> usize {
        let address = image.bytes.as_ptr().addr();
        if let Some(&known) = self.by_address.get(&address) {
            return known;
        }
        let number = self.add(image.encoding, image.bytes.clone());
        self.by_address.insert(address, number);
        number
    }

    /// The number of a slide drawn as a PNG.
    pub(super) fn drawn(&mut self, png: &[u8]) -> usize {
        self.add(ImageEncoding::Png, png.into())
    }

    fn add(&mut self, encoding: ImageEncoding, bytes: Arc<[u8]>) -> usize {
        let next = self.files.len();
        let number = *self.by_content.entry(bytes.clone()).or_insert(next);
        if number == next {
            self.files.push((encoding, bytes));
        }
        number
    }

    /// The name of a picture's file in the deck's folder of pictures.
    pub(super) fn name(&self, number: usize) -> String {
        let extension = match self.files.get(number) {
            Some((ImageEncoding::Jpeg, _)) => "jpeg",
            _ => "png",
        };
        format!("image{}.{extension}", number + 1)
    }

    /// Every picture: its file's name and its bytes.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, &[u8])> {
        self.files.iter().enumerate().map(|(number, (_, bytes))| (self.name(number), &**bytes))
    }
}
