// The row of bars, one a process: a press shows that one's own graph in the place of the graph of all.

/**
 * @param {HTMLElement | null} row
 * @param {HTMLElement} home     of the graph
 * @param {GraphData} data       of the graph of all processes
 * @returns {() => Graph} shows the graph of all, and returns it
 */
function startProcesses(row, home, data) {
  const whole = [...home.childNodes].map((node) => node.cloneNode(true)); // before it is mounted
  let mounted = window.Callgraph.mount(home, data);
  const buttons = row ? [...row.querySelectorAll("button")] : [];

  /** @param {HTMLButtonElement} button */
  function show(button) {
    const own = button.parentElement?.querySelector("template"), said = button.parentElement?.querySelector("script");
    for (const one of buttons) one.setAttribute("aria-pressed", String(one === button));
    mounted.destroy();
    home.replaceChildren(...(own ? [own.content.cloneNode(true)] : whole.map((node) => node.cloneNode(true))));
    mounted = window.Callgraph.mount(home, said ? JSON.parse(said.textContent || "null") : data);
  }

  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", () => show(button));
  }
  return () => {
    if (buttons[0]?.getAttribute("aria-pressed") === "false") show(buttons[0]);
    return mounted;
  };
}
