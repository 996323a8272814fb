import { parseArgs } from 'node:util';
import type { Browser, Page } from 'puppeteer-core';
import { openPage, startBrowser } from '../helpers/browsers';
import { builtSite, openWatch, scrub } from '../helpers/lab';
import { serveFolder } from '../helpers/serve';
import { drawLines, drawnOn, watchDrawing } from './drawing';
import { type Figure, countFrames, openClient, pause, quantile } from './figures';
import { MAP_OF_OTHERS, measureMap, measureTwoStages, openSmallMap } from './several';

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Opens the 64 GiB Hyper-V preset, with probes for paints, tasks and shifts. */
async function openLarge(browser: Browser, address: string): Promise<Page> {
  const { page } = await openWatch(browser, address);
  await page.select('#preset', 'hyper-v-64g');
  await page.waitForFunction(() =>
    /16,777,216/.test(document.querySelector('.caption')!.textContent!),
  );
  await page.waitForSelector('.stage[aria-busy="false"]');
  await pause(1500);
  await page.evaluate(probe);
  return page;
}

/** Runs in the page: records when both maps were painted after an input, long tasks, and shifts. */
function probe(): void {
  interface Probe {
    latencies: number[];
    work: number[];
    tasks: number[];
    shift: number;
  }
  const seen: Probe = { latencies: [], work: [], tasks: [], shift: 0 };
  (globalThis as unknown as { seen: Probe }).seen = seen;
  let since: number | null = null;
  let draws = 0;
  const draw = CanvasRenderingContext2D.prototype.drawImage;
  CanvasRenderingContext2D.prototype.drawImage = function (
    this: CanvasRenderingContext2D,
    ...rest
  ) {
    (draw as (...all: unknown[]) => void).apply(this, rest);
    if (since === null || ++draws < 2) return;
    const from = since;
    since = null;
    seen.work.push(performance.now() - from);
    // The pixels are painted when the next frame has been produced.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.latencies.push(performance.now() - from);
      port2.postMessage(null);
    });
  } as typeof draw;
  addEventListener(
    'input',
    () => {
      since = performance.now();
      draws = 0;
    },
    true,
  );
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) seen.tasks.push(entry.duration);
  }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      seen.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift' });
}

interface Seen {
  latencies: number[];
  work: number[];
  tasks: number[];
  shift: number;
}

const seenOn = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

/** Drags the write rate with the mouse, one move at a time, and waits for each paint. */
async function drag(page: Page, steps: number): Promise<void> {
  const box = (await (await page.$('#writes'))!.boundingBox())!;
  const y = box.y + box.height / 2;
  const from = box.x + box.width * 0.35;
  await page.mouse.move(from, y);
  await page.mouse.down();
  for (let step = 1; step <= steps; step++) {
    await page.mouse.move(from + (step / steps) * box.width * 0.3, y);
    await pause(60);
  }
  await page.mouse.up();
  await pause(300);
}

async function measureSlider(
  browser: Browser,
  address: string,
  steps: number,
  prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<Figure[]> {
  const page = await openLarge(browser, address);
  await prepare(page);
  await drag(page, 10);
  await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Seen };
    seen.latencies.length = 0;
    seen.work.length = 0;
    seen.shift = 0;
  });
  await drag(page, steps);
  const { latencies, work, shift } = await seenOn(page);
  await page.close();
  if (latencies.length < steps / 2) throw new Error(`Only ${latencies.length} paints were seen.`);
  return [
    {
      what: 'slider to drawn maps, median',
      value: quantile(work, 0.5),
      unit: 'ms',
      limit: 'at most 6',
    },
    {
      what: 'slider to painted pixels, median',
      value: quantile(latencies, 0.5),
      unit: 'ms',
      limit: 'at most 14',
    },
    {
      what: 'slider to painted pixels, 95 %',
      value: quantile(latencies, 0.95),
      unit: 'ms',
      limit: 'at most 20',
    },
    { what: 'layout shift while dragging', value: shift, unit: '', limit: '0' },
  ];
}

interface Playing {
  seconds: number;
  /** How many times slower the processor is. */
  slowdown: number;
  /** With the client open, and a mouse that draws on the map. */
  isDrawing: boolean;
}

