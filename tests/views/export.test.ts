import { csvParse } from 'd3';
import { describe, expect, test } from 'vitest';
import { simulate } from '../../src/engine/simulate';
import { Run } from '../../src/model/run/run';
import { packagesAt } from '../../src/views/export/draw-link';
import { flowOf, frameCount, positionsOf, spanOf } from '../../src/views/export/film-plan';
import { addressOf } from '../../src/views/export/imprint';
import { type Pen, box, hexOf } from '../../src/views/export/pen';
import { runsOf, xmlText } from '../../src/views/export/svg-pen';
import { eventsCsv, eventsJson, roundsCsv, roundsJson } from '../../src/views/export/tables';
import { breakAnywhere, setPhrases } from '../../src/views/export/words';
import { sayBriefly, sayScenario } from '../../src/views/watch/say-scenario';
import { roundTableText } from '../../src/text/round-table';
import { roundTable } from '../../src/views/watch/round-table';
import { newCore } from '../helpers/kernels';
import { scenarioOf } from '../helpers/scenarios';

const core = await newCore();
const scenario = scenarioOf({ vm: { memoryBytes: 64 * 2 ** 20 } });
const result = simulate(core, scenario);
const run = new Run(result);

describe('tables as files', () => {
  test('have the rows of the table on the screen, in plain numbers', () => {
    const rows = csvParse(roundsCsv(result));
    const shown = roundTable(result.rounds);
    expect(rows.length).toBe(result.rounds.length);
    expect(shown.rows.length).toBe(rows.length);
    rows.forEach((row, index) => {
      const round = result.rounds[index]!;
      expect(Number(row['To send'])).toBe(round.pagesToSend);
      expect(Number(row.Dirtied)).toBe(round.pagesDirtied);
      expect(Number(row['Took (ms)'])).toBe(round.durationMs);
      expect(row[roundTableText.columns.then]).toBe(shown.rows[index]!.at(-1)!.text);
    });
  });

  test('have every row of a run that the screen shows from both ends', () => {
    const many = Array.from({ length: 90 }, () => result.rounds[0]!);
    expect(roundTable(many).rows.length).toBe(52);
    expect(csvParse(roundsCsv({ ...result, rounds: many })).length).toBe(90);
  });

  test('say the same as JSON', () => {
    const rounds = JSON.parse(roundsJson(result)) as Record<string, unknown>[];
    expect(rounds.map(({ why: _, ...round }) => round)).toEqual(result.rounds);
    const { events } = run;
    const told = JSON.parse(eventsJson(events, result)) as { ms: number; what: string }[];
    const rows = csvParse(eventsCsv(events, result));
    expect(rows.map(({ what }) => what)).toEqual(told.map(({ what }) => what));
    expect(rows.map(({ ms }) => Number(ms))).toEqual(events.map(({ ms }) => ms));
  });
});

describe('a film', () => {
  const plan = { seconds: 4, framesPerSecond: 10, width: 960, height: 540 };
  const whole = { ...plan, span: { from: 0, to: 1 } };

  test('goes in equal steps of playing, not of time, from end to end', () => {
    const positions = positionsOf(run, whole);
    expect(positions.length).toBe(40);
    expect([positions[0], positions.at(-1)]).toEqual([0, 1]);
    const played = positions.map((at) => run.timeline.playedTo(at));
    const steps = played.slice(1).map((at, index) => at - played[index]!);
    for (const step of steps) expect(step).toBeCloseTo(run.timeline.seconds / 39, 9);
    const times = positions.map((at) => run.atPosition(at).ms);
    expect(times.at(-1)).toBe(run.timeline.totalMs);
    const blackout = run.timeline.stages.find(({ phase }) => phase === 'state')!;
    const inside = times.filter((ms) => ms >= blackout.startMs && ms < blackout.endMs);
    // Many more frames than its share of the time.
    expect(inside.length).toBeGreaterThanOrEqual(9);
  });

  test('is of the span that was chosen', () => {
    const { stages, totalMs } = run.timeline;
    const state = stages.find(({ phase }) => phase === 'state')!;
    expect(spanOf(run, { kind: 'stage', phase: 'state' })).toEqual({
      from: state.from,
      to: state.to,
    });
    expect(spanOf(run, { kind: 'rest', position: 0.4 })).toEqual({ from: 0.4, to: 1 });
    const between = spanOf(run, { kind: 'between', fromMs: state.startMs, toMs: totalMs })!;
    expect(between.from).toBeCloseTo(state.from, 9);
    expect(between.to).toBe(1);
    expect(spanOf(run, { kind: 'between', fromMs: 9, toMs: 9 })).toBeNull();
    expect(spanOf(run, { kind: 'stage', phase: 'pull' })).toBeNull();
    expect(frameCount({ ...whole, seconds: 0.01 })).toBe(2);
  });

  test('never lets packages seem to go backwards', () => {
    for (const seconds of [1, 4, 60]) {
      const film = { ...whole, seconds };
      const positions = positionsOf(run, film);
      const steps = positions.slice(1).map((at, index) => at - positions[index]!);
      for (const step of steps) expect(flowOf(positions) * step).toBeLessThan(0.5);
    }
    for (const passed of [0, 0.3, 0.99, 7.5])
      for (const [from, length] of packagesAt(passed)) {
        expect(from).toBeGreaterThanOrEqual(2);
        expect(from + length).toBeLessThanOrEqual(130);
      }
  });
});

