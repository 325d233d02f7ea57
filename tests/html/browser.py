"""A headless Chromium, driven through chromedriver's WebDriver protocol; only Python itself needed."""

import base64
import json
import shutil
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

FLAGS = [
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--disable-extensions", "--disable-dev-shm-usage",
    "--force-device-scale-factor=1", "--window-size=1440,900", "--hide-scrollbars",
]

# What WebDriver calls the keys that write nothing.
KEYS = {
    "Escape": "\ue00c", "Enter": "\ue007", "Tab": "\ue004", "Home": "\ue011", "End": "\ue010",
    "PageUp": "\ue00e", "PageDown": "\ue00f", "ArrowLeft": "\ue012", "ArrowUp": "\ue013",
    "ArrowRight": "\ue014", "ArrowDown": "\ue015", "Control": "\ue009", "Shift": "\ue008",
}
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


def tools():
    """Chromium and chromedriver, or what is missing."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    return chromium, driver


class Browser:
    """One window. Use it in a `with`; it ends what it started."""

    def __enter__(self):
        chromium, driver = tools()
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = subprocess.Popen(
            [driver, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = None
        for line in self.process.stdout:
            if "started successfully on port" in line:
                port = line.split("on port")[1].strip(" .\n")
                break
        assert port, "chromedriver does not start"
        self.base = f"http://127.0.0.1:{port}"
        options = {"binary": chromium, "args": FLAGS + [f"--user-data-dir={self.profile.name}"]}
        always = {
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            "unhandledPromptBehavior": "ignore",
        }
        answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": always}})
        self.base += f"/session/{answer['sessionId']}"
        return self

    def __exit__(self, *_):
        try:
            self.call("DELETE", "")
        except (OSError, AssertionError):
            pass
        self.process.terminate()
        self.process.wait(10)
        self.profile.cleanup()

    def call(self, method, path, body=None):
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data, method=method)
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{path}: {error.read().decode()[:600]}") from None

    def cdp(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def run(self, script, *arguments):
        """What a script gives back; expressions need no `return`."""
        if "return " not in script and ";" not in script:
            script = "return " + script
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def media(self, **features):
        names = {"motion": "prefers-reduced-motion", "scheme": "prefers-color-scheme"}
        features = [{"name": names[name], "value": value} for name, value in features.items()]
        self.cdp("Emulation.setEmulatedMedia", features=features)

    def keys(self, *keys):
        """Presses keys one after the other; "Control+f" holds the first."""
        actions = []
        for key in keys:
            parts = key.split("+") if len(key) > 1 else [key]
            parts = [KEYS.get(part, part) for part in parts]
            actions += [{"type": "keyDown", "value": part} for part in parts]
            actions += [{"type": "keyUp", "value": part} for part in reversed(parts)]
        self.actions({"type": "key", "id": "keyboard", "actions": actions})

    def type(self, text):
        self.keys(*text)

    def click(self, selector):
        self.call("POST", f"/element/{self.element(selector)}/click", {})

    def element(self, selector):
        found = self.call("POST", "/element", {"using": "css selector", "value": selector})
        return found[ELEMENT]

    def move(self, x, y):
        self.pointer({"type": "pointerMove", "duration": 0, "x": int(x), "y": int(y)})

    def drag(self, start, end):
        (x, y), (to_x, to_y) = start, end
        self.pointer(
            {"type": "pointerMove", "duration": 0, "x": x, "y": y}, {"type": "pointerDown", "button": 0},
            {"type": "pointerMove", "duration": 50, "x": (x + to_x) // 2, "y": (y + to_y) // 2},
            {"type": "pointerMove", "duration": 50, "x": to_x, "y": to_y}, {"type": "pointerUp", "button": 0})

    def pinch(self, middle, before, after):
        """Two fingers move apart from `before` to `after` pixels."""
        (x, y) = middle
        fingers = []
        for number, side in enumerate((-1, 1)):
            at = lambda spread: {"x": int(x + side * spread / 2), "y": y}
            fingers.append({
                "type": "pointer", "id": f"finger{number}", "parameters": {"pointerType": "touch"},
                "actions": [
                    {"type": "pointerMove", "duration": 0, **at(before)}, {"type": "pointerDown", "button": 0},
                    {"type": "pointerMove", "duration": 60, **at((before + after) / 2)},
                    {"type": "pointerMove", "duration": 60, **at(after)}, {"type": "pointerUp", "button": 0}]})
        self.actions(*fingers)

    def pointer(self, *actions):
        self.actions({
            "type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": list(actions)})

    def wheel(self, x, y, dy):
        scroll = {"type": "scroll", "x": x, "y": y, "deltaX": 0, "deltaY": dy, "duration": 0, "origin": "viewport"}
        self.actions({"type": "wheel", "id": "wheel", "actions": [scroll]})

    def actions(self, *sources):
        self.call("POST", "/actions", {"actions": list(sources)})

    def log(self, kind):
        return self.call("POST", "/se/log", {"type": kind})

    def requests(self):
        """The addresses of everything asked for since the last look."""
        events = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"] for event in sent]

    def dialog(self):
        """The text of an open dialog, or none."""
        try:
            return self.call("GET", "/alert/text")
        except AssertionError:
            return None

    def picture(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def paper(self, path):
        answer = self.cdp("Page.printToPDF", printBackground=True, preferCSSPageSize=True)
        with open(path, "wb") as file:
            file.write(base64.b64decode(answer["data"]))

    def until(self, script, seconds=5):
        """Waits until an expression is true."""
        end = time.monotonic() + seconds
        while not self.run(script):
            assert time.monotonic() < end, f"never: {script}"
            time.sleep(0.03)
