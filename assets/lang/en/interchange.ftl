# Texts of other tools, as maps and back: what is wrong, doubtful or lost.

# Errors, with what to do. $why is one of the sentences below.
convert-why-at = line { $line }, column { $column }: { $why }
convert-why-too-large = larger than { $most } MB. No journey is; choose the right file.
convert-why-not-text = this is no UTF-8 text. Save the file as UTF-8, or choose the right one.
convert-why-empty = there is nothing in it. Choose another file.
convert-why-too-many = more than { $most } stages, touchpoints, people and notes together. Split the journey.
convert-why-long-text = { $path } is longer than { $most } characters. Shorten it.
convert-why-not-ojf = this is JSON, but no journey: it has neither stages nor nodes. Choose a file that Ptolemy saved.
convert-why-no-header = a journey of Mermaid begins with the word journey in a line of its own. Add it, or choose the right file.
convert-why-header-case = the word journey has to be in small letters here. Correct it.
convert-why-second-header = journey stands here a second time. Convert one journey at a time, or put something before the word.
convert-why-semicolon = Mermaid allows no semicolon here. Write #59; instead.
convert-why-no-colon = a task needs a colon and a score from 1 to 5, such as “Pay: 4”. Add them, or put %% before the line.
convert-why-no-name = there is no name before the colon. Add one.
convert-why-unclosed = what begins here never ends. Close it with ---, with a brace, or with a brace and %%.
convert-why-long-line = this line is longer than any task. Shorten it, or choose the right file.
convert-why-json-cut = the JSON ends too early. Copy the whole file again.
convert-why-json-deep = the JSON is nested deeper than any journey. Choose the right file.
convert-why-json = this is no JSON. Correct it here, or choose the right file.

# What was doubtful.
convert-in-line = line { $line }: { $what }
convert-more = { $count ->
    [one] … and { $number } more.
   *[other] … and { $number } more.
}
doubt-outside-scale = the score { $score } is outside the scale; { $taken } is taken.
doubt-fraction = the score { $score } is no whole number; { $taken } is taken.
doubt-not-a-number = “{ $score }” is no score; nothing is said to be felt here.
doubt-no-score = there is no score; nothing is said to be felt here.
doubt-ignored = “{ $text }” stands behind the third colon and is left out, as Mermaid does.
doubt-front-matter = of what stands before the journey only the title is read.
doubt-guessed = how strong “{ $word }” is, nothing says: it is taken for neutral.
doubt-second-feeling = a second feeling at one touchpoint is left out: “{ $word }”.
doubt-no-stage = this belongs to no stage: it stands in one without a name behind all others.
doubt-made-touchpoint = nothing to hang this on: there is a touchpoint “{ $name }” now.
doubt-lane = the lane “{ $name }” is read as: { $kind }.
doubt-left-out = left out, since a map has no place for it: { $field } ({ $count ->
    [one] { $number } time
   *[other] { $number } times
}).
doubt-wrong-kind = this is not of the kind it should be, and left out.
doubt-blueprint = { $count ->
    [one] The service blueprint of { $number } touchpoint stands behind the scenes, line by line.
   *[other] The service blueprints of { $number } touchpoints stand behind the scenes, line by line.
}

# What another format has no place for.
convert-lost = Not in { $path }: { $lost }.
lost-details = { $count ->
    [one] what { $number } touchpoint says beside its name
   *[other] what { $number } touchpoints say beside their names
}
lost-profiles = { $count ->
    [one] what { $number } persona says beside its name
   *[other] what { $number } personas say beside their names
}
lost-words = { $count ->
    [one] the word of { $number } emotion
   *[other] the words of { $number } emotions
}
lost-other-journey = { $count ->
    [one] { $number } touchpoint of the other journey
   *[other] { $number } touchpoints of the other journey
}
lost-no-feeling = { $count ->
    [one] that nobody feels anything at { $number } touchpoint (written as 3)
   *[other] that nobody feels anything at { $number } touchpoints (written as 3)
}
lost-phases = { $count ->
    [one] that { $number } stage is before or after the service
   *[other] that { $number } stages are before or after the service
}
lost-answers = { $count ->
    [one] { $number } cell of answers
   *[other] { $number } cells of answers
}
lost-reported = { $count ->
    [one] { $number } reported score
   *[other] { $number } reported scores
}
lost-properties = { $count ->
    [one] { $number } property of the map
   *[other] { $number } properties of the map
}
