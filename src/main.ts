import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { labOf } from './state/lab';
import { Address } from './state/address.svelte';
import { begin } from './state/opening.svelte';
import App from './views/App.svelte';

const lab = labOf(location);
const target = document.getElementById('app')!;

if (lab.look.ui === 'full') {
  new Address(lab);
  mount(App, { target, props: { lab } });
  begin(lab);
} else {
  void import('./embed/figure').then(({ showFigure }) => showFigure(lab, target));
}
