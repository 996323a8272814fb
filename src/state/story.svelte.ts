import { remember, remembered } from './remembered';

/** What is on the Watch screen: a question, the migration as it is watched, or the whole lab. */
export type StoryStage = 'question' | 'watching' | 'lab';

/** The first visit: a question before an answer, and the result only once it has been watched. */
export class Story {
  stage: StoryStage = $state('lab');
  /** Which of the pictures that explain a move is shown; null for none. */
  picture: number | null = $state(null);

  /** Whether the controls are open, where they are a sheet. */
  areControlsOpen: boolean = $state(false);

  /** Whether the lab shows a client of the VM. */
  hasClient: boolean = $state(remembered('client') === 'shown');

  /** Whether this visit began with the question. */
  readonly isFirst: boolean;
  /** What was shown before the whole lab. */
  #last: StoryStage = 'question';

  /** `isBare` tells that the address asks for nothing. */
  constructor(isBare: boolean) {
    this.isFirst = isBare && !remembered('visited');
    if (!this.isFirst) return;
    this.stage = 'question';
    if (!remembered('explained')) this.picture = 0;
  }

  /** The migration plays; its result is not told yet. */
  watch(): void {
    if (this.stage === 'question') this.stage = 'watching';
  }

  /** The result is known; later visits begin with the whole lab. */
  watched(): void {
    remember('visited', 'yes');
  }

  /** Shows everything, on later visits too. */
  showLab(): void {
    if (this.stage !== 'lab') this.#last = this.stage;
    this.stage = 'lab';
    this.watched();
  }

  /** Returns to the story or to the lab, as an entry of the history asks. */
  turn(isLab: boolean): void {
    if (!this.isFirst || isLab === (this.stage === 'lab')) return;
    this.stage = isLab ? 'lab' : this.#last;
  }

  /** Shows one of the pictures, or none. */
  explain(picture: number | null): void {
    this.picture = picture;
    if (picture === null) remember('explained', 'yes');
  }

  /** Shows or hides the client, on later visits too. */
  showClient(isShown: boolean): void {
    this.hasClient = isShown;
    remember('client', isShown ? 'shown' : 'hidden');
  }
}
