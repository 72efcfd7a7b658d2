// What is under way in one editor: one thing at a time; and what its status says of that.

const STATES = {
  asleep: "",
  starting: "Python is starting in this page …",
  ready: "Python is ready.",
  running: "Running …",
  broken: "Python could not be started in this browser. Press Profile to try again, or use the command line.",
};

/** @typedef {ReturnType<typeof createSession>} Session */

/**
 * @param {HTMLElement} status
 * @param {import("./terminal.js").Terminal} terminal
 * @param {() => void} onChange something has begun, or come to its end
 */
export function createSession(status, terminal, onChange) {
  const { python, STOPPED } = window.Lab;
  let running = false;

  /** @param {string} text */
  const say = (text) => (status.textContent = text);
  const sayState = () => say(STATES[python.state]);
  python.events.addEventListener("state", () => {
    const news = !Object.values(STATES).includes(status.textContent || ""); // that stays to be read
    if (running || !news) sayState();
  });

  return {
    say, sayState,
    get running() { return running; },
    /** @param {() => Promise<string>} work returns what there is to say at its end */
    async during(work) {
      if (running) return;
      running = true;
      onChange();
      say(python.state === "ready" ? STATES.running : STATES.starting);
      let end = "";
      try {
        end = await work();
      } catch (error) {
        const stopped = error === STOPPED;
        terminal.tell(stopped ? "Stopped." : /** @type {Error} */ (error).message);
        end = stopped ? "Stopped." : "That didn't work; see the output.";
      }
      running = false;
      onChange();
      say(end);
    },
  };
}
