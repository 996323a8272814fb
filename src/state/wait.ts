/** Resolves after so many ms; without a number, with the next task. */
export const wait = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
