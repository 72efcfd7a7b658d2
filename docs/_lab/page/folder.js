// The worker of a page that was opened from a folder: there, browsers refuse modules, fetch and workers by their address.
//
// So each file stands a second time in `embed/`, as a classic script that hands over its bytes. The worker itself is a classic
// script there, with its modules in it: Chromium takes no module from a blob: in a folder, and no data: of more than 2 MB.

/** @typedef {import("./messages.js").Bytes} Bytes */

/** @type {Map<string, Promise<Bytes>>} */
const loaded = new Map();
/** @type {Map<string, (packed: string) => void>} */
const waiting = new Map();

/** Called by the scripts of `embed/`, as `Lab.embedded`. @param {string} name @param {string} packed base64 */
export const embedded = (name, packed) => waiting.get(name)?.(packed);

/** @param {string} packed base64 of gzip @returns {Promise<Bytes>} */
async function unpacked(packed) {
  const text = atob(packed), bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @param {string} base @param {string} name @returns {Promise<Bytes>} */
function load(base, name) {
  const known = loaded.get(name);
  if (known) return known;
  /** @type {Promise<Bytes>} */
  const bytes = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting.set(name, (packed) => {
      script.remove();
      resolve(unpacked(packed));
    });
    script.onerror = () => reject(new Error(`${name} is missing in the folder of this site.`));
    script.src = `${base}embed/${name}.js`;
    document.head.append(script);
  });
  loaded.set(name, bytes);
  return bytes;
}

/** @param {string} base @param {string[]} names @returns {Promise<{worker: Worker, files: Record<string, Bytes>}>} */
export async function workerFromFolder(base, names) {
  const [code, ...contents] = await Promise.all(["worker.js", ...names].map((name) => load(base, name)));
  const NativeWorker = window.NativeWorker || Worker; // the theme's search puts another in its place
  const files = Object.fromEntries(names.map((name, number) => [name, contents[number]]));
  return { worker: new NativeWorker(URL.createObjectURL(new Blob([code], { type: "text/javascript" }))), files };
}
