import { contrast, mixColours, type Colour } from '../../shared/colour';

/** What a line of one pixel has to stand out by (WCAG 2.2, non-text contrast). */
const leastContrast = 3;

/** The first of some colours that is seen on a background: themes leave borders out by making them transparent; else the last. */
export function brushColour(colours: readonly (Colour | null)[], background: Colour, last: Colour): Colour {
  const seen = (colour: Colour) => contrast(mixColours(colour, background, colour[3]), background) >= leastContrast;
  return colours.find((colour) => colour !== null && seen(colour)) ?? last;
}
