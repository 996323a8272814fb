/** What is known of a machine. */
export interface Device {
  /** Cores it says it has; some browsers say fewer, or nothing. */
  hardwareConcurrency?: number;
  /** Its main pointer is a finger: a phone or a tablet, where cores differ and heat counts. */
  isTouch: boolean;
}

/** How many workers a page may start: one on phones, else the number of cores less one, at least one. */
export function workersFor({ hardwareConcurrency = 1, isTouch }: Device): number {
  return isTouch ? 1 : Math.max(1, Math.floor(hardwareConcurrency) - 1);
}

/** This machine, as its browser tells. */
export function thisMachine(): Device {
  const { hardwareConcurrency } = navigator;
  return { hardwareConcurrency, isTouch: matchMedia('(pointer: coarse)').matches };
}
