# What comes from outside and what goes there: texts of other tools, dropped files, pictures.
cmd-import-foreign = Import Mermaid or Open Journey…
cmd-export-markdown = Export as Markdown report…
cmd-export-mermaid = Export for Mermaid…
cmd-export-drawio = Export for draw.io…
cmd-copy-svg = Copy as SVG text
cmd-add-picture = Add picture…
file-kind-foreign = Journey (Mermaid, Open Journey)
file-kind-mermaid = Journey of Mermaid
file-kind-drawio = Page of draw.io
path-foreign = Journey to open as a map
path-text = Save the text as
task-foreign = Reading { $file }…
task-foreign-pasted = Reading what was pasted…
task-losses = Looking what would be lost…
task-paste-picture = Reading the pasted picture…

# A text of another tool becomes a map.
foreign-title = Open { $file } as a new map?
foreign-title-pasted = Open the pasted journey as a new map?
foreign-hint = It opens in a tab of its own and is not saved yet. Maps that are open do not change.
foreign-reading = Reading…
foreign-clean = Everything in it was understood.
foreign-doubts = { $count ->
    [one] { $number } place was guessed, changed or left out:
   *[other] { $number } places were guessed, changed or left out:
}
foreign-trouble = { $file } does not become a map: { $why }
foreign-trouble-pasted = What was pasted does not become a map: { $why }
foreign-open = Open as a new map
foreign-lines = Paste its lines instead
foreign-leave = Cancel

# What another tool has no place for.
losing-mermaid = Export for Mermaid
losing-mermaid-hint = A journey of Mermaid has no place for:
losing-markdown = Export as Markdown report
losing-markdown-hint = The report leaves out:
losing-drawio = Export for draw.io
losing-drawio-hint = The page of draw.io leaves out:
losing-kept = Your map keeps all of it.
losing-go = Choose the file…

# Files over the window.
drop-here = Drop to open
drop-maps = { $count ->
    [one] Open { $number } map
   *[other] Open { $number } maps
}
drop-survey = Import the scores of { $file }
drop-workbook = Open the workbook of a map as a new map
drop-survey-no-map = The answers of a survey belong to a map: open one first, then drop the survey again.
drop-one-survey = One survey at a time: drop the others once this one is done.
drop-foreign = { $count ->
    [one] Open { $number } journey as a new map
   *[other] Open { $number } journeys as new maps
}
drop-pictures = { $count ->
    [one] Put the picture on “{ $name }”
   *[other] Put { $number } pictures on “{ $name }”
}
drop-unknown = Nothing is known of { $files }. What can be dropped here: maps ({ $maps }), surveys ({ $surveys }), journeys of other tools ({ $journeys }) and pictures ({ $pictures }).
drop-more = { $count ->
    [one] and { $number } more
   *[other] and { $number } more
}
drop-asking = Something is asked here: answer that first, then drop the files again.

# Pictures.
picture-pasted = The pasted picture
drop-picture-place = Pictures belong to touchpoints: let go over one.
picture-no-place = Pictures belong to touchpoints: select one, then try again.
picture-no-map = Pictures belong to touchpoints of a map: open one first, then try again.
picture-broken = { $file } is damaged and cannot be read. Open it in another program and save it anew, or choose another one.
picture-too-large = { $file } has { $size } pixels, more than can be read here. Make it smaller, then try again.
picture-hidden = { $count ->
    [one] The picture was added. The lane of pictures is not shown.
   *[other] { $number } pictures were added. The lane of pictures is not shown.
}
picture-show-lane = Show the lane
step-add-pictures = add { $what }
notice-svg-copied = Copied as the text of an SVG, { $size } KB.

# Characters that no bundled typeface has.
undrawn-boxes = { $count ->
    [one] This character could not be drawn, and a box stands in its place: { $list }. Write it in other words where the picture is to be read.
   *[other] These characters could not be drawn, and boxes stand in their places: { $list }. Write them in other words where the picture is to be read.
}
undrawn-elsewhere = { $count ->
    [one] No typeface of this program has the character { $list }. The file holds it; whoever opens it sees it if their program has one.
   *[other] No typeface of this program has the characters { $list }. The file holds them; whoever opens it sees them if their program has one.
}
undrawn-more = { $count ->
    [one] and { $number } more
   *[other] and { $number } more
}
