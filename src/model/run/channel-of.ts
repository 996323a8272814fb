import { policyById } from '../../policies';
import { Channel } from '../../policies/channel';
import { effectiveScenario } from '../link-share';
import type { MigrationResult } from '../types';

/** What carried the pages of a run, under the rules by which it moved. */
export function channelOf(result: MigrationResult): Channel {
  const effective = effectiveScenario(result);
  return new Channel(effective, policyById(effective.policy.id));
}
