import type { Outcome } from '../../model/types';
import {
  bytes,
  count,
  duration,
  linkRate,
  number,
  pagesOf,
  percent,
  plural,
  sentenceOf,
} from '../format';
import { durationAmong } from '../among';

/** Page writes per second, pages that can be sent per second, and q: the first divided by the second. */
interface Ratio {
  writes: number;
  carried: number;
  q: number;
}

/** The bytes that round 0 sends, the time computed from them and the rate, and the time in the run. */
interface FirstRound {
  wireBytes: number;
  bytesPerSecond: number;
  computedMs: number;
  tookMs: number;
}

/** Pages with the same write rate, writes per second to each, and the share of them that is dirty. */
interface Group {
  pages: number;
  writesPerPage: number;
  dirtyShare: number;
}

/** Why the bytes sent are not the bytes of memory. */
interface SentAndMemory {
  amplification: number;
  /** Pages sent after round 0, zero pages, and all pages. */
  again: number;
  zeroPages: number;
  pages: number;
  isSmaller: boolean;
  hasMoved: boolean;
  headerBytes: number;
}

/** A run, and the same with twice the link. */
interface Twice {
  outcome: Outcome;
  liveRounds: number;
  /** Page writes divided by pages that can be sent; 0 if none is written. */
  writeRatio: number;
  brownoutMs: readonly [once: number, twice: number];
  blackoutMs: readonly [once: number, twice: number];
}

const ratio = ({ writes, carried, q }: Ratio) =>
  `q = ${count(writes)} / ${count(carried)} = ${number(q)}. The VM writes pages at ${percent(q)} of the speed at which they can be sent.`;

const firstRound = ({ wireBytes, bytesPerSecond, computedMs, tookMs }: FirstRound) =>
  `${bytes(wireBytes)} / ${linkRate(bytesPerSecond)} = ${durationAmong(computedMs, [tookMs])}. In the run it took ${durationAmong(tookMs, [computedMs])}`;

const blackoutParts = {
  'last-pages': 'last pages',
  'device-state': 'device state',
  resume: 'round trip and resume',
};

const doubledEnds: Record<Outcome, string> = {
  converged: 'converges',
  forced: 'does not converge and is forced to end',
  aborted: 'is given up',
  'not-converged': 'does not end',
  lost: 'loses the VM',
  failed: 'fails',
};

const asGroups = (groups: readonly Group[]) =>
  groups
    .map(
      ({ pages, writesPerPage, dirtyShare }) =>
        `With r = ${number(writesPerPage)} /s, ${percent(dirtyShare)} of ${pagesOf(pages)} are dirty.`,
    )
    .join(' ');

