import { handshakeText } from '../text/handshake';
import { hostsText } from '../text/hosts';
import '../text/hyper-v-rules';
import { ruleTitlesText } from '../text/rule-titles';
import type { Preflight } from './preflight';

/** Says what a change of the settings did to the move, or that it did nothing to it. */
export function sayChange(before: Preflight, now: Preflight): string {
  const t = hostsText.change;
  const { failure, warnings, situation } = now;
  const isSame = failure?.id === before.failure?.id && warnings[0]?.id === before.warnings[0]?.id;
  if (!failure) {
    const { vm, source, destination } = situation;
    return warnings[0]
      ? t.warns(isSame, ruleTitlesText[warnings[0].id])
      : t.works(isSame, vm.name, source.name, destination.name);
  }
  const title = ruleTitlesText[failure.id];
  if (failure.stage === 'queue') return t.waits(isSame, title);
  return t.fails(isSame, failure.at ? handshakeText.at[failure.at] : handshakeText.late, title);
}
