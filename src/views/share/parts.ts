import { PARTS, type Part, type Ui } from '../../catalog/look';

/** The parts of each content that can be left out. */
export const PARTS_OF: Readonly<Record<Ui, readonly Part[]>> = {
  figure: ['verdict', 'caption', 'timeline', 'open'],
  min: ['timeline', 'open'],
  slides: ['verdict', 'caption', 'timeline', 'open'],
  race: ['timeline', 'break', 'open'],
  compare: ['verdict', 'caption', 'timeline', 'open'],
  map: ['open'],
  full: PARTS.filter((part) => part !== 'open'),
};
