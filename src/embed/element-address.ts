import { ELEMENT_ATTRIBUTES } from '../catalog/element-attributes';
import { labElementText } from '../text/lab-element';
import type { Fault } from './message-schema';

/** What an attribute of the element says about the address of its frame. */
export type Read = (attribute: string) => string | null;

/** Where this script lies, and with it the lab; null where the script was made part of another. */
const home = scriptAddress();

function scriptAddress(): string | null {
  // A module has no current script, and another kind of script must not say `import.meta`.
  const script =
    (document.currentScript as HTMLScriptElement | null) ??
    document.querySelector<HTMLScriptElement>('script[src*="precopy-lab.js"]');
  return script?.src || null;
}

/**
 * The address beside the script, or where the attribute `src` says the lab lies; null where that is
 * no address of the web, of a disk, or of the page's own kind.
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

/** What is told where the lab lies at no address, as messages tell what is wrong. */
export function refusalOf(read: Read): { message: string; faults: readonly Fault[] } {
  const value = JSON.stringify((read('src') ?? document.baseURI).slice(0, 80));
  const { src } = labElementText;
  return {
    message: src.refused(value),
    faults: [{ field: 'src', value, allowed: src.allowed }],
  };
}

/** What a lab shows that is asked for nothing. */
export const USUAL_PRESET = 'hyper-v-16g';

/** The preset that the scenario names; null where it is the query of a link. */
export function presetIdIn(scenario: string | null): string | null {
  return scenario && /^[\w-]+$/.test(scenario) ? scenario : null;
}

/** The scenario as parameters: of a preset's name, or of the query of a link. */
export function scenarioQuery(scenario: string | null): string {
  const preset = presetIdIn(scenario);
  return preset ? `scenario=${preset}` : (scenario ?? '').replace(/^\??&*/, '');
}

/** Whether an attribute that may stand alone is meant. */
export const isOn = (value: string | null) =>
  value !== null && !/^(0|false|off|no)$/i.test(value.trim());

/** The address of the frame; null where the lab lies at none. */
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
