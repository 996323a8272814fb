import fc from 'fast-check';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import '../../src/engine/all-parts';
import { toLink } from '../../src/catalog/link';
import { simulate } from '../../src/engine/simulate';
import type { PageKernel } from '../../src/engine/kernel';
import { Run } from '../../src/model/run/run';
import type { Scenario } from '../../src/model/types';
import { duration, number } from '../../src/text/format';
import { anyMove } from '../helpers/any-move';
import { runCommand } from '../helpers/commands';
import { newCore } from '../helpers/kernels';
import { type AnswerAt, frameAt, numbersOf } from '../helpers/known-numbers';
import { openTall, scrub } from '../helpers/lab';
import { type PartText, numbersIn, readScreen } from '../helpers/screen-numbers';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

/** How many moves; SCREEN_RUNS and SCREEN_SEED choose more and others. */
const RUNS = Number(process.env.SCREEN_RUNS ?? 8);
const SEED = Number(process.env.SCREEN_SEED ?? 5);
const MOMENTS = 4;

const place = fc.integer({ min: 0, max: 1000 }).map((of) => of / 1000);
const places = fc.array(place, { minLength: MOMENTS, maxLength: MOMENTS });
const moves = fc.sample(fc.noBias(fc.tuple(anyMove, places)), { seed: SEED, numRuns: 3 * RUNS });

/** What the command says of a scenario at a moment. */
async function answerAt(scenario: Scenario, ms: number): Promise<AnswerAt> {
  const args = ['-', '--at', `${ms}ms`];
  const { stdout, stderr, status } = await runCommand('simulate', args, JSON.stringify(scenario));
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as AnswerAt;
}

/** Opens the lab with a scenario in its link, and the table of its rounds. */
async function open(scenario: Scenario): Promise<{ page: Page; faults: string[] }> {
  const { search, hash } = await toLink(scenario);
  const opened = await openTall(browser, `${site.address}${search}${hash}`);
  await opened.page.$$eval('main details > summary', (list) => list.at(-1)!.click());
  await opened.page.waitForSelector('.scroll-x table');
  return opened;
}

/** The numbers on the screen by part. Where there is a choice of labels, those that are right. */
function shown(texts: readonly PartText[], run: Run): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const { part, text, left } of texts) {
    // A label on the axis names the moment at which it stands, and is right by itself.
    const ms = run.timeline.msAt(left);
    const long = [`${number(ms / 60_000)} min`, `${number(ms / 3_600_000)} h`];
    if (part === 'tick' && [duration(ms), ...long].includes(text)) continue;
    const numbers = numbersIn(text);
    if (numbers.length) (all[part] ??= []).push(...numbers);
  }
  return all;
}

/** Compares the whole screen at a position of the timeline with what the command answers. */
async function compare(page: Page, run: Run, position: number, kernel: PageKernel): Promise<void> {
  await scrub(page, position);
  const { ms } = run.atPosition(position);
  const answer = await answerAt(run.scenario, ms);
  const { round, ...known } = numbersOf(answer, frameAt(kernel, answer, ms));
  const about = `${answer.scenario.policy.id} at ${ms} ms in ${answer.moment.stage}`;
  const filled = Object.entries(known).filter(([, list]) => list.length);
  const read = async () => {
    const { round: labels = [], ...seen } = shown(await readScreen(page), run);
    // Only rounds that are wide enough have a label.
    const strange = labels.filter((label) => !round.includes(label));
    return { strange, ...seen };
  };
  // Exact counts of pages follow a map that shows a sample of them.
  await expect
    .poll(read, { timeout: 10_000, message: about })
    .toEqual({ strange: [], ...Object.fromEntries(filled) });
}

describe('every number on the screen is that of `simulate --at`', () => {
  test(
    `at ${MOMENTS} moments of ${RUNS} random moves`,
    async () => {
      const kernel = await newCore();
      let compared = 0;
      for (const [scenario, positions] of moves) {
        const run = new Run(simulate(kernel, scenario));
        const { stages } = run.timeline;
        // Stages of less than a hundredth of a millisecond are no moments of their own.
        if (!stages.every(({ startMs, endMs }) => endMs - startMs > 0.01)) continue;
        const { page, faults } = await open(scenario);
        for (const [index, position] of positions.entries()) {
          // Every other moment is that of an event.
          const event = run.events[Math.floor(position * (run.events.length - 1))]!;
          const at = index % 2 ? run.timeline.positionOf(event.ms) : position;
          await compare(page, run, at, kernel);
        }
        expect(faults).toEqual([]);
        await page.close();
        if (++compared === RUNS) break;
      }
      expect(compared).toBe(RUNS);
    },
    RUNS * 30_000,
  );
});
