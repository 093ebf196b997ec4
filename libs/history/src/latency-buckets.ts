/** How far a quantile may be from the true one, as a part of it. */
export const relativeError = 0.02;

const growth = (1 + relativeError) / (1 - relativeError);
const perBucket = 1 / Math.log(growth);

/**
 * The bucket of a duration: 0 for none, and from 1 on each reaches up to `growth` times the one before. So counts can
 * be added across any span of time, and a duration that is told by its bucket is off by at most the relative error
 * (Masson, Rim, Lee: DDSketch, VLDB 2019).
 * @param us whole microseconds
 */
export const bucketOf = (us: number): number =>
  us < 1 ? 0 : 1 + Math.ceil(Math.log(us) * perBucket - 1e-9);

/** The duration that stands for a bucket, in microseconds. */
export const durationOf = (bucket: number): number =>
  bucket === 0 ? 0 : (2 * growth ** (bucket - 1)) / (growth + 1);
