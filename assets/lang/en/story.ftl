# The story: frames over the map, shown one after the other.

# The first story, composed from what the map says.
plot-whole = { $name } — the whole journey
plot-name = “{ $name }”
plot-praised = Clients praise { $name }
plot-hurts = It hurts at “{ $name }”
plot-moment = It hurts at “{ $name }”, a moment of truth
plot-target = Where we want to get
plot-own = { $count ->
    [one] We can carry out { $number } solution at once, on our own
   *[other] We can carry out { $number } solutions at once, on our own
}
plot-own-one = We can do this at once, on our own: { $name }

# Steps.
step-compose-story = { $count ->
    [one] story of { $number } frame
   *[other] story of { $number } frames
}
step-add-frame = frame “{ $name }”
step-retake-frame = view of the frame “{ $name }”
step-retake-several = view of { $what }

# A frame in the inspector.
frame-notes = What the speaker says
frame-state = Journey shown
frame-state-map = As the map opens
frame-lanes = Lanes shown
frame-lanes-help = None chosen: the usual lanes.
frame-personas = Personas shown
frame-personas-help = None chosen: those the map shows.
frame-scores = Scores shown
frame-scores-map = As the map shows them
frame-sight = In sight
frame-sight-all = The whole map is in sight.
frame-lit = Lit
frame-lit-all = Everything is lit.

# The panel and the menu.
menu-story = Story
area-story = Story
story-title = Story
cmd-story = Story
cmd-add-frame = Add what is seen to the story
cmd-tell = Tell the story
cmd-tell-here = Tell the story from this frame
task-story = Drawing the story…
story-compose = Compose a story
story-retake = Take again as seen
story-earlier = Earlier
story-later = Later
story-remove = Remove
story-no-caption = No caption
story-none = No frames yet. “Compose a story” makes a first one from what the map says: the whole, what clients praise, where it hurts most, the target, what can be done at once. Or show a part of the map, select what is to be lit, and add what is seen.

# The speaker's window.
presenter-title = Speaker
presenter-previous = Back
presenter-next = Next
presenter-black = Black
presenter-spot = Light
presenter-exchange = Exchange displays
presenter-end = End
presenter-then = Then
presenter-last = This is the last frame.
presenter-no-notes = Nothing is noted for this frame.
