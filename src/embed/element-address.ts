import { ELEMENT_ATTRIBUTES } from '../catalog/element-attributes';
import { labElementText } from '../text/lab-element';
import type { Fault } from './message-schema';

/** Reads an attribute of the element. */
export type Read = (attribute: string) => string | null;

/**
 * The address of this script, which is also that of the lab; null if the script was bundled into
 * another.
 */
const home = scriptAddress();

function scriptAddress(): string | null {
  // A module has no current script, and a classic script cannot use `import.meta`.
  const script =
    (document.currentScript as HTMLScriptElement | null) ??
    document.querySelector<HTMLScriptElement>('script[src*="precopy-lab.js"]');
  return script?.src || null;
}

/**
 * The address of a file beside the script, or beside the address in the attribute `src`. Null if it
 * is not an address of the web, of a disk, or of the page's own kind.
 */
export function beside(name: string, read: Read): string | null {
  try {
    const page = new URL(document.baseURI);
    const source = read('src');
    const { href, protocol } = new URL(
      name,
      source === null ? (home ?? page) : new URL(source, page),
    );
    return ['http:', 'https:', 'file:', page.protocol].includes(protocol) ? href : null;
  } catch {
    return null;
  }
}

/** The error for an address of the lab that is not allowed, in the form of messages. */
export function refusalOf(read: Read): { message: string; faults: readonly Fault[] } {
  const value = JSON.stringify((read('src') ?? document.baseURI).slice(0, 80));
  const { src } = labElementText;
  return {
    message: src.refused(value),
    faults: [{ field: 'src', value, allowed: src.allowed }],
  };
}

/** The preset of a lab without a scenario. */
export const USUAL_PRESET = 'hyper-v-16g';

/** The id of the preset in `scenario`; null if it is the query of a link. */
export function presetIdIn(scenario: string | null): string | null {
  return scenario && /^[\w-]+$/.test(scenario) ? scenario : null;
}

/** The scenario as parameters, from the name of a preset or the query of a link. */
export function scenarioQuery(scenario: string | null): string {
  const preset = presetIdIn(scenario);
  return preset ? `scenario=${preset}` : (scenario ?? '').replace(/^\??&*/, '');
}

/** Whether an attribute that needs no value is on. */
export const isOn = (value: string | null) =>
  value !== null && !/^(0|false|off|no)$/i.test(value.trim());

/** The address of the frame; null if the address of the lab is not allowed. */
export function frameAddress(read: Read): string | null {
  const words = [scenarioQuery(read('scenario'))].filter((word) => word !== '');
  for (const name of ELEMENT_ATTRIBUTES) {
    const value = read(name);
    if (value) words.push(`${name}=${encodeURIComponent(value).replaceAll('%2C', ',')}`);
  }
  if (isOn(read('run'))) words.push('run=1');
  if (read('height') === 'auto') words.push('height=auto');
  const page = beside('embed.html', read);
  return page && words.length ? `${page}?${words.join('&')}` : page;
}
