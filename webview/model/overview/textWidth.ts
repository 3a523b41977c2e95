let measure: CanvasRenderingContext2D | null = null;

/** Width of a text of some size as the page draws it, both in px. */
export function textWidth(text: string, size: number): number {
  measure ??= document.createElement('canvas').getContext('2d');
  if (!measure) return text.length * size * 0.6;
  measure.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  return measure.measureText(text).width;
}
