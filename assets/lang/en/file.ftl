# What is said about files: why one cannot be opened, what was set aside, why one was not saved.

file-at = Line { $line }, column { $column }: { $text }

# Why a file cannot be opened.
file-empty = The file is empty. Somebody may have saved an empty document over it: look for an older copy.
file-only-zeros = The file holds nothing but zero bytes: a program or a disk failed while writing it. Look for an older copy.
file-too-big = The file is larger than { $limit } MB, the most a map may have. Check that it is a journey map.
file-too-many = The list “{ $list }” has more than { $limit } entries, the most a map may have. Check that it is a journey map.
file-utf16 = The text is in UTF-16. Save it as UTF-8 in the editor that wrote it, then open it again.
file-binary = This is not a journey map but some binary file. Choose a file that ends in .cjm.
file-other-format = This is not a journey map; it looks like { $format }. Choose a file that ends in .cjm.
file-not-utf8 = From here on the text is not in UTF-8. Save it as UTF-8 in the editor that wrote it, then open it again.
file-not-a-map = This is not a journey map: { $why }. Choose a file that ends in .cjm, or correct the beginning of this one.
file-no-version = A journey map begins with “(format: 1, min_reader: 1,”; from here on this file does not. If it is a journey map, write exactly that at its beginning.
file-conflict = The file holds the marks of a merge that nobody finished (<<<<<<<). Merge the two copies again, or choose one side and delete the marks.
file-newer = The file was made by a newer version of the program (format { $format }). It can be looked at as far as it is understood, but not saved over. Install the newer version to change it.

# What was set aside.
file-aside-map = The map’s properties were set aside: { $why }. They are kept in the file; fill in the title and the other properties anew.
file-second-map = The map’s properties stand here once more. The first ones are used; these are kept in the file.
file-no-map = The map’s properties are missing; “map: (…)” should stand here. Fill in the title, and check the language.
file-aside-element = The element{ $name } was set aside: { $why }. It is kept in the file and not shown; correct it there or enter it anew.
file-aside-link = The link{ $name } was set aside: { $why }. It is kept in the file; draw it anew if it is missing on the map.
file-aside-question = The question{ $name } was set aside: { $why }. It is kept in the file; enter it anew.
file-aside-cell = The answers{ $name } were set aside and are not counted: { $why }. They are kept in the file; import the survey again.
file-aside-picture = The data of the picture{ $name } was set aside: { $why }. It is kept in the file; insert the picture again.
file-aside-conflict = The conflict{ $name } was set aside: { $why }. It is kept in the file; look there for what was said.
file-aside-other = A part of the file was set aside: { $why }. It is kept in the file; look there if something is missing on the map.
file-field-aside = This version does not know the field “{ $field }” of{ $name }. It is kept in the file, and nothing needs to be done.
file-goes-with = { $count ->
    [one] One more entry, which hangs on what was set aside, was set aside with it.
   *[other] { $count } more entries, which hang on what was set aside, were set aside with it; the first stands here.
}
file-still-aside = { $count ->
    [one] One entry that was set aside earlier is still not understood. It stays in the file.
   *[other] { $count } entries that were set aside earlier are still not understood; the first stands here. They stay in the file.
}
file-cut-off = The file ends in the middle: its end was cut off. What was read is here; look for a complete copy before you save.
file-no-bracket = The file ends without its last bracket “)”: more may have been cut off. Compare it with an older copy before you save.
file-zeros = From here on the file holds nothing but zero bytes: a program or a disk failed while writing it. They were left out; compare the map with an older copy before you save.
file-bad-letters = Letters from here on were damaged beyond reading; they are shown as �. Correct them before you save, or look for an older copy.
file-untidy = The file is out of order here: { $why }. Nothing was lost; saving puts it in order.
file-comments = The file holds comments. Saving will not keep them: save a copy if you need them.
file-nul-taken = A text of{ $name } held the character NUL, which cannot be shown. It was taken out.
file-nul-taken-map = A text of the map’s properties held the character NUL, which cannot be shown. It was taken out.
file-no-stage = The touchpoint{ $name } stood in no stage. It was put into a new one without a name; move it where it belongs.
file-broken = The map was mended: { $why }. Look at what was mended before you save.
file-more = { $count ->
    [one] There is one more problem like these.
   *[other] There are { $count } more problems like these; the next stands here.
}
file-label = “{ $label }”

