/** Kills the service at every point of every port. It takes many starts, so it is a leg of its own. */
process.argv.push('--specs-only', '--testMatch', '**/crash-points-of-*.leg.ts');
await import('./test.mjs');
