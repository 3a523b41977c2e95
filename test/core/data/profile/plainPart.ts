import { decodeUtf8 } from '../../../../src/data/profile/cellBytes';
import type { ColumnState } from '../../../../src/data/profile/columnState';
import type { ColumnSums } from '../../../../src/data/profile/columnSums';
import {
  entryFlags,
  entryHash,
  entryKind,
  keyEnd,
  keyStart,
  occurrences,
  type Dictionary,
} from '../../../../src/data/profile/dictionary';
import type { ProfilePart } from '../../../../src/data/profile/profilePart';

/** What a kernel made of a range as plain data that can be compared: without unused room, and without line checkpoints. */
export function plainPart({ columns, sample, keys, lines: _lines, ...rest }: ProfilePart): unknown {
  return {
    ...rest,
    columns: columns.map(plainColumn),
    sample: {
      level: sample.level,
      hashes: [...sample.hashes.subarray(0, sample.rows)],
      columns: sample.columns.map((numbers) => numbers && [...numbers.subarray(0, sample.rows)]),
    },
    keys: keys.map(({ entries, length }) => [...entries.subarray(0, length)]),
  };
}

function plainColumn({ dictionary, sums, kindPlaces, flagPlaces, ...rest }: ColumnState): unknown {
  return {
    ...rest,
    entries: Array.from({ length: dictionary.size }, (_, entry) => plainEntry(dictionary, entry)),
    kindPlaces: Object.entries(kindPlaces),
    flagPlaces: Object.entries(flagPlaces),
    sums: sums && plainSums(sums),
  };
}

function plainEntry(dictionary: Dictionary, entry: number): unknown {
  return {
    text: decodeUtf8(dictionary.keys, keyStart(dictionary, entry), keyEnd(dictionary, entry)),
    hash: entryHash(dictionary, entry),
    kind: entryKind(dictionary, entry),
    flags: entryFlags(dictionary, entry),
    number: dictionary.numbers[entry],
    count: dictionary.counts[entry],
    places: occurrences(dictionary, entry),
  };
}

/** Sums as the nearest doubles: which of the two parts holds what is left to the order of adding. */
function plainSums({ kindCounts, flagCounts, sketch, moments, extremes, units, days }: ColumnSums): unknown {
  return {
    ...{ kindCounts: [...kindCounts], flagCounts: [...flagCounts], sketch: [...sketch], extremes, units, days },
    count: moments.count,
    sum: moments.sum + moments.sumRest,
    squares: moments.squares + moments.squaresRest,
  };
}
