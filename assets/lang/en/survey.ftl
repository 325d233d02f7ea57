# Surveys: how a file of answers is understood, what is left out, what comes in.

# Why a file cannot be read; the file's name stands before it.
survey-why-io = the system says “{ $reason }”. Check that the file is there and may be read.
survey-why-empty = there is nothing in it. Export the answers again, and choose that file.
survey-why-not-text = it is neither text nor a workbook. Export the answers as CSV or XLSX.
survey-why-protected = it is protected by a password. Save it without one in a spreadsheet program, and choose that file.
survey-why-damaged = the workbook is damaged ({ $reason }). Export the answers again, or save the workbook as CSV.
survey-why-too-large = it is larger than any survey, or would be once unpacked. Split it, or save the sheet with the answers as CSV.
survey-why-long-cell = cell { $cell } holds more text than any spreadsheet takes. Perhaps a quotation mark in it is never closed: mend that and save the table again.
survey-why-no-sheet = it has no sheet “{ $name }”. It has: { $known }
survey-why-stopped = reading was stopped; nothing was changed.
survey-nothing = { $path }: no answers were found in it. Check which columns hold touchpoints and answers; touchpoints that the map does not have are added with --add.
survey-refused = The map cannot take the answers in: { $why }. Please report this as a defect of the program.

# How it is understood.
survey-rows = { $count ->
    [one] { $number } row
   *[other] { $number } rows
}
survey-answers = { $count ->
    [0] no answers
    [one] { $number } answer
   *[other] { $number } answers
}
survey-new-touchpoints = { $count ->
    [one] { $number } of them new
   *[other] { $number } of them new
}
survey-sheet = Sheet “{ $name }”, of: { $known }
survey-means-nothing = left out
survey-means-touchpoint = touchpoint
survey-means-question = question
survey-means-answer = answer
survey-means-answer-to = answer, { $metric }
survey-means-answers-about = answers about “{ $name }”, { $metric }
survey-means-date = date
survey-means-segment = segment
survey-means-comment = comment
survey-taken-for = “{ $name }” is taken for “{ $touchpoint }”
survey-new = “{ $name }” is not on the map and is added
survey-unknown = “{ $name }” is not on the map: its answers are left out. Add it with --add.

# What is left out.
survey-not-applicable = { $count ->
    [one] { $number } cell says “not applicable”
   *[other] { $number } cells say “not applicable”
}
survey-blank = { $count ->
    [one] { $number } cell without an answer
   *[other] { $number } cells without an answer
}
survey-incomplete = { $count ->
    [one] { $number } respondent answered only a part of the three loyalty questions
   *[other] { $number } respondents answered only a part of the three loyalty questions
}
survey-skipped-scale = { $place }: “{ $value }” is not on the scale. Left out; correct it in the file if it is an error.
survey-skipped-fraction = { $place }: “{ $value }” is not a whole number. Left out.
survey-skipped-text = { $place }: “{ $value }” is not a number. Left out; write the answer in digits.
survey-skipped-formula = { $place }: the formula “{ $value }” has no value. Left out; open the file in a spreadsheet program and save it.
survey-skipped-error = { $place }: the cell shows the error “{ $value }”. Left out; mend its formula.
survey-skipped-date = { $place }: “{ $value }” is not a date. The row is left out; correct the date or clear it.
survey-skipped-touchpoint = { $place }: no touchpoint is named. The row is left out.
survey-skipped-question = { $place }: the question “{ $value }” is not counted. The row is left out.
survey-more = { $count ->
    [one] and { $number } more
   *[other] and { $number } more
}

# What comes in.
survey-stage = From the survey
survey-cells = { $count ->
    [one] { $number } histogram enters the map
   *[other] { $number } histograms enter the map
}
survey-replaced = { $count ->
    [one] It takes the place of { $number } histogram of the same file
   *[other] They take the place of { $number } histograms of the same file
}
survey-added = { $count ->
    [one] { $number } touchpoint is added
   *[other] { $number } touchpoints are added
}
survey-dry = Nothing was changed: this was --dry-run.

# Scores taken apart.
survey-undated = undated
survey-not-stated = not stated

# Profiles and comments.
survey-too-many-new = It would add { $number } touchpoints; { $most } are the most. Probably the wrong column names the touchpoints: say which one does, or leave it out.
survey-by-profile = Understood by the profile “{ $name }”
survey-misfit-missing = The profile’s column “{ $name }” is not in this file
survey-misfit-unknown = Column “{ $name }” is new to the profile: its meaning is guessed
survey-misfit-gone = The touchpoint the profile has for “{ $name }” is not on the map any more
survey-comments = { $count ->
    [0] Comments: { $found }, none of them is kept
   *[other] Comments: { $found }, the most telling are kept as quotes
}
survey-comments-masked = { $count ->
    [one] Contact data are masked in { $number } comment
   *[other] Contact data are masked in { $number } comments
}
survey-comments-private = { $count ->
    [one] { $number } comment with contact data is left out
   *[other] { $number } comments with contact data are left out
}
survey-comments-unplaced = { $count ->
    [one] { $number } comment is about no one touchpoint and is left out
   *[other] { $number } comments are about no one touchpoint and are left out
}
survey-quotes = { $count ->
    [one] { $number } comment becomes a quote
   *[other] { $number } comments become quotes
}
survey-quotes-gone = { $count ->
    [one] { $number } quote of the earlier import goes
   *[other] { $number } quotes of the earlier import go
}
survey-quotes-kept = { $count ->
    [one] { $number } quote of the earlier import was edited and stays
   *[other] { $number } quotes of the earlier import were edited and stay
}
