import { OWN, type SlotName } from '../../catalog/kept';
import type { Preset } from '../../catalog/presets';
import type { Run } from '../../model/run/run';
import type { Lab } from '../../state/lab';
import { pictureText } from '../../text/picture';
import { savingText } from '../../text/saving';
import type { FileKind } from './kinds';
import type { Scene } from './draw-host';
import { drawingOf, sceneBeside, sceneIn, svgOf } from './drawings';
import { svgText } from './svg-pen';
import { eventsCsv, eventsJson, roundsCsv, roundsJson } from './tables';

export interface TextFile {
  name: string;
  type: string;
  text: string;
}

const TYPES = { svg: 'image/svg+xml', csv: 'text/csv', json: 'application/json' } as const;

/** A run of which files are made. */
interface InSlot {
  run: Run | null;
  /** The scene at the playhead; throws if there is none yet. */
  scene: () => Promise<Scene>;
  file: string;
}

/** The run of a slot. A slot in which nothing is kept has none. */
function inSlot({ slot, keeping: { kept } }: Lab, name: SlotName): InSlot {
  if (name === OWN)
    return {
      run: slot.run,
      scene: () => sceneIn(slot, slot.moment, true),
      file: fileNameOf(slot.draft.preset),
    };
  const found = kept?.inSlot(name);
  return {
    run: found?.side.run ?? null,
    scene: () => sceneBeside(slot.moment, kept!, found!, true),
    file: name,
  };
}

/** Makes a file of the run in a slot; throws if there is no run yet. */
export async function exportFile(
  kind: FileKind,
  lab: Lab,
  slot: SlotName = OWN,
): Promise<TextFile> {
  const { run, scene, file } = inSlot(lab, slot);
  if (!run) throw new Error(pictureText.refused.noRun);
  const { result, events } = run;
  const [what, ending] = kind.split('-') as [keyof typeof savingText.names, keyof typeof TYPES];
  const make: Record<FileKind, () => string | Promise<string>> = {
    'stage-svg': async () => svgText(await svgOf(drawingOf(await scene()))),
    'rounds-csv': () => roundsCsv(result),
    'rounds-json': () => roundsJson(result),
    'events-csv': () => eventsCsv(events, result),
    'events-json': () => eventsJson(events, result),
  };
  const text = await make[kind]();
  const name = savingText.names[what](file);
  return { name: `${name}.${ending}`, type: TYPES[ending], text };
}

/** The file names of a run. */
export const fileNameOf = (preset: Preset | null): string => preset?.id ?? savingText.unnamed;
