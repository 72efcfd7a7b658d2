// Where the legend of a drawing goes that is shown in part, or smaller than it can be read.

/**
 * Takes the legend out: its lines are returned as text to unfold, and the drawing is then no larger than its boxes and
 * arrows.
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
  const highest = parseFloat(getComputedStyle(stage).maxHeight) || stage.clientHeight;
  if (width * READABLE + 2 * MARGIN <= stage.clientWidth && height * READABLE + 2 * MARGIN <= highest) return null;
  const [left, top, right, bottom] = cover(parts.values());
  svg.setAttribute("viewBox", `${left - GAP} ${top - GAP} ${right - left + 2 * GAP} ${bottom - top + 2 * GAP}`);
  const list = legendAsText(legend, paper);
  for (const one of legend) one.remove();
  return make("details", { class: "callgraph-legend" }, make("summary", {}, "Legend"), list);
}

/** @param {Element[]} legend @param {Element} paper @returns {HTMLUListElement} */
function legendAsText(legend, paper) {
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
  return list;
}
