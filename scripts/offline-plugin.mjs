// Lets the lab be installed and opened without a network. It makes a manifest, a service worker, and
// the list of the build's parts, which the worker reads when it stores them.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shell.mjs';

const MANIFEST = {
  name: 'Precopy: live migration, page by page',
  short_name: 'Precopy',
  description: 'Watch a running virtual machine move from one host to another.',
  start_url: './',
  display: 'standalone',
  background_color: '#fbfaf6',
  theme_color: '#fbfaf6',
  icons: [{ src: './icon.svg', sizes: 'any', type: 'image/svg+xml' }],
};

/** The files of the lab itself; the examples are not kept. */
const isKept = (name) => !name.startsWith('examples/');

/** The Vite plugin; src/offline.ts registers the worker. */
export const offline = () => ({
  name: 'offline',
  apply: 'build',
  enforce: 'post',
  transformIndexHtml: () => [
    { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
  ],
  generateBundle() {
    const source = JSON.stringify(MANIFEST);
    this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source });
  },
  writeBundle({ dir }, bundle) {
    // Tests also build parts of the lab, which have no page.
    if (!bundle['index.html']) return;
    const files = [...Object.keys(bundle).filter(isKept), 'icon.svg'].sort();
    const hash = createHash('sha256');
    for (const file of files) hash.update(file).update(readFileSync(join(dir, file)));
    const isPart = (name) => name.startsWith('assets/');
    writeFileSync(join(dir, 'parts.json'), JSON.stringify(files.filter(isPart)));
    const text = readFileSync(join(root, 'scripts', 'service-worker.js'), 'utf8')
      // Its comments and its layout are for those who read the source.
      .replace(/^ *(\/\/|\/?\*).*\n|^[ \n]+/gm, '')
      .replace('__PAGES__', JSON.stringify(files.filter((name) => !isPart(name))))
      .replace('__VERSION__', JSON.stringify(hash.digest('hex').slice(0, 16)));
    writeFileSync(join(dir, 'sw.js'), text);
  },
});
