// What the page asks of its worker, and what the worker answers: types only; `answers.js` looks whether it does.

/**
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 * @typedef {Record<string, string | Bytes>} Files     each one's address, or its bytes where nothing can be fetched
 * @typedef {{module: WebAssembly.Module, memory?: ArrayBuffer}} Prepared     Python, compiled, and what is kept of its memory, unpacked:
 *          by the first worker, for all that follow
 * @typedef {{stream: "out" | "error" | "told", text: string}} Piece     of what is printed; "told" is what the lab says itself
 * @typedef {{source: string, name: string, environment: Record<string, string>}} Program
 * @typedef {{svg: string, first: string, graph: GraphData, lead: string, reading: string[], lines: Record<string, number>, short: boolean}} Shown
 * @typedef {{solved: boolean, said: string[], timed: boolean, drawn: boolean}} Verdict     timed, drawn: whether the tasks of these
 *          names have more to say
 *
 * @typedef {object} Tasks                             for each kind what it is given, and its result
 * @property {{given: {files: Files}, result: Prepared}} prepare
 * @property {{given: {files: Files, prepared?: Prepared}, result: void}} start     may be asked for before what it needs is prepared
 * @property {{given: {source: string, exercise: boolean}, result: void}} warm
 *                                                   (until: a blob:, whose end ends the program)
 * @property {{given: Program & {clock: string, until?: string}, result: {status: number, profile?: Bytes}}} profile
 * @property {{given: Program, result: {status: number, seconds: number}}} run
 * @property {{given: {profile: Bytes, name: string, source?: string}, result: Shown}} read
 * @property {{given: {before: Bytes, after: Bytes, name: string}, result: Shown}} compare
 * @property {{given: {exercise: string, source: string}, result: Verdict & (Shown | {svg?: undefined})}} check
 * @property {{given: {exercise: string, source: string}, result: string}} timed
 * @property {{given: {exercise: string, source: string}, result: Shown | null}} drawn
 *
 * @typedef {{kind: "output", pieces: Piece[]}} Output                                   while a program runs
 * @typedef {{kind: "done", id: number, result: Tasks[keyof Tasks]["result"]}} Done
 * @typedef {{kind: "failed", id: number, text: string}} Failed
 * @typedef {Output | Done | Failed} Answer
 */
export {};
