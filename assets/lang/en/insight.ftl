# What scores say together, and the headings of tables. $score, $before and $after are
# insight-score; $difference carries its interval; $name, $other and $third are names from the map.

insight-score = { $metric } { $value } ({ $interval }, { $n })
insight-quoted = “{ $name }”
insight-more = { $count ->
    [one] { $number } more
   *[other] { $number } more
}
insight-no-channel = no channel stated
insight-no-owner = nobody

insight-by-stage = Scores of the stages
insight-by-phase = Scores of the phases
insight-by-channel = Scores of the channels
insight-by-owner = Scores by owner

finding-section-pain = Where it hurts most
finding-section-drop = Where it drops most
finding-section-moments = Moments of truth below target
finding-section-changes = What changed
finding-section-barriers = Barriers nothing is done about
finding-section-quick-wins = What can be done at once
finding-section-unknown = What is not known

# $parts: unhappy share × clients a month × moment of truth × barriers.
finding-pain = “{ $name }” hurts: pain { $pain } = { $parts } (unhappy answers × clients a month × moment of truth × barriers). { $score }.
finding-pain-share = “{ $name }” hurts: pain { $pain } = { $parts } (unhappy answers × clients a month, unknown somewhere and so counted as 1 × moment of truth × barriers). { $score }.
finding-drop = The largest clear drop is at “{ $name }”: { $after } after { $before } at “{ $other }”, a difference of { $difference }.
finding-no-clear-drop = { $count ->
    [one] No clear drop along the journey: { $number } pair of neighbours was compared.
   *[other] No clear drop along the journey: { $number } pairs of neighbours were compared.
}
finding-low-moment = “{ $name }” is a moment of truth and below its target of { $target }: { $score }.
finding-worse = “{ $name }” got clearly worse: { $after } in { $later } after { $before } in { $earlier }, a difference of { $difference }.
finding-better = “{ $name }” got clearly better: { $after } in { $later } after { $before } in { $earlier }, a difference of { $difference }.
finding-no-clear-change = { $count ->
    [one] No clear change in the last month: { $number } score was compared with the month before.
   *[other] No clear change in the last month: { $number } scores were compared with the month before.
}
finding-open-barrier = Nothing is planned against the barrier “{ $name }” at “{ $other }”: { $severity }, { $pain }.
finding-quick-win = You can do it yourselves: “{ $name }”, against the barrier “{ $other }” at “{ $third }”: { $severity }, { $pain }.
finding-severity = severity { $severity } of 5
finding-severity-unknown = severity not judged
finding-place-pain = pain of the touchpoint { $pain } = { $parts }
finding-place-unknown = pain of the touchpoint unknown, it has no answers
finding-no-answers = { $count ->
    [one] No answers at { $number } of { $total } touchpoints: { $names }. How much it hurts there is not known.
   *[other] No answers at { $number } of { $total } touchpoints: { $names }. How much it hurts there is not known.
}
finding-reported-only = { $count ->
    [one] Figures are only reported at { $number } of { $total } touchpoints, without answers behind them: { $names }.
   *[other] Figures are only reported at { $number } of { $total } touchpoints, without answers behind them: { $names }.
}
finding-few-answers = { $count ->
    [one] Fewer than 30 answers at { $number } of { $total } touchpoints: { $names }. Read its score with care.
   *[other] Fewer than 30 answers at { $number } of { $total } touchpoints: { $names }. Read their scores with care.
}
finding-old-answers = { $count ->
    [one] All answers are older than 12 months at { $number } of { $total } touchpoints: { $names }. Ask again.
   *[other] All answers are older than 12 months at { $number } of { $total } touchpoints: { $names }. Ask again.
}
finding-undated-answers = { $count ->
    [one] No answer has a date at { $number } of { $total } touchpoints: { $names }. Changes cannot be seen there.
   *[other] No answer has a date at { $number } of { $total } touchpoints: { $names }. Changes cannot be seen there.
}

# Worklists. $score, $before and $after are insight-score; $difference carries its interval.
worklist-low = { $score }: the target is { $target }
worklist-reached = { $score }: the target of { $target } is reached
worklist-no-answers = No answers.
worklist-pain = Pain { $pain }
worklist-barrier = Barrier: { $text }
worklist-comment = “{ $text }”
worklist-state = { $state }, { $since }
worklist-state-answer = { $state }, { $since }: { $answer }
worklist-since-better = Clearly better since: { $after } after { $before }, a difference of { $difference }
worklist-since-worse = Clearly worse since: { $after } after { $before }, a difference of { $difference }
worklist-since-unclear = No clear difference since: { $after } after { $before }
worklist-reopen = Done, and still below target: take it up again.

# Tables.
report-scores = Scores
report-worklists = Worklists
report-indicators = Indicators
report-yes = yes
report-no = no
report-id = Id
report-metric = Metric
report-period = Month
report-segment = Split by
report-segment-value = Segment
report-n = Answers (n)
report-value = Value
report-low = Interval from
report-high = Interval to
report-target = Target
report-below-target = Below target
report-phase = Phase
report-channel = Channel
report-owner = Owner
report-reported = Only reported
report-source = Source
report-date = Date
report-layer = Layer
report-unit = Unit
report-trend = Month by month
report-pain = Pain
report-barriers = Barriers
report-comments = Comments beside unhappy answers
report-state = State
report-since = Since
report-answer = What is done
report-before = Score before
report-after = Score since
report-difference-low = Difference from
report-difference-high = Difference to
report-reopen = Take up again

# Why a workbook is not written.
report-too-long = A sheet of a workbook holds { $most } rows; there are { $rows }. Take CSV instead.
report-no-workbook = the workbook could not be made: “{ $reason }”.
