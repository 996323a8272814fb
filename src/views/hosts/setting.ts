import { HOST_FIELDS } from '../../model/host-settings';
import type { ScenarioError } from '../../model/scenario-error';
import type { SettingField } from '../../model/scenario/kinds';
import { readNumeral } from '../../model/numerals';
import { parseQuantity } from '../../model/units';
import { bytes } from '../../text/format';
import { hostSettingsText } from '../../text/host-settings';
import type { SettingRow } from './fields';

/** The type and range of a setting. */
export const fieldOf = ({ group, key }: SettingRow): SettingField =>
  (HOST_FIELDS[group] as Record<string, SettingField>)[key]!;

/** The value of a setting as its entry shows it; the same text can be typed. */
export function showSetting(field: SettingField, value: unknown): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (field.kind === 'number' && field.unit === 'bytes') return bytes(Number(value));
  return String(value);
}

/** Reads typed text. Text that cannot be read stays as it is; the check then refuses it. */
export function readSetting(field: SettingField, text: string): unknown {
  const plain = text.trim();
  if (field.kind === 'networks' || field.kind === 'names')
    return plain === '' ? [] : plain.split(/\s*[,;]\s*/).filter((part) => part !== '');
  if (field.kind !== 'number') return plain;
  if (plain === '' && field.default === null) return null;
  return readNumeral(plain) ?? parseQuantity(plain, field.unit) ?? plain;
}

/** Says which values a refused setting allows, and which entry of a list is wrong. */
export const sayAllowed = ({ path, value, allowed }: ScenarioError): string =>
  /\.\d+$/.test(path)
    ? hostSettingsText.entryAllowed(value, allowed)
    : hostSettingsText.allowed(allowed);
