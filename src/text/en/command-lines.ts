/** Lines to paste into a terminal. */
export const commandLines = {
  copy: 'Copy',
  copyNamed: (title: string) => `Copy: ${title}`,
  copied: 'Copied.',
  refused: 'The browser does not allow copying. Select the text.',
};
