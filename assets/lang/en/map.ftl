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

# Scores on the map: which answers, and what is said of them.
slice-all = all answers
slice-rest = everything else
map-shown = Scores of { $text }
map-sides = A: { $first } — B: { $second }
map-first = A
map-second = B
map-gap = { $gap } to target
map-change = { $change } since { $month }
map-no-change = no clear change since { $month }
map-one-period = one month only
map-stale = as of { $month }
map-reported = reported
map-clearly-better = A clearly better
map-clearly-worse = A clearly worse
map-no-clear-difference = no clear difference
map-not-compared = nothing to compare with
map-contradicts = contradicts the score
map-legend-low = far below target
map-legend-below = below target
map-legend-met = target met
map-legend-high = well above target
map-legend-fell = clearly worse than the month before
map-legend-unchanged = no clear change
map-legend-rose = clearly better than the month before
map-legend-gap-far-below = far short of target
map-legend-gap-below = short of target
map-legend-gap-at = at target
map-legend-gap-above = beyond target
map-legend-gap-far-above = far beyond target
map-legend-better = A clearly better than B
map-legend-worse = A clearly worse than B
map-legend-stale = older than 12 months
map-legend-reported = reported only
map-legend-contradicts = feeling contradicts the score

# A part of a map on a page of its own.
page-heading = { $heading } ({ $at } of { $of })

# Slides.
deck-whole = Whole journey
deck-layout = Title only
