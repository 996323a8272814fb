import { type MoveVm, PRIORITIES } from './move';

/** Orders in which VMs leave. A list keeps the order in which it was given by the seeds of its VMs. */
export const MOVE_ORDERS = ['given', 'largest', 'smallest', 'priority'] as const;
export type MoveOrder = (typeof MOVE_ORDERS)[number];

const rankOf: Record<MoveOrder, (vm: MoveVm) => number> = {
  given: ({ seed }) => seed,
  largest: ({ memoryBytes }) => -memoryBytes,
  smallest: ({ memoryBytes }) => memoryBytes,
  priority: ({ priority }) => PRIORITIES.indexOf(priority),
};

/** The same VMs in an order; VMs of equal rank stay as they were given. */
export function inOrder(vms: readonly MoveVm[], order: MoveOrder): MoveVm[] {
  const rank = rankOf[order];
  return [...vms].sort((a, b) => rank(a) - rank(b) || a.seed - b.seed);
}

/** Whether the VMs stand in an order. */
export function isInOrder(vms: readonly MoveVm[], order: MoveOrder): boolean {
  return inOrder(vms, order).every((vm, index) => vm === vms[index]);
}
