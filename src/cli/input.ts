import { closeSync, openSync, readSync } from 'node:fs';
import { fieldAt } from '../catalog/every-field';
import type { Ignored } from '../catalog/ignored';
import type { ScenarioFile } from '../catalog/scenario-file';
import { checkFile, parseFile } from '../catalog/read-file';
import { type Faults, formatError, quote, sayFaults } from '../model/scenario-error';
import { MAX_FILE_BYTES } from '../model/scenario/fields';
import type { ModelName, Scenario } from '../model/types';
import { readNumeral } from '../model/numerals';
import { commandsText as t } from '../text/commands';

/** Bad input: each line goes to stderr, and the exit status is 2. */
export class InputError extends Error {
  readonly lines: string[];
  constructor(lines: string[]) {
    super(lines.join('\n'));
    this.lines = lines;
  }
}

/** Reads a scenario file, or stdin for "-". */
export function readInput(file: string | undefined): string {
  if (!file) throw new InputError([t.noFile]);
  try {
    return readWhole(file).replace(/^\uFEFF/, '');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError([t.unreadable(file, (error as Error).message)]);
  }
}

/** The text of a file or of stdin. Nothing is read beyond the greatest length of a scenario. */
function readWhole(file: string): string {
  const descriptor = file === '-' ? 0 : openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(MAX_FILE_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    if (length <= MAX_FILE_BYTES) return bytes.toString('utf8', 0, length);
    throw new InputError([t.tooLong(MAX_FILE_BYTES)]);
  } finally {
    if (descriptor !== 0) closeSync(descriptor);
  }
}

/** Parses a scenario, applies `--set path=value` and checks the whole. */
export function loadScenario(
  text: string,
  overrides: readonly string[] = [],
): { scenario: Scenario; raw: unknown } {
  if (!overrides.length) {
    const scenario = unwrap(parseFile(text));
    return { scenario, raw: JSON.parse(text) };
  }
  let raw: unknown;
  try {
    raw = text.length > MAX_FILE_BYTES ? undefined : JSON.parse(text);
  } catch {
    raw = undefined;
  }
  if (raw === null || typeof raw !== 'object' || Array.isArray(raw))
    return { scenario: unwrap(parseFile(text)), raw };
  for (const override of overrides) applyOverride(raw as Record<string, unknown>, override);
  return { scenario: unwrap(checkFile(raw)), raw };
}

/** The scenario of a file. What is kept beside it is left out, and stderr says so. */
function unwrap(checked: ScenarioFile | Faults): Scenario {
  if ('errors' in checked) throw new InputError(sayFaults(checked, formatError));
  const kept = checked.beside?.kept.length ?? 0;
  if (kept) process.stderr.write(`${t.keptLeftOut(kept)}\n`);
  return checked.scenario;
}

/**
 * Sets one value given as path=value. The value is read as JSON if possible, otherwise as a number
 * or text.
 */
function applyOverride(raw: Record<string, unknown>, override: string): void {
  const split = override.indexOf('=');
  if (split < 1) throw new InputError([t.set(override)]);
  const path = override.slice(0, split).trim();
  const keys = path.split('.');
  const text = override.slice(split + 1).trim();
  let value: unknown = text;
  try {
    value = JSON.parse(text);
  } catch {
    // Text with a unit stays text. So does the text of a field that takes no numbers.
    const field = fieldAt(path);
    if (!field || 'unit' in field) value = readNumeral(text) ?? text;
  }
  let target = raw;
  for (const key of keys.slice(0, -1)) {
    if (!Object.hasOwn(target, key)) define(target, key, {});
    const next = target[key];
    if (next === null || typeof next !== 'object')
      throw new InputError([t.noObject(override, key)]);
    target = next as Record<string, unknown>;
  }
  define(target, keys.at(-1)!, value);
}

/** Defines an own property, even if a prototype has an accessor of this name. */
function define(target: object, key: string, value: unknown): void {
  Object.defineProperty(target, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}

/** Says on stderr which settings change nothing. */
export function warnOfIgnored(list: readonly Ignored[]): void {
  for (const { path, value, uses } of list)
    process.stderr.write(`${t.ignored(path, quote(value), uses)}\n`);
}

const MODELS: readonly string[] = ['pages', 'counts', 'scaled-pages'] satisfies ModelName[];

/** Reads a `--model` option. */
export function readModel(text: string): ModelName {
  if (!MODELS.includes(text)) throw new InputError([t.model(text, MODELS)]);
  return text as ModelName;
}
