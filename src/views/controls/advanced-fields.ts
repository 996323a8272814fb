import type { Scenario } from '../../model/types';
import type { Shown } from './show';

interface Common {
  /** Where it stands in the scenario. */
  path: string;
  label: string;
  explain: string;
  /** Its id on the page, where it is not made from the path. */
  id?: string;
  /** Whether anything depends on it; always, without it. */
  applies?(scenario: Scenario): boolean;
}

/** A row of the advanced controls: a number, or a choice between named values. */
export type AdvancedField = Common & ({ unit: Shown } | { choices: Record<string, string> });

export interface AdvancedGroup {
  title: string;
  note?: string;
  fields: readonly AdvancedField[];
}

const hasKind =
  (...kinds: string[]) =>
  ({ workload }: Scenario) =>
    kinds.includes(workload.kind);
const hasPolicy =
  (...ids: string[]) =>
  ({ policy }: Scenario) =>
    ids.includes(policy.id);

/** What few people change, by what it belongs to. */
export const FIELD_GROUPS: readonly AdvancedGroup[] = [
  {
    title: 'Guest',
    fields: [
      {
        path: 'vm.pageBytes',
        id: 'page-size',
        label: 'Page size',
        explain: 'One write makes a whole page dirty: with large pages far more is sent again.',
        choices: { 4096: '4 KiB', 2097152: '2 MiB' },
      },
      {
        path: 'vm.vcpus',
        label: 'vCPUs',
        explain: 'Virtual processors; the cost of a write fault is shared among them.',
        unit: 'count',
      },
      {
        path: 'vm.zeroPageShare',
        label: 'Zero pages',
        explain: 'Share of the pages outside the working set that are empty: each costs a header.',
        unit: 'share',
      },
      {
        path: 'vm.deviceStateBytes',
        label: 'Device state',
        explain: 'Sent in the blackout, after the last pages.',
        unit: 'bytes',
      },
    ],
  },
  {
    title: 'Workload',
    fields: [
      {
        path: 'workload.hotPageShare',
        label: 'Hot pages',
        explain: 'Share of the working set that is hot.',
        unit: 'share',
        applies: hasKind('hot-cold'),
      },
      {
        path: 'workload.hotWriteShare',
        label: 'Hot writes',
        explain: 'Share of the writes that hit a hot page.',
        unit: 'share',
        applies: hasKind('hot-cold'),
      },
      {
        path: 'workload.exponent',
        label: 'Zipf exponent',
        explain: '0 is uniform; the larger, the more writes go to few pages.',
        unit: 'number',
        applies: hasKind('zipf'),
      },
      {
        path: 'workload.hotLayout',
        label: 'Hot layout',
        explain: 'Where the pages that are written most lie in the working set.',
        choices: { scattered: 'scattered', contiguous: 'contiguous' },
        applies: hasKind('hot-cold', 'zipf'),
      },
      {
        path: 'workload.compressRatio',
        label: 'Compress ratio',
        explain: 'How many times smaller a page becomes where pages are compressed.',
        unit: 'factor',
        // Hyper-V’s compression has it beside its transport.
        applies: hasPolicy('qemu-multifd-zstd'),
      },
      {
        path: 'workload.deltaBytes',
        label: 'Delta of a page',
        explain: 'What XBZRLE sends of a page that it finds in its cache.',
        unit: 'bytes',
        applies: hasPolicy('qemu-xbzrle'),
      },
      {
        path: 'workload.pace',
        label: 'When slowed',
        explain: 'Whether the guest falls behind when its vCPUs are slowed, or makes up for it.',
        choices: { cpu: 'falls behind', demand: 'catches up' },
      },
      {
        path: 'workload.touchesPerSecond',
        label: 'Touches',
        explain: 'Reads and writes a second: what post-copy has to fetch first.',
        unit: '/s',
      },
    ],
  },
  {
    title: 'Link',
    fields: [
      {
        path: 'link.pageHeaderBytes',
        label: 'Page header',
        explain: 'Sent with every page.',
        unit: 'bytes',
      },
      {
        path: 'link.giveUpMs',
        label: 'Give up after',
        explain: 'How long the hosts wait for a silent link; illustrative, it differs by product.',
        unit: 'ms',
      },
    ],
  },
  {
    title: 'Timing',
    note: 'Illustrative: no published value.',
    fields: [
      {
        path: 'timing.setupMs',
        label: 'Setup',
        explain: 'Before the first page: the hosts agree, the destination reserves memory.',
        unit: 'ms',
      },
      {
        path: 'timing.resumeMs',
        label: 'Resume',
        explain: 'From the last byte to the guest running at the destination.',
        unit: 'ms',
      },
      {
        path: 'timing.cleanupMs',
        label: 'Cleanup',
        explain: 'The source lets its copy go.',
        unit: 'ms',
      },
      {
        path: 'timing.announceMs',
        label: 'Announce',
        explain: 'Until the network knows where the guest is now.',
        unit: 'ms',
      },
      {
        path: 'timing.faultMicros',
        label: 'Write fault',
        explain: 'What the first write to a page costs while writes are logged.',
        unit: 'us',
      },
    ],
  },
  {
    title: 'Limits',
    fields: [
      {
        path: 'limits.maxSeconds',
        label: 'Simulated time',
        explain: 'A migration that takes longer is reported as one that never ends.',
        unit: 's',
      },
      {
        path: 'limits.maxRounds',
        label: 'Rounds',
        explain: 'A migration that takes more is reported as one that never ends.',
        unit: 'count',
      },
      {
        path: 'limits.retries',
        label: 'Retries',
        explain: 'How often a move that lost its link begins again.',
        unit: 'count',
      },
    ],
  },
  {
    title: 'Chance',
    fields: [
      {
        path: 'seed',
        id: 'seed',
        label: 'Seed',
        explain: 'The same scenario with the same seed is the same run, page for page.',
        unit: 'plain',
      },
    ],
  },
];
