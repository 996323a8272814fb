import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { toLink } from '../../src/catalog/link';
import { simulate } from '../../src/engine/simulate';
import { Run } from '../../src/model/run/run';
import type { Scenario } from '../../src/model/types';
import { chartText } from '../../src/text/charts';
import { ratesChart } from '../../src/views/charts/dirty-against-link';
import { leftChart } from '../../src/views/charts/left-to-send';
import { barsOf, readRound, tableOfRounds } from '../../src/views/charts/rounds';
import type { Table } from '../../src/views/charts/table';
import type { ChartId } from '../../src/views/charts/time-chart';
import { speedChart } from '../../src/views/charts/vm-speed';
import { contrastOf } from '../helpers/contrast';
import { newCore } from '../helpers/kernels';
import { enlarge, openTall, settle, wear } from '../helpers/lab';
import { scenarios } from '../helpers/scenarios';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

interface Chart {
  id: ChartId;
  title: string;
  /** The values at each stop of the arrow keys. */
  readings: { when: string; what: string }[];
  table: Table;
}

/** The expected charts of a run. */
function chartsOf(run: Run): Chart[] {
  const overTime = [leftChart, ratesChart, speedChart].map((kind) => ({
    id: kind.id,
    title: kind.words.title,
    readings: kind.stops(run).map((ms) => kind.read(run.at(ms))),
    table: kind.table(run),
  }));
  const { rounds } = barsOf(run);
  const bars = {
    id: 'rounds' as const,
    title: chartText.rounds.title,
    readings: rounds.map(readRound),
    table: tableOfRounds(run),
  };
  return [bars, ...overTime];
}

/** The slider that reads a chart, at a stop: its text, and the text of the chart. */
const readAt = (page: Page, title: string, stop: number) =>
  page.evaluate(
    async (label, value) => {
      const slider = [...document.querySelectorAll<HTMLInputElement>('input[type="range"]')].find(
        (input) => input.getAttribute('aria-label') === label,
      )!;
      slider.focus();
      slider.value = String(value);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((drawn) => requestAnimationFrame(drawn));
      const chart = slider.closest('figure')!;
      const seen = chart.querySelector('.reading')!.textContent!.replace(/\s+/g, ' ').trim();
      const said = slider.getAttribute('aria-valuetext');
      slider.blur();
      return { said, seen };
    },
    chartText.readValues(title),
    stop,
  );

const rowsOf = (page: Page, title: string) =>
  page.evaluate((label) => {
    const chart = [...document.querySelectorAll('figure.chart')].find(
      (figure) => figure.querySelector('h2')!.textContent!.trim() === label,
    )!;
    chart.querySelectorAll('details').forEach((details) => (details.open = true));
    return new Promise<string[][]>((done) =>
      requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          done(
            [...chart.querySelectorAll('tbody tr')].map((row) =>
              [...row.querySelectorAll('td')].map((cell) => cell.textContent!),
            ),
          ),
        ),
      ),
    );
  }, title);

const open = async (scenario: Scenario) => {
  const { search, hash } = await toLink(scenario);
  return openTall(browser, `${site.address}${search}${hash}`);
};

describe('charts say what the run says', () => {
  const RUNS = 8;
  const some = fc.sample(scenarios, { seed: 20, numRuns: 60 });

  test(`at every tenth stop of ${RUNS} random runs, to the eye, to the ear and in tables`, async () => {
    const core = await newCore();
    let looked = 0;
    for (const scenario of some) {
      const run = new Run(simulate(core, scenario));
      if (run.result.rounds.length === 0) continue;
      const { page, faults } = await open(scenario);
      for (const { id, title, readings, table } of chartsOf(run)) {
        await enlarge(page, id);
        const every = Math.max(1, Math.floor(readings.length / 10));
        for (let stop = 0; stop < readings.length; stop += every) {
          const { when, what } = readings[stop]!;
          expect(await readAt(page, title, stop), title).toEqual({
            said: chartText.reading(when, what),
            seen: `${when} ${what}`,
          });
        }
        expect(await rowsOf(page, title)).toEqual(
          table.rows.map((row) => row.map(({ text }) => text)),
        );
      }
      expect(faults).toEqual([]);
      await page.close();
      if (++looked === RUNS) break;
    }
    expect(looked).toBe(RUNS);
  });
});

test('the pointer reads the same as the keys, in the plot and under the magnifier', async () => {
  const { page } = await openTall(browser, site.address);
  await enlarge(page, 'left');
  const chart = (await page.$('figure.chart'))!;
  await chart.evaluate((figure) => figure.scrollIntoView());
  const box = (await (await chart.$('svg'))!.boundingBox())!;
  const read = () => chart.$eval('.reading', (each) => each.textContent!);
  await page.mouse.move(box.x + 60, box.y + 80);
  await settle(page);
  expect(await read()).toMatch(/Memory|Setup/);
  const magnify = await chart.$('figcaption .choice > button');
  await magnify!.click();
  const lens = (await (await chart.$('rect.lens'))!.boundingBox())!;
  await page.mouse.move(lens.x + lens.width / 2, lens.y + 40);
  await settle(page);
  expect(await read()).toMatch(/State/);
  // After it has moved it shows another moment, without a pause.
  const thumb = await chart.$(`input[aria-label="${chartText.lens}"]`);
  await thumb!.evaluate((input) => {
    (input as HTMLInputElement).value = '8000';
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await page.mouse.move(lens.x + lens.width / 2 + 1, lens.y + 40);
  await settle(page);
  expect(await read()).toMatch(/Memory, round 0/);
  await thumb!.focus();
  const at = () => thumb!.evaluate((input) => input.getAttribute('aria-valuetext'));
  const before = await at();
  await page.keyboard.press('ArrowRight');
  expect(await at()).not.toBe(before);
  await page.close();
});

/** A pause that is a line in the charts, and one that is a band. */
const PAUSES = { thin: '?v=1', wide: '?v=1&policy=stop-and-copy' };

test.each(['light', 'dark', 'projector'])('the pause is easy to see: %s', async (theme) => {
  const ground = { of: 'html', style: 'background-color' };
  // The words of the bar have its own ground.
  const bar = { of: '.timeline .state .inside', style: 'background-color' };
  for (const [kind, search] of Object.entries(PAUSES)) {
    const { page } = await openTall(browser, `${site.address}${search}`);
    await wear(page, [theme, 1280], 2400);
    await enlarge(page, 'left');
    await settle(page);
    const isThin = kind === 'thin';
    const mark = isThin
      ? { of: '.chart .paused.thin', style: 'fill', opacity: 'fill-opacity' }
      : { of: '.chart .paused:not(.thin)', style: 'stroke', opacity: 'stroke-opacity' };
    const strip = { of: '.chart .strip.state', style: 'fill' };
    for (const seen of [mark, strip, bar])
      expect(await contrastOf(page, seen, ground), `${kind} ${seen.of}`).toBeGreaterThan(3);
    for (const part of await page.$$eval('.timeline .parts span', (all) =>
      all.map((_, at) => at),
    )) {
      const of = `.timeline .parts span:nth-child(${part + 1})`;
      expect(await contrastOf(page, { of, style: 'background-color' }, bar), of).toBeGreaterThan(3);
    }
    expect(await contrastOf(page, { of: bar.of, style: 'color' }, bar)).toBeGreaterThan(7);
    await page.close();
  }
});
