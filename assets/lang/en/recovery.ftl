# What is kept against loss: the journal, backups, and who else has a map open.

recovery-not-kept = Your edits are not being kept against a crash: nothing can be written in { $folder } ({ $why }). Save your map often, and make room or ask for access to that folder.
recovery-defect = a defect of the program
recovery-no-backup = The map was saved, but what it replaced was not kept as a backup in { $folder }: { $why }. Make room, or ask for access to that folder.
recovery-in-place-no-backup = { $path } was not written over, because no backup of it could be made first: { $why }. Save your map as a copy.
recovery-in-place-no-place = { $path } was not written over, because there is no place to keep a backup of it first. Save your map as a copy.
recovery-torn = { $path } could be written only in part, and is damaged now. What was in it is kept whole in { $backup }. Save your map as a copy on another disk.

# How the file is of a map that can be brought back.
recovery-file-none = The map was never saved.
recovery-file-same = { $path } is as it was before these edits.
recovery-file-changed = { $path } was changed by somebody else since.
recovery-file-missing = { $path } is no longer there.
recovery-file-empty = { $path } is empty.
recovery-file-damaged = { $path } is damaged: { $why }
recovery-file-unreadable = { $path } cannot be read: { $why }

# Why edits cannot be brought back.
recovery-lost-newer = Edits kept in { $folder } were made with a newer version of the program. Open that version to bring them back.
recovery-lost-base = Edits kept in { $folder } cannot be brought back: the map they were made on is not there any more.
recovery-lost-failed = Edits kept in { $folder } could not be read: { $why }. Check the disk and start the program again.

# Who else has the map open.
owner-open = { $user } has had this map open on { $host } since { $time }.
owner-somebody = Somebody
owner-somewhere = another computer
