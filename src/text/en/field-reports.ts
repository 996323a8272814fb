/** Public reports that are compared with the lab: what was measured, and the source. */
const REPORTS = {
  'proxmox-secure': {
    title: 'Proxmox VE 9, 12.6 GiB, 10 GbE, “secure”',
    source: 'Proxmox forum, 2025',
  },
  'qemu-idle-zero': {
    title: 'QEMU 6.2, 16 GiB just started, to the same host',
    source: 'QEMU mailing list, 2022',
  },
  'qemu-postcopy-request': {
    title: 'QEMU post-copy, 20 GiB, one busy thread',
    source: 'QEMU mailing list, 2022',
  },
  'qemu-postcopy-preempt': {
    title: 'The same with postcopy-preempt',
    source: 'QEMU mailing list, 2022',
  },
  'hyper-v-55g': {
    title: 'Windows Server 2012 R2, 55 GB idle, 10 GbE, TCP/IP',
    source: 'workinghardinit.work, 2013',
  },
  'hyper-v-team-compression': {
    title: '6 VMs of 9 GB at once over two 10 GbE adapters, compression',
    source: 'workinghardinit.work, 2013',
  },
  'hyper-v-team-tcp': {
    title: 'The same VMs with TCP/IP',
    source: 'workinghardinit.work, 2013',
  },
  'kubevirt-200m': {
    title: 'KubeVirt, 200 MiB written again and again, 64 MiB/s',
    source: 'kubevirt/kubevirt#3504',
  },
  'kubevirt-400m': {
    title: 'KubeVirt, 400 MiB written again and again, 10 GbE',
    source: 'kubevirt/kubevirt#3504',
  },
  'proxmox-measured': {
    title: 'Proxmox VE 9, 12.6 GiB, a link of 773 MiB/s',
    source: 'Proxmox forum, 2025',
  },
  'qemu-dirty-rate': {
    title: 'QEMU, 598,555 pages/s of 409,600 pages, 19.8 Gb/s',
    source: 'QEMU mailing list, 2022',
  },
  'vmotion-far': {
    title: 'vMotion with a round trip of 100 ms',
    source: 'VMware: supported up to 150 ms',
  },
  'vm-network': {
    title: 'The switch of the destination leads to another network',
    source: 'Azure/AzureLocal-Supportability#326',
  },
  vtpm: {
    title: 'Virtual TPM, no certificates at the destination',
    source: 'Microsoft support, live migration troubleshooting guide',
  },
  'share-rights': {
    title: 'SMB share, the hosts have no rights on the folder',
    source: 'virtualizationdojo.com',
  },
  'old-ticket': {
    title: 'Kerberos, tickets from before the delegation',
    source: 'Microsoft support, “Troubleshoot live migration issues”',
  },
  'no-delegation': {
    title: 'Kerberos without constrained delegation',
    source: 'Microsoft support, “Troubleshoot live migration issues”',
  },
  iso: {
    title: 'vmguest.iso is in the drive',
    source: 'Microsoft support, “Troubleshoot live migration issues”',
  },
  'qemu-sync-1t': { title: 'QEMU, last sync of 1 TiB', source: 'QEMU mailing list, 2022' },
  'qemu-sync-16g': {
    title: 'QEMU, last sync of 16 GiB',
    source: 'QEMU mailing list, 2022',
  },
  'cloud-hypervisor-6g': {
    title: 'Cloud Hypervisor, 6 GiB, one iteration',
    source: 'cloud-hypervisor#7835',
  },
};

/** A report by its id. */
export type ReportId = keyof typeof REPORTS;

const KERBEROS_CODES = 'Both codes are published for this cause. The lab shows 0x8009030D first.';

export const fieldReports = {
  reports: REPORTS,
  /** Why a simulated figure is more than a quarter off. */
  reasons: {
    'proxmox-secure': {
      blackoutMs: 'The limit is 100 ms. The memory left at the last check varies from run to run.',
    },
    'qemu-idle-zero': {
      blackoutMs: 'At 64 GiB a whole pause took 24 ms (`qatzip-compression.rst`).',
      syncs: 'The first sync of QEMU belongs to setup here.',
    },
    'proxmox-measured': {
      blackoutMs: 'The limit is 100 ms. What is left at the last look is up to chance.',
    },
    'qemu-dirty-rate': {
      outcome:
        'QEMU counts distinct pages, and here they are entered as writes. As a dirty rate the number is refused.',
    },
    'old-ticket': { error: KERBEROS_CODES },
    'no-delegation': { error: KERBEROS_CODES },
    'qemu-sync-16g': {
      lastSyncMs: 'Other parts of the pause are in it. At 64 GiB a whole pause took 24 ms.',
    },
  },
  title: 'Reports from the field',
  introduction:
    'Public reports of people who measured migrations, beside what the lab simulates. `npm run --silent field` makes this page. A simulated figure is right if it is within a quarter of the measured one.',
  columns: {
    report: 'report',
    figure: 'figure',
    measured: 'measured',
    simulated: 'simulated',
    difference: 'difference',
    remark: 'remark',
    source: 'source',
  },
  figures: {
    totalMs: 'total time',
    memoryMs: 'time to copy the memory',
    allMovesMs: 'until all have moved',
    blackoutMs: 'blackout',
    bytesSent: 'bytes sent',
    syncs: 'syncs',
    faultMs: 'time of a page request',
    lastSyncMs: 'dirty log in the blackout',
    outcome: 'outcome',
    error: 'error of the setup',
  },
  range: (low: string, high: string) => `${low} to ${high}`,
  same: 'the same',
  none: 'none',
  other: 'another',
};
