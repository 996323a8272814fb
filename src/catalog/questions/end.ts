import { explainStop } from '../../hyperv/explain-stop';
import { stepsOf } from '../../model/steps';
import type { MigrationResult } from '../../model/types';
import { hasMoved, judge } from '../../model/verdict';
import type { QuestionRun } from './run';

export function askWhyStopped({ result, live }: QuestionRun) {
  const { outcome } = result;
  const reason = explainStop(result);
  const ends: Record<MigrationResult['outcome'], string> = {
    converged: sayConverged(result, live.length > 0),
    forced:
      'A limit ended the rounds, not the rule: too much was left, and it went into the blackout.',
    aborted: 'The move was given up; the guest never left the source.',
    'not-converged': 'Only the limit of the simulation ended it; nothing in the rules does.',
    lost: 'The guest had moved before its memory, so neither host has all of it.',
    failed: 'It failed over settings, not over memory.',
  };
  return {
    ask: live.length
      ? `After ${live.length === 1 ? 'one live round' : `${live.length} live rounds`} it was over. Which rule or limit ended it, and what was compared with what?`
      : 'There was no live round. Why not?',
    answer: `${reason[0]!.toUpperCase()}${reason.slice(1)}. ${ends[outcome]}`,
  };
}

/** Why it was time to pause the guest, or to move it. */
function sayConverged({ pullMs }: MigrationResult, isLive: boolean): string {
  if (pullMs > 0)
    return 'The guest moves before its memory, and pays by waiting for pages it lacks.';
  return isLive
    ? 'The rule of the hypervisor was met: what was left was little enough.'
    : 'So it stands still for as long as all of its memory takes.';
}

const PARTS: Readonly<Record<string, string>> = {
  'last-pages': 'last pages',
  'device-state': 'device state',
  resume: 'round trip and resume',
};

export function askBlackout({ result, write }: QuestionRun) {
  const { blackoutMs, rounds, scenario } = result;
  if (blackoutMs === 0 || !hasMoved(result)) return null;
  const parts = stepsOf(result).filter(({ code }) => code in PARTS);
  const sum = parts
    .map(({ code, fromMs, toMs }) => `${PARTS[code]} ${write.duration(toMs - fromMs)}`)
    .join(' + ');
  const last = rounds.at(-1);
  const pages = last && !last.live && result.pullMs === 0 ? last.pagesToSend : 0;
  return {
    ask: `Of what is the blackout made? Compute it: ${write.pagesOf(pages)} and ${write.bytes(scenario.vm.deviceStateBytes)} of device state are left, the round trip takes ${write.duration(scenario.link.roundTripMs)}, and waking the guest ${write.duration(scenario.timing.resumeMs)}.`,
    answer: `${sum} = ${write.duration(blackoutMs)}.`,
  };
}

export function askPull({ result, write }: QuestionRun) {
  const { pull, pullMs } = result;
  if (pullMs === 0 || pull.length === 0) return null;
  const slowest = Math.min(...pull.map(({ guestSpeed }) => guestSpeed));
  const faults = pull.reduce((sum, step) => sum + step.faults, 0);
  return {
    ask: 'The guest moved before its memory. What does it pay for the short blackout, and what could go wrong that cannot go wrong in pre-copy?',
    answer: `It waits for every page it touches and lacks: ${write.count(faults)} faults in ${write.duration(pullMs)}, and a speed of ${write.percent(slowest)} when it was slowest. If the link or a host fails meanwhile, neither host has all of its memory, and the guest is lost.`,
  };
}

export function askTwiceTheLink({ result, write, live, doubled }: QuestionRun) {
  if (!live.length || !doubled) return null;
  const { writeRatio } = judge(result);
  const q = writeRatio
    ? `q halves from ${write.number(writeRatio)} to ${write.number(writeRatio / 2)}, `
    : '';
  const ends: Record<MigrationResult['outcome'], string> = {
    converged: 'converges',
    forced: 'is forced',
    aborted: 'is given up',
    'not-converged': 'does not end',
    lost: 'loses the guest',
    failed: 'fails',
  };
  const rounds = `${doubled.liveRounds} live ${write.plural(doubled.liveRounds, 'round', 'rounds')}`;
  return {
    ask: `What would change if the link were twice as fast? Say first what happens to ${q ? 'q, to ' : ''}round 0 and to the number of rounds; then simulate it.`,
    answer: `If the link is what limits the sender, ${q}round 0 takes half the time${q && ', and less is dirtied in it'}. Simulated with the same seed the move ${ends[doubled.outcome]} after ${rounds}: brownout ${write.duration(doubled.brownoutMs)} instead of ${write.duration(result.brownoutMs)}, blackout ${write.duration(doubled.blackoutMs)} instead of ${write.duration(result.blackoutMs)}.`,
  };
}

export function askClient({ result, write }: QuestionRun) {
  const { blackoutMs, scenario } = result;
  if (!hasMoved(result) || blackoutMs === 0) return null;
  const { announceMs } = scenario.timing;
  return {
    ask: 'For how long do a client’s requests go unanswered, and why is that longer than the blackout that the hypervisor counts?',
    answer: `${write.duration(blackoutMs)} + ${write.duration(announceMs)} = ${write.duration(blackoutMs + announceMs)}. The guest already runs, but the switches still send its traffic to the source until it has announced itself (the time for that is illustrative).`,
  };
}
