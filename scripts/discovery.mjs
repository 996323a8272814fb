// A page for each preset that others can preview and embed: Open Graph tags and an oEmbed answer.
// Both need absolute addresses: SITE=https://lab.example/ npm run build gives them.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POSTER } from './posters.mjs';
import { presets } from './presets.mjs';

const FRAME = { width: 800, height: 560 };

const escape = (text) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Where the site will be, with a slash at its end; relative to a preset's page where nobody said. */
function siteAddress() {
  const given = process.env.SITE;
  if (!given) return '../';
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

function page({ id, label, about }, site) {
  const [title, text] = [escape(`Precopy: ${label}`), escape(about)];
  const [picture, lab] = [`${site}posters/${id}.png`, `${site}?scenario=${id}`].map(escape);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
    <meta name="description" content="${text}" />
    <meta property="og:type" content="website" />
    <meta property="og:title" content="${title}" />
    <meta property="og:description" content="${text}" />
    <meta property="og:url" content="${escape(`${site}presets/${id}.html`)}" />
    <meta property="og:image" content="${picture}" />
    <meta property="og:image:width" content="${POSTER.width}" />
    <meta property="og:image:height" content="${POSTER.height}" />
    <meta name="twitter:card" content="summary_large_image" />
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
  const site = siteAddress();
  mkdirSync(join(folder, 'presets'), { recursive: true });
  for (const preset of await presets()) {
    const write = (kind, text) =>
      writeFileSync(join(folder, 'presets', `${preset.id}.${kind}`), text);
    write('html', page(preset, site));
    write('json', `${JSON.stringify(oembed(preset, site), null, 2)}\n`);
  }
}
