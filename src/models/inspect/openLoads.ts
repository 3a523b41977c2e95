import { partitionPoint } from '../../base/partitionPoint';
import type { Range } from '../../base/position';
import { TextPlaces } from '../../project/textPlaces';
import { dangerousLoads } from './dangerousLoads';
import { joinedCells } from './notebookLoads';

/** Python as it stands in an editor: the one text of a script, or those of the cells of a notebook in order. */
export interface OpenPython {
  /** The path of the script or notebook in its project. */
  readonly path: string;
  readonly texts: readonly string[];
  readonly areCells: boolean;
}

/** A call in what is open that loads a dangerous file. */
export interface OpenLoad {
  /** The number of its text. */
  readonly text: number;
  readonly range: Range;
  readonly message: string;
}

/** Those of a script, or of a notebook, in whose cells a name holds in those below. */
export function openLoads(
  root: string,
  { path, texts, areCells }: OpenPython,
  dangers: ReadonlyMap<string, string>,
): readonly OpenLoad[] {
  const { python, starts } = areCells ? joinedCells(texts) : { python: texts.join(''), starts: [0] };
  const loads = dangerousLoads({ root, path }, python, dangers);
  const places = loads.length === 0 ? [] : texts.map((text) => new TextPlaces(text));
  return loads.flatMap(({ start, end, message }) => {
    const text = partitionPoint(starts.length, (it) => (starts[it] ?? 0) <= start) - 1;
    const first = starts[text] ?? 0;
    const range = places[text]?.range(start - first, end - first);
    return range ? [{ text, range, message }] : [];
  });
}
