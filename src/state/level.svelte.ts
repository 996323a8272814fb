import { remember, remembered } from './remembered';

/** How many controls are shown. The choice is kept for the next visit. */
export class LevelChoice {
  isExpert: boolean = $state(remembered('level') === 'expert');

  choose(level: 'basic' | 'expert'): void {
    this.isExpert = level === 'expert';
    remember('level', level);
  }
}
