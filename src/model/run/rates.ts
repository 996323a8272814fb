import { dirtyRates, linkRates, sentRates, writeRates } from '../rates';
import type { Span } from '../series';
import type { Run } from './run';

/** Pages a second over time: dirtied and written by the VM, carried by the link, and sent. */
interface Rates {
  dirtied: readonly Span[];
  written: readonly Span[];
  carried: readonly Span[];
  sent: readonly Span[];
}

const known = new WeakMap<Run, Rates>();

/** Pages a second while memory is copied live. */
export function ratesOf(run: Run): Rates {
  const { result, channel, liveLink } = run;
  const rates = known.get(run) ?? {
    dirtied: dirtyRates(result),
    written: writeRates(result),
    carried: linkRates(result, liveLink, channel.pageCost),
    sent: sentRates(result, channel.pageCost),
  };
  known.set(run, rates);
  return rates;
}
