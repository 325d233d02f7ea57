# Files that others change too, crashes, and what is kept.
recover-title = { $count ->
    [one] A map was not saved when the program ended
   *[other] { $number } maps were not saved when the program ended
}
recover-hint = Nothing is lost: your edits were kept, and can be brought back.
recover-all = Bring all back
recover-later = Later
recover-edits = { $count ->
    [one] { $number } edit
   *[other] { $number } edits
}
recover-torn = The very last edit may be missing: it was cut off.
recover-restore = Bring back
recover-discard = Throw away
elsewhere-title = “{ $name }” is open elsewhere
elsewhere-clear = They do not have it open any more: clear this away
elsewhere-hint = Both may work on it: what the others save comes in by itself, and where you both changed the same, you choose. Or only look.
elsewhere-look = Only look
elsewhere-edit = Open anyway
elsewhere-not-cleared = The note could not be cleared away: { $why }
look-only = only looked at
look-only-save = This map is only looked at here. Save it under another name, or close it and open it anew.
in-place = Write over it in place
in-place-hint = It can be written over in place: an earlier version is kept first. Should the computer fail in that very moment, the file is torn, and the earlier version brings it back.
over-hint = { $why } It can be replaced by this map; what the file holds now is kept as an earlier version.
notice-taken = { $file } is open here already. Choose another name.
file-copy = { $name } (copy)
cmd-save-copy = Save a copy…
notice-copied = A copy is saved: { $file }
menu-autosave = Save by itself
autosave-never = Never
autosave-minutes = { $count ->
    [one] Every minute
   *[other] Every { $number } minutes
}
menu-backups = Keep backups
backups-none = None
backups-count = { $count ->
    [one] { $number } version of each map
   *[other] { $number } versions of each map
}
backups-days = { $count ->
    [one] For { $number } day
   *[other] For { $number } days
}
incoming-label = the file
incoming-damaged = Somebody else changed the file, and it cannot be merged: { $why } Your map is as it was; save a copy to be safe.
incoming-first = { $file } was changed by somebody else. Their changes come in first, then it is saved.
task-incoming = Taking in changes…
step-incoming = changes of others
incoming-other = properties or scores
incoming-more = { $count ->
    [one] and { $number } more
   *[other] and { $number } more
}
incoming-told = { $file } was changed by somebody else. What came in: { $what }.
incoming-conflicts = { $count ->
    [one] { $number } thing you both changed waits for you.
   *[other] { $number } things you both changed wait for you.
}
incoming-settle = Decide
path-copy = Where to save a copy
