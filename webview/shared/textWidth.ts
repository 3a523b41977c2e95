import { onDidChangeTheme } from './theme';

let measure: CanvasRenderingContext2D | null = null;
const known = new Map<string, number>();
onDidChangeTheme(() => known.clear());

/** Width of a text of some size as the page draws it, both in px. */
export function textWidth(text: string, size: number): number {
  const key = `${size} ${text}`;
  const width = known.get(key) ?? measured(text, size);
  known.set(key, width);
  return width;
}

function measured(text: string, size: number): number {
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return text.length * size * 0.6;
  measure.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return measure.measureText(text).width;
}
