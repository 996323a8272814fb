import type { SuccessEvent } from '../../hyperv/event-log';
import { count, duration } from '../format';

/** The values of a run that events report. */
export interface EventValues {
  vm: string;
  brownoutMs: number;
  blackoutMs: number;
  totalMs: number;
  pages: number;
}

const says: Readonly<Record<SuccessEvent['id'], (values: EventValues) => string>> = {
  22508: ({ brownoutMs }) => `Brownout time: ${duration(brownoutMs)} in this run.`,
  22509: ({ blackoutMs, pages }) =>
    `Blackout time and dirty pages: ${duration(blackoutMs)} and ${count(pages)} pages in this run.`,
  22507: ({ totalMs }) => `Summary of the live migration: ${duration(totalMs)} in this run.`,
  20415: ({ blackoutMs }) =>
    `Success, with the blackout time: ${duration(blackoutMs)} in this run.`,
  20417: ({ blackoutMs }) =>
    `Success, with an unexpectedly long blackout time: ${duration(blackoutMs)} in this run.`,
  20418: ({ vm }) => `The live migration of ${vm} succeeded.`,
};

/** The events in Windows logs for a move. */
export const eventLog = {
  title: 'What the event logs would show',
  event: 'Event',
  log: 'Log',
  meaning: 'What it says',
  says,
  find: 'Find these events with PowerShell',
  look: 'Look in the event log',
  source:
    'Source: ramprasadtech.com, “Hyper-V Live Migration terms”. Which of the hosts writes each event is not confirmed.',
};
