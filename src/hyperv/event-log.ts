import { LOGS, SUCCESS_EVENTS } from './migration-events';
import { type Command, command } from './powershell';
import type { SetupRule } from './rule';
import { longBlackout } from './rules-warn';
import { blackoutWarnings } from './rules';
import type { Situation } from './situation';

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

/** PowerShell that finds the events of a rule at the source; empty if none is published. */
export const lookUpEvents = ({ events }: SetupRule, { source, cluster }: Situation): Command[] =>
  events.length
    ? [
        lookFor(
          source.name,
          cluster.isClustered ? [LOGS.vmms, LOGS.availability] : [LOGS.vmms],
          events,
        ),
      ]
    : [];

/** An event that a successful move writes; `text` has its sentence. */
export interface SuccessEvent {
  id: (typeof SUCCESS_EVENTS)[number]['id'] | 20417;
  log: string;
}

/**
 * The events of a move that succeeded: ramprasadtech.com, "Hyper-V Live Migration terms: brownout,
 * blackout and dirty pages"; 20417 is from "Troubleshoot live migration issues".
 */
export function successEvents(blackoutMs: number): SuccessEvent[] {
  const isLong = blackoutWarnings(blackoutMs).includes(longBlackout);
  return SUCCESS_EVENTS.map(({ id, log }) => ({
    id: id === 20415 && isLong ? 20417 : id,
    log: LOGS[log],
  }));
}

/** PowerShell that looks for those events on a host. */
export const findSuccess = (host: string, events: readonly SuccessEvent[]): Command[] => [
  lookFor(
    host,
    [LOGS.vmms, LOGS.worker],
    events.map(({ id }) => id),
  ),
];