# Why a piece was not understood; part of a sentence.
file-why-never-closed = a bracket is opened and never closed
file-why-text-never-closed = a text in quotes is never closed
file-why-comment-never-closed = a comment is never closed
file-why-wrong-bracket = the bracket “{ $found }” is expected here
file-why-too-deep = brackets are nested too deep
file-why-unexpected = the character “{ $found }” is not expected here
file-why-trailing = something follows where it should end
file-why-after-the-end = it stands behind the end of the map
file-why-ends-early = it ends too early
file-why-expected-sign = “{ $found }” is expected here
file-why-expected-closing = a closing bracket is expected here
file-why-expected-name = a name without quotes is expected here
file-why-expected-word = a word without quotes is expected here
file-why-expected-text = a text in quotes is expected here
file-why-expected-whole = a whole number is expected here
file-why-negative = the number must not be below 0
file-why-too-large = the number is too large
file-why-expected-number = a number is expected here
file-why-decimal-comma = numbers are written with a point and without commas, such as 0.75 or 1200
file-why-wrong-count = { $expected } values are expected here, not { $found }
file-why-bad-escape = a backslash is not followed by a known sign; the backslash itself is written \\
file-why-no-kind = it does not begin with a word that says what it is
file-why-unknown-kind = this version does not know “{ $found }”
file-why-unknown-word = “{ $found }” is none of the words known here: { $known }
file-why-misspelt = “{ $found }” was taken for “{ $meant }”
file-why-unknown-field = this version does not know the field “{ $found }”
file-why-stray-field = its beginning is missing before the field “{ $found }”
file-why-missing-field = the field “{ $found }” is missing
file-why-duplicate-field = the field “{ $found }” stands there twice
file-why-bad-id = “{ $found }” is not an id, which is 13 characters of 0-9 and a-z without i, l, o, u, the first of them 0-9 or a-f
file-why-bad-order = “{ $found }” is not an order key, which is 1 to 400 letters and digits not ending in 0
file-why-bad-question-key = “{ $found }” is not a question’s key, which is 1 to 64 characters of a-z, 0-9, - and _
file-why-bad-date = “{ $found }” is no date of the calendar, which is written like 2026-09-01
file-why-bad-month = “{ $found }” is no month of the calendar, which is written like 2026-09
file-why-bad-metric = “{ $found }” is no metric: one needs a name, a scale of at least two answers up to 100, and best and worst answers that are counted and do not overlap
file-why-not-finite = the number is infinite, too large or not a number
file-why-out-of-range = { $found } is not between { $low } and { $high }
file-why-no-answers = the counts of the answers are missing
file-why-answers-twice = the answers stand there twice, as “one” and as “three”
file-why-too-many-answers = there are more answers than can be counted exactly
file-why-off-the-scale = some answers are outside the scale of the question, { $low } to { $high }
file-why-three-answers = there are three histograms, and the question is asked once
file-why-bad-segments = the segments are more than three, not in alphabetical order, repeated or without a name
file-why-too-long = it is longer or has more fields than any map needs
file-why-duplicate = another one with the same key { $found } stands before it
file-why-duplicate-cell = others with the same touchpoint, question, month, segments and import stand before them
file-why-no-element = there is no element { $found }
file-why-not-a-touchpoint = { $found } is no touchpoint
file-why-no-question = there is no question { $found }
file-why-no-picture = its data is missing, or was set aside
file-why-unused-picture = no element shows the picture { $found }
file-why-bad-base64 = it is damaged and not in base64
file-why-bad-picture = the sides must be 1 to 4096 pixels and the data at most 2 MB
file-why-link-not-allowed = such a link may not lead from { $from } to { $to }
file-why-link-to-itself = it leads from an element to itself
file-why-loose = its link “{ $found }” is missing
file-why-one-too-many = { $found } stands there already, and only one may
file-why-nul = a text holds the character NUL
file-why-goes-with = it belongs to { $found }, which was set aside
file-why-twice = the same field stands before it

