/**
 * Whether a pointer or a key presses something on the page. Until it is released, a change is not
 * finished, even if nothing moves.
 */
export const isPressing = (): boolean => document.querySelector(':active') !== null;
