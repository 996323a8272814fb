import { shorten, toCommand } from '../../catalog/scenario-file';
import type { Scenario } from '../../model/types';

/** Offers the scenario as a file and returns the file's name. */
export function saveScenario(scenario: Scenario, name: string): string {
  const text = `${JSON.stringify(shorten(scenario), null, 2)}\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = `${name}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  return link.download;
}

/** Copies the command that simulates the scenario; returns it where the clipboard is refused. */
export async function copyCommand(scenario: Scenario): Promise<string | null> {
  const command = toCommand(scenario);
  try {
    await navigator.clipboard.writeText(command);
    return null;
  } catch {
    return command;
  }
}
