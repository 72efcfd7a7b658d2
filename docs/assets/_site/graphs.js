// How a graph of a page comes alive, and how a tour leads through it.

/** @typedef {{id: string, text: string, line: string}} Step     line: the one in the box or at the arrow that it speaks of, or "" */

/** @type {Record<string, RegExp>} how a line begins or ends; the name is the first one */
const LINES = { name: /^/, cumulative: /^(≥ )?[\d.]+%/, self: /^\(/, folded: /folded in$/, largest: /^largest:/, calls: /×$/ };

/** @param {Element} place */
function mountGraph(place) {
  const drawing = /** @type {HTMLElement} */ (place.querySelector(".picture-drawing"));
  /** @type {GraphData & {tour: Step[]}} */
  const data = JSON.parse(place.querySelector(".picture-data")?.textContent || "{}");
  if (!drawing.querySelector("svg")) return;
  const graph = window.Callgraph.mount(drawing, data);
  if (data.tour.length) drawing.before(makeTour(graph, drawing, data.tour));
}

/** Puts a frame around a line of the drawing, and returns it. @param {HTMLElement} drawing @param {Step} step */
function frameOf(drawing, { id, line }) {
  const part = [...drawing.querySelectorAll("g")].find((one) => one.id === id);
  const texts = [...(part?.querySelectorAll("text:not(.callgraph-tag)") || [])];
  const text = /** @type {SVGTextElement | undefined} */ (texts.find((one) => LINES[line]?.test((one.textContent || "").trim())));
  if (!text) return null;
  const { x, y, width, height } = text.getBBox(), frame = document.createElementNS(text.namespaceURI || "", "rect");
  const sizes = { x: x - 4, y, width: width + 8, height, rx: 3, class: "tour-line" };
  for (const [name, value] of Object.entries(sizes)) frame.setAttribute(name, String(value));
  text.before(frame);
  return frame;
}

/** @param {Graph} graph @param {HTMLElement} drawing @param {Step[]} steps */
function makeTour(graph, drawing, steps) {
  /** @type {Element | null} */
  let frame = null;
  let here = -1;
  const text = make("p", { role: "status" }, `A tour in ${steps.length} steps.`);
  const back = make("button", { type: "button" }, "Back"), next = make("button", { type: "button" }, "Start");
  const go = (/** @type {number} */ to) => {
    here = to;
    const over = here >= steps.length;
    graph.select(over ? null : steps[here].id);
    frame?.remove();
    frame = over ? null : frameOf(drawing, steps[here]);
    text.textContent = over ? "That was the tour. Now explore on your own." : `${here + 1} of ${steps.length}: ${steps[here].text}`;
    back.disabled = here <= 0;
    next.textContent = over ? "Start again" : "Next";
  };
  back.disabled = true;
  back.addEventListener("click", () => go(here - 1));
  next.addEventListener("click", () => go(here >= steps.length ? 0 : here + 1));
  return make("div", { class: "tour", role: "group", "aria-label": "Tour" }, text, back, next);
}
