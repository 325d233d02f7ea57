cmd-conflicts = Conflicts
conflicts-title = Conflicts
cmd-next-conflict = Next conflict
cmd-previous-conflict = Previous conflict
conflicts-count = { $count ->
    [one] { $number } conflict
   *[other] { $number } conflicts
}
conflicts-none = Nothing here is said differently: no conflict is left.
settle-all-mine = Keep all of mine
settle-all-theirs = Take all of theirs
conflict-mine = Mine
conflict-theirs = Theirs
conflict-other = Another
settle-mine = Keep mine
settle-theirs = Take theirs
settle-other = Take this one
settle-both = Keep both
settle-edited = Use this text
conflict-edit = Or something else:
conflict-was = It was: { $value }
conflict-new = It is new on both sides.
step-settle = settle { $name }
step-settle-all = { $count ->
    [one] settle { $number } conflict
   *[other] settle { $number } conflicts
}
settle-left = { $count ->
    [one] { $number } conflict could not be settled like that. Decide about it by itself.
   *[other] { $number } conflicts could not be settled like that. Decide about each by itself.
}
diff-picture-added = { $count ->
    [one] { $number } element was added
   *[other] { $number } elements were added
}
diff-picture-changed = { $count ->
    [one] { $number } element was changed
   *[other] { $number } elements were changed
}
diff-picture-removed = Gone: { $names }
