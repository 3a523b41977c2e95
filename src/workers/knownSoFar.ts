import { placeSize, type PlaceList } from '../data/profile/placeList';
import type { ProfilePart } from '../data/profile/profilePart';
import type { ProfilePlan } from '../data/profile/profilePlan';
import type { Known, KnownColumn } from './profileProtocol';

/** Places that the parts so far have of each kind and of each flag of a column. */
interface Counted {
  closed: boolean;
  readonly kinds: number[];
  readonly flags: number[];
}

/** What the parts of a file, added in its order, show of those that follow. */
export class KnownSoFar {
  private readonly columns: readonly Counted[];
  private readonly enough: number;
  private sampleLevel = 0;

  constructor({ columns, keep }: ProfilePlan) {
    this.columns = columns.map(() => ({ closed: false, kinds: [], flags: [] }));
    this.enough = keep * placeSize;
  }

  add({ columns, sample }: ProfilePart): void {
    columns.forEach(({ sums, kindPlaces, flagPlaces }, index) => {
      const column = this.columns[index];
      if (column === undefined) return;
      column.closed ||= sums !== null;
      addLengths(column.kinds, kindPlaces);
      addLengths(column.flags, flagPlaces);
    });
    this.sampleLevel = Math.max(this.sampleLevel, sample.level);
  }

  get known(): Known {
    const columns = this.columns.map(({ closed, kinds, flags }): KnownColumn => ({
      closed,
      kept: { kinds: this.enoughOf(kinds), flags: this.enoughOf(flags) },
    }));
    return { columns, sampleLevel: this.sampleLevel };
  }

  private enoughOf(lengths: readonly number[]): number {
    return lengths.reduce((bits, length, at) => (length >= this.enough ? bits | (1 << at) : bits), 0);
  }
}

function addLengths(to: number[], lists: readonly (PlaceList | undefined)[]): void {
  lists.forEach((list, at) => (to[at] = (to[at] ?? 0) + (list?.length ?? 0)));
}
