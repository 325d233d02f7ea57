# Words of the viewer in an HTML page of a map. They stand on buttons or are read aloud.

html-picture = Map. Arrow keys move it, + and − change its size, 0 shows all of it
html-search = Search
html-previous = Previous match
html-next = Next match
html-nothing = Nothing found
html-place = { $at } of { $all }
html-lanes = Lanes
html-outline = Map as text
html-theme = Light or dark
html-print = Print
html-nearer = Zoom in
html-farther = Zoom out
html-whole = Show all
html-story = Story
html-forward = Next step
html-back = Previous step
html-notes = Speaker’s notes
html-leave = Leave the story
