import type { Run } from '../../model/run/run';
import { corners, meanOver } from '../../model/rates';
import { spanAt } from '../../model/series';
import { chartText } from '../../text/charts';
import { sayMoment } from './say-moment';
import { lasting, sharing, tableOf, words } from './table';
import { type TimeChartKind, legendKey } from './time-chart';

const t = chartText.guest;
const TICKS = [0, 25, 50, 75, 100];
/** A round is named if the VM is slower in it than this share of the mean. */
const SLOWER = 0.995;

/** The speed of the VM. */
export const speedChart: TimeChartKind = {
  id: 'guest',
  words: t,
  curves(run) {
    const { result, pauseMs, resumeMs } = run;
    const shares = run.speeds.map((span) => ({ ...span, value: span.value * 100 }));
    const within = (from: number, to: number) =>
      corners(shares.filter(({ fromMs }) => fromMs >= from && fromMs < to)).flat();
    const copying = within(result.rounds[0]?.startMs ?? Infinity, pauseMs);
    const pulling = within(resumeMs, resumeMs + result.pullMs);
    const legend = [legendKey('speed', t.line)];
    if (copying.length) legend.push(legendKey('brownout', t.brownout, 'area'));
    if (pulling.length) legend.push(legendKey('pull', t.pull, 'area'));
    return {
      lines: corners(shares).map((samples) => ({ look: 'speed', samples })),
      areas: [
        { look: 'brownout', upper: copying },
        { look: 'pull', upper: pulling },
      ],
      top: 100,
      threshold: null,
      legend,
    };
  },
  ticks: () => TICKS,
  summary: saySpeed,
  read(moment) {
    const share = spanAt(moment.run.speeds, moment.ms)?.value ?? null;
    return {
      when: sayMoment(moment),
      what: share === null ? chartText.notKnown : share === 0 ? t.isPaused : t.read(share),
      values: share === null ? [] : [{ look: 'speed', value: share * 100 }],
    };
  },
  stops: (run) => run.speeds.map(({ fromMs, toMs }) => (fromMs + toMs) / 2),
  table: (run) =>
    tableOf(Object.values(t.columns), run.speeds, ({ fromMs, toMs, value }) => [
      words(sayMoment(run.at(fromMs))),
      lasting(toMs - fromMs),
      sharing(value),
    ]),
};

function saySpeed(run: Run): string {
  const { result, pauseMs, resumeMs } = run;
  const { blackoutMs, pullMs, rounds, outcome } = result;
  const speeds = run.speeds;
  const live = rounds.filter((round) => round.live && round.durationMs > 0);
  const said: string[] = [];
  const mean = live.length ? meanOver(speeds, live[0]!.startMs, pauseMs) : null;
  if (mean !== null) {
    const { guestSpeed, round } = live.reduce((least, each) =>
      each.guestSpeed < least.guestSpeed ? each : least,
    );
    said.push(t.copied(mean, guestSpeed < mean * SLOWER ? { share: guestSpeed, round } : null));
  }
  if (blackoutMs > 0) said.push(t.paused(blackoutMs));
  const pulled = pullMs > 0 ? meanOver(speeds, resumeMs, resumeMs + pullMs) : null;
  if (pulled !== null) said.push(t.pulls(pulled));
  if (!said.length) return t.full;
  if (outcome === 'lost') said.push(t.lost);
  return said.join(' ');
}
