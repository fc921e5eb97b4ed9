/** Kills the service at every point of every port, where `npm test` does so at those of paid work that matter most, for the sake of its time. */
process.env.KEYREEL_TEST_CRASH = 'all';
process.argv.push('--specs-only', '--testMatch', '**/crash-points-of-*.spec.ts', '--testMatch', '**/crash-points-of-*.leg.ts');
await import('./test.mjs');
