//! Undo and redo: snapshots of the document around named steps, and gestures as one step.
