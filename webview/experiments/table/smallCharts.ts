/** SVG path of the bars of a header, standing on the bottom of a field. */
export function histogramPath(bins: readonly number[], width: number, height: number): string {
  const most = Math.max(...bins);
  const step = width / bins.length;
  const gap = step > 3 ? 1 : 0;
  return bins
    .map((count, bin) => {
      if (count === 0) return '';
      const tall = Math.max(1, (count / most) * height);
      return `M${bin * step} ${height}v${-tall}h${step - gap}v${tall}Z`;
    })
    .join('');
}

/** Categories have a bar each, at most this wide. */
export const widestCategory = 12;

/** A small curve as wide as its field, with its last place; what is not finite breaks it. */
export function sparkline(
  values: Float64Array,
  width: number,
  height: number,
): { readonly path: string; readonly end: readonly [number, number] | null } {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return { path: '', end: null };
  const low = Math.min(...finite);
  const span = Math.max(...finite) - low || 1;
  const x = (index: number) => (values.length > 1 ? (index / (values.length - 1)) * (width - 4) + 2 : width / 2);
  const y = (value: number) => height - 2 - ((value - low) / span) * (height - 4);
  let path = '';
  let drawing = false;
  let end: [number, number] | null = null;
  values.forEach((value, index) => {
    if (Number.isFinite(value)) {
      end = [x(index), y(value)];
      path += `${drawing ? 'L' : 'M'}${end[0].toFixed(1)} ${end[1].toFixed(1)}`;
    }
    drawing = Number.isFinite(value);
  });
  return { path, end };
}
