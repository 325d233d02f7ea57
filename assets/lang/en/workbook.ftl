# A map as a workbook for a spreadsheet, and back.

# Sheets and headings that have no other name.
workbook-stages = Stages
workbook-ways = Ways
workbook-about = About this workbook
workbook-id = ID (leave as it is)
workbook-valence = Emotion −2…+2
workbook-feeling = Feeling
workbook-severity = Severity 1…5
workbook-read-only = Only to be read: these figures are computed from clients’ answers. What is changed here does not come back into the map.

# What a spreadsheet says about a cell.
workbook-choose = Choose a value from the list, or leave the cell empty.
workbook-choose-whole = A whole number from 0 on, or nothing.
workbook-choose-share = A share from 0 to 100 %, or nothing.
workbook-ask-valence = −2 very bad · −1 bad · 0 neutral · +1 good · +2 very good
workbook-ask-severity = 1 a nuisance … 5 clients leave

# The sheet that explains the workbook.
workbook-about-title = How to work in this workbook
workbook-about-map = The first sheet shows the map as it looks. The coloured sheets after it list what it is made of: edit them and bring the workbook back into the map.
workbook-about-template = Fill the sheets of this workbook, begin with the stages and the touchpoints, and make a map of it. A sheet that is not needed stays empty.
workbook-about-edit = What can be edited
workbook-about-cells = Any cell with white ground. A cell nobody touches changes nothing in the map, even if the map went on meanwhile.
workbook-about-new = New rows below the others, or between them, become new touchpoints, barriers, solutions. Their ID stays empty: the map gives one.
workbook-about-gone = A deleted row deletes nothing by itself: what is missing is listed, and goes only if you say so.
workbook-about-lists = How the lists fit together
workbook-about-names = A barrier names the touchpoint it stands at, a solution the barrier it answers: as it is called on its own sheet. Several names stand on lines of their own in one cell (Alt+Enter).
workbook-about-id = The first column says which element a row is about. Do not change it; empty it where you copied a row to make a new one.
workbook-about-order = Rows may be sorted and filtered, columns moved: the order of the journey stays. The phase of a touchpoint is that of its stage.
workbook-about-back = The way back
workbook-about-import = In the program: File → Import a workbook of the map. Everything that changes is shown first, and is one step that can be undone. On the command line: cjm convert edited.xlsx --into map.cjm
workbook-about-both = Where a cell was changed both here and in the map, the map keeps its value and you are told.

# What was not taken, or only with a doubt. $cell is what stands there.
workbook-row = row { $row }
workbook-unknown = nothing is called “{ $name }”. Write the name as it stands on its sheet.
workbook-several = several are called “{ $name }”. Add the ID in square brackets: { $name } [id].
workbook-formula = the formula came to an error ({ $cell }). Correct it or write the value.
workbook-no-number = “{ $cell }” is no number. Write digits only.
workbook-no-whole = “{ $cell }” is no whole number from 0 on. Write digits only.
workbook-no-share = “{ $cell }” is no share from 0 to 100 %.
workbook-no-date = “{ $cell }” is no day of the calendar. Write it like 2026-09-30.
workbook-choice = “{ $cell }” is not in the list. Choose a value from the list of the cell.
workbook-no-severity = “{ $cell }” is no severity. Write a whole number from 1 to 5.
workbook-no-valence = “{ $cell }” is no emotion. Write a whole number from −2 to +2.
workbook-no-flag = “{ $cell }” is neither yes nor no.
workbook-feeling-alone = words of a feeling without its strength. Write a number from −2 to +2 beside them.
workbook-both = changed both here (“{ $cell }”) and in the map, which keeps “{ $name }”. If this is meant, change it in the map.
workbook-column = the column “{ $name }” is none of a map and is not read.
workbook-not-an-id = “{ $cell }” is no ID. Restore it, or empty the cell to add the row as a new one.
workbook-repeated = this ID stands in a row above already: the row is taken as a new one.
workbook-gone = this is not in the map any more. Empty its ID to add it anew.
workbook-other-kind = this ID belongs to an element of another kind. Restore it, or empty the cell to add the row as a new one.
workbook-no-name = a new row without a name or a text is left out. Fill it in.
workbook-no-place = it is not said what this belongs to: a new row is left out, an old one stays where it was. Name it as it stands on its sheet.
workbook-phase-of-stage = the phase of a touchpoint is that of its stage. Change it on the sheet with the stages.
workbook-stage-added = there was no stage “{ $name }”: it is added. If another one is meant, correct the name.
workbook-refused = the map does not allow this. Check what the row belongs to.

# Why a file is not read.
workbook-why-not = there is no list of a map in it. Choose a workbook or a table that the program wrote, or its template.
workbook-why-other = it is a workbook of another map: nothing in it belongs to this one. Open that map, or make a new map of the workbook.

# What the command line says.
workbook-nothing = The workbook changes nothing.
workbook-missing = { $count ->
    [one] { $number } element of the map is not in the workbook and stays (--delete-missing removes it):
   *[other] { $number } elements of the map are not in the workbook and stay (--delete-missing removes them):
}
workbook-deleted = { $count ->
    [one] { $number } element of the map is not in the workbook and is removed:
   *[other] { $number } elements of the map are not in the workbook and are removed:
}
workbook-doubts = { $count ->
    [one] { $number } doubt:
   *[other] { $number } doubts:
}
workbook-dry = Nothing was written: it was a dry run.
workbook-written = Written: { $path }

# The window.
cmd-export-map-xlsx = Export the map as XLSX…
cmd-export-map-csv = Export the touchpoints as CSV…
cmd-import-workbook = Import a workbook of the map…
file-kind-workbook = Workbooks and tables of the map
path-workbook = A workbook or table of the map
task-workbook = Reading { $file }
step-workbook = bring in “{ $name }”
notice-workbook = “{ $name }” is brought in.
notice-workbook-changed = The map was changed meanwhile. Look at what changes once more.
workbook-title = Bring in a workbook of the map
workbook-reading = Reading the workbook …
workbook-changes = { $count ->
    [one] { $number } line of changes
   *[other] { $number } lines of changes
}
workbook-list-changes = What changes
workbook-list-missing = Not in the workbook
workbook-list-doubts = Doubts
workbook-delete = { $count ->
    [one] Remove { $number } element that is not in the workbook
   *[other] Remove { $number } elements that are not in the workbook
}
workbook-apply = Bring in
workbook-cancel = Cancel
