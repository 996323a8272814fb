// Packs a build of CommonJS chunks and one style sheet into one HTML file that asks for nothing.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';
import { transformWithOxc } from 'vite';
import { toBase91 } from './base91.mjs';

const read = (path) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

/**
 * The chunks as one classic script, each run when it is first asked for: what is imported later
 * costs no time at the start, and a worker of the same text never runs the page's part.
 */
function join(chunks, entry) {
  const bodies = chunks.map(
    ({ fileName, code }) => `${JSON.stringify(`./${fileName}`)}(require,exports){${code}\n}`,
  );
  return (
    `(()=>{"use strict";const done={},chunks={${bodies.join(',')}};` +
    'const require=(name)=>{if(!done[name])chunks[name](require,(done[name]={}));return done[name]};' +
    `require(${JSON.stringify(`./${entry}`)})})()`
  );
}

const packedLength = (text) => deflateRawSync(text).length;

/**
 * The chunks in an order that packs well: deflate looks back 32 KiB, so each is followed by the one
 * that has most in common with it.
 */
function inPackingOrder(chunks) {
  const left = [...chunks].sort((a, b) => b.code.length - a.code.length);
  const order = left.splice(0, 1);
  while (left.length) {
    const tail = order.at(-1).code.slice(-30_000);
    const shared = left.map(({ code }) => packedLength(code) - packedLength(tail + code));
    order.push(...left.splice(shared.indexOf(Math.max(...shared)), 1));
  }
  return order;
}

const hashOf = (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** Nothing from anywhere, and of scripts only these; the worker is started from a blob. */
const policyFor = (...scripts) =>
  [
    "default-src 'none'",
    `script-src ${scripts.map(hashOf).join(' ')} 'wasm-unsafe-eval'`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'media-src blob:',
    "base-uri 'none'",
    // The preview of what is shared is this file again.
    "frame-src 'self' file:",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types precopy precopy-loader svelte-trusted-html',
  ].join('; ');

/** Style and program, deflated as small as it gets and written in digits. */
async function packedTag(style, program) {
  if ((style + program).includes('\0')) throw new Error('The packed texts hold their separator.');
  const text = Buffer.from(`${style}\0${program}`);
  const bytes = await deflateAsync(text, { numiterations: 5 });
  const digits = toBase91(bytes);
  return `<script type="text/plain" id="packed" data-bytes="${bytes.length}">${digits}</script>`;
}

/** index.html with its own policy and program in place of the script it refers to. */
async function page(style, program, loader) {
  const policy = policyFor(loader, program);
  const packed = await packedTag(style, program);
  const replacements = {
    '<meta charset="utf-8" />': (charset) =>
      `${charset}\n    <meta http-equiv="content-security-policy" content="${policy}" />`,
    '<script type="module" src="/src/main.ts"></script>': () =>
      `${packed}\n    <script>${loader}</script>`,
  };
  return Object.entries(replacements).reduce(
    (html, [from, to]) => {
      if (!html.includes(from)) throw new Error(`index.html has lost its ${from}`);
      return html.replace(from, to);
    },
    withIcon(read('index.html')),
  );
}

/** A text with the icon itself where it names the icon's file. */
function withIcon(text) {
  const icon = Buffer.from(read('public/icon.svg')).toString('base64');
  return text.replaceAll('./icon.svg', `data:image/svg+xml;base64,${icon}`);
}

/** The Vite plugin: `fileName` is all that is left of the build. */
export const singleFile = (fileName) => ({
  name: 'single-file',
  enforce: 'post',
  /** A file in hexadecimal digits: what repeats in it still does, and packs better than base 64. */
  load(id) {
    const [path, query] = id.split('?');
    if (query !== 'hex') return null;
    return `export default '${readFileSync(path).toString('hex')}'`;
  },
  async generateBundle(_options, bundle) {
    const files = Object.values(bundle);
    const chunks = files.filter(({ type }) => type === 'chunk');
    const styles = files.filter((file) => file.fileName.endsWith('.css'));
    if (chunks.length + styles.length !== files.length)
      throw new Error('The single file cannot hold an asset that is not inlined.');
    const program = withIcon(
      join(inPackingOrder(chunks), chunks.find(({ isEntry }) => isEntry).fileName),
    );
    const style = styles.map(({ source }) => source).join('');
    const { code: loader } = await transformWithOxc(read('scripts/single-loader.js'), 'loader.js');
    for (const { fileName: packed } of files) delete bundle[packed];
    this.emitFile({ type: 'asset', fileName, source: await page(style, program, loader.trim()) });
  },
});
