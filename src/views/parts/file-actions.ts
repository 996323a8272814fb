import { shorten, toCommand } from '../../catalog/scenario-file';
import type { Scenario } from '../../model/types';

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

/** Offers the scenario as a file and returns the file's name. */
export function saveScenario(scenario: Scenario, name: string): string {
  const file = `${name}.json`;
  saveText(file, `${JSON.stringify(shorten(scenario), null, 2)}\n`, 'application/json');
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
