import type { EventNumber, LogId } from '../../hyperv/migration-events';
import { duration, pagesOf } from '../format';

const events: Readonly<Record<EventNumber, string>> = {
  22508: 'The brownout: how long the memory was copied while the VM ran.',
  22509: 'The blackout: how long the VM was paused, and how many dirty pages were copied then.',
  22507: 'A summary of the whole live migration.',
  20415: 'The blackout again, in the log of the management service.',
  20418: 'The live migration succeeded.',
  21502:
    'The live migration failed. The message has an error code, such as 0x8009030E, which names the cause.',
  21501: 'The limit on simultaneous live migrations was reached.',
  21125: 'The destination could not set up the configuration of the VM.',
  21024: 'The migration failed at the source. Other events have the cause.',
  20417: 'The VM has moved, but its blackout was unexpectedly long.',
};

const logs: Readonly<Record<LogId, string>> = {
  vmms: 'Hyper-V-VMMS',
  worker: 'Hyper-V-Worker',
  availability: 'Hyper-V-High-Availability',
  clustering: 'FailoverClustering',
};

/** The events that Windows logs for a live migration, beside the run in the cluster lab. */
export const migrationEvents = {
  title: 'Where to look afterwards',
  where:
    'Each live migration leaves events on the nodes. In Event Viewer, open Applications and Services Logs, Microsoft, Windows.',
  success: 'If it succeeds',
  failure: 'If it fails',
  events,
  inLog: (log: LogId) => `Log: ${logs[log]}.`,
  failureLogs: `Look in ${logs.availability} and ${logs.vmms}, on both nodes.`,
  /** What the events would report about the run on the drawing. */
  ofRun: {
    brownout: (ms: number) => `In this run: ${duration(ms)}.`,
    blackout: (ms: number) => `In this run: ${duration(ms)}.`,
    blackoutPages: (ms: number, pages: number) =>
      `In this run: ${duration(ms)} and ${pagesOf(pages)}.`,
    succeeded: 'This run would log it.',
    failed: (reason: string) => `This run failed: ${reason}.`,
  },
  commands: 'Read the logs with PowerShell, on each node',
  clusterLog:
    'The last command writes the log of every node of the cluster into the current folder.',
  source:
    'Sources: ramprasadtech.com, “Hyper-V live migration terms”, 2016; Microsoft support, “High availability virtual machine troubleshooting guidance” and “Hyper-V virtual machine live migration”; Microsoft Learn, Get-ClusterLog.',
};