describe('what pictures are made of', () => {
  test('text that XML cannot hold is replaced', () => {
    expect(xmlText('a\u0000b\u001fc\ud800d\uffff')).toBe('a\ufffdb\ufffdc\ufffdd\ufffd');
    expect(xmlText('<svg onload=alert(1)> "quotes" ]]> 😀\n')).toBe(
      '<svg onload=alert(1)> "quotes" ]]> 😀\n',
    );
  });

  test('cells of one colour in a row are one box, where nothing parts them', () => {
    const grid = { columns: 4, rows: 2, cellWidth: 3, cellHeight: 2, gap: 0 };
    const runs = runsOf(new Uint32Array([1, 1, 2, 0, 1, 1, 1]), grid);
    expect(runs.get(1)).toBe('M0 0h6v2h-6ZM0 2h9v2h-9Z');
    expect(runs.get(2)).toBe('M6 0h3v2h-3Z');
    expect(runs.has(0)).toBe(false);
    const parted = runsOf(new Uint32Array([1, 1]), { ...grid, gap: 1 });
    expect(parted.get(1)).toBe('M0 0h2v1h-2ZM3 0h2v1h-2Z');
    expect(hexOf(0xff94_8a2b)).toBe('#2b8a94');
    expect(box(1, 2, 3, 4)).toBe('M1 2h3v4h-3Z');
  });

  test('words are broken into lines, and every letter of an address is kept', () => {
    const lines: [string, number, number][] = [];
    const pen = {
      measure: (words: string) => words.length * 10,
      text: (words: string, x: number, y: number) => lines.push([words, x, y]),
    } as unknown as Pen;
    const type = { size: 10, fill: '#000' };
    const base = setPhrases(
      pen,
      [{ text: 'one two ' }, { text: 'three' }, { text: ' four.' }],
      [0, 10, 130],
      type,
      2,
    );
    expect(lines).toEqual([
      ['one two', 0, 10],
      ['three', 80, 10],
      ['four.', 0, 30],
    ]);
    expect(base).toBe(30);
    const address = `https://host/?v=1&${'writes=40000&'.repeat(9)}`;
    const parts = breakAnywhere(pen, address, 300, type);
    expect(parts.join('')).toBe(address);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(30);
  });

  test('a scenario that was drawn on or changed during the move says so', () => {
    const writes = [{ firstPage: 0, pages: 9 }];
    const edits = [
      { atMs: 1, writes },
      { atMs: 2, writes, cancel: true as const },
    ];
    const scenario = scenarioOf({ edits });
    for (const said of [sayScenario(scenario), sayBriefly(scenario, null)])
      expect(said).toMatch(/, seed 1, pages drawn at 2 moments, 1 change during the move\.?$/);
  });

  test('a guest that writes nothing has no writes to tell of, and one page is not several', () => {
    expect(sayScenario(scenarioOf({ workload: { kind: 'idle' } }))).toContain(
      'of memory, a VM that writes nothing, link of',
    );
    const workload = { kind: 'uniform', workingSetPages: 1 } as const;
    expect(sayScenario(scenarioOf({ workload }))).toContain('writes/s to 1 page (uniform), link');
  });

  test('the address is that of the run; a place on a disk is told to nobody', async () => {
    const other = scenarioOf({ seed: 7 });
    expect(await addressOf(other, {}, 'https://host/lab/?engine=main#hosts')).toBe(
      'https://host/lab/?v=1&seed=7',
    );
    expect(await addressOf(other, { ms: 2500.1234 }, 'https://host/lab/')).toBe(
      'https://host/lab/?v=1&seed=7&t=2500.123ms',
    );
    expect(await addressOf(other, {}, 'file:///home/ada/precopy.html?x=1')).toBe('?v=1&seed=7');
    expect(await addressOf(scenarioOf({}), {}, 'file:///home/ada/precopy.html')).toBeNull();
  });
});
