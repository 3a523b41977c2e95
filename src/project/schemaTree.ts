import * as z from 'zod/mini';
import { projectConfig } from './config';
import type { ConfigPath } from './yamlTree';

/** The schema that describes what stands at a path of `tend.yaml`, wrappers taken off; of alternatives the mapping. */
export function schemaAt(path: ConfigPath): z.core.$ZodType | null {
  return mappingOf(alternativesAt(path));
}

/** Every schema that describes what may stand at a path, wrappers taken off; those of one value where there is no choice. */
export function alternativesAt(path: ConfigPath): readonly z.core.$ZodType[] {
  let schemas = bare(projectConfig);
  for (const step of path) {
    const parent = mappingOf(schemas);
    const child = parent && stepInto(parent, step);
    schemas = child ? bare(child) : [];
  }
  return schemas;
}

/** What is said of the key or the value at a path; null: nothing. */
export function descriptionAt(path: ConfigPath): string | null {
  const parent = schemaAt(path.slice(0, -1));
  const step = path.at(-1);
  const schema = parent && step !== undefined ? stepInto(parent, step) : null;
  return schema ? (z.globalRegistry.get(schema)?.description ?? null) : null;
}

function mappingOf(schemas: readonly z.core.$ZodType[]): z.core.$ZodType | null {
  if (schemas.length <= 1) return schemas[0] ?? null;
  return schemas.find((schema) => schema instanceof z.ZodMiniObject) ?? null;
}

function stepInto(schema: z.core.$ZodType, step: string | number): z.core.$ZodType | null {
  if (schema instanceof z.ZodMiniObject) return (schema.shape as Record<string, z.core.$ZodType>)[step] ?? null;
  if (schema instanceof z.ZodMiniRecord) return schema.def.valueType;
  return schema instanceof z.ZodMiniArray ? schema.def.element : null;
}

function bare(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodMiniOptional) return bare(schema.def.innerType);
  return schema instanceof z.ZodMiniUnion ? schema.def.options.flatMap(bare) : [schema];
}
