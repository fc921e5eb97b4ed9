/** Kills the service at every point of every port, where `npm test` spares some of them for the sake of its time. */
process.env.KEYREEL_TEST_CRASH = 'all';
process.argv.push('--specs-only', 'test/faults/crash-points-of-');
await import('./test.mjs');
