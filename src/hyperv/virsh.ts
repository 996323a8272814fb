// The same move with libvirt: docs/manpages/virsh.rst, sections migrate, migrate-postcopy and
// migrate-setmaxdowntime.

type Options = Readonly<Record<string, number>>;

const MIB = 2 ** 20;

/** The flags of `virsh migrate` for each QEMU policy, by the policy's id. */
const FLAGS: Readonly<Record<string, (options: Options) => string[]>> = {
  qemu: () => [],
  // When to throttle, and the most it may, are not options of virsh.
  'qemu-auto-converge': ({ initialPercent, incrementPercent }) => [
    '--auto-converge',
    ...withNumber('--auto-converge-initial', initialPercent),
    ...withNumber('--auto-converge-increment', incrementPercent),
  ],
  'qemu-xbzrle': ({ cacheBytes }) => [
    ...['--compressed', '--comp-methods', 'xbzrle'],
    ...withNumber('--comp-xbzrle-cache', cacheBytes),
  ],
  'qemu-multifd': ({ channels }) => [
    '--parallel',
    ...withNumber('--parallel-connections', channels),
  ],
  // The quota is no option of virsh.
  'qemu-dirty-limit': () => ['--dirty-limit'],
  // QEMU knows zstd only for parallel connections, and has no default method for those.
  'qemu-multifd-zstd': ({ channels }) => [
    '--parallel',
    ...withNumber('--parallel-connections', channels),
    ...['--compressed', '--comp-methods', 'zstd'],
  ],
  'qemu-postcopy': (options) => ['--postcopy', ...whenToSwitch(options)],
};

/**
 * The line that moves the VM with libvirt from its present host; null for policies that are not
 * QEMU's own. Without shared storage the disk images must exist at the destination already.
 */
export function virshLine(
  policyId: string,
  options: Options,
  vm: string,
  destination: string,
  copiesDisks = false,
): string | null {
  const flags = flagsOf(policyId)?.(options);
  if (!flags) return null;
  return line([
    ...['virsh', 'migrate', '--live', '--p2p'],
    ...(copiesDisks ? ['--copy-storage-all'] : []),
    ...flags,
    // In whole MiB/s.
    ...withNumber('--bandwidth', options.maxBandwidth && atLeastOne(options.maxBandwidth / MIB)),
    ...['--domain', vm],
    ...['--desturi', `qemu+ssh://${authority(destination)}/system`],
  ]);
}

/** Lines for another terminal while the VM moves; none for policies that are not QEMU's own. */
export function virshLinesMeanwhile(policyId: string, options: Options, vm: string): string[] {
  if (!flagsOf(policyId)) return [];
  const { downtimeLimitMs } = options;
  return [
    // In whole ms.
    ...(downtimeLimitMs === undefined
      ? []
      : [['virsh', 'migrate-setmaxdowntime', vm, String(atLeastOne(downtimeLimitMs))]]),
    ...(policyId === 'qemu-postcopy' && whenToSwitch(options).length === 0
      ? [['virsh', 'migrate-postcopy', vm]]
      : []),
  ].map(line);
}

/** Own properties only: a policy's id may come from a link. */
function flagsOf(policyId: string) {
  return Object.hasOwn(FLAGS, policyId) ? FLAGS[policyId] : undefined;
}

/** The flags with which libvirt switches to post-copy by itself; none after several rounds, which it cannot count. */
function whenToSwitch({ switchAfterRounds = 1, switchAfterSeconds = 0 }: Options): string[] {
  if (switchAfterRounds > 1) return [];
  return switchAfterSeconds > 0
    ? [...withNumber('--timeout', Math.ceil(switchAfterSeconds)), '--timeout-postcopy']
    : ['--postcopy-after-precopy'];
}

function withNumber(option: string, value: number | undefined): string[] {
  return value ? [option, String(value)] : [];
}

function atLeastOne(value: number): number {
  return Math.max(1, Math.round(value));
}

/** A host in a URI: IPv6 addresses in brackets, characters that host names lack as UTF-8 bytes. */
function authority(host: string): string {
  if (/^[\da-f:.]*:[\da-f:.]*$/i.test(host)) return `[${host}]`;
  return encodeURIComponent(host.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function line(words: readonly string[]): string {
  return words.map(quoteForShell).join(' ');
}

/** Quotes a word for a POSIX shell, in which nothing in single quotes is expanded. */
export function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
