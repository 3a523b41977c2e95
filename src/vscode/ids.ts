/** Every command with its arguments; a test compares the ids with package.json in both directions. */
export interface CommandArguments {
  'tend.data.check': [];
  'tend.data.recheck': [file?: FileArgument];
  'tend.data.reveal': [file?: FileArgument];
  'tend.data.copyPath': [file?: FileArgument];
  'tend.data.open': [file?: FileArgument];
  'tend.fixes.preview': [file?: FileArgument];
  'tend.project.initialize': [];
  'tend.sample.open': [];
  'tend.log.show': [];
  'tend.next.open': [row?: string];
  'tend.next.why': [row?: string];
  'tend.next.later': [row?: string];
  'tend.check.explain': [check?: string];
  'tend.views.refresh': [];
  '_tend.encoding.reopen': [file?: FileArgument];
  '_tend.target.open': [target: unknown];
  '_tend.expectation.edit': [edit: unknown];
}
export type CommandId = keyof CommandArguments;

/** A data file: the text of its URI, its URI, or its row in a tree. */
export type FileArgument = string | { readonly toString: () => string };

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
} as const;

/** Languages whose documents are tables. */
export const tableLanguages = ['csv', 'tsv'] as const;
