// @ts-check
/** What a program prints, as in a terminal: text only, errors told apart, the end in view. */
window.Lab = window.Lab || {};

/** @param {HTMLElement} place */
Lab.createTerminal = (place) => {
  "use strict";
  const MOST = 4000; // pieces that stay; a page with more of them is slow

  /** @param {{stream: string, text: string}[]} pieces stream: "out", "error", or "told" for what the lab says itself */
  function write(pieces) {
    for (const { stream, text } of pieces.slice(-MOST)) {
      const last = place.lastElementChild;
      if (last?.className === `lab-${stream}`) last.append(text);
      else place.append(Lab.make("span", { class: `lab-${stream}` }, text));
    }
    while (place.childNodes.length > MOST) place.firstChild?.remove();
    place.scrollTop = place.scrollHeight;
  }

  return {
    write,
    tell: (/** @type {string} */ text) => write([{ stream: "told", text: `\n${text}\n` }]),
    clear: () => place.replaceChildren(),
  };
};
