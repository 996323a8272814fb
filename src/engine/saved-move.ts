import { isHyperV } from '../model/product';
import { defaultOptions } from '../model/scenario/defaults';
import { PRIORITY_VALUES } from '../model/scenario/move';
import type { Scenario } from '../model/types';
import { quickMigration } from '../policies/quick-migration';

/**
 * Whether a drain saves one of several VMs and restores it at the destination: those of a priority
 * below MoveTypeThreshold, in a cluster ("Configuring How VMs Are Moved when a Node is Drained").
 */
export function isSaved(scenario: Scenario, index: number): boolean {
  const { hosts, moves } = scenario;
  const vm = moves.vms[index];
  if (!vm || !hosts?.cluster.isClustered || !isHyperV(scenario)) return false;
  return PRIORITY_VALUES[vm.priority] < hosts.cluster.moveTypeThreshold;
}

/** The rules of Quick Migration, by which saved VMs move. */
export function savedPolicy({ vm }: Scenario): Scenario['policy'] {
  const { id, options } = quickMigration;
  return { id, options: defaultOptions(options, vm.pageBytes) };
}
