// What the panel says of one box or arrow: its sentence, its place, who calls it and whom it calls, its source lines.

const EMPTY = "Point at a box or an arrow, tap it, or use the arrow keys to read its numbers here in words.";

/**
 * @param {GraphData} data
 * @param {(id: string) => void} jump
 */
function createPanel(data, jump) {
  const words = make("p", { class: "callgraph-words", "aria-live": "polite" }, EMPTY);
  const more = make("div");
  const element = make("div", { class: "callgraph-panel", role: "group", "aria-label": "The selected box" }, words, more);

  /** @param {string} heading @param {[string, string | null][]} rows box of each, and the arrow that leads to it */
  function list(heading, rows) {
    if (!rows.length) return [];
    const items = rows.map(([box, arrow]) => {
      const name = make("button", { type: "button", class: "callgraph-jump" }, data.boxes[box].name);
      name.addEventListener("click", () => jump(box));
      return make("li", {}, name, ...(arrow === null ? [] : [arrowButton(arrow)]));
    });
    return [make("p", { class: "callgraph-label" }, heading), make("ul", {}, ...items)];
  }

  /** @param {string} arrow */
  function arrowButton(arrow) {
    const words = make("button", { type: "button", class: "callgraph-told" }, data.arrows[arrow].words || "the arrow");
    words.addEventListener("click", () => jump(arrow));
    return words;
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

  /** @param {string} id @param {Box} box */
  function about(id, box) {
    const ways = box.arrows.map((way) => /** @type {[string, Arrow]} */ ([way, data.arrows[way]]));
    const starts = ways.filter(([way]) => isStart(way)), calls = ways.filter(([way]) => !isStart(way));
    const place = box.place && !box.words.includes(box.place);
    return [
      ...(place ? [make("p", { class: "callgraph-place" }, make("bdi", {}, box.place))] : []),
      ...(box.source ? listing(box.source) : []),
      ...list("Called by", calls.filter(([, way]) => way.callee === id && way.caller !== id)
        .map(([way, { caller }]) => [caller, way])),
      ...list("Started by", starts.filter(([, way]) => way.callee === id).map(([way, { caller }]) => [caller, way])),
      ...list("Calls itself", calls.filter(([, way]) => way.caller === way.callee).map(([way]) => [id, way])),
      ...list("Calls", calls.filter(([, way]) => way.caller === id && way.callee !== id)
        .map(([way, { callee }]) => [callee, way])),
      ...list("Starts", starts.filter(([, way]) => way.caller === id).map(([way, { callee }]) => [callee, way])),
    ];
  }

  /** @param {string | null} id */
  function show(id) {
    more.replaceChildren();
    element.scrollTop = 0;
    if (id === null) return void (words.textContent = EMPTY);
    const box = data.boxes[id], arrow = data.arrows[id];
    words.textContent = (box || arrow).words || (box ? box.name : "");
    if (arrow) more.append(...list("From", [[arrow.caller, null]]), ...list("To", [[arrow.callee, null]]));
    else more.append(...about(id, box));
  }

  return { element, show };
}
