// Python in a worker of its own: whatever a learner's program does, the page goes on, and can end it.
//
// The page sends {kind: "start", files}, then tasks {kind, id, ...}; it gets {kind: "output", pieces} while
// a program runs, and one {kind: "done", id, ...} or {kind: "failed", id, text, dead} for each task;
// after a dead one nothing works here any more.
// `files` gives for each file its address, or its bytes where nothing can be fetched (a page from a folder).

const FOLDER = "/home/learner";
// A loop that prints would hold up the page and fill its memory. So it shows this much of what one run prints: characters,
// and pieces, of which a new one begins where the other stream speaks. After some messages there is a pause between them.
const BEGINNING = { characters: 250_000, pieces: 500, messages: 100 }, END = { characters: 20_000, pieces: 100 };
const CUT = "\n… what was printed here is not shown …\n";
const PAUSE = 40; // milliseconds
const NO_INPUT = "\nNobody can be asked here: input() works on the command line.\n";

let python, graphviz, rooms, files, keep, warmUp, collect;

// A program that says `import js` has all that is global here; to speak to the page, or to end the worker, is not for it.
const toPage = postMessage.bind(globalThis);
for (const name of ["postMessage", "close"]) Object.defineProperty(globalThis, name, { value: undefined });

/** @param {string} name @returns {Uint8Array} while Python waits: it cannot wait for a promise */
function fetchNow(name) {
  if (files[name] instanceof Uint8Array) return files[name];
  const request = new XMLHttpRequest();
  request.open("GET", files[name], false);
  request.responseType = "arraybuffer";
  request.send();
  if (request.status !== 200) throw new Error(`${name} could not be fetched (${request.status})`);
  return new Uint8Array(request.response);
}

/** @param {string} name @returns {Promise<Uint8Array>} */
async function fetched(name) {
  if (files[name] instanceof Uint8Array) return files[name];
  return new Uint8Array(await (await fetch(files[name])).arrayBuffer());
}

/**
 * Some servers unpack a .gz for the browser, hence another name.
 * @param {string} name of a gzipped file @param {string} type @returns {Promise<Response>} unpacked while it comes
 */
async function unpacked(name, type) {
  const given = files[name], packed = given instanceof Uint8Array ? new Response(given) : await fetch(given);
  return new Response(packed.body.pipeThrough(new DecompressionStream("gzip")), { headers: { "Content-Type": type } });
}

// ---------------------------------------------------------------------------------------------------------- output

