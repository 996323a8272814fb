import { closedFormSeconds } from '../../model/closed-form';
import { GuestClock } from '../../model/guest-clock';
import { oneMinusExpNegative } from '../../model/math';
import { rateClasses } from '../../model/rate-classes';
import type { MigrationResult } from '../../model/types';
import { hasMoved, judge } from '../../model/verdict';
import type { QuestionRun, Writing } from './run';

export function askRatio({ result, write, live, writes, carried }: QuestionRun) {
  if (writes === 0) return null;
  const { writeRatio } = judge(result);
  const said = !live.length
    ? 'Here it decides nothing: no memory is copied while the guest runs at the source.'
    : writeRatio < 1
      ? 'Below 1 each round leaves less than the one before, so the waves shrink.'
      : 'At 1 and above it writes as fast as can be sent, or faster. Only a working set smaller than memory, or a limit, ends the rounds.';
  return {
    ask: `The guest makes ${write.count(writes)} page writes a second, and ${write.pagesOf(carried)} a second can be sent. What is the ratio q of the two, and what does it say about convergence?`,
    answer: `q = ${write.count(writes)} / ${write.count(carried)} = ${write.number(writeRatio)}. ${said}`,
  };
}

export function askFirstRound({ result, write, live, pageCost, zeroCost, liveRate }: QuestionRun) {
  const first = live[0];
  if (!first || liveRate === 0) return null;
  const { pagesSent, zeroPagesSent, durationMs, pagesToSend } = first;
  const zeros = zeroPagesSent
    ? ` ${write.count(zeroPagesSent)} of them are zero pages and cost ${write.number(zeroCost)} bytes each.`
    : '';
  const sent = pagesSent + zeroPagesSent;
  const wire = pagesSent * pageCost + zeroPagesSent * zeroCost;
  const computedMs = (wire / liveRate) * 1000;
  const gap = Math.abs(computedMs - durationMs) / durationMs;
  return {
    ask: `Round 0 sends ${sent === pagesToSend ? '' : `${write.count(sent)} of `}${write.pagesOf(pagesToSend)}.${zeros} A page with content costs ${write.number(pageCost)} bytes on the wire, and ${write.linkRate(liveRate)} can be sent. How long does round 0 take?`,
    answer: `${write.bytes(wire)} / ${write.linkRate(liveRate)} = ${write.duration(computedMs)}. In the run it took ${write.duration(durationMs)}${gap > 0.02 ? `: ${differs(result)}` : ''}.`,
  };
}

/** Why sending took another time than sizes and rates alone say. */
const differs = ({ scenario }: MigrationResult) =>
  scenario.link.changes.length
    ? 'the link changed meanwhile'
    : 'the sender looked at the dirty log before all was sent, or was held back';

export function askDirtySet({ result, write, live, writes: average }: QuestionRun) {
  const first = live[0];
  const { workload } = result.scenario;
  const classes = rateClasses(workload);
  if (!first || first.durationMs === 0 || average === 0 || classes.length === 0) return null;
  const seconds = new GuestClock(workload.phases).at(first.durationMs / 1000);
  const expected = classes.reduce(
    (sum, { pages, writesPerPage }) => sum + pages * oneMinusExpNegative(writesPerPage * seconds),
    0,
  );
  const writes = workload.writesPerSecond * seconds;
  return {
    ask: `While round 0 lasts, the guest makes ${write.count(average)} page writes a second${workload.phases.length ? ' on average' : ''}. A page that is written r times a second is dirty after t seconds with probability 1 − e⁻ʳᵗ. Why ${write.plural(first.pagesDirtied, 'is', 'are')} only ${write.pagesOf(first.pagesDirtied)} dirty afterwards?`,
    answer: `It makes ${write.count(writes)} writes in ${write.duration(first.durationMs)}, but many hit pages that are dirty already; the log keeps pages, not writes. ${sayClasses(classes, seconds, write)} Together that is ${write.pagesOf(expected)} on average; this run has ${write.count(first.pagesDirtied)}.`,
  };
}

/** More groups than this say nothing one by one. */
const FEW = 2;

function sayClasses(classes: ReturnType<typeof rateClasses>, seconds: number, write: Writing) {
  if (classes.length > FEW)
    return `The working set has ${classes.length} groups of pages, each with a rate r of its own.`;
  const each = classes.map(({ pages, writesPerPage }) => {
    const share = oneMinusExpNegative(writesPerPage * seconds);
    return `${write.pagesOf(pages)} with r = ${write.number(writesPerPage)} /s: ${write.percent(share)} of them are dirty.`;
  });
  return each.join(' ');
}

export function askAmplification({ result, write, live, pages, pageCost }: QuestionRun) {
  const { bytesSent, amplification, rounds } = result;
  const { vm, link } = result.scenario;
  if (bytesSent === 0 || write.bytes(bytesSent) === write.bytes(vm.memoryBytes)) return null;
  const again = rounds.slice(1).reduce((sum, round) => sum + round.pagesSent, 0);
  const zeros = live[0]?.zeroPagesSent ?? 0;
  const reasons = [
    again > 0 &&
      `${write.pagesOf(again)} ${write.plural(again, 'was', 'were')} sent after round 0 because they had been dirtied or still waited`,
    zeros > 0 && `${write.count(zeros)} of ${write.pagesOf(pages)} are zero and cost a header only`,
    pageCost < vm.pageBytes && `a page is made smaller before it is sent`,
    !hasMoved(result) && `the move ended before all was sent`,
    `every page has a header of ${write.number(link.pageHeaderBytes)} bytes`,
  ].filter((reason) => reason !== false);
  return {
    ask: `${write.bytes(bytesSent)} crossed the link for ${write.bytes(vm.memoryBytes)} of memory. Why is that not the same?`,
    answer: `It is ${write.number(amplification)} times the memory: ${reasons.join('; ')}.`,
  };
}

export function askClosedForm({ result, write, live, pages, writes, carried }: QuestionRun) {
  const first = live[0];
  if (!first || writes === 0) return null;
  const seconds = closedFormSeconds(pages, carried, writes);
  const ask = `The textbook has V qⁿ pages in round n and V / (L − D) seconds in all, for a VM of V pages, a link of L and D writes a second. What does it say here, and why does the run differ?`;
  if (seconds === null)
    return {
      ask,
      answer: `With D = ${write.count(writes)} and L = ${write.count(carried)} it never ends. In the run memory was copied for ${write.duration(result.brownoutMs)}: the formula knows neither a working set, in which writes hit the same pages again, nor a limit on rounds.`,
    };
  return {
    ask,
    answer: `V / (L − D) = ${write.count(pages)} / (${write.count(carried)} − ${write.count(writes)}) = ${write.duration(seconds * 1000)}; memory was copied for ${write.duration(result.brownoutMs)}. The formula knows neither a working set, in which writes hit the same pages again, nor zero pages, nor the rule that stops early and leaves the rest to the blackout.`,
  };
}
