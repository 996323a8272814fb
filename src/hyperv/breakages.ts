import type { HostsDraft } from './situation';

/** Changes to a working setup that break a rule, by the rule's id. */
export const breakages: Readonly<Record<string, (draft: HostsDraft) => void>> = {
  'manager-on-clustered': ({ hosts }) => {
    hosts.cluster.isClustered = true;
    hosts.administrator.tool = 'hyper-v-manager';
  },
  'cluster-manager-without-cluster': ({ hosts }) =>
    void (hosts.administrator.tool = 'failover-cluster-manager'),
  'clustered-files': ({ hosts, storage }) => {
    cluster({ hosts });
    storage.kind = 'shared-nothing';
  },
  'not-enabled': ({ hosts }) => void (hosts.first.liveMigration = false),
  'backing-up': ({ hosts }) => void (hosts.vm.isBackingUp = true),
  'workgroup-cluster': ({ hosts }) => {
    cluster({ hosts });
    hosts.cluster.isWorkgroup = true;
  },
  'possible-owner': ({ hosts }) => {
    cluster({ hosts });
    hosts.cluster.isPossibleOwner = false;
  },
  'cluster-network': ({ hosts }) => {
    cluster({ hosts });
    hosts.cluster.hasUsableNetwork = false;
  },
  'port-3343': ({ hosts }) => {
    cluster({ hosts });
    hosts.second.port3343 = 'closed';
  },
  'limit-reached': ({ hosts }) => void (hosts.first.underWay = hosts.first.simultaneous),
  'limit-queued': ({ hosts }) => {
    cluster({ hosts });
    hosts.first.underWay = hosts.cluster.simultaneous;
  },
  'credential-guard': ({ hosts }) => void (hosts.first.system = '2025'),
  'no-session': ({ hosts }) => void (hosts.administrator.signedInAt = 'workstation'),
  'way-back': ({ hosts }) => void (hosts.administrator.direction = 'back'),
  'no-delegation': ({ hosts }) => {
    hosts.first.authentication = 'kerberos';
    hosts.second.authentication = 'kerberos';
  },
  'no-file-delegation': (draft) => {
    kerberos(draft);
    draft.hosts.first.delegatesFiles = false;
    draft.storage.kind = 'shared-nothing';
    draft.hosts.storage.destinationPath = 'D:\\VMs';
  },
  'clock-skew': (draft) => {
    kerberos(draft);
    draft.hosts.second.clockMinutes = 6;
  },
  'old-ticket': (draft) => {
    kerberos(draft);
    draft.hosts.administrator.hasFreshTickets = false;
  },
  'wrong-principal': ({ hosts }) => void (hosts.second.reachedBy = 'another network'),
  'port-6600-refused': ({ hosts }) => void (hosts.second.port6600 = 'refused'),
  'port-6600-reset': ({ hosts }) => void (hosts.second.port6600 = 'reset'),
  'port-6600-timed-out': ({ hosts }) => void (hosts.second.port6600 = 'timed out'),
  'port-6600-forbidden': ({ hosts }) => void (hosts.second.port6600 = 'forbidden'),
  'port-445': ({ hosts, link }) => {
    link.transport = 'smb';
    hosts.second.port445 = 'closed';
  },
  'network-not-allowed': ({ hosts }) =>
    void (hosts.second.incomingNetworks = ['10.0.1.0/24', 'fd00:1::/64']),
  'unknown-owner': ({ hosts }) => {
    cluster({ hosts });
    hosts.vm.hasKnownOwner = false;
  },
  'checkpoint-time-out': ({ hosts }) => {
    hosts.vm.standardCheckpoints = 2;
    hosts.second.hasSlowSystemDrive = true;
  },
  'shared-disk': ({ hosts }) => void (hosts.vm.disks = 'shared VHDX'),
  'pass-through-disk': ({ hosts }) => void (hosts.vm.disks = 'pass-through'),
  'logon-right': ({ hosts }) => void (hosts.second.hasLogonRight = false),
  version: ({ hosts }) => void (hosts.second.system = '2016'),
  'no-path': ({ storage, hosts }) => {
    storage.kind = 'shared-nothing';
    hosts.storage.destinationPath = '';
  },
  'share-access': ({ hosts, storage }) => {
    storage.kind = 'smb-share';
    hosts.storage.hasShareRights = false;
  },
  image: ({ hosts }) => void (hosts.vm.image = 'on the source'),
  memory: ({ hosts, vm }) => void (hosts.second.freeMemoryBytes = Math.floor(vm.memoryBytes / 2)),
  switch: ({ hosts }) => void (hosts.second.switches = ['Production']),
  'assigned-gpu': ({ hosts }) => void (hosts.vm.gpu = 'assigned'),
  'gpu-partition': ({ hosts }) => void (hosts.vm.gpu = 'partition'),
  'processor-vendor': ({ hosts }) => void (hosts.second.processorVendor = 'AMD'),
  'processor-generation': ({ hosts }) => void (hosts.second.processorGeneration = 10),
  microcode: ({ hosts }) => void (hosts.second.microcode = 2),
  guardian: ({ hosts }) => void (hosts.vm.hasTpm = true),
  'system-drive': ({ hosts }) => {
    cluster({ hosts });
    hosts.second.systemDrive = 'D:';
  },
  checkpoints: ({ hosts }) => void (hosts.vm.standardCheckpoints = 2),
  'credential-guard-cluster': ({ hosts }) => {
    cluster({ hosts });
    hosts.first.system = '2025';
  },
  'protocols-differ': ({ hosts }) => void (hosts.second.authentication = 'kerberos'),
  'path-mtu': ({ hosts }) => void (hosts.first.mtu = 9000),
  'rdma-fall-back': ({ hosts, link }) => {
    link.transport = 'smb-direct';
    hosts.second.hasRdma = false;
  },
  'wrong-network': ({ hosts }) => {
    cluster({ hosts });
    hosts.cluster.hasMatchingNetworks = false;
  },
  'dynamic-memory': ({ hosts }) => {
    cluster({ hosts });
    hosts.second.system = '2025';
    hosts.vm.hasDynamicMemory = true;
  },
  'switch-type': ({ hosts }) => void (hosts.second.switchType = 'internal'),
  'guest-network': ({ hosts }) => void (hosts.second.guestNetwork = '192.168.20.0/24'),
  'long-blackout': ({ link }) => void (link.bytesPerSecond = 3e7),
};

function cluster({ hosts }: Pick<HostsDraft, 'hosts'>): void {
  hosts.cluster.isClustered = true;
  hosts.administrator.tool = 'failover-cluster-manager';
}

function kerberos({ hosts }: HostsDraft): void {
  for (const host of [hosts.first, hosts.second]) {
    host.authentication = 'kerberos';
    host.delegatesMigration = true;
    host.delegatesFiles = true;
  }
}
