# The window's words.
app-name = Customer Journey Map
unnamed = Unnamed

# Commands.
cmd-open = Open…
cmd-close = Close the map
cmd-save = Save
cmd-save-as = Save as…
cmd-hand-on = Export…
cmd-export-svg = Export as SVG…
cmd-export-png = Export as PNG…
cmd-export-pdf = Export as PDF…
cmd-export-pptx = Export as PowerPoint…
cmd-export-html = Export as a web page…
cmd-quit = Quit
cmd-zoom-in = Zoom in
cmd-zoom-out = Zoom out
cmd-zoom-fit = Whole map
cmd-zoom-full = Actual size
cmd-zoom-selection = Zoom to selection
cmd-outline = Outline
cmd-inspector = Inspector
cmd-full-screen = Full screen
cmd-text-size = Text { $percent }
cmd-text-larger = Larger text
cmd-text-smaller = Smaller text
cmd-next-tab = Next map
cmd-previous-tab = Previous map
cmd-select-right = Select to the right
cmd-select-left = Select to the left
cmd-select-up = Select above
cmd-select-down = Select below
cmd-escape = Close or clear
cmd-shortcuts = Keyboard shortcuts

# Menus and toolbar.
menu-file = File
menu-recent = Recent maps
menu-view = View
menu-theme = Theme
menu-text-size = Size of texts
menu-language = Language
menu-map = Map
menu-lanes = Lanes
menu-personas = Personas
menu-help = Help
toolbar-export = Export
status-help = F1: shortcuts
status-peak-end = peak–end { $values }
status-peak-end-hint = Peak–end, −2 … +2: the mean of the strongest emotion and the last one. It is what people remember of a journey.

# A path typed in, where the system has no dialog for files.
path-open = Open a map
path-save = Save the map as
path-export = Export the picture as
path-hint = Type or paste the whole path of the file.
path-label = Path of the file
path-type = Type the path
path-open-do = Open
path-save-do = Save
path-cancel = Cancel

# Messages and background work.
notice-close = Close the message
notice-saved = Saved: { $file }
notice-exported = Exported: { $file }
notice-not-written = { $file } was not written: { $why }
write-why-no-folder = there is no such folder. Make it first, or choose another.
write-why-permission = you may not write there. Choose another place, make this one writable, or close the file in other programs.
write-why-read-only = this disk is read-only. Choose another place.
write-why-full = the disk is full. Free some space, or choose another place.
write-why-folder = that is a folder. Add a file name.
write-why-other = the system says “{ $reason }”. Choose another place.
notice-save-copy = Save a copy…
notice-replace = Replace it
notice-exported-several = { $count ->
    [one] Exported { $count } picture, from { $file } on
   *[other] Exported { $count } pictures, from { $file } on
}
notice-hand-on = Choose other pages…
notice-other-file = Another file…
notice-broken = “{ $task }” came to no end because of a defect of the program. Your map is unharmed: save it, then try again.
notice-left-out = { $count ->
    [one] { $number } file was left out: too many at once. Open it after these.
   *[other] { $number } files were left out: too many at once. Open them after these.
}
notice-more-problems = { $count ->
    [one] And { $number } more problem: run “cjm check” on the file to see all.
   *[other] And { $number } more problems: run “cjm check” on the file to see all.
}
task-stop = Stop
task-open = Opening { $file }…
task-save = Saving { $file }…
task-proof = Drawing the pages…
task-export = Exporting { $file }…
task-pick = Waiting for a file to be chosen
task-begin = Preparing the map…
task-note = Looking who has { $file } open…
task-recover = Looking for unsaved work…
task-draw = Drawing the map anew…
task-preview = Drawing the templates…
task-store = Keeping the settings…
file-kind-map = Journey map
file-kind-picture = Picture

# Shortcuts.
shortcuts-title = Keyboard shortcuts
shortcuts-close = Close
mouse-pan = Move the map
mouse-pan-keys = middle button, space + drag, wheel or two fingers
mouse-zoom = Zoom to the pointer
mouse-zoom-keys = Ctrl + wheel or pinch

# Outline, problems, canvas.
outline-title = Outline
panel-edge = Resize the panel
outline-search = Filter the outline…
outline-empty = The map has no stages yet.
outline-nothing = Nothing found. Try another word.
problems-title = Remarks · { $number }
problems-none = Nothing to remark.
minimap = Overview of the map
tab-close = Close “{ $name }”
tab-copy-here = Copy the selection here

# Inspector.
inspect-map = Map
inspect-hint = Click an element of the map to see everything known of it.
quoted = “{ $text }”
severity-of = Severity { $n } of 5
barrier-solved = solution: { $how }
barrier-unsolved = no solution yet
score-n = n = { $n }
score-no-interval = no interval
score-interval-hint = 95% interval
score-few = Fewer than 30 answers: read with care.
field-empty = not stated
field-name = Name
field-title = Title
field-scenario = Scenario
field-authors = Authors
field-notes = Notes
field-headline = Scores of the whole journey
field-stage-scores = Scores of the stage
field-personas = Personas
field-channel = Channel
field-action = What the client does
field-expectation = What the client wants and expects
field-emotion = Emotion
field-barriers = Barriers
field-drivers = Drivers
field-scores = Feedback
field-evidence = Evidence
field-owner = Owner
field-clients = Clients per month
field-presence = When it takes place
field-backstage = Behind the scenes
field-indicators = Indicators
field-quotes = Quotes
field-pictures = Pictures
field-before = Comes from
field-after = Leads to
field-phase = Phase
field-touchpoints = Touchpoints
field-label = Label
field-share = Share of clients
field-from = From
field-to = To
field-text = What it says
field-where = Where
field-feeling = Feeling
field-quote = In the client's words
field-journey = Journey
field-persona = Persona
field-severity = Severity
field-not-judged = not judged yet
field-solutions = Solutions
field-no-solution = Nobody has offered a solution yet.
field-why = Why it decides
field-moment-kind = Which moment
field-feasibility = Feasibility
field-effort = Effort
field-status = Status
field-answers = Answers the barriers
field-evidence-kind = Kind of source
field-source = Source
field-date = Date
field-link = Link
field-supports = Supports
field-layer = Layer
field-value = Value
field-target = Target
field-data-source = Data source
field-causes = Influenced by
field-effects = Influences
field-about = Who it is
field-motivation = Motivation
field-needs = Needs
field-pains = Pains
field-speaker = Who said it
field-caption = Caption
field-size = Size in pixels

# Preferences that could not be read.
settings-damaged-kept = Your settings could not be read, so the usual ones are in force. The old file is kept as { $path }
settings-damaged = Your settings could not be read, so the usual ones are in force.
settings-unreadable = Your settings file cannot be opened, so the usual settings are in force: { $why }

# What steps are called that can be undone.
step-edit = Change
