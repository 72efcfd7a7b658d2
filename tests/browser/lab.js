// What the tests of the lab do in a page, in any browser; each test adds its own lines.

/** @param {string} selector @returns {any} whatever element it is: a test that finds another fails */
const find = (selector) => document.querySelector(selector);
const buttons = () => /** @type {HTMLButtonElement[]} */ ([...document.querySelectorAll(".lab-button")]);
/** @param {string} text */
const button = (text) => buttons().find((one) => one.textContent === text);
const status = () => find(".lab-status").textContent;
const output = () => find(".lab-output").textContent;
/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
/** @template Found @param {() => Found} holds @returns {Promise<Found>} */
const until = async (holds) => {
  for (let tries = 0; tries < 1600; tries++) {
    const found = holds();
    if (found) return found;
    await pause(25);
  }
  throw new Error(`in vain: ${holds}; ${status()}; ${output().slice(-300)}`);
};
/** @param {string} name @param {BlobPart} content */
const opened = async (name, content) => {
  const given = new DataTransfer();
  find(".lab-status").textContent = "";
  given.items.add(new File([content], name));
  find(".lab input[type=file]").files = given.files;
  find(".lab input[type=file]").dispatchEvent(new Event("change"));
  await until(() => status().startsWith(name) || status().startsWith("That did"));
};
const idle = () => until(() => !find(".lab-go").disabled);
const profiled = async () => {
  find(".lab-go").click();
  await idle();
};
/** Until what was put into the page has been drawn, and an image that cannot be shown has said so. */
const settled = () => new Promise((done) => {
  const image = new Image();
  image.onerror = () => requestAnimationFrame(() => requestAnimationFrame(done));
  image.src = "data:image/png,none";
});
/** @param {Element} part */
const numbers = (part) => [...part.querySelectorAll("text")].map((text) => text.textContent?.trim()).filter((text) => text && /^[\d,]+×$/.test(text));
/** @param {Element} part */
const nameOf = (part) => part.querySelector("[role=button]")?.getAttribute("aria-label");
/** @param {"node" | "edge"} kind */
const parts = (kind) => [...document.querySelectorAll(`g.${kind}`)].map((part) => [nameOf(part), numbers(part).join()]).sort();
const drawn = () => ({ boxes: parts("node"), arrows: parts("edge") });
const menu = () => find('.lab-bar select[aria-label="Program"]');
/** @param {(program: {title: string, name: string}) => boolean} holds */
const choose = (holds) => {
  const choice = menu(), programs = JSON.parse(find(".lab-programs").textContent);
  choice.value = String(programs.findIndex(holds));
  choice.dispatchEvent(new Event("change"));
  return choice.selectedOptions[0];
};
const checked = async () => {
  find(".lab-check").click();
  await pause(50);
  await idle();
  return find(".lab-verdict").textContent;
};
const hint = () => buttons().find((one) => one.textContent.startsWith("Hint"))?.click();
/** @param {string} name */
const box = (name) => [...document.querySelectorAll(".lab-result g.node")].find((one) => nameOf(one) === name);
