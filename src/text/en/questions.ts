import type { Outcome } from '../../model/types';
import { bytes, count, duration, linkRate, number, pagesOf, percent, plural } from '../format';

/** Pages a second, written and carried, and the one over the other. */
interface Ratio {
  writes: number;
  carried: number;
  q: number;
}

/** What round 0 puts on the wire, how long that takes at a rate, and how long it took. */
interface FirstRound {
  wireBytes: number;
  bytesPerSecond: number;
  computedMs: number;
  tookMs: number;
}

/** Pages that are written alike, so often each a second, and the share of them that is dirty. */
interface Group {
  pages: number;
  writesPerPage: number;
  dirtyShare: number;
}

/** What makes the bytes that were sent differ from those of memory. */
interface Differs {
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
  /** Pages written for each that can be sent; 0 where none is written. */
  writeRatio: number;
  brownoutMs: readonly [once: number, twice: number];
  blackoutMs: readonly [once: number, twice: number];
}

const ratio = ({ writes, carried, q }: Ratio) =>
  `q = ${count(writes)} / ${count(carried)} = ${number(q)}`;

const firstRound = ({ wireBytes, bytesPerSecond, computedMs, tookMs }: FirstRound) =>
  `${bytes(wireBytes)} / ${linkRate(bytesPerSecond)} = ${duration(computedMs)}. In the run it took ${duration(tookMs)}`;

const capitalized = (text: string) => `${text[0]!.toUpperCase()}${text.slice(1)}`;

const parts = {
  'last-pages': 'last pages',
  'device-state': 'device state',
  resume: 'round trip and resume',
};

const doubledEnds: Record<Outcome, string> = {
  converged: 'converges',
  forced: 'is forced',
  aborted: 'is given up',
  'not-converged': 'does not end',
  lost: 'loses the guest',
  failed: 'fails',
};

const asGroups = (groups: readonly Group[]) =>
  groups
    .map(
      ({ pages, writesPerPage, dirtyShare }) =>
        `${pagesOf(pages)} with r = ${number(writesPerPage)} /s: ${percent(dirtyShare)} of them are dirty.`,
    )
    .join(' ');

