# Pasting a table: what its columns mean, what is left out.
table-title = Paste a table
table-hint = Every row becomes a touchpoint. Say what each column means.
table-header = The first row holds headings
table-split = A cell may hold several barriers, quotes…: one a line, or with “;” between
task-paste = Pasting…
table-column = Column { $number }
table-column-titled = Column { $number }: { $title }
table-row = Row { $row }: { $cells }
table-paste = { $count ->
    [one] Paste { $number } touchpoint
   *[other] Paste { $number } touchpoints
}
table-cancel = Do not paste
table-new-stages = { $count ->
    [one] { $number } of them new
   *[other] { $number } of them new
}

# What a column means.
column-ignore = Leave out
column-stage = Stage
column-name = Touchpoint
column-action = Action
column-expectation = Expectation
column-channel = Channel
column-owner = Owner
column-clients = Clients per month
column-backstage = Behind the scenes
column-emotion = Emotion −2 … +2
column-grade = Emotion 1 … 5
column-barrier = Barrier
column-solution = Solution
column-driver = Driver
column-quote = Quote
column-evidence = Evidence

# What is left out or changed.
table-clean = Everything can be read.
table-many-rows = { $count ->
    [one] Only the first { $most } rows are pasted; { $number } more row is left out.
   *[other] Only the first { $most } rows are pasted; { $number } more rows are left out.
}
table-many-columns = { $count ->
    [one] Only the first { $most } columns are read; { $number } more column is left out.
   *[other] Only the first { $most } columns are read; { $number } more columns are left out.
}
table-no-names = No row has a name. Choose the column that names the touchpoints.
table-by-action = No column names the touchpoints: each is called by its action.
table-row-no-name = Row { $row }: neither a name nor an action. The row is left out.
table-row-by-action = Row { $row }: no name. The touchpoint is called by its action.
table-row-clients = Row { $row }: “{ $text }” is not a whole number of clients. It is left out.
table-row-emotion = Row { $row }: “{ $text }” is neither a number from −2 to +2 nor a known feeling. It is left out.
table-row-grade = Row { $row }: “{ $text }” is neither a number from 1 to 5 nor a known feeling. It is left out.
table-row-no-barrier = Row { $row }: there is no barrier for the solution “{ $text }”. It is left out.

step-paste-touchpoints = { $count ->
    [one] paste { $number } touchpoint
   *[other] paste { $number } touchpoints
}
