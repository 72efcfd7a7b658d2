// What the theme leaves out for those who do not see the page, or do not use a mouse.

/** Gives names to what has none. */
function amend() {
  for (const nav of document.querySelectorAll("nav[aria-labelledby]")) {
    const label = document.getElementById(String(nav.getAttribute("aria-labelledby")));
    if (label?.textContent?.trim()) continue; // the label of a section that is a page itself is empty
    nav.removeAttribute("aria-labelledby");
    nav.setAttribute("aria-label", nav.querySelector(".md-nav__title")?.textContent?.trim() || "Pages");
  }
  for (const copy of document.querySelectorAll(".md-code__nav")) copy.setAttribute("role", "none"); // one button each
}

/** @param {Element} element @returns {string} the heading above it */
function headingOf(element) {
  const above = [...document.querySelectorAll(".md-typeset :is(h1, h2, h3)")]
    .filter((heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).pop();
  return [...(above?.childNodes || [])].filter((node) => !(node instanceof HTMLAnchorElement)) // the link to itself
    .map((node) => node.textContent).join("").trim();
}

/** A frame that scrolls can be reached with the keyboard as well, and only as long as it scrolls; a table then has a name. */
function reachFrames() {
  let number = 0;
  for (const frame of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code, .picture-twin")) {
    const table = frame.matches(".md-typeset__scrollwrap");
    number += Number(table);
    const wanted = { tabindex: "0", ...(table && { role: "region", "aria-label": `Table ${number}: ${headingOf(frame)}` }) };
    for (const [name, value] of Object.entries(wanted)) {
      if (frame.scrollWidth > frame.clientWidth) frame.setAttribute(name, value);
      else frame.removeAttribute(name);
    }
  }
}
