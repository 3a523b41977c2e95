import { html, type TemplateResult } from 'lit';
import { columnId, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { RowKey } from '../model/rowKey';
import { columnTicks, valueText } from './columnTexts';
import { boxFigures } from './boxFigures';
import { BoxGroups, type BoxGroup } from './boxGroups';
import type { EChartsCoreOption } from './echarts';
import { equalsApart } from './equalPoints';
import { groupOrder } from './groupOrder';
import { plotLook } from './plotLook';
import { pointStyle } from './pointLooks';
import { numberAt, type RunValues } from './runValues';
import { boxColumn } from './valueColumns';
import { ValuesChart, type ChartData } from './valuesChart';
import { withoutWords } from './withoutWords';

/** Groups beyond this many would be hairs. */
const mostBoxes = 40;

/** Px: what a name needs, and what lies above and below the boxes. */
const boxHeight = 15;
const axisHeight = 36;

const names = { type: 'category', inverse: true, axisLine: { show: false }, axisTick: { show: false } };

/**
 * How a metric lies in each group: a box where there are five runs or more, and always every run that the figures of the
 * table count.
 */
class BoxView extends ValuesChart {
  protected override readonly onlyFinished = true;
  /** Groups as they stand in the table. */
  #order: readonly RowKey[] = [];
  readonly #known = new BoxGroups();

  protected override columns(): readonly ColumnRef[] {
    const metric = boxColumn(this.model);
    const others = this.model.view.groupBy.filter((by) => !metric || columnId(by) !== columnId(metric));
    return metric ? [metric, ...others] : [];
  }

  protected override lack(): string | null {
    return this.columns().length === 0 ? 'There is no metric to show yet.' : null;
  }

  protected override caption(): string {
    const [metric, ...by] = this.columns();
    return [metric?.key ?? '', ...(by.length > 0 ? ['by', by.map(({ key }) => key).join(' and ')] : [])].join(' ');
  }

  protected override async token(): Promise<string | null> {
    this.#order = await groupOrder(this.model, mostBoxes);
    return super.token();
  }

  protected override heading(data: ChartData | null): TemplateResult {
    const [metric] = this.columns();
    const count = data ? this.#groups(data.values).length : 0;
    return html`<h3 data-tip=${metric?.key ?? ''}>${metric?.key}</h3>
      <span class="second"
        >${count > mostBoxes ? `the first ${mostBoxes} of ${count} groups` : 'box, and every finished run'}</span
      >`;
  }

  protected override option(data: ChartData): EChartsCoreOption {
    const [metric] = this.columns();
    if (!metric) return {};
    const look = plotLook();
    const groups = this.#groups(data.values).slice(0, mostBoxes);
    const text = { color: look.second, fontSize: 11 };
    const points = groups.flatMap(({ runs }, place) => {
      const numbers = runs.map((run) => numberAt(data.values, metric, run));
      const apart = equalsApart(numbers);
      return runs.map((run, index) => ({
        value: [numbers[index] ?? NaN, place],
        name: data.values.names[run],
        ...pointStyle(data.looks.of(run), look.second, look.background),
        symbolSize: 6,
        symbolOffset: [0, apart[index] ?? 0],
      }));
    });
    const ticks = columnTicks(
      metric,
      points.map(({ value }) => value[0] ?? NaN),
    );
    return {
      animation: false,
      textStyle: { fontFamily: look.font },
      grid: { left: 8, right: 24, top: 8, bottom: 28, containLabel: true },
      tooltip: {
        renderMode: 'richText',
        formatter: ({ name, value }: { name: string; value: number[] }) =>
          `${name}\n${metric.key} ${valueText(metric, value[0] ?? NaN)}`,
      },
      xAxis: {
        type: 'value',
        scale: true,
        axisLabel: {
          ...text,
          hideOverlap: true,
          formatter: ticks.text,
          ...(ticks.places && { customValues: ticks.places }),
        },
        splitLine: { lineStyle: { color: look.grid } },
      },
      yAxis: [
        { ...names, data: groups.map(({ name }) => name), axisLabel: { ...text, width: 120, overflow: 'truncate' } },
        { ...names, data: groups.map(({ without }) => withoutWords(without)), axisLabel: text },
      ],
      series: [
        {
          type: 'boxplot',
          silent: true,
          data: groups.map(({ runs }) => boxFigures(runs.map((run) => numberAt(data.values, metric, run))) ?? []),
          itemStyle: { color: 'transparent', borderColor: look.second, borderWidth: 1 },
          boxWidth: [8, 18],
        },
        { type: 'scatter', name: 'points', data: points },
      ],
    };
  }

  protected override leastHeight(data: ChartData): number {
    return Math.min(mostBoxes, this.#groups(data.values).length) * boxHeight + axisHeight;
  }

  protected override runAt(): string | null {
    return null;
  }

  #groups(values: RunValues): readonly BoxGroup[] {
    const [metric, ...by] = this.columns();
    return this.#known.of({ values, metric, by, order: this.#order });
  }
}

customElements.define('tend-box', BoxView);
