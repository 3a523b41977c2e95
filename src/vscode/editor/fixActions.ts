import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { formatCount } from '../../base/text';
import type { Finding, Mend } from '../../data/finding';
import { countOfMends, type CountOfMends } from '../../data/fixes/mendsOf';
import type { CheckedFile } from '../checking/checkedFile';
import { losesBytes } from '../checking/documentEncoding';
import type { Checker } from '../checking/checker';
import type { FileChecks } from '../checking/fileChecks';
import { tableSelector } from '../checking/tableDocument';
import { cancellationSignal } from '../commands/cancellationSignal';
import { diagnosticSource, toRange } from '../diagnostics/toDiagnostic';
import type { CommandId } from '../ids';
import type { Projects } from '../project/projects';
import { sureChecks } from './judgement';
import { countText } from './lensTitles';
import { expectationChoices, type ExpectationChoice } from './expectationChoices';

/** What is offered instead of fixes where saving them would destroy bytes. */
export const reopenTitle = 'Reopen with Encoding…';

const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('tend');

/** Quick fixes of findings: the mend, all mends, what to write into `tend.yaml`, and the page that explains. */
export class FixActions implements vscode.CodeActionProvider, Disposable {
  readonly #parts = new DisposableStore();

  constructor(
    private readonly checks: FileChecks,
    private readonly projects: Projects,
    private readonly checker: Checker,
  ) {
    const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix, fixAllKind];
    this.#parts.register(
      vscode.languages.registerCodeActionsProvider(tableSelector, this, { providedCodeActionKinds }),
    );
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const wantsAll = context.only !== undefined && vscode.CodeActionKind.Source.contains(context.only);
    let file = await this.checks.settled(document.uri.toString());
    // Who saves right after an edit would else have nothing fixed.
    if (wantsAll && file?.version !== document.version) file = await this.checker.check(document.uri);
    // Places of an older text would mend the wrong cells.
    if (!file?.report || file.version !== document.version) return [];
    const safe = !(await losesBytes(document));
    if (wantsAll) return safe && isWanted(context) ? await this.#fixAll(document, file, token) : [];
    const concerned = context.diagnostics.filter(({ source }) => source === diagnosticSource);
    const { project, path } = this.projects.locate(document.uri);
    const expectations = await project?.expectationsFor(path);
    const all = concerned.length > 0 ? countOfMends(file.report) : null;
    const actions = file.report.findings.flatMap((finding) => {
      const diagnostic = concerned.find((it) => describes(it, finding));
      if (!diagnostic?.range.intersection(range)) return [];
      return [
        ...(safe ? mendActions(document.uri, file.key, finding, all) : []),
        ...(expectations ? expectationChoices(file.key, finding, expectations).map(expectationAction) : []),
        explainAction(finding),
      ].map((action) => Object.assign(action, { diagnostics: [diagnostic] }));
    });
    return safe || actions.length === 0 ? actions : [reopenAction(file, actions), ...actions];
  }

  dispose(): void {
    this.#parts.dispose();
  }

  /** Every fix that rests on no guess, also of cells that are not listed; of very many the first, in file order. */
  async #fixAll(
    { uri }: vscode.TextDocument,
    file: CheckedFile,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const signal = cancellationSignal(token);
    const sure = await this.checker.fixes(file, uri, { only: sureChecks, signal }).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    if (!sure || sure.mends.length === 0) return [];
    const count = `${sure.isAll ? '' : 'the First '}${formatCount(sure.mends.length)}`;
    const action = new vscode.CodeAction(`Fix ${count} That Need No Judgement`, fixAllKind);
    action.edit = mendEdit(
      uri,
      sure.mends.map(({ mend }) => mend),
    );
    return [action];
  }
}

/** One edit of the document for these mends: one undo step. */
function mendEdit(uri: vscode.Uri, mends: readonly Mend[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { edits } of mends) {
    for (const { range, text } of edits) edit.replace(uri, toRange(range), text);
  }
  return edit;
}

function describes(diagnostic: vscode.Diagnostic, finding: Finding): boolean {
  const { code } = diagnostic;
  const check = typeof code === 'object' ? code.value : code;
  return check === finding.check && finding.range !== null && diagnostic.range.isEqual(toRange(finding.range));
}

function mendActions(uri: vscode.Uri, key: string, { mend }: Finding, all: CountOfMends | null): vscode.CodeAction[] {
  if (!mend) return [];
  const action = new vscode.CodeAction(mend.title, vscode.CodeActionKind.QuickFix);
  action.edit = mendEdit(uri, [mend]);
  action.isPreferred = true;
  if (!all || (all.least < 2 && all.isAll)) return [action];
  return [action, commandAction(`Preview All ${countText(all)} Fixes in File…`, 'tend.fixes.preview', [key])];
}

/** Once for all findings of a file, because it reads the whole file anew. */
function reopenAction({ key }: CheckedFile, others: readonly vscode.CodeAction[]): vscode.CodeAction {
  const action = commandAction(reopenTitle, '_tend.encoding.reopen', [key]);
  action.diagnostics = [...new Set(others.flatMap(({ diagnostics }) => diagnostics ?? []))];
  return action;
}

function expectationAction({ title, edit }: ExpectationChoice): vscode.CodeAction {
  return commandAction(title, '_tend.expectation.edit', [edit]);
}

function explainAction({ check }: Finding): vscode.CodeAction {
  return commandAction(`Explain ${check}`, 'tend.check.explain', [check]);
}

/** A quick fix that runs a command. */
function commandAction(title: string, command: CommandId, args: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { title, command, arguments: [...args] };
  return action;
}

/** Who lets the editor fix everything on each save means code: data is changed then only for who names Tend in `editor.codeActionsOnSave`. */
function isWanted({ only, triggerKind }: vscode.CodeActionContext): boolean {
  const named = only !== undefined && fixAllKind.contains(only);
  return named || triggerKind !== vscode.CodeActionTriggerKind.Automatic;
}
