# Handing a map on: what is drawn for what.

hand-title = Export
hand-hint = The picture is the real one: what is written looks like it.
hand-format = Format
hand-format-svg = SVG
hand-format-png = PNG
hand-format-pdf = PDF
hand-format-pptx = PowerPoint
hand-format-html = Web page
hand-target = For
hand-target-screen = Screen, natural size
hand-target-slide = Slide, 16:9
hand-target-paper = Paper, { $paper }
hand-target-mm = Page in millimetres
hand-target-px = Page in pixels
hand-width = Width
hand-height = Height
hand-dpi = Dots per inch
hand-part = What
hand-part-map = The whole map
hand-part-selection = What is selected
hand-part-frame = One frame of the story
hand-part-story = The story, frame by frame
hand-split = Pages
hand-split-none = One page
hand-split-auto = As many as it takes to be read
hand-split-phases = By phase
hand-split-stages = By stage
hand-split-touchpoints = By touchpoints
hand-most = Touchpoints a page
hand-lanes = Lanes
hand-lanes-shown = As on the screen
hand-lanes-usual = The usual ones
hand-lanes-all = All
hand-theme = Look
hand-footer = Line at the foot
hand-footer-hint = For example: © Clinic, internal
hand-transparent = No paper behind the map
hand-as-picture = Slides are pictures
hand-split-do = Part it into readable pages
hand-page = { $at } of { $of }
hand-page-before = Page before
hand-page-next = Next page
hand-proof = The page as it is written
hand-preset = Presets
hand-preset-none = None kept yet
hand-preset-name = Name of the preset
hand-preset-keep = Keep
hand-preset-forget = Forget “{ $name }”
hand-write = Export…
hand-leave = Cancel

# How small the type is.
type-free = Smallest text { $smallest } pt; readers can make it larger.
type-free-pages = { $pages ->
    [one] { $pages } page, smallest text { $smallest } pt; readers can make it larger.
   *[other] { $pages } pages, smallest text { $smallest } pt; readers can make it larger.
}
type-fine = Smallest text { $smallest } pt.
type-fine-pages = { $pages ->
    [one] { $pages } page, smallest text { $smallest } pt.
   *[other] { $pages } pages, smallest text { $smallest } pt.
}
type-small = Text of { $smallest } pt is too small to be read; it needs { $least } pt.
type-small-pages = Text is too small to be read on pages: { $small } of { $pages }. It has { $smallest } pt and needs { $least } pt.
