/**
 * The product with its log on EventStoreDB: the five acts, books and all, and journeys (those that are named as arguments, instead of the acts and the ones
 * below), each on a log of its own: on the server of EVENT_STORE_URL, or on the stand-in for one. `npm run test:eventstore`
 */
const journeys = ['on-credits', 'as-of', 'audit', 'erasure', 'support'].map(name => `**/test/journeys/${name}.journey.spec.ts`);
const named = process.argv.slice(2).map(name => `**/test/journeys/${name}.journey.spec.ts`);
if (!process.env.EVENT_STORE_URL) {
  process.env.EVENT_STORE_URL = 'stand-in';
  console.log('the product on a real EventStoreDB or KurrentDB: did not run, because EVENT_STORE_URL names no server; it runs on the stand-in');
}
const wanted = named.length > 0 ? named : ['**/test/eventstore/*.leg.ts', ...journeys];
process.argv = [...process.argv.slice(0, 2), '--specs-only', '--testTimeout', '240000', ...wanted.flatMap(match => ['--testMatch', match])];
await import('./test.mjs');
