// Turns the slides, and keeps a second window with the speaker's notes in step. Works from file://.
(() => {
  "use strict";
  const slides = [...document.querySelectorAll("section")];
  let here = Math.min(Math.max(Number(location.hash.slice(1)) - 1 || 0, 0), slides.length - 1);
  let speaker = null;

  function show(to) {
    here = Math.min(Math.max(to, 0), slides.length - 1);
    slides.forEach((slide, number) => slide.classList.toggle("here", number === here));
    history.replaceState(null, "", `#${here + 1}`);
    tell();
  }

  function heading(number) {
    return slides[number]?.querySelector("h1, h2")?.textContent || "the end";
  }

  function tell() {
    if (!speaker || speaker.closed) return;
    const page = speaker.document;
    page.title = `${here + 1} of ${slides.length}`;
    const text = new DOMParser().parseFromString(slides[here].dataset.notes || "", "text/html");
    const now = page.createElement("h1");
    now.textContent = `${here + 1}. ${heading(here)}`;
    const next = page.createElement("p");
    next.textContent = `Next: ${heading(here + 1)}`;
    page.body.replaceChildren(now, ...page.importNode(text.body, true).childNodes, next);
  }

  function openSpeaker() {
    speaker = window.open("", "speaker", "width=700,height=800");
    if (!speaker) return; // the browser holds windows back
    const style = speaker.document.createElement("style");
    style.textContent = "body { font: 1.2rem/1.5 system-ui, sans-serif; margin: 1.5rem; color-scheme: light dark; }";
    speaker.document.head.replaceChildren(style);
    speaker.addEventListener("keydown", turn);
    tell();
  }

  function turn(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const moves = { ArrowRight: 1, PageDown: 1, " ": 1, ArrowLeft: -1, PageUp: -1 };
    if (event.key in moves) show(here + moves[event.key]);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(slides.length - 1);
    else if (event.key === "s" || event.key === "S") openSpeaker();
    else if (event.key === "p" || event.key === "P") print();
    else return;
    event.preventDefault();
  }

  addEventListener("keydown", turn);
  addEventListener("hashchange", () => show(Number(location.hash.slice(1)) - 1));
  let touched = 0;
  addEventListener("touchstart", (event) => (touched = event.touches[0].clientX), { passive: true });
  addEventListener("touchend", (event) => {
    const moved = event.changedTouches[0].clientX - touched;
    if (Math.abs(moved) > 60) show(here - Math.sign(moved));
  });
  show(here);
})();
