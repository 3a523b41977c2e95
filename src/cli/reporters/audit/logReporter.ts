import { shorten } from '../../../base/text';
import type { AuditRecord } from '../../../models/registry/registryStore';
import { oneLine } from '../../oneLine';
import { displayWidth, textTable, type TextCell, type TextColumn } from '../../textTable';

const columns: readonly TextColumn[] = [
  { title: '#', right: true },
  { title: 'when (UTC)', right: false },
  { title: 'who', right: false },
  { title: 'what', right: false },
  { title: 'of', right: false },
  { title: 'change', right: false },
  { title: 'why', right: false },
];

const gap = 2;
const longestChange = 48;
/** Less of a change or a reason says nothing. */
const leastText = 12;

/**
 * Audit records for a terminal. Changes and reasons are cut to what the other columns leave; where that is too little they stand
 * on a line of their own below each record.
 */
export function* logText(
  records: readonly AuditRecord[],
  options: { readonly colour: boolean; readonly width: number },
): Iterable<string> {
  if (records.length === 0) return;
  const facts = records.map(factCells);
  const room = options.width - widthOf(facts) - 2 * gap;
  yield* room < 3 * leastText ? below(records, facts, options) : beside(records, facts, { ...options, room });
}

function beside(
  records: readonly AuditRecord[],
  facts: readonly (readonly TextCell[])[],
  options: { readonly colour: boolean; readonly width: number; readonly room: number },
): Iterable<string> {
  const { room } = options;
  const changes = records.map((record) => oneLine(changeText(record)));
  const changeRoom = Math.max(leastText, Math.min(longestChange, widest(changes), Math.floor(room * 0.65)));
  const reasonRoom = Math.max(leastText, Math.min(longestChange, room - changeRoom));
  const rows = records.map(({ reason }, index): readonly TextCell[] => [
    ...(facts[index] ?? []),
    { text: shorten(changes[index] ?? '', changeRoom) },
    { text: shorten(oneLine(reason), reasonRoom) },
  ]);
  return textTable(columns, rows, options);
}

function* below(
  records: readonly AuditRecord[],
  facts: readonly (readonly TextCell[])[],
  options: { readonly colour: boolean; readonly width: number },
): Iterable<string> {
  const [head = '', ...lines] = textTable(columns.slice(0, facts[0]?.length), facts, options);
  yield head;
  const indent = ' '.repeat(Math.max(...facts.map(([seq]) => seq?.text.length ?? 0)) + gap);
  for (const [index, line] of lines.entries()) {
    yield line;
    const said = records[index] && oneLine(changeAndReason(records[index]));
    if (said) yield indent + shorten(said, Math.max(leastText, options.width - indent.length));
  }
}

function changeAndReason(record: AuditRecord): string {
  const quoted = record.reason === '' ? '' : `“${record.reason}”`;
  return [quoted, changeText(record)].filter((text) => text !== '').join('  ');
}

function factCells({ seq, at, actor, action, subject }: AuditRecord): readonly TextCell[] {
  return [
    { text: String(seq), colour: '33' },
    { text: at.slice(0, 16).replace('T', ' ') },
    { text: oneLine(shorten(actor, 20)) },
    { text: oneLine(shorten(action.replace(/^model\./, ''), 20)) },
    { text: oneLine(shorten(subject, 24)) },
  ];
}

/** Columns up to the last of the facts, with what is between them. */
function widthOf(facts: readonly (readonly TextCell[])[]): number {
  const widths = (facts[0] ?? []).map((_, index) => widest(facts.map((cells) => cells[index]?.text ?? '')));
  return widths.reduce((sum, width) => sum + width + gap, -gap);
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

function changeText({ before, after }: AuditRecord): string {
  if (before === null || after === null) return after ?? before ?? '';
  const [stage, was] = /^(\S+): (.*)$/.exec(before)?.slice(1) ?? [];
  const isMove = stage !== undefined && after.startsWith(`${stage}: `);
  return isMove ? `${stage}: ${was ?? ''} → ${after.slice(stage.length + 2)}` : `${before} → ${after}`;
}
