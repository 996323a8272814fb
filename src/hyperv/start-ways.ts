import type { HostSettings } from '../model/host-settings';
import { hostSettingsText } from '../text/host-settings';
import { startWaysText } from '../text/start-ways';
import { type Move, movesFiles } from './commands';
import { endsOf } from './ends';

type Tool = HostSettings['administrator']['tool'];

/** A tool that a move is started with. */
export interface StartTool {
  id: Tool;
  readonly label: string;
  readonly can: readonly string[];
  readonly cannot: readonly string[];
  /** The steps of this move; if the tool cannot do it, the tool to use instead. */
  clicks(move: Move): string[];
  /** The titles of Microsoft's pages that these texts are from. */
  readonly source: string;
}

const startTool = (id: Tool, clicks: StartTool['clicks']): StartTool => ({
  id,
  clicks,
  get label() {
    return hostSettingsText.tools[id];
  },
  get can() {
    return Object.values<string>(startWaysText.can[id]);
  },
  get cannot() {
    return Object.values<string>(startWaysText.cannot[id]);
  },
  get source() {
    return startWaysText.sources[id];
  },
});

/** The tools, in the order of the setting. */
export const START_TOOLS: readonly StartTool[] = [
  startTool('hyper-v-manager', clicksInHyperVManager),
  startTool('failover-cluster-manager', clicksInFailoverClusterManager),
  startTool('windows-admin-center', clicksInWindowsAdminCenter),
  startTool('powershell', clicksInPowerShell),
];

function namesOf({ hosts, policyId }: Move) {
  const { source, destination, sourceSide } = endsOf(hosts);
  return {
    vm: hosts.vm.name,
    from: source.name,
    to: destination.name,
    path: hosts.storage.destinationPath,
    isAtSource: hosts.administrator.signedInAt === sourceSide,
    isClustered: hosts.cluster.isClustered,
    isQuick: policyId === 'quick-migration',
  };
}

function clicksInHyperVManager(move: Move): string[] {
  const t = startWaysText.hyperVManager;
  const { vm, from, to, path, isAtSource, isClustered, isQuick } = namesOf(move);
  if (isClustered) return [t.useOther(vm)];
  return [
    t.open,
    ...(isAtSource ? [] : [t.connect(from)]),
    t.select(from),
    ...(isQuick ? [t.save(vm)] : []),
    t.move(vm),
    t.type,
    t.destination(to),
    ...(movesFiles(move)
      ? [t.withFiles, path ? t.folder(path, to) : t.browse(to)]
      : [t.withoutFiles]),
    t.finish,
    ...(isQuick ? [t.start(to, vm)] : []),
  ];
}

function clicksInFailoverClusterManager(move: Move): string[] {
  const t = startWaysText.failoverClusterManager;
  const { vm, to, isClustered, isQuick } = namesOf(move);
  if (!isClustered) return [t.useOther(vm)];
  return [t.open, t.roles, isQuick ? t.quick(vm) : t.live(vm), t.choose(to), t.follow];
}

function clicksInWindowsAdminCenter(move: Move): string[] {
  const t = startWaysText.windowsAdminCenter;
  const { vm, from, to, path, isClustered, isQuick } = namesOf(move);
  const inventory = [t.machines, t.inventory, ...(isQuick ? [t.save(vm)] : []), t.move(vm)];
  if (isClustered && isQuick) return [t.useOther(vm)];
  if (isClustered) return [t.openCluster, ...inventory, t.node(to), t.follow];
  return [
    t.openHost(from),
    ...inventory,
    t.server(to),
    ...(movesFiles(move) && path ? [t.folder(path)] : []),
    t.select,
    ...(isQuick ? [t.start(to, vm)] : []),
  ];
}

function clicksInPowerShell(move: Move): string[] {
  const t = startWaysText.powershell;
  const { vm, from, to, isAtSource, isClustered, isQuick } = namesOf(move);
  const isAtNode = move.hosts.administrator.signedInAt !== 'workstation';
  const place = isAtSource ? from : to;
  if (isClustered) return [isAtNode ? t.openAtNode(place) : t.signIn(from), t.moveRole(vm, to)];
  return [
    isAtNode ? t.open(place) : t.openAtWorkstation,
    t.compare,
    isQuick ? t.quick(vm) : t.move(vm, to),
  ];
}
