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

/** The chart as an SVG file; lengths in pixels. */
export function svgOf(option: EChartsCoreOption, width: number, height: number): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...option, animation: false });
  const text = chart.renderToSVGString();
  chart.dispose();
  return text;
}
