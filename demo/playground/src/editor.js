// Owns the editor: CodeMirror with JSON, completion by the schema, and what core says underlined in its place. Knows no preview.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { completions } from "./completion.js";
import { sentence } from "./sentence.js";
import { rangeOf } from "./tree.js";

// Soon enough to be of use, late enough not to object to half a word.
const PAUSE_MS = 200;

// Colours are the page's own (playground.css), light and dark.
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--key)" },
  { tag: tags.string, color: "var(--text)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--value)" },
]);

/** Puts an editor with a text into an element. `read` judges each text, and says what is wrong with it. */
export function editor(parent, text, schema, read) {
  const judge = ({ state }) => {
    const checked = read(state.doc.toString());
    if (checked.valid) return [];
    const range = checked.code == "not_json" ? broken(state) : rangeOf(state, checked.path, checked.code);
    return [{ ...range, severity: "error", message: sentence(checked) }];
  };
  const extensions = [
    lineNumbers(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    highlightActiveLine(),
    json(),
    syntaxHighlighting(colours),
    autocompletion({ override: [completions(schema)], icons: false }),
    lintGutter(),
    linter(judge, { delay: PAUSE_MS }),
    // Tab stays the way out: an editor must not trap those who use the keyboard.
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ "aria-label": "The study, as JSON" }),
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
}

/** The first place that is not JSON, by the syntax tree: a parser's own words about it differ too much. */
function broken(state) {
  let from = state.doc.length;
  syntaxTree(state).iterate({
    enter: (node) => {
      if (node.type.isError) from = Math.min(from, node.from);
    },
  });
  const start = Math.max(0, Math.min(from, state.doc.length - 1));
  return { from: start, to: Math.min(start + 1, state.doc.length) };
}
