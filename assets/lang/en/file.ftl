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
file-no-version = The file does not begin with “format: 1, min_reader: 1,”. If it is a journey map, write that after the first bracket.
file-conflict = The file holds the marks of a merge that nobody finished (<<<<<<<). Merge the two copies again, or choose one side and delete the marks.
file-newer = The file was made by a newer version of the program (format { $format }). It can be looked at as far as it is understood, but not saved over. Install the newer version to change it.

# What was set aside.
file-aside-map = The map's properties were set aside: { $why }. They are kept in the file; fill in the title anew.
file-aside-element = The element{ $name } was set aside: { $why }. It is kept in the file and not shown; correct it there or enter it anew.
file-aside-link = A link was set aside: { $why }. It is kept in the file; draw it anew where it is missing.
file-aside-question = A question was set aside: { $why }. It is kept in the file; enter it anew.
file-aside-cell = A cell of answers was set aside and is not counted: { $why }. It is kept in the file; import the survey again.
file-aside-picture = The data of a picture was set aside: { $why }. It is kept in the file; insert the picture again.
file-aside-other = A part of the file was set aside: { $why }. It is kept in the file.
file-field-aside = This version does not know the field “{ $field }”. It is kept in the file.
file-goes-with = { $count ->
    [one] One more entry that hangs on what was set aside was set aside with it.
   *[other] { $count } more entries that hang on what was set aside were set aside with it.
}
file-still-aside = { $count ->
    [one] One entry that was set aside earlier is still not understood. It stays in the file.
   *[other] { $count } entries that were set aside earlier are still not understood. They stay in the file.
}
file-cut-off = The file ends in the middle: its end was cut off. What was read is here; look for a complete copy before you save.
file-bad-letters = Letters from here on were damaged beyond reading; they are shown as �. Correct them before you save, or look for an older copy.
file-untidy = The file is out of order here: { $why }. Nothing was lost; saving puts it in order.
file-comments = The file holds comments. Saving will not keep them.
file-mended-value = A field of { $id } had a value that is not possible. It was emptied.
file-mended-props = A property of the map had a value that is not possible. It was emptied.
file-no-stage = The touchpoint { $id } stood in no stage. It was put into a new one without a name.
file-broken = The map was mended: { $why }.
file-more = { $count ->
    [one] There is one more problem like these.
   *[other] There are { $count } more problems like these.
}

# Why a piece was not understood; part of a sentence.
file-why-never-closed = a bracket is opened and never closed
file-why-text-never-closed = a text in quotes is never closed
file-why-comment-never-closed = a comment is never closed
file-why-wrong-bracket = the bracket “{ $found }” is expected here
file-why-too-deep = brackets are nested too deep
file-why-unexpected = the character “{ $found }” is not expected here
file-why-trailing = something follows where it should end
file-why-ends-early = it ends too early
file-why-expected-sign = “{ $found }” is expected here
file-why-expected-closing = a closing bracket is expected here
file-why-expected-name = a name is expected here
file-why-expected-text = a text in quotes is expected here
file-why-expected-whole = a whole number is expected here
file-why-expected-number = a number is expected here
file-why-expected-value = a value is expected here
file-why-bad-escape = the backslash is not followed by a known letter
file-why-unknown-kind = this version does not know “{ $found }”
file-why-unknown-word = the word “{ $found }” is not among the values of this field
file-why-unknown-field = this version does not know the field “{ $found }”
file-why-missing-field = the field “{ $found }” is missing
file-why-duplicate-field = the field “{ $found }” stands there twice
file-why-bad-id = “{ $found }” is not an id, which is 13 characters of 0-9 and a-z without i, l, o, u
file-why-bad-order = “{ $found }” is not an order key, which is 1 to 400 letters and digits not ending in 0
file-why-bad-question-key = “{ $found }” is not a question's key, which is 1 to 64 characters of a-z, 0-9, - and _
file-why-bad-date = “{ $found }” is not a date
file-why-not-finite = the number is not finite
file-why-out-of-range = { $found } is not between { $low } and { $high }
file-why-bad-answers = the answers do not fit the scale of their question
file-why-bad-segments = its columns are more than three, unsorted, repeated or without a name
file-why-too-long = it is longer than any map needs
file-why-duplicate = another one with the same key { $found } stands before it
file-why-no-element = there is no element { $found }
file-why-no-question = there is no question { $found }
file-why-no-picture = the data of the picture { $found } is missing
file-why-unused-picture = no element shows the picture { $found }
file-why-bad-picture = the data is not a PNG or JPEG within the limits of size
file-why-link-not-allowed = such a link is not allowed
file-why-loose = it needs a touchpoint it is linked to
file-why-one-too-many = there is one already where only one may be
file-why-nul = a text holds the character NUL
file-why-goes-with = it belongs to { $found }, which was set aside
file-why-twice = it stands there twice
file-why-other = the reader says “{ $found }”

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

export-no-extension = The file name has no ending that names a format. End it in .svg, .png or .pdf.
export-unknown-format = “.{ $extension }” is not a format that can be written. Choose .svg, .png or .pdf.
export-too-many-pixels = A picture of { $width } × { $height } pixels is too large. Up to { $fits } pixels wide fits for this map: give a smaller width or scale, show fewer stages, or choose SVG or PDF.
export-too-many-pages = { $pages ->
    [one] The map would take { $pages } page
   *[other] The map would take { $pages } pages
  }, but { $most } are the most. Choose larger paper, a smaller scale, or one page fitted to the map.
export-bad-option = “{ $option }” must be a number greater than zero and not absurdly large.
export-pdf-failed = The PDF could not be made: { $reason }. Export as SVG or PNG instead.
export-write-failed = The picture could not be written: { $reason }. Check the disk and the folder's permissions, then try again.
