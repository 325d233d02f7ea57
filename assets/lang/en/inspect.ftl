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
picture-not-known = { $file } is no picture that can be read: PNG, JPEG, GIF, WebP and BMP can. Save it as one of these (photos of a phone in HEIC as JPEG), or choose another file.
path-picture = Picture for the map
task-embed = Reading { $file }…
inspect-several = { $count ->
    [one] { $number } element
   *[other] { $number } elements
}
inspect-kinds = Choose a kind to say something of all of it at once.
inspect-nothing-shared = There is nothing to say of all of these at once. They can be moved, copied and removed together.
step-set-clients = clients of “{ $name }”
step-set-clients-several = clients of { $what }
step-set-value = value of “{ $name }”
step-set-value-several = value of { $what }
step-set-target = target of “{ $name }”
step-set-target-several = target of { $what }
step-set-date = date of “{ $name }”
step-set-date-several = date of { $what }
step-set-phase = phase of “{ $name }”
step-set-phase-several = phase of { $what }
step-set-journey = journey of the emotion at “{ $name }”
step-set-journey-several = journey of { $what }
step-set-moment = kind of the moment of truth “{ $name }”
step-set-moment-several = kind of { $what }
step-set-effort = effort of “{ $name }”
step-set-effort-several = effort of { $what }
step-set-source = kind of source of “{ $name }”
step-set-source-several = kind of source of { $what }
step-set-layer = layer of “{ $name }”
step-set-layer-several = layer of { $what }
step-set-persona = persona of the emotion at “{ $name }”
step-set-persona-several = persona of { $what }
step-map = the map “{ $name }”
step-link = link “{ $name }”
step-unlink = unlink “{ $name }”
step-add-persona = add persona “{ $name }”
step-add-picture = picture at “{ $name }”
step-replace-picture = replace picture “{ $name }”
step-follow-up = follow-up of “{ $name }”
step-follow-up-several = follow-up of { $what }
misread-blank = Write a value.
misread-taken = There is a measurement of this day already.
list-more = { $count ->
    [one] Show { $number } more
   *[other] Show { $number } more
}
field-own-lead = Shown and ranked by
field-lead-map = as the map: { $metric }
score-trend = Month by month
score-trend-of = { $metric } month by month
score-month-better = Clearly better than in { $month }.
score-month-worse = Clearly worse than in { $month }.
score-month-same = No clear difference from { $month }.
score-split = By groups of clients
score-split-column = Groups by
score-split-better = clearly better than the rest
score-split-worse = clearly worse than the rest
score-split-same = No group differs clearly from the rest.
score-comments = Comments
score-comments-which = Whose comments
score-comments-all = Everybody’s
score-comments-low = Unhappy clients’
score-comments-none = No comment of an unhappy client.
comment-beside = Written beside the answer { $answer } to { $metric }, { $month }.
comment-bare = Written in a survey, { $month }.
score-undated = undated
field-reported = Reported scores
add-reported = New reported score
reported-hint = Somebody reports these without the answers behind them: they are never pooled with answers.
reported-mark = reported
reported-metric = Metric
reported-value = Value
reported-count = Answers (n)
reported-source = Reported by
reported-date = Reported for
reported-enter = Add the score
field-follow-up = Follow-up
field-follow-answer = What is done about it
field-follow-since = As of
follow-up-none = none
follow-up-measured = Answers from { $month } on show whether it helped.
field-history = Measurements
measure-field = New measurement
measure-hint = 2026-09-30 12.5, or two pasted columns
measure-enter = Add
measure-from = Measurements from a file…
path-measurements = File with measurements
task-measurements = Reading { $file }…
notice-measured-known = { $file }: every measurement in it is here already.
measured-none = { $file } has no dates with values beside them. Choose a file with a column of dates and a column of values.
measure-found = { $count ->
    [one] { $number } measurement is understood.
   *[other] { $number } measurements are understood.
}
measure-misread = { $count ->
    [one] { $number } line is not understood: “{ $text }”. Write a date and a value.
   *[other] { $number } lines are not understood, first “{ $text }”. Write a date and a value.
}
measured-date = Date of { $date }
measured-value = Value of { $date }
measured-remove = Remove the measurement of { $date }
field-questions = Questions and metrics
add-question = New question
questions-none = Questions come with surveys, or are entered here.
field-imports = Surveys brought in
import-remove = Remove “{ $name }” ({ $answers }) and its comments
survey-pasted = Pasted answers
field-profiles = Survey profiles
profile-columns = { $count ->
    [one] { $number } column
   *[other] { $number } columns
}
question-answers = { $count ->
    [one] { $number } answer
   *[other] { $number } answers
}
question-remove = Remove “{ $name }” with { $answers }
question-wording = Wording of { $id }
question-text = Wording
question-metric = Its metric
question-enter = Add the question
metric-new = a new metric…
metric-name = Name of the metric
metric-low = Lowest answer
metric-high = Highest answer
metric-best = Best answer
metric-best-high = the highest
metric-best-low = the lowest
metric-figure = What counts
metric-mean = Mean of the answers
metric-top = Share of the best answers
metric-net = Best minus worst answers
metric-top-count = How many best answers
metric-bottom-count = How many worst answers
metric-needs-name = The metric needs a name.
metric-needs-scale = The highest answer must be above the lowest, and at most 100.
metric-needs-answers = The best and the worst answers together must be part of the scale, and at least one each.
metric-rule-mean = The mean answer, { $scale }
metric-rule-top = The share of the { $best } best answers on { $scale }
metric-rule-net = The share of the { $best } best answers minus the { $worst } worst on { $scale }
step-report = reported score at “{ $name }”
step-unreport = remove reported score at “{ $name }”
step-measure = measurement of “{ $name }”
step-measure-several = { $count ->
    [one] { $number } measurement of “{ $name }”
   *[other] { $number } measurements of “{ $name }”
}
step-unmeasure = remove measurement of “{ $name }”
step-add-question = add question “{ $name }”
step-remove-question = remove question “{ $name }”
step-remove-import = remove survey “{ $name }”
step-remove-pasted = remove pasted answers
step-remove-profile = remove profile “{ $name }”
step-set-lead = lead metric of “{ $name }”
step-set-lead-several = lead metric of { $what }
