import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { fixtureNames, fixtures, inspected } from './inspected';

/** Bytes set to others, the end cut off, a part doubled. */
interface Mutation {
  readonly bytes: readonly (readonly [place: number, value: number])[];
  readonly length: number;
  readonly doubled: number | null;
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const mutation: fc.Arbitrary<Mutation> = fc.record({
  bytes: fc.array(fc.tuple(share, fc.oneof(fc.nat(255), fc.constantFrom(0xff, 0, 0x80, 0x2e, 0x93, 0x52))), {
    maxLength: 6,
  }),
  length: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: share }),
  doubled: fc.option(share, { freq: 4 }),
});

function mutated(original: Buffer, { bytes, length, doubled }: Mutation): Buffer {
  const copy = Buffer.from(original);
  for (const [place, value] of bytes) copy[Math.floor(place * (copy.length - 1))] = value;
  const cut = copy.subarray(0, Math.floor(length * copy.length));
  if (doubled === null) return cut;
  const at = Math.floor(doubled * cut.length);
  return Buffer.concat([cut.subarray(0, at), cut.subarray(at >> 1)]);
}

const folders = ['ordinary', 'torch'];
const names = folders.flatMap((folder) => fixtureNames(folder).map((name) => [folder, name] as const));
const some = fixtureNames('malicious').filter((name) => /joblib|torch|skops|objects|memo|behind|build/.test(name));

describe('a file that was changed', () => {
  it.each([...names, ...some.map((name) => ['malicious', name] as const)])(
    '%s/%s is told of, and does not hang',
    async (folder, name) => {
      const original = readFileSync(fixtures(folder, name));
      const path = join(temporaryFolder(), name);
      await fc.assert(
        fc.asyncProperty(mutation, async (change) => {
          writeFileSync(path, mutated(original, change));
          const report = await inspected(path);
          expect(report.problems.length).toBeLessThanOrEqual(300);
        }),
        { numRuns: Number(process.env.TEND_MUTATIONS ?? 25) },
      );
    },
  );
});

it('bytes of any kind are told of', async () => {
  const path = join(temporaryFolder(), 'any');
  const starts = [
    '',
    '\x80\x04',
    'PK\x03\x04',
    '\x93NUMPY\x01\x00',
    'cos\n',
    'x\x9c',
    '\x1f\x8b',
    '\x08\x08',
    '\x10\0\0\0\0\0\0\0{',
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 400 }), async (start, bytes) => {
      writeFileSync(path, Buffer.concat([Buffer.from(start, 'latin1'), bytes]));
      await inspected(path);
    }),
    { numRuns: 1000 },
  );
});
