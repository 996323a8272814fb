import { type KeptScenario, keptUnder } from '../../catalog/kept';
import { settingsThatDiffer } from '../../model/run/differing-settings';
import type { Scenario } from '../../model/types';
import { raceText as t } from '../../text/race';
import { settingName, settingValue } from '../keep/setting-words';

/** How many settings are named in a lane. */
const NAMED = 2;

/** What a kept run of a lane has otherwise than the current settings; empty for other lanes. */
export function sayLaneSettings(
  name: string,
  own: Scenario,
  kept: readonly KeptScenario[],
): string {
  const scenario = keptUnder(name, kept)?.scenario;
  if (!scenario) return '';
  const differing = settingsThatDiffer(scenario, own);
  const named = differing
    .slice(0, NAMED)
    .map((each) =>
      t.setting(settingName(each.path, scenario), settingValue(each, each.a, scenario)),
    );
  return t.laneSettings(named, differing.length - named.length);
}

/** Whether lanes differ in more than their rules. */
export const haveOtherSettings = (
  names: readonly string[],
  own: Scenario,
  kept: readonly KeptScenario[],
): boolean =>
  names.some((name) => {
    const found = keptUnder(name, kept);
    return (
      found !== null &&
      settingsThatDiffer(found.scenario, own).some(({ path }) => !path.startsWith('policy.'))
    );
  });
