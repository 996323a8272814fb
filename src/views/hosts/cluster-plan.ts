import type { PlaceId } from '../../hyperv/cluster-steps';

/** A rectangle of the drawing. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** The layout of a drawing of this width, from top to bottom; it fits a phone too. */
export function clusterPlan(width: number) {
  const isNarrow = width < 440;
  const air = isNarrow ? 8 : 16;
  const wide = width - 1;
  const controller: Box = { x: 0.5, y: 0.5, w: isNarrow ? 128 : 170, h: isNarrow ? 36 : 40 };
  const network = controller.y + controller.h + (isNarrow ? 10 : 20);
  const cluster: Box = { x: 0.5, y: network + air, w: wide - 20, h: 0 };
  const gap = isNarrow ? 68 : 132;
  const node = {
    y: cluster.y + (isNarrow ? 22 : 28),
    w: (cluster.w - 2 * air - gap) / 2,
    h: isNarrow ? 62 : 96,
  };
  const first: Box = { x: cluster.x + air, ...node };
  const second: Box = { x: first.x + node.w + gap, ...node };
  const csv: Box = {
    x: first.x,
    // Space for the line from a VM to its files.
    y: node.y + node.h + (isNarrow ? 20 : 26),
    w: cluster.w - 2 * air,
    h: isNarrow ? 26 : 32,
  };
  cluster.h = csv.y + csv.h + air - cluster.y;
  const under = cluster.y + cluster.h;
  const server: Box = { x: 0.5, y: under + (isNarrow ? 28 : 36), w: wide, h: 0 };
  const inner = { x: air, w: wide - 2 * air };
  const target: Box = { ...inner, y: server.y + (isNarrow ? 22 : 28), h: isNarrow ? 46 : 58 };
  const pool: Box = { ...inner, y: target.y + target.h + air, h: isNarrow ? 34 : 38 };
  server.h = pool.y + pool.h + air - server.y;
  const lun = {
    y: target.y + (isNarrow ? 20 : 25),
    w: (target.w - 24) / 2,
    h: isNarrow ? 20 : 25,
  };
  const vm = { y: node.y + 26, w: node.w - 16, h: node.h - 34 };
  return {
    isNarrow,
    controller,
    network,
    cluster,
    first,
    second,
    csv,
    server,
    target,
    pool,
    luns: [
      { x: target.x + 8, ...lun },
      { x: target.x + 16 + lun.w, ...lun },
    ],
    vms: [first, second].map(({ x }) => ({ x: x + 8, ...vm })),
    /** The lines of the nodes run on their inner sides, away from all names. */
    lines: [first.x + node.w - 14, second.x + 14],
    arrow: { from: first.x + node.w + 6, to: second.x - 6, y: vm.y + vm.h / 2 },
    height: server.y + server.h + 0.5,
  };
}

export type ClusterPlan = ReturnType<typeof clusterPlan>;

/** The places of the drawing, those inside others after them. */
export function placeBoxes(plan: ClusterPlan): [PlaceId, Box][] {
  const { controller, cluster, first, second, csv, server, target, pool, luns, vms } = plan;
  const under = controller.y + controller.h;
  const end = cluster.y + cluster.h;
  const [left, right] = plan.lines as [number, number];
  const { from, to, y } = plan.arrow;
  return [
    ['storage-server', server],
    ['target', target],
    ...luns.map((lun): [PlaceId, Box] => ['luns', lun]),
    ['pool', pool],
    ['cluster', cluster],
    ['nodes', first],
    ['nodes', second],
    ['vm', vms[0]!],
    ['csv', csv],
    ['migration', { x: from, y: y - 26, w: to - from, h: 52 }],
    ['sessions', { x: left - 24, y: end, w: right - left + 48, h: server.y - end }],
    ['domain-controller', controller],
    ['network', { x: middle(controller), y: under, w: server.w - middle(controller), h: 24 }],
  ];
}

export const middle = ({ x, w }: Box) => x + w / 2;

/** The baseline of a name in the middle of a box. */
export const centre = ({ y, h }: Box, { isNarrow }: ClusterPlan) =>
  y + h / 2 + (isNarrow ? 4 : 4.5);
