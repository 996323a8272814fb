import './styles/tokens.css';
import './styles/base.css';
import './styles/contrast.css';
import './styles/print.css';
import { showFigure } from './embed/figure';
import { Lab } from './state/lab';
import { speakAsked } from './text/languages';

function show(): void {
  const lab = new Lab(location, { ui: 'figure' });
  const target = document.getElementById('app')!;

  if (lab.look.ui !== 'full') showFigure(lab, target);
  else void import('./embed/lab').then(({ showLab }) => showLab(lab, target));
}

const language = speakAsked(location.search);
// Without it, in English.
if (language) void language.then(show, show);
else show();
