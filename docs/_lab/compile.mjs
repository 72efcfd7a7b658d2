// Compiles Python files with the very Python that will run them in the page: `node compile.mjs PYODIDE STAGE TARGET`.
//
// Reads from a browser's Python what it loads for the lab, and compiles that much of its library beforehand: starting
// takes half the time. Of the folders in STAGE, each becomes TARGET/<folder>.zip with its files, compiled.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, stage, target] = process.argv.slice(2);
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
// Without a fixed seed the order of sets, and so the compiled bytes, would differ from one time to the next.
const python = await loadPyodide({ indexURL: pyodide, env: { PYTHONHASHSEED: "0", HOME: "/home/python" } });
python.FS.mkdir("/stage");
python.FS.mount(python.FS.filesystems.NODEFS, { root: stage }, "/stage");
/** @param {string} name @param {import("pyodide/ffi").PyBuffer} bytes */
const write = (name, bytes) => writeFileSync(join(target, name), bytes.toJs());
python.registerJsModule("given", { write });
python.runPython(readFileSync(new URL("compile.py", import.meta.url), "utf8"));
