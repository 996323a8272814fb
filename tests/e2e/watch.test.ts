import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { presets } from '../../src/catalog/presets';
import { suggestionsText } from '../../src/text/suggestions';
import { choose, enlarge, mapHash, openTall, scrub, settle, textOf } from '../helpers/lab';
import { browser, site, withSite } from '../helpers/with-site';

withSite();

const open = () => openTall(browser, site.address);
const caption = (page: Page) => textOf(page, '.caption');

/** The texts of all parts of the screen about the moment at the playhead. */
const moment = (page: Page) =>
  page.evaluate(() => {
    const said = (selector: string) =>
      document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
    const rows = [...document.querySelectorAll('.log li:not(.gap)')];
    return {
      log: rows.findIndex((row) => row.hasAttribute('aria-current')),
      caption: said('.caption'),
      stage: said('.stage.lit .name') || said('[aria-current="step"] .name'),
      source: said('.host:first-of-type .guest'),
      destination: said('.host:last-of-type .guest'),
      link: said('.link .words'),
      sourceMap: said('.host:first-of-type .map p'),
      /** The reading of the large chart has the moment too. */
      charts: [...document.querySelectorAll('.evidence [role="tab"]')].map((tab) =>
        tab.ariaSelected === 'true'
          ? said('.chart .reading')
          : tab.querySelector('.value')!.textContent!,
      ),
      clock: said('.clock'),
    };
  });

