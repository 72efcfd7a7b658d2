// The only way from here to the page. It is the first module, for a program that says `import js` has all that is global
// here; to speak to the page, or to end the worker, is not for it.

/** @type {(answer: import("../page/messages.js").Answer) => void} */
export const toPage = postMessage.bind(globalThis);
for (const name of ["postMessage", "close"]) Object.defineProperty(globalThis, name, { value: undefined });
