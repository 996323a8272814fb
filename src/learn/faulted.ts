import { printable } from '../model/scenario-error';
import { lessonsText as t } from '../text/lessons';

/** What is wrong in a lesson file, and where; lines and columns count from 1. */
export interface LessonFault {
  line: number;
  column: number;
  message: string;
}

/** A fault as one line. */
export const sayLessonFault = ({ line, column, message }: LessonFault): string =>
  t.at(line, column, message);

const MAX_MESSAGE = 600;

/** Collects the faults of a file. */
export class Faulted {
  readonly #list: LessonFault[] = [];

  add(line: number, column: number, message: string): void {
    this.#list.push({ line, column, message: printable(message, MAX_MESSAGE) });
  }

  /** How many there are so far. */
  get count(): number {
    return this.#list.length;
  }

  /** All faults, in the order of the file. */
  get list(): readonly LessonFault[] {
    return [...this.#list].sort((a, b) => a.line - b.line || a.column - b.column);
  }
}
