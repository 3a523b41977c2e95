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
  if (text === null) return;
  await model.asks.copy({ text });
  model.say(`Copied ${format === 'tsv' ? 'for a spreadsheet' : `as ${nameOf(format)}`}`);
}

const nameOf = (format: Format) => formats.find((each) => each.format === format)?.name ?? '';

/** What waits is shown first: what is exported is what is seen. Null: there is nothing, which is said. */
async function exported(model: ExperimentsModel, format: Format): Promise<string | null> {
  model.showWaiting();
  const text = (await exportedNow(model, format)) ?? (await exportedAnew(model, format));
  if (text === null) model.say('The table changed while it was exported, and nothing was; export it once more');
  return text;
}

async function exportedNow(model: ExperimentsModel, format: Format): Promise<string | null> {
  const { token } = model.loader;
  if (token === null) return null;
  return model.asks.export({ token, columns: placedColumns(model.layout).map(({ column }) => column), format });
}

/** The runs changed since they were read. */
async function exportedAnew(model: ExperimentsModel, format: Format): Promise<string | null> {
  await model.loader.renew();
  return exportedNow(model, format);
}
