import type { Scenario } from '../../model/types';

type Change = Scenario['link']['changes'][number];

const twiceEach = (changes: readonly Change[]): Change[] =>
  changes.map((change) => ({ ...change, bytesPerSecond: 2 * change.bytesPerSecond }));

/** What an edit sets, with twice the rates of the link. */
function twiceSet(set: Record<string, unknown>): Record<string, unknown> {
  const { 'link.bytesPerSecond': rate, 'link.changes': changes, ...others } = set;
  return {
    ...others,
    ...(rate === undefined ? {} : { 'link.bytesPerSecond': 2 * (rate as number) }),
    ...(changes === undefined ? {} : { 'link.changes': twiceEach(changes as Change[]) }),
  };
}

/** The same scenario and seed with twice the link at every moment. */
export function twiceTheLink(scenario: Scenario): Scenario {
  const { link, edits } = scenario;
  return {
    ...scenario,
    link: { ...link, bytesPerSecond: 2 * link.bytesPerSecond, changes: twiceEach(link.changes) },
    edits: edits.map(({ set, ...edit }) => (set ? { ...edit, set: twiceSet(set) } : edit)),
  };
}
