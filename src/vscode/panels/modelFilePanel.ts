import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { dangerBehindWord, isDamaged } from '../../models/inspect/dangerOf';
import type { ModelFileReport } from '../../models/inspect/modelFileReport';
import { answering } from '../../protocol/answering';
import { modelFileEndpoints, type ModelFileAnswers, type ModelFilePage } from '../../protocol/models/fileEndpoints';
import type { Models } from '../models/models';
import { loadPage } from './loadPage';
import { PanelRpc } from './panelRpc';

export interface ModelFilePanelNeeds {
  readonly models: Models;
  readonly extensionUri: vscode.Uri;
}

/** The page of one model file. Nothing of the file is run: its report comes from the thread of the models. */
export class ModelFilePanel implements Disposable {
  readonly #parts = new DisposableStore();

  constructor(
    panel: vscode.WebviewPanel,
    private readonly uri: vscode.Uri,
    private readonly needs: ModelFilePanelNeeds,
  ) {
    const answer = answering(modelFileEndpoints, this.#answers());
    const rpc = this.#parts.register(new PanelRpc(panel.webview, (endpoint, params) => answer(endpoint, params)));
    const pattern = new vscode.RelativePattern(
      vscode.Uri.joinPath(uri, '..'),
      uri.path.slice(uri.path.lastIndexOf('/') + 1),
    );
    const watcher = this.#parts.register(vscode.workspace.createFileSystemWatcher(pattern));
    this.#parts.register(watcher.onDidChange(() => rpc.tell('changed', null)));
    this.#parts.register(watcher.onDidCreate(() => rpc.tell('changed', null)));
    this.#parts.register(watcher.onDidDelete(() => rpc.tell('changed', null)));
    const shown = { name: 'modelFile', title: this.#name, project: this.#located.project?.scope ?? '' } as const;
    loadPage(panel.webview, needs.extensionUri, shown);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  get #name(): string {
    return this.uri.path.slice(this.uri.path.lastIndexOf('/') + 1);
  }

  get #located() {
    return this.needs.models.projects.locate(this.uri);
  }

  #answers(): ModelFileAnswers {
    return {
      page: async () => {
        const { project, path } = this.#located;
        const root = project ?? { root: '' };
        const report = await this.needs.models.ask(root, 'inspect', { path: this.uri.fsPath });
        return pageOf(this.#name, path, report);
      },
      act: async ({ action }) => {
        const command = action === 'package' ? 'tend.models.package' : 'revealInExplorer';
        await vscode.commands.executeCommand(command, this.uri);
        return null;
      },
    };
  }
}

function pageOf(name: string, path: string, report: ModelFileReport): ModelFilePage {
  const { metadata, problems, imports, inputs, outputs, tensors, space, parts, ...rest } = report;
  return {
    ...rest,
    ...{ name, path, damaged: isDamaged(report), danger: dangerBehindWord(report) ?? '' },
    ...{ imports: [...imports], space: [...space], parts: [...parts] },
    inputs: inputs.map((port) => ({ ...port, shape: port.shape && [...port.shape] })),
    outputs: outputs.map((port) => ({ ...port, shape: port.shape && [...port.shape] })),
    tensors: tensors.map((tensor) => ({ ...tensor, shape: [...tensor.shape] })),
    metadata: Object.entries(metadata).map(([key, text]) => ({ key, text })),
    problems: problems.map(({ problem }) => problem),
  };
}
