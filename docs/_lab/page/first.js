// Starts Python, before all else: where the editor is what a page is for, this script stands first in its head, so that
// Python starts while the page is still made. So it is small, and a bundle apart from the one with the editor.
//
// It leaves one name behind, for that other bundle, for the scripts of `embed/`, and for tests: `Lab`.
import { embedded, workerFromFolder } from "./folder.js";
import { createPython, STOPPED } from "./python.js";

/** @typedef {import("./python.js").Python} Python */
/** @typedef {{python: Python, SITES: string, STOPPED: Error, embedded: typeof embedded}} Lab */

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const BASE = new URL(".", script.src).href;
const MODULES = ["pyodide.mjs", "pyodide.asm.mjs", "graphviz.mjs"];
const FILES = [
  "pyodide.asm.wasm.packed", "pyodide-lock.json", "python_stdlib.zip", "snapshot.packed",
  "tool.zip.xz", "library.zip.xz", "requests.zip.xz",
];
const IN_A_FOLDER = location.protocol === "file:";

/** @type {Promise<string> | undefined} the address of the worker's module; from a blob: it has the policy of this page */
let address;

async function addressOfWorker() {
  const answer = await fetch(`${BASE}worker.mjs`);
  if (!answer.ok) throw new Error("Python could not be fetched.");
  return URL.createObjectURL(new Blob([await answer.arrayBuffer()], { type: "text/javascript" }));
}

/** @type {import("./one_python.js").NewWorker} */
async function newWorker() {
  if (IN_A_FOLDER) return workerFromFolder(BASE, [...FILES, "sites.json"]);
  address ??= addressOfWorker();
  address.catch(() => (address = undefined)); // the next one tries once more
  const files = Object.fromEntries([...MODULES, ...FILES].map((name) => [name, BASE + name]));
  return { worker: new Worker(await address, { type: "module" }), files };
}

const python = createPython(newWorker);
// Where a program finds the web sites: in a folder, only the worker answers there.
window.Lab = { python, SITES: `${IN_A_FOLDER ? "https://files.invalid/" : BASE}sites/`, STOPPED, embedded };
// Python is some megabytes: elsewhere it is fetched for who comes to an editor, not for who reads the page above it.
if (!IN_A_FOLDER && script.hasAttribute("data-start")) python.start();
