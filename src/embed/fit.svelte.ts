import type { Lab } from '../state/lab';
import { followHeight } from './auto-height';

/**
 * Whether the figure fills its frame. Otherwise it has the height that it needs, because the page
 * around resizes the frame.
 */
export class Fit {
  isFitted: boolean = $state(true);

  constructor({ look }: Lab, root: HTMLElement) {
    followHeight(root, {
      isAsked: look.height === 'auto',
      onfollow: () => {
        this.isFitted = false;
        document.documentElement.dataset.height = 'followed';
      },
    });
  }
}
