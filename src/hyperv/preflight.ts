import { HANDSHAKE, type Leftover, type Message, messageOf, undoneAfter } from './handshake';
import type { SetupFailure } from '../model/types';
import type { SetupRule } from './rule';
import { fatalRules, warningRules } from './rules';
import { type HostsDraft, type Situation, situationOf } from './situation';

/** How far the handshake comes with these settings, and why it ends. */
export interface Preflight {
  situation: Situation;
  /** The first broken rule that ends the move; null if there is none. */
  failure: SetupRule | null;
  /** When it ends, as a share of setup; 1 if setup succeeds. */
  share: number;
  /** The messages that are exchanged, the one that fails included. */
  messages: readonly Message[];
  /** What cleanup must undo after a failure. */
  undone: readonly Leftover[];
  warnings: readonly SetupRule[];
}

/** Follows the handshake up to the first rule that is broken. */
export function preflight(draft: HostsDraft): Preflight {
  const situation = situationOf(draft);
  const failure = fatalRules.find((rule) => rule.breaks(situation)) ?? null;
  const last = failure?.at ? messageOf(failure.at) : null;
  const isLate = failure !== null && last === null;
  return {
    situation,
    failure,
    share: last?.share ?? 1,
    messages: last ? HANDSHAKE.slice(0, HANDSHAKE.indexOf(last) + 1) : HANDSHAKE,
    undone: last ? undoneAfter(last.id) : isLate ? allUndone(situation) : [],
    warnings: warningRules.filter((rule) => rule.breaks(situation)),
  };
}

/** What must be undone after all memory was copied. */
const allUndone = ({ movesFiles }: Situation): Leftover[] => [
  ...HANDSHAKE.flatMap(({ leaves }) => leaves ?? []),
  ...(movesFiles ? (['files'] as const) : []),
  'pages',
];

/** A rule as a result reports it. */
export function report({ id, stage, percent, codes, events }: SetupRule): SetupFailure {
  return { rule: id, stage, percent, code: codes[0] ?? null, event: events[0] ?? null };
}
