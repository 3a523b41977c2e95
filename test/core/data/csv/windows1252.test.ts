import { expect, it } from 'vitest';
import { fromWindows1252, unmojibake } from '../../../../src/data/csv/windows1252';

it('reads bytes as the WHATWG decoder of windows-1252 does, where they are assigned', () => {
  const decoder = new TextDecoder('windows-1252');
  const unassigned = [0x81, 0x8d, 0x8f, 0x90, 0x9d];
  for (let byte = 32; byte < 256; byte++) {
    const right = unassigned.includes(byte) ? null : decoder.decode(Uint8Array.of(byte));
    expect(fromWindows1252(Uint8Array.of(byte))).toBe(right);
  }
});

it.each(['Adélie', 'naïve café', '„quoted“', '5 €'])('undoes one wrong reading of %s', (text) => {
  expect(unmojibake(fromWindows1252(new TextEncoder().encode(text)) ?? '')).toBe(text);
});

it.each(['Adélie', 'São João', 'plain', '🌍'])('leaves %s alone', (text) => {
  expect(unmojibake(text)).toBeNull();
});
