import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { showFigure } from './embed/figure';
import { labOf } from './state/lab';
import { begin } from './state/opening.svelte';

const lab = labOf(location, { ui: 'figure' });
const target = document.getElementById('app')!;

if (lab.look.ui !== 'full') showFigure(lab, target);
else
  void import('./views/App.svelte').then(({ default: App }) => {
    mount(App, { target, props: { lab } });
    begin(lab);
  });
