import {
  count,
  differentPagesOf,
  duration,
  number,
  pagesOf,
  percent,
  plural,
  roundsOf,
  sentenceOf,
} from '../format';
import type { policyNames } from './policies';

type PolicyName = keyof typeof policyNames;

/** Who ends the rounds, by policy. */
const PRODUCTS: Record<PolicyName, string> = {
  'hyper-v': 'Hyper-V',
  'hyper-v-5': 'Hyper-V',
  qemu: 'QEMU',
  'qemu-auto-converge': 'QEMU',
  'qemu-xbzrle': 'QEMU',
  'qemu-multifd': 'QEMU',
  'qemu-multifd-zstd': 'QEMU',
  'qemu-dirty-limit': 'QEMU',
  'qemu-postcopy': 'QEMU',
  xen: 'Xen',
  'xen-legacy': 'Xen',
  vmotion: 'vMotion',
  'cloud-hypervisor': 'Cloud Hypervisor',
  proxmox: 'Proxmox VE',
  nova: 'Nova',
  kubevirt: 'KubeVirt',
  'post-copy': 'Post-copy',
  'stop-and-copy': 'Stop-and-copy',
  'quick-migration': 'Quick Migration',
};

/** Microsoft counts passes. */
const passesOrRounds = (policy: PolicyName, rounds: number) =>
  policy.startsWith('hyper-v')
    ? `${count(rounds)} ${plural(rounds, 'pass', 'passes')}`
    : roundsOf(rounds);

const writes = (ratio: number, isAtFirst: boolean) =>
  ratio > 0
    ? `${isAtFirst ? 'At first, the' : 'The'} VM writes pages at [${percent(ratio)}](strong number:writeRatio) of the speed at which they can be sent.`
    : `${isAtFirst ? 'At first, the' : 'The'} VM writes [no pages](strong number:writeRatio).`;

const sent = (amplification: number) =>
  number(amplification) === '1'
    ? 'The data sent is [as large](strong number:amplification) as the memory.'
    : `The data sent is [${number(amplification)}](strong number:amplification) times the memory.`;

/** Most clients do not notice a pause of a second; a longer one is nothing good. */
const GOOD_PAUSE_MS = 1000;
const paused = (ms: number) =>
  `[${duration(ms)}](${ms <= GOOD_PAUSE_MS ? 'good' : 'bad'} number:blackout)`;

/** Whether a migration succeeded, in one line, and its numbers in the line below. */
export const verdict = {
  simulating: 'Simulating the first run.',
  behind: 'The change is being simulated.',
  unsure: 'This move takes many rounds. The full simulation tells how it ends.',
  converged: (rounds: number, blackoutMs: number) =>
    `Converged in ${roundsOf(rounds)}. The VM is paused for ${paused(blackoutMs)}.`,
  stoppedAndCopied: (blackoutMs: number) =>
    `The VM is paused for ${paused(blackoutMs)} while all memory is copied.`,
  pulled: (blackoutMs: number, pullMs: number) =>
    `The VM is paused for ${paused(blackoutMs)} and moves. It pulls its memory for [${duration(pullMs)}](number:pull).`,
  forced: (policy: PolicyName, rounds: number, blackoutMs: number) =>
    `Did not converge. ${PRODUCTS[policy]} stopped after ${passesOrRounds(policy, rounds)} and paused the VM for [${duration(blackoutMs)}](bad number:blackout).`,
  aborted: (rounds: number) =>
    `[The move was given up](bad)${rounds ? ` after ${roundsOf(rounds)}` : ''}. The VM stays at the source.`,
  abortedIn: (round: number) =>
    `[The move was given up](bad) in round ${count(round)}. The VM stays at the source.`,
  lost: '[The VM is lost.](bad) Neither host has all of its memory.',
  queued: 'The move waits for its turn. The VM stays at the source.',
  failed: '[The move failed.](bad) The VM stays at the source.',
  neverEnds: (rounds: number) =>
    rounds
      ? `[Does not converge.](bad) Memory is still being copied after ${roundsOf(rounds)}.`
      : '[The move did not end](bad) within the simulated time.',
  networkLost: '[The VM loses its network.](bad)',
  cause: (why: string) => `Cause: ${sentenceOf(why)}`,
  remedy: 'Show the cause and the fix',
  figures: (
    brownoutMs: number,
    amplification: number,
    writeRatio: { ratio: number; isAtFirst: boolean },
    drawn: number,
    why: string,
  ) =>
    `${
      brownoutMs > 0
        ? `Memory is copied for [${duration(brownoutMs)}](strong number:brownout) ([brownout](term:brownout)).`
        : 'There is [no brownout](number:brownout).'
    } ${sent(amplification)} ${writes(writeRatio.ratio, writeRatio.isAtFirst)} ${
      drawn ? `You wrote [${differentPagesOf(drawn)}](strong) on top of that. ` : ''
    }${sentenceOf(why)}`,
  waited: (ms: number) => `While the link was cut, the VM stood still for [${duration(ms)}](bad).`,
  /** What the last round says of why the rounds did or did not converge. */
  lastRound: {
    stuck: (sent: number, dirtied: number) =>
      `The rounds stopped shrinking: while the last one sent ${pagesOf(sent)}, the VM dirtied ${count(dirtied)}.`,
    shrinking: (sent: number, dirtied: number) =>
      `The rounds were still shrinking: while the last one sent ${pagesOf(sent)}, the VM dirtied ${count(dirtied)}.`,
    slowed: (speed: number) => `In the last round, the VM was slowed to ${percent(speed)}.`,
    samePages: (ratio: number) =>
      `Many writes hit the same pages: newly dirty pages are [${percent(ratio)}](strong number:newlyDirtyRatio) of what can be sent.`,
  },
  again: 'Repeat 100 times',
  keep: 'Keep this run',
  keepKey: 'Key k',
  race: 'Race other rules',
  preview: {
    counts: 'This is a quick estimate from page counts.',
    smaller: 'This is a quick estimate with fewer pages.',
  },
  scaled: (pages: number) =>
    `This VM is too large to simulate page by page. Each simulated page stands for ${count(pages)} pages, on the map too.`,
  cancelled: 'The full simulation was cancelled.',
  underWay: 'The full simulation is running.',
  run: 'Run it',
  cancel: 'Cancel it',
};
