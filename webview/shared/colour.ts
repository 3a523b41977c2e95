/** Red, green and blue from 0 to 255, alpha from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads what VS Code puts in its theme variables: `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)`, `rgba(…)`; null for others. */
export function parseColour(text: string): Colour | null {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text.trim())?.[1];
  if (hex !== undefined) return parseHex(hex);
  const parts = /^rgba?\(([^)]+)\)$/.exec(text.trim())?.[1]?.split(/[\s,/]+/);
  if (!parts || parts.length < 3) return null;
  const [red, green, blue, alpha = 1] = parts.filter((part) => part !== '').map(Number);
  return [red ?? 0, green ?? 0, blue ?? 0, alpha];
}

function parseHex(hex: string): Colour | null {
  const wide = hex.length <= 4 ? hex.replaceAll(/./g, '$&$&') : hex;
  if (wide.length !== 6 && wide.length !== 8) return null;
  const at = (index: number) => parseInt(wide.slice(2 * index, 2 * index + 2), 16);
  return [at(0), at(1), at(2), wide.length === 8 ? at(3) / 255 : 1];
}

/** `share` of `a` over `b`, opaque. */
export function mixColours(a: Colour, b: Colour, share: number): Colour {
  const part = (index: 0 | 1 | 2) => Math.round(a[index] * share + b[index] * (1 - share));
  return [part(0), part(1), part(2), 1];
}

/** Contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, definition of contrast ratio). */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  const [r, g, b] = [red, green, blue].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The colour itself, or mixed with the foreground just so far that it stands out 3:1 from the background. */
export function legible(colour: Colour, background: Colour, foreground: Colour): Colour {
  for (let share = 1; share > 0; share -= 0.05) {
    const mixed = mixColours(colour, foreground, share);
    if (contrast(mixed, background) >= 3) return mixed;
  }
  return foreground;
}

export function colourText([red, green, blue]: Colour): string {
  return `rgb(${red}, ${green}, ${blue})`;
}