/** What students are asked about a run, with model answers, by the question's id. */
export const questions = {
  ratio: {
    ask: (writes: number, carried: number) =>
      `The guest makes ${count(writes)} page writes a second, and ${pagesOf(carried)} a second can be sent. What is the ratio q of the two, and what does it say about convergence?`,
    shrinks: (of: Ratio) =>
      `${ratio(of)}. Below 1 each round leaves less than the one before, so the waves shrink.`,
    grows: (of: Ratio) =>
      `${ratio(of)}. At 1 and above it writes as fast as can be sent, or faster. Only a working set smaller than memory, or a limit, ends the rounds.`,
    decidesNothing: (of: Ratio) =>
      `${ratio(of)}. Here it decides nothing: no memory is copied while the guest runs at the source.`,
  },
  firstRound: {
    ask: (
      { sent, toSend, zeroPages }: { sent: number; toSend: number; zeroPages: number },
      { page, zeroPage }: { page: number; zeroPage: number },
      bytesPerSecond: number,
    ) =>
      `Round 0 sends ${sent === toSend ? '' : `${count(sent)} of `}${pagesOf(toSend)}.${zeroPages ? ` ${count(zeroPages)} of them are zero pages and cost ${number(zeroPage)} bytes each.` : ''} A page with content costs ${number(page)} bytes on the wire, and ${linkRate(bytesPerSecond)} can be sent. How long does round 0 take?`,
    asComputed: (of: FirstRound) => `${firstRound(of)}.`,
    linkChanged: (of: FirstRound) => `${firstRound(of)}: the link changed meanwhile.`,
    senderDiffered: (of: FirstRound) =>
      `${firstRound(of)}: the sender looked at the dirty log before all was sent, or was held back.`,
  },
  dirtySet: {
    ask: (writes: number, hasPhases: boolean, dirtied: number) =>
      `While round 0 lasts, the guest makes ${count(writes)} page writes a second${hasPhases ? ' on average' : ''}. A page that is written r times a second is dirty after t seconds with probability 1 − e⁻ʳᵗ. Why ${plural(dirtied, 'is', 'are')} only ${pagesOf(dirtied)} dirty afterwards?`,
    /** Many groups say nothing one by one, so there is only their number. */
    answer: (
      writes: number,
      tookMs: number,
      groups: readonly Group[] | number,
      expected: number,
      dirtied: number,
    ) =>
      `It makes ${count(writes)} writes in ${duration(tookMs)}, but many hit pages that are dirty already; the log keeps pages, not writes. ${typeof groups === 'number' ? `The working set has ${count(groups)} groups of pages, each with a rate r of its own.` : asGroups(groups)} Together that is ${pagesOf(expected)} on average; this run has ${count(dirtied)}.`,
  },
  whyStopped: {
    ask: (liveRounds: number) =>
      liveRounds
        ? `After ${liveRounds === 1 ? 'one live round' : `${count(liveRounds)} live rounds`} it was over. Which rule or limit ended it, and what was compared with what?`
        : 'There was no live round. Why not?',
    answer: {
      ruleMet: (reason: string) =>
        `${capitalized(reason)}. The rule of the hypervisor was met: what was left was little enough.`,
      movedFirst: (reason: string) =>
        `${capitalized(reason)}. The guest moves before its memory, and pays by waiting for pages it lacks.`,
      stoodStill: (reason: string) =>
        `${capitalized(reason)}. So it stands still for as long as all of its memory takes.`,
      forced: (reason: string) =>
        `${capitalized(reason)}. A limit ended the rounds, not the rule: too much was left, and it went into the blackout.`,
      aborted: (reason: string) =>
        `${capitalized(reason)}. The move was given up; the guest never left the source.`,
      'not-converged': (reason: string) =>
        `${capitalized(reason)}. Only the limit of the simulation ended it; nothing in the rules does.`,
      lost: (reason: string) =>
        `${capitalized(reason)}. The guest had moved before its memory, so neither host has all of it.`,
      failed: (reason: string) =>
        `${capitalized(reason)}. It failed over settings, not over memory.`,
    },
  },
  blackout: {
    ask: (pages: number, stateBytes: number, roundTripMs: number, resumeMs: number) =>
      `Of what is the blackout made? Compute it: ${pagesOf(pages)} and ${bytes(stateBytes)} of device state are left, the round trip takes ${duration(roundTripMs)}, and waking the guest ${duration(resumeMs)}.`,
    answer: (made: readonly { part: keyof typeof parts; ms: number }[], blackoutMs: number) =>
      `${made.map(({ part, ms }) => `${parts[part]} ${duration(ms)}`).join(' + ')} = ${duration(blackoutMs)}.`,
  },
  pull: {
    ask: 'The guest moved before its memory. What does it pay for the short blackout, and what could go wrong that cannot go wrong in pre-copy?',
    answer: (faults: number, pullMs: number, slowest: number) =>
      `It waits for every page it touches and lacks: ${count(faults)} faults in ${duration(pullMs)}, and a speed of ${percent(slowest)} when it was slowest. If the link or a host fails meanwhile, neither host has all of its memory, and the guest is lost.`,
  },
  amplification: {
    ask: (sentBytes: number, memoryBytes: number) =>
      `${bytes(sentBytes)} crossed the link for ${bytes(memoryBytes)} of memory. Why is that not the same?`,
    answer: ({
      amplification,
      again,
      zeroPages,
      pages,
      isSmaller,
      hasMoved,
      headerBytes,
    }: Differs) => {
      const reasons = [
        again > 0 &&
          `${pagesOf(again)} ${plural(again, 'was', 'were')} sent after round 0 because they had been dirtied or still waited`,
        zeroPages > 0 && `${count(zeroPages)} of ${pagesOf(pages)} are zero and cost a header only`,
        isSmaller && 'a page is made smaller before it is sent',
        !hasMoved && 'the move ended before all was sent',
        `every page has a header of ${number(headerBytes)} bytes`,
      ].filter((reason) => reason !== false);
      return `It is ${number(amplification)} times the memory: ${reasons.join('; ')}.`;
    },
  },
  closedForm: {
    ask: 'The textbook has V qⁿ pages in round n and V / (L − D) seconds in all, for a VM of V pages, a link of L and D writes a second. What does it say here, and why does the run differ?',
    neverEnds: (writes: number, carried: number, brownoutMs: number) =>
      `With D = ${count(writes)} and L = ${count(carried)} it never ends. In the run memory was copied for ${duration(brownoutMs)}: the formula knows neither a working set, in which writes hit the same pages again, nor a limit on rounds.`,
    ends: (pages: number, writes: number, carried: number, seconds: number, brownoutMs: number) =>
      `V / (L − D) = ${count(pages)} / (${count(carried)} − ${count(writes)}) = ${duration(seconds * 1000)}; memory was copied for ${duration(brownoutMs)}. The formula knows neither a working set, in which writes hit the same pages again, nor zero pages, nor the rule that stops early and leaves the rest to the blackout.`,
  },
  twiceTheLink: {
    ask: (writes: boolean) =>
      `What would change if the link were twice as fast? Say first what happens to ${writes ? 'q, to ' : ''}round 0 and to the number of rounds; then simulate it.`,
    answer: ({ outcome, liveRounds, writeRatio: q, brownoutMs, blackoutMs }: Twice) =>
      `If the link is what limits the sender, ${q ? `q halves from ${number(q)} to ${number(q / 2)}, ` : ''}round 0 takes half the time${q ? ', and less is dirtied in it' : ''}. Simulated with the same seed the move ${doubledEnds[outcome]} after ${count(liveRounds)} live ${plural(liveRounds, 'round', 'rounds')}: brownout ${duration(brownoutMs[1])} instead of ${duration(brownoutMs[0])}, blackout ${duration(blackoutMs[1])} instead of ${duration(blackoutMs[0])}.`,
  },
  client: {
    ask: 'For how long do a client’s requests go unanswered, and why is that longer than the blackout that the hypervisor counts?',
    answer: (blackoutMs: number, announceMs: number) =>
      `${duration(blackoutMs)} + ${duration(announceMs)} = ${duration(blackoutMs + announceMs)}. The guest already runs, but the switches still send its traffic to the source until it has announced itself (the time for that is illustrative).`,
  },
};
