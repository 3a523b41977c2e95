import { placedColumns } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { openMenu, type MenuEntry } from '../../shared/menu';

const formats = [
  { format: 'csv', name: 'CSV', extension: 'csv' },
  { format: 'markdown', name: 'Markdown', extension: 'md' },
  { format: 'latex', name: 'LaTeX', extension: 'tex' },
] as const;

/** What is seen, as a file or on the clipboard. */
export function openExportMenu(model: ExperimentsModel, at: DOMRect): void {
  const files: MenuEntry[] = formats.map(({ format, name, extension }) => ({
    label: `Save as ${name}…`,
    icon: 'save',
    run: () => void save(model, format, extension),
  }));
  const copies: MenuEntry[] = [
    { label: 'Copy for a Spreadsheet', icon: 'copy', run: () => void copy(model, 'tsv') },
    { label: 'Copy as Markdown', icon: 'copy', run: () => void copy(model, 'markdown') },
    { label: 'Copy as LaTeX', icon: 'copy', run: () => void copy(model, 'latex') },
  ];
  openMenu(at, [...files, 'separator', ...copies], 'end');
}

type Format = Parameters<ExperimentsModel['asks']['export']>[0]['format'];

async function save(model: ExperimentsModel, format: Format, extension: string): Promise<void> {
  const content = await exported(model, format);
  if (content !== null) await model.asks.saveFile({ name: `${model.viewName ?? 'runs'}.${extension}`, content });
}

async function copy(model: ExperimentsModel, format: Format): Promise<void> {
  const text = await exported(model, format);
  if (text !== null) await model.asks.copy({ text });
}

async function exported(model: ExperimentsModel, format: Format): Promise<string | null> {
  const token = model.loader.pages?.answer.token;
  if (token === undefined) return null;
  return model.asks.export({ token, columns: placedColumns(model.layout).map(({ column }) => column), format });
}
