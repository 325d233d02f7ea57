# The picture of a map.
map-untitled = Untitled map
map-personas = { $count ->
    [one] Persona
   *[other] Personas
}: { $names }
map-scenario = Scenario: { $text }
map-no-data = no data
map-n = n = { $n }
map-target = target { $value }
map-quoted = “{ $text }”
map-confirmed = Confirmed
map-confirmed-by = by data
map-legend-moment = moment of truth
map-legend-as-is = as is
map-legend-to-be = to be
map-legend-leaves = goes away
map-legend-arrives = new
map-legend-barrier = barrier
map-legend-driver = driver
map-legend-hollow = fewer than 30 answers
map-line-of-interaction = line of interaction
map-line-of-visibility = line of visibility
map-sources = Scores: surveys { $from } … { $to } · { $count ->
    [one] { $n } answer
   *[other] { $n } answers
}
map-sources-month = Scores: surveys { $from } · { $count ->
    [one] { $n } answer
   *[other] { $n } answers
}
map-sources-undated = Scores: { $count ->
    [one] { $n } answer
   *[other] { $n } answers
}
map-alt-channel = channel { $name }
map-alt-severity = severity { $n } of 5
map-alt-votes = { $count ->
    [one] { $number } vote
   *[other] { $number } votes
}
map-alt-score = { $metric } { $value }, n = { $n }, 95 % interval { $interval }
map-alt-score-bare = { $metric } { $value }, n = { $n }
map-description = Customer journey map “{ $title }” ({ $state }): { $stages ->
    [one] { $stages } stage
   *[other] { $stages } stages
}, { $touchpoints ->
    [one] { $touchpoints } touchpoint
   *[other] { $touchpoints } touchpoints
}, { $moments ->
    [one] { $moments } moment of truth
   *[other] { $moments } moments of truth
}, { $barriers ->
    [one] { $barriers } barrier
   *[other] { $barriers } barriers
}.
