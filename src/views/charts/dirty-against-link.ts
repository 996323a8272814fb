import { max } from 'd3';
import type { Run } from '../../model/run/run';
import { ratesOf } from '../../model/run/rates';
import { corners, excess, meanOver } from '../../model/rates';
import { type Span, spanAt } from '../../model/series';
import { chartText } from '../../text/charts';
import { sayMoment } from './say-moment';
import { counted, lasting, tableOf, unknown, words } from './table';
import { type Line, type TimeChartKind, legendKey } from './time-chart';

const t = chartText.rates;

/** Rounds that sent less than this share of what the link could carry also show what was sent. */
const IDLE = 0.95;
/** From this ratio of dirtied pages to sendable pages on, a round dirties more than can be sent. */
const ABOVE = 1.01;
const AS_MUCH = 0.98;
/** A VM below this share of its full speed counts as slowed. */
const FULL = 0.995;

/** How fast pages are dirtied, compared with how fast they can be sent. */
export const ratesChart: TimeChartKind = {
  id: 'rates',
  words: t,
  curves(run) {
    const { dirtied, written, carried, sent } = ratesOf(run);
    /** If the sender slept or was limited, the link alone does not show what was sent. */
    const isHeldBack = sent.some(
      ({ fromMs, toMs, value }) =>
        value < IDLE * (spanAt(carried, (fromMs + toMs) / 2)?.value ?? 0),
    );
    const over = excess(dirtied, carried);
    const isOver = over.upper.some(({ value }, at) => value > ABOVE * over.lower[at]!.value);
    const [upper, lower] = [corners(over.upper).flat(), corners(over.lower).flat()];
    const linesOf = (look: Line['look'], spans: readonly Span[]): Line[] =>
      corners(spans).map((samples) => ({ look, samples }));
    return {
      lines: [
        ...(isHeldBack ? linesOf('sent', sent) : []),
        ...linesOf('carried', carried),
        ...linesOf('written', written),
        ...linesOf('dirtied', dirtied),
      ],
      areas: isOver ? [{ look: 'dirtied', upper, lower }] : [],
      top: max([...dirtied, ...written, ...carried], ({ value }) => value) || 1,
      threshold: null,
      legend: dirtied.length
        ? [
            legendKey('dirtied', t.dirtied),
            ...(written.length ? [legendKey('written', t.written)] : []),
            legendKey('carried', t.carried),
            ...(isHeldBack ? [legendKey('sent', t.sent)] : []),
            ...(isOver ? [legendKey('dirtied', t.over, 'area')] : []),
          ]
        : [],
    };
  },
  ticks: ({ legend }) => (legend.length ? undefined : [0]),
  summary: sayRates,
  read(moment) {
    const { run, ms } = moment;
    const when = sayMoment(moment);
    const { dirtied, carried } = ratesOf(run);
    const [rate, limit] = [spanAt(dirtied, ms), spanAt(carried, ms)];
    if (!rate || !limit) return { when, what: t.notLive, values: [] };
    return {
      when,
      what: t.read(rate.value, limit.value),
      values: [
        { look: 'carried', value: limit.value },
        { look: 'dirtied', value: rate.value },
      ],
    };
  },
  stops: (run) => ratesOf(run).dirtied.map(({ fromMs, toMs }) => (fromMs + toMs) / 2),
  table(run) {
    const live = run.result.rounds.filter((round) => round.live);
    const { carried } = ratesOf(run);
    return tableOf(
      Object.values(t.columns),
      live,
      ({ round, startMs, durationMs, pagesDirtied }) => {
        const limit = spanAt(carried, startMs + durationMs / 2);
        return [
          words(`${round}`),
          lasting(durationMs),
          durationMs > 0 ? counted((pagesDirtied * 1000) / durationMs) : unknown('–'),
          limit ? counted(limit.value) : unknown('–'),
        ];
      },
    );
  },
};

/** Describes whether the VM dirties more pages than can be sent. */
function sayRates(run: Run): string {
  const { attempts, rounds } = run.result;
  const { dirtied, written, carried } = ratesOf(run);
  const all = dirtied.length;
  if (!all) return t.none;
  const limits = dirtied.map(({ fromMs, toMs }) => meanOver(carried, fromMs, toMs) ?? 0);
  let [above, level, highest, times] = [0, 0, 0, 0];
  for (const [index, { value }] of dirtied.entries()) {
    const limit = limits[index]!;
    if (value > dirtied[highest]!.value) highest = index;
    if (value > ABOVE * limit) above++;
    else if (value >= AS_MUCH * limit) level++;
    if (limit > 0) times = Math.max(times, value / limit);
  }
  const { value: most, fromMs } = dirtied[highest]!;
  const limit = limits[highest]!;
  if (most === 0) return t.nothing;
  if (above > 0 && above >= level) return t.above(above, all, times > ABOVE ? times : null);
  if (level > 0) {
    const writes = written[highest]?.value ?? 0;
    if (writes <= limit) return t.level(level + above, all);
    const speed = rounds.find(({ startMs }) => startMs === fromMs)?.guestSpeed ?? 1;
    return t.levelWrites(level + above, all, writes / limit, speed < FULL ? speed : null);
  }
  const isCut = carried.some(({ value }) => value < most);
  return t.below(most, limit, highest, isCut, attempts.length > 0);
}
