import * as vscode from 'vscode';
import { dayText } from '../../../base/days';
import { formatCount } from '../../../base/text';
import type { PromotionPage } from '../../../protocol/models/promotionPage';
import { reasonOf } from '../../commands/models/given';
import { escapeMarkdown } from '../../markdown';
import type { PanelAct } from './panelAct';

type TextAction = 'copy-command' | 'copy-markdown' | 'copy-approval-request';

/** Copies what a promotion comes to: as a command, as Markdown for a review, or as a request to whoever has to approve. */
export async function copyPromotionText(acting: PanelAct, action: TextAction): Promise<boolean> {
  const { models, project, subject, act } = acting;
  const version = act.version ?? subject.promotion?.version ?? null;
  const stage = act.stage ?? subject.promotion?.stage ?? 'production';
  if (version === null) return false;
  const page = () =>
    models.ask(project, 'promotion', { model: subject.model, version, digest: digestOf(acting), stage });
  const text =
    action === 'copy-command'
      ? promotionCommand(`${subject.model}@${version}`, stage, act.reason)
      : action === 'copy-markdown'
        ? promotionMarkdown(await page())
        : approvalRequest(await page());
  await vscode.env.clipboard.writeText(text);
  return true;
}

function digestOf({ act, subject }: PanelAct): string | undefined {
  return act.digest ?? subject.promotion?.digest;
}

export function promotionCommand(version: string, stage: string, reason: string | null): string {
  return `tend models promote ${version} --to ${stage} --reason ${JSON.stringify(reasonOf(reason) ?? '…')}`;
}

/** Verdict, changes and gates as Markdown. */
export function promotionMarkdown(page: PromotionPage): string {
  const { model, version, stage, digest, sentence, changes, decided, gates } = page;
  const gateRows = gates.map(
    ({ gate, verdict, result }) => `| ${[gate, verdict, result].map(escapeMarkdown).join(' | ')} |`,
  );
  const changeRows = changes.rows.map(
    ({ fact, now, after }) => `| ${[fact, now, after].map(escapeMarkdown).join(' | ')} |`,
  );
  return [
    `## Promote ${model}@${version} to ${stage}`,
    '',
    `${escapeMarkdown(sentence)} Package \`${digest}\`.`,
    '',
    ...(changeRows.length > 0 ? ['| fact | now | after |', '|---|---|---|', ...changeRows, ''] : []),
    ...(decided === null ? [] : [`Gates as decided at its promotion on ${dayText(decided)}:`, '']),
    ...['| gate | verdict | result |', '|---|---|---|', ...gateRows, ''],
  ].join('\n');
}

/** What somebody needs to know to approve, and what they run. */
export function approvalRequest({ model, version, stage, digest, sentence, approvals }: PromotionPage): string {
  return [
    `${model}@${version} waits for approval in ${stage}: ${formatCount(approvals.given)} of ${formatCount(approvals.needed)}.`,
    sentence,
    `Package: ${digest}`,
    `To approve it: tend models approve ${model}@${version} --to ${stage} --reason "…"`,
    '',
  ].join('\n');
}
