// @ts-check
/**
 * Makes a call graph that Graphviz has drawn walkable: pan, zoom, search, keyboard, and a panel that says each box.
 *
 * One implementation for the report, the site and the lab. A classic script without dependencies that leaves one name
 * behind. It writes text nodes only, never markup: the names in a profile may be hostile. It looks nothing up outside
 * its own element, so several graphs with the same ids live on one page.
 *
 *     const graph = Callgraph.mount(element, data, { onSelect(id) { … } });   // element holds the inline <svg>
 *     graph.select("f3");          // a box or an arrow: pins it and brings it into view; null lets go
 *     graph.search("sleep");       // how many boxes match
 *     graph.destroy();             // puts everything back
 *
 * @typedef {{first: number, lines: string[]}} Source
 * @typedef {{name: string, words: string, place: string, callers: string[], callees: string[], arrows: string[],
 *            source?: Source}} Box      callers and callees: ids of boxes, hottest first; arrows: ids
 * @typedef {{words: string, caller: string, callee: string}} Arrow
 * @typedef {{boxes: Record<string, Box>, arrows: Record<string, Arrow>}} Data
 * @typedef {{onSelect?: (id: string | null) => void}} Options
 */
window.Callgraph = (() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const ACTUAL = 96 / 72; // Graphviz measures in points, a page in pixels
  const LARGEST = 6;
  const READABLE = 1.1; // pixels per point: the letters of a box, 10 points high, are then 11 pixels high
  const LEGIBLE = 0.9; // still better to have all in view than to have larger letters
  const MARGIN = 16;
  const GAP = 6; // points between a box and the ring around it
  const A_CLICK = 5; // pixels a pointer may wander and still mean a click, not a drag
  const EMPTY = "Point at a box or an arrow, tap it, or walk with the arrow keys: its numbers are said here in words.";
  const KEYS = [
    ["↓ ↑", "to the hottest callee or caller"],
    ["← →", "to its neighbours"],
    ["Enter", "keep it selected"],
    ["Esc", "let go"],
    ["+ − 0", "zoom in, out, fit"],
    ["/", "search"],
    ["Ctrl + wheel", "zoom"],
  ];

  let mounted = 0;

  // ---------------------------------------------------------------------------------------------------- elements

  /**
   * @param {string} tag
   * @param {Record<string, string>} [attributes]
   * @param {(Node | string)[]} children strings become text, never markup
   * @returns {HTMLElement}
   */
  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** @param {string} label @param {string} text @returns {HTMLElement} */
  function button(label, text) {
    return make("button", { type: "button", "aria-label": label, title: label }, text);
  }

  /** @param {number} value @param {number} low @param {number} high */
  const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

  // ------------------------------------------------------------------------------------------------ pan and zoom

  /**
   * Pans and zooms an SVG by its size and a translation: letters stay crisp, and print rules can undo it.
   * @param {HTMLElement} stage
   * @param {SVGSVGElement} svg
   * @param {AbortSignal} signal ends all listening
   */
  function createView(stage, svg, signal) {
    const { width, height } = svg.viewBox.baseVal;
    let scale = 1, left = 0, top = 0;
    let untouched = true; // as long as it is, a new size of the stage starts afresh
    /** @type {Element[]} */
    let path = [];

    const fitting = () =>
      Math.min((stage.clientWidth - 2 * MARGIN) / width, (stage.clientHeight - 2 * MARGIN) / height, ACTUAL);

    /** Keeps an edge from being dragged inwards; what is smaller than the stage stays in its middle. */
    function within(offset, drawing, room) {
      return drawing + 2 * MARGIN <= room ? (room - drawing) / 2 : clamp(offset, room - drawing - MARGIN, MARGIN);
    }

    function place() {
      left = within(left, width * scale, stage.clientWidth);
      top = within(top, height * scale, stage.clientHeight);
      svg.style.width = `${width * scale}px`;
      svg.style.height = `${height * scale}px`;
      svg.style.transform = `translate(${left}px, ${top}px)`;
      // A finger may scroll the page where the drawing itself has nowhere to go.
      stage.style.touchAction = height * scale + 2 * MARGIN <= stage.clientHeight + 1 ? "pan-y" : "none";
    }

    function zoomTo(wanted, x = stage.clientWidth / 2, y = stage.clientHeight / 2) {
      const next = clamp(wanted, Math.min(fitting(), 0.2), LARGEST);
      left = x - ((x - left) * next) / scale;
      top = y - ((y - top) * next) / scale;
      scale = next;
      untouched = false;
      place();
    }

    function fit() {
      scale = Math.max(fitting(), 0.02);
      place();
    }

    /** All of it if it can be read that way, else as much of the hot path, from its root, as has room at a size that can. */
    function start() {
      untouched = true;
      if (fitting() >= LEGIBLE || !path.length) return fit();
      scale = READABLE;
      left = top = MARGIN; // the root is nearly always in the top row, and stays at the top
      place();
      const seen = path.map((box) => box.getBoundingClientRect()), frame = stage.getBoundingClientRect();
      let from = Infinity, to = -Infinity;
      for (const box of seen) {
        if (Math.max(to, box.right) - Math.min(from, box.left) > frame.width - MARGIN && to > from) break;
        if (box.bottom - seen[0].top > frame.height - MARGIN) break;
        [from, to] = [Math.min(from, box.left), Math.max(to, box.right)];
      }
      if (to > from) left += frame.left + frame.width / 2 - (from + to) / 2;
      top += frame.top + MARGIN - seen[0].top;
      place();
    }

    /** @param {Element} part moves the least that shows it whole */
    function bringIn(part) {
      const seen = part.getBoundingClientRect(), frame = stage.getBoundingClientRect();
      if (!frame.width || !seen.width) return;
      const room = 3 * MARGIN;
      const outside =
        seen.left < frame.left + room || seen.right > frame.right - room ||
        seen.top < frame.top + room || seen.bottom > frame.bottom - room;
      if (!outside) return;
      left += frame.left + frame.width / 2 - (seen.left + seen.width / 2);
      top += frame.top + frame.height / 2 - (seen.top + seen.height / 2);
      untouched = false;
      place();
    }

    const pointers = new Map();
    let dragged = false;

    const at = (event) => {
      const frame = stage.getBoundingClientRect();
      return { x: event.clientX - frame.left, y: event.clientY - frame.top };
    };

    stage.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button !== 0) return;
      if (pointers.size === 0) dragged = false;
      pointers.set(event.pointerId, { ...at(event), from: at(event) });
    }, { signal });

    stage.addEventListener("pointermove", (event) => {
      const known = pointers.get(event.pointerId);
      if (!known) return;
      const now = at(event);
      if (!dragged && Math.hypot(now.x - known.from.x, now.y - known.from.y) < A_CLICK) return;
      if (!dragged) {
        dragged = true;
        stage.setPointerCapture(event.pointerId);
        stage.classList.add("is-dragged");
      }
      if (pointers.size === 1) {
        left += now.x - known.x;
        top += now.y - known.y;
        untouched = false;
        place();
      } else if (pointers.size === 2) {
        const other = [...pointers].find(([id]) => id !== event.pointerId)[1];
        const before = Math.hypot(known.x - other.x, known.y - other.y);
        const after = Math.hypot(now.x - other.x, now.y - other.y);
        if (before > 0) zoomTo((scale * after) / before, other.x, other.y);
      }
      known.x = now.x;
      known.y = now.y;
    }, { signal });

    for (const end of ["pointerup", "pointercancel"]) {
      window.addEventListener(end, (event) => {
        pointers.delete(/** @type {PointerEvent} */ (event).pointerId);
        if (pointers.size === 0) stage.classList.remove("is-dragged");
      }, { signal });
    }

    stage.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
      event.preventDefault();
      const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
      const here = at(event);
      zoomTo(scale * Math.exp(-clamp(event.deltaY * lines, -100, 100) / 300), here.x, here.y);
    }, { signal, passive: false });

    const resized = new ResizeObserver(() => (untouched ? start() : place()));
    signal.addEventListener("abort", () => resized.disconnect());

    return {
      fit, bringIn,
      actual: () => zoomTo(ACTUAL),
      zoomBy: (factor) => zoomTo(scale * factor),
      wasDragged: () => dragged,
      /** @param {Element[]} hot the boxes of the hot path, from the root */
      begin(hot) {
        path = hot;
        stage.style.aspectRatio = `${width + 2 * MARGIN} / ${height + 2 * MARGIN}`;
        stage.style.setProperty("--cg-highest", `${height * ACTUAL + 2 * MARGIN}px`);
        start();
        resized.observe(stage);
      },
    };
  }

  // ------------------------------------------------------------------------------------------------------- panel

  /**
   * Says one box or arrow: its sentence, its place, who calls it and whom it calls, its source lines.
   * @param {Data} data
   * @param {(id: string) => void} jump
   */
  function createPanel(data, jump) {
    const words = make("p", { class: "callgraph-words", "aria-live": "polite" }, EMPTY);
    const more = make("div");
    const element = make("div", { class: "callgraph-panel", role: "group", "aria-label": "The selected box" }, words, more);

    /** @param {string} heading @param {[string, string][]} rows box and arrow of each */
    function list(heading, rows) {
      if (!rows.length) return [];
      const items = rows.map(([box, arrow]) => {
        const name = make("button", { type: "button", class: "callgraph-jump" }, data.boxes[box].name);
        const told = make("button", { type: "button", class: "callgraph-told" }, data.arrows[arrow].words || "the arrow");
        name.addEventListener("click", () => jump(box));
        told.addEventListener("click", () => jump(arrow));
        return make("li", {}, name, told);
      });
      return [make("p", { class: "callgraph-label" }, heading), make("ul", {}, ...items)];
    }

    /** @param {Source} source */
    function listing({ first, lines }) {
      const margin = Math.min(...lines.filter((line) => line && line !== "…").map((line) => line.search(/\S|$/)));
      const digits = String(first + lines.length - 1).length;
      const rows = lines.map((line, index) => {
        const number = (line === "…" ? "" : String(first + index)).padStart(digits); // "…": it goes on
        return make("span", { class: "callgraph-line" },
          make("span", { class: "callgraph-number", "aria-hidden": "true" }, number), `${line === "…" ? line : line.slice(margin)}\n`);
      });
      return [
        make("p", { class: "callgraph-label" }, "Source"),
        make("pre", { tabindex: "0", "aria-label": "Source lines" }, make("code", {}, ...rows)),
      ];
    }

    /** @param {string | null} id */
    function show(id) {
      more.replaceChildren();
      element.scrollTop = 0;
      if (id === null) return void (words.textContent = EMPTY);
      const box = data.boxes[id], arrow = data.arrows[id];
      words.textContent = (box || arrow).words || (box ? box.name : "");
      if (arrow) return more.append(...list("From", [[arrow.caller, id]]), ...list("To", [[arrow.callee, id]]));
      const ways = box.arrows.map((way) => /** @type {[string, Arrow]} */ ([way, data.arrows[way]]));
      if (box.place && !box.words.includes(box.place)) more.append(make("p", { class: "callgraph-place" }, make("bdi", {}, box.place)));
      more.append(
        ...(box.source ? listing(box.source) : []),
        ...list("Called by", ways.filter(([, way]) => way.callee === id && way.caller !== id)
          .map(([way, { caller }]) => [caller, way])),
        ...list("Calls itself", ways.filter(([, way]) => way.caller === way.callee).map(([way]) => [id, way])),
        ...list("Calls", ways.filter(([, way]) => way.caller === id && way.callee !== id)
          .map(([way, { callee }]) => [callee, way])),
      );
    }

    return { element, show };
  }

  // ------------------------------------------------------------------------------------------------------ lights

  /**
   * Gives a box the ring that style sheets make visible; only once it is needed, a hidden drawing has no sizes.
   * @param {SVGGElement} part
   * @returns {SVGGraphicsElement}
   */
  function ring(part) {
    const there = /** @type {SVGGraphicsElement | null} */ (part.querySelector(".callgraph-ring"));
    if (there) return there;
    const { x, y, width, height } = part.getBBox();
    const made = document.createElementNS(SVG, "rect");
    const sizes = { x: x - GAP, y: y - GAP, width: width + 2 * GAP, height: height + 2 * GAP, rx: GAP };
    for (const [name, value] of Object.entries(sizes)) made.setAttribute(name, String(value));
    made.setAttribute("class", "callgraph-ring");
    part.append(made);
    return made;
  }

  /**
   * Lights up a box with its callers and callees, never by colour alone: dashes, thickness and a word at each box. The
   * rings stand around the boxes, whose own borders and colours mean something already.
   * @param {Data} data
   * @param {Map<string, SVGGElement>} parts
   * @param {HTMLElement} stage
   */
  function createLights(data, parts, stage) {
    const LIGHTS = ["is-active", "is-caller", "is-callee", "is-in", "is-out"];
    /** @type {SVGElement[]} */
    let tags = [];

    /** @param {string} id @param {string} light @param {string} [tag] */
    function light(id, light, tag) {
      const part = parts.get(id);
      if (!part) return;
      part.classList.add(light);
      if (!data.boxes[id]) return;
      const { x, y } = ring(part).getBBox();
      if (!tag) return;
      const text = document.createElementNS(SVG, "text");
      text.setAttribute("class", "callgraph-tag");
      text.setAttribute("x", String(x + 4));
      text.setAttribute("y", String(y + 5));
      text.setAttribute("aria-hidden", "true");
      text.textContent = tag || "";
      part.parentNode?.appendChild(text);
      tags.push(text);
    }

    /** @param {string | null} id @param {boolean} [alone] without its callers and callees */
    return function show(id, alone = false) {
      for (const part of parts.values()) part.classList.remove(...LIGHTS);
      for (const tag of tags) tag.remove();
      tags = [];
      stage.classList.toggle("has-active", id !== null);
      if (id === null) return;
      light(id, "is-active");
      if (alone) return;
      if (data.arrows[id]) {
        light(data.arrows[id].caller, "is-caller", "caller");
        if (data.arrows[id].caller !== data.arrows[id].callee) light(data.arrows[id].callee, "is-callee", "callee");
        return;
      }
      const { callers, callees, arrows } = data.boxes[id];
      for (const box of callers) light(box, "is-caller", callees.includes(box) ? "caller and callee" : "caller");
      for (const box of callees) light(box, "is-callee", callers.includes(box) ? undefined : "callee");
      for (const way of arrows) light(way, data.arrows[way].callee === id ? "is-in" : "is-out");
    };
  }

  // ------------------------------------------------------------------------------------------------------ legend

  /**
   * Takes the legend out of a drawing that is shown in part, or smaller than it can be read: its lines are returned as text
   * to unfold, and the drawing is then no larger than its boxes and arrows.
   * @param {SVGSVGElement} svg
   * @param {Map<string, SVGGElement>} parts
   * @param {HTMLElement} stage
   * @returns {HTMLDetailsElement | null} null where the legend stays in the drawing, or there is none
   */
  function takeLegend(svg, parts, stage) {
    const [paper, ...legend] = [...svg.querySelectorAll("polygon, text")].filter((one) => !one.closest(".node, .edge"));
    const { x, y, width, height } = svg.viewBox.baseVal, whole = svg.getBoundingClientRect();
    if (!legend.length || !parts.size || !whole.width) return null;
    /** @param {Iterable<Element>} drawn @returns {[number, number, number, number]} what they cover, in points */
    const cover = (drawn) => {
      const seen = [...drawn].map((one) => one.getBoundingClientRect()), scale = width / whole.width;
      return [
        (Math.min(...seen.map(({ left }) => left)) - whole.left) * scale + x,
        (Math.min(...seen.map(({ top }) => top)) - whole.top) * scale + y,
        (Math.max(...seen.map(({ right }) => right)) - whole.left) * scale + x,
        (Math.max(...seen.map(({ bottom }) => bottom)) - whole.top) * scale + y,
      ];
    };
    const highest = parseFloat(getComputedStyle(stage).maxHeight) || Infinity;
    if (width * READABLE + 2 * MARGIN <= stage.clientWidth && height * READABLE + 2 * MARGIN <= highest) return null;
    const [left, top, right, bottom] = cover(parts.values());
    svg.setAttribute("viewBox", `${left - GAP} ${top - GAP} ${right - left + 2 * GAP} ${bottom - top + 2 * GAP}`);
    const scale = make("span", { class: "callgraph-scale" }), list = make("ul");
    for (const one of legend) {
      if (one.tagName !== "text") continue;
      const ground = one.previousElementSibling; // a step of the scale is a rectangle, and then its text
      if (ground === paper || ground?.tagName !== "polygon") list.append(make("li", {}, one.textContent || ""));
      else {
        const step = make("span", {}, one.textContent || "");
        step.style.borderTopColor = ground.getAttribute("fill") || "";
        if (!scale.parentNode) list.append(make("li", {}, scale));
        scale.append(step);
      }
    }
    for (const one of legend) one.remove();
    return /** @type {HTMLDetailsElement} */ (
      make("details", { class: "callgraph-legend" }, make("summary", {}, "Legend"), list));
  }

  // ------------------------------------------------------------------------------------------------------ colours

  /**
   * Tells the style sheet what colour each line and letter has of its own: in the dark the paper is dark, and it makes them
   * lighter. Boxes keep theirs, and so does the scale of the legend.
   * @param {SVGSVGElement} svg
   */
  function nameColours(svg) {
    const paper = [...svg.querySelectorAll("polygon")].find((one) => !one.closest(".node, .edge"));
    paper?.classList.add("callgraph-paper");
    for (const one of /** @type {NodeListOf<SVGElement>} */ (svg.querySelectorAll("path, polygon, polyline, ellipse, text"))) {
      const letters = one.tagName === "text", colour = one.getAttribute(letters ? "fill" : "stroke");
      if (colour && colour !== "none") one.style.setProperty("--cg-own", colour);
      const ground = one.previousElementSibling; // a step of the scale has its letters behind it
      if (letters && !one.closest(".node") && (ground === paper || ground?.tagName !== "polygon" || one.closest(".edge"))) {
        one.classList.add("callgraph-on-paper");
      }
    }
  }

  // ----------------------------------------------------------------------------------------------------- handles

  /**
   * Lays a clear copy of its shape over a box or an arrow: the button of it. The group itself is none, as the letters in
   * it would then be a part of its name, and they are figures, which the panel says in words.
   * @param {SVGGElement} part
   * @param {string} shape which of the drawn ones, the first
   * @returns {SVGElement} the group itself if it has no such shape
   */
  function handleOf(part, shape) {
    const drawn = part.querySelector(shape);
    if (!drawn) return part;
    for (const letters of part.querySelectorAll("text")) letters.setAttribute("aria-hidden", "true");
    const handle = /** @type {SVGElement} */ (drawn.cloneNode());
    handle.removeAttribute("id");
    handle.setAttribute("class", "callgraph-hit");
    part.append(handle);
    return handle;
  }

  // ------------------------------------------------------------------------------------------------------- mount

  /**
   * @param {HTMLElement} element holds the inline SVG; the rest is built here
   * @param {Data} data
   * @param {Options} [options]
   */
  function mount(element, data, options = {}) {
    const svg = element.querySelector("svg");
    if (!svg) throw new Error("Callgraph.mount: there is no <svg> in the element");
    const before = [...element.childNodes].map((node) => node.cloneNode(true));
    const wasClass = element.className;
    const ending = new AbortController();
    const { signal } = ending;
    const number = ++mounted;

    /** @type {Map<string, SVGGElement>} */
    const parts = new Map();
    for (const part of svg.querySelectorAll("g")) {
      if (Object.hasOwn(data.boxes, part.id) || Object.hasOwn(data.arrows, part.id)) parts.set(part.id, part);
    }
    const boxes = Object.keys(data.boxes).filter((id) => parts.has(id));
    /** @param {string} id @returns {SVGGElement} */
    const part = (id) => /** @type {SVGGElement} */ (parts.get(id));
    /** @param {Event} event @returns {string | null} */
    const idAt = (event) => {
      const found = /** @type {Element} */ (event.target).closest?.("g.node, g.edge");
      return found && parts.has(found.id) ? found.id : null;
    };

    // -- what is on the page

    const search = /** @type {HTMLInputElement} */ (make("input", {
      type: "search", placeholder: "Search", "aria-label": "Search the picture", autocomplete: "off",
      spellcheck: "false", enterkeyhint: "next",
    }));
    const found = make("span", { class: "callgraph-found", role: "status" });
    const zoomOut = button("Zoom out", "−"), zoomIn = button("Zoom in", "+");
    const fit = button("Fit the whole picture", "Fit"), actual = button("1:1, the actual size", "1:1");
    const zoom = make("div", { class: "callgraph-zoom", role: "group", "aria-label": "Zoom" }, zoomOut, zoomIn, fit, actual);
    const bar = make("div", { class: "callgraph-bar" }, make("div", { class: "callgraph-search" }, search, found), zoom);
    const stage = make("div", { class: "callgraph-stage" });
    const help = make("p", { class: "callgraph-keys", id: `callgraph-keys-${number}` });
    for (const [key, does] of KEYS) help.append(make("span", {}, make("kbd", {}, key), ` ${does}`), " ");
    const panel = createPanel(data, (id) => select(id, { focus: true }));
    element.classList.add("callgraph");
    element.replaceChildren(bar, make("div", { class: "callgraph-desk" }, stage, panel.element), help);
    stage.append(svg);
    nameColours(svg);
    const legend = takeLegend(svg, parts, stage);
    if (legend) {
      help.before(legend);
      addEventListener("beforeprint", () => (legend.open = true), { signal }); // nobody can unfold it on paper
    }

    const view = createView(stage, svg, signal);
    const lights = createLights(data, parts, stage);

    // -- the drawing as a set of buttons with one tab stop

    for (const title of svg.querySelectorAll("title")) title.remove(); // the panel says it, a tooltip would cover boxes
    svg.removeAttribute("width");
    svg.removeAttribute("height");
    svg.setAttribute("role", "group");
    svg.setAttribute("aria-label", `Call graph of ${boxes.length} boxes`);
    svg.setAttribute("aria-describedby", help.id);
    /** @type {Map<string, SVGElement>} */
    const handles = new Map();
    for (const [id, group] of parts) {
      const arrow = data.arrows[id];
      const handle = handleOf(group, arrow ? "path" : "polygon, path, ellipse, rect");
      handle.setAttribute("role", "button");
      handle.setAttribute("tabindex", "-1");
      handle.setAttribute("aria-pressed", "false");
      handle.setAttribute("aria-label", arrow
        ? `${data.boxes[arrow.caller].name} calls ${data.boxes[arrow.callee].name}` : data.boxes[id].name);
      handles.set(id, handle);
    }
    /** @param {string} id @returns {SVGElement} */
    const handle = (id) => /** @type {SVGElement} */ (handles.get(id));
    if (!boxes.length) for (const idle of [search, panel.element, help]) idle.hidden = true; // a drawing by itself
    const entry = boxes.find((id) => !data.boxes[id].callers.length && data.boxes[id].callees.length) ?? boxes[0];
    let stop = entry ?? null;
    if (stop) handle(stop).setAttribute("tabindex", "0");

    /** @param {string} id moves the tab stop there */
    function moveStop(id) {
      if (stop) handle(stop).setAttribute("tabindex", "-1");
      stop = id;
      handle(id).setAttribute("tabindex", "0");
    }

    // -- what is shown: what the pointer is on, else what has the focus, else what is pinned

    /** @type {string | null} */
    let pinned = null, pointed = null, focused = null;
    /** @type {string | null} */
    let said = null;
    let searching = false; // then the light is on all that was found, not on who calls whom

    function refresh() {
      const active = pointed ?? focused ?? pinned;
      lights(active, searching && active === pinned);
      if (active !== null && active !== said) panel.show((said = active)); // stays when the pointer goes to the panel
    }

    /**
     * Pins a box or an arrow, or with null lets go of it.
     * @param {string | null} id
     * @param {{focus?: boolean, search?: boolean}} [how] who wants it
     * @returns {boolean} whether it is in the picture
     */
    function select(id, { focus = false, search = false } = {}) {
      if (id !== null && !parts.has(id)) return false;
      searching = search;
      const changed = pinned !== id;
      if (pinned !== null) handle(pinned).setAttribute("aria-pressed", "false");
      pinned = id;
      pointed = null;
      if (id === null) {
        focused = said = null;
        panel.show(null);
      } else {
        focused = focus ? id : null;
        handle(id).setAttribute("aria-pressed", "true");
        moveStop(id);
        if (focus) handle(id).focus({ preventScroll: true });
        view.bringIn(part(id));
      }
      refresh();
      if (changed) options.onSelect?.(id);
      return true;
    }

    svg.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch" || event.buttons) return; // a finger taps, a drag is no hover
      pointed = idAt(event);
      refresh();
    }, { signal });
    svg.addEventListener("pointerleave", () => {
      pointed = null;
      refresh();
    }, { signal });
    svg.addEventListener("focusin", (event) => {
      const id = idAt(event);
      if (!id) return;
      focused = id;
      pointed = null;
      moveStop(id);
      if (handle(id).matches(":focus-visible")) view.bringIn(part(id)); // under a mouse nothing should jump
      refresh();
    }, { signal });
    svg.addEventListener("focusout", () => {
      focused = null;
      refresh();
    }, { signal });
    stage.addEventListener("click", (event) => {
      if (view.wasDragged()) return;
      const id = idAt(event);
      if (id) handle(id).focus({ preventScroll: true }); // the letters on an arrow are beside its handle
      select(id === pinned ? null : id);
    }, { signal });

    // -- keyboard

    /** @param {string} id @returns {number} where it stands from left to right */
    const across = (id) => part(id).getBoundingClientRect().left;

    /** @param {string} id @param {number} step @returns {string | undefined} */
    function neighbour(id, step) {
      const { callers } = data.boxes[id];
      const parent = callers.find((caller) => caller === cameFrom) ?? callers.find((caller) => parts.has(caller));
      const row = (parent ? data.boxes[parent].callees : boxes.filter((box) => !data.boxes[box].callers.length))
        .filter((box) => parts.has(box)).sort((a, b) => across(a) - across(b));
      return row[row.indexOf(id) + step];
    }

    /** @type {string | null} */
    let cameFrom = null; // the caller from which the keys walked down: it decides who is a neighbour

    /** @param {string} key @param {string} id @returns {string | undefined} */
    function target(key, id) {
      const arrow = data.arrows[id];
      if (key === "Home") return entry;
      if (arrow) return key === "ArrowUp" ? arrow.caller : key === "ArrowDown" ? arrow.callee : undefined;
      const { callers, callees } = data.boxes[id];
      if (key === "ArrowDown") {
        const next = callees.find((box) => parts.has(box));
        if (next) cameFrom = id;
        return next;
      }
      if (key === "ArrowUp") return callers.find((box) => parts.has(box));
      return neighbour(id, key === "ArrowRight" ? 1 : -1);
    }

    svg.addEventListener("keydown", (event) => {
      const id = idAt(event);
      if (!id || event.altKey || event.ctrlKey || event.metaKey) return;
      if (event.key.startsWith("Arrow") || event.key === "Home") {
        const next = target(event.key, id);
        if (next && parts.has(next)) handle(next).focus({ preventScroll: true });
      } else if (event.key === "Enter" || event.key === " ") select(id === pinned ? null : id, { focus: true });
      else if (event.key === "+" || event.key === "=") view.zoomBy(1.25);
      else if (event.key === "-" || event.key === "−") view.zoomBy(0.8);
      else if (event.key === "0") view.fit();
      else return;
      event.preventDefault();
    }, { signal });

    element.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        if (event.target === search) run((search.value = ""));
        select(null);
      } else if (event.key === "/" && event.target !== search && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        search.focus();
        search.select();
      }
    }, { signal });

    // -- search

    /** @type {string[]} */
    let matches = [];
    let turn = 0;

    /** @param {string} text @returns {number} how many boxes match; the first of them is selected */
    function run(text) {
      const wanted = text.trim().toLowerCase();
      matches = wanted ? boxes.filter((id) => data.boxes[id].name.toLowerCase().includes(wanted)) : [];
      for (const id of boxes) part(id).classList.toggle("is-match", matches.includes(id));
      for (const id of matches) ring(part(id));
      stage.classList.toggle("has-search", matches.length > 0);
      turn = 0;
      if (matches.length) select(matches[turn], { search: true });
      else {
        searching = false;
        refresh();
      }
      found.textContent = !wanted ? "" : !matches.length ? "nothing found" : `${matches.length} found${onward()}`;
      return matches.length;
    }

    const onward = () => (matches.length > 1 ? ", Enter goes to the next" : "");

    search.addEventListener("input", () => run(search.value), { signal });
    search.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !matches.length) return;
      event.preventDefault();
      turn = (turn + (event.shiftKey ? matches.length - 1 : 1)) % matches.length;
      select(matches[turn], { search: true });
      found.textContent = `${turn + 1} of ${matches.length}${onward()}`;
    }, { signal });

    zoomIn.addEventListener("click", () => view.zoomBy(1.25), { signal });
    zoomOut.addEventListener("click", () => view.zoomBy(0.8), { signal });
    fit.addEventListener("click", view.fit, { signal });
    actual.addEventListener("click", view.actual, { signal });

    /** @type {Set<string>} */
    const path = new Set();
    for (let next = /** @type {string | undefined} */ (entry); next && !path.has(next); ) {
      path.add(next);
      next = data.boxes[next].callees.find((box) => parts.has(box));
    }
    view.begin([...path].map(part));

    return {
      element, select,
      /** @param {string} text */
      search(text) {
        search.value = text;
        return run(text);
      },
      fit: view.fit,
      destroy() {
        ending.abort();
        element.className = wasClass;
        element.replaceChildren(...before);
      },
    };
  }

  return { mount };
})();
