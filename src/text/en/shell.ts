/** What surrounds the screens, and stands in their place when something goes wrong. */
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
  notDrawn: 'A view could not be drawn.',
  notLoaded: 'This part of the lab could not be loaded. Check the connection and try again.',
  crash: {
    title: 'Something went wrong.',
    advice: 'Your scenario is safe: copy it, reload the page and open it again.',
    copy: 'Copy the scenario',
    copied: 'Copied',
    reload: 'Reload',
    scenario: 'Scenario',
  },
  newVersion: {
    ready: 'A newer version is ready.',
    reload: 'Reload',
    later: 'Later',
  },
};
