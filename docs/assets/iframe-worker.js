// Lets the search of a page work from file://, where browsers refuse workers: the worker's script runs in a hidden
// frame instead. Only what the search of mkdocs-material needs is here: one script, importScripts, messages both ways.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  /** What a worker's script finds around itself. @typedef {Window & typeof globalThis & {importScripts: unknown}} Inner */

  class FrameWorker extends EventTarget {
    /** @param {string | URL} url */
    constructor(url) {
      super();
      /** @type {((event: MessageEvent) => void) | null} */
      this.onmessage = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inner = /** @type {Inner} */ (this.frame.contentWindow);
      const load = (/** @type {string} */ address) =>
        new Promise((resolve, reject) => {
          const script = inner.document.createElement("script");
          script.src = new URL(address, new URL(url, location.href)).href;
          script.onload = resolve;
          script.onerror = reject;
          inner.document.body.append(script);
        });
      inner.postMessage = (/** @type {unknown} */ data) => {
        const event = new MessageEvent("message", { data: structuredClone(data) });
        this.dispatchEvent(event);
        this.onmessage?.(event);
      };
      /** @param {string[]} addresses */
      inner.importScripts = (...addresses) =>
        addresses.reduce((before, address) => before.then(() => load(address)), Promise.resolve(/** @type {unknown} */ (null)));
      this.ready = load("");
    }

    /** @param {unknown} data */
    postMessage(data) {
      this.ready.then(() => {
        const inner = /** @type {Inner} */ (this.frame.contentWindow);
        inner.dispatchEvent(new inner.MessageEvent("message", { data: structuredClone(data) }));
      });
    }

    terminate() {
      this.frame.remove();
    }
  }

  window.NativeWorker = window.Worker; // for the lab
  window.Worker = /** @type {typeof Worker} */ (/** @type {unknown} */ (FrameWorker)); // as much of one as is needed
})();
