import './engine/assets';

// The single file's program: the page, and where there is no document, its worker.
if (typeof document === 'undefined') void import('./engine/engine.worker');
else void import('./main');
