import { policyById, thresholdOf } from '../../policies';
import { Channel } from '../../policies/channel';
import { effectiveScenario } from '../link-share';
import { diskLink } from '../storage-move';
import type { MigrationResult } from '../types';

/** What carried the pages of a run, under the rules by which it moved. */
export function channelOf(result: MigrationResult): Channel {
  const effective = effectiveScenario(result);
  return new Channel(effective, policyById(effective.policy.id));
}

/** The link as it carried the disk. */
export const diskLinkOf = (result: MigrationResult) => diskLink(effectiveScenario(result));

/** Pages that may be left under the rules by which the VM moved; null if they have no such number. */
export const thresholdUsed = ({ scenario, linkShare }: MigrationResult): number | null =>
  thresholdOf({ ...scenario, policy: linkShare?.policy ?? scenario.policy });
