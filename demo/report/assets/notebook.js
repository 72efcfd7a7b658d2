// A report in a frame below a notebook's cell is as dark as the notebook, which a frame can't see.

/** @param {HTMLIFrameElement} frame */
function themeLikeNotebook(frame) {
  /** @type {Element | null} */
  let behind = frame;
  const colour = () => (behind ? getComputedStyle(behind).backgroundColor : "rgb(255, 255, 255)");
  while (behind && /^(rgba\(.*, 0\)|transparent)$/.test(colour())) behind = behind.parentElement;
  const [red = 255, green = 255, blue = 255] = (colour().match(/[\d.]+/g) || []).map(Number);
  const theme = 0.3 * red + 0.6 * green + 0.1 * blue < 128 ? "dark" : "light";
  frame.srcdoc = frame.srcdoc.replace("<html ", `<html data-theme="${theme}" `);
}
