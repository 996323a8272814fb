import { untrack } from 'svelte';
import type { KeptScenario } from '../catalog/kept';
import { sayFault } from '../catalog/look';
import {
  FEWEST_LANES,
  MOST_LANES,
  RACES,
  type RaceId,
  isLaneName,
  laneScenario,
  readOutage,
  usualLanes,
  writeOutage,
} from '../catalog/race';
import { formatError } from '../catalog/scenario';
import type { Outage } from '../model/outage';
import { RaceCourse } from '../model/run/race';
import type { Moment, Run } from '../model/run/run';
import { hundredthMs } from '../model/timeline';
import type { Scenario } from '../model/types';
import { isSameScenario } from './draft-version';
import type { Frame } from './frames.svelte';
import { History } from './history.svelte';
import type { Lab } from './lab';
import { SideRun } from './side-run.svelte';

/** What a lane shows. */
interface Shown {
  run: Run | null;
  frame: Frame | null;
}

/** One of the runs that race. What was there before a change is shown until its run is. */
export class Lane {
  readonly name: string;
  /** Null if its scenario is not possible. */
  readonly side: SideRun | null;
  /** Why its scenario is not possible; empty if it is. */
  readonly problem: string;
  readonly #before: Shown | null;

  constructor(name: string, side: SideRun | null, problem: string, before: Shown | null) {
    this.name = name;
    this.side = side;
    this.problem = problem;
    this.#before = before;
  }

  get run(): Run | null {
    return this.side?.run ?? this.#before?.run ?? null;
  }

  get frame(): Frame | null {
    return this.side?.frame ?? this.#before?.frame ?? null;
  }

  /** Whether its run is still to come. */
  get isBusy(): boolean {
    return this.side !== null && !this.side.run;
  }
}

/** What a reader can change of a race: the lanes, null for the usual ones, and the cut. */
interface Plan {
  lanes: readonly string[] | null;
  cut: Outage | null;
}

/** Runs of one VM side by side, on the clock of the lab. */
export class Race {
  readonly #lab: Lab;
  readonly #history: History<Plan>;
  lanes: readonly Lane[] = $state.raw([]);

