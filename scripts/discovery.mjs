// A page for each preset that others can preview and embed, and a page that lists them. Previews
// use Open Graph tags, embeds an oEmbed answer. Pictures and answers need absolute addresses:
// SITE=https://lab.example/ npm run build gives them. Without SITE they are left out.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POSTER, canTakePosters } from './posters.mjs';
import { presets } from './presets.mjs';

const FRAME = { width: 800, height: 560 };

const escape = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The address of the site, with a slash at its end; null if none is given. */
function siteAddress() {
  const given = process.env.SITE;
  if (!given) return null;
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
    ...(canTakePosters() && {
      thumbnail_url: `${site}posters/${id}.png`,
      thumbnail_width: POSTER.width,
      thumbnail_height: POSTER.height,
    }),
  };
}

/** The tags with which other sites preview a page, for Vite; `path` is that of the page. */
function openGraph({ title, text, path, picture }, site) {
  const isPictured = site && canTakePosters();
  const fields = {
    'og:type': 'website',
    'og:title': title,
    'og:description': text,
    ...(site && {
      'og:url': `${site}${path}`,
    }),
    ...(isPictured && {
      'og:image': `${site}posters/${picture}.png`,
      'og:image:width': String(POSTER.width),
      'og:image:height': String(POSTER.height),
    }),
  };
  const properties = Object.entries(fields).map(([property, content]) => ({ property, content }));
  const card = { name: 'twitter:card', content: isPictured ? 'summary_large_image' : 'summary' };
  return [...properties, card].map((attrs) => ({ tag: 'meta', attrs, injectTo: 'head' }));
}

/** The Vite plugin: the same for the front page. */
export const previews = () => ({
  name: 'previews',
  apply: 'build',
  transformIndexHtml(_html, { path }) {
    if (path !== '/index.html') return [];
    const told = {
      title: 'Precopy: live migration, page by page',
      text: 'Watch a running virtual machine move from one host to another, page by page.',
      path: '',
      picture: 'hyper-v-16g',
    };
    return openGraph(told, siteAddress());
  },
});

const asText = (tags) =>
  tags
    .map(
      ({ attrs }) =>
        `<meta ${Object.entries(attrs)
          .map(([name, value]) => `${name}="${escape(value)}"`)
          .join(' ')} />`,
    )
    .join('\n    ');

const poster = (id, alt) =>
  !canTakePosters()
    ? ''
    : `<img src="../posters/${id}.png" alt="${alt}" width="${POSTER.width}" height="${POSTER.height}" style="max-width: 100%; height: auto" />`;

/** A page in the style of the examples. */
const layout = (title, head, main) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <link rel="icon" href="../icon.svg" type="image/svg+xml" />
    <title>${title}</title>
    ${head}
    <link rel="stylesheet" href="../examples/examples.css" />
  </head>
  <body>
    <nav class="back"><a href="../index.html">Precopy</a></nav>
    <main>
      ${main}
    </main>
  </body>
</html>
`;

function page({ id, label, about }, site) {
  const [title, text] = [escape(`Precopy: ${label}`), escape(about)];
  const lab = escape(`${site ?? '../'}?scenario=${id}`);
  const told = { title: `Precopy: ${label}`, text: about, path: `presets/${id}.html`, picture: id };
  const answer =
    site &&
    `<link rel="alternate" type="application/json+oembed" href="${escape(`${site}presets/${id}.json`)}" title="${title}" />`;
  const head = [
    `<meta name="description" content="${text}" />`,
    asText(openGraph(told, site)),
    ...(answer ? [answer] : []),
  ];
  return layout(
    title,
    head.join('\n    '),
    `<h1>${escape(label)}</h1>
      <p>${text}</p>
      <p><a href="${lab}">Open the simulation</a></p>
      <a href="${lab}">${poster(id, title)}</a>`,
  );
}

/** The page that lists all presets. */
function list(all) {
  const items = all.map(
    ({ id, label, about }) =>
      `<li><a href="./${id}.html">${poster(id, '')}<div><b>${escape(label)}</b><br /><span>${escape(about)}</span></div></a></li>`,
  );
  return layout(
    'Presets: Precopy',
    '<meta name="description" content="Every preset of the lab, with a picture and a page to link to." />',
    `<h1>Presets</h1>
      <p class="lead">Migrations to begin with, each with a page to link to.</p>
      <ul class="examples">
        ${items.join('\n        ')}
      </ul>`,
  );
}

/** Adds these pages to a built site. */
export async function addDiscovery(folder) {
  const site = siteAddress();
  mkdirSync(join(folder, 'presets'), { recursive: true });
  const all = await presets();
  const write = (name, text) => writeFileSync(join(folder, 'presets', name), text);
  write('index.html', list(all));
  for (const preset of all) {
    write(`${preset.id}.html`, page(preset, site));
    if (site) write(`${preset.id}.json`, `${JSON.stringify(oembed(preset, site), null, 2)}\n`);
  }
}
