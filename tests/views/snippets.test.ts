import { describe, expect, test } from 'vitest';
import { embeddingText } from '../../src/text/embedding';
import { pageOf, sharePlacesOf, readBase } from '../../src/views/share/places';
import { type Shared, formsOf } from '../../src/views/share/snippets';

const shared: Shared = {
  address: 'https://lab.example/embed.html?v=1&memory=8GiB&theme=dark',
  lab: 'https://lab.example/?v=1&memory=8GiB',
  script: 'https://lab.example/precopy-lab.js',
  poster: 'https://lab.example/posters/hyper-v-16g.png',
  card: 'https://lab.example/presets/hyper-v-16g.html',
  title: 'Live migration of "SQL01" & <others>',
  height: 480,
  scenario: [['memory', '8GiB']],
  look: [['theme', 'dark']],
};
const formOf = (id: string, more: Partial<Shared> = {}) =>
  formsOf({ ...shared, ...more }).find((each) => each.id === id) ?? null;
const textOf = (id: string, more: Partial<Shared> = {}) =>
  formOf(id, more)?.text({ ...shared, ...more }) ?? null;

describe('a snippet', () => {
  test('of a link is the link', () => expect(textOf('link')).toBe(shared.address));

  test('of a frame has a title, a size and escaped text', () => {
    expect(textOf('iframe')).toBe(
      '<iframe src="https://lab.example/embed.html?v=1&amp;memory=8GiB&amp;theme=dark" ' +
        'title="Live migration of &#34;SQL01&#34; &amp; &#60;others&#62;" width="100%" height="480" ' +
        'loading="lazy" allowfullscreen allow="fullscreen; clipboard-write" ' +
        'style="border:0;color-scheme:light dark"></iframe>\n' +
        '<p><a href="https://lab.example/?v=1&amp;memory=8GiB">Open the simulation</a></p>',
    );
  });

  test('of the element names the scenario and the look apart', () => {
    const text = textOf('element')!;
    expect(text).toContain('<script src="https://lab.example/precopy-lab.js" defer></script>');
    expect(text).toContain('<precopy-lab scenario="memory=8GiB" theme="dark" ');
    expect(text).toContain('height="480"');
    expect(textOf('element', { height: null })).toContain('height="auto"');
    const preset = [['scenario', 'xen-128']] as const;
    expect(textOf('element', { scenario: preset, look: [] })).toContain(
      '<precopy-lab scenario="xen-128" ',
    );
    expect(textOf('element', { script: null })).toBeNull();
  });

  test('of the element says its height once, and what is no attribute with the scenario', () => {
    const look = [
      ['view', 'hosts'],
      ['height', 'auto'],
    ] as const;
    const text = textOf('element', { look, height: null })!;
    expect(text).toContain('<precopy-lab scenario="memory=8GiB&amp;view=hosts" title=');
    expect(text.match(/height/g)).toHaveLength(1);
  });

  test('of a slide has the size of a slide, whatever the frame on a page has', () => {
    for (const height of [360, 560, null])
      expect(textOf('reveal', { height })).toContain(
        'width="960" height="600" class="precopy" data-preload',
      );
  });

  test('of a slide is loaded with its slide and has a picture for paper', () => {
    const text = textOf('reveal')!;
    expect(text).toMatch(/^<section>\n {2}<iframe data-src="/);
    expect(text).toContain('data-preload');
    expect(text).toContain('<img class="precopy-print" src="https://lab.example/posters/');
    expect(text).toContain('.reveal-print .precopy-print { display: block; }');
    expect(textOf('reveal', { poster: null })).not.toMatch(/<img|<style/);
  });

  test('of a slide is one of a figure for slides, and says whether it plays by itself', () => {
    const form = formOf('reveal')!;
    expect([form.usual, form.only]).toEqual(['slides', true]);
    expect(form.note(shared)).toBe(embeddingText.notes.reveal(false));
    expect(form.note({ ...shared, look: [['run', '1']] })).toBe(embeddingText.notes.reveal(true));
  });

  test('that is an address shows the whole lab, and one within a page a figure', () => {
    const usual = Object.fromEntries(formsOf(shared).map((form) => [form.id, form.usual]));
    expect(usual).toEqual({
      ...{ link: 'full', card: 'full', markdown: 'full', reveal: 'slides' },
      ...{ iframe: 'figure', element: 'figure', quarto: 'figure', myst: 'figure' },
    });
  });

  test('leads to an address, whatever it is written in', () => {
    const targets = formsOf(shared).map(({ id, target }) => [id, target(shared)]);
    const { address, lab, card } = shared;
    expect(Object.fromEntries(targets)).toEqual({
      ...{ link: address, card, markdown: address },
      ...{ element: lab, iframe: lab, reveal: lab, quarto: lab, myst: lab },
    });
  });

  test('with a preview is the page of a preset, where there is one', () => {
    expect(textOf('card')).toBe('https://lab.example/presets/hyper-v-16g.html');
    expect(textOf('card', { card: null })).toBeNull();
  });

  test('for Quarto stays outside of the document', () => {
    expect(textOf('quarto')).toMatch(/^```\{=html\}\n<iframe .* data-external="1".*\n```$/);
  });

  test('for MyST is its directive', () => {
    expect(textOf('myst')).toMatch(/^```\{iframe\} https:\/\/lab\.example\/embed\.html\?\S+\n/);
  });

  test('in Markdown is a picture with a link, and text that does no harm', () => {
    expect(textOf('markdown', { title: 'a](javascript:x) <b>' })).toBe(
      '[![a\\](javascript:x) \\<b\\>](https://lab.example/posters/hyper-v-16g.png)]' +
        '(https://lab.example/embed.html?v=1&memory=8GiB&theme=dark)',
    );
  });
});

describe('the places of a copy', () => {
  test.each([
    ['https://a.example/lab/?v=1#hosts', false, 'https://a.example/lab/'],
    ['https://a.example/lab/index.html', false, 'https://a.example/lab/'],
    ['file:///home/x/precopy.html?ui=min', true, 'file:///home/x/precopy.html'],
  ])('%s, single %s', (address, isSingle, base) => {
    const places = sharePlacesOf(address, isSingle);
    expect(places.base).toBe(base);
    expect(pageOf(places, 'full')).toBe(base);
    expect(pageOf(places, 'figure')).toBe(isSingle ? base : `${base}embed.html`);
  });

  test.each([
    ['https://a.example/lab/?x=1#y', 'https://a.example/lab/'],
    ['https://a.example/lab', 'https://a.example/lab/'],
    ['https://a.example/lab/index.html', 'https://a.example/lab/'],
    ['https://a.example', 'https://a.example/'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['lab', null],
    ['', null],
  ])('%s is read as %s', (typed, base) => expect(readBase(typed)).toBe(base));

  test('of a single file are what was typed', () => {
    const typed = 'https://a.example/course/precopy.html';
    expect(readBase(`${typed}?x=1`, true)).toBe(typed);
  });
});
