import { expect, it } from 'vitest';
import { declaredGate } from '../../../src/models/gates/declaredGates';
import { configJsonSchema } from '../../../src/project/jsonSchema';
import { parseConfig } from '../../../src/project/parseConfig';

function ofGate(gate: string) {
  const { config, problems } = parseConfig(`models: { churn: { gates: { production: [ ${gate} ] } } }\n`);
  const gates = config.models?.churn?.gates?.production ?? [];
  return { gates: gates.map(declaredGate), messages: problems.map(({ message }) => message) };
}

it.each([
  ['signd', '"signd" is neither the name of a gate nor a mapping. Did you mean `signed`?'],
  ['sign', '"sign" is neither the name of a gate nor a mapping. Did you mean `signed`?'],
  ['metric', '"metric" cannot stand alone; write its settings behind it.'],
  [
    'wonder',
    '"wonder" is neither the name of a gate nor a mapping. Write one of package-verified, no-data-errors, pickle, signed, card, contract-compatible, champion, approvals, restore-drill, or with its settings metric, latency, size, command.',
  ],
  ['{ sign: {} }', '`sign` is not a key of a gate. Did you mean `signed`?'],
  ['{ latency: { p95: soon } }', '"soon" is not a time; write a number and ms or s, such as 50ms.'],
])('tells of the gate %s which ones there are, or the one that was meant, and nothing else', (gate, message) => {
  expect(ofGate(gate).messages).toEqual([message]);
});

it.each([
  ['50', 50],
  ['50ms', 50],
  ['2s', 2000],
  ['1.5 ms', 1.5],
])('reads a latency of %s', (p95, milliseconds) => {
  expect(ofGate(`{ latency: { p95: ${p95} } }`)).toEqual({
    gates: [{ key: 'latency', settings: { p95: milliseconds } }],
    messages: [],
  });
});

it.each([
  ['1s', 1000],
  ['90m', 5_400_000],
  ['86400s', 86_400_000],
  ['24h', 86_400_000],
])('lets the command of a gate run for %s', (timeout, milliseconds) => {
  expect(ofGate(`{ command: { run: x, timeout: ${timeout} } }`)).toEqual({
    gates: [{ key: 'command', settings: { command: 'x', timeout: milliseconds } }],
    messages: [],
  });
});

it.each(['0s', '86401s', '1441m', '25h', '1d', '30d', '1y', 'soon'])(
  'lets no command of a gate run for %s, which no timer counts to',
  (timeout) => {
    expect(ofGate(`{ command: { run: x, timeout: ${timeout} } }`).messages).toEqual([
      `"${timeout}" is not how long a command may run; write a number and s, m or h, from 1s to 24h, such as 30m.`,
    ]);
  },
);

it.each(['50ms, 2s', 'such as 30d', 'KB, MB or GB', 'in the unit of the metric'])('names the unit: %s', (unit) => {
  expect(JSON.stringify(configJsonSchema())).toContain(unit);
});
