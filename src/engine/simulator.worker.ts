import { expose, transfer } from 'comlink';
import type { MigrationResult, Scenario } from '../model/types';
import type { Frame } from './frames';
import { type RunListener, Simulator } from './simulator';
import { type EnginePreference, startKernels } from './start-kernel';
import type { Axis, Derived, SweepPoint } from './sweep';

let simulator: Simulator | null = null;

function started(): Simulator {
  if (!simulator) throw new Error('The engine has not been started.');
  return simulator;
}

/** What the page may ask of the worker. */
const api = {
  async start(coreUrl: string, preference: EnginePreference): Promise<Simulator['engine']> {
    simulator = new Simulator(...(await startKernels(coreUrl, preference)));
    return simulator.engine;
  },
  simulate(
    scenario: Scenario,
    options: { proof: boolean; chunks?: number },
    progress: NonNullable<RunListener['progress']>,
    preview: NonNullable<RunListener['preview']>,
  ): Promise<MigrationResult> {
    return started().simulate(scenario, options, { progress, preview });
  },
  async frameAt(ms: number, progress: (passedMs: number) => void): Promise<Frame | null> {
    const frame = await started().frameAt(ms, progress);
    return frame && transfer(frame, [frame.cells.buffer]);
  },
  sweep(
    scenario: Scenario,
    x: Axis,
    y: Axis | null,
    derived: Derived,
    progress: NonNullable<RunListener['progress']>,
  ): Promise<SweepPoint[]> {
    return started().sweep(scenario, x, y, derived, { progress });
  },
  prepare(): Promise<void> {
    return started().prepare();
  },
  cancel(): void {
    simulator?.cancel();
  },
};

export type SimulatorApi = typeof api;

expose(api);
