/** Scenario files: opening, saving, copying, sharing. */
export const files = {
  open: 'Open',
  save: 'Save',
  copyCommand: 'Copy as command',
  share: 'Share',
  file: 'Scenario file',
  drop: 'Drop a scenario file to open it',
  opened: (name: string) => `Opened ${name}.`,
  saved: (name: string) => `Saved ${name}.`,
  commandCopied: 'Command copied.',
  command: 'Command',
  close: 'Close',
  /** The name of a file whose scenario has no name. */
  unnamed: 'scenario',
  /** The name of a file that compares several. */
  comparison: 'comparison',
};
