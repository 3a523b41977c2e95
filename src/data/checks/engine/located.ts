import type { Expectations } from '../../../project/expectations';
import type { ByteSource } from '../../csv/byteSource';
import type { Dialect } from '../../csv/dialect';
import type { CellPlace, ColumnProfile } from '../../profile/tableProfile';
import type { Selector } from '../check';

/** A place found by the second pass; a repeat knows what it repeats. */
export type LocatedPlace = CellPlace & { readonly first?: CellPlace };

/** One thing to find. */
export interface LocateWant {
  readonly column: ColumnProfile | null;
  readonly select: Selector;
}

/** What the second pass reads, and by which rules. */
export interface LocateInput {
  readonly source: ByteSource;
  readonly dialect: Dialect;
  readonly expectations: Expectations;
  readonly now: Date;
  readonly signal?: AbortSignal;
}
