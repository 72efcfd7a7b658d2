// What is kept of a Python that has started, so that the next one need not start: the bytes by which its memory differs
// from that of one which has not, gzipped. Written once by `freeze.mjs`, read in each browser by `worker.mjs`.
//
//     length of the head, head (Pyodide's own), number of blocks, for each block its place and length, the blocks
//
// Numbers are of 32 bits, the low byte first, as in WebAssembly. Pyodide can write and read whole memories by itself, but
// of those more than half is nothing.

/** Bytes; differences that are nearer to each other than this stand in one block. */
const NEAR = 4096;

/** @param {Uint8Array} head @param {Uint8Array} memory @param {Uint8Array} fresh of the same length @returns {Uint8Array} */
export function frozen(head, memory, fresh) {
  if (memory.length !== fresh.length) throw new Error(`Python grew while it started, to ${memory.length} bytes.`);
  /** @type {{at: number, end: number}[]} */
  const blocks = [];
  for (let at = 0; at < memory.length; at += NEAR) {
    const end = Math.min(at + NEAR, memory.length), last = blocks.at(-1);
    if (same(memory, fresh, at, end)) continue;
    if (last?.end === at) last.end = end;
    else blocks.push({ at, end });
  }
  const numbers = (/** @type {number[]} */ ...values) => new Uint8Array(Uint32Array.from(values).buffer);
  const parts = [numbers(head.length), head, numbers(blocks.length, ...blocks.flatMap(({ at, end }) => [at, end - at]))];
  for (const { at, end } of blocks) parts.push(memory.subarray(at, end));
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let place = 0;
  for (const part of parts) {
    whole.set(part, place);
    place += part.length;
  }
  return whole;
}

/** @param {Uint8Array} one @param {Uint8Array} other @param {number} at @param {number} end @returns {boolean} */
function same(one, other, at, end) {
  while (at < end && one[at] === other[at]) at++;
  return at === end;
}

/** @typedef {{head: Uint8Array, thaw: (memory: Uint8Array) => void}} Snapshot `thaw` can be called once, and keeps nothing */

/** @param {ArrayBuffer} whole @returns {Snapshot} */
export function read(whole) {
  let place = 0;
  const next = (/** @type {number} */ length) => new Uint8Array(whole, (place += length) - length, length);
  const numbers = (/** @type {number} */ count) => new Uint32Array(next(4 * count).slice().buffer);
  const head = next(numbers(1)[0]).slice(), blocks = numbers(2 * numbers(1)[0]);
  /** @param {Uint8Array} memory */
  function thaw(memory) {
    for (let i = 0; i < blocks.length; i += 2) memory.set(next(blocks[i + 1]), blocks[i]);
    whole.transfer(0); // frees it now, and not when garbage is collected
  }
  return { head, thaw };
}