/** What students are asked about a run, with model answers, by the question's id. */
export const questions = {
  ratio: {
    ask: (writes: number, carried: number) =>
      `The VM makes ${count(writes)} page writes per second, and ${pagesOf(carried)} can be sent per second. What is q, the ratio of page writes ÷ link? What does it say about convergence?`,
    shrinks: (of: Ratio) =>
      `${ratio(of)} This is below 100 %, so each round leaves fewer pages than the round before.`,
    grows: (of: Ratio) =>
      `${ratio(of)} This is 100 % or more. The rounds shrink only if the working set is smaller than memory. Otherwise only a limit ends them.`,
    decidesNothing: (of: Ratio) =>
      `${ratio(of)} This has no effect here, because no memory is copied while the VM runs at the source.`,
  },
  firstRound: {
    ask: (
      { sent, toSend, zeroPages }: { sent: number; toSend: number; zeroPages: number },
      { page, zeroPage }: { page: number; zeroPage: number },
      bytesPerSecond: number,
    ) =>
      `Round 0 sends ${sent === toSend ? '' : `${count(sent)} of `}${pagesOf(toSend)}.${zeroPages ? ` ${count(zeroPages)} of them are zero pages, which take ${number(zeroPage)} bytes each.` : ''} A page with content takes ${number(page)} bytes on the link. The rate is ${linkRate(bytesPerSecond)}. How long does round 0 take?`,
    asComputed: (of: FirstRound) => `${firstRound(of)}.`,
    linkChanged: (of: FirstRound) => `${firstRound(of)}, because the link changed meanwhile.`,
    senderDiffered: (of: FirstRound) =>
      `${firstRound(of)}. The sender read the dirty log before all pages were sent, or it was slowed down.`,
  },
  dirtySet: {
    ask: (writes: number, hasPhases: boolean, dirtied: number) =>
      `During round 0 the VM makes ${count(writes)} page writes per second${hasPhases ? ' on average' : ''}. A page that is written r times per second is dirty after t seconds with probability 1 − e⁻ʳᵗ. Why ${plural(dirtied, 'is', 'are')} only ${pagesOf(dirtied)} dirty at the end of the round?`,
    /** If there are many groups, only their number is given. */
    answer: (
      writes: number,
      tookMs: number,
      groups: readonly Group[] | number,
      expected: number,
      dirtied: number,
    ) =>
      `The VM makes ${count(writes)} writes in ${duration(tookMs)}. Many of them hit pages that are already dirty, and the dirty log counts pages, not writes. ${typeof groups === 'number' ? `The working set has ${count(groups)} groups of pages, and each group has its own rate r.` : asGroups(groups)} Together these are ${pagesOf(expected)} on average. This run has ${count(dirtied)}.`,
  },
  whyStopped: {
    ask: (liveRounds: number) =>
      liveRounds
        ? `The run ended after ${count(liveRounds)} live ${plural(liveRounds, 'round', 'rounds')}. Which rule or limit ended it? Which values were compared?`
        : 'Why was there no live round?',
    answer: {
      ruleMet: (reason: string) =>
        `${sentenceOf(reason)} This met the stop rule of the hypervisor: few enough pages were left.`,
      movedFirst: (reason: string) =>
        `${sentenceOf(reason)} The VM moves before its memory. In return it has to wait for pages that are still missing.`,
      stoodStill: (reason: string) =>
        `${sentenceOf(reason)} So the VM is paused for as long as it takes to copy all of its memory.`,
      forced: (reason: string) =>
        `${sentenceOf(reason)} A limit ended the rounds, not the stop rule. Too many pages were left, and they were sent in the blackout.`,
      aborted: (reason: string) =>
        `${sentenceOf(reason)} The move was given up. The VM never left the source.`,
      'not-converged': (reason: string) =>
        `${sentenceOf(reason)} Only this limit of the simulation ended the run. No rule of the hypervisor would end it.`,
      lost: (reason: string) =>
        `${sentenceOf(reason)} The VM had moved before its memory, so neither host has all of it.`,
      failed: (reason: string) =>
        `${sentenceOf(reason)} The settings of the hosts made the move fail, not the page writes.`,
    },
  },
  blackout: {
    ask: (pages: number, stateBytes: number, roundTripMs: number, resumeMs: number) =>
      `Break the blackout into its parts. When it starts, ${pagesOf(pages)} and ${bytes(stateBytes)} of device state are left. The round trip takes ${duration(roundTripMs)}, and resuming the VM takes ${duration(resumeMs)}.`,
    answer: (
      made: readonly { part: keyof typeof blackoutParts; ms: number }[],
      blackoutMs: number,
    ) =>
      `${made.map(({ part, ms }) => `${blackoutParts[part]} ${duration(ms)}`).join(' + ')} = ${duration(blackoutMs)}.`,
  },
  pull: {
    ask: 'The VM moved before its memory. What is the cost of the short blackout? What can fail here that cannot fail in pre-copy?',
    answer: (faults: number, pullMs: number, slowest: number) =>
      `The VM waits for each page that it needs and does not have: ${count(faults)} ${plural(faults, 'fault', 'faults')} in ${duration(pullMs)}. At its slowest it ran at ${percent(slowest)} of its full speed. If the link or a host fails meanwhile, neither host has all of the memory. Then the VM is lost.`,
  },
  amplification: {
    ask: (sentBytes: number, memoryBytes: number) =>
      `The VM has ${bytes(memoryBytes)} of memory, and ${bytes(sentBytes)} were sent over the link. Why do these values differ?`,
    answer: ({
      amplification,
      again,
      zeroPages,
      pages,
      isSmaller,
      hasMoved,
      headerBytes,
    }: SentAndMemory) => {
      const reasons = [
        again > 0 &&
          `After round 0, ${pagesOf(again)} ${plural(again, 'was', 'were')} sent that had become dirty or were still waiting.`,
        zeroPages > 0 &&
          `Of ${pagesOf(pages)}, ${count(zeroPages)} ${plural(zeroPages, 'is a zero page', 'are zero pages')}, for which only a header is sent.`,
        isSmaller && 'Pages are compressed before they are sent.',
        !hasMoved && 'The move ended before all pages were sent.',
        `Every page has a header of ${number(headerBytes)} bytes.`,
      ].filter((reason) => reason !== false);
      return `The bytes sent are ${percent(amplification)} of the memory. ${reasons.join(' ')}`;
    },
  },
  closedForm: {
    ask: 'A textbook describes a VM of V pages. The link carries L pages per second, and the VM makes D page writes per second. With q = D / L, it has V qⁿ pages in round n. All rounds together take V / (L − D) seconds. What does the formula give here, and why does the run differ?',
    neverEnds: (writes: number, carried: number, brownoutMs: number) =>
      `With D = ${count(writes)} and L = ${count(carried)} the formula never ends. In the run, memory was copied for ${duration(brownoutMs)}. The formula ignores the working set, in which writes hit the same pages again. It also ignores limits on rounds.`,
    ends: (pages: number, writes: number, carried: number, seconds: number, brownoutMs: number) =>
      `V / (L − D) = ${count(pages)} / (${count(carried)} − ${count(writes)}) = ${durationAmong(seconds * 1000, [brownoutMs])}. In the run, memory was copied for ${durationAmong(brownoutMs, [seconds * 1000])}. The formula ignores the working set, in which writes hit the same pages again. It also ignores zero pages, and the stop rule that leaves the last pages to the blackout.`,
  },
  twiceTheLink: {
    ask: (writes: boolean) =>
      `What would change if the link were twice as fast? First predict ${writes ? 'q, ' : ''}the time of round 0 and the number of rounds. Then simulate it.`,
    answer: ({ outcome, liveRounds, writeRatio: q, brownoutMs, blackoutMs }: Twice) =>
      `If the link limits the sender, round 0 takes half the time. ${q ? `Then q is half as large, ${number(q / 2)} instead of ${number(q)}, and fewer pages become dirty in round 0. ` : ''}Simulated with the same seed, the move ${doubledEnds[outcome]} after ${count(liveRounds)} live ${plural(liveRounds, 'round', 'rounds')}. The brownout is ${durationAmong(brownoutMs[1], brownoutMs)} instead of ${durationAmong(brownoutMs[0], brownoutMs)}. The blackout is ${durationAmong(blackoutMs[1], blackoutMs)} instead of ${durationAmong(blackoutMs[0], blackoutMs)}.`,
  },
  /** Two runs; the other is called `a`. */
  comparison: {
    ask: (a: string, settings: string) =>
      `This run is compared with run ${a}. ${settings} What differs in what came of it, and why?`,
    figure: (name: string, own: string, a: string, other: string) =>
      `${name}: ${own}, with ${a} ${other}`,
    answer: (sentences: readonly string[], figures: readonly string[]) =>
      [...sentences, ...figures.map((figure) => `${figure}.`)].join(' '),
  },
  client: {
    ask: 'How long do the requests of a client stay unanswered? Why is this longer than the blackout that the hypervisor reports?',
    answer: (blackoutMs: number, announceMs: number) =>
      `${duration(blackoutMs)} + ${duration(announceMs)} = ${duration(blackoutMs + announceMs)}. The VM already runs at the destination. The switches still send its traffic to the source until the VM has announced itself. The time for this is illustrative.`,
  },
};
