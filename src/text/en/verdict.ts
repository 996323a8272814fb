import { duration, number, roundsOf } from '../format';

/** Whether a move came about, in one sentence, and its figures. */
export const verdict = {
  simulating: 'Simulating the first run.',
  converged: (rounds: number, blackoutMs: number) =>
    `Converged in ${roundsOf(rounds)}, with a [${duration(blackoutMs)}](good number:blackout) blackout.`,
  stoppedAndCopied: (blackoutMs: number) =>
    `Stopped and copied, with a [${duration(blackoutMs)}](good number:blackout) blackout.`,
  pulled: (blackoutMs: number, pullMs: number) =>
    `Moved after a [${duration(blackoutMs)}](good number:blackout) blackout, then pulled its memory for [${duration(pullMs)}](number:pull).`,
  forced: (rounds: number, blackoutMs: number) =>
    `Will not converge: forced after ${roundsOf(rounds)}, with a [${duration(blackoutMs)}](bad number:blackout) blackout.`,
  aborted: (rounds: number) =>
    `[Given up](bad)${rounds ? ` after ${roundsOf(rounds)}` : ''}: the guest stays at the source.`,
  lost: '[Lost:](bad) neither host has all of the guest’s memory.',
  queued: 'Waits for its turn: the guest stays at the source until then.',
  failed: '[Failed:](bad) the guest stays at the source.',
  neverEnds: (rounds: number) =>
    `[Never ends:](bad) still copying${rounds ? ` after ${roundsOf(rounds)}` : ''}.`,
  networkLost: '[The guest has lost its network.](bad)',
  remedy: 'Why, and the remedy',
  figures: (brownoutMs: number, amplification: number, writeRatio: number, why: string) =>
    `[${duration(brownoutMs)}](strong number:brownout) [brownout](term:brownout) · [${number(amplification)}×](strong number:amplification) memory sent · the guest writes [${number(writeRatio)}×](strong number:writeRatio) what can be sent · ${why}`,
  again: 'Again with 100 seeds',
  preview: {
    counts: 'quick estimate by counts',
    smaller: 'quick estimate on fewer pages',
  },
  cancelled: 'the whole run was cancelled',
  underWay: 'every page is being simulated',
  run: 'Run',
  cancel: 'Cancel',
};
