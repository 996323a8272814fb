import type { Edit } from './scenario/edit';
import { differences, put } from './scenario/paths';
import type { Scenario } from './types';

/** What an edit may set while the VM moves. */
const CAN_CHANGE = /^(workload|link|policy\.options)\./;
/** Lists with moments of their own, which are changed as they are. */
const TIMED = ['edits', 'link.changes'];

/**
 * The settings in force from a moment on, ms: those of the scenario with what its edits up to then
 * have set.
 */
export function inForceAt(scenario: Scenario, ms: number): Scenario {
  const now = structuredClone(scenario);
  for (const { atMs, set = {} } of scenario.edits)
    if (atMs <= ms) for (const [path, value] of Object.entries(set)) put(now, path, value);
  return now;
}

/** A change of a run from a moment on. */
export type Forked = { scenario: Scenario } | { refused: string[] };

/**
 * The scenario whose settings become those of `after` at a moment, ms, instead of from the start.
 * Names the paths of settings that cannot change while the VM moves.
 */
export function forkedAt(scenario: Scenario, after: Scenario, atMs: number): Forked {
  const before = inForceAt(scenario, atMs);
  const changed = differences(before, after).filter(([path]) => !TIMED.includes(path));
  const refused = changed.map(([path]) => path).filter((path) => !CAN_CHANGE.test(path));
  if (refused.length) return { refused };
  const { edits } = after;
  const next = structuredClone({ ...scenario, edits });
  next.link.changes = structuredClone(after.link.changes);
  if (changed.length) next.edits = withSet(edits, atMs, Object.fromEntries(changed));
  return { scenario: next };
}

/** Edits that also set values at a moment. */
function withSet(edits: readonly Edit[], atMs: number, set: Record<string, unknown>): Edit[] {
  const here = edits.find((edit) => edit.atMs === atMs && !edit.cancel);
  const edit: Edit = { ...here, atMs, set: { ...here?.set, ...set } };
  return [...edits.filter((each) => each !== here), edit].sort((a, b) => a.atMs - b.atMs);
}

/** What a scenario changes at a moment, ms. */
export function forkedSettings(
  { edits }: Scenario,
  atMs: number,
): { set: Record<string, unknown>; writes: boolean; cancel: boolean } {
  const here = edits.filter((edit) => edit.atMs === atMs);
  return {
    set: Object.assign({}, ...here.map(({ set }) => set)) as Record<string, unknown>,
    writes: edits.some((edit) => edit.atMs >= atMs && edit.writes),
    cancel: edits.some((edit) => edit.cancel),
  };
}

/** A version of a move in the tree of its forks. */
export interface ForkNode {
  id: number;
  /** The version from which it was changed; null for the first. */
  parent: number | null;
  /** From when on it is changed, ms; null for the first. */
  atMs: number | null;
  scenario: Scenario;
}

/** The most versions in a tree. */
export const MOST_FORKS = 8;

/**
 * A tree with one more version. If it is full, the oldest version goes from which nothing was
 * changed, and which is not the new one's parent.
 */
export function grown(tree: readonly ForkNode[], node: ForkNode): ForkNode[] {
  const isLeaf = ({ id }: ForkNode) =>
    id !== node.parent && !tree.some((each) => each.parent === id);
  const gone = tree.length < MOST_FORKS ? undefined : (tree.find(isLeaf) ?? tree[0]);
  return [...tree.filter((each) => each !== gone), node];
}

/** The versions of a tree in the order in which they are listed, each with its depth. */
export function listed(tree: readonly ForkNode[]): { node: ForkNode; depth: number }[] {
  const isThere = (id: number | null) => tree.some((each) => each.id === id);
  const below = (parent: ForkNode | null, depth: number): { node: ForkNode; depth: number }[] =>
    tree
      .filter((each) => (parent ? each.parent === parent.id : !isThere(each.parent)))
      .flatMap((node) => [{ node, depth }, ...below(node, depth + 1)]);
  return below(null, 0);
}
