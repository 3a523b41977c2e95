import { BoxplotChart, LineChart, ParallelChart, ScatterChart } from 'echarts/charts';
import { AriaComponent, GridComponent, ParallelComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption, type EChartsType } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

use([
  AriaComponent,
  BoxplotChart,
  CanvasRenderer,
  GridComponent,
  LineChart,
  ParallelChart,
  ParallelComponent,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
]);

export type { EChartsCoreOption, EChartsType };

export function makeChart(container: HTMLElement): EChartsType {
  return init(container, null, { renderer: 'canvas' });
}

interface Size {
  /** In pixels of the page. */
  readonly width: number;
  readonly height: number;
}

/** The chart as an SVG file. */
export function svgOf(option: EChartsCoreOption, size: Size): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption(atOnce(option));
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}

/** The chart on a canvas that nobody sees; `ratio`: its pixels to one of the page. */
export function canvasOf(option: EChartsCoreOption, size: Size, ratio: number): HTMLCanvasElement {
  const chart = init(document.createElement('div'), null, { renderer: 'canvas', devicePixelRatio: ratio, ...size });
  chart.setOption(atOnce(option));
  const canvas = chart.renderToCanvas({ pixelRatio: ratio });
  chart.dispose();
  return canvas;
}

/** Drawn before anything else is done, and not over some frames, as ECharts does with many runs. */
function atOnce(option: EChartsCoreOption): EChartsCoreOption {
  const series = Array.isArray(option.series) ? option.series.map((it: object) => ({ ...it, progressive: 0 })) : [];
  return { ...option, series, animation: false };
}
