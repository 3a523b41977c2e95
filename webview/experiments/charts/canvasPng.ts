/** What a canvas shows as the bytes of a PNG file. */
export function canvasPng(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob) void blob.arrayBuffer().then((buffer) => resolve(new Uint8Array(buffer)));
      else reject(new Error('The chart could not be turned into a picture.'));
    });
  });
}
