import type { PartId, PlaceId, StepName } from '../../hyperv/cluster-steps';
import { plural } from '../format';

/** The parts of the cluster before they exist, and their places in the drawing. */
export const clusterGhosts = {
  title: 'Parts to place',
  how: 'Drag each part to its place in the drawing, or select it and then its place.',
  placeNext: 'Place the next part for me',
  take: (name: string) =>
    `${name} is selected. Select its place, or move with the arrow keys and press Enter. Escape gives up.`,
  at: (number: number, all: number, place: string) => `Place ${number} of ${all}: ${place}.`,
  placed: (name: string) => `${name}: in place.`,
  complete: ({ number, title }: StepName) =>
    `All parts of step ${number} (${title}) are in place. Now do this step.`,
  /** The state of a step whose parts are not in their places. */
  waiting: (parts: number) => `ready: ${plural(parts, '1 part', `${parts} parts`)} to place`,
  nowhere: (name: string) => `${name}: not in place. Drop it on a box or a line of the drawing.`,
  wrong: (place: string, why: string) => `Not ${place}: ${why}.`,

  names: {
    network: 'Network',
    'domain-controller': 'DC1, domain controller',
    nodes: 'HV1 and HV2, nodes',
    'storage-server': 'ST1, storage server',
    'data-disks': 'Four data disks',
    cluster: 'CL1, cluster',
    target: 'iSCSI target',
    pool: 'Storage pool',
    luns: 'LUN 0 and LUN 1',
    sessions: 'iSCSI sessions',
    csv: 'Cluster Shared Volume',
    vm: 'SQL01, VM',
    migration: 'Live migration',
  } satisfies Record<PartId, string>,

  places: {
    'domain-controller': 'in the box at the top',
    network: 'on the line that joins the boxes',
    cluster: 'on the large frame',
    vm: 'inside the left box of the frame',
    nodes: 'on the two boxes in the frame',
    migration: 'on the arrow between the two boxes',
    csv: 'in the bar below the two boxes',
    sessions: 'on the two lines below the frame',
    'storage-server': 'in the large box at the bottom',
    target: 'in the upper box of the large box',
    luns: 'in the two smallest boxes',
    pool: 'in the box of the disks',
  } satisfies Record<PlaceId, string>,

  /** Completes "Not in this place". */
  why: {
    network: 'the network joins all servers',
    'domain-controller': 'the domain controller is a server of its own, outside the cluster',
    nodes: 'the nodes are the two servers that run VMs',
    'storage-server': 'the storage server is outside the cluster, and both nodes reach it',
    'data-disks': 'the data disks are in the storage server',
    cluster: 'the cluster contains both nodes and no other server',
    target: 'the storage server offers its disks to the nodes under the name of the target',
    pool: 'the pool contains the data disks of the storage server',
    luns: 'the two virtual disks are what the target offers',
    sessions: 'the sessions connect the nodes with the target',
    csv: 'the volume belongs to the cluster and is open on both nodes',
    vm: 'SQL01 runs on a node, and it starts on HV1',
    migration: 'the VM moves from one node to the other',
  } satisfies Record<PartId, string>,
};
