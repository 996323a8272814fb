import { mount } from 'svelte';
import type { Lab } from '../state/context';
import { begin } from '../state/opening.svelte';
import App from '../views/App.svelte';

/** Shows the whole lab; in a frame, the page around may drive it. */
export function showLab(lab: Lab, target: HTMLElement): void {
  mount(App, { target, props: { lab } });
  begin(lab);
  if (parent !== window) void import('./messages.svelte').then(({ listen }) => listen(lab));
}
