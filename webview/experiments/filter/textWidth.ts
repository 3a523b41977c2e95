let context: CanvasRenderingContext2D | null = null;

/** Px that a text takes in the font of an element. */
export function textWidth(text: string, element: Element): number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return 0;
  const { fontSize, fontFamily, fontWeight } = getComputedStyle(element);
  context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
  return context.measureText(text).width;
}
