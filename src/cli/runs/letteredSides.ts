import type { SideInput } from '../../actions/runs/compare/side';
import { oneLine } from '../oneLine';

interface LetteredSides {
  readonly sides: readonly SideInput[];
  /** What each letter stands for, one line each. */
  readonly legend: readonly string[];
}

/** A longer name would be cut in the head of its column. */
const longestName = 32;

/** Sides for a text, where those with a long name go by a letter: a whole filter in every sentence is not read. */
export function letteredSides(sides: readonly SideInput[]): LetteredSides {
  const lettered = sides.map((side, index) =>
    side.name.length > longestName ? { ...side, name: letterOf(index) } : side,
  );
  const legend = sides.flatMap(({ name }, index) => {
    const { name: letter = name } = lettered[index] ?? {};
    return letter === name ? [] : [oneLine(`${letter}: ${name}`)];
  });
  return { sides: lettered, legend };
}

/** A to Z, then A2 to Z2. */
function letterOf(index: number): string {
  const round = Math.floor(index / 26) + 1;
  return `${String.fromCharCode(65 + (index % 26))}${round === 1 ? '' : round}`;
}
