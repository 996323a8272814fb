// A page for each preset that others can preview and embed: Open Graph tags and an oEmbed answer.
// Both need absolute addresses: SITE=https://lab.example/ npm run build gives them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POSTER } from './posters.mjs';
import { presets } from './presets.mjs';

const FRAME = { width: 800, height: 560 };

const escape = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Where the site will be, with a slash at its end; `otherwise` where nobody said. */
function siteAddress(otherwise) {
  const given = process.env.SITE;
  if (!given) return otherwise;
  const { href, protocol } = new URL(given);
  if (!/^https?:$/.test(protocol)) throw new Error(`SITE must begin with https://, not ${given}.`);
  return href.replace(/\/?$/, '/');
}

/** The oEmbed answer of a preset, see https://oembed.com. */
function oembed({ id, label }, site) {
  const source = escape(`${site}embed.html?scenario=${id}`);
  const title = `Live migration: ${label}`;
  return {
    version: '1.0',
    type: 'rich',
    provider_name: 'Precopy',
    provider_url: site,
    title,
    ...FRAME,
    html: `<iframe src="${source}" title="${escape(title)}" width="${FRAME.width}" height="${FRAME.height}" loading="lazy" allowfullscreen style="border:0"></iframe>`,
    thumbnail_url: `${site}posters/${id}.png`,
    thumbnail_width: POSTER.width,
    thumbnail_height: POSTER.height,
  };
}

/** What a page is shown as where somebody links to it, as tags for Vite. */
function openGraph({ title, text, address, picture }) {
  const fields = {
    'og:type': 'website',
    'og:title': title,
    'og:description': text,
    'og:url': address,
    'og:image': picture,
    'og:image:width': String(POSTER.width),
    'og:image:height': String(POSTER.height),
  };
  const properties = Object.entries(fields).map(([property, content]) => ({ property, content }));
  return [...properties, { name: 'twitter:card', content: 'summary_large_image' }].map((attrs) => ({
    tag: 'meta',
    attrs,
    injectTo: 'head',
  }));
}

/** The Vite plugin: the same for the front page. */
export const previews = () => ({
  name: 'previews',
  apply: 'build',
  transformIndexHtml(_html, { path }) {
    if (path !== '/index.html') return [];
    const site = siteAddress('./');
    return openGraph({
      title: 'Precopy: live migration, page by page',
      text: 'Watch a running virtual machine move from one host to another, page by page.',
      address: site,
      picture: `${site}posters/hyper-v-16g.png`,
    });
  },
});

function page({ id, label, about }, site) {
  const [title, text] = [escape(`Precopy: ${label}`), escape(about)];
  const lab = escape(`${site}?scenario=${id}`);
  const told = { title: `Precopy: ${label}`, text: about, address: `${site}presets/${id}.html` };
  const tags = openGraph({ ...told, picture: `${site}posters/${id}.png` }).map(
    ({ attrs }) =>
      `<meta ${Object.entries(attrs)
        .map(([name, value]) => `${name}="${escape(value)}"`)
        .join(' ')} />`,
  );
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <meta name="description" content="${text}" />
    ${tags.join('\n    ')}
    <link rel="alternate" type="application/json+oembed" href="${escape(`${site}presets/${id}.json`)}" title="${title}" />
    <link rel="stylesheet" href="../examples/examples.css" />
  </head>
  <body>
    <main>
      <h1>${escape(label)}</h1>
      <p>${text}</p>
      <p><a href="${lab}">Open the simulation</a></p>
      <a href="${lab}"><img src="../posters/${id}.png" alt="${title}" width="${POSTER.width}" height="${POSTER.height}" style="max-width: 100%; height: auto" /></a>
    </main>
  </body>
</html>
`;
}

/** Adds them to a built site. */
export async function addDiscovery(folder) {
  const site = siteAddress('../');
  mkdirSync(join(folder, 'presets'), { recursive: true });
  for (const preset of await presets()) {
    const write = (kind, text) =>
      writeFileSync(join(folder, 'presets', `${preset.id}.${kind}`), text);
    write('html', page(preset, site));
    write('json', `${JSON.stringify(oembed(preset, site), null, 2)}\n`);
  }
}
