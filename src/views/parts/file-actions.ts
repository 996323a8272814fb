import { type ScenarioFile, shortenFile, toCommand } from '../../catalog/scenario-file';
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

/** Offers the scenario and what is kept beside it as a file; returns the file's name. */
export function saveScenario(held: ScenarioFile, name: string): string {
  const file = `${name}.json`;
  saveText(file, `${JSON.stringify(shortenFile(held), null, 2)}\n`, 'application/json');
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
