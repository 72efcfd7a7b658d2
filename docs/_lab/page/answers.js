// What a worker may answer: a learner's program can speak in the lab's name there, so the page looks at all that it is told.
//
// A reader takes any value, and returns it as what it has to be, or throws. Whatever nobody asked for is left out.

/**
 * @template T
 * @typedef {(value: unknown) => T} Reader
 */
/**
 * @typedef {import("./messages.js").Tasks} Tasks
 * @typedef {import("./messages.js").Answer} Answer
 * @typedef {import("./messages.js").Piece} Piece
 * @typedef {import("./messages.js").Bytes} Bytes
 */

const LONGEST_DRAWING = 8_000_000; // characters; some 60 boxes take 100,000
const LONGEST_TEXT = 20_000, LONGEST_NAME = 5_000;
const MOST_BOXES = 2_000, MOST_ARROWS = 8_000, MOST_LINES = 500;
const LARGEST_PROFILE = 64 * 1024 * 1024; // bytes
/** What is shown of what one run prints; the worker sends less. */
const MOST_PRINTED = { characters: 600_000, pieces: 5_000 };

/** That what a worker says is not what was asked for; a program has put something in the place of the lab's functions. */
export class Nonsense extends Error {
  constructor() {
    super("The answer makes no sense. Did the program change the Python around it?");
  }
}

/** @template T @param {(value: any) => boolean} holds @returns {Reader<T>} */
const is = (holds) => (value) => {
  if (!holds(value)) throw new Nonsense();
  return /** @type {T} */ (value);
};
/** @param {number} most characters @returns {Reader<string>} */
const text = (most) => is((value) => typeof value === "string" && value.length <= most);
/** @param {number} least @param {number} most @returns {Reader<number>} */
const number = (least, most) => is((value) => Number.isFinite(value) && value >= least && value <= most);
/** @param {number} least @param {number} most @returns {Reader<number>} */
const whole = (least, most) => is((value) => Number.isInteger(value) && value >= least && value <= most);
/** @type {Reader<boolean>} */
const truth = is((value) => typeof value === "boolean");
/** @type {Reader<Bytes>} */
const bytes = is((value) => value instanceof Uint8Array && value.length <= LARGEST_PROFILE);

/** @type {Reader<ArrayBuffer>} */
const buffer = is((value) => value instanceof ArrayBuffer);

/** @template T @param {Reader<T>} item @param {number} most @returns {Reader<T[]>} */
const list = (item, most) => (value) => {
  if (!Array.isArray(value) || value.length > most) throw new Nonsense();
  return Array.from(value, item);
};

/** @param {unknown} value @returns {Record<string, unknown>} */
function plain(value) {
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) !== Object.prototype) throw new Nonsense();
  return /** @type {Record<string, unknown>} */ (value);
}

/** @template T @param {RegExp} key @param {Reader<T>} item @param {number} most @returns {Reader<Record<string, T>>} */
const record = (key, item, most) => (value) => {
  const entries = Object.entries(plain(value));
  if (entries.length > most || entries.some(([name]) => !key.test(name))) throw new Nonsense();
  return Object.fromEntries(entries.map(([name, one]) => [name, item(one)]));
};

/**
 * @template {Record<string, Reader<any>>} Fields
 * @param {Fields} fields
 * @returns {Reader<{[Name in keyof Fields]: ReturnType<Fields[Name]>}>}
 */
const object = (fields) => (value) => {
  const given = plain(value);
  const read = Object.entries(fields).map(([name, reader]) => [name, reader(Object.hasOwn(given, name) ? given[name] : undefined)]);
  return Object.fromEntries(read);
};

/** @template T @param {Reader<T>} reader @returns {Reader<T | undefined>} */
const maybe = (reader) => (value) => (value === undefined ? undefined : reader(value));

