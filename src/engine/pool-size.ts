/** Facts about a machine. */
export interface Device {
  /** The number of cores that the browser reports; some report fewer or none. */
  hardwareConcurrency?: number;
  /** The main pointer is a finger: a phone or tablet, with unequal cores and little cooling. */
  isTouch: boolean;
}

/**
 * The number of workers that a page may start: one on phones, otherwise the cores less one, at
 * least one.
 */
export function workersFor({ hardwareConcurrency = 1, isTouch }: Device): number {
  return isTouch ? 1 : Math.max(1, Math.floor(hardwareConcurrency) - 1);
}

/** This machine, as the browser describes it. */
export function thisMachine(): Device {
  const { hardwareConcurrency } = navigator;
  return { hardwareConcurrency, isTouch: matchMedia('(pointer: coarse)').matches };
}
