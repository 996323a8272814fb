import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { filmingText } from '../../src/text/filming';
import { savingText } from '../../src/text/saving';
import { worksheetText } from '../../src/text/worksheet';
import { type Downloads, takeDownloads } from '../helpers/downloads';
import { textOf } from '../helpers/lab';
import { click, fill, lookAt, lookAtPng, openSavePanel } from '../helpers/save-panel';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

let downloads: Downloads;
beforeAll(async () => (downloads = await takeDownloads(browser)));
afterAll(() => rmSync(downloads.folder, { recursive: true }));

describe('what stands side by side is saved', () => {
  const COMPARED = '?v=1&writes=200000&a=link%3D40Gb%2Fs%26name%3DFast&align=pause&t=12s';

  test('two runs as a picture, a film and a question', async () => {
    const { page, faults } = await openSavePanel(browser, site.address + COMPARED);
    await page.waitForSelector(`[aria-label="${savingText.pictures.as.comparison('SVG')}"]`);
    await click(page, savingText.pictures.as.comparison('SVG'));
    const svg = await lookAt(page, await downloads.wait('comparison.svg'));
    expect(svg.error).toBeNull();
    expect(svg.size).toEqual([1280, 720]);
    const said = (await textOf(page, '.compared [role=status]')).split('. ')[0]!;
    for (const words of [said, 'A: Fast', 'Run B', 'sent, clean'])
      expect(svg.text).toContain(words);
    expect(svg.text).toMatch(/a=link%3D40Gb\/s%26name%3DFast&t=12s&align=pause$/);
    await fill(page, { 'Film of': filmingText.shows.comparison, File: 'GIF', Seconds: '1' });
    await click(page, filmingText.make);
    expect(readFileSync(await downloads.wait('comparison.gif')).length).toBeGreaterThan(10_000);
    await fill(page, { Figure: worksheetText.figures.comparison });
    await click(page, worksheetText.save);
    const sheet = readFileSync(await downloads.wait('scenario-worksheet.html'), 'utf8');
    expect(sheet).toContain('What differs in what came of it, and why?');
    // It leaves what came of both to the student.
    expect(sheet).not.toContain(said);
    await fill(page, { Answers: worksheetText.withAnswers });
    await click(page, worksheetText.save);
    const answers = readFileSync(await downloads.wait('scenario-worksheet-answers.html'), 'utf8');
    expect(answers).toContain(said);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('a race as a picture and a film', async () => {
    const { page, faults } = await openSavePanel(
      browser,
      site.address + '?v=1&race=stop-and-copy,post-copy&t=9s#race',
    );
    await click(page, savingText.pictures.as.race('PNG'));
    const png = await lookAtPng(page, await downloads.wait('race.png'));
    expect(png.size).toEqual([2560, 1440]);
    expect(png.colours).toBeGreaterThan(20);
    await click(page, savingText.pictures.as.race('SVG'));
    const svg = await lookAt(page, await downloads.wait('race.svg'));
    for (const words of ['Stop-and-copy', 'Post-copy', 'VM runs there: 1.51 s, first'])
      expect(svg.text).toContain(words);
    await fill(page, { File: 'GIF', Seconds: '1' });
    await click(page, filmingText.make);
    expect(readFileSync(await downloads.wait('race.gif')).length).toBeGreaterThan(10_000);
    expect(faults).toEqual([]);
    await page.close();
  });
});
