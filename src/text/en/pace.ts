import { number } from '../format';

/** How many seconds of the migration pass in a second of playing. */
export const sayPace = (pace: number) =>
  pace > 0.995 && pace < 1.005
    ? 'in real time'
    : pace > 1
      ? `${number(pace)}× faster than real time`
      : `${number(1 / pace)}× slower than real time`;
