import { expect, it } from 'vitest';
import { checkText } from './checking';

async function said(zone: (row: number) => string): Promise<string[]> {
  const time = (row: number): string =>
    `2024-01-${String(1 + Math.floor(row / 20)).padStart(2, '0')}T${String(row % 20).padStart(2, '0')}:00:00`;
  const lines = Array.from({ length: 200 }, (_, row) => `${time(row)}${zone(row)},${String(row % 7)}`);
  const { findings } = await checkText(`seen,n\n${lines.join('\n')}\n`);
  return findings
    .filter(({ check }) => check === 'tz-mixed')
    .map(({ severity, scope, message }) => `${severity} ${scope} ${message}`);
}

it('tells a time at another offset than all others', async () => {
  expect(await said((row) => (row === 9 ? '+02:00' : 'Z'))).toEqual([
    'info cell "2024-01-01T09:00:00+02:00" is at +02:00; 199 other times are at Z. Read without offsets it is another hour. Write all alike.',
  ]);
});

it('says once that a column mixes offsets, as summer time does', async () => {
  expect(await said((row) => (row < 90 ? '+01:00' : '+0200'))).toEqual([
    'info column seen mixes the offsets +02:00 and +01:00: pandas refuses them, or keeps text, unless it is told utc=True; hours of the day do not compare. Write all in UTC.',
  ]);
});

it('takes Z and +00:00 for the same, and times without a zone for another fault', async () => {
  expect(await said((row) => (row % 2 === 0 ? 'Z' : '+00:00'))).toEqual([]);
  const [bare] = await said((row) => (row === 9 ? '' : 'Z'));
  expect(bare).toContain('warning cell "2024-01-01T09:00:00" has no time zone');
});
