import './engine/assets';

// The program of the single file: the page, or its worker if there is no document.
if (typeof document === 'undefined') void import('./engine/engine.worker');
else void import('./main');
