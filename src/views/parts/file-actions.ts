import { readFile } from '../../catalog/read-file';
import { shortenFile, toCommand } from '../../catalog/scenario-file';
import type { Scenario } from '../../model/types';
import type { Lab } from '../../state/lab';
import { filesText as t } from '../../text/files';

/** Offers a text as a file. */
export const saveText = (name: string, text: string, type: string): void =>
  saveBlob(name, new Blob([text], { type }));

/** Offers a file. */
export function saveBlob(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** Opens a scenario file, and keeps what it compares. Returns whether it was accepted. */
export async function openFile(file: File, { slot, keeping }: Lab): Promise<boolean> {
  const read = await readFile(file);
  if (!(await slot.draft.open(read))) return false;
  if (!('beside' in read) || !read.beside) return true;
  const kept = await keeping.load();
  kept.isChanged = true;
  kept.replace(read.beside.kept, read.beside.align);
  return true;
}

/** Offers the scenario and what is kept beside it as a file; returns the file's name. */
export function saveScenario({ slot, keeping: { kept } }: Lab): string {
  const beside = kept?.runs.length
    ? { kept: kept.list, align: kept.isBeside ? kept.alignment : null }
    : null;
  const name = beside ? t.comparison : (slot.draft.preset?.id ?? t.unnamed);
  const file = `${name}.json`;
  const held = shortenFile({ scenario: slot.scenario, beside });
  saveText(file, `${JSON.stringify(held, null, 2)}\n`, 'application/json');
  return file;
}

/** Copies the command that simulates the scenario; returns it if the clipboard is refused. */
export async function copyCommand(scenario: Scenario): Promise<string | null> {
  const command = toCommand(scenario);
  try {
    await navigator.clipboard.writeText(command);
    return null;
  } catch {
    return command;
  }
}
