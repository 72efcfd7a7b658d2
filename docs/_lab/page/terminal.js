// @ts-check
/** What a program prints, as in a terminal: text only, errors told apart, the end in view. */
window.Lab = window.Lab || {};

/** @param {HTMLElement} place */
Lab.createTerminal = (place) => {
  "use strict";
  /** @param {{stream: string, text: string}[]} pieces stream: "out", "error", or "told" for what the lab says itself */
  function write(pieces) {
    for (const { stream, text } of pieces) {
      const last = place.lastElementChild;
      if (last?.className === `lab-${stream}`) last.append(text);
      else place.append(Lab.make("span", { class: `lab-${stream}` }, text));
    }
    place.scrollTop = place.scrollHeight;
  }

  return {
    write,
    tell: (/** @type {string} */ text) => write([{ stream: "told", text: `\n${text}\n` }]),
    clear: () => place.replaceChildren(),
  };
};