# Why a file was not opened or saved.
file-not-found = There is no file { $path }. Check the name, or choose the file with Open.
file-no-permission = You may not read { $path }. Ask its owner or your administrator for access.
file-is-folder = { $path } is not a file. Choose a file that ends in .cjm.
file-read-failed = { $path } could not be read: { $why }. Try again, or copy the file to another disk.
file-changed-on-disk = { $path } was changed by somebody else since you opened it. It was not saved over: save your map as a copy, then compare the two.
file-gone = { $path } is no longer there: it was moved, renamed or deleted. Save your map as a copy.
file-exists = { $path } exists already. Choose another name, or agree to replace it.
file-read-only = { $path } is read-only. Save your map as a copy, or take the protection off the file.
file-newer-not-saved = { $path } was made by a newer version of the program and is not saved over. Save your map as a copy, or install the newer version.
file-folder-closed = No file may be written in the folder of { $path }. Save your map as a copy elsewhere.
file-no-folder = There is no folder for { $path }. Choose another place.
file-hard-linked = { $path } has several names on this disk, and saving would part them. Save your map as a copy.
file-busy = Another program holds { $path } and does not let go. Try again in a moment, or save your map as a copy.
file-disk-full = There is no room left on the disk for { $path }. The old file is unharmed. Make room, or save your map as a copy on another disk.
file-write-failed = { $path } could not be written: { $why }. The old file is unharmed. Save your map as a copy on another disk.
file-unsettled = { $path } was written, but the system does not confirm that it is safely on the disk: { $why }. Save again, or save a copy on another disk.
file-would-not-read = The map was not saved because the result would not read back the same. The old file is unharmed. Undo the last change and try again, and report this as a defect.
file-too-big-to-save = The map would be larger than { $limit } MB, the most that can be opened again. It was not saved; take out pictures or long texts, or split the map.

## Exports

export-no-extension = The file name has no ending that names a format. End it in .svg, .png, .pdf, .pptx or .html.
export-unknown-format = “.{ $extension }” is not a format that can be written. Choose .svg, .png, .pdf, .pptx or .html.
export-too-many-pixels = A picture of { $width } × { $height } pixels is too large. Up to { $fits } pixels wide fits for this map: give a smaller width or scale, show fewer stages, or choose SVG or PDF.
export-too-many-pages = { $pages ->
    [one] The map would take { $pages } page
   *[other] The map would take { $pages } pages
  }, but { $most } are the most. Choose larger paper, a smaller scale, or one page fitted to the map.
export-too-many-parts = The map would be parted into more than { $most } pages. Choose a larger target, fewer lanes, or only a phase of it.
export-too-many-slides = { $slides ->
    [one] The deck would have { $slides } slide
   *[other] The deck would have { $slides } slides
  }, but { $most } are the most. Show fewer stages, or write several decks.
export-too-many-shapes = A slide of this map would have more than { $most } shapes, and PowerPoint would hardly open it. Show fewer stages or lanes, or write slides as pictures.
export-bad-option = “{ $option }” must be a number greater than zero and not absurdly large.
export-stopped = The picture was not finished: its writing was stopped.
export-pdf-failed = The PDF could not be made: { $reason }. Export as SVG or PNG instead.
export-write-failed = The picture could not be written: { $reason }. Check the disk and the folder’s permissions, then try again.
