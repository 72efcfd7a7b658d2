// How the graph fills the whole window, and leaves it again.

/** @typedef {ReturnType<typeof createFullWindow>} FullWindow */

/**
 * @param {HTMLElement} element
 * @param {HTMLButtonElement} button
 * @param {AbortSignal} signal
 */
function createFullWindow(element, button, signal) {
  /** @param {boolean} full */
  function fill(full) {
    element.classList.toggle("is-full", full);
    button.textContent = full ? "Close" : "Full window";
    button.title = button.ariaLabel = full ? "Close the full window" : "Full window";
  }
  const is = () => element.classList.contains("is-full");
  fill(false);
  button.addEventListener("click", () => fill(!is()), { signal });
  return {
    isFull: is,
    toggle: () => fill(!is()),
    /** @returns {boolean} whether there was anything to leave */
    leave() {
      const was = is();
      fill(false);
      return was;
    },
  };
}
