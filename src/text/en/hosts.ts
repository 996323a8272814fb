import { count, duration, number } from '../format';

/** The screen of the two hosts and of what goes wrong between them. */
export const hosts = {
  ignored: (rules: string) => `${rules} does not look at these settings.`,
  whose: 'They are those of live migration between Hyper-V hosts.',
  useHyperV: 'Use Hyper-V’s rules',
  failure: (title: string) => `${title}.`,
  waits: (vm: string, source: string) => `${vm} waits on ${source}.`,
  stays: (vm: string, source: string) => `${vm} stays on ${source}.`,
  canMove: (vm: string, source: string, destination: string) =>
    `${vm} can move from ${source} to ${destination}.`,
  memoryFollows: 'The handshake passes; then its memory follows.',
  diskFollows: 'The handshake passes; then its disk and its memory follow.',
  start: 'Start the move',
  breakIt: 'Try a failure',
  choose: (rules: number) => `choose one of ${count(rules)}`,
  ready: 'A ready pair',
  installed: 'As installed',
  settings: 'Settings',
  host: 'host',
  move: 'The move',
  moveParts: 'administrator, guest',
  defaults: 'Where the defaults come from',
  examples: 'Names, addresses, processors and memory are examples.',

  /** What went wrong, beside what its rule says. */
  broken: {
    warning: (title: string) => `Warning: ${title}`,
    wrong: (title: string) => `What went wrong: ${title}`,
    shows: 'Shows',
    code: 'Code',
    says: 'Says',
    codeOf: (code: string | null, event: number | null) =>
      [...(code === null ? [] : [code]), ...(event === null ? [] : [`event ${event}`])].join(
        ', ',
      ) || 'no code published',
    quoted: (says: string) => `“${says}”`,
    fix: (remedy: string) => `Fix it: ${remedy}`,
    goOn: (remedy: string) => `Go on: ${remedy}`,
    where: (source: string) => `To be typed at ${source}, in Windows PowerShell as administrator:`,
    check: 'PowerShell that shows it',
    mend: 'PowerShell that mends it',
    source: (pages: string) => `Source: ${pages}.`,
  },

  /** The card of storage and transport. */
  transport: {
    title: 'Storage and transport',
    storage: 'Storage',
    path: 'Path there',
    noPath: 'none named',
    diskSize: 'Disk size',
    diskWrites: 'Guest writes to it',
    diskRate: 'Disks copy',
    illustrative: 'The three are illustrative: no published value.',
    option: 'Option',
    adapters: 'Network adapters',
    smbLimit: 'SMB bandwidth limit',
    ratio: 'Ratio',
    compresses: 'Compresses',
    link: 'Link',
    away: (brownoutMs: number, cores: number) =>
      `Memory is away in ${duration(brownoutMs)}; sending keeps ${number(cores)} cores of the source busy (illustrative).`,
    options: {
      tcp: 'TCP/IP',
      compression: 'Compression',
      smb: 'SMB, Multichannel',
      'smb-direct': 'SMB Direct',
    },
    kinds: { shared: 'shared', 'smb-share': 'SMB share', 'shared-nothing': 'shared-nothing' },
    sharedVolume: 'Cluster Shared Volume',
  },
};
