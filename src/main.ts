import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/contrast.css';
import './styles/print.css';
import { showLab } from './embed/lab';
import { keepOffline } from './offline';
import { Address } from './state/address.svelte';
import { Lab } from './state/lab';
import { shellText } from './text/shell';
import { showInLanguage } from './text/languages';

showInLanguage(location.search, () => {
  const lab = new Lab(location);
  const target = document.getElementById('app')!;

  if (lab.look.ui === 'full') {
    new Address(lab);
    showLab(lab, target);
    keepOffline((load) => {
      void import('./views/parts/NewVersion.svelte').then(({ default: NewVersion }) =>
        mount(NewVersion, { target: document.body, props: { load } }),
      );
    });
  } else
    import('./embed/figure').then(
      ({ showFigure }) => showFigure(lab, target),
      () => (target.textContent = shellText.notLoaded),
    );
});
