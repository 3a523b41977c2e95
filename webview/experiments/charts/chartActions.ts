import { html, type TemplateResult } from 'lit';
import { iconButton } from '../../shared/icon';
import { openMenu, type MenuEntry } from '../../shared/menu';

export interface ChartActions {
  readonly asTable: boolean;
  /** What stands for the chart while its table is shown. */
  readonly chartIcon: string;
  readonly toggle: () => void;
  readonly exports: () => readonly MenuEntry[];
}

/** What can be done with every chart: seeing it as a table, and taking it along. */
export function chartActions({ asTable, chartIcon, toggle, exports }: ChartActions): TemplateResult {
  const open = ({ currentTarget }: MouseEvent) =>
    openMenu((currentTarget as Element).getBoundingClientRect(), exports(), 'end');
  return html`${iconButton({
    icon: asTable ? chartIcon : 'table',
    label: asTable ? 'Show as Chart' : 'Show as Table',
    click: toggle,
  })}${iconButton({ icon: 'export', label: 'Export Chart…', menu: true, click: open })}`;
}
