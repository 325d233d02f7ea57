"use strict";
// The viewer of a map's page: camera, lanes, search, details, story. It reads the pictures and the
// data beside them, and writes texts only as text.
(() => {
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const [stage, sheet] = [byId("stage"), byId("sheet")];
  const data = JSON.parse(byId("data").textContent);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const clamp = (value, low, high) => Math.min(Math.max(value, low), Math.max(low, high));
  const filled = (at, all) => data.place.replace("{at}", at).replace("{all}", all);
  root.classList.add("js");

  // --- Pictures of the map: its own, and those that steps of the story show in place of it.

  const labelOf = (item) => item.getAttribute("aria-label") ?? item.dataset.label ?? "";
  const folded = (text) => text.toLocaleLowerCase(root.lang).replaceAll("ё", "е").normalize("NFC");
  // In the order in which people read.
  const layers = [".frame", ".top", ".left", ".columns", ".over"];

  const pictures = [...sheet.querySelectorAll(".map")].map((map, at) => {
    const all = (selector) => [...map.querySelectorAll(selector)];
    return {
      ...data.pictures[at],
      map,
      paper: map.querySelector(".paper"),
      bars: map.querySelector(".top"),
      names: map.querySelector(".left"),
      across: all(".across"),
      columns: all(".column"),
      numbered: all("[data-n]"),
      searched: layers
        .flatMap((layer) => all(layer + " .item"))
        .map((item) => [item, folded(labelOf(item))]),
      stop: null,
    };
  });
  const [own] = pictures;
  let picture = own;

  /** Shows a picture with some lanes closed; `true` = it is the one that was shown. */
  function use(next, lanes) {
    const same = next === picture;
    if (!same) {
      if (picture.map.contains(document.activeElement)) stage.focus();
      picture.map.setAttribute("hidden", "hidden");
      next.map.removeAttribute("hidden");
      picture = next;
    }
    closed = lanes;
    arrange();
    seek();
    return same;
  }

  // --- Lanes: closed ones vanish, what stands below them moves up.

  let closed = new Set();
  const boxes = [...document.querySelectorAll("[data-lane]")];

  /** Where a height of the whole picture lies while some lanes are closed. */
  const lifted = (y) =>
    picture.bands.reduce(
      (now, [lane, top, bottom]) => now - (closed.has(lane) ? clamp(y - top, 0, bottom - top) : 0),
      y,
    );

  const size = () => ({ width: picture.size[0], height: lifted(picture.size[1]) });

  function arrange() {
    const { map, bands } = picture;
    for (const [lane, top] of bands) {
      map.style.setProperty("--b" + lane, lifted(top) - top + "px");
      map.classList.toggle("no" + lane, closed.has(lane));
    }
    const { width, height } = size();
    map.style.setProperty("--below", height - picture.size[1] + "px");
    for (const part of picture.across) {
      const { from, to, y0, y1 } = part.dataset;
      const [above, below] = [lifted(+y0), lifted(+y1)];
      const k = (below - above) / (y1 - y0);
      part.setAttribute("transform", `matrix(1 0 0 ${k} 0 ${above - y0 * k})`);
      const tied = part.classList.contains("tie");
      part.classList.toggle("gone", tied && (closed.has(+from) || closed.has(+to)));
    }
    for (const part of [map, picture.paper]) part?.setAttribute("height", height);
    map.setAttribute("viewBox", `0 0 ${width} ${height}`);
    for (const box of boxes) {
      box.checked = !closed.has(+box.dataset.lane);
      box.parentElement.hidden = !bands.some(([lane]) => lane === +box.dataset.lane);
    }
    if (boxes.length) byId("lanes").hidden = boxes.every((box) => box.parentElement.hidden);
    if (!picture.stop || !isOpen(picture.stop)) stopAt(firstStop());
  }

  function switchLane(box) {
    const lane = +box.dataset.lane;
    if (box.checked) closed.delete(lane);
    else closed.add(lane);
    hideTip();
    arrange();
    resized();
    if (matches.length) search();
  }

  // --- Camera: a point of the map lies at point · k + (x, y) on the stage.

  const tip = byId("tip");
  let told = null;
  let camera = { x: 0, y: 0, k: 1 };
  let whole = true;
  let moving = 0;

  /** The part of the stage that nothing covers. */
  function view() {
    const panel = byId("story");
    // Below, the buttons of the camera, or what is told.
    const covered = telling >= 0 ? panel.offsetHeight + 24 : 44;
    return { width: stage.clientWidth, height: Math.max(stage.clientHeight - covered, 80) };
  }

  function fitted({ x, y, width, height }, most) {
    const room = view();
    const margin = Math.min(room.width, room.height) * 0.03;
    const k = Math.min(
      (room.width - 2 * margin) / Math.max(width, 1),
      (room.height - 2 * margin) / Math.max(height, 1),
      most,
    );
    return {
      k,
      x: room.width / 2 - (x + width / 2) * k,
      y: room.height / 2 - (y + height / 2) * k,
    };
  }

  const all = () => fitted({ x: 0, y: 0, ...size() }, 2);

  /** Some of the map stays in sight, and letters a size that can be drawn. */
  function held({ x, y, k }) {
    const [room, { width, height }] = [view(), size()];
    const edge = 60;
    return {
      k,
      x: clamp(x, edge - width * k, room.width - edge),
      y: clamp(y, edge - height * k, room.height - edge),
    };
  }

  /** Whether the lanes' names stay in sight: not where they would take much of the room. */
  const namesStay = () => picture.body[0] * camera.k < stage.clientWidth * 0.3;

  /** Stages and the lanes' names stay in sight while the map moves below them. */
  function stick() {
    const { bars, names } = picture;
    const [x0, , x1, y1] = picture.body;
    const [top, bottom] = picture.header;
    const dy = clamp(-camera.y / camera.k - top + 4, 0, lifted(y1) - bottom);
    const dx = namesStay() ? clamp(-camera.x / camera.k, 0, x1 - x0) : 0;
    bars.style.translate = `0 ${dy}px`;
    names.style.translate = `${dx}px 0`;
    bars.classList.toggle("stuck", dy > 0);
    names.classList.toggle("stuck", dx > 0);
  }

  function place(next) {
    camera = held(next);
    stick();
    sheet.style.transform = `translate(${camera.x}px, ${camera.y}px) scale(${camera.k})`;
    byId("scale").textContent = Math.round(camera.k * 100) + " %";
    // The details of what has the focus go along with it.
    if (told && told === document.activeElement) showTip(told);
    else hideTip();
  }

  function go(target, smooth = true) {
    cancelAnimationFrame(moving);
    if (!smooth || still.matches) {
      place(target);
      return;
    }
    const room = view();
    const middle = ({ x, y, k }) => [(room.width / 2 - x) / k, (room.height / 2 - y) / k];
    const [start, from, to] = [performance.now(), { ...camera }, held(target)];
    const [a, b] = [middle(from), middle(to)];
    const step = (now) => {
      const t = clamp((now - start) / 420, 0, 1);
      const s = t < 0.5 ? 4 * t ** 3 : 1 - (2 - 2 * t) ** 3 / 2;
      const k = from.k * (to.k / from.k) ** s;
      const at = [0, 1].map((i) => a[i] + (b[i] - a[i]) * s);
      place(t < 1 ? { k, x: room.width / 2 - at[0] * k, y: room.height / 2 - at[1] * k } : to);
      if (t < 1) moving = requestAnimationFrame(step);
    };
    moving = requestAnimationFrame(step);
  }

  function showAll(smooth = true) {
    whole = true;
    go(all(), smooth);
  }

  /** What is seen at first: the whole map, of a very long one its beginning. */
  function begin() {
    showAll(false);
    if (camera.k > 0.15) return;
    const start = fitted({ x: 0, y: 0, width: 1, height: size().height }, 1);
    whole = false;
    place({ ...start, x: 24 });
  }

  function zoom(factor, point, smooth = false) {
    const room = view();
    const { x, y } = point ?? { x: room.width / 2, y: room.height / 2 };
    const k = clamp(camera.k * factor, Math.min(all().k / 2, 1), 8);
    const ratio = k / camera.k;
    whole = false;
    go({ k, x: x - (x - camera.x) * ratio, y: y - (y - camera.y) * ratio }, smooth);
  }

  function pan(dx, dy) {
    whole = false;
    cancelAnimationFrame(moving);
    place({ ...camera, x: camera.x + dx, y: camera.y + dy });
  }

  /** Where a part of the picture lies on the map as it stands now. */
  function placeOf(item) {
    const around = (item.querySelector(".edge") ?? item).getBoundingClientRect();
    const at = stage.getBoundingClientRect();
    return {
      x: (around.left - at.left - camera.x) / camera.k,
      y: (around.top - at.top - camera.y) / camera.k,
      width: around.width / camera.k,
      height: around.height / camera.k,
    };
  }

  /** Moves as little as it takes to see all of `item`; nearer where letters could not be read. */
  function reveal(item) {
    const [part, room] = [placeOf(item), view()];
    whole = false;
    if (camera.k < 0.6) {
      const k = Math.min(1, room.width / (part.width + 80), room.height / (part.height + 80));
      const { x, y } = part;
      go({ k, x: room.width / 2 - (x + part.width / 2) * k, y: room.height / 2 - (y + part.height / 2) * k });
      return;
    }
    const inside = (at, length, offset, space, taken) => {
      const [low, high] = [at * camera.k + offset, (at + length) * camera.k + offset];
      if (low >= taken + 12 && high <= space - 12) return offset;
      return (space + taken) / 2 - (at + length / 2) * camera.k;
    };
    const left = namesStay() ? picture.body[0] * camera.k : 0;
    const top = (picture.header[1] - picture.header[0]) * camera.k;
    const x = inside(part.x, part.width, camera.x, room.width, left);
    const y = inside(part.y, part.height, camera.y, room.height, top);
    if (item.closest(".columns, .over, .frame") && (x !== camera.x || y !== camera.y)) {
      go({ k: camera.k, x, y });
    }
  }

  // --- Pointers: drag, pinch, wheel.

  const pointers = new Map();
  let dragged = false;

  const onStage = (event) => {
    const at = stage.getBoundingClientRect();
    return { x: event.clientX - at.left, y: event.clientY - at.top };
  };

  function grip() {
    const [a, b] = [...pointers.values()];
    const to = b ?? a;
    return {
      x: (a.x + to.x) / 2,
      y: (a.y + to.y) / 2,
      spread: b ? Math.max(Math.hypot(a.x - b.x, a.y - b.y), 1) : 0,
    };
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 && event.pointerType === "mouse") return;
    if (!pointers.size) dragged = false;
    pointers.set(event.pointerId, onStage(event));
  });

  stage.addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) return;
    const before = grip();
    const was = pointers.get(event.pointerId);
    const now = onStage(event);
    if (!dragged && Math.hypot(now.x - was.x, now.y - was.y) < 4) return;
    if (!dragged) {
      dragged = true;
      stage.classList.add("dragged");
      stage.setPointerCapture(event.pointerId);
    }
    pointers.set(event.pointerId, now);
    const after = grip();
    pan(after.x - before.x, after.y - before.y);
    if (before.spread && after.spread) zoom(after.spread / before.spread, after);
  });

  for (const end of ["pointerup", "pointercancel"]) {
    stage.addEventListener(end, (event) => {
      pointers.delete(event.pointerId);
      if (!pointers.size) stage.classList.remove("dragged");
    });
  }

  stage.addEventListener(
    "wheel",
    (event) => {
      event.preventDefault();
      const unit = event.deltaMode === 1 ? 20 : event.deltaMode === 2 ? 400 : 1;
      const [dx, dy] = [event.deltaX * unit, event.deltaY * unit];
      if (event.shiftKey) pan(-(dx || dy), 0);
      else if (Math.abs(dx) > Math.abs(dy)) pan(-dx, 0);
      else zoom(Math.exp(-clamp(dy, -240, 240) * (event.ctrlKey ? 0.006 : 0.0018)), onStage(event));
    },
    { passive: false },
  );

  stage.addEventListener("dblclick", (event) => zoom(1.6, onStage(event), true));

  // --- Walking from touchpoint to touchpoint: one stop of the Tab key, arrows inside.

  const isOpen = (item) => {
    const band = /\bb(\d+)\b/.exec(item.closest("[class^=b]")?.getAttribute("class") ?? "");
    return !band || !closed.has(+band[1]);
  };
  const itemsOf = (column) => [...column.querySelectorAll("[tabindex]")].filter(isOpen);
  const bandOf = (item) => item.closest("[class^=b]")?.getAttribute("class");

  function stopAt(item) {
    picture.stop?.setAttribute("tabindex", "-1");
    picture.stop = item;
    item?.setAttribute("tabindex", "0");
  }

  const firstStop = () => picture.columns.map((column) => itemsOf(column)[0]).find(Boolean);

  function focus(item) {
    if (!item) return;
    stopAt(item);
    item.focus({ preventScroll: true });
    reveal(item);
  }

  const cardOf = (column) => column && (column.querySelector(".touchpoint") ?? itemsOf(column)[0]);

  function walk(item, key) {
    const { columns } = picture;
    const column = item.closest(".column");
    const at = columns.indexOf(column);
    const beside = (step) => {
      for (let next = at + step; columns[next]; next += step) {
        const items = itemsOf(columns[next]);
        const alike = items.find((other) => bandOf(other) === bandOf(item));
        if (items.length) return alike ?? cardOf(columns[next]);
      }
      return null;
    };
    const items = itemsOf(column);
    const to = {
      ArrowLeft: () => beside(-1),
      ArrowRight: () => beside(1),
      ArrowUp: () => items[items.indexOf(item) - 1],
      ArrowDown: () => items[items.indexOf(item) + 1],
      Home: () => cardOf(columns[0]),
      End: () => cardOf(columns[columns.length - 1]),
    }[key];
    if (to) focus(to());
    return Boolean(to);
  }

  // --- Details beside what is pointed at or has the focus.

  function paragraph(text, kind) {
    const line = document.createElement("p");
    line.textContent = text;
    line.className = kind;
    return line;
  }

  function showTip(item) {
    const isScore = item.classList.contains("score");
    if (!labelOf(item) || !(isScore || camera.k < 0.6)) {
      hideTip();
      return;
    }
    told = item;
    const lines = [];
    if (isScore) {
      const card = cardOf(item.closest(".column"));
      if (card && card !== item) lines.push(paragraph(labelOf(card), "of"));
      const [first, ...rest] = labelOf(item).split(", ");
      lines.push(paragraph(first, "value"), ...rest.map((text) => paragraph(text, "more")));
    } else {
      lines.push(paragraph(labelOf(item), "more"));
    }
    tip.replaceChildren(...lines);
    tip.hidden = false;
    const around = (item.querySelector(".edge") ?? item).getBoundingClientRect();
    const [width, height] = [tip.offsetWidth, tip.offsetHeight];
    const top = around.top - height - 8;
    tip.style.left = clamp(around.left + around.width / 2 - width / 2, 8, innerWidth - width - 8) + "px";
    tip.style.top = clamp(top < 8 ? around.bottom + 8 : top, 8, innerHeight - height - 8) + "px";
  }

  function hideTip() {
    tip.hidden = true;
    told = null;
  }

  sheet.addEventListener("pointerover", (event) => {
    const item = event.target.closest(".item");
    if (item && !pointers.size) showTip(item);
    else hideTip();
  });
  stage.addEventListener("pointerleave", hideTip);
  sheet.addEventListener("focusin", (event) => {
    const item = event.target.closest(".item");
    if (!item) return;
    stopAt(item);
    showTip(item);
  });
  sheet.addEventListener("focusout", hideTip);
  stage.addEventListener("focusin", () => stage.scrollTo(0, 0));

  // --- Search.

  const find = byId("find");
  let matches = [];
  let match = -1;

  function mark() {
    for (const [item] of picture.searched) {
      item.classList.toggle("found", matches.includes(item));
      item.classList.toggle("current", matches[match] === item);
    }
    const said = matches.length ? filled(match + 1, matches.length) : data.nothing;
    byId("found").textContent = find.value.trim() ? said : "";
    for (const id of ["find-previous", "find-next"]) byId(id).disabled = !matches.length;
  }

  /** Marks what fits in the picture that is shown. */
  function seek() {
    const wanted = folded(find.value.trim());
    const last = matches[match];
    const fits = ([item, text]) => wanted && text.includes(wanted) && isOpen(item);
    matches = picture.searched.filter(fits).map(([item]) => item);
    match = Math.max(matches.indexOf(last), matches.length ? 0 : -1);
    mark();
  }

  function search() {
    seek();
    if (matches[match]) reveal(matches[match]);
  }

  function step(by) {
    if (!matches.length) return;
    match = (match + by + matches.length) % matches.length;
    mark();
    reveal(matches[match]);
  }

  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      find.value = "";
      search();
      stage.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  byId("find-previous").addEventListener("click", () => step(-1));
  byId("find-next").addEventListener("click", () => step(1));
  mark();

  // --- Story.

  let telling = -1;
  /** The lanes that somebody closed before the story. */
  let chosen = closed;

  function show(at, smooth = true) {
    if (telling < 0) chosen = closed;
    telling = clamp(at, 0, data.frames.length - 1);
    const { caption, notes, lit, ...frame } = data.frames[telling];
    byId("story").hidden = false;
    root.classList.add("telling");
    byId("caption").textContent = caption;
    byId("notes").textContent = notes;
    byId("place").textContent = filled(telling + 1, data.frames.length);
    byId("back").disabled = telling === 0;
    byId("forward").disabled = telling === data.frames.length - 1;
    const same = use(pictures[frame.picture], new Set(frame.closed));
    const wanted = new Set(lit);
    picture.map.classList.toggle("dim", wanted.size > 0);
    for (const item of picture.numbered) item.classList.toggle("lit", wanted.has(+item.dataset.n));
    // From one picture to another the camera does not travel.
    aim(smooth && same);
  }

  /** Looks at what the step looks at. */
  function aim(smooth) {
    const [x, y, width, height] = data.frames[telling].camera;
    const top = lifted(y);
    whole = false;
    if (!(width > 0) || !(height > 0)) go(all(), smooth);
    else go(fitted({ x, y: top, width, height: Math.max(lifted(y + height) - top, 1) }, 4), smooth);
  }

  function leave() {
    telling = -1;
    byId("story").hidden = true;
    root.classList.remove("telling");
    const same = use(own, chosen);
    own.map.classList.remove("dim");
    showAll(same);
    stage.focus();
  }

  function tell(key) {
    const to = {
      ArrowRight: telling + 1,
      ArrowDown: telling + 1,
      PageDown: telling + 1,
      " ": telling + 1,
      ArrowLeft: telling - 1,
      ArrowUp: telling - 1,
      PageUp: telling - 1,
      Home: 0,
      End: data.frames.length - 1,
    }[key];
    if (key === "Escape") leave();
    else if (to !== undefined) show(to);
    else if (/^[1-9]$/.test(key) && key <= data.frames.length) show(key - 1);
    else return false;
    return true;
  }

  if (data.frames.length) {
    byId("tell").addEventListener("click", () => (telling < 0 ? show(0) : leave()));
    byId("back").addEventListener("click", () => show(telling - 1));
    byId("forward").addEventListener("click", () => show(telling + 1));
    byId("leave").addEventListener("click", leave);
    byId("show-notes")?.addEventListener("click", (event) => {
      const notes = byId("notes");
      notes.hidden = !notes.hidden;
      event.currentTarget.setAttribute("aria-pressed", !notes.hidden);
    });
  }

  // --- Buttons, keys, the map as text.

  const press = (id, action) => byId(id)?.addEventListener("click", action);
  press("nearer", () => zoom(1.25, null, true));
  press("farther", () => zoom(0.8, null, true));
  press("whole", () => showAll());
  press("print", () => print());
  for (const box of boxes) box.addEventListener("change", () => switchLane(box));

  const night = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ?? (night.matches ? "dark" : "light")) === "dark";
  const tellTheme = () => byId("theme")?.setAttribute("aria-pressed", isDark());
  press("theme", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    tellTheme();
  });
  night.addEventListener("change", tellTheme);
  tellTheme();

  const links = [...document.querySelectorAll("#text a")];
  function openText(open) {
    root.classList.toggle("reading", open);
    byId("outline").setAttribute("aria-pressed", open);
    for (const link of links) link.tabIndex = open ? 0 : -1;
    resized();
  }
  press("outline", () => openText(!root.classList.contains("reading")));
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const { n } = link.closest("li").dataset;
      const shown = picture.columns.find((column) => column.dataset.n === n);
      // What a step's picture does not have, the map has.
      if (!shown) leave();
      focus(cardOf(shown ?? byId(link.hash.slice(1))));
    });
  }

  document.addEventListener("click", (event) => {
    const lanes = byId("lanes");
    if (lanes?.open && !lanes.contains(event.target)) lanes.open = false;
  });

  /** What a key does to the picture; `true` = something. */
  function move(event) {
    const by = 80;
    const here = [stage, document.body].includes(document.activeElement);
    const arrows = {
      ArrowLeft: () => pan(by, 0),
      ArrowRight: () => pan(-by, 0),
      ArrowUp: () => pan(0, by),
      ArrowDown: () => pan(0, -by),
    };
    const anywhere = {
      "+": () => zoom(1.25, null, true),
      "=": () => zoom(1.25, null, true),
      "-": () => zoom(0.8, null, true),
      _: () => zoom(0.8, null, true),
      0: () => showAll(),
      "/": () => find.select(),
    };
    const action = anywhere[event.key] ?? (here ? arrows[event.key] : undefined);
    action?.();
    return Boolean(action);
  }

  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if ((event.ctrlKey || event.metaKey) && key.toLowerCase() === "f" && target !== find) {
      find.select();
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || target === find) return;
    const lanes = byId("lanes");
    if (key === "Escape" && lanes?.open) {
      lanes.open = false;
      lanes.querySelector("summary").focus();
      return;
    }
    const control = target.closest?.("button, summary, input, #text");
    // Space and Enter work controls, arrows scroll the text.
    if (control && (key === " " || control.id === "text")) return;
    const item = target.closest?.("#sheet [tabindex]");
    const begins = telling < 0 && data.frames.length && key === "PageDown";
    const done =
      (begins && (show(0), true)) ||
      (telling >= 0 && tell(key)) ||
      (item && walk(item, key)) ||
      move(event);
    if (done) event.preventDefault();
    else if (key === "Escape") hideTip();
  });

  function resized() {
    if (telling >= 0) aim(false);
    else if (whole) showAll(false);
    else place(camera);
  }

  addEventListener("resize", resized);
  arrange();
  openText(false);
  begin();
  if (data.told && data.frames.length) show(0, false);
})();
