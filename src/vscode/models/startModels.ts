import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import { loadableFiles } from '../../project/discovery';
import type { Project } from '../project/project';
import { viewIds } from '../ids';
import { NodeTree } from '../trees/nodeTree';
import type { LoadedModels } from './loadedModels';
import { modelFileEditorType, modelPanelType } from './modelEditorTypes';
import type { ModelsNeeds } from './modelsNeeds';
import { readingMessage } from './readingMessage';
import { RegistryStandings } from './registryStandings';

/** What shows and changes models. It is loaded when it is first needed: most windows that open do not. */
export interface ModelsDoor extends Disposable {
  /** What the life cycle shows of them. */
  readonly standings: RegistryStandings;
  load(): Promise<LoadedModels>;
}

/** Puts up the views of models and their activity, empty until they are looked at or the folder has model files. */
export function startModels(needs: ModelsNeeds): ModelsDoor {
  const parts = new DisposableStore();
  const trees = {
    models: parts.register(new NodeTree(viewIds.models)),
    activity: parts.register(new NodeTree(viewIds.activity)),
  };
  if (needs.projects.all().length > 0)
    for (const tree of [trees.models, trees.activity]) tree.describe({ message: readingMessage });
  const standings = parts.register(new RegistryStandings());
  let loading: Promise<LoadedModels> | null = null;
  const load = () =>
    (loading ??= import('./loadedModels').then(({ loadModels }) => {
      const loaded = loadModels(needs, trees, parts);
      standings.follow(loaded.models);
      return loaded;
    }));
  for (const tree of [trees.models, trees.activity])
    parts.register(tree.onDidChangeVisibility(({ visible }) => visible && void load()));
  if (trees.models.isVisible || trees.activity.isVisible) void load();
  parts.register(needs.projects.onDidDiscover((project) => hasModels(project) && void load()));
  parts.register(
    vscode.window.registerCustomEditorProvider(modelFileEditorType, {
      openCustomDocument: (uri) => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: async ({ uri }, panel) => (await load()).openFile(uri, panel),
    }),
  );
  parts.register(
    vscode.window.registerWebviewPanelSerializer(modelPanelType, {
      deserializeWebviewPanel: async (panel, state) => (await load()).modelPanels.restore(panel, state),
    }),
  );
  return { load, standings, dispose: () => parts.dispose() };
}

function hasModels({ root, discovery }: Project): boolean {
  const { modelFiles, arrayFiles } = loadableFiles(discovery);
  return modelFiles.length + arrayFiles.length > 0 || existsSync(join(root, ledgerFolder));
}