  constructor(lab: Lab) {
    this.#lab = lab;
    const [lanes, cut] = [lab.race.text, lab.cut.text];
    this.#history = new History<Plan>({
      lanes: lanes?.split(',') ?? null,
      cut: cut === null ? null : readOutage(cut),
    });
    lab.bench.held = lab.clock.place;
    lab.bench.course = null;
    lab.bench.racing = this;
    lab.clock.pause();
    lab.clock.rewind();
  }

  get #own(): Scenario {
    return this.#lab.slot.scenario;
  }

  get kept(): readonly KeptScenario[] {
    return this.#lab.keeping.kept?.list ?? [];
  }

  /** The names of the lanes. Names that are not known are left out. */
  get names(): readonly string[] {
    const { lanes } = this.#history.present;
    const known = (lanes ?? []).filter((name) => isLaneName(name, this.kept));
    return known.length < FEWEST_LANES
      ? usualLanes(this.#own, this.kept)
      : known.slice(0, MOST_LANES);
  }

  get isFull(): boolean {
    return this.names.length >= MOST_LANES;
  }

  get isSmallest(): boolean {
    return this.names.length <= FEWEST_LANES;
  }

  /** When the links are cut; null if they are not. */
  get outage(): Outage | null {
    return this.#history.present.cut;
  }

  get canUndo(): boolean {
    return this.#history.previous !== null;
  }

  /** Whether the links are cut at a moment, ms. */
  isCutAt(ms: number): boolean {
    const { outage } = this;
    return outage !== null && outage.fromMs <= ms && (outage.toMs === null || ms < outage.toMs);
  }

  /** What of the link is not possible: names that no lane can have, and the times of the cut. */
  faults(allowed: { race: string; cut: string }): string[] {
    const { lanes, cut } = this.#history.present;
    const names = (lanes ?? []).filter((name) => !isLaneName(name, this.kept));
    const times = cut ? [] : [this.#lab.cut.text].filter((text) => text !== null);
    const say = (path: 'race' | 'cut') => (value: string) =>
      sayFault({ path, value: `"${value}"`, allowed: allowed[path] });
    return [...names.map(say('race')), ...times.map(say('cut'))];
  }

  /** Simulates what is chosen. An effect that calls this follows the scenario and the choice. */
  follow(): void {
    const { names, outage, kept } = this;
    const own = this.#own;
    const old = untrack(() => this.lanes);
    const next = names.map((name, index) => {
      const before = old[index]?.name === name ? old[index] : null;
      const checked = laneScenario(name, own, kept, outage);
      if ('errors' in checked)
        return new Lane(name, null, checked.errors.map(formatError).join(' '), null);
      const isSame = before?.side && isSameScenario(before.side.scenario, checked.scenario);
      if (isSame) return before;
      const shown = before && untrack(() => ({ run: before.run, frame: before.frame }));
      return new Lane(name, this.#sideOf(checked.scenario), '', shown);
    });
    for (const { side } of old) if (!next.some((lane) => lane.side === side)) side?.release();
    this.lanes = next;
  }

  #sideOf(scenario: Scenario): SideRun {
    const { pool, notices } = this.#lab;
    return new SideRun(pool, notices, scenario);
  }

  /** Gives the clock the runs, once all are there. An effect that calls this follows them. */
  conduct(): void {
    const runs = this.lanes.flatMap(({ name, run }) => (run ? [{ slot: name, run }] : []));
    const isReady = runs.length > 0 && this.lanes.every(({ run, problem }) => run || problem);
    if (isReady) untrack(() => this.#take(new RaceCourse(runs)));
  }

  /** The playhead stays at its moment. */
  #take(course: RaceCourse): void {
    const { bench, clock } = this.#lab;
    const isFirst = !bench.course;
    if (!isFirst) clock.keepMoment(true);
    bench.course = course;
    if (!isFirst) clock.arrive(course);
  }

  /** Asks for the memory of all lanes at their moments. */
  refresh(moments: readonly (Moment | null)[]): void {
    for (const [index, { side }] of this.lanes.entries()) {
      const moment = moments[index];
      if (side && moment?.run === side.run) void side.refresh(moment, false);
    }
  }

  /** Gives the clock back to the run of the lab, where it was. */
  stop(): void {
    const { bench, clock, slot } = this.#lab;
    clock.pause();
    for (const { side } of this.lanes) side?.release();
    const ms = slot.moment?.ms ?? 0;
    bench.course = undefined;
    bench.racing = null;
    bench.held = null;
    clock.open(ms);
  }

  choose(id: RaceId): void {
    this.#put({ lanes: RACES[id](this.#own) });
  }

  /** Races the kept runs and the current settings. */
  chooseKept(): void {
    this.#put({ lanes: usualLanes(this.#own, this.kept) });
  }

  /** Rules that no lane has yet. */
  get nextRules(): string {
    const all = [...RACES.rules(), ...RACES.ways(this.#own)];
    return all.find((name) => !this.names.includes(name)) ?? all[0]!;
  }

  /** Gives a lane other rules. */
  change(index: number, name: string): void {
    this.#put({ lanes: this.names.with(index, name) });
  }

  add(name: string): void {
    if (!this.isFull) this.#put({ lanes: [...this.names, name] });
  }

  remove(index: number): void {
    if (!this.isSmallest) this.#put({ lanes: this.names.toSpliced(index, 1) });
  }

  /** Cuts every link at a moment, ms, or mends all links there. */
  toggleLinks(ms: number): void {
    const atMs = hundredthMs(ms);
    const { outage } = this;
    if (!this.isCutAt(atMs)) this.#put({ cut: { fromMs: atMs, toMs: null } });
    else if (atMs <= outage!.fromMs) this.#put({ cut: null });
    else this.#put({ cut: { ...outage!, toMs: atMs } });
  }

  undo(): void {
    this.#history.undo();
    this.#tell();
  }

  redo(): void {
    this.#history.redo();
    this.#tell();
  }

  #put(change: Partial<Plan>): void {
    this.#history.put({ ...this.#history.present, ...change });
    this.#tell();
  }

  /** Writes the choice to where the address finds it. */
  #tell(): void {
    const { lanes, cut } = this.#history.present;
    this.#lab.race.text = lanes?.join() ?? null;
    this.#lab.cut.text = cut && writeOutage(cut);
  }
}
