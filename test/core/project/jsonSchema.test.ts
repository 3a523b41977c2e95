import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configJsonSchema } from '../../../src/project/jsonSchema';
import { expectGolden } from '../golden';

const schema = configJsonSchema();

it('the shipped JSON Schema is the one of the parser', () => {
  expectGolden(`${JSON.stringify(schema, null, 2)}\n`, 'media/tend.schema.json');
});

it('every part of the first level, of a data set and of a column is explained', () => {
  const unexplained: string[] = [];
  const look = (at: string, value: unknown, depth: number): void => {
    const node = value as {
      description?: string;
      properties?: object;
      additionalProperties?: unknown;
      items?: unknown;
    };
    for (const [key, child] of Object.entries(node.properties ?? {}) as [string, { description?: string }][]) {
      if (depth > 0 && child.description === undefined) unexplained.push(`${at}.${key}`);
      look(`${at}.${key}`, child, depth + 1);
    }
    if (typeof node.additionalProperties === 'object') look(`${at}.*`, node.additionalProperties, depth);
    if (node.items !== undefined) look(`${at}[]`, node.items, depth);
  };
  look('', (schema as { properties: { datasets: unknown } }).properties.datasets, 1);
  expect(unexplained).toEqual([]);
});

it('stays small', () => {
  expect(readFileSync('media/tend.schema.json').length).toBeLessThan(40_000);
});
