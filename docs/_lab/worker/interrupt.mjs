// Stop, while a program runs and no message is heard: the page revokes a blob:, and whoever looks for it there then knows.
//
// Python looks every few instructions whether a signal has come; Pyodide has it look at the first element of what it is given.
// See also: https://pyodide.org/en/stable/usage/keyboard-interrupts.html

const EVERY = 200; // milliseconds; a look takes less than one
const SIGINT = 2;

/**
 * @param {import("pyodide").PyodideAPI} python gets one SIGINT, as from Ctrl-C, once there is nothing at an address any more
 * @param {string} address a blob: of the page
 */
export function interruptible(python, address) {
  let looked = performance.now(), sent = false;
  const signals = {
    get 0() {
      const now = performance.now();
      if (sent || now - looked < EVERY) return 0;
      looked = now;
      sent = !isThere(address);
      return sent ? SIGINT : 0;
    },
    set 0(_) {}, // Python takes a signal away when it has seen it
  };
  python.setInterruptBuffer(/** @type {any} */ (signals));
}

/** @param {string} address @returns {boolean} */
function isThere(address) {
  try {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.send();
    return true;
  } catch {
    return false;
  }
}
