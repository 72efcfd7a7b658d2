// The editor of the lab: CodeMirror with Python, a line that can be shown, Ctrl-Enter.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { python } from "@codemirror/lang-python";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const STYLE = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: "var(--md-code-hl-keyword-color)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--md-code-hl-string-color)" },
  { tag: tags.number, color: "var(--md-code-hl-number-color)" },
  { tag: tags.comment, color: "var(--md-code-hl-comment-color)", fontStyle: "italic" },
  { tag: [tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], color: "var(--md-code-hl-function-color)" },
]);

/** @type {import("@codemirror/state").StateEffectType<import("@codemirror/view").DecorationSet>} */
const show = StateEffect.define();
/** @type {StateField<import("@codemirror/view").DecorationSet>} */
const shown = StateField.define({
  create: () => Decoration.none,
  update(lines, { changes, effects }) {
    for (const effect of effects) if (effect.is(show)) return effect.value;
    return lines.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** @typedef {ReturnType<typeof createEditor>} Editor */

/**
 * @param {HTMLElement} place where the editor goes
 * @param {{text: string, label: string, onRun: () => void, onChange: () => void}} options
 */
export function createEditor(place, { text, label, onRun, onChange }) {
  const run = () => (onRun(), true);
  // Tab indents; Escape, then Tab, leaves the editor: nobody is caught in it who has no mouse.
  const extensions = [
    lineNumbers(), history(), drawSelection(), highlightActiveLine(), highlightActiveLineGutter(), bracketMatching(),
    indentOnInput(), indentUnit.of("    "), python(), syntaxHighlighting(STYLE), shown,
    keymap.of([{ key: "Mod-Enter", run }, indentWithTab, ...defaultKeymap, ...historyKeymap]),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
    EditorView.updateListener.of((update) => update.docChanged && onChange()),
  ];
  const view = new EditorView({ parent: place, state: EditorState.create({ doc: text, extensions }) });
  return {
    get text() { return view.state.doc.toString(); },
    set text(value) { view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value } }); },
    toTop: () => (view.scrollDOM.scrollTop = 0),
    /** @param {number | null} number the line to show; null for none */
    showLine(number) {
      if (number === null || number > view.state.doc.lines) return view.dispatch({ effects: show.of(Decoration.none) });
      const { from } = view.state.doc.line(number);
      view.dispatch({ effects: show.of(Decoration.set(Decoration.line({ class: "lab-shown-line" }).range(from))) });
      // Only the editor goes there, not the page: who clicks on a box looks at the picture.
      const { scrollDOM } = view, { top, height } = view.lineBlockAt(from);
      scrollDOM.scrollTop = top - (scrollDOM.clientHeight - height) / 2;
    },
    /** @param {number} number the line to put the cursor in, in the middle of the window */
    goTo(number) {
      const { doc } = view.state; // it may have become shorter since the run
      view.dispatch({ selection: { anchor: doc.line(Math.min(number, doc.lines)).from } });
      view.dom.scrollIntoView({ block: "center" });
      view.focus();
    },
  };
}
