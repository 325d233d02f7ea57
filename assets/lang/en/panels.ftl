# The panel below the map: scores as a table, what they say, worklists.
menu-scores = Scores
area-feedback = Scores
cmd-scores-table = Table of scores
cmd-insights = What the scores say
cmd-worklists = Worklists
cmd-export-scores-csv = Export table of scores as CSV…
cmd-export-scores-xlsx = Export table of scores for Excel…
cmd-export-worklists-csv = Export worklists as CSV…
cmd-export-worklists-markdown = Export worklists as Markdown…
task-scores = Gathering scores…
file-kind-table = Table
file-kind-markdown = Text (Markdown)
path-table = Save table as
below-close = Close panel
below-tall = Enlarge panel

# The table.
scores-table-title = Scores
scores-none = No answers yet. Import a survey, or enter a reported score at a touchpoint: its figures then stand here.
scores-none-in-slice = Nobody answered in the months and segments that are looked at. Choose others, or look at all answers.
scores-nothing-found = No row says that. Try another word or another metric.
scores-by = By: { $group }
scores-all-metrics = All metrics
scores-search = Find in the table…
scores-search-name = Find in the table of scores
scores-rows = { $count ->
    [one] { $number } row
   *[other] { $number } rows
}
scores-sort = Sort by: { $column }
scores-sorted-up = { $column }: sorted from least to most
scores-sorted-down = { $column }: sorted from most to least
scores-target = target { $target }
scores-pain = pain { $pain }
scores-reported = reported
scores-reported-by = reported: { $source }
column-metric = Metric
column-value = Value
column-interval = 95% interval
column-low = Interval from
column-high = Interval to
column-answers = Answers
column-target = Target
column-change = Change
column-change-clear = Clear change
column-pain = Pain
column-reported = Reported by
change-better = { $value } since the last period: clearly better
change-worse = { $value } since the last period: clearly worse
change-unclear = { $value } since the last period: no clear difference
change-unclear-short = unclear

# What the scores say.
insights-title = What the scores say
insights-none = Nothing stands out in the answers that are looked at. With answers from more months or touchpoints there is more to compare.

# Worklists.
worklists-title = Worklists
worklists-none = No score is below its target: nobody has anything to look after. Targets are set in the map’s properties.
worklists-choose = Choose a touchpoint to see what clients say, and to enter what is done about it.
worklists-everybody = All owners
worklists-nobody = No owner
worklists-copy = Copy as Markdown
worklists-count = { $count ->
    [one] { $number } touchpoint
   *[other] { $number } touchpoints
}
worklists-state = How far it has come
worklists-answer = What is done about it
worklists-answer-hint = For example: second desk open from 8 to 10
worklists-since = { $state } since { $date }
worklists-before-after = Before: { $before }. Since: { $after }.
worklists-difference-better = { $value }: clearly better than before
worklists-difference-worse = { $value }: clearly worse than before
worklists-difference-unclear = { $value }: no clear difference from before
worklists-not-measured = Whether it helped is seen once answers of the following months are there.
worklists-reopen = The score is still below its target since it was done. Reopen it?
worklists-comments = What clients wrote
worklists-more = { $count ->
    [one] and { $number } more
   *[other] and { $number } more
}
notice-worklists-copied = The worklists are on the clipboard.
