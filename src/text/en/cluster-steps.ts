import type { StepId } from '../../hyperv/cluster-steps';

/** The texts of a step. */
type Step = Readonly<Record<'title' | 'why' | 'result', string>>;

/** The eight steps of the demonstration: why each is needed, and what exists when it is done. */
export const clusterSteps: Readonly<Record<StepId, Step>> = {
  domain: {
    title: 'Domain and servers',
    why: 'First each server gets its name and a fixed address, because all later commands use them. The nodes find and trust each other through Active Directory, and administrators use it too. Three servers join the domain: two will run VMs, and one with four data disks will provide storage.',
    result:
      'DC1 runs the domain. HV1, HV2 and ST1 have names and addresses and are members. ST1 has four data disks.',
  },
  cluster: {
    title: 'Failover cluster',
    why: 'The two nodes of a cluster monitor each other and run roles together. Hyper-V is installed in the same step. Both nodes get a virtual switch with the same name, so a VM finds its network on both.',
    result: 'HV1 and HV2 are Hyper-V hosts and form the failover cluster CL1.',
  },
  target: {
    title: 'iSCSI target',
    why: 'Both nodes must reach the same disks. The storage server offers its disks over the network under a name, the target. The target also says who may use them.',
    result: 'ST1 offers an iSCSI target that only HV1 and HV2 may use.',
  },
  storage: {
    title: 'iSCSI storage',
    why: 'The target has no disks yet. The four data disks become one mirrored pool. The pool holds two virtual disks: a small one for the witness of the cluster and a large one for VMs.',
    result:
      'The four data disks form a mirrored pool with two iSCSI virtual disks. The target offers both: LUN 0 for the witness and LUN 1 for VMs.',
  },
  initiators: {
    title: 'iSCSI initiators',
    why: 'The initiator is the client side of iSCSI. When both nodes are connected, each sees the two disks as its own disks. Only one node formats them.',
    result: 'HV1 and HV2 are connected to the target and see its two disks.',
  },
  csv: {
    title: 'Cluster Shared Volume',
    why: 'An ordinary clustered disk belongs to one node at a time. A Cluster Shared Volume is open on both nodes. A VM can change its node while its files stay in place. The small disk becomes the witness: it has the third vote, beside the votes of the two nodes.',
    result: 'LUN 1 is a Cluster Shared Volume, open on both nodes. LUN 0 is the witness.',
  },
  vm: {
    title: 'Highly available VM',
    why: 'The files of the VM are on the shared volume, and the cluster manages the VM as a role. If its node fails, the other node starts it again.',
    result: 'The VM SQL01 is a role of the cluster and was started on HV1.',
  },
  migration: {
    title: 'Live migration',
    why: 'The seven steps before prepared this one. The running VM changes its node, and its files stay where they are. The VM belongs to the cluster, so a cluster command moves it.',
    result: 'SQL01 was moved live from HV1 to HV2 and runs there.',
  },
};
