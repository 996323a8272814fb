import type { StepId } from '../../hyperv/cluster-steps';

/** What is said of a step. */
type Step = Readonly<Record<'title' | 'why' | 'stands', string>>;

/** The eight steps of the demonstration: why each is needed, and what stands once it is done. */
export const clusterSteps: Readonly<Record<StepId, Step>> = {
  domain: {
    title: 'Domain and servers',
    why: 'The nodes find and trust each other through Active Directory, and so does whoever manages them. Three servers join the domain: two that will run virtual machines, and one with four data disks that will lend them storage.',
    stands: 'DC1 runs the domain; HV1, HV2 and ST1, with its four data disks, are members.',
  },
  cluster: {
    title: 'Failover cluster',
    why: 'As a cluster the two nodes watch over each other and look after roles together. Hyper-V is installed along with it, and both get a virtual switch of the same name, so that a virtual machine finds its network on either.',
    stands: 'HV1 and HV2 are Hyper-V hosts and form the failover cluster CL1.',
  },
  target: {
    title: 'iSCSI target',
    why: 'Both nodes must reach the same disks. A target is the name under which the storage server offers its disks over the network, and it says who may use them.',
    stands: 'ST1 offers an iSCSI target that only HV1 and HV2 may use.',
  },
  storage: {
    title: 'iSCSI storage',
    why: 'A target with nothing behind it is of no use. The four data disks become one mirrored pool that holds two virtual disks: a small one for the cluster’s witness and a large one for virtual machines.',
    stands:
      'The four data disks form a mirrored pool. It holds two iSCSI virtual disks that the target offers: LUN 0 for the witness and LUN 1 for virtual machines.',
  },
  initiators: {
    title: 'iSCSI initiators',
    why: 'The initiator is the client’s end of iSCSI. Once both nodes are connected, each sees the two disks as its own; one of them formats both, once.',
    stands: 'HV1 and HV2 are both connected to the target and see its two disks.',
  },
  csv: {
    title: 'Cluster Shared Volume',
    why: 'An ordinary clustered disk belongs to one node at a time. A Cluster Shared Volume is open on both at once, so a virtual machine can change its node while its files stay where they are. The small disk becomes the witness, the third vote beside those of the two nodes.',
    stands: 'LUN 1 is a Cluster Shared Volume, open on both nodes. LUN 0 is the witness.',
  },
  vm: {
    title: 'Highly available virtual machine',
    why: 'Its files lie on the shared volume, and the cluster looks after it as a role: should its node fail, the other starts it again.',
    stands: 'The virtual machine SQL01 is a role of the cluster and was started on HV1.',
  },
  migration: {
    title: 'Live migration',
    why: 'What the seven steps before were for: the running virtual machine changes its node, and its files need not travel. The cluster’s own command moves it, because the cluster owns it.',
    stands: 'SQL01 was moved live from HV1 to HV2 and runs there.',
  },
};
