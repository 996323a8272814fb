import { Stream, deriveKey } from '../model/random';
import type { PageRange, Scenario } from '../model/types';
import { filledRange, totalPages } from '../model/vm';
import type { PageKernel } from './kernel';
import type { Scan } from './scan';
import type { Sender } from './sender';

interface Stretch {
  first: number;
  last: number;
}

const around = (a: Stretch, b: Stretch): Stretch => ({
  first: Math.min(a.first, b.first),
  last: Math.max(a.last, b.last),
});

/**
 * The pages that the guest writes, with those that edits add, and the pages that are no longer
 * zero.
 */
export class Ground {
  readonly #kernel: PageKernel;
  readonly #scenario: Scenario;
  readonly #hasZeros: boolean;
  /** Bitmaps of the kernel that a run with these edits needs. */
  readonly bitmaps: number;
  /** No page outside this range has been written since round 0. */
  written: Stretch;
  #toFill: PageRange[] = [];
  #hasFilled = false;

  constructor(kernel: PageKernel, scenario: Scenario) {
    const { vm, workload, edits } = scenario;
    this.#kernel = kernel;
    this.#scenario = scenario;
    this.#hasZeros = vm.zeroPageShare > 0;
    this.bitmaps = edits.length === 0 ? 0 : this.#hasZeros ? 6 : 5;
    const { firstPage, workingSetPages } = workload;
    this.written = { first: firstPage, last: firstPage + workingSetPages };
  }

  /** Gives a reserved kernel the positions of zero pages. */
  begin(): void {
    const { vm, seed } = this.#scenario;
    const { first, last } = filledRange(this.#scenario);
    const key = deriveKey(seed, Stream.zeroPages, 0);
    this.#kernel.setZeroPages(totalPages(vm), first, last, vm.zeroPageShare, ...key);
  }

  /** From now on the guest may write these pages too. */
  widen(ranges: readonly PageRange[], scan: Scan): void {
    for (const { firstPage, pages } of ranges) {
      const range = { first: firstPage, last: firstPage + pages };
      this.written = around(this.written, range);
      scan.mayWait = around(scan.mayWait, range);
    }
  }

  /** These pages get content before the next interval is planned. */
  fill(ranges: readonly PageRange[]): void {
    if (this.#hasZeros) this.#toFill.push(...ranges);
  }

  /** Gives those pages content; those that wait at the sender no longer count as zero pages. */
  settle(sender: Sender): void {
    for (const { firstPage, pages } of this.#toFill) {
      const last = firstPage + pages;
      const zeros = this.#zerosWaiting(firstPage, last);
      this.#kernel.fillPages(firstPage, last);
      this.#hasFilled = true;
      sender.zeros -= zeros;
      sender.waiting += zeros;
    }
    this.#toFill = [];
  }

  /** Zero pages of all memory, when all of it waits. */
  zeros(vm: Scenario['vm']): number {
    const pages = totalPages(vm);
    return this.#hasFilled ? this.#zerosWaiting(0, pages) : this.#kernel.zerosBefore(pages);
  }

  #zerosWaiting(first: number, last: number): number {
    this.#kernel.measure(first, last, Infinity, Infinity, 0, 0);
    return this.#kernel.walkedZeros();
  }
}
