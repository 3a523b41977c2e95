import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { MenuEntry } from '../../shared/menu';
import { curvesCsv } from './curvesCsv';
import { picturePng, pictureSvg, type ExportedPicture } from './exportedPicture';
import { saveChart } from './saveChart';

interface CurveMenu {
  readonly asks: ExperimentsAsks;
  /** Of the metric. */
  readonly name: string;
  readonly curves: readonly ChartedCurve[];
  readonly smoothing: number;
  /** Null: there is nothing to draw. */
  readonly picture: ExportedPicture | null;
  readonly fitsLater: boolean;
  readonly turnFit: () => void;
  readonly resetZoom: () => void;
}

/** What the menu of a plot of curves has: taking it along, and what of it is seen. */
export function curveMenu(plot: CurveMenu): readonly MenuEntry[] {
  const { asks, name, curves, smoothing, picture, fitsLater, turnFit, resetZoom } = plot;
  const save = async (extension: string, content: string | Promise<Uint8Array>) =>
    saveChart(asks, name, extension, await content);
  return [
    { label: 'Save as PNG…', disabled: !picture, run: () => picture && void save('png', picturePng(picture)) },
    { label: 'Save as SVG…', disabled: !picture, run: () => picture && void save('svg', pictureSvg(picture)) },
    { label: 'Save Data as CSV…', disabled: !picture, run: () => void save('csv', curvesCsv(curves, smoothing)) },
    'separator',
    { label: 'Fit Later Steps Only', checked: fitsLater, run: turnFit },
    { label: 'Reset Zoom', keys: '0', run: resetZoom },
  ];
}