const BOX = /^f\d{1,6}$/, ARROW = /^[fs]\d{1,6}-f\d{1,6}$/;
const boxName = is((value) => typeof value === "string" && BOX.test(value));
const arrowName = is((value) => typeof value === "string" && ARROW.test(value));
const line = whole(1, 10_000_000);
const source = object({ first: line, lines: list(text(LONGEST_NAME), MOST_LINES) });
const box = object({
  name: text(LONGEST_NAME), words: text(LONGEST_TEXT), place: text(LONGEST_NAME),
  callers: list(/** @type {Reader<string>} */ (boxName), MOST_ARROWS), callees: list(/** @type {Reader<string>} */ (boxName), MOST_ARROWS),
  arrows: list(/** @type {Reader<string>} */ (arrowName), MOST_ARROWS), source: maybe(source),
});
const arrow = object({
  words: text(LONGEST_TEXT), caller: /** @type {Reader<string>} */ (boxName), callee: /** @type {Reader<string>} */ (boxName),
});
const looseDrawing = object({
  boxes: record(BOX, box, MOST_BOXES), arrows: record(ARROW, arrow, MOST_ARROWS), hot: list(/** @type {Reader<string>} */ (boxName), MOST_BOXES),
  entry: text(LONGEST_NAME),
});

/** @type {Reader<GraphData>} in which what is named is there */
function drawing(value) {
  const found = looseDrawing(value), { boxes, arrows, hot } = found;
  const named = Object.values(boxes).flatMap(({ callers, callees }) => [...callers, ...callees]);
  named.push(...Object.values(arrows).flatMap(({ caller, callee }) => [caller, callee]));
  named.push(...hot);
  if (named.some((name) => !Object.hasOwn(boxes, name))) throw new Nonsense();
  if (Object.values(boxes).some((one) => one.arrows.some((name) => !Object.hasOwn(arrows, name)))) throw new Nonsense();
  return found;
}

/** @type {Reader<GraphData>} */
const graph = (value) => {
  const { first } = object({ first: maybe(drawing) })(value);
  return first ? { ...drawing(value), first } : drawing(value);
};

const sentences = list(text(LONGEST_TEXT), 200);
const SHOWN = {
  svg: text(LONGEST_DRAWING), first: text(LONGEST_DRAWING), graph, lead: text(LONGEST_TEXT), reading: sentences,
  lines: record(BOX, line, MOST_BOXES), short: truth,
};
const shown = object(SHOWN);
const status = whole(0, 255);
const VERDICT = { solved: truth, said: sentences, timed: truth, drawn: truth };
const verdict = object(VERDICT), drawnVerdict = object({ ...VERDICT, ...SHOWN });

/** @type {{[Kind in keyof Tasks]: Reader<Tasks[Kind]["result"]>}} what each task has to result in */
export const RESULTS = {
  prepare: object({ module: is((value) => value instanceof WebAssembly.Module), memory: maybe(buffer) }),
  start: () => undefined,
  warm: () => undefined,
  profile: object({ status, profile: maybe(bytes) }),
  run: object({ status, seconds: number(0, 1e9) }),
  read: shown,
  compare: shown,
  check: (value) => (plain(value).svg === undefined ? verdict(value) : drawnVerdict(value)),
  timed: text(LONGEST_TEXT),
  drawn: (value) => (value === null ? null : shown(value)),
};

const piece = object({
  stream: /** @type {Reader<Piece["stream"]>} */ (is((value) => ["out", "error", "told"].includes(value))),
  text: text(MOST_PRINTED.characters),
});
const KINDS = {
  output: object({ pieces: list(piece, MOST_PRINTED.pieces) }),
  done: object({ id: whole(1, 1e9), result: /** @type {Reader<any>} */ ((value) => value) }), // read when it is known what was asked
  failed: object({ id: whole(1, 1e9), text: text(LONGEST_TEXT) }),
};

/** @param {unknown} message @returns {Answer | null} null if it is nothing that is known here */
export function answerOf(message) {
  try {
    const { kind } = /** @type {any} */ (plain(message));
    if (typeof kind !== "string" || !Object.hasOwn(KINDS, kind)) return null;
    return /** @type {Answer} */ ({ kind, ...KINDS[/** @type {keyof typeof KINDS} */ (kind)](message) });
  } catch {
    return null;
  }
}

/** @returns {(pieces: Piece[]) => Piece[]} lets through what one run may print, and nothing once that is used up */
export function printing() {
  const room = { ...MOST_PRINTED };
  return (pieces) => pieces.slice(0, room.pieces).map(({ stream, text: printed }) => {
    const part = printed.slice(0, room.characters);
    room.characters -= part.length;
    room.pieces -= 1;
    return { stream, text: part };
  });
}
