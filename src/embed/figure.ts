import { mount } from 'svelte';
import '../styles/figure.css';
import type { Lab } from '../state/lab';
import { begin } from '../state/opening.svelte';
import Figure from '../views/figure/Figure.svelte';
import { actOnDeckKey } from './deck';
import { Fit } from './fit.svelte';
import { connectToOuterPage } from './outer-page';

/** Shows a lab as a figure for another page, and connects it to that page. */
export function showFigure(lab: Lab, target: HTMLElement): void {
  const { ui } = lab.look;
  document.documentElement.dataset.ui = ui;
  if (lab.look.theme === null && ui === 'slides') lab.theme.show('projector');
  /** A figure of several runs is on a slide if a deck tells so. */
  const isOnSlide = () => ui === 'slides' || (/race|compare|map/.test(ui) && deck.isThere);
  const onkey = (event: KeyboardEvent) => isOnSlide() && actOnDeckKey(event, lab);
  lab.settle(target);
  const fit = new Fit(lab, target);
  mount(Figure, {
    target,
    props: {
      lab,
      onkey,
      get isFitted() {
        return fit.isFitted;
      },
    },
  });
  const deck = connectToOuterPage(lab, target);
  // On slides the deck decides when to play.
  begin(lab, () => ui !== 'slides' || deck.isShown);
}
