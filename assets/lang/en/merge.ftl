# Comparing and merging maps: what differs, what clashes, and what the commands say.

merge-element = { $kind } “{ $name }”
merge-link = { $from } — { $link } → { $to }
merge-within = { $whole }: { $part }
merge-question = Question “{ $text }”
merge-map = The map
merge-field-order = Place among its siblings
merge-field-kind = Kind
merge-field-comment = Where it was written
merge-field-image = The picture itself
merge-field-metric = Metric
merge-field-imports = Imports
merge-field-profiles = Profiles of surveys

# What the commands say.
merge-clean = Merged without conflicts.
merge-conflicts = { $count ->
    [one] Merged with { $number } conflict. What was there before stays on the map until it is settled.
   *[other] Merged with { $number } conflicts. What was there before stays on the map until they are settled.
}
merge-older = { $count ->
    [one] { $number } of them is from an earlier merge.
   *[other] { $number } of them are from earlier merges.
}
merge-base = the copy from before
merge-ours = ours
merge-theirs = theirs
merge-other = from an earlier merge
merge-deleted = deleted
merge-absent = not there
merge-not-whole = { $path } cannot be merged: what was not read of it would count as deleted. Open it, mend it and save it first. ({ $why })
merge-side-unread = { $path } was not merged: { $side } cannot be read whole. Your map is as it was, and git still has each copy: mend that one, or take the other as it is. ({ $why })
merge-same = The maps are the same.
merge-answers = Answers at { $name }, { $import }: cells added { $added }, removed { $removed }, changed { $changed }
merge-aside = { $count ->
    [one] { $number } piece set aside
   *[other] { $number } pieces set aside
}
merge-conflict = Conflict: { $about }
merge-setup-will = This will be done:
merge-setup-line = add to { $path } the line: { $line }
merge-setup-nothing = Git merges maps by cjm already; nothing to do.
merge-setup-ask = Do it? [y/N]{" "}
merge-setup-yes = yes
merge-setup-done = Done. Commit .gitattributes; everybody who merges maps runs cjm git-setup once in their copy.
merge-setup-name = Customer journey maps, merged by their objects
merge-no-git = Git cannot be run: { $why }. Install it, or make sure that it is found.
merge-no-repository = This folder is in no work tree of git. Go to one, or make one with git init.
merge-needs-yes = Nobody can be asked here. Add --yes to do it, or --dry-run to see only what would be done.

# Why a conflict cannot be settled.
merge-no-conflict = This conflict is settled already.
merge-not-possible = It cannot be settled like that. Choose one side, or enter a value.
merge-bad-value = This value cannot stand there: { $why }. Enter another.
merge-refused = The map has changed, and this no longer fits. Settle the other conflicts of this place first, or choose the other side.