/** Plays for some seconds; returns frames a second and the longest task. */
async function measurePlaying(
  browser: Browser,
  address: string,
  { seconds, slowdown, isDrawing }: Playing,
): Promise<Figure[]> {
  const page = await openLarge(browser, address);
  if (isDrawing) await openClient(page);
  await page.evaluate(() => ((globalThis as unknown as { seen: Seen }).seen.tasks.length = 0));
  await page.emulateCPUThrottling(slowdown > 1 ? slowdown : null);
  await page.focus('main');
  await page.keyboard.press('Home');
  await page.click('button[aria-label="Play"]');
  const [result] = await Promise.all([
    page.evaluate(countFrames, seconds * 1000),
    isDrawing ? drawLines(page, seconds) : null,
  ]);
  const { tasks } = await seenOn(page);
  await page.emulateCPUThrottling(null);
  await page.close();
  const name = `${isDrawing ? ', client and drawing' : ''}${slowdown > 1 ? `, ${slowdown}x slower processor` : ''}`;
  const slow = isDrawing ? 30 : 50;
  return [
    {
      what: `playing${name}`,
      value: Math.min(result.rate, result.moves),
      unit: 'frames/s',
      limit: `at least ${slowdown > 1 ? slow : 58}`,
    },
    {
      what: `longest task while playing${name}`,
      value: Math.max(0, ...tasks),
      unit: 'ms',
      limit: isDrawing ? '' : 'at most 50',
    },
  ];
}

/** Draws on the map in the middle of the first round, at rest. */
async function measureDrawing(
  browser: Browser,
  address: string,
  seconds: number,
): Promise<Figure[]> {
  const page = await openLarge(browser, address);
  await openClient(page);
  await scrub(page, 0.4);
  await page.evaluate(watchDrawing);
  await drawLines(page, seconds);
  const { pixels, runs } = await drawnOn(page);
  await page.close();
  if (pixels.length < seconds || runs.length < 3) throw new Error('Too few strokes were seen.');
  return [
    {
      what: 'drawing to changed pixels, median',
      value: quantile(pixels, 0.5),
      unit: 'ms',
      limit: 'at most 50',
    },
    {
      what: 'drawing to changed pixels, 95 %',
      value: quantile(pixels, 0.95),
      unit: 'ms',
      limit: '',
    },
    {
      what: 'end of a stroke to its run, median',
      value: quantile(runs, 0.5),
      unit: 'ms',
      limit: '',
    },
  ];
}

/** The time from navigation to the verdict on a slow processor. */
async function measureStart(browser: Browser, address: string): Promise<Figure[]> {
  const { page } = await openPage(browser, 'about:blank', undefined, 'basic');
  await page.emulateCPUThrottling(4);
  await page.goto(address);
  await page.waitForFunction(() =>
    /Converged/.test(document.querySelector('h1')?.textContent ?? ''),
  );
  const [paint, verdict] = await page.evaluate(() => [
    performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    performance.now(),
  ]);
  await page.close();
  return [
    { what: 'first content, 4x slower processor', value: paint!, unit: 'ms', limit: 'under 1000' },
    { what: 'verdict, 4x slower processor', value: verdict!, unit: 'ms', limit: '' },
  ];
}

const { values } = parseArgs({
  options: { quick: { type: 'boolean' }, json: { type: 'boolean' } },
});
const steps = values.quick ? 20 : 80;
const seconds = values.quick ? 4 : 12;

say('Building the page …');
// Frames without a wait for the display, so that only the work is measured.
const free = await startBrowser('chromium', ['--disable-frame-rate-limit', '--disable-gpu-vsync']);
const paced = await startBrowser('chromium');
const site = await serveFolder(builtSite());
try {
  say('Hyper-V, 64 GiB, 16,777,216 pages, stale-page proof on');
  const figures = [
    ...(await measureSlider(free, site.address, steps)),
    ...(await measureSlider(paced, site.address, steps)).map((figure) => ({
      ...figure,
      what: `${figure.what}, display at 60 Hz`,
      limit: figure.limit === '0' ? '0' : '',
    })),
    ...(await measureSlider(free, `${site.address}${MAP_OF_OTHERS}`, steps, openSmallMap)).map(
      (figure) => ({ ...figure, what: `${figure.what}, map computing` }),
    ),
    ...(await measureDrawing(paced, site.address, seconds)),
    ...(await measurePlaying(paced, site.address, { seconds, slowdown: 1, isDrawing: false })),
    ...(await measurePlaying(paced, site.address, { seconds, slowdown: 4, isDrawing: false })),
    ...(await measurePlaying(paced, site.address, { seconds, slowdown: 1, isDrawing: true })),
    ...(await measurePlaying(paced, site.address, { seconds, slowdown: 4, isDrawing: true })),
    ...(await measureTwoStages(paced, site.address, seconds)),
    ...(await measureMap(free, site.address, steps)),
    ...(await measureStart(paced, site.address)),
  ];
  if (values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
  else
    for (const { what, value, unit, limit } of figures)
      process.stdout.write(
        `${what.padEnd(52)} ${value.toFixed(1).padStart(8)} ${unit.padEnd(9)} ${limit}\n`,
      );
} finally {
  await free.close();
  await paced.close();
  await site.close();
}