describe('each preset is played to its end', () => {
  test.each(presets.map(({ id }) => id))('%s', async (id) => {
    const { page, faults } = await open();
    await choose(page, id);
    await page.focus('main');
    await page.keyboard.press('Home');
    for (let i = 0; i < 4; i++) await page.keyboard.press(']');
    await page.evaluate(() => {
      const seen = new Set<string>();
      (globalThis as unknown as { seen: Set<string> }).seen = seen;
      const look = () => seen.add(document.querySelector('.caption b')!.textContent!);
      new MutationObserver(look).observe(document.querySelector('.caption')!, {
        subtree: true,
        childList: true,
        characterData: true,
      });
      look();
    });
    await page.keyboard.press('Space');
    await page.waitForSelector('button[aria-label="Pause"]');
    await page.waitForSelector('button[aria-label="Play"]', { timeout: 20_000 });
    await settle(page);
    const seen = await page.evaluate(() => [
      ...(globalThis as unknown as { seen: Set<string> }).seen,
    ]);
    const { clock } = await moment(page);
    const [now, end] = /^(\S+ \S+) of (\S+ \S+)/.exec(clock)!.slice(1);
    expect(now).toBe(end);
    expect(seen.some((what) => what.startsWith('Round 0'))).toBe(true);
    expect(seen).toContain('Blackout.');
    expect(await textOf(page, '.host:last-of-type header')).toContain('100 % current');
    for (const position of [1, 0.8, 0.6, 0.4, 0.2, 0]) {
      await scrub(page, position);
      expect(await textOf(page, '.page')).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('every event', () => {
  test.each(['hyper-v-16g', 'hyper-v-stuck', 'xen-128', 'xen-512'])(
    'of %s shows the same moment everywhere',
    async (id) => {
      const { page } = await open();
      await choose(page, id);
      const events = await page.$$eval('.log li:not(.gap)', (rows) =>
        rows.map((row) => row.querySelector('span')!.textContent!.replace(/\s+/g, ' ').trim()),
      );
      expect(events.length).toBeGreaterThan(7);
      // In runs with many similar rounds, every third event.
      const isLong = events.length > 40;
      for (const [index, told] of events.entries()) {
        if (isLong && index % 3 !== 0 && index < events.length - 10) continue;
        await page.$$eval(
          '.log li:not(.gap) button',
          (list, at) => (list[at] as HTMLElement).click(),
          index,
        );
        await settle(page);
        const now = await moment(page);
        // Several events may share a moment; the last one is the current one.
        expect(now.log).toBeGreaterThanOrEqual(index);
        const [rounds, left, , speed] = now.charts;
        const round = /^Round (\d+) begins: (?:all )?([\d,]+) pages/.exec(told);
        if (round && now.log === index) {
          expect(now.caption).toContain(`Round ${round[1]}.`);
          expect(now.caption).toContain(round[2]!);
          expect(rounds).toContain(`Round ${round[1]}`);
          expect(left).toContain(`${round[2]} pages left to send`);
          expect(now.link).toContain(`${round[2]} pages left`);
          expect(now.stage).toMatch(/^Memory/);
          expect(now.source).toMatch(/VM (running|at)/);
          // If pages are sent in slices, the map shows whole slices.
          if (id.startsWith('xen')) continue;
          if (round[1] === '0')
            expect(now.sourceMap).toContain(`Not sent yet: ${round[2]} pages (100 %).`);
          else expect(now.sourceMap).toContain(`${round[2]} pages`);
        }
        if (told.startsWith('The VM is paused')) {
          expect(now.caption).toMatch(/^Blackout\./);
          expect(now.source).toBe('VM paused');
          expect(now.stage).toMatch(/^State/);
          expect(rounds).toContain('Last pages');
          expect(speed).toContain('the VM is paused');
        }
        if (told.startsWith('The VM runs at the destination')) {
          expect(now.source).toBe('VM gone');
          expect(now.destination).toBe('VM running');
          expect(now.sourceMap).toContain(
            'Not sent yet: 0 pages (0 %). Dirty again: 0 pages (0 %).',
          );
        }
      }
      await page.close();
    },
  );

  test('is reached step by step, and the way back shows the same pixels', async () => {
    const { page } = await open();
    await page.focus('main');
    await page.keyboard.press('Home');
    await settle(page);
    const forth: string[] = [];
    const look = async () => `${await caption(page)} ${String(await mapHash(page))}`;
    for (let now = await look(); now !== forth.at(-1); now = await look()) {
      forth.push(now);
      await page.keyboard.press('ArrowRight');
      await settle(page);
    }
    const steps = forth.length - 1;
    expect(steps).toBeGreaterThan(5);
    for (let i = steps; i >= 0; i--) {
      expect(await look()).toBe(forth[i]);
      await page.keyboard.press('ArrowLeft');
      await settle(page);
    }
    await page.close();
  });

  test('can be reached by round and by stage, both ways', async () => {
    const { page } = await open();
    await page.focus('main');
    await page.keyboard.press('Home');
    const starts = async (button: string, times: number) => {
      const list: string[] = [];
      for (let i = 0; i < times; i++) {
        await page.click(`button[aria-label="${button}"]`);
        await settle(page);
        list.push((await caption(page)).split('.')[0]!);
      }
      return list;
    };
    expect(await starts('Next round', 6)).toEqual([
      'Round 0',
      'Round 1',
      'Round 2',
      'Round 3',
      'Blackout',
      'Cleanup',
    ]);
    expect(await starts('Previous stage', 3)).toEqual(['Blackout', 'Round 0', 'Setup']);
    expect(await starts('Next stage', 3)).toEqual(['Round 0', 'Blackout', 'Cleanup']);
    expect(await starts('Previous event', 2)).toEqual(['Blackout', 'Round 3']);
    await page.close();
  });
});

test('the stage, read as text, tells the story', async () => {
  const { page } = await open();
  await page.focus('main');
  const story: string[] = [];
  const read = async () => {
    await settle(page);
    const group = await page.$('.stage[role="group"]');
    const tree = await page.accessibility.snapshot({ root: group!, interestingOnly: false });
    const words: string[] = [];
    const walk = (node: typeof tree) => {
      if (node?.role === 'StaticText' || node?.role === 'image') words.push(node.name ?? '');
      node?.children?.forEach(walk);
    };
    walk(tree);
    return words.join(' ').replace(/\s+/g, ' ');
  };
  await page.keyboard.press('Home');
  story.push(await read());
  await page.keyboard.press('2');
  for (let i = 0; i < 1; i++) await page.keyboard.press('ArrowRight');
  story.push(await read());
  await page.keyboard.press('3');
  story.push(await read());
  await page.keyboard.press('End');
  story.push(await read());
  expect(story[0]).toMatch(
    /Source.*VM running.*Not sent yet: 4,194,304 pages \(100 %\).*The hosts exchange messages over the link.*Handshake.*Destination.*no VM yet.*Missing: 4,194,304 pages \(100 %\)/,
  );
  expect(story[1]).toMatch(
    /Source.*round 1.*Not sent yet: 0 pages \(0 %\). Dirty again: [\d,]+ pages \([\d.]+ %\).*Pages are sent over the link.*6.72 Gb\/s.*183,249 pages left.*limit: sending side.*Destination.*no VM yet.*Stale: [\d,]+ pages \([\d.]+ %\)/,
  );
  expect(story[2]).toMatch(/Source.*VM paused.*last pages.*Destination.*no VM yet/);
  expect(story[3]).toMatch(
    /Source.*VM gone.*The link is idle.*Destination.*VM running.*100 % current.*Stale: 0 pages \(0 %\)/,
  );
  await page.close();
});

describe('a migration that does not converge', () => {
  test('keeps everything in its place while what would help is found', async () => {
    const { page } = await open();
    // Chosen twice: the second time all later parts are loaded.
    for (let time = 0; time < 2; time++) {
      await choose(page, 'hyper-v-stuck');
      const tops = () =>
        page.$$eval('main section', (list) =>
          list.map((section) => [
            section.getAttribute('aria-label') ?? section.querySelector('h2')?.textContent,
            Math.round(section.getBoundingClientRect().top + scrollY),
          ]),
        );
      const before = await tops();
      await page.waitForFunction(() => document.querySelectorAll('.suggestions li').length >= 3, {
        timeout: 30_000,
      });
      if (time > 0) expect(await tops()).toEqual(before);
      await choose(page, 'hyper-v-16g');
    }
    await page.close();
  });

  test('is seen not to, and each suggestion makes it converge', async () => {
    const { page } = await open();
    await choose(page, 'hyper-v-stuck');
    expect(await textOf(page, 'h1')).toMatch(
      /^Did not converge\. Hyper-V stopped after 10 passes and paused the VM for/,
    );
    expect(await textOf(page, '.evidence')).toContain('The rounds stop shrinking');
    await enlarge(page, 'rates');
    expect(await textOf(page, '.evidence')).toMatch(
      /The VM, slowed to [\d.]+ %, writes pages at 1\d\d % of the speed at which they can be sent\. As many pages are dirtied as are sent in \d of 10 rounds/,
    );
    await page.waitForFunction(
      (found) => document.querySelector('.suggestions')?.textContent?.includes(found),
      { timeout: 30_000 },
      suggestionsText.found,
    );
    await page.waitForFunction(() => document.querySelectorAll('.suggestions li').length >= 3, {
      timeout: 30_000,
    });
    const names = await page.$$eval('.suggestions b', (list) =>
      list.map((each) => each.textContent!),
    );
    for (const [index, name] of names.slice(0, 3).entries()) {
      if (index > 0) await choose(page, 'hyper-v-stuck');
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('.suggestions b')].some(
            (each) => each.textContent === wanted,
          ),
        { timeout: 30_000 },
        name,
      );
      await page.$$eval(
        '.suggestions button',
        (list, wanted) =>
          (list.find((each) => each.textContent!.includes(wanted)) as HTMLElement).click(),
        name,
      );
      await page.waitForFunction(() =>
        /^(Converged|The VM is paused)/.test(document.querySelector('h1')!.textContent!.trim()),
      );
    }
    await page.close();
  });
});

test('nothing moves unless asked, and wishes for less motion are respected', async () => {
  const { page } = await open();
  const before = await textOf(page, '.clock');
  await new Promise((done) => setTimeout(done, 800));
  expect(await textOf(page, '.clock')).toBe(before);
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.focus('main');
  await page.keyboard.press('Home');
  await page.evaluate(() => {
    const seen = new Set<string>();
    (globalThis as unknown as { seen: Set<string> }).seen = seen;
    const look = () => {
      seen.add(document.querySelector<HTMLInputElement>('#playhead')!.value);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.keyboard.press('Space');
  await new Promise((done) => setTimeout(done, 4000));
  const places = await page.evaluate(
    () => (globalThis as unknown as { seen: Set<string> }).seen.size,
  );
  expect(places).toBeGreaterThan(2);
  expect(places).toBeLessThan(7);
  await page.close();
});

test('on a slow processor the playhead goes on while the rest follows, and both meet at rest', async () => {
  const { page, faults } = await open();
  await page.focus('main');
  await page.keyboard.press('Home');
  await page.emulateCPUThrottling(8);
  await page.keyboard.press('Space');
  const [heads, values] = await page.evaluate(async () => {
    const head = document.querySelector<HTMLElement>('.timeline .head')!;
    const playhead = document.querySelector<HTMLInputElement>('#playhead')!;
    const seen = [new Set<string>(), new Set<string>()] as const;
    for (let frame = 0; frame < 42; frame++) {
      await new Promise((done) => requestAnimationFrame(done));
      seen[0].add(head.style.transform);
      seen[1].add(playhead.value);
    }
    return seen.map(({ size }) => size) as [number, number];
  });
  expect(heads).toBeGreaterThan(2 * values);
  expect(values).toBeGreaterThan(2);
  await page.keyboard.press('Space');
  await page.emulateCPUThrottling(null);
  await page.waitForSelector('button[aria-label="Play"]');
  await settle(page);
  const [left, share] = await page.evaluate(() => {
    const bar = document.querySelector('.timeline')!.getBoundingClientRect();
    const { transform } = getComputedStyle(document.querySelector('.timeline .head')!);
    const { value } = document.querySelector<HTMLInputElement>('#playhead')!;
    return [new DOMMatrix(transform).e / bar.width, Number(value)];
  });
  expect(left).toBeCloseTo(share!, 3);
  expect(faults).toEqual([]);
  await page.close();
});

test('dragging a slider moves nothing up or down', async () => {
  const { page } = await open();
  await page.evaluate(() => {
    interface Shift extends PerformanceEntry {
      sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
    }
    const moved: string[] = [];
    (globalThis as unknown as { moved: string[] }).moved = moved;
    // A sentence may become longer when a number in it grows; parts below may not move.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[])
        for (const { node, previousRect, currentRect } of entry.sources)
          if (previousRect.y !== currentRect.y)
            moved.push(`${node?.textContent}: ${previousRect.y} to ${currentRect.y}`);
    }).observe({ type: 'layout-shift' });
  });
  for (const id of ['writes', 'bandwidth', 'memory', 'working-set']) {
    const box = (await (await page.$(`#${id}`))!.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    const address = await page.evaluate(() => location.search);
    await page.mouse.down();
    for (let step = 0; step <= 10; step++) {
      await page.mouse.move(box.x + box.width * (0.3 + 0.04 * step), box.y + box.height / 2);
      await settle(page);
    }
    expect(await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved)).toEqual(
      [],
    );
    await page.mouse.up();
    await page.waitForFunction((before) => location.search !== before, {}, address);
    await settle(page);
    await page.evaluate(() => ((globalThis as unknown as { moved: string[] }).moved.length = 0));
  }
  await page.close();
});

describe('on a phone', () => {
  test('the controls are a sheet that leaves the maps in sight, and one chart shows at a time', async () => {
    const { page } = await open();
    await page.setViewport({ width: 390, height: 844, hasTouch: true, isMobile: true });
    await page.waitForSelector('.tabs');
    expect(await page.$$eval('figure.chart', (list) => list.length)).toBe(1);
    await enlarge(page, 'rates');
    expect(await textOf(page, '.chart h2')).toBe('Dirty rate against the link');
    const toggle = '.toggle';
    await page.click(toggle);
    const [sheet, map] = await page.evaluate(() => [
      document.querySelector('aside')!.getBoundingClientRect().top,
      document.querySelector('.host .map')!.getBoundingClientRect().top,
    ]);
    expect(map!).toBeLessThan(sheet! - 80);
    await page.keyboard.press('Escape');
    expect(await page.$eval(toggle, (button) => button.getAttribute('aria-expanded'))).toBe(
      'false',
    );
    // A finger that moves up on a map or a slider scrolls the page.
    for (const selector of ['canvas', '#playhead', '.plot svg'])
      expect(await page.$eval(selector, (element) => getComputedStyle(element).touchAction)).toBe(
        'pan-y',
      );
    await page.close();
  });
});
