// How the page of a comparison comes alive: its theme and its graph.

const place = document.getElementById("callgraph"), data = document.getElementById("graph");
startTheme(/** @type {HTMLElement} */ (document.getElementById("theme")));
if (place && data) window.Callgraph.mount(place, JSON.parse(data.textContent || "null"));
document.querySelector(".callgraph-legend")?.setAttribute("open", "");
