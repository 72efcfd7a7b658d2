// @ts-check
/**
 * A run as the page shows it: what it means in sentences, and its picture, by the component of the report.
 *
 * @typedef {{svg: string, graph: any, reading: string[], lines: Record<string, number>, short: boolean}} Shown
 */
window.Lab = window.Lab || {};

(() => {
  "use strict";

  /** @param {string} tag @param {Record<string, string>} [attributes] @param {(Node | string)[]} children text, never markup */
  Lab.make = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  };

  const NOISE =
    "The clock of a browser ticks each 0.1 to 1 ms, and this run was shorter than 150 ms: read its call counts, which are exact. "
    + "Its times and shares are noise.";

  const BEFORE = "Before: ";
  const SHAPES = new Set("svg g title desc text tspan polygon polyline path ellipse rect line".split(" "));

  /**
   * A drawing, parsed as XML, in which nothing runs. Python has cleaned it (demo/svg.py), but beside a learner's program,
   * which could say anything in its name.
   * @param {string} svg
   */
  function drawingOf(svg) {
    const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
    for (const element of [documentElement, ...documentElement.querySelectorAll("*")]) {
      if (!SHAPES.has(element.localName)) element.remove();
      for (const name of element.getAttributeNames()) if (/^on|href|^style$/i.test(name)) element.removeAttribute(name);
    }
    return document.adoptNode(documentElement); // a copy would leave the first one behind
  }

  /**
   * @param {HTMLElement} place
   * @param {{onSelect: (line: number | null) => void, onGoTo: (line: number) => void}} listener
   */
  Lab.createResult = (place, { onSelect, onGoTo }) => {
    /** @type {{destroy(): void} | null} */
    let graph = null;

    /** @param {number} line */
    function wayTo(line) {
      const button = Lab.make("button", { type: "button", class: "lab-button" }, `To line ${line} in the editor`);
      button.addEventListener("click", () => onGoTo(line));
      return button;
    }

    return {
      /** Says that what is shown is not of the run that has just begun. */
      age() {
        const heading = place.querySelector(".lab-heading");
        if (heading && !heading.textContent?.startsWith(BEFORE)) heading.prepend(BEFORE);
      },
      clear() {
        graph?.destroy();
        graph = null;
        place.replaceChildren();
      },
      /** @param {string} heading @param {Shown} shown */
      show(heading, { svg, graph: data, reading, lines, short }) {
        this.clear();
        const drawing = Lab.make("div", { class: "picture-drawing" });
        place.append(Lab.make("h2", { class: "lab-heading" }, heading));
        if (short) place.append(Lab.make("p", { class: "lab-noise" }, NOISE));
        place.append(Lab.make("ul", { class: "lab-reading" }, ...reading.map((line) => Lab.make("li", {}, Lab.make("bdi", {}, line)))));
        const way = Lab.make("div", { class: "lab-line", role: "status" });
        place.append(Lab.make("div", {}, Lab.make("div", { class: "picture" }, drawing), way));
        drawing.append(drawingOf(svg));
        graph = window.Callgraph.mount(drawing, data, {
          onSelect(id) {
            const line = (id && lines[id]) || null;
            onSelect(line);
            way.replaceChildren(...(line ? [wayTo(line)] : []));
          },
        });
      },
    };
  };
})();
