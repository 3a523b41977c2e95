import { brushColour } from './brushColour';
import { colourText, mixColours, parseColour } from '../../shared/colour';
import { themeToken } from '../../shared/theme';

/** What the theme gives to charts, without variables. */
export interface PlotLook {
  readonly foreground: string;
  readonly second: string;
  readonly background: string;
  readonly grid: string;
  readonly font: string;
  /** Edge and inside of what is brushed. */
  readonly brush: string;
  readonly brushFill: string;
}

/** Reads the theme anew; charts keep no colour of their own. */
export function plotLook(): PlotLook {
  const foreground = parseColour(themeToken('foreground')) ?? [204, 204, 204, 1];
  const background = parseColour(themeToken('editor-background')) ?? [30, 30, 30, 1];
  const borders = ['inputOption-activeBorder', 'focusBorder'].map((token) => parseColour(themeToken(token)));
  const brush = brushColour(borders, background, foreground);
  const [red, green, blue] = brush;
  return {
    foreground: colourText(foreground),
    second: colourText(mixColours(foreground, background, 0.8)),
    background: colourText(background),
    grid: colourText(mixColours(foreground, background, 0.08)),
    font: themeToken('font-family') || 'sans-serif',
    brush: colourText(brush),
    brushFill: `rgba(${red}, ${green}, ${blue}, 0.22)`,
  };
}
