// Makes MathML of .tex files while the page is built: no TeX, no stylesheet and no font reach it.
import temml from 'temml';

/**
 * Both are filled in on the page. \word{name} stands for a word of the catalogue, \live{name} for a
 * value of the run on show: a number, as text counts as space in MathML, and an operator between
 * spaces has none of its own.
 */
const MACROS = { '\\live': '\\text{⟦#1⟧}', '\\word': '\\text{⟦:#1⟧}' };

/** Operators beside text are spaced by hand; MathML's own spacing is right for them as well. */
const SPACED = /<mrow><mspace [^>]*><\/mspace>(<mo>[^<]*<\/mo>)<mspace [^>]*><\/mspace><\/mrow>/g;

/** One line of LaTeX as MathML without classes, and without styles: strict policies forbid them. */
function toMathML(latex) {
  return temml
    .renderToString(latex, { displayMode: true, throwOnError: true, macros: MACROS })
    .replace(/ (class|style)="[^"]*"/g, '')
    .replace(SPACED, '$1')
    .replace(/<mtext>(⟦\w+⟧)<\/mtext>/g, '<mn class="live">$1</mn>');
}

/** Reads blocks of a `name:` and its formulas, one a line; % begins a comment. */
function compile(text) {
  const formulas = {};
  let lines;
  for (const line of text.split('\n').map((each) => each.replace(/%.*/, '').trim())) {
    const name = /^(\w+):$/.exec(line)?.[1];
    if (name) lines = formulas[name] = [];
    else if (line && !lines) throw new Error(`This formula has no name: ${line}`);
    else if (line) lines.push(toMathML(line));
  }
  return formulas;
}

/** The Vite plugin: a .tex file becomes a module of its formulas by name. */
export const formulas = () => ({
  name: 'formulas',
  transform(text, id) {
    if (!id.endsWith('.tex')) return null;
    const code = `export default ${JSON.stringify(compile(text))};`;
    return { code, moduleType: 'js', map: null };
  },
});
