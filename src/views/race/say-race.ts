import { explainStop } from '../../hyperv/explain-stop';
import { OWN, type KeptScenario, keptUnder } from '../../catalog/kept';
import type { Outage } from '../../model/outage';
import {
  FINISHES,
  type Finish,
  type Finishes,
  failureMs,
  finishesOf,
  pausedUntil,
  placesAt,
  sentUntil,
} from '../../model/run/race';
import type { Moment, Run } from '../../model/run/run';
import type { Scenario } from '../../model/types';
import { LABELS, type PolicyId } from '../../policies/labels';
import { raceText as t } from '../../text/race';

/** What a lane is called: its rules, or a kept run by its name. */
export function sayLane(name: string, own: Scenario, kept: readonly KeptScenario[]): string {
  if (name === OWN) return t.own(LABELS[own.policy.id as PolicyId]);
  if (Object.hasOwn(LABELS, name)) return LABELS[name as PolicyId];
  return t.keptRun(name.toUpperCase(), keptUnder(name, kept)?.name ?? '');
}

/** How the rules of a scenario move memory; empty if their name says it. */
export function sayWay({ policy }: Scenario): string {
  const way = t.ways[policy.id] ?? t.ways.live!;
  return way === LABELS[policy.id as PolicyId].toLowerCase() ? '' : way;
}

/** What the lane shows of its run at a moment. Nothing in it is later than the moment. */
export interface Standing {
  /** For each finish: when it was reached and its place, or null. */
  reached: Record<Finish, { ms: number; place: number } | null>;
  pausedMs: number;
  sentBytes: number;
  /** How the run ended without a move; null if it has not, or not yet. */
  failure: { ms: number; kind: keyof typeof t.failed; text: string } | null;
}

/** How all runs stand; null for runs that are still to come. The race ends at `endMs`. */
export function standingsAt(
  moments: readonly (Moment | null)[],
  endMs: number,
): (Standing | null)[] {
  const all = moments.map((moment) => moment && finishesOf(moment.run));
  const places = Object.fromEntries(
    FINISHES.map((finish) => [finish, placesOf(all, finish, moments)]),
  ) as Record<Finish, (number | null)[]>;
  return moments.map((moment, index) => {
    if (!moment) return null;
    const reached = (finish: Finish) => {
      const place = places[finish][index];
      return place ? { ms: all[index]![finish]!, place } : null;
    };
    return {
      reached: { there: reached('there'), free: reached('free') },
      pausedMs: pausedUntil(moment),
      sentBytes: sentUntil(moment),
      failure: failureAt(moment.run, moment.ms, endMs),
    };
  });
}

/** Times that are shown alike are tied. */
const isTied = (one: number, other: number) => t.time(one) === t.time(other);

/** All lanes are at the same time, but a run that has ended stays at its own end. */
function placesOf(
  all: readonly (Finishes | null)[],
  finish: Finish,
  moments: readonly (Moment | null)[],
): (number | null)[] {
  const ms = Math.max(...moments.map((moment) => moment?.ms ?? 0));
  return placesAt(
    all.map((finishes) => finishes?.[finish] ?? null),
    ms,
    isTied,
  );
}

function failureAt(run: Run, ms: number, raceMs: number): Standing['failure'] {
  const endMs = failureMs(run, raceMs);
  if (endMs === null || ms < endMs) return null;
  const { outcome } = run.result;
  const kind = outcome === 'lost' ? 'lost' : outcome === 'not-converged' ? 'copies' : 'stays';
  return { ms: endMs, kind, text: t.failed[kind](explainStop(run.result)) };
}

/** What happened last, in one sentence. */
export function sayNews(names: readonly string[], standings: readonly (Standing | null)[]): string {
  const news = standings.flatMap((standing, index) => {
    const name = names[index]!;
    if (!standing) return [];
    const { reached, failure } = standing;
    return [
      ...FINISHES.flatMap((finish) => {
        const at = reached[finish];
        return at ? [{ ms: at.ms, text: t.news[finish](name, at.ms, at.place) }] : [];
      }),
      ...(failure ? [{ ms: failure.ms, text: t.news.failed(name, failure.text) }] : []),
    ];
  });
  const last = news.reduce<(typeof news)[number] | null>(
    (latest, each) => (latest && latest.ms > each.ms ? latest : each),
    null,
  );
  return last?.text ?? t.news.none;
}

/** The line above a race: what happened last, or the result at the end. */
export const sayStateOfRace = (
  names: readonly string[],
  standings: readonly (Standing | null)[],
  isOver: boolean,
): string => (isOver ? sayResult(names, standings) : sayNews(names, standings));

/** When all links are cut. */
export function sayCut(outage: Outage | null): string {
  if (!outage) return t.whole;
  return outage.toMs === null ? t.cutFrom(outage.fromMs) : t.cutFor(outage.fromMs, outage.toMs);
}

/** How a lane stands, in short lines. */
export function sayLaneBriefly({ reached, failure, pausedMs, sentBytes }: Standing): string[] {
  const ends = failure
    ? [failure.text]
    : FINISHES.map((finish) => t.brief[finish](reached[finish]));
  return [...ends, t.brief.soFar(pausedMs, sentBytes)];
}

/** The result, once the playhead has been through all of it. */
export function sayResult(
  names: readonly string[],
  standings: readonly (Standing | null)[],
): string {
  const which = (is: (standing: Standing) => boolean) =>
    names.filter((_, index) => standings[index] && is(standings[index]));
  const timeOf = (each: Standing | null) =>
    each?.failure ? null : (each?.reached.there?.ms ?? null);
  const places = placesAt(standings.map(timeOf), Infinity, isTied);
  const winners = names.filter((_, index) => places[index] === 1);
  const lost = which(({ failure }) => failure?.kind === 'lost');
  const longest = Math.max(...standings.map((each) => each?.pausedMs ?? 0));
  const slow = which(({ pausedMs }) => longest > 0 && isTied(pausedMs, longest));
  return [
    winners.length ? t.result.there(winners) : t.result.nobody,
    ...(slow.length === 1 ? [t.result.longest(slow[0]!, longest)] : []),
    ...(lost.length ? [t.result.lost(lost)] : []),
  ].join(' ');
}
