menu-edit = Edit
menu-feel = The client feels
cmd-undo = Undo
cmd-redo = Redo
cmd-rename = Edit text
cmd-add-touchpoint = Add touchpoint
cmd-add-stage = Add stage
cmd-add-barrier = Add barrier
cmd-add-driver = Add driver
cmd-add-solution = Add solution
cmd-add-evidence = Add evidence
cmd-add-quote = Add quote
cmd-mark = Moment of truth
cmd-move-back = Move back
cmd-move-on = Move on
cmd-duplicate = Duplicate
cmd-remove = Remove
cmd-cut = Cut
cmd-copy = Copy
cmd-paste = Paste
cmd-select-everything = Select all touchpoints
feel-very-bad = Very bad (−2)
feel-bad = Bad (−1)
feel-neutral = Neutral (0)
feel-good = Good (+1)
feel-very-good = Very good (+2)
typing-name = Text on the map
typing-hint = Type…
notice-not-here = Nothing of the kind belongs here: select a touchpoint first, for a solution one with a barrier.
notice-not-done = Nothing was changed: { $why }
notice-nothing-to-paste = There is nothing on the clipboard that could be put here: copy a part of a map, or lines of text.
step-add-touchpoint = add touchpoint “{ $name }”
step-add-stage = add stage “{ $name }”
step-add-barrier = barrier at “{ $name }”
step-add-driver = driver at “{ $name }”
step-add-solution = solution for “{ $name }”
step-add-evidence = evidence for “{ $name }”
step-add-quote = quote at “{ $name }”
step-add-indicator = indicator at “{ $name }”
step-emotion = emotion at “{ $name }”
step-mark = moment of truth “{ $name }”
step-unmark = no moment of truth “{ $name }”
step-move = move “{ $name }”
step-connect = way to “{ $name }”
step-remove = remove “{ $name }”
step-remove-several = remove { $what }
step-paste = paste “{ $name }”
step-paste-several = paste { $what }
step-duplicate = duplicate “{ $name }”
step-type = text of “{ $name }”
step-type-several = text of { $what }
closing-title = Save the changes to “{ $name }”?
closing-several = { $count ->
    [one] Save the changes to { $number } map?
   *[other] Save the changes to { $number } maps?
}
closing-hint = Without saving they are lost.
closing-misread = “{ $text }” is not understood yet, so no file can take it.
closing-save = Save
closing-discard = Discard
closing-keep = Go on editing
cmd-add-indicator = Add indicator
cmd-add-stage-in = Add stage: { $name }
cmd-feasibility = Feasibility: { $name }
cmd-status = Status: { $name }
cmd-presence = When: { $name }
cmd-share = Edit share of clients
cmd-reverse = Reverse the way
cmd-lane-up = Lane up: { $name }
cmd-lane-down = Lane down: { $name }
cmd-copy-picture = Copy as picture
task-picture = Painting the picture…
notice-picture-copied = Copied as a picture of { $width } × { $height } pixels.
step-share = share of clients “{ $name }”
step-share-several = share of clients: { $what }
step-severity = severity of “{ $name }”
step-feasibility = feasibility of “{ $name }”
step-status = status of “{ $name }”
step-presence = when “{ $name }” takes place
step-reverse = reverse the way “{ $name }”
step-emotion-several = { $count ->
    [one] emotion at { $number } touchpoint
   *[other] emotion at { $number } touchpoints
}
step-mark-several = { $count ->
    [one] moments of truth at { $number } touchpoint
   *[other] moments of truth at { $number } touchpoints
}
step-unmark-several = { $count ->
    [one] no moments of truth at { $number } touchpoint
   *[other] no moments of truth at { $number } touchpoints
}
step-move-several = move { $what }
step-duplicate-several = duplicate { $what }
step-severity-several = { $count ->
    [one] severity of { $number } barrier
   *[other] severity of { $number } barriers
}
step-feasibility-several = { $count ->
    [one] feasibility of { $number } solution
   *[other] feasibility of { $number } solutions
}
step-status-several = { $count ->
    [one] status of { $number } solution
   *[other] status of { $number } solutions
}
step-presence-several = when they take place: { $what }
step-reverse-several = { $count ->
    [one] reverse { $number } way
   *[other] reverse { $number } ways
}
cmd-add-to = Add to “{ $name }”
lane-hide = Hide the lane
lane-up = Move the lane up
lane-down = Move the lane down
way-label = Edit label
typing-share = 12 % or 0.12
toolbar-add = Add
several-selected = { $count ->
    [one] { $number } element selected
   *[other] { $number } elements selected
}
