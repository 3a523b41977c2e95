import { resolvedColour } from '../../shared/theme';
import type { ExportedPicture } from './exportedPicture';
import { layLegend, paintLegend, type LegendItem } from './paintedLegend';
import type { DrawnChart } from './pen';
import { plotLook } from './plotLook';
import type { PointLooks } from './pointLooks';

const margin = { left: 12, right: 12 };
const titleHeight = 28;

/** A chart of values that is taken along: what it is called, and what is said under it of how it is drawn. */
export interface NamedChart extends DrawnChart {
  readonly title: string;
  readonly looks: PointLooks;
  readonly sample: LegendItem['sample'];
  readonly note: string;
  readonly width: number;
  readonly height: number;
}

/** The chart between its title and its legend: beside it stands no table that says which run is which. */
export function valuesPicture({ title, looks, sample, note, width, height, ...drawn }: NamedChart): ExportedPicture {
  const look = plotLook();
  const items = looks.legend.map(({ label, identity }) => ({
    ...{ words: label, identity, colour: resolvedColour(identity.colour), sample },
  }));
  const notes = [looks.by ? `colour by ${looks.by.key}` : '', note].filter((part) => part !== '');
  const legend = layLegend(items, notes.join(' · '), { left: margin.left, right: width - margin.right });
  return {
    width,
    height: titleHeight + height + legend.height,
    background: look.background,
    paint: (pen) => {
      pen.text(title, margin.left, 14, { colour: look.foreground, size: 13, font: look.font, align: 'left' });
      pen.chart(drawn, titleHeight);
      paintLegend(pen, legend, look, titleHeight + height);
    },
  };
}
