import * as vscode from 'vscode';
import type { Project } from '../../project/project';
import type { ModelServices } from './modelCommand';

/** The version that something was done with. */
interface DoneWith {
  readonly project: Project;
  readonly model: string;
  readonly version: number;
  readonly digest: string;
}

/** How a version is told from others. */
export function numbered({ number, digest }: { readonly number: number; readonly digest: string }) {
  return { version: number, digest };
}

/** Says that something was done, and leads to its version; the message goes away by itself. */
export function tellDone({ modelPanels }: ModelServices, text: string, done: DoneWith): void {
  const { project, model, version, digest } = done;
  const show = 'Show';
  const open = () => modelPanels.open(project, { model, promotion: null }, { version, digest });
  void vscode.window.showInformationMessage(text, show).then((chosen) => chosen === show && open());
}

/** Says what else is to be known of what was done; it stays until it is read. */
export function tellNotes({ notes }: { readonly notes: readonly string[] }): void {
  if (notes.length > 0) void vscode.window.showWarningMessage(notes.join(' '));
}
