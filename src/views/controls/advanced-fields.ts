import type { Scenario } from '../../model/types';
import { fieldNamesText as t } from '../../text/field-names';
import { bytes } from '../../text/format';
import type { Shown } from './show';

interface Common {
  /** Its path in the scenario. */
  path: keyof typeof t.fields;
  /** Its id on the page, if not made from the path. */
  id?: string;
  /** Shown elsewhere under the rules of Hyper-V. */
  isBesideTransport?: boolean;
}

/** A row of the advanced controls: a number, or a choice between named values. */
export type AdvancedField = Common &
  ({ unit: Shown } | { choices(scenario: Scenario): Record<string, string> });

export interface AdvancedGroup {
  id: keyof typeof t.groups;
  /** No source publishes its values. */
  isIllustrative?: boolean;
  fields: readonly AdvancedField[];
}

/** Page sizes of x86, Arm and POWER processors. */
const USUAL_PAGES = [12, 14, 16, 21, 24, 30].map((power) => 2 ** power);

/** Rarely changed fields, by group. */
export const FIELD_GROUPS: readonly AdvancedGroup[] = [
  {
    id: 'guest',
    fields: [
      {
        path: 'vm.pageBytes',
        id: 'page-size',
        choices: ({ vm }) =>
          Object.fromEntries([...USUAL_PAGES, vm.pageBytes].map((size) => [size, bytes(size)])),
      },
      {
        path: 'vm.vcpus',
        unit: 'count',
      },
      {
        path: 'vm.zeroPageShare',
        unit: 'share',
      },
      {
        path: 'vm.deviceStateBytes',
        unit: 'bytes',
      },
    ],
  },
  {
    id: 'workload',
    fields: [
      {
        path: 'workload.hotPageShare',
        unit: 'share',
      },
      {
        path: 'workload.hotWriteShare',
        unit: 'share',
      },
      {
        path: 'workload.exponent',
        unit: 'number',
      },
      {
        path: 'workload.hotLayout',
        choices: () => t.layouts,
      },
      {
        path: 'workload.compressRatio',
        unit: 'factor',
        isBesideTransport: true,
      },
      {
        path: 'workload.deltaBytes',
        unit: 'bytes',
      },
      {
        path: 'workload.pace',
        choices: () => t.paces,
      },
      {
        path: 'workload.cpuShare',
        unit: 'share',
      },
      {
        path: 'workload.touchesPerSecond',
        unit: '/s',
      },
    ],
  },
  {
    id: 'link',
    fields: [
      {
        path: 'link.pageHeaderBytes',
        unit: 'bytes',
      },
      {
        path: 'link.hostProcessors',
        unit: 'count',
      },
      {
        path: 'link.senderBytesPerSecond',
        unit: 'rate',
      },
      {
        path: 'link.windowBytes',
        unit: 'bytes',
      },
      {
        path: 'link.queuedBytes',
        unit: 'bytes',
      },
      {
        path: 'link.giveUpMs',
        unit: 'ms',
      },
    ],
  },
  {
    id: 'timing',
    isIllustrative: true,
    fields: [
      {
        path: 'timing.setupMs',
        unit: 'ms',
      },
      {
        path: 'timing.resumeMs',
        unit: 'ms',
      },
      {
        path: 'timing.cleanupMs',
        unit: 'ms',
      },
      {
        path: 'timing.announceMs',
        unit: 'ms',
      },
      {
        path: 'timing.faultMicros',
        unit: 'us',
      },
      {
        path: 'timing.zeroPageNanos',
        unit: 'ns',
      },
      {
        path: 'timing.syncMicrosPerGiB',
        unit: 'us',
      },
    ],
  },
  {
    id: 'limits',
    fields: [
      {
        path: 'limits.maxSeconds',
        unit: 's',
      },
      {
        path: 'limits.maxRounds',
        unit: 'count',
      },
      {
        path: 'limits.retries',
        unit: 'count',
      },
    ],
  },
  {
    id: 'chance',
    fields: [
      {
        path: 'seed',
        id: 'seed',
        unit: 'plain',
      },
    ],
  },
];
