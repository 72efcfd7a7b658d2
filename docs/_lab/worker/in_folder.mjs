// The worker of a page that was opened from a folder: it brings along the modules that the other one imports, for there no
// module has an address that may be imported. `page/folder.js` starts it, as a classic script.
import "./to_page.mjs";
import "./alone.mjs";
import * as graphviz from "@viz-js/viz";
import * as python from "pyodide/pyodide.mjs";
import * as module from "pyodide/pyodide.asm.mjs";
import { bring } from "./files.mjs";
import "./worker.mjs";

globalThis.importScripts = () => { throw new TypeError("as in a module"); }; // Pyodide starts in nothing else
bring({ "graphviz.mjs": graphviz, "pyodide.mjs": python, "pyodide.asm.mjs": module });
