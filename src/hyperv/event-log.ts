import type { RoundRecord } from '../model/types';
import { type Command, command } from './powershell';
import type { SetupRule } from './rule';
import { longBlackout } from './rules-warn';
import { blackoutWarnings } from './rules';
import type { Situation } from './situation';

const VMMS = 'Microsoft-Windows-Hyper-V-VMMS-Admin';
const WORKER = 'Microsoft-Windows-Hyper-V-Worker-Admin';
const CLUSTER = 'Microsoft-Windows-Hyper-V-High-Availability-Admin';

/** So many of the newest events are looked at. */
const NEWEST = 100;

const lookFor = (host: string, logs: readonly string[], ids: readonly number[]): Command => ({
  ...command('Get-WinEvent', {
    LogName: logs,
    MaxEvents: NEWEST,
    ComputerName: host,
  }),
  then: [command('Where-Object', { Property: 'Id', Value: ids.map(String) }, ['In'])],
});

/** PowerShell that looks for the events of a rule at the source; empty where none is published. */
export const lookUpEvents = ({ events }: SetupRule, { source, cluster }: Situation): Command[] =>
  events.length
    ? [lookFor(source.name, cluster.isClustered ? [VMMS, CLUSTER] : [VMMS], events)]
    : [];

/** An event that a successful move writes; `text` has its sentence. */
export interface SuccessEvent {
  id: 20418 | 20415 | 20417 | 22507 | 22508 | 22509;
  log: string;
}

/**
 * The events of a move that succeeded: ramprasadtech.com, "Hyper-V Live Migration terms: brownout,
 * blackout and dirty pages"; 20417 is from "Troubleshoot live migration issues".
 */
export function successEvents(blackoutMs: number): SuccessEvent[] {
  const isLong = blackoutWarnings(blackoutMs).includes(longBlackout);
  return [
    { id: 22508, log: WORKER },
    { id: 22509, log: WORKER },
    { id: 22507, log: WORKER },
    { id: isLong ? 20417 : 20415, log: VMMS },
    { id: 20418, log: VMMS },
  ];
}

/** PowerShell that looks for those events on a host. */
export const findSuccess = (host: string, events: readonly SuccessEvent[]): Command[] => [
  lookFor(
    host,
    [VMMS, WORKER],
    events.map(({ id }) => id),
  ),
];

/** The pages that were sent while the VM was paused. */
export const pagesInBlackout = (rounds: readonly RoundRecord[]): number =>
  rounds.filter(({ live }) => !live).reduce((sum, { pagesSent }) => sum + pagesSent, 0);
