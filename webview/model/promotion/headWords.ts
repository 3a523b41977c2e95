/** What stands above the axis of the intervals, in px: its lines and the widths of its words. */
export interface HeadWords {
  readonly width: number;
  readonly zero: number;
  readonly margin: { readonly at: number; readonly words: number };
  readonly better: number;
}

/** Between a line and its words, in px. */
const gap = 5;

/**
 * Where the words begin: those of the margin before its line, those of what is better after zero, as long as both stay on the
 * chart and beside each other. The margin lies left of zero.
 */
export function headWords({ width, zero, margin, better }: HeadWords): { margin: number; better: number } {
  const most = Math.max(0, width - better);
  const wanted = Math.min(zero + gap, most);
  const before = Math.max(0, Math.min(margin.at - gap, wanted - 2 * gap) - margin.words);
  return { margin: before, better: Math.min(most, Math.max(wanted, before + margin.words + 2 * gap)) };
}
