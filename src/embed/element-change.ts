import { readNumeral } from '../model/numerals';
import { USUAL_PRESET, scenarioQuery } from './element-address';

/** A command to the frame. */
export type Change = { type: string } & Record<string, unknown>;

export type Target = number | string | { ms: number } | { stop: string } | { position: number };

/**
 * The target of a seek as a message has it: 2500, `2.5s` and `2500ms` are moments, words are
 * events.
 */
export function targetOf(target: Target): object {
  if (typeof target === 'number') return { ms: target };
  // The frame refuses everything else.
  if (typeof target !== 'string') return target ?? {};
  const [, written = '', unit = 'ms'] = /^(\d[\d.,]*)\s*(ms|s|min)?$/.exec(target.trim()) ?? [];
  const number = readNumeral(written);
  return number === null ? { stop: target } : { ms: number * UNITS[unit]! };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000 };

/** What a changed attribute does to a running frame: a command, a new page in it, or nothing. */
export function changeFor(name: string, value: string | null): Change | 'reload' | 'none' {
  if (['title', 'poster', 'width', 'aspect'].includes(name)) return 'none';
  if (name === 'theme' && value) return { type: 'setTheme', theme: value };
  if (name === 'speed' && value) return { type: 'set', params: { speed: value } };
  if (name === 'scenario') return { type: 'set', params: paramsOf(value) };
  if ((name === 't' || name === 'stop') && value) return { type: 'seek', ...targetOf(value) };
  return 'reload';
}

/** The fields of a scenario. Fields that it does not name go back to the preset's values. */
function paramsOf(scenario: string | null): Record<string, string> {
  const params = new URLSearchParams(scenarioQuery(scenario));
  return { scenario: USUAL_PRESET, ...Object.fromEntries(params) };
}
