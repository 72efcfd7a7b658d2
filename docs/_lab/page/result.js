// A run as the page shows it: what it means in sentences, and its picture, by the component of the report.
import { drawingOf } from "./drawing.js";
import { make } from "./elements.js";

/** @typedef {import("./messages.js").Shown} Shown */
/** @typedef {ReturnType<typeof createResult>} Result */

const NOISE =
  "This run was shorter than 150 ms, too short for a browser's clock, which ticks every 0.1 to 1 ms: its call counts are exact, "
  + "its small times are noise.";

const BEFORE = "Before: ";

/** @param {SVGSVGElement[]} drawings @returns {Element[]} as Callgraph wants them: the first in view, another in a template */
function inTwoViews([shown, all]) {
  if (!all) return [shown];
  const kept = make("template");
  kept.content.append(all);
  return [shown, kept];
}

/**
 * @param {HTMLElement} place
 * @param {{onShow: () => void, onSelect: (line: number | null) => void, onGoTo: (line: number) => void}} listener
 */
export function createResult(place, { onShow, onSelect, onGoTo }) {
  /** @type {Graph | null} */
  let graph = null;

  /** @param {number} line */
  function wayTo(line) {
    const button = make("button", { type: "button", class: "lab-button" }, `To line ${line} in the editor`);
    button.addEventListener("click", () => onGoTo(line));
    return button;
  }

  function clear() {
    graph?.destroy();
    graph = null;
    place.replaceChildren();
  }

  return {
    clear,
    /** Says that what is shown is not of the run that has just begun. @param {string[]} [gone] headings of what goes at once */
    age(gone = []) {
      const heading = place.querySelector(".lab-heading"), text = heading?.textContent || "";
      if (gone.includes(text)) return clear();
      if (!text.startsWith(BEFORE)) heading?.prepend(BEFORE);
    },
    /** @param {string} heading @param {Shown} shown */
    show(heading, { svg, first, graph: data, lead, reading, lines, short }) {
      const drawings = [first, svg].filter(Boolean).map(drawingOf); // or what was shown before stays
      clear();
      const drawing = make("div", { class: "picture-drawing" });
      place.append(make("h2", { class: "lab-heading" }, heading));
      if (short) place.append(make("p", { class: "lab-noise" }, NOISE));
      const way = make("div", { class: "lab-line", role: "status" });
      place.append(
        make("p", { class: "lab-lead" }, make("bdi", {}, lead)),
        make("div", {}, make("div", { class: "picture" }, drawing), way),
        make("h3", {}, "The reading"),
        make("ul", { class: "lab-reading" }, ...reading.map((line) => make("li", {}, make("bdi", {}, line)))),
      );
      onShow();
      drawing.append(...inTwoViews(drawings));
      graph = window.Callgraph.mount(drawing, data, {
        onSelect(id) {
          const line = (id && lines[id]) || null;
          onSelect(line);
          way.replaceChildren(...(line ? [wayTo(line)] : []));
        },
      });
    },
  };
}
