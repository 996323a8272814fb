import type { Preset } from '../../catalog/presets';
import type { Lab } from '../../state/lab';
import { pictureText } from '../../text/picture';
import { savingText } from '../../text/saving';
import type { FileKind } from './kinds';
import { sceneAtPlayhead, stageSvg } from './stage-picture';
import { svgText } from './svg-pen';
import { eventsCsv, eventsJson, roundsCsv, roundsJson } from './tables';

export interface TextFile {
  name: string;
  type: string;
  text: string;
}

const TYPES = { svg: 'image/svg+xml', csv: 'text/csv', json: 'application/json' } as const;

/** Makes a file of the current run; throws if there is no run yet. */
export async function exportFile(kind: FileKind, { slot }: Lab): Promise<TextFile> {
  if (!slot.run) throw new Error(pictureText.refused.noRun);
  const { result, events } = slot.run;
  const [what, ending] = kind.split('-') as [keyof typeof savingText.names, keyof typeof TYPES];
  const make: Record<FileKind, () => string | Promise<string>> = {
    'stage-svg': async () => svgText(await stageSvg(await sceneAtPlayhead(slot))),
    'rounds-csv': () => roundsCsv(result),
    'rounds-json': () => roundsJson(result),
    'events-csv': () => eventsCsv(events, result),
    'events-json': () => eventsJson(events, result),
  };
  const text = await make[kind]();
  const name = savingText.names[what](fileNameOf(slot.draft.preset));
  return { name: `${name}.${ending}`, type: TYPES[ending], text };
}

/** The file names of a run. */
export const fileNameOf = (preset: Preset | null): string => preset?.id ?? savingText.unnamed;
