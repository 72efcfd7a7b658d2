// @ts-check
/** What a program prints, as in a terminal: text only, errors told apart, the end in view. */
window.Lab = window.Lab || {};

/** @param {HTMLElement} place */
Lab.createTerminal = (place) => {
  "use strict";
  const MOST = 4000; // lines and pieces that stay; a page with more of them is slow

  return {
    clear() {
      place.replaceChildren();
    },
    /** @param {string} text @param {string} stream "out", "error", or "told" for what the lab says itself */
    write(text, stream) {
      const last = place.lastElementChild;
      if (last?.className === `lab-${stream}` && place.childElementCount > 0) last.append(text);
      else {
        const piece = document.createElement("span");
        piece.className = `lab-${stream}`;
        piece.append(text);
        place.append(piece);
      }
      while (place.childNodes.length > MOST) place.firstChild?.remove();
      place.scrollTop = place.scrollHeight;
    },
  };
};
