// Which groups of the SVG are boxes and arrows, and how each of them is a button, all with one tab stop.

/** @typedef {ReturnType<typeof readDrawing>} Drawing */

/**
 * @param {SVGSVGElement} svg
 * @param {GraphData} data
 */
function readDrawing(svg, data) {
  /** @type {Map<string, SVGGElement>} */
  const parts = new Map();
  for (const part of svg.querySelectorAll("g")) {
    if (Object.hasOwn(data.boxes, part.id) || Object.hasOwn(data.arrows, part.id)) parts.set(part.id, part);
  }
  const boxes = Object.keys(data.boxes).filter((id) => parts.has(id));
  const entry = data.entry && parts.has(data.entry) ? data.entry : boxes[0];

  return {
    parts, boxes,
    /** @type {string | undefined} where the run begins */
    entry,
    /** @param {string} id */
    part: (id) => /** @type {SVGGElement} */ (parts.get(id)),

    /** @param {Event} event @returns {string | null} the box or arrow where it took place */
    idAt(event) {
      const found = event.target instanceof Element && event.target.closest("g.node, g.edge");
      return found && parts.has(found.id) ? found.id : null;
    },

    /** @returns {string[]} the boxes of the path to be lit, or else those from the entry along the hottest callees */
    hotPath() {
      if (data.hot?.length) return data.hot.filter((id) => parts.has(id));
      /** @type {Set<string>} */
      const path = new Set();
      for (let next = /** @type {string | undefined} */ (entry); next && !path.has(next); ) {
        path.add(next);
        next = data.boxes[next].callees.find((box) => parts.has(box));
      }
      return [...path];
    },
  };
}

/** @typedef {ReturnType<typeof createHandles>} Handles */

/**
 * Makes the drawing a set of buttons with one tab stop.
 * @param {SVGSVGElement} svg
 * @param {GraphData} data
 * @param {Drawing} drawing
 * @param {HTMLElement} help says which keys there are
 */
function createHandles(svg, data, drawing, help) {
  for (const title of svg.querySelectorAll("title")) title.remove(); // the panel says it, a tooltip would cover boxes
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", `Call graph of ${drawing.boxes.length} boxes`);
  svg.setAttribute("aria-describedby", help.id);
  /** @type {Map<string, SVGElement>} */
  const handles = new Map();
  for (const [id, group] of drawing.parts) {
    const arrow = data.arrows[id];
    const handle = handleOf(group, arrow ? "path" : "polygon, path, ellipse, rect");
    handle.setAttribute("role", "button");
    handle.setAttribute("tabindex", "-1");
    handle.setAttribute("aria-pressed", "false");
    handle.setAttribute("aria-label", arrow
      ? `${data.boxes[arrow.caller].name} ${isStart(id) ? "starts" : "calls"} ${data.boxes[arrow.callee].name}` : data.boxes[id].name);
    handles.set(id, handle);
  }
  /** @param {string} id */
  const handle = (id) => /** @type {SVGElement} */ (handles.get(id));
  let stop = drawing.entry;
  if (stop) handle(stop).setAttribute("tabindex", "0");

  return {
    handle,
    /** @param {string} id */
    focus: (id) => handle(id).focus({ preventScroll: true }),
    /** @param {string} id */
    moveTabStop(id) {
      if (stop) handle(stop).setAttribute("tabindex", "-1");
      stop = id;
      handle(id).setAttribute("tabindex", "0");
    },
  };
}

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
