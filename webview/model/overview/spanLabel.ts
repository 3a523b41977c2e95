interface LabelledBar {
  readonly x: number;
  readonly width: number;
  /** Where a name beside it has to end. */
  readonly room: number;
  readonly widthOf: (text: string) => number;
}

/** A label, and where it begins. */
interface PlacedLabel {
  readonly text: string;
  readonly at: number;
}

/**
 * The name of what is live as a bar has room for it: whole in it, shortened to its number, or that beside it where nothing
 * follows; of several that have no room the first with dots. Null: not even that fits.
 */
export function spanLabel(model: string, full: string, { x, width, room, widthOf }: LabelledBar): PlacedLabel | null {
  const short = full.replaceAll(`${model}@`, '@');
  if (widthOf(full) + 14 <= width) return { text: full, at: x + 7 };
  for (const text of new Set([short, short.replace(/ .*$/s, '…')])) {
    const own = widthOf(text);
    if (own + 4 <= width) return { text, at: x + Math.min(7, (width - own) / 2) };
    if (x + width + 4 + own <= room) return { text, at: x + width + 4 };
  }
  return null;
}
