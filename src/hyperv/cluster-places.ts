import { clusterGhostsText as t } from '../text/cluster-ghosts';
import { explainMissing, stepNames } from './cluster-lab';
import { type LabStep, type PartId, type PlaceId, type StepId, labSteps } from './cluster-steps';

/** All places, from top to bottom. */
export const PLACES: readonly PlaceId[] = [
  'domain-controller',
  'network',
  'cluster',
  'vm',
  'nodes',
  'migration',
  'csv',
  'sessions',
  'storage-server',
  'target',
  'luns',
  'pool',
];

/** All parts, in the order in which the steps build them. */
export const labParts: readonly PartId[] = labSteps.flatMap(({ part }) => part);

/** The place of a part. */
export const placeOf = (part: PartId): PlaceId => (part === 'data-disks' ? 'pool' : part);

/**
 * Says why a part cannot be put where it was; null where it belongs. Places lie inside each other;
 * the innermost comes first.
 */
export function explainPlace(part: PartId, places: readonly PlaceId[]): string | null {
  if (!places[0] || places.includes(placeOf(part))) return null;
  return t.wrong(t.places[places[0]], t.why[part]);
}

/** The parts of a step that are not in their places. */
export const toPlace = (step: LabStep, placed: ReadonlySet<PartId>): PartId[] =>
  step.part.filter((part) => !placed.has(part));

/** Says what a part that was put in its place makes possible. */
export function sayPlaced(
  part: PartId,
  placed: ReadonlySet<PartId>,
  done: ReadonlySet<StepId>,
): string {
  const step = labSteps.find((each) => each.part.includes(part))!;
  const says = t.placed(t.names[part]);
  if (toPlace(step, placed).length) return says;
  const missing = explainMissing(step.id, done);
  return `${says} ${missing ?? t.complete(stepNames([step.id])[0]!)}`;
}
