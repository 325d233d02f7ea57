# Bringing a survey into the map: the dialog.
cmd-import-scores = Import scores…
file-kind-survey = Survey
path-survey = Survey to import
table-survey = These are survey answers…
task-survey-read = Reading { $file }
task-survey-count = Counting the answers…
task-survey-enter = Importing the answers…
step-survey = import “{ $name }”
step-survey-pasted = import pasted answers
notice-survey = { $count ->
    [one] Imported { $number } answer.
   *[other] Imported { $number } answers.
}
notice-survey-same = All these answers are on the map already: nothing changed.
survey-trouble = { $file }: { $why }
import-title = Import scores from { $file }
import-title-pasted = Import scores from the clipboard
import-hint = Check what the columns mean. Nothing enters the map until you import.
import-reading = Reading…
import-counting = Counting…
import-entering = Importing…
import-do = Import
import-stop = Stop
import-leave = Do not import
import-again = Try again
import-search = Search
import-search-none = Nothing found

# The whole survey.
import-sheet = Sheet
import-profile = Profile
import-profile-none = None: as guessed
import-header = Headings
import-header-none = No headings
import-header-row = Row { $row }
import-header-rows = Rows { $first } and { $last }
import-dates = Months
import-dates-open = The dates can be read in two ways, and nothing in the file says which. Choose the order.
import-period = Answers belong to
import-period-dates = The months of their dates
import-period-none = No month
import-order = Dates are written
import-day-first = Day first: 31/12/2026
import-month-first = Month first: 12/31/2026

# What a column means.
import-means-ignored = Leave out
import-means-touchpoint = Touchpoint
import-means-question = Question
import-means-score-asked = Answer to the question beside it
import-means-score = Answer: { $what }
import-means-answers = { $what }: “{ $name }”
import-means-date = Date
import-means-segment = Segment
import-means-comment = Comment
import-means-comment-about = Comment: “{ $name }”
import-cli-sum = CLI, sum of three answers
import-cli-1 = CLI 1: recommend
import-cli-2 = CLI 2: buy again
import-cli-3 = CLI 3: try other products

# Names, wordings, codes.
import-touchpoints = Touchpoints in the survey, and on the map
import-touchpoint-of = Touchpoint for “{ $name }”
import-target-new = New touchpoint
import-target-skipped = Leave out
import-questions = Questions in the survey
import-question-of = Metric of “{ $name }”
import-codes = No answer (“not applicable”)
import-code = { $code }: { $count }

# Comments.
import-comments = Comments
import-comments-most = Quotes of each touchpoint
import-most = { $count ->
    [0] None
    [one] At most { $number }
   *[other] At most { $number }
}
import-privacy = E-mail addresses and phone numbers
import-privacy-mask = Mask them
import-privacy-leave-out = Leave such comments out
import-privacy-keep = Keep them
import-comment = “{ $text }”

# What comes in, and what does not.
import-scores = Scores that come in
import-score-new = { $name } (new)
import-skipped = Left out
import-segments = Answers can be split by three columns; these are not used: { $names }
import-unwanted = { $count ->
    [one] { $number } answer about a touchpoint that is left out
   *[other] { $number } answers about touchpoints that are left out
}
import-histograms = { $count ->
    [one] { $number } histogram
   *[other] { $number } histograms
}
import-nothing = No answers yet: say which columns hold them.
import-keep = Keep these choices for the next survey
import-keep-hint = Name of the profile
import-reason-scale = Not on the scale
import-reason-fraction = Not a whole number
import-reason-text = Not a number
import-reason-formula = Formula without a value
import-reason-error = Spreadsheet error
import-reason-date = Not a date
import-reason-touchpoint = No touchpoint named
import-reason-question = Question not counted
