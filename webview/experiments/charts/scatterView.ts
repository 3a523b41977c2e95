import { html, type TemplateResult } from 'lit';
import { finiteExtent } from '../../../src/base/finiteExtent';
import { paretoFront } from '../../../src/base/paretoFront';
import { plural } from '../../../src/base/text';
import { columnId, type ColumnInfo, type ColumnRef } from '../../../src/protocol/experiments/column';
import { tickText } from './axisText';
import { columnTicks, measureOf, valueText } from './columnTexts';
import type { EChartsCoreOption } from './echarts';
import { frontPath } from './frontPath';
import { plotLook, type PlotLook } from './plotLook';
import { pointStyle } from './pointLooks';
import { numberAt, spansDecades, type RunValues } from './runValues';
import { scatterPlaces } from './scatterPlaces';
import { scatterColumns } from './valueColumns';
import { ValuesChart, type ChartData } from './valuesChart';

/** One metric against another, with the runs that none beats in both. */
class ScatterView extends ValuesChart {
  protected override readonly drawnByWidth = true;

  protected override columns(): readonly ColumnRef[] {
    const { x, y } = scatterColumns(this.model);
    return x && y ? [x, y] : [];
  }

  protected override lack(): string | null {
    return this.columns().length === 0
      ? 'A scatter needs two metrics, or a metric and a param that is a number.'
      : null;
  }

  protected override caption(): string {
    return this.columns()
      .map(({ key }) => key)
      .reverse()
      .join(' against ');
  }

  protected override heading(data: ChartData | null): TemplateResult {
    const [x, y] = this.columns();
    const front = data ? this.#front(data).length : 0;
    const left = data && x && y ? scatterPlaces(data.values, x, y).left : 0;
    return html`<h3 data-tip=${y?.key ?? ''}>${y?.key}</h3>
      <span class="second">against</span>
      <h3 data-tip=${x?.key ?? ''}>${x?.key}</h3>
      <span class="second">${front > 0 ? `${front} on the Pareto front` : ''}</span>
      <span class="second">${left > 0 ? `${plural(left, 'run')} without both values` : ''}</span>`;
  }

  /** Nobody chose an axis that leaves the chart empty. */
  protected override passesOver(values: RunValues): boolean {
    const { passedOver, view } = this.model;
    const { x } = scatterColumns(this.model);
    if (view.charts.scatter.x || x?.kind !== 'metric' || !values.has(x) || passedOver.has(x, view.filter)) return false;
    const finite = values.ids.filter((_, run) => Number.isFinite(numberAt(values, x, run)));
    if (finite.length > 1) return false;
    passedOver.add(x, view.filter);
    this.model.touch();
    return true;
  }

  protected override pictureNote(data: ChartData): string {
    return this.#front(data).length > 0 ? 'ringed: on the Pareto front' : '';
  }

  protected override option(data: ChartData): EChartsCoreOption {
    const [x, y] = this.columns();
    if (!x || !y) return {};
    const look = plotLook();
    const front = this.#front(data);
    const room = (this.chart?.getWidth() ?? 640) - besideNames;
    const points = scatterPlaces(data.values, x, y).places.map((value, run) => ({
      value,
      name: data.values.names[run],
      ...pointStyle(data.looks.of(run), look.second, look.background),
    }));
    const isLeft = leftHalf(points.map(({ value }) => value[0]));
    return {
      animation: false,
      textStyle: { fontFamily: look.font },
      grid: { left: 12, right: 24, top: 28, bottom: 32, containLabel: true },
      tooltip: {
        renderMode: 'richText',
        formatter: ({ name, value }: { name: string; value: number[] }) =>
          [name, ...[y, x].map((column, index) => `${column.key} ${valueText(column, value[1 - index] ?? NaN)}`)].join(
            '\n',
          ),
      },
      xAxis: {
        ...valueAxis(
          points.map(({ value }) => value[0]),
          look,
          { column: x, info: this.#info(x), room },
        ),
        nameLocation: 'middle',
        nameGap: 26,
        nameTextStyle: { color: look.second, fontSize: 11 },
      },
      yAxis: valueAxis(
        points.map(({ value }) => value[1]),
        look,
        { column: y, info: this.#info(y), room },
      ),
      series: [
        {
          type: 'line',
          name: 'front',
          silent: true,
          symbol: 'none',
          data: frontPath(
            front.flatMap((run) => (points[run] ? [points[run].value] : [])),
            this.#info(x)?.goal ?? null,
          ),
          lineStyle: { color: look.foreground, width: 1, opacity: 0.6 },
        },
        { type: 'scatter', name: 'runs', data: points },
        {
          type: 'scatter',
          name: 'rings',
          silent: true,
          symbol: 'circle',
          symbolSize: 14,
          data: front.map((run, index) => ({
            value: points[run]?.value,
            label: {
              show: index === 0 || index === front.length - 1,
              formatter: data.values.names[run] ?? '',
              // Above what lies on the left stands the name of the axis.
              position: index === 0 || isLeft(points[run]?.value[0] ?? NaN) ? 'right' : 'top',
              color: look.foreground,
              // The front runs on behind it.
              backgroundColor: look.background,
              padding: [1, 3],
            },
          })),
          itemStyle: { color: 'transparent', borderColor: look.foreground, borderWidth: 1 },
        },
      ],
    };
  }

  #info(column: ColumnRef): ColumnInfo | undefined {
    return this.model.infos.get(columnId(column));
  }

  /** Runs that no other beats in both; none where a direction is not known. */
  #front({ values }: ChartData): readonly number[] {
    const [x, y] = this.columns();
    const goals = { x: x && this.#info(x)?.goal, y: y && this.#info(y)?.goal };
    if (!x || !y || !goals.x || !goals.y) return [];
    const numbers = (column: ColumnRef) => values.ids.map((_, run) => numberAt(values, column, run));
    return paretoFront(numbers(x), numbers(y), { x: goals.x, y: goals.y });
  }
}

/** Tells of a place whether it lies in the left half of an axis over all of them. */
function leftHalf(places: readonly number[]): (place: number) => boolean {
  const { low, high } = finiteExtent(places) ?? { low: 0, high: 0 };
  const middle = spansDecades(places) ? Math.sqrt(low * high) : (low + high) / 2;
  return (place) => place <= middle;
}

/** Px of the chart that the name of an axis has not. */
const besideNames = 96;

/** An axis with its name, unit and scale at its end; `room`: px for these. */
function valueAxis(
  numbers: readonly number[],
  look: PlotLook,
  { column, info, room }: { readonly column: ColumnRef; readonly info: ColumnInfo | undefined; readonly room: number },
): object {
  const log = spansDecades(numbers);
  const { text, places } = columnTicks(column, numbers);
  const lie = !log && places ? { customValues: places } : {};
  return {
    type: log ? 'log' : 'value',
    scale: true,
    name: [info?.column.key ?? '', info?.unit ?? '', log ? 'log' : ''].filter((part) => part !== '').join(', '),
    nameLocation: 'end',
    nameGap: 8,
    nameTruncate: { maxWidth: room, ellipsis: '…' },
    nameTextStyle: { color: look.second, fontSize: 11, align: 'left' },
    axisLabel: {
      color: look.second,
      fontSize: 11,
      hideOverlap: true,
      formatter: log && measureOf(column) === 'number' ? tickText : text,
      ...lie,
    },
    axisLine: { show: false },
    axisTick: { show: false, ...lie },
    splitLine: { lineStyle: { color: look.grid } },
    splitNumber: 5,
  };
}

customElements.define('tend-scatter', ScatterView);
