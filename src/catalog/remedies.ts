import { LABELS, type PolicyId } from '../policies/labels';
import { policyById } from '../policies';
import type { Scenario, Transport } from '../model/types';

/** A kind of change that may help a migration that does not converge. */
export type RemedyKind = 'undo' | 'link' | 'writes' | 'limit' | 'transport' | 'policy';

/** One change to a scenario; `value` is what it sets. */
export interface SettingChange {
  value: number | string;
  /** The unit of a limit. */
  unit?: 'pages' | 'ms';
  /** The link that a transport is given too. */
  bytesPerSecond?: number;
  edit: (draft: Scenario) => void;
}

/** Changes of one kind, the smallest first. The first one that helps is offered. */
export interface ChangeGroup {
  kind: RemedyKind;
  changes: readonly SettingChange[];
}

const LINK_FACTORS = [1.25, 1.5, 2, 2.5, 4, 5, 10, 20, 40];
const WRITE_FACTORS = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05, 0.02];
const LIMIT_FACTORS = [2, 4, 8, 16, 32, 64, 128, 256];
/** Options that limit how much may be left, or how long the VM may be paused. */
const LIMITS = ['thresholdPages', 'targetPages', 'downtimeLimitMs', 'downtimeMs', 'switchoverMs'];
const POLICIES: readonly PolicyId[] = ['qemu-auto-converge', 'qemu-postcopy'];

/** Two significant digits, as people choose them. */
const tidy = (value: number) => Number(value.toPrecision(2));

/** Changes that may help a scenario. Only a simulation shows whether they do. */
export function changesToTry(scenario: Scenario): ChangeGroup[] {
  const { link, workload, policy, limits, edits } = scenario;
  const groups: ChangeGroup[] = [];
  if (edits.length || link.changes.length || limits.cancelAtMs !== null)
    groups.push({
      kind: 'undo',
      changes: [
        {
          value: link.changes.length + edits.length,
          edit: (draft) => {
            draft.edits = [];
            draft.link.changes = [];
            draft.limits.cancelAtMs = null;
          },
        },
      ],
    });
  const fasterLinks = LINK_FACTORS.map((factor) => tidy(link.bytesPerSecond * 8 * factor) / 8);
  groups.push({
    kind: 'link',
    changes: fasterLinks.map((value) => ({
      value,
      edit: (draft) => (draft.link.bytesPerSecond = value),
    })),
  });
  groups.push({
    kind: 'writes',
    changes: WRITE_FACTORS.map((factor) => {
      const value = tidy(workload.writesPerSecond * factor);
      return { value, edit: (draft) => (draft.workload.writesPerSecond = value) };
    }),
  });
  groups.push({ kind: 'limit', changes: limitChanges(scenario) });
  if (policy.id in { 'hyper-v': true, 'hyper-v-5': true } && link.transport === 'tcp')
    groups.push({
      kind: 'transport',
      // What sends over TCP can be too slow for any link; then it takes both.
      changes: [
        transportChange('compression'),
        transportChange('smb-direct'),
        ...fasterLinks.map((rate) => transportChange('smb-direct', rate)),
      ],
    });
  groups.push({
    kind: 'policy',
    changes: POLICIES.filter((id) => id !== policy.id).map(policyChange),
  });
  return groups.filter(({ changes }) => changes.length > 0);
}

function limitChanges({ policy }: Scenario): SettingChange[] {
  const { options } = policyById(policy.id);
  const key = LIMITS.find((name) => name in options);
  const present = key === undefined ? 0 : policy.options[key]!;
  if (!key || present <= 0) return [];
  const unit = options[key]!.unit === 'pages' ? 'pages' : 'ms';
  return LIMIT_FACTORS.map((factor) => present * factor)
    .filter((value) => value <= options[key]!.max)
    .map((value) => ({ value, unit, edit: (draft) => (draft.policy.options[key] = value) }));
}

const transportChange = (value: Transport, bytesPerSecond?: number): SettingChange => ({
  value,
  bytesPerSecond,
  edit: (draft) => {
    draft.link.transport = value;
    if (bytesPerSecond !== undefined) draft.link.bytesPerSecond = bytesPerSecond;
    if (value === 'smb-direct') draft.link.nics = Math.max(2, draft.link.nics);
  },
});

const policyChange = (id: PolicyId): SettingChange => ({
  value: LABELS[id],
  edit: (draft) => (draft.policy = { id, options: {} }),
});
