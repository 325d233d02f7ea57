# What the headless commands say. Names of things are in words.ftl, of file problems in file.ftl.

# Errors, with what to do.
cli-cannot-write = Cannot write { $path }: { $why }
cli-exists = { $path } exists already. Add --force to replace it, or choose another name.
cli-unknown-format = Cannot tell which picture { $path } is to be. Let its name end in .svg, .png, .pdf, .pptx or .html, or say --format.
cli-no-frame = There is no frame { $number }: the story has { $frames ->
    [one] { $frames } frame
   *[other] { $frames } frames
}.
cli-needs-folder = Several maps become several pictures: say --to FOLDER in place of --output.
cli-needs-name = Several pages become several files: give --output a name in place of “-”.
cli-same-name = { $one } and { $other } would become one file. Export them to different folders.
cli-export-of = { $at } of { $of }: { $name }
cli-tiles-smaller = { $sheets ->
    [one] { $sheets } sheet
   *[other] { $sheets } sheets
} in place of { $natural }, because the map is printed at { $percent } of its size. --scale 1 prints it as large as it is.
cli-deck-scores = { $count ->
    [one] After them { $number } slide of scores
   *[other] After them { $number } slides of scores
}
cli-type-small = The smallest text is { $smallest } pt; to be read it needs { $least } pt. Add --split auto, choose a larger --target or fewer --lanes.
cli-type-still-small = Pages with text that is too small: { $small } of { $pages }. It has { $smallest } pt and needs { $least } pt. Choose a larger --target or fewer --lanes.
cli-type-fine = { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}, smallest text { $smallest } pt
cli-no-persona = The map has no persona “{ $name }”. It has: { $known }
cli-no-stage = The map has no stage “{ $name }”. It has: { $known }
cli-no-owner = Nobody called “{ $name }” answers for a touchpoint of this map. Owners: { $known }
cli-no-profile = The map has no profile “{ $name }”. It has: { $known }
cli-unknown-input = Cannot tell what { $path } is. A map ends in .cjm, a journey of Mermaid in .mmd, .mermaid or .md, one of Ptolemy in .ojf.
cli-unknown-output = Cannot tell what { $path } is to be. Let its name end in { $known }, or say --to.
cli-no-metric = There is no metric “{ $name }”. Known: { $known }
cli-not-comparable = These scores cannot be compared: no answer may be on both sides. Choose answers by --segment or --months, and others by --compare.
cli-cannot-draw = Cannot draw it like this: { $why }

# What a long command is doing.
cli-reading = Reading …
cli-laying-out = Laying out …
cli-drawing = Drawing …

# Results.
cli-created = Created { $path }. Open it with: cjm { $path }
cli-checked = { $path }: { $problems }, { $advice }
cli-defect = The map breaks a rule that reading it should have mended: { $why }. Please report this as a defect of the program.
cli-problems = { $count ->
    [0] no problems
    [one] { $number } problem
   *[other] { $number } problems
}
cli-advice = { $count ->
    [0] no advice
    [one] { $number } piece of advice
   *[other] { $number } pieces of advice
}
cli-info-title = Title
cli-info-scenario = Scenario
cli-info-state = Opens
cli-info-language = Language
cli-info-authors = Authors
cli-info-personas = Personas
cli-info-stages = Stages
cli-info-elements = Holds
cli-info-answers = Answers
cli-info-score = Scores
cli-info-problems = Problems in the file
cli-info-evidence = With evidence
cli-info-longest = Longest way
cli-info-branches = Branches
cli-info-switches = Changes of channel
cli-info-travelled = Most travelled
cli-info-loop = Loops
cli-info-dead-ends = Dead ends
cli-info-unreachable = Not reached
