import type { ClickedStep } from '../../hyperv/cluster-steps';

/** The clicks of a step, in order, and the titles of Microsoft's pages with them. */
type Clicks = Readonly<{ steps: Readonly<Record<string, string>>; source: string }>;

/** The steps that Failover Cluster Manager can do as well. Servers and the VM are examples. */
const clicks: Readonly<Record<ClickedStep, Clicks>> = {
  cluster: {
    steps: {
      roles:
        'On both nodes, in Server Manager: select Manage, then Add Roles and Features. Add the role Hyper-V and the feature Failover Clustering.',
      switch:
        'On both nodes, in Hyper-V Manager: select Virtual Switch Manager, then External. Name the switch External.',
      open: 'In Server Manager, select Tools, then Failover Cluster Manager.',
      validate:
        'Under Management, select Validate Configuration. Add HV1 and HV2, and select Run all tests.',
      create: 'Under Management, select Create Cluster, and add HV1 and HV2.',
      name: 'On the page Access Point for Administering the Cluster, enter CL1 and 10.0.0.15.',
      storage:
        'On the page Confirmation, clear Add all eligible storage to the cluster. A later step adds the disks.',
    },
    source:
      'Microsoft Learn, “Create a failover cluster”; “Deploy a Hyper-V Cluster”, steps 2 and 3',
  },
  csv: {
    steps: {
      disks: 'Expand CL1 and Storage, and select Disks.',
      add: 'On the right, select Add Disk. Select both disks and OK.',
      volume: 'Right-click the large disk and select Add to Cluster Shared Volumes.',
      quorum: 'Select CL1, then More Actions, then Configure Cluster Quorum Settings.',
      witness: 'Select Select the quorum witness, then Configure a disk witness.',
      disk: 'On the page Configure Storage Witness, select the small disk.',
    },
    source: 'Microsoft Learn, “Manage Cluster Shared Volumes”; “Configure and manage quorum”',
  },
  vm: {
    steps: {
      roles: 'Expand CL1 and select Roles.',
      create: 'On the right, select Virtual Machines, then New Virtual Machine.',
      place:
        'Name it SQL01. Select Store the virtual machine in a different location and enter C:\\ClusterStorage\\Volume1.',
      parts: 'Enter its memory, and connect it to the switch External. Create a virtual hard disk.',
      role: 'Select Finish. The High Availability Wizard makes the VM a role of the cluster.',
      start: 'Right-click SQL01. Select More Actions, then Start Role.',
    },
    source: 'Microsoft Learn, “Deploy a Hyper-V Cluster”, steps 7 and 11',
  },
  migration: {
    steps: {
      roles: 'Expand CL1 and select Roles.',
      move: 'Right-click SQL01. Select Move, then Live Migration, then Best Possible Node.',
      node: 'With two nodes, this is HV2. With more nodes, Select Node lets you choose.',
      follow: 'The column Information shows Live Migrating and how much is done.',
      owner: 'Afterwards, the column Owner Node shows HV2.',
    },
    source: 'Microsoft Learn, “Use live migration with workgroup clusters”, step 4',
  },
};

export const clusterClicks = {
  title: 'Or in Failover Cluster Manager',
  source: (pages: string) => `Source: ${pages}.`,
  clicks,
};
