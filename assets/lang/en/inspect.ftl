# What the inspector offers beside each field.
everybody = Everybody
field-different = different
field-not-estimated = not estimated
field-unit = Unit
field-state = Opens as
field-language = Language of the texts
field-lead = Lead metric
field-lead-first = the first asked
field-targets = Targets
hint-date = 2026-09-30
hint-authors = one a line
misread-number = This is not a number. Write 7.5 or 7,5.
misread-whole = This is not a whole number. Write 1200.
misread-share = A share is from 0 to 100%.
misread-votes = Votes are from 0 to 9,999.
misread-date = There is no such day. Write 2026-09-30 or 30.09.2026.
misread-range = This metric is from { $low } to { $high }.
misread-link = Only links that begin with https://, http:// or mailto: are opened.
link-open = Open the link
notice-misread = “{ $text }” is not understood and is not saved. Correct it in the inspector.
notice-show = Show
add-touchpoint = New touchpoint
add-barrier = New barrier
add-driver = New driver
add-solution = New solution
add-evidence = New evidence
add-quote = New quote
add-indicator = New indicator
add-persona = New persona
add-picture = Picture from a file…
add-emotion = Emotion of another persona or journey
add-way-in = Way from another touchpoint
add-way-on = Way to another touchpoint
tie-barrier = Link a barrier of the map
tie-driver = Link a driver of the map
tie-solution = Link a solution of the map
tie-evidence = Link evidence of the map
tie-indicator = Link an indicator of the map
tie-place = Also elsewhere
tie-cause = Add what influences it
tie-effect = Add what it influences
tie-statement = Add what it supports
lead-from = Begin at another touchpoint
lead-to = Lead to another touchpoint
way-open = Open the way
emotion-open = Open the emotion
emotion-remove = Remove the emotion
list-remove = Remove “{ $name }”
list-take-off = Unlink “{ $name }”
list-up = Move “{ $name }” up
list-down = Move “{ $name }” down
pick-search = Find…
pick-nothing = Nothing to link.
picture-replace = Replace from a file…
picture-not-read = { $file } could not be read: { $why }. Choose another file.
picture-not-known = { $file } is no PNG or JPEG picture that can be read. Choose another file.
path-picture = Picture for the map
task-embed = Reading { $file }…
inspect-several = { $count ->
    [one] { $number } element
   *[other] { $number } elements
}
inspect-kinds = Choose a kind to say something of all of it at once.
inspect-nothing-shared = There is nothing to say of all of these at once. They can be moved, copied and removed together.
step-set-clients = clients of “{ $name }”
step-set-value = value of “{ $name }”
step-set-target = target of “{ $name }”
step-set-date = date of “{ $name }”
step-set-phase = phase of “{ $name }”
step-set-journey = journey of the emotion at “{ $name }”
step-set-moment = kind of the moment of truth “{ $name }”
step-set-effort = effort of “{ $name }”
step-set-source = kind of source of “{ $name }”
step-set-layer = layer of “{ $name }”
step-set-persona = persona of the emotion at “{ $name }”
step-map = the map “{ $name }”
step-link = link “{ $name }”
step-unlink = unlink “{ $name }”
step-add-persona = add persona “{ $name }”
step-add-picture = picture at “{ $name }”
step-replace-picture = replace picture “{ $name }”
step-set-type-several = { $count ->
    [one] text of { $number } element
   *[other] text of { $number } elements
}
step-set-clients-several = { $count ->
    [one] clients of { $number } touchpoint
   *[other] clients of { $number } touchpoints
}
step-set-share-several = { $count ->
    [one] share of { $number } way
   *[other] share of { $number } ways
}
step-set-value-several = { $count ->
    [one] value of { $number } indicator
   *[other] value of { $number } indicators
}
step-set-target-several = { $count ->
    [one] target of { $number } indicator
   *[other] target of { $number } indicators
}
step-set-date-several = { $count ->
    [one] date of { $number } piece of evidence
   *[other] date of { $number } pieces of evidence
}
step-set-votes-several = { $count ->
    [one] votes of { $number } element
   *[other] votes of { $number } elements
}
step-set-phase-several = { $count ->
    [one] phase of { $number } stage
   *[other] phase of { $number } stages
}
step-set-journey-several = { $count ->
    [one] journey of { $number } emotion
   *[other] journey of { $number } emotions
}
step-set-moment-several = { $count ->
    [one] kind of { $number } moment of truth
   *[other] kind of { $number } moments of truth
}
step-set-effort-several = { $count ->
    [one] effort of { $number } solution
   *[other] effort of { $number } solutions
}
step-set-source-several = { $count ->
    [one] kind of source of { $number } piece of evidence
   *[other] kind of source of { $number } pieces of evidence
}
step-set-layer-several = { $count ->
    [one] layer of { $number } indicator
   *[other] layer of { $number } indicators
}
step-set-persona-several = { $count ->
    [one] persona of { $number } emotion
   *[other] persona of { $number } emotions
}
