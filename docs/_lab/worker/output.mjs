// What a program prints, on its way to the page: not all of it, and not too often.
//
// A loop that prints would hold up the page and fill its memory. So it shows this much of what one run prints: characters,
// and pieces, of which a new one begins where the other stream speaks. After some messages there is a pause between them.
import { toPage } from "./to_page.mjs";

const BEGINNING = { characters: 250_000, pieces: 500, messages: 100 }, END = { characters: 20_000, pieces: 100 };
const CUT = "\n… what was printed here is not shown …\n";
const PAUSE = 40; // milliseconds

/** @typedef {import("../page/messages.js").Piece} Piece */
/** @type {Piece[]} what was printed since the last message, in its order */
let pieces = [];
/** @type {Piece[]} the last that was printed, once there was too much */
let end = [];
let room = { ...BEGINNING }, current = "", last = 0;

/** @param {Piece[]} list @param {Piece} piece */
function add(list, { stream, text }) {
  const before = list.at(-1);
  if (before?.stream === stream) before.text += text;
  else if (text) list.push({ stream, text });
}

/** @param {Piece} piece */
export function print({ stream, text }) {
  if (stream !== current) room.pieces -= 1;
  current = stream;
  const shown = room.pieces > 0 ? text.slice(0, room.characters) : "";
  room.characters -= shown.length;
  add(pieces, { stream, text: shown });
  if (room.messages > 0 || performance.now() - last > PAUSE) send();
  if (shown.length === text.length) return;
  add(end, { stream, text: text.slice(shown.length) });
  if (end.length > END.pieces) end.shift();
  for (let over = end.reduce((sum, piece) => sum + piece.text.length, -END.characters); over > 0; ) {
    const oldest = end[0].text;
    if (oldest.length > over) end[0].text = oldest.slice(over);
    else end.shift();
    over -= oldest.length;
  }
}

function send() {
  if (pieces.length) toPage({ kind: "output", pieces });
  room.messages -= 1;
  pieces = [];
  last = performance.now();
}

/** Sends the rest of what a run has printed; the next one has the same room. */
export function flush() {
  if (end.length) pieces.push({ stream: "told", text: CUT }, ...end);
  send();
  room = { ...BEGINNING };
  end = [];
}

/** @param {Piece["stream"]} stream @returns {{write: (bytes: Uint8Array) => number}} what Pyodide writes a stream to */
export function output(stream) {
  const decoder = new TextDecoder();
  /** @param {Uint8Array} bytes */
  const write = (bytes) => {
    print({ stream, text: decoder.decode(bytes, { stream: true }) });
    return bytes.length;
  };
  return { write };
}
