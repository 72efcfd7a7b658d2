// Takes away what a program could leave something behind with, or reach others: it finds all that is global here as `import js`.
//
// Where a worker may ask and what it may run is told by the page's Content-Security-Policy, which one from a blob: has too.
// One from its own address would have none.
if (location.protocol !== "blob:") throw new Error("This worker has no policy: it has to come from a blob:.");

const TAKEN = [
  "indexedDB", "caches", "BroadcastChannel", "Worker", "SharedWorker", // kept from visit to visit, heard in other pages
  "WebSocket", "WebSocketStream", "WebTransport", "EventSource", "RTCPeerConnection", "Notification",
];
const TAKEN_OF_NAVIGATOR = ["storage", "storageBuckets", "locks", "serviceWorker", "permissions", "usb", "serial", "hid", "gpu"];
/** Names of one browser only, with which files can be kept: `webkitRequestFileSystem` and the like. */
const OF_ONE_BROWSER = /^(webkit|moz|ms|chrome)[A-Z]/;

/** @param {object} owner @param {string[]} names gone from it, and from all that it inherits from */
function take(owner, names) {
  for (const name of names) {
    for (let one = owner; one; one = Object.getPrototypeOf(one)) delete (/** @type {any} */ (one)[name]);
    Object.defineProperty(owner, name, { value: undefined });
  }
}

take(globalThis, TAKEN);
for (let one = /** @type {object} */ (globalThis); one; one = Object.getPrototypeOf(one))
  take(globalThis, Object.getOwnPropertyNames(one).filter((name) => OF_ONE_BROWSER.test(name)));
take(navigator, TAKEN_OF_NAVIGATOR);
