// Starts Python, as it stood when it was frozen where that can be.
import { addressOf, bytesAtHand, fetchNow, imported, text, unpacked } from "./files.mjs";
import { output, print } from "./output.mjs";
import { read } from "./snapshot.mjs";

/** @typedef {import("../page/messages.js").Prepared} Prepared */
/** @typedef {NonNullable<import("pyodide").PyodideConfig["createPyodideModule"]>} CreateModule */
/**
 * What of Pyodide's own is used here, and is not in its types.
 * @typedef {{HEAPU8: Uint8Array, onRuntimeInitialized?: () => void}} Settings
 * @typedef {{__tzset_js: (...addresses: number[]) => void, _timezone: number, _daylight: number, _tzname: number,
 *            HEAPU32: Uint32Array}} Module
 */
/** @typedef {Awaited<ReturnType<typeof started>>} Started */

const NO_INPUT = "\nNobody can be asked here: input() works on the command line.\n";

/** Compiles Python and unpacks its memory: for this worker, and for all that follow. @returns {Promise<Prepared>} */
export async function prepare() {
  const compiling = WebAssembly.compileStreaming(unpacked("pyodide.asm.wasm.packed", "application/wasm"));
  const [module, memory] = await Promise.all([compiling, snapshot()]);
  return { module, memory };
}

/** @param {Promise<Prepared>} preparing by this worker, or done by an earlier one */
export async function started(preparing) {
  /** @type {[typeof import("pyodide"), {default: CreateModule}, string, Prepared]} */
  const [{ loadPyodide }, { default: createPyodideModule }, lock, { module, memory }] =
    await Promise.all([imported("pyodide.mjs"), imported("pyodide.asm.mjs"), text("pyodide-lock.json"), preparing]);
  const frozen = memory && read(memory);
  instantiateFrom(module);
  const python = await loadPyodide({
    indexURL: place(),
    lockFileContents: lock,
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
    keep: lab.kept, warmUp: lab.fetcher.warm_up, end: lab.end, unpack: lab.fetcher.put_in_place,
    /** What judges exercises; where Python was not frozen, it is loaded now. */
    get check() { return python.pyimport("profiling_in_python.lab.check"); },
    show: python.pyimport("profiling_in_python.lab.show"), run: python.pyimport("profiling_in_python.lab.run"),
  };
}

/**
 * @returns {Promise<ArrayBuffer | undefined>} none where it could not be made, or where Python could
 * not set its stack aside (JSPI) as the one could that was frozen
 */
async function snapshot() {
  if (!("Suspending" in WebAssembly)) return undefined;
  const memory = await (await unpacked("snapshot.packed", "application/octet-stream")).arrayBuffer();
  return memory.byteLength ? memory : undefined;
}

/** Has Pyodide take what is compiled already. @param {WebAssembly.Module} module */
function instantiateFrom(module) {
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (_, imports) => {
    WebAssembly.instantiateStreaming = instantiateStreaming;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
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
