const liveMigrations = {
  settings:
    'In Hyper-V Manager, select a host. In the Action pane, click Hyper-V Settings, then Live Migrations.',
  enable: 'Check Enable incoming and outgoing live migrations.',
  number: 'Under Simultaneous live migrations, type another number if 2 is not right.',
  incoming:
    'Under Incoming live migrations, click Use any available network for live migration. Or click Add and type a network of this host.',
  advanced: 'Expand Live Migrations and select Advanced Features.',
  protocol:
    'Under Authentication protocol, select Kerberos if constrained delegation is set up. CredSSP is the less secure of the two.',
  performance: 'Under Performance options, choose TCP/IP, Compression or SMB.',
  finish: 'Click OK. Repeat the steps for the other host.',
};

const delegation = {
  open: 'Open Active Directory Users and Computers as a domain administrator.',
  account: 'In the folder Computers, right-click the account of a host and click Properties.',
  trust:
    'On the tab Delegation, select Trust this computer for delegation to the specified services only.',
  protocol: 'Select Use any authentication protocol and click Add.',
  computer: 'Click Users or Computers, type the name of the other host and click OK.',
  services:
    'Select Microsoft Virtual System Migration Service. Select cifs too if storage moves or is on an SMB share.',
  finish: 'Click OK. Repeat the steps for the account of the other host.',
};

const clusterNetworks = {
  open: 'In Failover Cluster Manager, expand the cluster.',
  settings: 'Right-click Networks and click Live Migration Settings.',
  choose: 'Check the networks for live migration, and clear the others.',
  order: 'Move the preferred network to the top and click OK.',
  nodes:
    'In Hyper-V Settings of each node, check that Incoming live migrations lists the same networks.',
};

/** Where to click to set up the hosts. */
export const setupWays = {
  title: 'Where to click to set up the hosts',
  liveMigrations: {
    title: 'The Live Migrations tab of each host',
    steps: liveMigrations,
    source:
      'Source: Microsoft Learn, “Set up hosts for live migration without Failover Clustering”.',
  },
  delegation: {
    title: 'The Delegation tab of each computer account',
    steps: delegation,
    source:
      'Source: Microsoft Learn, “Set up hosts for live migration without Failover Clustering”.',
  },
  clusterNetworks: {
    title: 'The order of the networks in a cluster',
    steps: clusterNetworks,
    source:
      'Source: Microsoft Learn, “Configure cluster-wide Live Migration SMB Bandwidth control”; cldlbs.com, May 2026.',
  },
};
