import { numberFieldAt } from '../../catalog/every-field';
import type { Scenario } from '../../model/types';
import { totalPages } from '../../model/vm';
import { policyById } from '../../policies';
import { controlsText } from '../../text/controls';
import { fieldNamesText } from '../../text/field-names';
import { axisNumber, bytes, linkRate, percent } from '../../text/format';
import { hostSettingsText } from '../../text/host-settings';
import { mapFieldsText } from '../../text/map-fields';
import { optionsText } from '../../text/options';
import { type Shown, show } from '../controls/show';

/** The fields of the basic controls, and others that have names of their own. */
const BASIC: Readonly<Record<string, () => string>> = {
  'vm.memoryBytes': () => controlsText.memory,
  'workload.writesPerSecond': () => controlsText.writes,
  'workload.workingSetPages': () => controlsText.workingSet,
  'link.bytesPerSecond': () => controlsText.bandwidth,
  'link.roundTripMs': () => controlsText.latency,
  'link.nics': () => controlsText.adapters,
  'link.compressBytesPerSecond': () => controlsText.cpuRate,
};

/** The name of a number of the scenario, as its control has it. */
export function labelOf(path: string, scenario: Scenario): string {
  const known =
    BASIC[path]?.() ??
    (fieldNamesText.fields as Readonly<Record<string, { label: string }>>)[path]?.label ??
    (mapFieldsText as Readonly<Record<string, string>>)[path];
  if (known) return known;
  const [, group, key] = path.split('.');
  if (path.startsWith('policy.')) {
    const option = policyById(scenario.policy.id).options[key!];
    return option ? optionsText.byCode[option.words].label : path;
  }
  return labelOfHost(group!, key!) ?? path;
}

function labelOfHost(group: string, key: string): string | undefined {
  const { host, vm, cluster, administrator } = hostSettingsText;
  const labels: Readonly<Record<string, object>> = {
    first: host,
    second: host,
    vm,
    cluster,
    administrator,
  };
  return (labels[group] as Readonly<Record<string, string>> | undefined)?.[key];
}

function unitAt(path: string, scenario: Scenario): Shown {
  const field = numberFieldAt(path, scenario.policy.id)!;
  if (field.unit === 'choice') return 'number';
  return field.unit === 'bytes/s' ? (field.isLink ? 'rate' : 'byteRate') : field.unit;
}

/** A value of a field as its control shows it; a working set is a share of memory. */
export function writeValue(path: string, value: number, scenario: Scenario): string {
  if (path === 'workload.workingSetPages') return percent(value / totalPages(scenario.vm));
  return show(unitAt(path, scenario), value);
}

/** A value beside an axis, shorter. */
export function writeTick(path: string, value: number, scenario: Scenario): string {
  const unit = unitAt(path, scenario);
  if (path === 'workload.workingSetPages') return percent(value / totalPages(scenario.vm));
  if (unit === 'rate') return linkRate(value);
  if (unit === 'bytes') return bytes(value);
  return unit === '/s' || unit === 'pages' || unit === 'number' || unit === 'plain'
    ? axisNumber(value)
    : show(unit, value);
}
