// The lab's files: fetched, or at hand already where nothing can be fetched (a page from a folder).

/** @typedef {import("../page/messages.js").Files} Files */

/** @type {Files} */
let files = {};

/** @param {Files} given */
export const receive = (given) => void (files = given);

/** @param {string} name @returns {Uint8Array<ArrayBuffer> | undefined} its bytes, if they are at hand */
export function bytesAtHand(name) {
  const known = files[name];
  return known instanceof Uint8Array ? known : undefined;
}

/** @param {string} name @returns {string | undefined} its address, if it has to be fetched */
export function addressOf(name) {
  const known = files[name];
  return known instanceof Uint8Array ? undefined : known;
}

/** @param {string} name @returns {Uint8Array} while Python waits: it cannot wait for a promise */
export function fetchNow(name) {
  const known = files[name];
  if (known instanceof Uint8Array) return known;
  const request = new XMLHttpRequest();
  request.open("GET", known, false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${name} could not be fetched (${request.status})`);
  return new Uint8Array(request.response);
}

/** @param {string} name @returns {Promise<string>} */
export async function text(name) {
  const known = files[name];
  return new TextDecoder().decode(known instanceof Uint8Array ? known : await (await fetch(known)).arrayBuffer());
}

/**
 * Some servers unpack a .gz for the browser, hence another name.
 * @param {string} name of a gzipped file @param {string} type @returns {Promise<Response>} unpacked while it comes
 */
export async function unpacked(name, type) {
  const known = files[name], packed = known instanceof Uint8Array ? new Response(known) : await fetch(known);
  const content = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (packed.body);
  return new Response(content.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
}

/** @type {Record<string, unknown>} */
const brought = {};

/** @param {Record<string, unknown>} modules that are here, and need not be imported */
export const bring = (modules) => void Object.assign(brought, modules);

/** @param {string} name @returns {Promise<any>} a module */
export const imported = async (name) => brought[name] ?? import(/** @type {string} */ (addressOf(name)));
