import { availableParallelism } from 'node:os';
import * as vscode from 'vscode';
import { DisposableStore } from './base/disposable';
import { BackgroundChecks } from './vscode/checking/backgroundChecks';
import { Checker } from './vscode/checking/checker';
import { DocumentMirror } from './vscode/checking/documentMirror';
import { FileChecks } from './vscode/checking/fileChecks';
import { OpenTables } from './vscode/checking/openTables';
import { SavedTexts } from './vscode/checking/savedTexts';
import { startPools } from './vscode/checking/startPools';
import { commands } from './vscode/commands/commands';
import { registerCommands } from './vscode/commands/registerCommands';
import { ConfigDiagnostics } from './vscode/diagnostics/configDiagnostics';
import { TableDiagnostics } from './vscode/diagnostics/tableDiagnostics';
import { registerEditorFeatures } from './vscode/editor/editorFeatures';
import { startExperiments } from './vscode/experiments/startExperiments';
import { KeptProfiles } from './vscode/keptProfiles';
import { startModels } from './vscode/models/startModels';
import { Projects } from './vscode/project/projects';
import { reportFailure } from './vscode/reportFailure';
import { PostponedSteps } from './vscode/views/postponedSteps';
import { ProjectViews } from './vscode/views/projectViews';

/** Builds the graph: log, services, views, commands. */
export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extensionUri, storageUri, globalStorageUri, workspaceState, secrets } = context;
  const start = performance.now();
  const parts = new DisposableStore();
  subscriptions.push(parts);
  const log = parts.register(vscode.window.createOutputChannel('Tend', { log: true }));
  try {
    const now = () => new Date();
    const pools = startPools(log);
    parts.register(pools.open);
    parts.register(pools.background);
    const checks = parts.register(new FileChecks({ pools, logger: log, now, threads: availableParallelism() }));
    const projects = parts.register(new Projects(log));
    const mirror = parts.register(new DocumentMirror(pools.open));
    const saved = parts.register(new SavedTexts());
    const checker = parts.register(new Checker({ checks, projects, mirror, saved, logger: log }));
    const configDiagnostics = parts.register(new ConfigDiagnostics(projects, checks));
    parts.register(new TableDiagnostics(checks, extensionUri));
    parts.register(new BackgroundChecks(projects, checks, checker, saved));
    parts.register(new OpenTables(checker, checks, projects));
    const kept = parts.register(new KeptProfiles(projects, checks, log, now));
    parts.register(registerEditorFeatures({ checks, projects, checker, configDiagnostics, now }));
    const postponed = parts.register(new PostponedSteps(workspaceState));
    const runs = parts.register(startExperiments({ projects, logger: log, extensionUri, storageUri, now }));
    const models = parts.register(
      startModels({ projects, logger: log, extensionUri, storageUri: storageUri ?? globalStorageUri, now }),
    );
    configDiagnostics.follow(models.standings);
    const views = parts.register(
      new ProjectViews({ projects, checks, kept, postponed, experiments: runs.experiments, models, now }),
    );
    const places = { log, logger: log, extensionUri, globalStorageUri, secrets };
    const services = { ...places, ...runs, models, projects, checks, checker, postponed, views };
    parts.register(registerCommands(services, commands));
    log.info(`ready after ${Math.round(performance.now() - start)} ms`);
  } catch (error) {
    reportFailure(log, error);
    throw error;
  }
}

/** Everything that was made is given back through the subscriptions of the context. */
export function deactivate(): void {
  return;
}
