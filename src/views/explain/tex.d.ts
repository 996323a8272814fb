/** Formulas by name as MathML, one string a line; made at build time by `scripts/formulas-plugin.mjs`. */
declare module '*.tex' {
  const formulas: Readonly<Record<string, readonly string[]>>;
  export default formulas;
}
