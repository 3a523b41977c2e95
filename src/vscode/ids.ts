/** Every command with its arguments; a test compares the ids with package.json in both directions. */
export interface CommandArguments {
  'tend.data.check': [];
  'tend.data.recheck': [file?: FileArgument];
  'tend.data.reveal': [file?: FileArgument];
  'tend.data.copyPath': [file?: FileArgument];
  'tend.data.open': [file?: FileArgument];
  'tend.fixes.preview': [file?: FileArgument];
  'tend.project.initialize': [place?: string];
  'tend.sample.open': [];
  'tend.log.show': [];
  'tend.next.open': [row?: string];
  'tend.next.why': [row?: string];
  'tend.next.later': [row?: string];
  'tend.check.explain': [check?: string];
  'tend.views.refresh': [];
  'tend.experiments.open': [row?: string];
  'tend.experiments.filter': [];
  'tend.experiments.clearFilter': [];
  'tend.experiments.refresh': [];
  'tend.experiments.runScript': [];
  'tend.experiments.importFolder': [];
  'tend.runs.open': RunArguments;
  'tend.runs.compare': RunArguments;
  'tend.runs.star': RunArguments;
  'tend.runs.unstar': RunArguments;
  'tend.runs.tags': RunArguments;
  'tend.runs.note': RunArguments;
  'tend.runs.rename': RunArguments;
  'tend.runs.archive': RunArguments;
  'tend.runs.delete': RunArguments;
  'tend.runs.undo': [];
  'tend.runs.redo': [];
  'tend.runs.restore': [];
  'tend.runs.copyId': RunArguments;
  'tend.runs.openArtifacts': [...RunArguments, path?: string];
  'tend.runs.again': RunArguments;
  'tend.runs.codeDiff': [...RunArguments, path?: string];
  'tend.models.inspect': ModelArguments;
  'tend.models.package': ModelArguments;
  'tend.models.register': ModelArguments;
  'tend.models.open': ModelArguments;
  'tend.models.promote': ModelArguments;
  'tend.models.approve': ModelArguments;
  'tend.models.waive': ModelArguments;
  'tend.models.rollBack': ModelArguments;
  'tend.models.withdraw': ModelArguments;
  'tend.models.deprecate': ModelArguments;
  'tend.models.reinstate': ModelArguments;
  'tend.models.archive': ModelArguments;
  'tend.models.hold': ModelArguments;
  'tend.models.restore': ModelArguments;
  'tend.models.liveAt': ModelArguments;
  'tend.models.drill': ModelArguments;
  'tend.models.run': ModelArguments;
  'tend.models.verify': ModelArguments;
  'tend.models.sign': ModelArguments;
  'tend.models.purge': ModelArguments;
  'tend.models.settle': ModelArguments;
  'tend.models.copyDigest': ModelArguments;
  'tend.models.showRecord': ModelArguments;
  '_tend.models.runGates': ModelArguments;
  '_tend.activity.more': [scope?: string];
  '_tend.encoding.reopen': [file?: FileArgument];
  '_tend.target.open': [target: unknown];
  '_tend.expectation.edit': [edit: unknown];
}
export type CommandId = keyof CommandArguments;

/** A data file: the text of its URI, its URI, or its row in a tree. */
export type FileArgument = string | { readonly toString: () => string };

/** Runs, by the ids of their rows: the one that was clicked, and all that are selected with it. */
export type RunArguments = [run?: string, runs?: readonly string[]];

/** A model, a version, a run, a record or a file: the id of its row, its URI, or the text of that; and what need not be asked. */
export type ModelArguments = [target?: FileArgument, given?: unknown];

/** Internal commands begin with an underscore and stand in no menu. */
export const commandIds = [
  'tend.data.check',
  'tend.data.recheck',
  'tend.data.reveal',
  'tend.data.copyPath',
  'tend.data.open',
  'tend.fixes.preview',
  'tend.project.initialize',
  'tend.sample.open',
  'tend.log.show',
  'tend.next.open',
  'tend.next.why',
  'tend.next.later',
  'tend.check.explain',
  'tend.views.refresh',
  'tend.experiments.open',
  'tend.experiments.filter',
  'tend.experiments.clearFilter',
  'tend.experiments.refresh',
  'tend.experiments.runScript',
  'tend.experiments.importFolder',
  'tend.runs.open',
  'tend.runs.compare',
  'tend.runs.star',
  'tend.runs.unstar',
  'tend.runs.tags',
  'tend.runs.note',
  'tend.runs.rename',
  'tend.runs.archive',
  'tend.runs.delete',
  'tend.runs.undo',
  'tend.runs.redo',
  'tend.runs.restore',
  'tend.runs.copyId',
  'tend.runs.openArtifacts',
  'tend.runs.again',
  'tend.runs.codeDiff',
  'tend.models.inspect',
  'tend.models.package',
  'tend.models.register',
  'tend.models.open',
  'tend.models.promote',
  'tend.models.approve',
  'tend.models.waive',
  'tend.models.rollBack',
  'tend.models.withdraw',
  'tend.models.deprecate',
  'tend.models.reinstate',
  'tend.models.archive',
  'tend.models.hold',
  'tend.models.restore',
  'tend.models.liveAt',
  'tend.models.drill',
  'tend.models.run',
  'tend.models.verify',
  'tend.models.sign',
  'tend.models.purge',
  'tend.models.settle',
  'tend.models.copyDigest',
  'tend.models.showRecord',
  '_tend.models.runGates',
  '_tend.activity.more',
  '_tend.encoding.reopen',
  '_tend.target.open',
  '_tend.expectation.edit',
] as const satisfies readonly CommandId[];

export const viewIds = {
  lifecycle: 'tend.lifecycle',
  data: 'tend.data',
  experiments: 'tend.experiments',
  models: 'tend.models',
  activity: 'tend.activity',
} as const;

export const settingIds = {
  level: 'tend.level',
  background: 'tend.checkInBackground',
  codeLens: 'tend.codeLens',
} as const;

export const contextKeys = {
  hasDataFiles: 'tend.hasDataFiles',
  hasConfig: 'tend.hasConfig',
  ready: 'tend.ready',
  /** The folder is known not to be trusted; VS Code's own key says so for a second of every folder. */
  restricted: 'tend.restricted',
  lookedForRuns: 'tend.lookedForRuns',
  hasTrainingScript: 'tend.hasTrainingScript',
  runsFiltered: 'tend.runsFiltered',
} as const;

/** Languages whose documents are tables. */
export const tableLanguages = ['csv', 'tsv'] as const;
