// Turns the slides, and keeps a second window with the speaker's notes in step. Works from file://.
(() => {
  "use strict";
  const slides = [...document.querySelectorAll("section")];
  const number = /** @type {HTMLElement} */ (document.querySelector(".number"));
  let here = 0;
  /** @type {Window | null} */
  let speaker = null;

  /** @param {number} to from 0; outside of them, the nearest */
  function show(to) {
    here = Math.min(Math.max(to || 0, 0), slides.length - 1);
    slides.forEach((slide, position) => slide.classList.toggle("here", position === here));
    slides[here].scrollTop = 0;
    number.textContent = `${here + 1} / ${slides.length}`;
    history.replaceState(null, "", `#${here + 1}`);
    tell();
  }

  /** @param {number} position */
  function heading(position) {
    return slides[position]?.querySelector("h1")?.textContent || "the end";
  }

  function tell() {
    if (!speaker || speaker.closed) return;
    const page = speaker.document;
    page.title = `${here + 1} of ${slides.length}`;
    const text = new DOMParser().parseFromString(slides[here].dataset.notes || "", "text/html");
    const now = page.createElement("h1");
    now.textContent = `${here + 1}. ${heading(here)}`;
    const next = page.createElement("p");
    next.className = "next";
    next.textContent = `Next: ${heading(here + 1)}`;
    page.body.replaceChildren(now, next, ...page.importNode(text.body, true).childNodes);
    speaker.scrollTo(0, 0);
  }

  function openSpeaker() {
    speaker = window.open("", "speaker", "width=700,height=800");
    if (!speaker) return; // the browser holds windows back
    const style = speaker.document.createElement("style");
    style.textContent =
      "body { font: 1.2rem/1.5 system-ui, sans-serif; margin: 1.5rem; max-width: 40rem; color-scheme: light dark; }" +
      "h1 { font-size: 1.4rem; margin: 0; } .next { margin: 0 0 1.5rem; opacity: .75; }";
    speaker.document.documentElement.lang = "en";
    speaker.document.head.replaceChildren(style);
    speaker.onkeydown = turn; // one listener, however often the view is opened
    tell();
  }

  function answer() {
    const folded = slides[here].querySelector("details");
    if (folded) folded.open = !folded.open;
  }

  /** @param {string} key @returns {boolean} whether it means something */
  function press(key) {
    /** @type {Record<string, number>} */
    const moves = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
    const name = key.length === 1 ? key.toLowerCase() : key;
    if (name in moves) show(here + moves[name]);
    else if (name === "Home") show(0);
    else if (name === "End") show(slides.length - 1);
    else if (name === "a") answer();
    else if (name === "s") openSpeaker();
    else if (name === "p") print();
    else return false;
    return true;
  }

  /** @param {Event} event of either window @param {string} selector @returns {Element | null | undefined} where it took place */
  const inside = ({ target }, selector) => /** @type {Partial<Element> | null} */ (target)?.closest?.(selector);

  /** @param {KeyboardEvent} event */
  function turn(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " " && inside(event, "a, button, summary")) return; // there it presses
    if (press(event.key)) event.preventDefault();
  }

  addEventListener("keydown", turn);
  addEventListener("hashchange", () => show(Number(location.hash.slice(1)) - 1));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-key]"))) {
    button.addEventListener("click", () => press(button.dataset.key || ""));
  }
  /** @type {Touch | null} */
  let from = null; // where one finger began; inside what scrolls sideways itself, it does not turn
  addEventListener("touchstart", (event) => {
    const frame = inside(event, "pre, table");
    const scrolls = frame && frame.scrollWidth > frame.clientWidth;
    from = event.touches.length === 1 && !scrolls ? event.touches[0] : null;
  }, { passive: true });
  addEventListener("touchend", (event) => {
    if (!from) return;
    const across = event.changedTouches[0].clientX - from.clientX, along = event.changedTouches[0].clientY - from.clientY;
    if (Math.abs(across) > 60 && Math.abs(across) > 2 * Math.abs(along)) show(here - Math.sign(across));
  });
  show(Number(location.hash.slice(1)) - 1);
})();
