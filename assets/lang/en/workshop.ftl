# Workshops: the mode, the line everything is written down in, the timer, the parking lot, votes.
cmd-workshop = Workshop mode
cmd-capture-line = Write down what is said
cmd-timer = Start or pause the timer
cmd-timer-reset = Reset the timer
cmd-lot = Parking lot
cmd-voting = Dot voting
cmd-vote = Give a dot
cmd-unvote = Take a dot away
cmd-clear-votes = Clear all votes
cmd-place-idea = Place the idea as: { $name }
menu-place-idea = Place on the touchpoint as
area-workshop = Workshop
key-capture = In the line: add it and go on
key-capture-kind = In the line: what is added
key-capture-step = In the line: previous, next touchpoint
key-vote = While voting: give a dot, take one away
key-vote-keys = Click, Shift+click

# The mode.
workshop-leave = Finish
capture-name = Write down
capture-hint = { $name }…
capture-target = Said at: { $name }
capture-nowhere = No touchpoint chosen
capture-action = Action
capture-expectation = Expectation
capture-next = Next touchpoint
capture-previous = Previous touchpoint
capture-kind-hint = { $name }: Ctrl+{ $n }
capture-help = Enter adds · Alt+← → other touchpoint · ↑ ↓ other kind · at the beginning of a line: ! barrier, + driver, * solution, ? idea
notice-capture-touchpoint = Choose a touchpoint first: what you wrote is still in the line.
notice-capture-barrier = A solution answers a barrier: add one at this touchpoint first.
step-capture-several = { $count ->
    [one] { $number } written line
   *[other] { $number } written lines
}

# The timer.
timer-start = Start the timer
timer-pause = Pause the timer
timer-left = Time left: { $time }
timer-over = Over time: { $time }
timer-length = Length: { $name }
timer-other = Other length, minutes
timer-stage = Stage “{ $name }”
timer-minutes = { $count ->
    [one] { $number } minute
   *[other] { $number } minutes
}
notice-time = Time is up.
notice-time-stage = Time is up for the stage “{ $name }”.

# The parking lot.
lot-title = Parking lot
lot-new = New idea…
lot-text = Text of the idea
lot-empty = Ideas that have no place on the map yet wait here. Type one above, or several lines at once.
lot-help = Drag an idea onto the map: the lane decides what it becomes.
lot-place-on = On “{ $name }” as
lot-place-nowhere = Choose a touchpoint first
field-note = Note
field-author = Who brought it
notice-place-taken = Something is written there already: choose another place for the idea.
step-add-idea = idea “{ $name }”
step-add-ideas = { $count ->
    [one] { $number } idea
   *[other] { $number } ideas
}
step-place-idea = place for the idea “{ $name }”

# Votes.
votes-title = Voting
votes-ranking = By number of dots
votes-help = Click a barrier or solution on the map to give it a dot; with Shift or the right button one is taken away.
votes-none = No dots yet.
votes-people = People
votes-dots = dots each
votes-given = { $count ->
    [one] { $number } dot
   *[other] { $number } dots
}
votes-given-of = { $given } of { $total } dots given
votes-more = One dot more: { $name }
votes-less = One dot less: { $name }
field-votes = Votes
notice-not-voted = Choose a barrier or a solution first: dots are given to those.
step-vote = dot for “{ $name }”
step-unvote = dot taken from “{ $name }”
step-set-votes = votes for “{ $name }”
step-set-votes-several = votes for { $what }
step-vote-several = dots for { $what }
step-clear-votes = { $count ->
    [one] clearing the votes of { $number } element
   *[other] clearing the votes of { $number } elements
}
