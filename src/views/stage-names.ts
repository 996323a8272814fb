import { stagesText } from '../text/stages';

/** What the stages of a migration are called. */
export const STAGE_NAMES = stagesText;
