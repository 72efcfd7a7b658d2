// Starts the Python of an npm package in Node.js and runs `inside.py` in it: `node run.mjs PYODIDE SETTINGS`.
//
// SETTINGS is JSON: "folders" of this machine by the place where that Python finds them, "environment", and what else
// `inside.py` asks for. It ends with the status that `inside.py` leaves in `status`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, settings] = process.argv.slice(2);
const { folders, environment } = JSON.parse(settings);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")).href);
const python = await loadPyodide({ indexURL: pyodide, env: { HOME: "/home/pyodide", ...environment } });
for (const [place, root] of Object.entries(folders)) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root }, place);
}
python.globals.set("given", settings);
let status = 1;
try {
  python.runPython(readFileSync(new URL("inside.py", import.meta.url), "utf8"), { filename: "inside.py" });
  status = python.globals.get("status");
} catch (error) {
  console.error(/** @type {Error} */ (error).message); // Node.js would print the line where it was thrown as well, a million characters
}
process.exit(status); // a socket that a test has left open would keep Node.js here
