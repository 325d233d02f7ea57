//! Scene → pictures. One file per format; exporters read the scene only and never each other.
