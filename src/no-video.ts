// Stands for the library that makes videos where there is no room for it: in the single file.
throw new Error('The single file makes no videos; the hosted lab does.');
export {};
