/** Forms in which a lab can be put into something else. */
export const embedding = {
  forms: {
    card: 'Link with preview',
    element: 'Custom element',
    link: 'Link',
    iframe: 'Frame (HTML)',
    reveal: 'reveal.js slide',
    quarto: 'Quarto',
    myst: 'MyST, Jupyter Book',
    markdown: 'Markdown',
  },
  notes: {
    card: 'A page about this preset: chats and feeds show its title, and its picture where the lab was built with its address.',
    element:
      'For pages that may run scripts: sizes itself, shows a picture until it is seen and in print.',
    link: 'Opens the lab as it is set here.',
    iframe: 'For course pages, wikis and learning management systems that take HTML.',
    reveal: (plays: boolean) =>
      `${plays ? 'Plays when its slide comes' : 'Waits until it is played'}, and stops when its slide goes; the clicker keeps working.`,
    quarto: 'Stays a frame where the document embeds its resources.',
    myst: 'The directive of MyST Markdown.',
    markdown: 'For pages that take no frames: a picture, where there is one, with a link.',
  },
  /** Stands below the frame, for readers of the page. */
  open: 'Open the simulation',
};
