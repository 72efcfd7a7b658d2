// Starts Python as a page does, and keeps its memory: `node --experimental-wasm-jspi freeze.mjs PYODIDE STAGE TARGET`.
//
// PYODIDE is its folder, STAGE/packed holds what is in tool.zip.xz, TARGET the other files of the page; TARGET/snapshot.packed is
// written. Node must be one that can set a stack aside (JSPI), or `asyncio.run` would never work in what is thawed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { frozen } from "./worker/snapshot.mjs";

const [pyodide, stage, target] = process.argv.slice(2);
process.argv.splice(1, Infinity, "./this.program"); // what Python is called in a page: it keeps that, and no path of this machine
/** @typedef {NonNullable<import("pyodide").PyodideConfig["createPyodideModule"]>} CreateModule */
/** @typedef {{HEAPU8: Uint8Array, onRuntimeInitialized?: () => void}} Settings     of Pyodide's own, and not in its types */
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
/** @type {{default: CreateModule}} */
const { default: createPyodideModule } = await import(pathToFileURL(join(pyodide, "pyodide.asm.mjs")).href);
let fresh = new Uint8Array(); // its memory before it has started
const python = await loadPyodide({
  indexURL: pyodide,
  stdLibURL: join(target, "python_stdlib.zip"), // Python remembers what stands where in it
  lockFileContents: readFileSync(join(target, "pyodide-lock.json"), "utf8"),
  // With a seed the order of a set is the same for a whole class, and the file for each build.
  env: { HOME: "/home/python", PYTHONHASHSEED: "0" },
  _makeSnapshot: true,
  createPyodideModule: (given) => {
    const settings = /** @type {typeof given & Settings} */ (given);
    settings.onRuntimeInitialized = () => (fresh = settings.HEAPU8.slice());
    return createPyodideModule(settings);
  },
});
const place = "/lib/python3.14/site-packages", { FS } = python;
// Not unpacked in its memory, which would grow.
FS.mount(FS.filesystems.NODEFS, { root: join(stage, "packed") }, place);
python.runPython(`
import gc, os, lab_start
del os.environ["PYTHONHASHSEED"]
lab_start.start((*lab_start.ROOMS, lab_start.CHECK))
gc.collect()
`);
FS.unmount(place);
const { _module: settings } = /** @type {typeof python & {_module: Settings}} */ (python);
const all = python.makeMemorySnapshot(), length = all.length - settings.HEAPU8.length;
const snapshot = frozen(all.subarray(0, length), all.subarray(length), fresh);
writeFileSync(join(target, "snapshot.packed"), gzipSync(snapshot, { level: 9 }));
