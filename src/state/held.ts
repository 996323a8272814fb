/** Whether something is pressed: what is changed by it is still being changed, however long it rests. */
export const isHeld = (): boolean => document.querySelector(':active') !== null;
