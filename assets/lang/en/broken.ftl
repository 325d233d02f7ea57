# What breaks a map: the model's own invariants. Parts of a sentence.

broken-duplicate-element = two elements have the id { $id }
broken-value = the element { $id }: { $why }
broken-props = the map’s properties: { $why }
broken-dangling = the link “{ $link }” from { $from } to { $to } leads nowhere
broken-not-allowed = a link “{ $link }” may not lead from { $from } to { $to }
broken-self-link = the link “{ $link }” leads from { $from } to itself
broken-duplicate-link = the link “{ $link }” from { $from } to { $to } stands there twice
broken-second = the link “{ $link }” from { $from } to { $to } is one too many: there is one from { $firstFrom } to { $firstTo }
broken-second-emotion = the touchpoint { $id } has two emotions, { $first } and { $second }, for one persona and journey
broken-no-stage = the touchpoint { $id } stands in no stage
broken-loose = “{ $kind }” { $id } lacks its link “{ $link }”
broken-question = the question { $id }: { $why }
broken-cell = a cell of answers of { $id } for the question { $question }: { $why }
broken-conflict = a conflict is about { $id }, which is not on the map
broken-index = the program lost track of the element { $id }

# What is wrong with a value.
bad-value-nul = a text holds the character NUL
bad-value-severity = the severity is not between 1 and 5
bad-value-votes = there are more than 9,999 votes
bad-value-share = the share is not between 0 and 1
bad-value-indicator-value = the value is infinite or not a number
bad-value-indicator-target = the target is infinite or not a number
bad-value-date = the calendar does not have the date
bad-value-picture = the picture is empty or over the limits of size
bad-value-metric-target = the target of a metric is infinite or not a number
bad-value-reported = a reported score is outside the range of its metric, or its date does not exist
bad-value-history = the measurements are out of order, twice on a day, or not numbers
bad-value-comment = the answer beside the comment is not on its scale
bad-value-imports = a record of an import or a profile is out of order

# What is wrong with a cell of answers.
bad-cell-no-touchpoint = its touchpoint is not on the map
bad-cell-no-question = its question is not on the map
bad-cell-scale = its answers are not on the scale of its question
bad-cell-three = it has three histograms, and its question is asked once
bad-cell-too-many = it counts more answers than can be counted exactly
bad-cell-month = the calendar does not have its month
bad-cell-segments = its segments are more than three, not in alphabetical order, repeated or without a name
bad-cell-nul = a text holds the character NUL
bad-cell-duplicate = another cell has the same key

# What is wrong with a question.
bad-question-key = its key is not 1 to 64 characters of a-z, 0-9, - and _
bad-question-duplicate = another question has the same key
bad-question-nul = its text holds the character NUL
