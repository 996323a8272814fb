// Puts a build of CommonJS chunks and one style sheet into one HTML file that loads nothing else.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/**
 * Joins the chunks into one classic script. Each chunk runs when it is first imported. Later
 * imports cost no time at the start, and a worker with the same text never runs the page's part.
 */
function join(chunks) {
  const name = ({ fileName }) => JSON.stringify(`./${fileName}`);
  const bodies = chunks.map((chunk) => `${name(chunk)}(require,exports){${chunk.code}\n}`);
  return (
    `(()=>{"use strict";const done={},chunks={${bodies.join(',')}};` +
    'const require=(name)=>{if(!done[name])chunks[name](require,(done[name]={}));return done[name]};' +
    `require(${name(chunks.find(({ isEntry }) => isEntry))})})()`
  );
}

const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Forbids everything except these scripts; the worker starts from a blob. */
const policyFor = (...scripts) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'media-src blob:',
    "base-uri 'none'",
    // The preview in the Share dialog loads this file again.
    "frame-src 'self' file:",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types precopy precopy-loader svelte-trusted-html',
  ].join('; ');

/** index.html with its own policy, and with style and program packed instead of links to them. */
function page(style, program) {
  const loader = read('scripts/single-loader.js');
  const packed = deflateRawSync(`${style}\u0000${program}`, { level: 9 }).toString('base64');
  const replacements = {
    '<meta charset="utf-8" />': (charset) =>
      `${charset}\n    <meta http-equiv="content-security-policy" content="${policyFor(loader, program)}" />`,
    '<script type="module" src="/src/main.ts"></script>': () =>
      `<script type="text/plain" id="packed">${packed}</script>\n    <script>${loader}</script>`,
  };
  return Object.entries(replacements).reduce(
    (html, [from, to]) => {
      if (!html.includes(from)) throw new Error(`index.html has lost its ${from}`);
      return html.replace(from, to);
    },
    withIcon(read('index.html')),
  );
}

/** Replaces the icon's file name with the icon itself. */
function withIcon(text) {
  const icon = Buffer.from(read('public/icon.svg')).toString('base64');
  return text.replaceAll('./icon.svg', `data:image/svg+xml;base64,${icon}`);
}

/** The Vite plugin: the build has only the file `fileName`. */
export const singleFile = (fileName) => ({
  name: 'single-file',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const chunks = files.filter(({ type }) => type === 'chunk');
    const styles = files.filter((file) => file.fileName.endsWith('.css'));
    if (styles.length !== 1 || chunks.length + 1 !== files.length)
      throw new Error('The single file holds scripts and one style sheet; all else is inlined.');
    for (const file of files) delete bundle[file.fileName];
    const source = page(styles[0].source, withIcon(join(chunks)));
    this.emitFile({ type: 'asset', fileName, source });
  },
});
