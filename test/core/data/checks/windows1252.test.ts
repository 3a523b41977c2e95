import { expect, it } from 'vitest';
import { fromWindows1252, unmojibake } from '../../../../src/data/checks/windows1252';

it('reads bytes as the WHATWG decoder of windows-1252 does, where they are assigned', () => {
  const decoder = new TextDecoder('windows-1252');
  for (let byte = 32; byte < 256; byte++) {
    const read = fromWindows1252(Uint8Array.of(byte));
    if (read !== null) expect(read).toBe(decoder.decode(Uint8Array.of(byte)));
  }
  expect(fromWindows1252(Uint8Array.of(0x81))).toBeNull();
});

it.each(['Adélie', 'naïve café', '„quoted“', '5 €', 'Łódź'])('undoes one wrong reading of %s', (text) => {
  const wrong = fromWindows1252(new TextEncoder().encode(text));
  if (wrong !== null) expect(unmojibake(wrong)).toBe(text);
});

it.each(['Adélie', 'São João', 'plain', '🌍'])('leaves %s alone', (text) => {
  expect(unmojibake(text)).toBeNull();
});
