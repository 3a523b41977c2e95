import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configJsonSchema } from '../../../src/project/jsonSchema';
import { expectGolden } from '../golden';

const schema = configJsonSchema();

it('the shipped JSON Schema is the one of the parser', () => {
  expectGolden(`${JSON.stringify(schema, null, 2)}\n`, 'media/tend.schema.json');
});

interface Node {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
}

/** Paths of keys that nothing is said about. */
function unexplained(at: string, { properties = {}, additionalProperties, items }: Node): readonly string[] {
  const keys = Object.entries(properties).flatMap(([key, child]) => [
    ...(child.description === undefined ? [`${at}.${key}`] : []),
    ...unexplained(`${at}.${key}`, child),
  ]);
  const values = typeof additionalProperties === 'object' ? unexplained(`${at}.*`, additionalProperties) : [];
  return [...keys, ...values, ...(items ? unexplained(`${at}[]`, items) : [])];
}

it('every key of the first level, of the project and of a data set is explained', () => {
  const { properties = {} } = schema as Node;
  expect(Object.keys(properties).filter((key) => properties[key]?.description === undefined)).toEqual([]);
  expect(['project', 'datasets'].flatMap((key) => unexplained(key, properties[key] ?? {}))).toEqual([]);
});

it('stays small', () => {
  expect(readFileSync('media/tend.schema.json').length).toBeLessThan(40_000);
});
