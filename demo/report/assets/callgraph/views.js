// Which of two drawings is shown: a first view, in which small boxes are put together, or one with all boxes.

/** @typedef {{svg: SVGSVGElement, data: GraphData}} Drawn */

/** @type {Callgraph["mount"]} */
function mount(element, data, options = {}) {
  const svg = element.querySelector("svg");
  if (!svg) throw new Error("Callgraph.mount: there is no <svg> in the element");
  const before = [...element.childNodes].map((node) => node.cloneNode(true));
  const wasClass = element.className;
  const kept = element.querySelector("template")?.content.querySelector("svg");
  /** @type {Drawn} */
  const all = { svg: kept || svg, data }, first = kept && data.first ? { svg, data: firstData(data, data.first) } : null;
  let shown = first || all;
  let graph = mountDrawing(element, copyOf(shown), options, switchOf(shown));

  /** @param {Drawn} drawn */
  function switchOf(drawn) {
    if (!first) return null;
    const other = drawn === first ? all : first;
    const [boxes, fewer] = [all, first].map((one) => Object.keys(one.data.boxes).length);
    const more = boxes > fewer ? `Show all ${boxes} boxes` : "Show all arrows";
    return { text: drawn === first ? more : "Show less", other: other.data, press: () => show(other).focusSwitch() };
  }

  /** @param {Drawn} drawn @param {string | null} [id] */
  function show(drawn, id = graph.selected()) {
    const full = graph.isFull();
    graph.destroy();
    element.className = wasClass;
    shown = drawn;
    graph = mountDrawing(element, copyOf(drawn), options, switchOf(drawn));
    if (full) graph.fillWindow();
    if (id && !graph.select(id)) options.onSelect?.(null);
    return graph;
  }

  // Of what isn't displayed yet, as in a notebook's frame out of sight, nothing can be measured: it is laid out once it is.
  const displayed = new ResizeObserver(() => {
    if (!element.clientWidth) return;
    displayed.disconnect();
    show(shown);
  });
  if (!element.clientWidth) displayed.observe(element);

  return {
    element,
    select(id, how) {
      const home = id && !shown.data.boxes[id] && !shown.data.arrows[id] && all.data !== shown.data ? show(all, null) : graph;
      return home.select(id, how);
    },
    search: (text) => graph.search(text),
    fit: () => graph.fit(),
    destroy() {
      displayed.disconnect();
      graph.destroy();
      element.className = wasClass;
      element.replaceChildren(...before);
    },
  };
}

/** @param {Drawn} drawn @returns {Drawn} what is mounted is changed, and the other view may be wanted again */
const copyOf = ({ svg, data }) => ({ svg: /** @type {SVGSVGElement} */ (svg.cloneNode(true)), data });

/** @param {GraphData} all @param {GraphData} first @returns {GraphData} with the source that both have in common */
function firstData(all, first) {
  const boxes = Object.entries(first.boxes).map(([id, box]) => [id, { ...all.boxes[id], ...box }]);
  return { ...first, boxes: Object.fromEntries(boxes) };
}
