import { mount } from 'svelte';
import type { Lab } from '../state/lab';
import { begin } from '../state/opening.svelte';
import App from '../views/App.svelte';

/** Shows the whole lab. In a frame it is connected to the page around, as a figure is. */
export function showLab(lab: Lab, target: HTMLElement): void {
  lab.settle(target);
  mount(App, { target, props: { lab } });
  begin(lab);
  if (location.protocol === 'about:') stayHere();
  if (parent !== window)
    void import('./outer-page').then(({ connectToOuterPage }) => connectToOuterPage(lab, target));
}

/**
 * In a srcdoc frame, a link to a hash would open the address of the framing page and leave the lab.
 */
function stayHere(): void {
  addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    location.hash = link.getAttribute('href')!;
  });
}
