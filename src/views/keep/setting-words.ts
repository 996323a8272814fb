import { numberFieldAt } from '../../catalog/every-field';
import { nameOfSetting } from '../../catalog/unforked';
import type { DirtyRate } from '../../model/dirty-rate';
import { pagesDrawn } from '../../model/drawn';
import type { SettingDifference } from '../../model/run/differing-settings';
import type { Scenario } from '../../model/types';
import { type PolicyId, LABELS } from '../../policies/labels';
import { policyById } from '../../policies';
import { controlsText } from '../../text/controls';
import { keepText as t } from '../../text/keep';
import { optionsText } from '../../text/options';
import { type Shown, show } from '../controls/show';

/** What a setting is called. Settings of the hosts are named by their path. */
export function settingName(path: string, { policy }: Scenario): string {
  const option = /^policy\.options\.(\w+)$/.exec(path)?.[1];
  if (option) return optionName(option, policy.id);
  return nameOfSetting(path);
}

function optionName(key: string, policyId: string): string {
  const option = policyById(policyId).options[key];
  return option ? optionsText.byCode[option.words].label : key;
}

/** The unit in which a number of a path is shown. */
function shownAs(path: string, policyId: string): Shown | null {
  const field = numberFieldAt(path, policyId);
  if (!field) return null;
  if (path === 'seed') return 'plain';
  return field.unit === 'bytes/s'
    ? path.startsWith('storage.')
      ? 'byteRate'
      : 'rate'
    : (field.unit as Shown);
}

/** The value that a scenario has for a setting, in words. */
export function settingValue(
  { path }: SettingDifference,
  value: unknown,
  scenario: Scenario,
): string {
  if (path === 'policy.id') return LABELS[value as PolicyId];
  if (path === 'workload.kind') return controlsText.patterns[value as Scenario['workload']['kind']];
  if (path === 'link.transport')
    return controlsText.transports[value as Scenario['link']['transport']];
  if (path === 'hosts') return value ? t.settings.hosts.own : t.settings.hosts.correct;
  if (path === 'edits') return sayEdits(scenario.edits);
  if (value === undefined || value === null) return t.settings.absent;
  if (path === 'workload.dirtyRate') {
    const { bytesPerSecond, periodSeconds } = value as DirtyRate;
    return t.settings.dirtyRate(bytesPerSecond, periodSeconds);
  }
  if (Array.isArray(value)) return t.settings.changes(value.length);
  const option = /^policy\.options\.(\w+)$/.exec(path)?.[1];
  const choices = option && policyById(scenario.policy.id).options[option]?.choices;
  if (choices) return optionsText.choices[choices[value as number]!];
  const unit = shownAs(path, scenario.policy.id);
  if (unit && typeof value === 'number') return show(unit, value);
  return String(value);
}

function sayEdits(edits: Scenario['edits']): string {
  const pages = pagesDrawn(edits);
  const others = edits.filter(({ set, cancel }) => set || cancel).length;
  if (!pages) return others ? t.settings.changes(others) : t.settings.absent;
  return t.settings.strokes(pages);
}
