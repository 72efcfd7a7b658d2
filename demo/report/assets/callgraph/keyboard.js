// Where the keys lead: along the arrows, to neighbours, in and out.

/**
 * @param {GraphData} data
 * @param {Drawing} drawing
 * @returns {(key: string, id: string) => string | undefined} from a box or an arrow, where a key leads, if anywhere
 */
function createWalk(data, { parts, part, boxes, entry }) {
  /** @type {string | null} */
  let cameFrom = null; // the caller from which the keys walked down: it decides who is a neighbour

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

  return (key, id) => {
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
  };
}

/**
 * The keys that a box or an arrow with the focus understands.
 * @param {SVGSVGElement} svg
 * @param {GraphData} data
 * @param {{drawing: Drawing, handles: Handles, selection: GraphSelection, view: View, signal: AbortSignal}} parts
 */
function listenToKeys(svg, data, { drawing, handles, selection, view, signal }) {
  const walk = createWalk(data, drawing);
  svg.addEventListener("keydown", (event) => {
    const id = drawing.idAt(event);
    if (!id || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key.startsWith("Arrow") || event.key === "Home") {
      const next = walk(event.key, id);
      if (next && drawing.parts.has(next)) handles.focus(next);
    } else if (event.key === "Enter" || event.key === " ") selection.toggle(id, { focus: true });
    else if (event.key === "+" || event.key === "=") view.zoomBy(1.25);
    else if (event.key === "-" || event.key === "−") view.zoomBy(0.8);
    else if (event.key === "0") view.fit();
    else return;
    event.preventDefault();
  }, { signal });
}

/**
 * The keys that the whole of it understands, wherever the focus is.
 * @param {HTMLElement} element
 * @param {HTMLInputElement} box of the search
 * @param {{letGo: () => void, clearSearch: () => void, fullWindow: FullWindow, signal: AbortSignal}} does
 */
function listenToShortcuts(element, box, { letGo, clearSearch, fullWindow, signal }) {
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (event.target === box) clearSearch();
      if (!fullWindow.leave()) letGo();
    } else if (event.key.toLowerCase() === "f" && event.target !== box && !event.ctrlKey && !event.metaKey && !event.altKey) {
      fullWindow.toggle();
    } else if (event.key === "/" && event.target !== box && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      box.focus();
      box.select();
    }
  }, { signal });
}
