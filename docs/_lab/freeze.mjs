// Starts Python as a page does, and keeps its memory: `node --experimental-wasm-jspi freeze.mjs PYODIDE STAGE TARGET`.
//
// PYODIDE is its folder, STAGE/tool holds what is in tool.zip.xz, TARGET the other files of the page; TARGET/snapshot.packed is
// written. Node must be one that can set a stack aside (JSPI), or `asyncio.run` would never work in what is thawed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { frozen } from "./page/snapshot.mjs";

const [pyodide, stage, target] = process.argv.slice(2);
process.argv.splice(1, Infinity, "./this.program"); // what Python is called in a page: it keeps that, and no path of this machine
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
const { default: createPyodideModule } = await import(pathToFileURL(join(pyodide, "pyodide.asm.mjs")));
let fresh;
const python = await loadPyodide({
  indexURL: pyodide,
  stdLibURL: join(target, "python_stdlib.zip"), // Python remembers what stands where in it
  lockFileContents: readFileSync(join(target, "pyodide-lock.json"), "utf8"),
  // With a seed the order of a set is the same for a whole class, and the file for each build.
  env: { HOME: "/home/python", PYTHONHASHSEED: "0" },
  _makeSnapshot: true,
  createPyodideModule: (settings) => {
    settings.onRuntimeInitialized = () => (fresh = settings.HEAPU8.slice());
    return createPyodideModule(settings);
  },
});
const place = "/lib/python3.14/site-packages", { FS } = python;
// Not unpacked in its memory, which would grow.
FS.mount(FS.filesystems.NODEFS, { root: join(stage, "tool") }, place);
python.runPython(`
import gc, os, lab_start
del os.environ["PYTHONHASHSEED"]
lab_start.start()
gc.collect()
`);
FS.unmount(place);
const all = python.makeMemorySnapshot(), length = all.length - python._module.HEAPU8.length;
const snapshot = frozen(all.subarray(0, length), all.subarray(length), fresh);
writeFileSync(join(target, "snapshot.packed"), gzipSync(snapshot, { level: 9 }));
