import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPage, startBrowser } from '../helpers/browsers';
import { root } from '../helpers/commands';
import { type Site, serveFolder } from '../helpers/serve';
import type { Bench } from './bench';

declare const bench: Bench;

let site: Site;
let browser: Browser;
beforeAll(async () => {
  const outDir = join(root, 'build', 'bench-harness');
  await build({
    root: join(root, 'tests', 'browser'),
    publicDir: join(root, 'public'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      rollupOptions: { input: join(root, 'tests/browser/bench.html') },
    },
  });
  site = await serveFolder(outDir);
  browser = await startBrowser('chromium');
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function open(search = '?v=1&memory=256MiB'): Promise<{ page: Page; faults: string[] }> {
  const { page, faults } = await openPage(browser, `${site.address}bench.html${search}`);
  await page.waitForFunction('globalThis.bench');
  await page.evaluate(() => bench.opened());
  await page.waitForFunction(() => bench.totalMs() !== null);
  return { page, faults };
}

describe('what was changed', () => {
  test('is taken back and made again, one change at a time', async () => {
    const { page, faults } = await open();
    const told = await page.evaluate(async () => {
      const memory = () => bench.wanted('vm.memoryBytes');
      const seen = [[memory(), ...bench.can()]];
      await bench.change('vm.memoryBytes', 2 ** 29);
      await bench.change('seed', 5);
      await bench.undo();
      seen.push([memory(), bench.wanted('seed'), ...bench.can()]);
      await bench.undo();
      seen.push([memory(), ...bench.can()]);
      await bench.redo();
      await bench.redo();
      seen.push([memory(), bench.wanted('seed'), ...bench.can()]);
      return seen;
    });
    expect(told).toEqual([
      [2 ** 28, false, false],
      [2 ** 29, 1, true, true],
      [2 ** 28, false, true],
      [2 ** 29, 5, true, false],
    ]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('in one gesture is one step; after a rest it is another', async () => {
    const { page } = await open();
    const steps = await page.evaluate(async () => {
      for (const writes of [1000, 2000, 3000])
        await bench.change('workload.writesPerSecond', writes);
      const first = bench.steps();
      await bench.rest();
      await bench.change('workload.writesPerSecond', 4000);
      const second = bench.steps();
      await bench.undo();
      return [first, second, bench.wanted('workload.writesPerSecond')];
    });
    expect(steps).toEqual([2, 3, 3000]);
    await page.close();
  });

  test('and taken back cannot be made again once something else is changed', async () => {
    const { page } = await open();
    const told = await page.evaluate(async () => {
      await bench.change('seed', 2);
      await bench.undo();
      await bench.change('vm.vcpus', 8);
      return [await bench.redo(), bench.wanted('seed'), bench.wanted('vm.vcpus')];
    });
    expect(told).toEqual([false, 1, 8]);
    await page.close();
  });

  test('but is not allowed is refused, and leaves no step', async () => {
    const { page } = await open();
    const told = await page.evaluate(async () => {
      const isTaken = await bench.change('vm.vcpus', 0);
      return [isTaken, bench.steps(), bench.wanted('vm.vcpus'), bench.problems()];
    });
    expect(told.slice(0, 3)).toEqual([false, 1, 4]);
    expect(told[3]).toEqual([expect.stringMatching(/^vm\.vcpus: 0 is not allowed/)]);
    await page.close();
  });

  test('into what is there already is no step, and what was taken back can be made again', async () => {
    const { page } = await open();
    const told = await page.evaluate(async () => {
      await bench.change('policy.options.maxPasses', 3);
      await bench.change('seed', 5);
      await bench.undo();
      const nothing = [
        await bench.change('seed', 1),
        await bench.obeySame(),
        bench.steps(),
        ...bench.can(),
      ];
      await bench.reset();
      const reset = [bench.wanted('policy.options.maxPasses'), bench.steps()];
      await bench.reset();
      return [nothing, reset, bench.steps()];
    });
    expect(told).toEqual([[true, true, 2, true, true], [10, 3], 3]);
    await page.close();
  });

  test('by a file that cannot be read is refused', async () => {
    const { page, faults } = await open();
    const told = await page.evaluate(async () => {
      const isTaken = await bench.openUnread();
      return [isTaken, bench.crash(), bench.problems()];
    });
    expect(told.slice(0, 2)).toEqual([false, null]);
    expect(told[2]).toEqual([expect.stringMatching(/^scenario: a folder, or a file that/)]);
    expect(faults).toEqual([]);
    await page.close();
  });

  test('though the author has locked it is neither changed nor taken back', async () => {
    const { page } = await open('?v=1&memory=256MiB&lock=memory');
    const told = await page.evaluate(async () => [
      await bench.change('vm.memoryBytes', 2 ** 29),
      bench.wanted('vm.memoryBytes'),
      await bench.change('seed', 2),
      await bench.undo(),
    ]);
    expect(told).toEqual([false, 2 ** 28, true, true]);
    await page.close();
  });

  test('and is changed again at once is not lost', async () => {
    const { page } = await open();
    const told = await page.evaluate(async () => {
      await Promise.all([bench.change('seed', 9), bench.change('vm.vcpus', 2)]);
      return [bench.wanted('seed'), bench.wanted('vm.vcpus')];
    });
    expect(told).toEqual([9, 2]);
    await page.close();
  });
});

describe('the clock', () => {
  test('keeps its place in a stage when another run comes', async () => {
    const { page } = await open();
    const told = await page.evaluate(async () => {
      bench.show(bench.starts()[1]! + 50);
      const before = bench.clock();
      await bench.change('vm.memoryBytes', 2 ** 30);
      await bench.ended();
      const after = bench.clock();
      return { before, after };
    });
    expect(told.after.stage).toBe('memory');
    expect(told.after.position).toBe(told.before.position);
    expect(told.after.ms).toBeGreaterThan(told.before.ms);
    await page.close();
  });

  test('goes by stages, and stops at both ends', async () => {
    const { page } = await open();
    const told = await page.evaluate(() => {
      bench.seek(0);
      const forwards = bench.starts().map(() => {
        bench.go('stage', 1);
        return bench.clock().ms;
      });
      bench.seek(0);
      bench.go('stage', -1);
      return { forwards, starts: bench.starts(), end: bench.totalMs(), back: bench.clock().ms };
    });
    const wanted = [...told.starts.slice(1), told.end!];
    told.forwards.forEach((ms, index) => expect(ms).toBeCloseTo(wanted[index]!, 5));
    expect(told.back).toBe(0);
    await page.close();
  });

  test('stops at an event where that is in the run on show, and not once it is past', async () => {
    const { page } = await open();
    const playFrom = async (position: number) => {
      await page.evaluate((from) => {
        bench.seek(from);
        bench.play();
      }, position);
      await page.waitForFunction(() => !bench.clock().isPlaying);
      return page.evaluate(() => bench.clock().ms);
    };
    await page.evaluate(() => {
      bench.speed(4);
      bench.stopAt('stop-and-copy');
    });
    const before = await page.evaluate(() => bench.momentNamed('stop-and-copy')!);
    await page.evaluate(async () => {
      await bench.change('link.bytesPerSecond', 1.25e7);
      await bench.ended();
    });
    const wanted = await page.evaluate(() => bench.momentNamed('stop-and-copy')!);
    expect(wanted).toBeGreaterThan(before * 2);
    expect(await playFrom(0)).toBeCloseTo(wanted, 5);
    await page.evaluate(() => bench.stopAt('stop-and-copy'));
    expect(await playFrom(0.95)).toBeCloseTo((await page.evaluate(() => bench.totalMs()))!, 3);
    await page.close();
  });

  test('stays at its moment when a break is made, taken back and made again', async () => {
    const { page } = await open();
    const told = await page.evaluate(async () => {
      bench.show(bench.starts()[1]! + 100);
      const ms = bench.clock().ms;
      const seen: number[] = [];
      for (const act of [() => bench.breakAt(ms), bench.undo, bench.redo]) {
        await act();
        await bench.ended();
        seen.push(bench.clock().ms - ms, bench.totalMs()!);
      }
      return seen;
    });
    const [broken, brokenMs, undone, undoneMs, redone] = told;
    expect(brokenMs).not.toBeCloseTo(undoneMs!, 0);
    for (const off of [broken, undone, redone]) expect(Math.abs(off!)).toBeLessThan(0.01);
    await page.close();
  });

  test('plays setup as a screen lends it, and as ever once that is given back', async () => {
    const { page } = await open();
    const passed = async () => {
      await page.evaluate(() => {
        bench.pause();
        bench.seek(0);
        bench.play();
      });
      await page.waitForFunction(() => bench.clock().ms > 60);
      return page.evaluate(() => {
        const started = performance.now();
        const from = bench.clock().ms;
        return new Promise<number>((done) => {
          const look = () =>
            performance.now() - started > 500
              ? done((bench.clock().ms - from) / (performance.now() - started))
              : requestAnimationFrame(look);
          look();
        });
      });
    };
    const usual = await passed();
    await page.evaluate(() => bench.lend(60, [100, 200]));
    const slow = await passed();
    const stops = await page.evaluate(() => {
      bench.pause();
      bench.seek(0);
      bench.go('event', 1);
      return bench.clock().ms;
    });
    await page.evaluate(() => bench.giveBack());
    const again = await passed();
    expect(slow).toBeLessThan(usual / 2);
    expect(again).toBeGreaterThan(slow * 2);
    expect(stops).toBeCloseTo(100, 5);
    await page.close();
  });
});

describe('the address', () => {
  test('follows what is changed, and the way back takes it back', async () => {
    const { page } = await open();
    await page.evaluate(() => bench.change('seed', 7));
    await page.waitForFunction(() => location.search.includes('seed=7'));
    await page.evaluate(() => history.back());
    await page.waitForFunction(() => bench.wanted('seed') === 1);
    expect(await page.evaluate(() => location.search)).toBe('?v=1&memory=256MiB');
    await page.close();
  });

  test('goes back and forth between packed scenarios, and tells of one that cannot be read', async () => {
    const { page, faults } = await open();
    const packedOtherThan = async (old: string) => {
      await page.waitForFunction(
        (was) => /^#z=[\w-]+$/.test(location.hash) && location.hash !== was,
        {},
        old,
      );
      return page.evaluate(() => location.hash);
    };
    await page.evaluate(() => {
      const changes = Array.from({ length: 60 }, (_, i) => ({
        atMs: 97.531 * i,
        bytesPerSecond: 1e8 + i * 12345,
      }));
      return bench.change('link.changes', changes);
    });
    const old = await packedOtherThan('');
    await page.evaluate(() => bench.change('seed', 7));
    const now = await packedOtherThan(old);
    for (const [step, seed, hash] of [
      ['back', 1, old],
      ['forward', 7, now],
      ['back', 1, old],
    ] as const) {
      await page.evaluate((way) => history[way](), step);
      await page.waitForFunction((wanted) => bench.wanted('seed') === wanted, {}, seed);
      expect(await page.evaluate(() => location.hash)).toBe(hash);
    }
    await page.evaluate(() => (location.hash = '#z=broken'));
    await page.waitForFunction(() => bench.problems().length > 0);
    expect(await page.evaluate(() => bench.problems())).toEqual([
      expect.stringContaining('damaged'),
    ]);
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe('two labs on one page', () => {
  test('share no ids, and a key moves the one that has the focus', async () => {
    const { page, faults } = await open();
    await page.evaluate(() => bench.showTwo());
    await page.waitForFunction(() => document.querySelectorAll('.play').length === 2);
    const twice = await page.$$eval('[id]', (elements) => {
      const ids = elements.map(({ id }) => id);
      return ids.filter((id, index) => ids.indexOf(id) !== index);
    });
    expect(twice).toEqual([]);
    const heads = () =>
      page.$$eval('input.scrub', (inputs) =>
        inputs.map((input) => (input as HTMLInputElement).value),
      );
    const before = await heads();
    await page.evaluate(() =>
      document.querySelectorAll<HTMLElement>('[data-lab] main')[1]!.focus(),
    );
    await page.keyboard.press('End');
    await page.waitForFunction(
      () => (document.querySelectorAll('input.scrub')[1] as HTMLInputElement).value === '1',
    );
    expect((await heads())[0]).toBe(before[0]);
    expect(faults).toEqual([]);
    await page.close();
  });
});
