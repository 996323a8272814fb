import type { Edit, Scenario } from './types';

type Change = Scenario['link']['changes'][number];

const byTime = (changes: readonly Change[]) => [...changes].sort((a, b) => a.atMs - b.atMs);

/** Goodput at a moment (ms), bytes a second: the base until the first change. */
export function goodputAt(base: number, changes: readonly Change[], ms: number): number {
  return byTime(changes).findLast(({ atMs }) => atMs <= ms)?.bytesPerSecond ?? base;
}

/** The link after an edit. The rates before the edit stay, because its past is needed too. */
function withLink(before: Scenario['link'], edit: Edit, set: Scenario['link']): Scenario['link'] {
  const own = edit.set?.['link.bytesPerSecond'];
  const later = edit.set?.['link.changes'];
  if (own === undefined && later === undefined) return set;
  const { atMs } = edit;
  const current = goodputAt(before.bytesPerSecond, before.changes, atMs);
  const bytesPerSecond =
    own === undefined ? goodputAt(current, set.changes, atMs) : (own as number);
  return {
    ...set,
    bytesPerSecond: before.bytesPerSecond,
    changes: [
      ...byTime(before.changes).filter((change) => change.atMs < atMs),
      { atMs, bytesPerSecond },
      ...set.changes.filter((change) => change.atMs > atMs),
    ],
  };
}

/** The scenario from an edit on. Groups that the edit does not change stay the same objects. */
export function withEdit(scenario: Scenario, edit: Edit): Scenario {
  const next = Object.entries(edit.set ?? {}).reduce(put, scenario);
  const link = next.link === scenario.link ? next.link : withLink(scenario.link, edit, next.link);
  const { limits } = scenario;
  const cancelAtMs = Math.min(limits.cancelAtMs ?? Infinity, edit.atMs);
  return { ...next, link, limits: edit.cancel ? { ...limits, cancelAtMs } : limits };
}

/** Sets one value of an edit. The path and the value were checked when the scenario was read. */
function put(scenario: Scenario, [path, value]: [string, unknown]): Scenario {
  const [group, key, option] = path.split('.') as ['workload' | 'link' | 'policy', string, string?];
  if (group !== 'policy') return { ...scenario, [group]: { ...scenario[group], [key]: value } };
  const { policy } = scenario;
  return {
    ...scenario,
    policy: { ...policy, options: { ...policy.options, [option!]: value as number } },
  };
}

/** The link with the rates that edits set added to its changes. */
export function editedLink({ link, edits }: Pick<Scenario, 'link' | 'edits'>): Scenario['link'] {
  return edits.reduce((before, edit) => {
    const set = edit.set?.['link.changes'] as Change[] | undefined;
    return withLink(before, edit, set ? { ...before, changes: set } : before);
  }, link);
}

/** The edits of a run that have not taken place yet. */
export class Edits {
  readonly #edits: readonly Edit[];
  #next = 0;

  constructor(edits: readonly Edit[]) {
    this.#edits = edits;
  }

  /** Time of the next edit, ms since the migration began; Infinity after the last. */
  get nextMs(): number {
    return this.#edits[this.#next]?.atMs ?? Infinity;
  }

  /** Removes and returns the edits up to a moment. */
  take(ms: number): readonly Edit[] {
    const from = this.#next;
    while (this.nextMs <= ms) this.#next++;
    return this.#edits.slice(from, this.#next);
  }
}
