// @ts-check
/** What this browser keeps for a learner. In private windows nothing is kept, and that is no error. */
window.Lab = window.Lab || {};

(() => {
  "use strict";

  /** @param {string} key @param {string | null} text null forgets */
  Lab.keep = (key, text) => {
    try {
      if (text === null) localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    } catch { /* a private window */ }
  };
  /** @param {string} key @returns {string | null} */
  Lab.kept = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
})();
