import { fieldNamesText } from '../text/field-names';
import { forkText } from '../text/fork';
import { settingNamesText } from '../text/setting-names';

/** What a setting is called; its path if it has no name. */
export function nameOfSetting(path: string): string {
  const labelled: Readonly<Record<string, { label: string }>> = fieldNamesText.fields;
  const named: Readonly<Record<string, string>> = settingNamesText;
  return labelled[path]?.label ?? named[path] ?? path;
}

/** Says which settings cannot change in the middle of a move. */
export const sayUnforked = (paths: readonly string[]): string[] => [
  forkText.refused(paths.map(nameOfSetting)),
];
