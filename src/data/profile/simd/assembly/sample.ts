import {
  batchChosen,
  batchRows,
  rangeChosen,
  rangeHashes,
  rangeHashesAgain,
  rangeMissing,
  rangeRowStarts,
} from '../layout';
import { firstSeed, hashOffset, secondSeed } from './hash';

/** Prepares the arrays of the records, and draws from them for the sample as `drawRows` of rowSample.ts. */
export function draw(base: i64, level: i32): void {
  const rows = load<i32>(batchRows);
  const starts = load<usize>(rangeRowStarts);
  const chosen = load<usize>(rangeChosen);
  const hashes = load<usize>(rangeHashes);
  const hashesAgain = load<usize>(rangeHashesAgain);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const place = <usize>row << 2;
    store<i32>(hashes + place, firstSeed);
    store<i32>(hashesAgain + place, secondSeed);
    const hash = hashOffset(base + <i64>load<u32>(starts + place));
    if (level > 0 && hash >> (32 - level) != 0) continue;
    store<i32>(chosen + (<usize>count << 2), row);
    count++;
  }
  memory.fill(load<usize>(rangeMissing), 0, <usize>rows << 2);
  store<i32>(batchChosen, count);
}
