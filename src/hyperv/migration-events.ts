import type { RoundRecord } from '../model/types';
import { type Command, command, listing } from './powershell';

/**
 * The logs of Windows that tell of a live migration. The names are those that Get-WinEvent takes;
 * Microsoft's guide to live migration troubles names the first two.
 */
export const LOGS = {
  vmms: 'Microsoft-Windows-Hyper-V-VMMS-Admin',
  worker: 'Microsoft-Windows-Hyper-V-Worker-Admin',
  availability: 'Microsoft-Windows-Hyper-V-High-Availability-Admin',
  clustering: 'Microsoft-Windows-FailoverClustering/Operational',
} as const;
export type LogId = keyof typeof LOGS;

/** The events of a migration that succeeds, in the order of its stages. */
export const SUCCESS_EVENTS = [
  { id: 22508, log: 'worker' },
  { id: 22509, log: 'worker' },
  { id: 22507, log: 'worker' },
  { id: 20415, log: 'vmms' },
  { id: 20418, log: 'vmms' },
] as const satisfies readonly { id: number; log: LogId }[];

/** The events of one that fails, or whose pause is long; the most general first. */
export const FAILURE_EVENTS = [21502, 21501, 21125, 21024, 20417] as const;

export type EventNumber = (typeof SUCCESS_EVENTS)[number]['id'] | (typeof FAILURE_EVENTS)[number];

/** Shows the newest events of each log, and writes the log of the cluster for the last 15 minutes. */
export function readLogs(): Command[] {
  return [
    ...Object.values(LOGS).map((LogName) =>
      listing(command('Get-WinEvent', { LogName, MaxEvents: 20 }), 'TimeCreated', 'Id', 'Message'),
    ),
    command('Get-ClusterLog', { TimeSpan: 15, Destination: '.' }, ['UseLocalTime']),
  ];
}

/** The pages that were sent while the VM was paused. */
export const pagesInBlackout = (rounds: readonly RoundRecord[]): number =>
  rounds.filter(({ live }) => !live).reduce((sum, { pagesSent }) => sum + pagesSent, 0);
