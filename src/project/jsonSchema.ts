import * as z from 'zod/mini';
import { projectConfig } from './config';

/** The JSON Schema (draft 7, what YAML editors understand) that is shipped as `media/tend.schema.json`. */
export function configJsonSchema(): object {
  const schema = z.toJSONSchema(projectConfig, { target: 'draft-7', io: 'input' });
  return {
    ...schema,
    title: 'tend.yaml',
    description: 'What a machine-learning project wants and what its data should hold.',
  };
}
