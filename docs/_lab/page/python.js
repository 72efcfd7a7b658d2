// @ts-check
/**
 * One Python for the whole page: starts it before it is wanted, hands it one task at a time, ends it when it is told to.
 *
 *     Lab.python.start();                                             // in the background
 *     const result = await Lab.python.ask("profile", { source, … }, (pieces) => { … });
 *     Lab.python.stop();                                              // `ask` fails with Lab.STOPPED; the next one starts
 *     Lab.python.events.addEventListener("state", …);                 // Lab.python.state has changed
 *
 * @typedef {"asleep" | "starting" | "ready" | "running" | "broken"} State
 * @typedef {{stream: string, text: string}} Piece
 * @typedef {{resolve: (result: any) => void, reject: (reason: Error) => void, onOutput?: (pieces: Piece[]) => void}} Task
 */
window.Lab = window.Lab || {};

(() => {
  "use strict";

  const BASE = new URL(".", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const FILES = [
    "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm.packed", "pyodide-lock.json", "python_stdlib.zip",
    "snapshot.mjs", "snapshot.packed", "tool.zip.xz", "library.zip.xz", "requests.zip.xz", "graphviz.mjs",
  ];
  const IN_A_FOLDER = location.protocol === "file:";
  /** Where a program finds the web sites: in a folder, only the worker answers there. */
  Lab.SITES = `${IN_A_FOLDER ? "https://files.invalid/" : BASE}sites/`;
  Lab.STOPPED = new Error("stopped");

  /** @returns {Promise<{worker: Worker, files: Record<string, string | Uint8Array>}>} */
  async function newWorker() {
    if (IN_A_FOLDER) return Lab.workerFromFolder(BASE, [...FILES, "sites.json"]);
    const files = Object.fromEntries(FILES.map((name) => [name, BASE + name]));
    return { worker: new Worker(`${BASE}worker.mjs`, { type: "module" }), files };
  }

  function createPython() {
    const events = new EventTarget();
    /** @type {State} */
    let state = "asleep";
    /** @type {Worker | null} */
    let worker = null;
    /** @type {Promise<void> | null} */
    let ready = null;
    /** @type {(reason: Error) => void} */
    let giveUp = () => {};
    /** @type {Map<number, Task>} */
    const tasks = new Map();
    let number = 0;

    /** @param {State} now */
    function become(now) {
      state = now;
      events.dispatchEvent(new Event("state"));
    }

    /** @param {any} message */
    function heard({ kind, id, text, pieces, dead, ...result }) {
      if (kind === "output") return [...tasks.values()].at(-1)?.onOutput?.(pieces);
      const task = tasks.get(id);
      tasks.delete(id);
      if (kind === "done") task?.resolve(result);
      else task?.reject(new Error(text));
      if (dead) fail(Lab.STOPPED);
    }

    /** @param {string} kind @param {object} data @param {Task["onOutput"]} [onOutput] @returns {Promise<any>} */
    function tell(kind, data, onOutput) {
      const id = ++number;
      return new Promise((resolve, reject) => {
        tasks.set(id, { resolve, reject, onOutput });
        /** @type {Worker} */ (worker).postMessage({ kind, id, ...data });
      });
    }

    /** @param {() => boolean} wanted says whether nobody has stopped it meanwhile */
    async function begin(wanted) {
      become("starting");
      const { worker: made, files } = await newWorker();
      if (!wanted()) return made.terminate();
      worker = made;
      // One that was ended in the middle of a task may still complain: that is not the next one's affair.
      const hear = (/** @type {string} */ kind, /** @type {(event: any) => void} */ listener) =>
        made.addEventListener(kind, (event) => worker === made && listener(event));
      hear("message", ({ data }) => heard(data));
      hear("error", ({ message }) => fail(new Error(message || "Python could not be started.")));
      await tell("start", { files });
      become("ready");
    }

    function start() {
      if (state === "broken") fail(Lab.STOPPED);
      if (!ready) {
        const ended = new Promise((_, reject) => (giveUp = reject));
        /** @type {Promise<void>} */
        const attempt = (ready = Promise.race([begin(() => ready === attempt), ended]));
        attempt.catch((reason) => reason !== Lab.STOPPED && become("broken")); // whoever asks is told why
      }
      return ready;
    }

    /** @param {Error} reason ends all that is under way */
    function fail(reason) {
      worker?.terminate();
      worker = ready = null;
      giveUp(reason);
      const waiting = [...tasks.values()];
      tasks.clear();
      for (const task of waiting) task.reject(reason);
      become("asleep");
    }

    return {
      events, start,
      get state() { return state; },
      /** @param {string} kind @param {object} data @param {Task["onOutput"]} [onOutput] */
      async ask(kind, data, onOutput) {
        await start();
        become("running");
        try {
          return await tell(kind, data, onOutput);
        } finally {
          if (worker) become("ready");
        }
      },
      stop() {
        fail(Lab.STOPPED);
        setTimeout(start, 50); // the page shows first that it has stopped
      },
    };
  }

  Lab.python = createPython();
  // Python is some megabytes: it is fetched for who comes to an editor, not for who reads the page above it. Where the
  // editor is what a page is for, this script stands first of all, so that Python starts while the page is still made.
  if (!IN_A_FOLDER && document.currentScript?.hasAttribute("data-start")) Lab.python.start();
})();
