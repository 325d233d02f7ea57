# Earlier versions of a map, what differs, and copies that sync services made.

cmd-versions = Earlier versions…
versions-title = Earlier versions
versions-hint = Compare the map with its backups, with revisions of git, or with any other file. Its own file changes only when you save.
versions-list = Versions
versions-other = Another file…
versions-gathering = Looking for earlier versions…
versions-none = There is no earlier version yet: a backup is made with every save. You can compare with another file.
versions-backup = Backup
versions-file = File
versions-backup-of = backup of { $time }
versions-revision-of = “{ $about }”, { $time }
versions-reading = Reading and comparing…
versions-merging = Merging…
versions-counts = Since then: added { $added }, removed { $removed }, changed { $changed }
versions-counts-file = Only in the open map: { $added }, only in this file: { $removed }, in both and different: { $changed }
versions-differences = What differs
versions-equal = The open map says the same.
versions-picture = Picture of this version
versions-bring-back = Bring back
versions-apart = Open as a map of its own
versions-merge = Merge into the open map
versions-show = Show on the map
versions-close = Close
versions-no-revision = This revision cannot be read: { $why } Choose another version.
versions-brought-back = The map is again as in { $name }. Undo takes that back; the file changes only when you save.
versions-same = The map is just as in { $name }: there is nothing to bring back.
versions-changed-meanwhile = The map was changed meanwhile, so nothing was done. Open the earlier versions and try again.
versions-merged = Merged { $name }: added { $added }, removed { $removed }, changed { $changed }.
versions-nothing-new = Nothing in { $name } is new: the map has it all.
versions-conflicts = { $count ->
    [one] In { $number } place both say something different. Decide about it in the panel below.
   *[other] In { $number } places both say something different. Decide about them in the panel below.
}
versions-compared = Compared with { $name }: added { $added }, removed { $removed }, changed { $changed }
versions-end = End comparing
versions-copy-found = Beside this map lies a conflicted copy: { $file }
# The beginning of what sync services call such copies in this language; lower-case.
versions-conflict-word = conflict
versions-copy-merge = Merge…
path-compare = Compare with a map
path-compare-do = Compare
step-bring-back = bring back { $name }
step-merge-version = merge { $name }
task-versions = Looking for earlier versions
task-version = Comparing versions
task-merge = Merging
task-copies = Looking for copies of { $file }
