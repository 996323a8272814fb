import { mount } from 'svelte';
import './styles/tokens.css';
import './styles/base.css';
import './styles/contrast.css';
import { showLab } from './embed/lab';
import { keepOffline } from './offline';
import { areFilesHere, onFirstUse } from './state/first-use';
import { Lab } from './state/lab';
import { shellText } from './text/shell';
import { showInLanguage } from './text/languages';

function begin(lab: Lab): void {
  import('./embed/in-use').then(
    ({ keepAddress }) => keepAddress(lab),
    () => {
      // The lab works without it.
    },
  );
}

showInLanguage(location.search, () => {
  const lab = new Lab(location);
  const target = document.getElementById('app')!;

  if (lab.look.ui === 'full') {
    // Before its first use, the page has nothing to write there; an entry may have to be restored.
    if (areFilesHere() || history.state !== null) begin(lab);
    else onFirstUse(() => begin(lab));
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
