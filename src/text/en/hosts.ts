import { count, duration, number } from '../format';

const nowOr = (isSame: boolean) => (isSame ? 'Still' : 'Now');

/** The screen of the two hosts and of what goes wrong between them. */
export const hosts = {
  ignored: (rules: string) => `${rules} does not use these settings.`,
  whose: 'They belong to live migration between Hyper-V hosts.',
  useHyperV: 'Use Hyper-V’s rules',
  failure: (title: string) => `${title}.`,
  waits: (vm: string, source: string) => `${vm} waits on ${source}.`,
  stays: (vm: string, source: string) => `${vm} stays on ${source}.`,
  canMove: (vm: string, source: string, destination: string) =>
    `${vm} can move from ${source} to ${destination}.`,
  memoryFollows: 'The handshake succeeds. Then the memory is copied.',
  diskFollows: 'The handshake succeeds. Then the disk and the memory are copied.',
  start: 'Start the move',
  startWith: 'with',
  breakIt: 'Try a failure',
  choose: (rules: number) => `choose one of ${count(rules)}`,
  ready: 'Working setup',
  installed: 'Default settings',
  settings: 'Settings',
  host: 'host',
  move: 'The move',
  moveParts: 'administrator, VM',
  defaults: 'Where the defaults come from',
  examples: 'Names, addresses, processors and memory are examples.',

  /** What the last change of a setting did; "still" if it changed nothing. */
  change: {
    works: (isSame: boolean, vm: string, source: string, destination: string) =>
      `${nowOr(isSame)} works: ${hosts.canMove(vm, source, destination)}`,
    warns: (isSame: boolean, title: string) => `${nowOr(isSame)} works, with a warning: ${title}.`,
    waits: (isSame: boolean, title: string) => `${nowOr(isSame)} waits: ${title}.`,
    fails: (isSame: boolean, when: string, title: string) =>
      `${nowOr(isSame)} fails ${when}: ${title}.`,
    hidden: 'The move still fails.',
    show: 'Show it in the handshake',
  },

  /** A failure or a warning, beside the texts of its rule. */
  broken: {
    warning: (title: string) => `Warning: ${title}`,
    wrong: (title: string) => `What went wrong: ${title}`,
    when: 'When',
    code: 'Code',
    says: 'Message',
    codeOf: (codes: readonly string[], events: readonly number[]) =>
      [...codes, ...events.map((event) => `event ${event}`)].join(', ') || 'no code published',
    quoted: (says: string) => `“${says}”`,
    fix: (remedy: string) => `Fix it: ${remedy}`,
    goOn: (remedy: string) => `Go on: ${remedy}`,
    where: (source: string) =>
      `Run these commands on ${source}, in Windows PowerShell as administrator:`,
    whereElse: (source: string) =>
      `Run these commands on your own computer, to connect to ${source}:`,
    check: 'Check with PowerShell',
    mend: 'Fix with PowerShell',
    source: (pages: string) => `Source: ${pages}.`,
  },

  /** The card of storage and transport. */
  transport: {
    title: 'Storage and transport',
    storage: 'Storage',
    path: 'Destination folder',
    noPath: 'no folder',
    diskSize: 'Disk size',
    diskWrites: 'Disk writes by the VM',
    diskRate: 'Disk copy speed',
    illustrative: 'These three values are illustrative: none is published.',
    option: 'Performance options',
    rdma: 'SMB uses RDMA (SMB Direct) where the adapters of both hosts have it. There is no separate option for SMB Direct.',
    adapters: 'Network adapters',
    shareRights: 'Rights on the share',
    folderRights: 'Rights on its folder (NTFS)',
    smbLimit: 'SMB bandwidth limit',
    ratio: 'Compression ratio',
    compresses: 'Compression speed',
    link: 'Link',
    copied: (brownoutMs: number, cores: number) =>
      `Memory copied in ${duration(brownoutMs)}. Sending keeps ${number(cores)} processor cores of the source busy (illustrative).`,
    options: {
      tcp: 'TCP/IP',
      compression: 'Compression',
      smb: 'SMB without RDMA',
      'smb-direct': 'SMB',
    },
    kinds: { shared: 'shared', 'smb-share': 'SMB share', 'shared-nothing': 'shared-nothing' },
    sharedVolume: 'Cluster Shared Volume',
  },
};
