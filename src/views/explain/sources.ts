import { citationsText } from '../../text/citations';

/** Where a formula, a number or a definition comes from; without a link where none is published. */
export interface Source {
  label: string;
  href: string | null;
}

type SourceId = keyof typeof citationsText;

const of = (id: SourceId, href: string | null = null): Source => ({
  get label() {
    return citationsText[id];
  },
  href,
});

export const SOURCES = {
  model: of('model'),
  unit: of('unit'),
  brownout: of(
    'brownout',
    'https://learn.microsoft.com/windows-hardware/drivers/display/dirty-bit-tracking',
  ),
  fixedTimes: of('fixedTimes', 'https://aidanfinn.com/?p=12228'),
  transports: of('transports', 'https://aidanfinn.com/?p=15421'),
  sharedNothing: of('sharedNothing'),
  deploy: of(
    'deploy',
    'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2012-r2-and-2012/jj863389(v=ws.11)',
  ),
  // No address is known; the text is in Microsoft's public repositories.
  mobility: of('mobility'),
  clustering: of(
    'clustering',
    'https://learn.microsoft.com/windows-server/failover-clustering/failover-clustering-overview',
  ),
  replica: of(
    'replica',
    'https://learn.microsoft.com/windows-server/virtualization/hyper-v/manage/set-up-hyper-v-replica',
  ),
  workgroup: of(
    'workgroup',
    'https://learn.microsoft.com/windows-server/virtualization/hyper-v/manage/live-migration-workgroup-cluster',
  ),
  moveOverview: of(
    'moveOverview',
    'https://learn.microsoft.com/windows-server/virtualization/hyper-v/manage/live-migration-overview',
  ),
  manager: of(
    'manager',
    'https://learn.microsoft.com/windows-server/virtualization/hyper-v/manage/use-live-migration-without-failover-clustering-to-move-a-virtual-machine',
  ),
  storageUnit: of('storageUnit'),
  quickTimes: of('quickTimes'),
  quickInstead: of('quickInstead', 'https://github.com/Azure/AzureLocal-Supportability/pull/326'),
  clark: of('clark'),
  liu: of('liu'),
  nathan: of('nathan'),
  hines: of('hines'),
  qemu: of('qemu'),
  xbzrle: of('xbzrle'),
  throttle: of('throttle'),
  xen: of('xen', 'https://github.com/xen-project/xen/blob/c447b73/tools/libs/guest/xg_sr_save.c'),
  xenTrace: of('xenTrace', 'https://thr3ads.net/2244293'),
  vmotion: of('vmotion'),
  cloudHypervisor: of(
    'cloudHypervisor',
    'https://github.com/cloud-hypervisor/cloud-hypervisor/tree/ae44c29',
  ),
  performance: of('performance'),
} as const satisfies Record<SourceId, Source>;
