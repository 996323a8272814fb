import type { Entry } from '../../state/reality.svelte';
import { durationAmong } from '../../text/among';
import { percent } from '../../text/format';
import { realityText } from '../../text/reality';
import { NOTHING, isHidden } from './naming';

const t = realityText.apart;

/** Why the simulation of a run ends where the real move does not, or the reverse; null if it does not. */
export function whyWrongOf({ record, measured, predicted }: Entry): string | null {
  if (!predicted || predicted.converged === measured.converged) return null;
  const { hidden, disturbed } = realityText.limits.of;
  return realityText.detail.why((isHidden(record) ? hidden : disturbed).why);
}

/** How far the simulated move and the measured one are apart, in a sentence or two. */
export function apartOf({ measured, predicted }: Entry): string {
  const real = measured.totalMs ?? 0;
  const syncs = measured.syncs ?? 0;
  const simulated = predicted?.totalMs ?? null;
  const show = (ms: number) => durationAmong(ms, [real, simulated]);
  if (!measured.converged) {
    if (!predicted || simulated === null) return t.endlessAlone(show(real), syncs);
    return predicted.converged
      ? t.endsOnly(show(real), syncs, show(simulated))
      : t.bothEndless(show(real), syncs, show(simulated), predicted.syncs ?? 0);
  }
  if (!predicted || simulated === null) return t.alone(show(real));
  if (!predicted.converged) return t.endless(show(real), show(simulated), predicted.syncs ?? 0);
  const share = (simulated - real) / real;
  if (Math.abs(share) < NOTHING) return t.same(show(real), show(simulated), NOTHING);
  const apart = percent(Math.abs(Number(share.toPrecision(2))));
  return (share > 0 ? t.more : t.less)(show(real), show(simulated), apart);
}
