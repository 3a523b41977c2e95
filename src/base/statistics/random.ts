/** Numbers from 0 to below 1, the same for the same seed: sfc32 of Doty-Humphrey's PractRand. */
export function seededRandom(seed: number): () => number {
  let [a, b, c, counter] = [0, seed >>> 0, 0x9e3779b9, 1];
  const next = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first rounds still show how near two seeds were.
  for (let round = 0; round < 12; round++) next();
  return next;
}
