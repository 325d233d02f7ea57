//! Advice on a map, computed from the model and its scores. Never an obstacle.
