# What comes from outside and what goes there: texts of other tools, dropped files, pictures.

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
