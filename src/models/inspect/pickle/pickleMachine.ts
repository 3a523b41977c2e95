import type { PickleFindings } from './pickleFindings';
import { KeptValues } from './keptValues';
import { highestMemo } from './rememberedValues';
import { isBuilt, isGlobal, type GlobalValue, type TupleValue, type Value } from './values';

const mostStack = 1_000_000;
const mostDuplicates = 100;
const mostItems = 10_000;
const mostWeight = 1e8;

/**
 * The stack machine of pickle, on values of which little is known: it imports nothing, calls nothing and makes nothing.
 * One machine a pickle, as the loader has it.
 */
export class PickleMachine {
  readonly stack: Value[] = [];
  readonly kept = new KeptValues();
  /** Byte of the opcode that is done now. */
  at = 0;
  #marks: number[] = [];
  #duplicates = 0;

  constructor(readonly findings: PickleFindings) {}

  push(value: Value): void {
    if (this.stack.length >= mostStack) throw new TooMuch('it keeps more than a million values at once');
    this.stack.push(typeof value === 'string' ? this.kept.text(value) : value);
  }

  pop(): Value {
    const floor = this.#marks.at(-1) ?? 0;
    if (this.stack.length <= floor) throw new Broken('it takes a value from an empty stack');
    return this.stack.pop();
  }

  top(): Value {
    if (this.stack.length <= (this.#marks.at(-1) ?? 0)) throw new Broken('it needs a value of an empty stack');
    return this.stack.at(-1);
  }

  mark(): void {
    if (this.#marks.length >= mostStack) throw new TooMuch('it sets more than a million marks');
    this.#marks.push(this.stack.length);
  }

  /** Values since the last mark. */
  toMark(): Value[] {
    const mark = this.#marks.pop();
    if (mark === undefined) throw new Broken('it goes back to a mark that was not set');
    return this.stack.splice(mark);
  }

  /** POP also takes a mark off. */
  discard(): void {
    if (this.#marks.at(-1) === this.stack.length) this.#marks.pop();
    else this.pop();
  }

  duplicate(): void {
    this.#duplicates++;
    if (this.#duplicates === mostDuplicates)
      this.findings.suspect(
        'dangerous',
        'It doubles values again and again, which only a pickle made by hand does.',
        this.at,
      );
    this.push(this.top());
  }

  tuple(items: readonly Value[]): void {
    let weight = items.length;
    for (const item of items) if (isBuilt(item) && item.kind === 'tuple') weight += item.weight;
    if (weight > mostWeight) throw new TooMuch('it nests tuples into one of hundreds of millions of values');
    const isKept = items.length <= mostItems && this.kept.mayEnter(weight, this.stack.length, null);
    this.push({ kind: 'tuple', items: isKept ? items : [], weight } satisfies TupleValue);
  }

  put(place: Value): void {
    if (typeof place !== 'number' || place < 0) throw new Broken('it remembers a value at a place that is no number');
    if (place >= highestMemo) throw new TooMuch('it remembers values at places for which Python needs gigabytes');
    this.kept.memo.set(place, this.top());
  }

  get(place: Value): void {
    if (typeof place === 'number' && this.kept.memo.isTaken(place)) this.push(this.kept.memo.get(place));
    else throw new Broken('it needs a value that was never remembered');
  }

  import(module: Value, name: Value): GlobalValue | undefined {
    if (typeof module === 'string' && typeof name === 'string') {
      this.findings.import(module, name);
      this.kept.memo.pin(module);
      this.kept.memo.pin(name);
      return { kind: 'global', module, name };
    }
    if ((module === undefined || name === undefined) && this.kept.memo.hasForgotten)
      this.findings.suspect('needs-trust', 'It imports something that it named too far back to be told.', this.at);
    else
      this.findings.suspect(
        'dangerous',
        'It imports something whose name is computed, so that it cannot be told.',
        this.at,
      );
    return undefined;
  }

  /** Puts values into a list, set or object, as far as they are kept. */
  enter(target: Value, items: readonly Value[]): void {
    if (isGlobal(target)) this.#changesGlobal(target);
    if (!isBuilt(target) || (target.kind !== 'list' && target.kind !== 'object')) return;
    for (const item of items) {
      if (this.kept.mayEnter(target.items.length, this.stack.length, item)) target.items.push(item);
    }
  }

  /** Puts keys and values, one after the other, into a dictionary or object. */
  enterPairs(target: Value, items: readonly Value[]): void {
    if (isGlobal(target)) this.#changesGlobal(target);
    if (!isBuilt(target) || (target.kind !== 'dict' && target.kind !== 'object')) return;
    for (let at = 0; at + 1 < items.length; at += 2) {
      const value = items[at + 1];
      if (this.kept.mayEnter(target.entries.length, this.stack.length, value)) target.entries.push([items[at], value]);
    }
  }

  #changesGlobal({ module, name }: GlobalValue): void {
    this.findings.suspect('dangerous', `It changes ${module}.${name} itself, not an object of it.`, this.at);
  }
}

/** The pickle cannot be followed further, and Python would stop here too. */
export class Broken extends Error {}

/** The pickle is made to use up memory or time. */
export class TooMuch extends Error {}
