import type { MigrationResult } from './types';

/** Fields that say how a run was computed. They are not part of its result. */
const COMPUTATION: ReadonlySet<string> = new Set<keyof MigrationResult>([
  'engine',
  'elapsedMs',
  'staleProof',
  'stalePagesAtActivation',
]);

/**
 * Eight digits computed from scenario and result, with all bits of every number. Two people with
 * the same digits have seen the same run, with any engine.
 */
export function fingerprint(result: MigrationResult): string {
  const told = Object.entries(result).filter(([key]) => !COMPUTATION.has(key));
  return new Hash().value(Object.fromEntries(told)).digits();
}

/** Eight digits computed from numbers, texts, and lists and records of them. */
export const digitsOf = (value: unknown): string => new Hash().value(value).digits();

/** MurmurHash3 for 32 bits, over words (Austin Appleby, public domain). */
class Hash {
  #state = 0;
  #words = 0;
  readonly #number = new Float64Array(1);
  readonly #bits = new Uint32Array(this.#number.buffer);

  word(bits: number): this {
    const mixed = Math.imul(bits, 0xcc9e2d51);
    this.#state ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    this.#state = (Math.imul((this.#state << 13) | (this.#state >>> 19), 5) + 0xe6546b64) | 0;
    this.#words++;
    return this;
  }

  text(text: string): this {
    this.word(text.length);
    for (let i = 0; i < text.length; i++) this.word(text.charCodeAt(i));
    return this;
  }

  /** Adds numbers, texts, true and false, null, and lists and records of them. */
  value(value: unknown): this {
    if (typeof value === 'number') {
      // -0 counts as 0, as in JSON.
      this.#number[0] = value + 0;
      return this.word(1).word(this.#bits[0]!).word(this.#bits[1]!);
    }
    if (typeof value === 'string') return this.word(2).text(value);
    if (typeof value !== 'object' || value === null) return this.word(3).text(String(value));
    // The order of the keys does not matter.
    const record = value as Record<string, unknown>;
    const keys = Object.keys(record).sort();
    this.word(4).word(keys.length);
    for (const key of keys) this.text(key).value(record[key]);
    return this;
  }

  digits(): string {
    let hash = this.#state ^ (4 * this.#words);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
  }
}
