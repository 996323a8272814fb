import './styles/tokens.css';
import './styles/base.css';
import './styles/contrast.css';
import './styles/print.css';
import { showFigure } from './embed/figure';
import { Lab } from './state/lab';
import { shellText } from './text/shell';
import { showInLanguage } from './text/languages';

showInLanguage(location.search, () => {
  const lab = new Lab(location, { ui: 'figure' });
  const target = document.getElementById('app')!;

  if (lab.look.ui !== 'full') showFigure(lab, target);
  else
    import('./embed/lab').then(
      ({ showLab }) => showLab(lab, target),
      () => (target.textContent = shellText.notLoaded),
    );
});
