# Names of what a map is made of, and of every choice. Key = prefix + the value's own key.

# Kinds of elements.
kind-persona = Persona
kind-stage = Stage
kind-touchpoint = Touchpoint
kind-transition = Transition
kind-emotion = Emotion
kind-barrier = Barrier
kind-driver = Driver
kind-moment = Moment of truth
kind-solution = Solution
kind-evidence = Evidence
kind-indicator = Indicator
kind-quote = Quote
kind-picture = Picture
kind-idea = Idea
kind-frame = Frame of the story

# How many of a kind. $count chooses the form, $number is the number as written.
count-persona = { $count ->
    [one] { $number } persona
   *[other] { $number } personas
}
count-stage = { $count ->
    [one] { $number } stage
   *[other] { $number } stages
}
count-touchpoint = { $count ->
    [one] { $number } touchpoint
   *[other] { $number } touchpoints
}
count-transition = { $count ->
    [one] { $number } transition
   *[other] { $number } transitions
}
count-emotion = { $count ->
    [one] { $number } emotion
   *[other] { $number } emotions
}
count-barrier = { $count ->
    [one] { $number } barrier
   *[other] { $number } barriers
}
count-driver = { $count ->
    [one] { $number } driver
   *[other] { $number } drivers
}
count-moment = { $count ->
    [one] { $number } moment of truth
   *[other] { $number } moments of truth
}
count-solution = { $count ->
    [one] { $number } solution
   *[other] { $number } solutions
}
count-evidence = { $count ->
    [one] { $number } piece of evidence
   *[other] { $number } pieces of evidence
}
count-indicator = { $count ->
    [one] { $number } indicator
   *[other] { $number } indicators
}
count-quote = { $count ->
    [one] { $number } quote
   *[other] { $number } quotes
}
count-picture = { $count ->
    [one] { $number } picture
   *[other] { $number } pictures
}
count-idea = { $count ->
    [one] { $number } idea
   *[other] { $number } ideas
}
count-frame = { $count ->
    [one] { $number } frame of the story
   *[other] { $number } frames of the story
}

# The three phases.
phase-pre-service = Pre-service
phase-service = Service
phase-post-service = Post-service

# In which journeys something takes place.
presence-both = Today and in the target
presence-as-is-only = Today only: goes away
presence-to-be-only = Target only: new

# The two journeys.
journey-as-is = As is
journey-to-be = To be

# What a picture of the map shows.
state-as-is = As is
state-to-be = To be
state-gap = Gap

# Valences of emotions, and the word offered for a feeling of that strength.
valence-very-bad = Very bad
valence-bad = Bad
valence-neutral = Neutral
valence-good = Good
valence-very-good = Very good
feeling-very-bad = Anger
feeling-bad = Annoyance
feeling-neutral = Calm
feeling-good = Confidence
feeling-very-good = Delight

# Moments of truth.
moment-zero = Zero moment: search and comparison
moment-first = First moment: the first encounter
moment-second = Second moment: using the service
moment-ultimate = Ultimate moment: telling others

# Whether the team can do a solution.
feasibility-own = On our own authority
feasibility-sanctioned = Needs management’s sanction
feasibility-not-yet = Not possible yet

# How much work a solution is.
effort-small = Days
effort-medium = Weeks
effort-large = Months

# How far a solution has come.
status-idea = Idea
status-planned = Planned
status-in-work = In work
status-done = Done
status-rejected = Rejected

# How far the answer to a low score has come.
follow-up-open = Open
follow-up-in-work = In work
follow-up-done = Done
follow-up-reopened = Reopened

# Where a statement comes from.
source-gemba = Gemba observation
source-interview = Interview
source-survey = Survey
source-analytics = Analytics
source-complaint = Complaint
source-expert = Expert opinion

# Layers of indicators.
layer-cx = Customer experience (CX)
layer-ox = Operations (OX)
layer-ex = Employee experience (EX)
layer-it = Information technology (IT)
layer-tx = Money (TX)

# What a link says: A … B.
link-contains = contains
link-leaves = is left by
link-arrives = leads to
link-feels = feels
link-of = belongs to
link-hinders = hinders at
link-carries = carries on at
link-marks = marks
link-answers = answers
link-supports = supports
link-measures = measures
link-influences = influences
link-voices = is said about
link-depicts = shows
link-shows = looks at
link-lights = lights

# Metrics: short name and what it is.
metric-csi = CSI
metric-csi-hint = Customer satisfaction index: the mean answer, 1 to 10
metric-csat = CSAT
metric-csat-hint = Customer satisfaction: the share of answers 4 and 5 of 5
metric-ces = CES
metric-ces-hint = Ease: the share of answers 9 and 10 of 10, where 10 is very easy
metric-nps = NPS
metric-nps-hint = Net promoter score on 0–10: share of 9 and 10 minus share of 0 to 6
metric-nps-1-10 = NPS 1–10
metric-nps-1-10-hint = Net promoter score on 1–10: share of 9 and 10 minus share of 1 to 6
metric-cli = CLI
metric-cli-hint = Customer loyalty index: the mean of three questions, 1 to 6
metric-custom-hint = A metric of this map: its name and rule are its own

# Lanes: name and what it answers.
lane-touchpoints = Touchpoints
lane-touchpoints-hint = where and how we meet
lane-actions = Actions
lane-actions-hint = what the client does
lane-expectations = Expectations
lane-expectations-hint = what the client wants
lane-emotions = Emotions
lane-emotions-hint = what the client feels
lane-barriers = Barriers
lane-barriers-hint = what gets in the way
lane-drivers = Drivers
lane-drivers-hint = what leads on
lane-scores = Feedback
lane-scores-hint = score, n and 95% interval
lane-solutions = Solutions
lane-solutions-hint = I ourselves · II with sanction · III not yet
lane-owners = Owners
lane-owners-hint = who is answerable
lane-channels = Channels
lane-channels-hint = by what means
lane-indicators = Indicators
lane-indicators-hint = other figures and their targets
lane-backstage = Backstage
lane-backstage-hint = what the client does not see
lane-quotes = Quotes
lane-quotes-hint = in the client’s own words
lane-evidence = Evidence
lane-evidence-hint = how we know
lane-pictures = Pictures
lane-pictures-hint = what it looks like

# Themes.
theme-light = Light
theme-dark = Dark
theme-projector = Projector

# Languages, each in its own words.
language-en = English
language-ru = Русский
language-uk = Українська

# Months: alone, inside a date, and short.
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
month-of-1 = January
month-of-2 = February
month-of-3 = March
month-of-4 = April
month-of-5 = May
month-of-6 = June
month-of-7 = July
month-of-8 = August
month-of-9 = September
month-of-10 = October
month-of-11 = November
month-of-12 = December
month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

# Dates: month and year; day, month and year.
date-month = { $month } { $year }
date-day = { $day } { $month } { $year }
