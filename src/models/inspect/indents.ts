import { TextPlaces } from '../../project/textPlaces';
import { matchAt } from './assignments';

/** Blanks that are counted at the beginning of a line: code is not further in. */
const blanks = /[ \t]{0,200}/y;

/** How far in the lines of a Python text begin. */
export class Indents {
  readonly #places: TextPlaces;

  constructor(private readonly python: string) {
    this.#places = new TextPlaces(python);
  }

  /** Of the line that a place is on. */
  at(place: number): number {
    const start = place - this.#places.position(place).character;
    return matchAt(blanks, this.python, start)?.[0].length ?? 0;
  }
}
