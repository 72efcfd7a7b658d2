// What a program prints, as in a terminal: text only, errors set apart, the end in view.
import { make } from "./elements.js";

/** @typedef {ReturnType<typeof createTerminal>} Terminal */

/** @param {HTMLElement} place */
export function createTerminal(place) {
  /** @param {import("./messages.js").Piece[]} pieces */
  function write(pieces) {
    for (const { stream, text } of pieces) {
      const last = place.lastElementChild;
      if (last?.className === `lab-${stream}`) last.append(text);
      else place.append(make("span", { class: `lab-${stream}` }, text));
    }
    place.scrollTop = place.scrollHeight;
  }

  return {
    write,
    get text() { return place.textContent || ""; },
    tell: (/** @type {string} */ text) => write([{ stream: "told", text: `\n${text}\n` }]),
    clear: () => place.replaceChildren(),
  };
}
