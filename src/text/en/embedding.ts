/** Formats in which the lab can be put into another page. */
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
    card: 'A page about this preset. Chats and feeds show its title. They also show its picture if the lab was built with its address.',
    element:
      'For pages that may run scripts. The figure sets its own size. It shows a picture until it is scrolled into view, and in print.',
    link: 'Opens the lab with these settings.',
    iframe: 'For course pages, wikis and learning management systems that accept HTML.',
    reveal: (plays: boolean) =>
      plays
        ? 'Plays when its slide is shown and stops when the slide is left. The clicker keeps working.'
        : 'Waits until you play it and stops when the slide is left. The clicker keeps working.',
    quarto: 'Remains a frame even if the document embeds its resources.',
    myst: 'Uses the frame directive of MyST Markdown.',
    markdown: 'For pages that allow no frames. Shows a picture, if there is one, with a link.',
  },
  /** The link below the frame, for readers of the page. */
  open: 'Open the simulation',
};
