import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { MenuEntry } from '../../shared/menu';
import { canvasPng } from './canvasPng';
import { curvesCsv } from './curvesTable';
import { saveChart } from './saveChart';

interface CurveMenu {
  readonly asks: ExperimentsAsks;
  /** Of the metric. */
  readonly name: string;
  /** Null: no plot is drawn. */
  readonly canvas: HTMLCanvasElement | null;
  readonly curves: readonly ChartedCurve[];
  /** Null: there is nothing to draw. */
  readonly svg: (() => string) | null;
  readonly fitsLater: boolean;
  readonly turnFit: () => void;
  readonly resetZoom: () => void;
}

/** What the menu of a plot of curves has: taking it along, and what of it is seen. */
export function curveMenu(plot: CurveMenu): readonly MenuEntry[] {
  const { asks, name, canvas, curves, svg, fitsLater, turnFit, resetZoom } = plot;
  const save = async (extension: string, content: string | Promise<Uint8Array>) =>
    saveChart(asks, name, extension, await content);
  return [
    { label: 'Save as PNG…', disabled: !canvas, run: () => canvas && void save('png', canvasPng(canvas)) },
    { label: 'Save as SVG…', disabled: !svg, run: () => svg && void save('svg', svg()) },
    { label: 'Save Data as CSV…', disabled: !svg, run: () => void save('csv', curvesCsv(curves)) },
    'separator',
    { label: 'Fit Later Steps Only', checked: fitsLater, run: turnFit },
    { label: 'Reset Zoom', keys: '0', run: resetZoom },
  ];
}
