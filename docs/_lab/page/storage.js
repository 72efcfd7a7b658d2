// What this browser keeps for a learner. Where it keeps nothing (blocked, or full), the page remembers it while it is open.
/** @type {Map<string, string | null>} */
const refused = new Map();

/** @param {string} key @param {string | null} text null forgets */
export function keep(key, text) {
  refused.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    refused.set(key, text);
  }
}

/** @param {string} key @returns {string | null} */
export function kept(key) {
  if (refused.has(key)) return refused.get(key) ?? null;
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
