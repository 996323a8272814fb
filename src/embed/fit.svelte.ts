import type { Lab } from '../state/lab';
import { followHeight } from './auto-height';

/** Whether the figure fills its frame, or is as high as it needs because the page around follows. */
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
