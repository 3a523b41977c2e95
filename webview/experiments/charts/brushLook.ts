import { parseColour } from '../../shared/colour';
import type { EChartsType } from './echarts';
import type { PlotLook } from './plotLook';

/** What of the drawing library is painted over. */
interface Painted {
  readonly name: string;
  readonly style?: { readonly fill?: unknown };
  setStyle?(style: object): void;
}

/**
 * Gives brushes the colours of the theme. A brush that an action sets, and each one after it was drawn, ECharts 6.1 paints
 * in its own opaque grey, whatever `areaSelectStyle` says (BrushController.updateCovers).
 */
export function paintBrushes(chart: EChartsType, { brush, brushFill }: PlotLook): void {
  const drawn = chart.getZr().storage.getDisplayList(true) as readonly Painted[];
  for (const part of drawn)
    if (part.name === 'main' && part.style?.fill !== brushFill)
      part.setStyle?.({ fill: brushFill, stroke: brush, lineWidth: 1, opacity: 1 });
}

/** Of what lies outside of the brushes. */
export const faintOpacity = 0.08;

/** The colour of a line that is to be faint though a brush covers it. */
export function faint(colour: string): string {
  const [red, green, blue] = parseColour(colour) ?? [127, 127, 127];
  return `rgba(${red}, ${green}, ${blue}, ${faintOpacity})`;
}
