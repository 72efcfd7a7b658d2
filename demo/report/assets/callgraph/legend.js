// Where the legend of a drawing goes: below it, to be unfolded, so that the drawing has all the room.

/**
 * Takes the legend out: its lines are returned as text to unfold, and the drawing is then no larger than its boxes and
 * arrows.
 * @param {SVGSVGElement} svg
 * @param {Map<string, SVGGElement>} parts
 * @param {boolean} hot     whether the boxes of a hot path have rings
 * @returns {HTMLDetailsElement | null} null if there is none
 */
function takeLegend(svg, parts, hot) {
  const [, ...legend] = [...svg.querySelectorAll("polygon, polyline, path, rect, text")].filter((one) => !one.closest(".node, .edge"));
  const { x, y, width } = svg.viewBox.baseVal, whole = svg.getBoundingClientRect();
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
  const [left, top, right, bottom] = cover(parts.values());
  svg.setAttribute("viewBox", `${left - GAP} ${top - GAP} ${right - left + 2 * GAP} ${bottom - top + 2 * GAP}`);
  const list = legendAsText(legend);
  if (hot) list.querySelector(".callgraph-shapes")?.append(make("span", { class: "callgraph-shape is-hot-path" }, HOT));
  for (const one of legend) one.remove();
  return make("details", { class: "callgraph-legend" }, make("summary", {}, "Legend"), list);
}

/** What the shapes of boxes mean, as the drawing says it. */
const SHAPES = ["your program", "library", "built-in", "native", "imports", "several library functions", "more functions", "much self time"];

const HOT = "on the hot path";

/** @param {Element[]} legend @returns {HTMLUListElement} its lines; the scale and the shapes as a row each */
function legendAsText(legend) {
  const scale = make("span", { class: "callgraph-scale" }), shapes = make("span", { class: "callgraph-shapes" }), list = make("ul");
  /** @param {HTMLElement} row @param {HTMLElement} part */
  const add = (row, part) => {
    if (!row.parentNode) list.append(make("li", {}, row));
    row.append(part);
  };
  for (const one of legend) {
    if (one.tagName !== "text") continue;
    const text = one.textContent || "";
    if (SHAPES.includes(text)) add(shapes, make("span", { class: `callgraph-shape is-${text.replaceAll(" ", "-")}` }, text));
    else if (/^\d+%$/.test(text)) {
      const step = make("span", {}, text); // before it comes its rectangle
      step.style.borderTopColor = one.previousElementSibling?.getAttribute("fill") || "";
      add(scale, step);
    } else list.append(make("li", {}, text));
  }
  return list;
}
