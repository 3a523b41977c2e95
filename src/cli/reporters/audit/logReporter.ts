import { shorten } from '../../../base/text';
import type { AuditRecord } from '../../../models/registry/registryStore';
import { oneLine } from '../../oneLine';
import { textTable, type TextColumn } from '../../textTable';

const columns: readonly TextColumn[] = [
  { title: '#', right: true },
  { title: 'when (UTC)', right: false },
  { title: 'who', right: false },
  { title: 'what', right: false },
  { title: 'of', right: false },
  { title: 'change', right: false },
  { title: 'why', right: false },
];

/** Audit records as a table for a terminal. */
export function* logText(
  records: readonly AuditRecord[],
  options: { readonly colour: boolean; readonly width: number },
): Iterable<string> {
  if (records.length === 0) return;
  const rows = records.map((record) => [
    { text: String(record.seq), colour: '33' },
    { text: record.at.slice(0, 16).replace('T', ' ') },
    { text: oneLine(shorten(record.actor, 24)) },
    { text: oneLine(shorten(record.action, 24)) },
    { text: oneLine(shorten(record.subject, 24)) },
    { text: oneLine(shorten(changeText(record), 48)) },
    { text: oneLine(shorten(record.reason, 40)) },
  ]);
  yield* textTable(columns, rows, options);
}

function changeText({ before, after }: AuditRecord): string {
  if (before === null || after === null) return after ?? before ?? '';
  const [stage, was] = /^(\S+): (.*)$/.exec(before)?.slice(1) ?? [];
  const isMove = stage !== undefined && after.startsWith(`${stage}: `);
  return isMove ? `${stage}: ${was ?? ''} → ${after.slice(stage.length + 2)}` : `${before} → ${after}`;
}
