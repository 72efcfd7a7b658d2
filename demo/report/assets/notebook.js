// A report in a frame below a notebook's cell is as dark as the notebook, which a frame can't see.

/** @param {HTMLIFrameElement} frame */
function themeLikeNotebook(frame) {
  /** Whether what is behind the frame is dark, whatever makes it so. */
  function isDark() {
    /** @type {Element | null} */
    let behind = frame;
    const colour = () => (behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)");
    while (behind && /^(rgba\(.*, 0\)|transparent)$/.test(colour())) behind = behind.parentElement;
    const [red = 255, green = 255, blue = 255] = (colour().match(/[\d.]+/g) || []).map(Number);
    return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
  }

  // The frame's page has no origin that could be named.
  const follow = () => frame.contentWindow?.postMessage({ theme: isDark() ? "dark" : "light" }, "*");

  frame.addEventListener("load", follow);
  follow();
  // A theme may come later, or be another one later; its colours come a moment after the notebook says so.
  const observer = new MutationObserver(() => {
    if (!frame.isConnected) return observer.disconnect();
    for (const moment of [0, 300, 1500]) setTimeout(follow, moment);
  });
  observer.observe(document.body, { attributes: true });
  observer.observe(document.head, { childList: true });
}
