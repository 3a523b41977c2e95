import type * as z from 'zod/mini';

/** One thing that a panel can ask of the extension. Both ends parse with the same schemas. */
export interface Endpoint<Params extends z.ZodMiniType, Result extends z.ZodMiniType> {
  readonly params: Params;
  readonly result: Result;
}

export type Endpoints = Readonly<Record<string, Endpoint<z.ZodMiniType, z.ZodMiniType>>>;

/** What answers endpoints: one method each. */
export type Answers<All extends Endpoints> = {
  readonly [Name in keyof All]: (params: z.output<All[Name]['params']>) => Promise<z.input<All[Name]['result']>>;
};

/** What asks endpoints: one method each. */
export type Asks<All extends Endpoints> = {
  readonly [Name in keyof All]: (params: z.input<All[Name]['params']>) => Promise<z.output<All[Name]['result']>>;
};

export function defineEndpoint<Params extends z.ZodMiniType, Result extends z.ZodMiniType>(
  params: Params,
  result: Result,
): Endpoint<Params, Result> {
  return { params, result };
}

/** Panel → extension; `params` are what `toWire` makes of them. `taken`: it would have asked, but had the answer already. */
export type Request =
  | { readonly type: 'ask'; readonly id: number; readonly endpoint: string; readonly params: unknown }
  | { readonly type: 'taken'; readonly endpoint: string; readonly params: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/** Extension → panel; `result` and `data` are what `toWire` makes of them. `foreseen`: the answer to what is going to be asked. */
export type Reply =
  | { readonly type: 'foreseen'; readonly endpoint: string; readonly params: unknown; readonly result: unknown }
  | { readonly type: 'ok'; readonly id: number; readonly result: unknown }
  | { readonly type: 'error'; readonly id: number; readonly message: string }
  | { readonly type: 'event'; readonly event: string; readonly data: unknown };
