// Makes MathML from .tex files during the build, so the page needs no TeX, style sheet or font.
import temml from 'temml';

/**
 * The page fills in both. \word{name} is a word of the texts, and \live{name} is a value of the
 * current run. It is a number, because MathML gives text around an operator no spaces of its own.
 */
const MACROS = { '\\live': '\\text{⟦#1⟧}', '\\word': '\\text{⟦:#1⟧}' };

/** Operators beside text get spaces by hand; MathML's own spaces are right for them. */
const SPACED = /<mrow><mspace [^>]*><\/mspace>(<mo>[^<]*<\/mo>)<mspace [^>]*><\/mspace><\/mrow>/g;

/** A row of MathML in parts, each but the last with an operator at its end. */
function partsOf(row) {
  const parts = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, 1: slash, index } of row.matchAll(/<(\/?)[^>]*>/g)) {
    depth += slash ? -1 : 1;
    const end = index + tag.length;
    if (depth || !/<mo[^>]*>[=+−×⇒]<\/mo>$/.test(row.slice(from, end))) continue;
    parts.push(row.slice(from, end));
    from = end;
  }
  return [...parts, row.slice(from)];
}

/** No browser but one breaks lines in a formula, so each of its parts is a formula of its own. */
const breakable = (math) =>
  math.replace(/^<math[^>]*>(?:<mrow>(.*)<\/mrow>|(.*))<\/math>$/, (_, row, single) =>
    partsOf(row ?? single)
      .map((part) => `<math displaystyle="true"><mrow>${part}</mrow></math>`)
      .join('<wbr>'),
  );

/** One line of LaTeX as MathML without classes and styles, which strict policies forbid. */
function toMathML(latex) {
  const math = temml
    .renderToString(latex, { displayMode: true, throwOnError: true, macros: MACROS })
    .replace(/ (class|style)="[^"]*"/g, '')
    .replace(SPACED, '$1')
    .replace(/<mtext>(⟦\w+⟧)<\/mtext>/g, '<mn class="live">$1</mn>');
  return breakable(math);
}

/** Reads blocks of a `name:` and its formulas, one per line; % starts a comment. */
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

/** The Vite plugin: turns a .tex file into a module of its formulas by name. */
export const formulas = () => ({
  name: 'formulas',
  transform(text, id) {
    if (!id.endsWith('.tex')) return null;
    const code = `export default ${JSON.stringify(compile(text))};`;
    return { code, moduleType: 'js', map: null };
  },
});
