import type { CellKind } from '../cellKind';
import { bytes } from './assembly/kernel.wasm';

/** What the module leaves to JavaScript, as `assembly/outside.ts` says. Addresses are those of its memory. */
export interface Outside {
  addSpelling(column: number, start: number, end: number, hash: number): number;
  keepPlace(column: number, kind: CellKind, flags: number, row: number, start: number, end: number): void;
  sumUp(column: number, row: number, start: number, end: number): CellKind;
  hashQuoted(start: number, end: number, seed: number): number;
  noteExtremes(column: number, row: number): void;
  keepNumbers(column: number): void;
}

/** What the module offers, as `assembly/index.ts` says. */
interface Offered {
  scan(from: number, to: number, limit: number): number;
  draw(base: bigint, level: number): void;
  profile(base: bigint, firstRow: number): void;
}

const pageBytes = 65_536;

/** Undefined until it is asked for; false where the engine or the machine has no SIMD. */
let compiled: object | false | undefined;

/** Free for the next range: what a memory has grown to is used again. */
const idle: KernelInstance[] = [];

/** Instances that are kept for later. */
const mostIdle = 1;

/** One instance of the module, with a memory of its own, for one range at a time. */
export class KernelInstance {
  readonly offered: Offered;
  outside: Outside | null = null;
  private readonly memory = new WebAssembly.Memory({ initial: 1 });

  private constructor(module: object) {
    const outside: Outside = {
      addSpelling: (column, start, end, hash) => this.outside?.addSpelling(column, start, end, hash) ?? -1,
      keepPlace: (column, kind, flags, row, start, end) =>
        this.outside?.keepPlace(column, kind, flags, row, start, end),
      sumUp: (column, row, start, end) => this.outside?.sumUp(column, row, start, end) ?? 0,
      hashQuoted: (start, end, seed) => this.outside?.hashQuoted(start, end, seed) ?? 0,
      noteExtremes: (column, row) => this.outside?.noteExtremes(column, row),
      keepNumbers: (column) => this.outside?.keepNumbers(column),
    };
    const imports = { env: { memory: this.memory }, outside: { ...outside } };
    this.offered = new WebAssembly.Instance(module, imports).exports as unknown as Offered;
  }

  /** An instance that nobody uses; null where there can be none. */
  static take(): KernelInstance | null {
    compiled ??= WebAssembly.validate(bytes) && new WebAssembly.Module(bytes);
    return compiled === false ? null : (idle.pop() ?? new KernelInstance(compiled));
  }

  /** Its memory, at least so large. What was taken before is detached. */
  reserve(size: number): ArrayBuffer {
    const lacking = size - this.memory.buffer.byteLength;
    if (lacking > 0) this.memory.grow(Math.ceil(lacking / pageBytes));
    return this.memory.buffer;
  }

  giveBack(): void {
    this.outside = null;
    if (idle.length < mostIdle) idle.push(this);
  }
}
