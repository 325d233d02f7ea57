#!/usr/bin/env python3
"""Opens pages of maps in a real browser and uses them as people do.

    check.py [--pictures FOLDER] PAGE.html …      pages with a story of three steps or more
    check.py --hostile PAGE.html …                pages whose every text tries to run

Says what it did; the first thing that is not as it should be ends it with 1. Without chromium and
chromedriver it ends with 77.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import time

from browser import Browser, tools

MATRIX = "new DOMMatrix(getComputedStyle(document.getElementById('sheet')).transform)"
VIEW = f"const m = {MATRIX}; return [m.e, m.f, m.a];"
MIDDLE = (800, 450)


class Page:
    def __init__(self, browser, path):
        self.browser, self.path, self.url = browser, path, path.resolve().as_uri()
        browser.media(motion="reduce", scheme="light")
        browser.open("about:blank")
        # What the browser's own first page asked for is not ours.
        browser.requests(), browser.log("browser")
        browser.open(self.url)

    def view(self):
        return self.browser.run(VIEW)

    def run(self, script, *arguments):
        return self.browser.run(script, *arguments)

    def quiet(self):
        """Nothing was said on the console, nothing asked for, nothing popped up."""
        assert self.browser.dialog() is None, "a dialog is open"
        said = [entry["message"] for entry in self.browser.log("browser")]
        assert not said, f"the console says {said}"
        for url in self.browser.requests():
            inside = url == self.url or url.startswith("data:") or url.split("#")[0] == self.url
            assert inside, f"asked for {url[:200]}"

    # What people do.

    def opens(self):
        run = self.run
        assert run("document.documentElement.classList.contains('js')"), "the viewer did not start"
        assert run("document.fonts.size >= 2")
        loaded = "[...document.fonts].filter(f => f.status === 'error').map(f => f.family)"
        assert run("document.fonts.ready.then(() => true)") and run(loaded) == [], "a face is broken"
        assert run("document.fonts.check('600 16px Inter')"), "the face is not used"
        lang, title = run("document.documentElement.lang"), run("document.title")
        assert lang in ("en", "ru", "uk") and title
        whole = run("""
            const [map, stage] = ['map', 'stage'].map(id => document.getElementById(id).getBoundingClientRect());
            return map.left >= stage.left && map.right <= stage.right && map.top >= stage.top && map.bottom <= stage.bottom;""")
        assert whole, "not the whole map is shown at first"
        # Glyphs are those that were shaped: each line is as wide as its place, and none leaves its card.
        out = run("""
            return [...document.querySelectorAll('#map .touchpoint, #map .score')].flatMap(card => {
                const edge = card.querySelector('.edge').getBoundingClientRect();
                return [...card.querySelectorAll('text')].filter(text => {
                    const line = text.getBoundingClientRect();
                    return line.left < edge.left || line.right > edge.right;
                }).map(text => text.textContent);
            });""")
        assert out == [], f"lines leave their cards: {out}"

    def zooms(self):
        browser = self.browser
        browser.run("document.getElementById('stage').focus()")
        first = self.view()
        browser.keys("+", "+")
        nearer = self.view()
        assert nearer[2] > first[2] * 1.5, (first, nearer)
        browser.keys("-")
        assert self.view()[2] < nearer[2]
        before = self.view()
        browser.keys("ArrowRight", "ArrowDown")
        after = self.view()
        assert after[0] < before[0] and after[1] < before[1], (before, after)
        browser.keys("0")
        assert self.view() == first, "0 does not show all"
        x, y = MIDDLE
        under = "const r = document.getElementById('map').getBoundingClientRect(); return [(arguments[0] - r.left) / r.width, (arguments[1] - r.top) / r.height];"
        before = self.run(under, x, y)
        browser.wheel(x, y, -300)
        wheel, after = self.view(), self.run(under, x, y)
        assert wheel[2] > first[2] * 1.2, (first, wheel)
        assert max(abs(a - b) for a, b in zip(before, after)) < 1e-3, "the wheel loses the place"
        browser.drag((x, y), (x - 120, y - 70))
        dragged = self.view()
        assert abs(dragged[0] - wheel[0] + 120) < 2 and abs(dragged[1] - wheel[1] + 70) < 2, (wheel, dragged)
        browser.pinch(MIDDLE, 100, 200)
        assert abs(self.view()[2] / dragged[2] - 2) < 0.2, "two fingers do not zoom"
        for button in ("#nearer", "#farther", "#whole"):
            before = self.view()
            browser.click(button)
            assert self.view() != before, button
        assert self.view() == first

    def moves_smoothly(self):
        self.browser.media(scheme="light")
        self.run("document.getElementById('stage').focus()")
        first = self.view()
        self.run(f"window.seen = new Set(); const look = () => {{ seen.add({MATRIX}.a); requestAnimationFrame(look); }}; look();")
        self.browser.keys("+")
        self.browser.until(f"Math.abs({MATRIX}.a / {first[2]} - 1.25) < 1e-4")
        assert self.run("seen.size") > 3, "the camera jumps"
        self.browser.keys("0")
        self.browser.until(f"Math.abs({MATRIX}.a - {first[2]}) < 1e-4")
        self.browser.media(motion="reduce", scheme="light")

    def searches(self):
        browser, run = self.browser, self.run
        word = run("""
            const label = document.querySelectorAll('#map .touchpoint')[3].getAttribute('aria-label');
            return label.match(/\\p{L}{4,}/gu)[1].toUpperCase();""")
        browser.keys("Control+f")
        assert run("document.activeElement.id") == "find"
        browser.type(word)
        found = run("document.querySelectorAll('.found').length")
        assert found >= 1, f"{word} is not found"
        said = run("document.getElementById('found').textContent")
        assert re.search(rf"\b1\b.*\b{found}\b", said), said
        current = "return document.querySelector('.current').getBoundingClientRect().toJSON();"
        first = run(current)
        assert 0 <= first["left"] and first["right"] <= 1440 and 50 <= first["top"] and first["bottom"] <= 900, first
        browser.keys("Enter")
        again = run("document.getElementById('found').textContent")
        assert re.search(rf"\b{2 if found > 1 else 1}\b.*\b{found}\b", again), again
        browser.keys("Shift+Enter")
        assert run("document.getElementById('found').textContent") == said
        browser.type("ъqzx")
        assert run("document.querySelectorAll('.found').length") == 0
        assert run("document.getElementById('find-next').disabled")
        browser.keys("Escape")
        assert run("document.getElementById('find').value") == ""
        browser.keys("0")

    def closes_lanes(self):
        browser, run = self.browser, self.run
        height = run("document.getElementById('map').viewBox.baseVal.height")
        places = "return [...document.querySelectorAll('#map .columns .b3')].map(g => g.getBoundingClientRect().height > 0);"
        below = "return document.querySelector('#map .below').getBBox().y + new DOMMatrix('translate(' + getComputedStyle(document.querySelector('#map .below')).translate.replace(' ', ',') + ')').f;"
        legend = run(below)
        assert any(run(places))
        browser.click("#lanes summary")
        browser.click("#lanes input[data-lane='3']")
        assert not any(run(places)), "the lane is still there"
        lower = run("document.getElementById('map').viewBox.baseVal.height")
        gone = height - lower
        assert gone > 30, "nothing moves up"
        assert abs(legend - run(below) - gone) < 1, "the legend stays where it was"
        tints = run("""
            return [...document.querySelectorAll('#map .under .across:not(.tie)')].map(g => g.getBoundingClientRect().bottom)
                .filter(bottom => bottom > document.getElementById('map').getBoundingClientRect().bottom).length;""")
        assert tints == 0, "a tint hangs out below"
        browser.click("#lanes input[data-lane='3']")
        assert run("document.getElementById('map').viewBox.baseVal.height") == height and any(run(places))
        browser.keys("Escape")
        assert not run("document.getElementById('lanes').open")

    def shows_details(self):
        browser, run = self.browser, self.run
        where = run("""
            const score = [...document.querySelectorAll('#map .score')].find(s => s.getAttribute('aria-label').includes(' n '));
            const r = score.getBoundingClientRect();
            return [r.left + r.width / 2, r.top + r.height / 2, score.getAttribute('aria-label')];""")
        browser.move(where[0], where[1])
        tip = run("const t = document.getElementById('tip'); return t.hidden ? '' : t.innerText;")
        for part in where[2].split(", "):
            assert part in tip, f"{part} is not in {tip!r}"
        browser.move(720, 20)
        assert run("document.getElementById('tip').hidden"), "the details stay"
        run("document.querySelector('#map [tabindex=\"0\"]').focus()")
        first = run("document.activeElement.getAttribute('aria-label')")
        browser.keys("ArrowRight")
        second = run("document.activeElement.getAttribute('aria-label')")
        assert first != second
        for _ in range(20):
            browser.keys("ArrowDown")
            if run("document.activeElement.classList.contains('score')"):
                break
        assert run("document.activeElement.classList.contains('score')"), "no way to the score by keys"
        assert not run("document.getElementById('tip').hidden"), "the focus shows no details"
        assert run("document.querySelectorAll('#map [tabindex=\"0\"]').length") == 1
        edge = run("const e = document.activeElement.querySelector('.edge'); return getComputedStyle(e).stroke;")
        assert edge not in ("none", ""), "the focus is not seen"
        run("document.activeElement.blur()")
        browser.keys("0")

    def tells_its_story(self):
        browser, run = self.browser, self.run
        steps = run("JSON.parse(document.getElementById('data').textContent).frames.length")
        caption = "document.getElementById('caption').textContent"
        wanted = run("JSON.parse(document.getElementById('data').textContent).frames.map(f => f.caption)")
        run("document.getElementById('stage').focus()")
        first = self.view()
        browser.keys("PageDown")
        assert run(caption) == wanted[0]
        views = [self.view()]
        for key in ["ArrowRight", "PageDown"]:
            browser.keys(key)
            views.append(self.view())
        assert run(caption) == wanted[2] and len({tuple(view) for view in views}) >= 2, views
        browser.keys("ArrowLeft")
        assert run(caption) == wanted[1]
        dim = run("""
            const of = (lit) => [...document.querySelectorAll('.map:not([hidden]) .columns .touchpoint')]
                .filter(t => (t.closest('.lit') !== null) === lit).map(t => +getComputedStyle(t).opacity);
            return [Math.min(...of(true)), Math.max(...of(false))];""")
        browser.until("Math.max(...[...document.querySelectorAll('.map:not([hidden]) .column:not(.lit) .touchpoint')].map(t => +getComputedStyle(t).opacity)) < 0.5")
        assert dim[0] == 1, dim
        covered = run("""
            const lit = document.querySelector('.map:not([hidden]) .column.lit .touchpoint').getBoundingClientRect();
            const panel = document.getElementById('story').getBoundingClientRect();
            return lit.bottom > panel.top && lit.right > panel.left && lit.left < panel.right;""")
        assert not covered, "the caption hides what is told"
        browser.keys("End")
        assert run(caption) == wanted[steps - 1]
        browser.keys("Home")
        assert run(caption) == wanted[0]
        browser.keys("3")
        assert run(caption) == wanted[2]
        browser.keys("Escape")
        assert run("document.getElementById('story').hidden") and self.view() == first

    def shows_each_step(self):
        browser, run = self.browser, self.run
        data = run("JSON.parse(document.getElementById('data').textContent)")
        frames = data["frames"]
        state = """
            const seen = e => e.getClientRects().length > 0;
            const maps = [...document.querySelectorAll('.map')];
            const shown = maps.filter(seen);
            const lanes = [...document.querySelectorAll('[data-lane]')];
            const cells = lane => [...shown[0].querySelectorAll('.columns .b' + lane)];
            return {
                pictures: shown.map(map => maps.indexOf(map)),
                offered: lanes.filter(box => !box.parentElement.hidden).map(box => +box.dataset.lane),
                closed: lanes.filter(box => !box.parentElement.hidden && !box.checked).map(box => +box.dataset.lane),
                drawn: [...Array(20).keys()].filter(lane => cells(lane).some(seen)),
                stops: shown[0].querySelectorAll('[tabindex="0"]').length,
                height: shown[0].viewBox.baseVal.height,
            };"""
        toggle = "document.querySelector(`[data-lane='${arguments[0]}']`).click(); return 0;"
        labels = "return [...document.querySelectorAll('.map')[arguments[0]].querySelectorAll('[aria-label], [data-label]')].map(e => e.getAttribute('aria-label') ?? e.dataset.label);"
        run("document.getElementById('stage').focus()")
        before, first = self.view(), run(state)
        run(toggle, 1)
        chosen = run(state)
        assert chosen["closed"] == [1] and 1 not in chosen["drawn"]
        browser.keys("PageDown")
        shown = []
        for frame in frames:
            now = run(state)
            picture = data["pictures"][frame["picture"]]
            lanes = [lane for lane, *_ in picture["bands"]]
            assert now["pictures"] == [frame["picture"]], (frame["caption"], now)
            assert now["offered"] == [lane for lane in lanes if lane], (frame["caption"], now)
            assert now["closed"] == frame["closed"] and not set(now["closed"]) & set(now["drawn"]), now
            assert now["stops"] == 1, "no way into the picture by the Tab key"
            gone = sum(end - start for lane, start, end in picture["bands"] if lane in frame["closed"])
            assert abs(picture["size"][1] - gone - now["height"]) < 0.5, "closed lanes take room"
            inside = run("""
                const seen = e => e.getClientRects().length > 0;
                const [map] = [...document.querySelectorAll('.map')].filter(seen);
                const room = document.getElementById('stage').getBoundingClientRect();
                return [...map.querySelectorAll('.touchpoint')].filter(seen).some(card => {
                    const r = card.getBoundingClientRect();
                    return r.left >= room.left && r.right <= room.right && r.top >= room.top && r.bottom <= room.bottom;
                });""")
            assert inside, f"no touchpoint in sight: {frame['caption']}"
            shown.append(frame["picture"])
            if frame["picture"] and shown.count(frame["picture"]) == 1:
                self.uses_picture(frame["picture"], labels)
            browser.keys("ArrowRight")
        assert any(shown), "every step shows the map itself"
        # What somebody opens in a step lasts until the next one.
        at = next(at for at, frame in enumerate(frames) if frame["closed"])
        browser.keys(str(at + 1))
        lane = run(state)["closed"][0]
        run(toggle, lane)
        assert lane not in run(state)["closed"] and lane in run(state)["drawn"]
        browser.keys(str(at), str(at + 1))
        assert run(state)["closed"] == frames[at]["closed"]
        browser.keys(str(shown.index(max(shown)) + 1), "Escape")
        assert run(state) == chosen, "what was closed before the story is not closed again"
        run(toggle, 1)
        assert run(state) == first and self.view() == before
        # By the text, from a step that does not show the map itself.
        browser.keys("PageDown", "End", str(shown.index(max(shown)) + 1))
        browser.click("#outline")
        browser.click("#text > ol > li:nth-child(2) > a")
        assert run("document.activeElement.matches('.map:not([hidden]) .touchpoint')")
        browser.click("#outline")
        run("document.activeElement.blur()")
        browser.keys("Escape")

    def uses_picture(self, at, labels):
        """A picture that is not the map itself says what only it says, and is searched and painted."""
        browser, run = self.browser, self.run
        only = [label for label in run(labels, at) if label not in set(run(labels, 0))]
        assert only, "the picture says nothing that the map does not say"
        tree = browser.cdp("Accessibility.getFullAXTree")["nodes"]
        told = {node["name"]["value"] for node in tree
            if not node.get("ignored") and node.get("role", {}).get("value") in ("image", "img") and node.get("name")}
        drawn = set(run("[...document.querySelectorAll('.map:not([hidden]) .columns [aria-label]')].map(e => e.getAttribute('aria-label'))"))
        assert told and told <= drawn, f"what is not shown is read out: {told - drawn}"
        word = run("document.querySelector('.map:not([hidden]) .touchpoint').getAttribute('aria-label').match(/\\p{L}{4,}/u)[0]")
        browser.keys("/")
        browser.type(word)
        seen = run("[...document.querySelectorAll('.map:not([hidden]) .found')].filter(e => e.getClientRects().length).length")
        assert seen >= 1, f"{word} is not found in the picture"
        browser.keys("Escape")
        # Gradients and colours are there, in both themes.
        paints = """
            const [map] = document.querySelectorAll('.map:not([hidden])');
            const lost = [...map.querySelectorAll('[fill^="url("], [stroke^="url("]')].flatMap(e => [e.getAttribute('fill'), e.getAttribute('stroke')])
                .filter(paint => paint?.startsWith('url(')).map(paint => document.getElementById(paint.slice(5, -1)))
                .filter(paint => !paint || !paint.closest('svg').checkVisibility()).length;
            return [getComputedStyle(map.querySelector('.paper')).fill, lost];"""
        light = run(paints)
        browser.click("#theme")
        dark = run(paints)
        browser.click("#theme")
        assert light[0] != dark[0] and light[1] == dark[1] == 0, (light, dark)
        run("document.getElementById('stage').focus()")

    def changes_theme(self):
        browser, run = self.browser, self.run
        paper = "getComputedStyle(document.querySelector('.map:not([hidden]) .paper')).fill"
        light = run(paper)
        browser.click("#theme")
        dark = run(paper)
        assert light != dark
        browser.click("#theme")
        assert run(paper) == light
        browser.media(motion="reduce", scheme="dark")
        run("delete document.documentElement.dataset.theme; return 1")
        assert run(paper) == dark, "the system's wish is not followed"
        ink = "getComputedStyle(document.querySelector('#map .frame text')).fill"
        assert run(ink) != "rgb(0, 0, 0)"
        browser.media(motion="reduce", scheme="light")

    def can_be_read(self):
        run = self.run
        tree = self.browser.cdp("Accessibility.getFullAXTree")["nodes"]
        role = lambda node: node.get("role", {}).get("value")
        name = lambda node: (node.get("name", {}).get("value") or "").strip()
        shown = [node for node in tree if not node.get("ignored")]
        roles = [role(node) for node in shown]
        for wanted in ("main", "banner", "complementary", "search", "list", "listitem", "heading"):
            assert wanted in roles, f"no {wanted} in {sorted(set(filter(None, roles)))}"
        nameless = [node for node in shown if role(node) in ("button", "checkbox", "searchbox", "link") and not name(node)]
        assert not nameless, nameless
        headings = [name(node) for node in shown if role(node) == "heading"]
        stages = run("[...document.querySelectorAll('#map .top .stage')].map(s => s.dataset.label)")
        assert stages and set(stages) <= set(headings), (headings, stages)
        texts = run("[...document.querySelectorAll('#text > ol > li > a')].map(a => a.textContent)")
        cards = run("[...document.querySelectorAll('#map .touchpoint')].map(c => c.getAttribute('aria-label'))")
        assert texts == cards, "the text is not in the map's order"
        self.browser.click("#outline")
        assert run("document.getElementById('text').offsetWidth") > 200
        self.browser.click("#text > ol > li:nth-child(2) > a")
        assert run("document.activeElement.classList.contains('touchpoint')")
        self.browser.click("#outline")
        run("document.activeElement.blur()")
        self.browser.keys("0")

    def prints(self):
        with tempfile.TemporaryDirectory() as folder:
            path = f"{folder}/map.pdf"
            self.browser.paper(path)
            pages = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
            text = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True).stdout
        assert re.search(r"^Pages:\s+1$", pages, re.M), pages
        assert self.run("document.title").split()[0] in text, text[:300]

    def pictures(self, folder):
        browser, name = self.browser, self.path.stem
        browser.picture(f"{folder}/{name}-light.png")
        browser.click("#theme")
        browser.picture(f"{folder}/{name}-dark.png")
        browser.click("#theme")
        browser.wheel(500, 400, -500)
        browser.picture(f"{folder}/{name}-zoomed.png")
        browser.keys("0")
        browser.click("#lanes summary")
        browser.click("#lanes input[data-lane='3']")
        browser.picture(f"{folder}/{name}-lanes.png")
        browser.click("#lanes input[data-lane='3']")
        browser.keys("Escape")
        score = self.run("""
            const score = [...document.querySelectorAll('#map .score')].find(s => s.getAttribute('aria-label').includes(' n '));
            const r = score.getBoundingClientRect(); return [r.left + r.width / 2, r.top + r.height / 2];""")
        browser.move(*score)
        browser.picture(f"{folder}/{name}-score.png")
        browser.move(720, 20)
        self.run("document.getElementById('stage').focus()")
        browser.keys("PageDown", "PageDown")
        time.sleep(0.5)
        browser.picture(f"{folder}/{name}-story.png")
        browser.click("#show-notes")
        browser.click("#theme")
        browser.picture(f"{folder}/{name}-story-dark.png")
        browser.click("#theme")
        browser.keys("Escape", "Escape")
        self.run("document.getElementById('stage').focus()")
        browser.click("#outline")
        browser.keys("/")
        browser.type("а" if self.run("document.documentElement.lang") != "en" else "size")
        browser.picture(f"{folder}/{name}-text-search.png")
        browser.keys("Escape")
        browser.click("#outline")
        browser.paper(f"{folder}/{name}.pdf")


ACTS = [
    Page.opens, Page.zooms, Page.moves_smoothly, Page.searches, Page.closes_lanes, Page.shows_details,
    Page.tells_its_story, Page.shows_each_step, Page.changes_theme, Page.can_be_read, Page.prints,
]


def hostile(page):
    """Everything is touched, and nothing runs."""
    browser, run = page.browser, page.run
    assert run("document.documentElement.classList.contains('js')"), "the viewer did not start"
    run("for (const b of document.querySelectorAll('#lanes input')) b.click(); for (const b of document.querySelectorAll('#lanes input')) b.click();")
    run("document.getElementById('stage').focus()")
    browser.keys("PageDown", "ArrowRight", "ArrowRight", "Escape", "/")
    browser.type("script")
    browser.keys("Enter", "Escape")
    run("for (const i of document.querySelectorAll('.map [tabindex]')) i.focus();")
    assert run("window.__pwned === undefined"), "a text ran"
    assert run("document.scripts.length") == 2, "there is a script too many"
    strange = run("""
        const known = new Set(['html', 'head', 'meta', 'title', 'style', 'body', 'header', 'h1', 'h2', 'h3', 'div', 'input', 'output',
            'button', 'details', 'summary', 'label', 'main', 'aside', 'section', 'p', 'ol', 'ul', 'li', 'a', 'span', 'script',
            'svg', 'defs', 'linearGradient', 'stop', 'clipPath', 'symbol', 'use', 'g', 'rect', 'path', 'text', 'image']);
        return [...document.querySelectorAll('*')].map(e => e.localName).filter(name => !known.has(name));""")
    assert strange == [], f"elements out of texts: {strange}"
    active = run("""
        // The viewer moves these itself.
        const moved = e => e.matches('#sheet, .map, .map > .top, .map > .left, #tip');
        return [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => [a.name, a.value, e]))
            .filter(([name, value, e]) => name.startsWith('on') || name === 'src' || (name === 'style' && !moved(e))
                || (name.endsWith('href') && !/^(#(column-|i)\\d+$|data:image\\/(png|jpeg);)/.test(value)))
            .map(([name, value]) => [name, value]);""")
    assert active == [], f"attributes out of texts: {active}"


def calibrate(browser):
    """The looks at requests, console and dialogs see what they are to see."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "bait.html"
        path.write_text("<img src='http://pwned.example/x.png'><script>alert(window.__pwned = 1)</script>")
        browser.open(path.as_uri())
        assert browser.dialog() == "1", "a dialog is not seen"
        browser.call("POST", "/alert/accept", {})
        browser.until("window.__pwned === 1")
        assert any("pwned.example" in url for url in browser.requests()), "a request is not seen"
        end = time.monotonic() + 5
        while not browser.log("browser"):
            assert time.monotonic() < end, "the console is not seen"
            time.sleep(0.05)


def main(arguments):
    if not all(tools()):
        print("chromium or chromedriver is missing")
        return 77
    folder = None
    if arguments[0] == "--pictures":
        folder, arguments = arguments[1], arguments[2:]
    is_hostile = arguments[0] == "--hostile"
    with Browser() as browser:
        if is_hostile:
            calibrate(browser)
        for path in map(pathlib.Path, arguments[is_hostile:]):
            page = Page(browser, path)
            for act in [hostile] if is_hostile else ACTS:
                try:
                    act(page)
                    page.quiet()
                except AssertionError as error:
                    print(f"{path.name}: {act.__name__}: {error}")
                    raise
            if folder:
                page.pictures(folder)
            print(f"{path.name}: {', '.join(act.__name__ for act in ([hostile] if is_hostile else ACTS))}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
