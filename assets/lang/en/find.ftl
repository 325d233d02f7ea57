# Finding things: the bar that finds, the filter, the palette, the history, remarks, keys.
cmd-find = Find…
cmd-replace = Find and replace…
cmd-find-next = Next hit
cmd-find-previous = Previous hit
cmd-filter = Filter touchpoints
cmd-unfilter = Show all touchpoints again
cmd-history = History
cmd-palette = Command palette
cmd-next-panel = Next panel
menu-lane = Lane

# The bar that finds and replaces.
find-name = Find and replace
find-hint = Find in all texts…
find-case = Match case
find-case-sign = Aa
find-word = Whole words only
find-word-sign = “w”
find-count = { $current } of { $number }
find-none = Nothing found
find-replacing = Replace, too
find-with = Replace with…
find-replace = Replace
find-replace-all = Replace all
find-close = Close the search
notice-replaced = { $count ->
    [one] Replaced { $number } time.
   *[other] Replaced { $number } times.
}
task-find = Searching…
task-replace = Replacing…
step-replace = replace “{ $name }”
step-replace-all = replace every “{ $name }”

# The filter.
filter-moments = Moments of truth
filter-hindered = With barriers
filter-unsolved = Without solution
filter-below = Score below…
filter-below-value = { $metric } below { $value }
filter-count = { $count ->
    [one] { $left } of { $number } touchpoint
   *[other] { $left } of { $number } touchpoints
}
filter-clear = Clear
filter-close = Close the filter
task-filter = Filtering…

# The command palette.
palette-hint = What would you like to do or find?
palette-none = Nothing fits. Try fewer letters.
palette-command = Command
palette-file = Recent map

# The outline.
outline-hint = Filter…
outline-name = Name in the outline
outline-dragged = { $count ->
    [one] { $number } element
   *[other] { $number } elements
}

# The history.
history-title = History
history-start = As opened

# Following advice.
problems-name = Remarks
problems-untold = All remarks are hidden. Click a number above to see them.
mend-lead-on = Connect with the next
mend-lead-in = Connect from the previous
mend-lead-out = Add a way out
mend-add-touchpoint = Add a touchpoint
mend-remove-stage = Remove the stage
mend-add-driver = Add a driver
mend-add-solution = Add a solution
mend-add-barrier = Add a barrier
mend-name-owner = Name an owner
mend-add-persona = Add a persona
notice-mended-already = There is nothing left to do here: the map has changed since.

# The table of keys.
keys-title = Keys
area-file = File
area-edit = Edit
area-select = Select
area-find = Find
area-view = View of the map
area-window = Window
key-type-next = While typing: next text, previous one
key-type-end = While typing: keep it, put it back
key-select-more = Select several
key-select-more-keys = Ctrl+click, Shift+click
key-tree-fold = In the outline: fold, unfold
key-tree-move = In the outline: move

# Which scores the map shows.
cmd-scores = Scores on the map
cmd-all-scores = Show all scores as usual
cmd-heat = Heat strip
menu-tint = Colours
tint-score = against target
tint-change = change to the month before
tint-gap = gap to target
scores-close = Close the bar of scores
scores-metric = Metric
scores-lead = lead metric
scores-against = Compare with
scores-against-nothing = nothing
scores-against-before = months before
scores-all-time = All time
scores-months = Months
scores-first-month = First month
scores-last-month = Last month
