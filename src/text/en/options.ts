/** An option of a policy: its name, and what it does. */
export interface OptionText {
  label: string;
  explain: string;
}

/** The options of Hyper-V, by code. */
export const options = {
  'max-passes': {
    label: 'Pass limit',
    explain: 'The VM is paused after this many live passes. The first pass counts.',
  },
  threshold: {
    label: 'Threshold',
    explain: 'The VM is paused when this many pages or fewer are left.',
  },
} satisfies Record<string, OptionText>;
