import './styles/tokens.css';
import './styles/base.css';
import './styles/print.css';
import { showFigure } from './embed/figure';
import { Lab } from './state/lab';

const lab = new Lab(location, { ui: 'figure' });
const target = document.getElementById('app')!;

if (lab.look.ui !== 'full') showFigure(lab, target);
else void import('./embed/lab').then(({ showLab }) => showLab(lab, target));
