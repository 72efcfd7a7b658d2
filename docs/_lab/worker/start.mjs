// Starts Python, as it stood when it was frozen where that can be, and Graphviz beside it.
import { addressOf, bytesAtHand, fetchNow, imported, text, unpacked } from "./files.mjs";
import { output, print } from "./output.mjs";
import { read } from "./snapshot.mjs";

/** @typedef {import("./snapshot.mjs").Snapshot} Snapshot */
/** @typedef {NonNullable<import("pyodide").PyodideConfig["createPyodideModule"]>} CreateModule */
/**
 * What of Pyodide's own is used here, and is not in its types.
 * @typedef {{HEAPU8: Uint8Array, onRuntimeInitialized?: () => void}} Settings
 * @typedef {{__tzset_js: (...addresses: number[]) => void, _timezone: number, _daylight: number, _tzname: number,
 *            HEAPU32: Uint32Array}} Module
 */
/** @typedef {Awaited<ReturnType<typeof started>>} Started */

const NO_INPUT = "\nNobody can be asked here: input() works on the command line.\n";

export async function started() {
  instantiateFrom(unpacked("pyodide.asm.wasm.packed", "application/wasm"));
  const graphviz = imported("graphviz.mjs").then((/** @type {typeof import("@viz-js/viz")} */ viz) => viz.instance());
  /** @type {[typeof import("pyodide"), {default: CreateModule}, Snapshot | undefined]} */
  const [{ loadPyodide }, { default: createPyodideModule }, frozen] =
    await Promise.all([imported("pyodide.mjs"), imported("pyodide.asm.mjs"), snapshot()]);
  const python = await loadPyodide({
    indexURL: place(),
    lockFileContents: await text("pyodide-lock.json"),
    env: { HOME: "/home/python" },
    _loadSnapshot: frozen?.head,
    createPyodideModule: (given) => {
      const settings = /** @type {typeof given & Settings} */ (given);
      settings.onRuntimeInitialized = () => frozen?.thaw(settings.HEAPU8);
      return createPyodideModule(settings);
    },
  });
  python.setStdout(output("out"));
  python.setStderr(output("error"));
  python.setStdin({ stdin: () => void print({ stream: "told", text: NO_INPUT }) });
  setTimeZone(/** @type {typeof python & {_module: Module}} */ (python)._module);
  const lab = python.pyimport("lab_start");
  lab.arrived((/** @type {string} */ name) => python.toPy(fetchNow(name)).tobytes());
  if (!frozen) lab.start();
  return {
    python,
    graphviz: await graphviz,
    keep: lab.kept, warmUp: lab.fetcher.warm_up, end: lab.end, unpack: lab.fetcher.put_in_place,
    /** What judges exercises; where Python was not frozen, it is loaded now. */
    get check() { return python.pyimport("profiling_in_python.lab.check"); },
    show: python.pyimport("profiling_in_python.lab.show"), run: python.pyimport("profiling_in_python.lab.run"),
  };
}

/**
 * @returns {Promise<Snapshot | undefined>} none where it could not be made, or where Python could
 * not set its stack aside (JSPI) as the one could that was frozen
 */
async function snapshot() {
  if (!("Suspending" in WebAssembly)) return undefined;
  return read(await (await unpacked("snapshot.packed", "application/octet-stream")).arrayBuffer());
}

/** Compiles Python while all else is still on its way, for Pyodide to take it once it comes to that. @param {Promise<Response>} wasm */
function instantiateFrom(wasm) {
  const { instantiateStreaming } = WebAssembly, compiled = WebAssembly.compileStreaming(wasm);
  compiled.catch(() => {}); // Pyodide will meet it
  WebAssembly.instantiateStreaming = async (_, imports) => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    return { module: await compiled, instance: await WebAssembly.instantiate(await compiled, imports) };
  };
}

/** Where Python was started the time may have been another. @param {Module} module */
function setTimeZone({ __tzset_js, _timezone, _daylight, _tzname, HEAPU32 }) {
  __tzset_js(_timezone, _daylight, HEAPU32[_tzname / 4], HEAPU32[_tzname / 4 + 1]);
}

/** @returns {string} the address where Pyodide finds its own files; a page from a folder has none, and is answered here */
function place() {
  const lock = addressOf("pyodide-lock.json"), inFolder = lock === undefined, real = fetch;
  const base = inFolder ? "https://files.invalid/" : lock.slice(0, lock.lastIndexOf("/") + 1);
  const sites = inFolder ? JSON.parse(new TextDecoder().decode(bytesAtHand("sites.json"))) : {};
  globalThis.fetch = async (address, options) => {
    if (String(address) === `${base}pyodide.asm.wasm`) return new Response(); // it is on its way already
    if (!inFolder) return real(address, options);
    const name = new URL(String(address)).pathname.slice(1), content = bytesAtHand(name) ?? sites[name];
    return new Response(content, { status: content === undefined ? 404 : 200, headers: { "Content-Type": "text/plain" } });
  };
  return base;
}
