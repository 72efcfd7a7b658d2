// Files in and out of the page: nothing of them goes anywhere else.
import { make } from "./elements.js";

/** @typedef {import("./messages.js").Bytes} Bytes */

const LARGEST_FILE = 32 * 1024 * 1024 + 1; // bytes; of a larger one it is enough to know that it is too large
const CODING = /^((?:[ \t\f]*(?:#.*)?\r?\n)?[ \t\f]*#.*?coding[:=][ \t]*)([-\w.]+)/;
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_ .-]*$/u; // one that every system can save

/**
 * A program's text, whatever its letters are; what it says of them (https://peps.python.org/pep-0263/) then says UTF-8, as
 * an editor saves it.
 * @param {Uint8Array} bytes
 */
export function textOf(bytes) {
  const declared = CODING.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 500)))?.[2];
  for (const name of [declared, "utf-8"]) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes).replace(CODING, "$1utf-8");
    } catch {
      // a name that browsers do not know, or the wrong one
    }
  }
  return new TextDecoder("windows-1252").decode(bytes).replace(CODING, "$1utf-8");
}

/** @param {File} file @returns {Promise<Bytes | null>} null if it cannot be read */
export const bytesOf = (file) =>
  file.slice(0, LARGEST_FILE).arrayBuffer().then((content) => new Uint8Array(content), () => null);

/** @param {File} file @returns {string} what a program from this file is called in the page */
export const programName = ({ name }) => (NAME.test(name) ? name : "main.py");

/** @param {string} name @param {BlobPart} content */
export function download(name, content) {
  const link = make("a", { download: name });
  link.href = URL.createObjectURL(new Blob([content], { type: "application/octet-stream" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
