import { checkScenario } from '../../src/catalog/scenario';
import type { PageKernel } from '../../src/engine/kernel';
import { finish, simulatePages } from '../../src/engine/run';
import { createTwin } from '../../src/engine/twin';
import type { MigrationResult, Scenario } from '../../src/model/types';
import { totalPages } from '../../src/model/vm';
import { policyById } from '../../src/policies';
import { compile } from './compiled';
import { migrateEventByEvent } from './event-by-event';
import { type Row, say } from './rows';
import { interleave } from './timing';

export const GIB = 2 ** 30;

/** Half of memory is written evenly, `ratio` times as fast as the link sends. */
export function scenarioOf(memoryBytes: number, ratio: number, maxPasses: number): Scenario {
  const pages = memoryBytes / 4096;
  const linkPages = pages / 55;
  const checked = checkScenario({
    v: 1,
    vm: { memoryBytes },
    workload: {
      kind: 'uniform',
      workingSetPages: pages / 2,
      writesPerSecond: Math.min(1e9, ratio * linkPages),
    },
    link: { bytesPerSecond: linkPages * 4096, pageHeaderBytes: 0 },
    policy: { options: { thresholdPages: Math.round(pages * 0.0055), maxPasses } },
  });
  if ('errors' in checked) throw new Error(JSON.stringify(checked.errors));
  return checked.scenario;
}

/** The run alone, without interruption. */
export const run = (kernel: PageKernel, scenario: Scenario, proof: boolean) =>
  finish(simulatePages(kernel, scenario, policyById('hyper-v'), { proof, chunks: 1 }));

/** The same migration in C; throws if its rounds differ. */
function migrateInC(root: string, scenario: Scenario, result: MigrationResult) {
  const { workload, policy, seed } = scenario;
  const { durationMs, pagesToSend } = result.rounds[0]!;
  const args = [
    totalPages(scenario.vm),
    workload.workingSetPages,
    workload.writesPerSecond / workload.workingSetPages,
    durationMs / 1000 / pagesToSend,
    policy.options.thresholdPages!,
    policy.options.maxPasses!,
    seed,
  ];
  const live = result.rounds.filter((round) => round.live);
  const wanted = [live.length, live.reduce((sum, round) => sum + round.pagesDirtied, 0)];
  return compile(root, 'migration', say).map(({ name, run }) => {
    const { found } = run(...args);
    if (String(found) !== String(wanted))
      throw new Error(`${name} migrates otherwise: ${found} instead of ${wanted}.`);
    return { name, run: () => run(...args).ms };
  });
}

/** Whole migrations on the core, its twin, in C and event by event. */
export async function benchMigrations(
  root: string,
  core: PageKernel,
  memoryBytes: number,
  repetitions: number,
): Promise<Row[]> {
  const twin = createTwin();
  const rows: Row[] = [];
  for (const [name, ratio, maxPasses] of [
    ['converging at 0.63x', 0.63, 30],
    ['30 rounds at 1.5x', 1.5, 30],
  ] as const) {
    const scenario = scenarioOf(memoryBytes, ratio, maxPasses);
    const result = run(core, scenario, true);
    const live = result.rounds.filter((round) => round.live);
    const inC = migrateInC(root, scenario, result);
    const isHuge = memoryBytes > 64 * GIB;
    say(`${memoryBytes / GIB} GiB, ${name} …`);
    const times = await interleave(
      [
        { name: 'kernel', run: () => void run(core, scenario, false) },
        { name: 'with the proof', run: () => void run(core, scenario, true) },
        ...inC,
        { name: 'JavaScript, same algorithm', run: () => void run(twin, scenario, false) },
        ...(isHuge
          ? []
          : [
              {
                name: 'JavaScript, event by event',
                run: () => void migrateEventByEvent(scenario),
              },
            ]),
      ],
      repetitions,
    );
    const ms = times.median('kernel');
    const writes = (scenario.workload.writesPerSecond * result.brownoutMs) / 1000;
    const title = `${memoryBytes / GIB} GiB, ${name}, ${live.length} rounds`;
    const ratios = times.ratiosTo('kernel');
    const what = `whole migration, kernel only${inC.length ? '' : ' (no C compiler found)'}`;
    rows.push(
      { case: title, what, value: ms, unit: 'ms', ratios },
      {
        case: title,
        what: 'whole run with the proof on',
        value: times.median('with the proof'),
        unit: 'ms',
        ratios: {},
      },
      { case: title, what: 'a page write', value: (ms * 1e6) / writes, unit: 'ns', ratios: {} },
      {
        case: title,
        what: 'a page and round',
        value: (ms * 1e6) / (totalPages(scenario.vm) * live.length),
        unit: 'ns',
        ratios: {},
      },
    );
  }
  return rows;
}
