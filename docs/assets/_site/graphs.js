// How a graph of a page comes alive, and how a tour leads through it.

/** @typedef {{id: string, text: string}} Station */

/** @param {Element} place */
function mountGraph(place) {
  const drawing = /** @type {HTMLElement} */ (place.querySelector(".picture-drawing"));
  /** @type {GraphData & {tour: Station[]}} */
  const data = JSON.parse(place.querySelector(".picture-data")?.textContent || "{}");
  if (!drawing.querySelector("svg")) return;
  const graph = window.Callgraph.mount(drawing, data);
  if (data.tour.length) drawing.before(makeTour(graph, data.tour));
}

/** @param {Graph} graph @param {Station[]} stations */
function makeTour(graph, stations) {
  let here = -1;
  const text = make("p", { role: "status" }, `A tour in ${stations.length} steps.`);
  const back = make("button", { type: "button" }, "Back"), next = make("button", { type: "button" }, "Start");
  const go = (/** @type {number} */ to) => {
    here = to;
    const over = here >= stations.length;
    graph.select(over ? null : stations[here].id);
    text.textContent = over ? "That was the tour. Now explore on your own." : `${here + 1} of ${stations.length}: ${stations[here].text}`;
    back.disabled = here <= 0;
    next.textContent = over ? "Once more" : "Next";
  };
  back.disabled = true;
  back.addEventListener("click", () => go(here - 1));
  next.addEventListener("click", () => go(here >= stations.length ? 0 : here + 1));
  return make("div", { class: "tour", role: "group", "aria-label": "Tour" }, text, back, next);
}
