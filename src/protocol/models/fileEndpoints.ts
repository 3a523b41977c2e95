import * as z from 'zod/mini';
import { defineEndpoint, type Answers, type Asks } from '../endpoint';
import { verdict } from './marks';

const port = z.object({
  name: z.string(),
  type: z.string(),
  shape: z.nullable(z.array(z.nullable(z.union([z.number(), z.string()])))),
  required: z.boolean(),
});

/** What the page of a model file shows: what can be told of it without loading it. */
export const modelFilePage = z.object({
  /** Name of the file, and where it stands. */
  name: z.string(),
  path: z.string(),
  format: z.string(),
  formatDetail: z.string(),
  bytes: z.number(),
  verdict,
  /** Whether it runs nothing, and is not what it says all the same. */
  damaged: z.boolean(),
  /** What would happen and what to do where it is dangerous, else empty. */
  danger: z.string(),
  /** Worst first. */
  imports: z.array(z.object({ module: z.string(), name: z.string(), verdict, reason: z.string() })),
  inputs: z.array(port),
  outputs: z.array(port),
  tensors: z.array(z.object({ name: z.string(), dtype: z.string(), shape: z.array(z.number()), bytes: z.number() })),
  parameters: z.nullable(z.number()),
  metadata: z.array(z.object({ key: z.string(), text: z.string() })),
  /** Parts by their stored size, largest first. */
  space: z.array(z.object({ name: z.string(), bytes: z.number() })),
  parts: z.array(z.object({ path: z.string(), format: z.string(), verdict })),
  problems: z.array(z.string()),
});
export type ModelFilePage = z.output<typeof modelFilePage>;

export const modelFileEndpoints = {
  page: defineEndpoint(z.null(), modelFilePage),
  act: defineEndpoint(z.object({ action: z.enum(['package', 'open-folder']) }), z.null()),
};
export type ModelFileAnswers = Answers<typeof modelFileEndpoints>;
export type ModelFileAsks = Asks<typeof modelFileEndpoints>;

/** The file is not what it was, or not there any more. */
export const modelFileEvents = { changed: z.null() };
