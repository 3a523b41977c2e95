import type { ChartedCurve } from '../../../src/protocol/experiments/charts';
import { resolvedColour } from '../../shared/theme';
import type { RowKey } from '../model/rowKey';
import type { ChartedRow } from './chartedRows';
import type { PaintedRow } from './curveSpace';

type Curve = ChartedCurve & { readonly charted: ChartedRow };

/** Curves with the looks of their rows; `hovered`: where the pointer is, which matters only where that row is drawn. */
export function paintedRows(curves: readonly Curve[], hovered: RowKey | null): readonly PaintedRow[] {
  const isDrawn = curves.some(({ charted }) => charted.key === hovered);
  return curves.map((curve) => {
    const { identity, key } = curve.charted;
    const emphasis = !isDrawn ? 'none' : hovered === key ? 'this' : 'other';
    return { charted: curve, identity, colour: resolvedColour(identity.colour), emphasis };
  });
}
