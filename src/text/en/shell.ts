/** The frame around the screens, and the page shown after a failure. */
export const shell = {
  scenario: 'Scenario',
  controls: 'Controls',
  close: 'Close',
  theme: 'Theme',
  themes: {
    auto: 'System',
    light: 'Light',
    dark: 'Dark',
    projector: 'Projector',
  },
  notDrawn: 'A part of the page could not be shown.',
  notLoaded: 'This part of the lab could not be loaded. Check the connection and try again.',
  crash: {
    title: 'Something went wrong.',
    advice: 'Your scenario is not lost. Copy it, reload the page and open the copy.',
    copy: 'Copy the scenario',
    copied: 'Copied',
    reload: 'Reload',
    scenario: 'Scenario',
  },
  newVersion: {
    ready: 'A newer version of the lab is ready.',
    reload: 'Reload',
    later: 'Later',
  },
};
