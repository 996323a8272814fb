import ipaddr from 'ipaddr.js';
import * as v from 'valibot';
import { choice, exactly, group, number } from './fields';
import { HOST_FIELDS, type HostSettings, type SettingField, defaultOf } from './host-settings';

/** Names and paths are one line of at most this many characters. */
const MAX_TEXT = 120;
const MAX_LIST = 16;

export const isAddress = (value: unknown): value is string =>
  typeof value === 'string' &&
  (ipaddr.IPv4.isValidFourPartDecimal(value) ||
    // A zone such as %eth0 means something on one machine alone.
    (value.includes(':') && !value.includes('%') && ipaddr.IPv6.isValid(value)));

/** Whether a value is a network such as 10.0.0.0/24 or fd00::/64. */
export function isNetwork(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const [address, length, ...rest] = value.split('/');
  if (rest.length || !isAddress(address) || !/^(0|[1-9]\d{0,2})$/.test(length ?? '')) return false;
  return Number(length) <= (address.includes(':') ? 128 : 32);
}

const isLine = (value: unknown): value is string =>
  // eslint-disable-next-line no-control-regex -- They are what must not be in it.
  typeof value === 'string' && value.length <= MAX_TEXT && !/[\u0000-\u001f\u007f]/.test(value);
const isName = (value: unknown) => isLine(value) && value.trim() !== '';

const isDrive = (value: unknown) => typeof value === 'string' && /^[A-Za-z]:$/.test(value);

const CHECKS = {
  flag: [(value: unknown) => typeof value === 'boolean', 'true or false'],
  text: [isName, `a name of 1 to ${MAX_TEXT} characters on one line`],
  address: [isAddress, 'an IPv4 or IPv6 address such as 10.0.0.11 or fd00::11'],
  network: [isNetwork, 'a network such as 10.0.0.0/24 or fd00::/64'],
  drive: [isDrive, 'a drive letter with a colon, such as C:'],
} as const;

/** Lists, by what is in them; a wrong entry is told by its own place. */
const LISTS = { networks: 'network', names: 'text' } as const;

function schemaOf(field: SettingField): v.GenericSchema<unknown, unknown> {
  if (field.kind === 'number') return number(field.number) as v.GenericSchema<unknown, unknown>;
  if (field.kind === 'choice') return choice(field.choices) as v.GenericSchema<unknown, unknown>;
  if (field.kind === 'networks' || field.kind === 'names') {
    const [isFine, allowed] = CHECKS[LISTS[field.kind]];
    const size = `a list of at most ${MAX_LIST} ${field.kind}`;
    const entries = v.pipe(
      v.array(v.custom(isFine as (value: unknown) => boolean, allowed), size),
      v.maxLength(MAX_LIST, size),
    );
    return v.optional(entries, () => [...field.default]) as v.GenericSchema<unknown, unknown>;
  }
  const isOptional = field.kind === 'text' && field.optional;
  const [isFine, allowed] = isOptional
    ? [isLine, `text of at most ${MAX_TEXT} characters on one line`]
    : CHECKS[field.kind];
  const check = v.custom(isFine as (value: unknown) => boolean, allowed);
  return v.optional(check, () => defaultOf(field)) as v.GenericSchema<unknown, unknown>;
}

/** Checks host settings and fills in what the product has by default; null for hosts that are ready. */
export function hostsSchema(): v.GenericSchema<unknown, HostSettings | null> {
  const groups = Object.fromEntries(
    Object.entries(HOST_FIELDS).map(([name, fields]) => [
      name,
      group(
        Object.fromEntries(
          Object.entries(fields as Record<string, SettingField>).map(([key, field]) => [
            key,
            schemaOf(field),
          ]),
        ),
      ),
    ]),
  );
  const schema = v.optional(v.nullable(exactly(groups)), null);
  return schema as unknown as v.GenericSchema<unknown, HostSettings | null>;
}
