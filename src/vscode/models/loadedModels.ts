import * as vscode from 'vscode';
import type { DisposableStore } from '../../base/disposable';
import { KeptStates } from '../keptStates';
import { ModelFilePanel } from '../panels/modelFilePanel';
import { ModelPanels } from '../panels/modelPanels';
import type { NodeTree } from '../trees/nodeTree';
import { ActivityView } from './activityView';
import { AllowedCommands } from './allowedCommands';
import { ModelDiagnostics } from './modelDiagnostics';
import { Models } from './models';
import type { ModelsNeeds } from './modelsNeeds';
import { ModelsView } from './modelsView';
import { showPackagedFiles } from './panel/packagedDocuments';
import { ReadPages } from './panel/readPages';

/** Everything about models that is loaded on demand. */
export interface LoadedModels {
  readonly models: Models;
  readonly activity: ActivityView;
  readonly modelPanels: ModelPanels;
  readonly readPages: ReadPages;
  readonly allowedCommands: AllowedCommands;
  readonly now: () => Date;
  /** Shows a model file in the panel of an editor. */
  openFile(uri: vscode.Uri, panel: vscode.WebviewPanel): void;
}

/** Builds it once; what it is made of is given back with `parts`. */
export function loadModels(
  { projects, logger, extensionUri, storageUri, now }: ModelsNeeds,
  trees: { readonly models: NodeTree; readonly activity: NodeTree },
  parts: DisposableStore,
): LoadedModels {
  const models = parts.register(new Models(projects, logger));
  parts.register(new ModelsView(trees.models, models, now));
  const activity = parts.register(new ActivityView(trees.activity, models, now));
  parts.register(new ModelDiagnostics(models, extensionUri));
  const states = parts.register(new KeptStates(storageUri.fsPath, logger));
  const modelPanels = parts.register(new ModelPanels({ models, states, extensionUri }));
  parts.register(showPackagedFiles(models));
  const readPages = new ReadPages(vscode.Uri.joinPath(storageUri, 'pages').fsPath, now);
  const openFile = (uri: vscode.Uri, panel: vscode.WebviewPanel) => {
    const page = parts.register(new ModelFilePanel(panel, uri, { models, extensionUri }));
    panel.onDidDispose(() => page.dispose());
  };
  return { models, activity, modelPanels, readPages, allowedCommands: new AllowedCommands(), now, openFile };
}
