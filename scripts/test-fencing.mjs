/** Stops and kills real processes of the service that share its work: `npm run test:fencing`. */
process.argv.push('--specs-only', '--testMatch', '**/test/fencing/*.leg.ts');
await import('./test.mjs');