/** @typedef {{stream: string, text: string}} Piece */
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
function print({ stream, text }) {
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
function flush() {
  if (end.length) pieces.push({ stream: "told", text: CUT }, ...end);
  send();
  room = { ...BEGINNING };
  end = [];
}

/** @param {string} stream @returns {{write: (bytes: Uint8Array) => number}} what Pyodide writes a stream to */
function output(stream) {
  const decoder = new TextDecoder();
  const write = (bytes) => {
    print({ stream, text: decoder.decode(bytes, { stream: true }) });
    return bytes.length;
  };
  return { write };
}

// ----------------------------------------------------------------------------------------------------------- tasks

/** @param {string} name @returns {Promise<any>} a module, imported */
function imported(name) {
  const given = files[name];
  return import(given instanceof Uint8Array ? URL.createObjectURL(new Blob([given], { type: "text/javascript" })) : given);
}

/** @param {{files: Record<string, string | Uint8Array>}} message */
async function start(message) {
  files = message.files;
  const [{ loadPyodide }, { default: createPyodideModule }, frozen] =
    await Promise.all([imported("pyodide.mjs"), imported("pyodide.asm.mjs"), snapshot()]);
  python = await loadPyodide({
    indexURL: place(),
    lockFileContents: new TextDecoder().decode(await fetched("pyodide-lock.json")),
    env: { HOME: "/home/python" },
    _loadSnapshot: frozen?.head,
    createPyodideModule: (settings) => {
      settings.onRuntimeInitialized = () => frozen?.thaw(settings.HEAPU8);
      return createPyodideModule(settings);
    },
  });
  python.setStdout(output("out"));
  python.setStderr(output("error"));
  python.setStdin({ stdin: () => void print({ stream: "told", text: NO_INPUT }) });
  setTimeZone(python._module);
  const lab = python.pyimport("lab_start");
  lab.arrived((name) => bytes(fetchNow(name)));
  if (!frozen) lab.start();
  keep = lab.kept;
  warmUp = lab.fetcher.warm_up;
  collect = python.pyimport("gc").collect;
  rooms = { lab: python.pyimport("profiling_in_python.lab.show"), run: python.pyimport("profiling_in_python.lab.run") };
  graphviz = await (await imported("graphviz.mjs")).instance();
}

/**
 * @returns {Promise<import("./snapshot.mjs").Snapshot | undefined>} none where it could not be made, or where Python could
 * not set its stack aside (JSPI) as the one could that was frozen
 */
async function snapshot() {
  if (!("Suspending" in WebAssembly)) return undefined;
  const { read } = await imported("snapshot.mjs");
  return read(await (await unpacked("snapshot.packed", "application/octet-stream")).arrayBuffer());
}

/** Where Python was started the time may have been another. @param {any} module */
function setTimeZone({ __tzset_js, _timezone, _daylight, _tzname, HEAPU32 }) {
  __tzset_js(_timezone, _daylight, HEAPU32[_tzname / 4], HEAPU32[_tzname / 4 + 1]);
}

/** @returns {string} the address where Pyodide finds its own files; a page from a folder has none, and is answered here */
function place() {
  const known = files["pyodide-lock.json"], inFolder = known instanceof Uint8Array, real = fetch;
  const base = inFolder ? "https://files.invalid/" : known.slice(0, known.lastIndexOf("/") + 1);
  const sites = inFolder ? JSON.parse(new TextDecoder().decode(files["sites.json"])) : {};
  globalThis.fetch = async (address, options) => {
    if (String(address) === `${base}pyodide.asm.wasm`) return unpacked("pyodide.asm.wasm.packed", "application/wasm");
    if (!inFolder) return real(address, options);
    const name = new URL(address).pathname.slice(1), content = files[name] ?? sites[name];
    return new Response(content, { status: content === undefined ? 404 : 200, headers: { "Content-Type": "text/plain" } });
  };
  return base;
}

/** @param {string} dot */
const draw = (dot) => graphviz.renderString(dot, { format: "svg", engine: "dot" });

/** @param {Uint8Array} array @returns {any} `bytes` */
const bytes = (array) => python.toPy(array).tobytes();

/** @param {any} made what a room returned @returns {any} the same as plain data */
function plain(made) {
  const data = made.toJs({ dict_converter: Object.fromEntries });
  made.destroy();
  return data;
}

/**
 * Calls a function of Python so that `asyncio.run` in it can wait, in browsers that can set a stack aside (JSPI).
 * @param {any} room @param {any[]} given
 */
const call = (room, ...given) => ("Suspending" in WebAssembly ? room.callPromising(...given) : room(...given));

const TASKS = {
  /** Runs a program and draws it. */
  async profile({ source, name, environment }) {
    const file = `${FOLDER}/${name}`;
    warmUp(source);
    const ran = await call(rooms.run.run, source, file, keep, python.toPy(environment));
    const [status, profile] = [ran.status, ran.profile.toJs()];
    ran.destroy();
    flush();
    if (!profile.length) return { status };
    return { status, profile, ...plain(rooms.lab.shown(bytes(profile), name, draw, file)) };
  },

  /** Runs a program, and only takes its time. */
  async run({ source, name, environment }) {
    warmUp(source);
    const ran = await call(rooms.run.run_plainly, source, `${FOLDER}/${name}`, keep, python.toPy(environment));
    const { status, seconds } = ran;
    ran.destroy();
    return { status, seconds };
  },

  /** Draws a profile that came from elsewhere. */
  read: ({ profile, name }) => ({ profile, ...plain(rooms.lab.shown(bytes(profile), name, draw)) }),

  /** Draws two runs in one graph. */
  compare: ({ before, after, name }) =>
    plain(rooms.lab.compared(bytes(before), bytes(after), draw, `${FOLDER}/${name}`)),

  /** Judges an exercise. */
  async check({ exercise, source }) {
    return plain(await call(python.pyimport("profiling_in_python.lab.check").judged, exercise, source, FOLDER, keep, draw));
  },
};

/** Tasks that fail only where a program has broken more than itself. */
const RUNS = new Set(["profile", "run", "check"]);

/** @returns {boolean} whether Python can go on: a program may have taken all of its memory, or of its stack */
function alive() {
  try {
    return !python || python.runPython("1 + 1") === 2;
  } catch {
    return false;
  }
}

addEventListener("message", async ({ data }) => {
  const { kind, id } = data;
  try {
    const result = kind === "start" ? await start(data) : await TASKS[kind](data);
    flush();
    toPage({ kind: "done", id, ...result });
    if (kind !== "start") collect(); // what a program leaves behind goes round in circles, its modules above all
  } catch (error) {
    flush();
    // The last line of a Python traceback is what the error says; the rest is for who mends the lab.
    const text = String(error.message || error).trim();
    console.info(text);
    const why = (text.split("\n").at(-1) || "").replace(/^[\w.]+: /, "");
    const dead = RUNS.has(kind) || !alive();
    toPage({ kind: "failed", id, dead, text: dead ? `Python could not go on after this program, and starts anew (${why}).` : why });
  }
});
