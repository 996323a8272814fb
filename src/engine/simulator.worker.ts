import { expose, transfer } from 'comlink';
import type { MigrationResult, Scenario } from '../model/types';
import type { Frame } from './frames';
import type { Luck } from './repeat';
import type { SimulateOptions } from './client';
import { type Shown, Simulator } from './simulator';
import { type CoreSource, type EnginePreference, startKernels } from './start-kernel';
import type { Axis, Derived, SweepPoint } from './sweep';

let simulator: Simulator | null = null;
let events: WorkerEvents | null = null;

/** What the worker tells unasked; one listener for all calls, which are told apart by number. */
export interface WorkerEvents {
  /** Some call goes on. */
  alive(): void;
  preview(call: number, result: MigrationResult): void;
}

function started(): Simulator {
  if (!simulator) throw new Error('The engine has not been started.');
  return simulator;
}

const alive = () => void events?.alive();

/** What the page may ask of the worker. */
const api = {
  async start(
    core: CoreSource,
    preference: EnginePreference,
    listener: WorkerEvents,
  ): Promise<Simulator['engine']> {
    events = listener;
    simulator = new Simulator(...(await startKernels(core, preference)));
    return simulator.engine;
  },
  async simulate(call: number, scenario: Scenario, options: SimulateOptions): Promise<Shown> {
    const preview = (result: MigrationResult) => void events?.preview(call, result);
    const shown = await started().show(scenario, options, { progress: alive, preview });
    return shown.frame ? transfer(shown, [shown.frame.cells.buffer]) : shown;
  },
  async frameAt(ms: number, isCounted: boolean): Promise<Frame | null> {
    const frame = await started().frameAt(ms, isCounted, alive);
    return frame && transfer(frame, [frame.cells.buffer]);
  },
  sweep(scenario: Scenario, x: Axis, y: Axis | null, derived: Derived): Promise<SweepPoint[]> {
    return started().sweep(scenario, x, y, derived, { progress: alive });
  },
  repeat(scenario: Scenario, firstSeed: number, count: number): Promise<Luck[]> {
    return started().repeat(scenario, firstSeed, count, { progress: alive });
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
