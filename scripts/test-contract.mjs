/**
 * The contract of the event log, whole, on every store that it can be on: `npm run test:contract`. With EVENT_STORE_URL it also runs
 * against that server, whatever else lives there; without it, it says that this leg did not run.
 */
const everywhere = ['**/test/contract/*-event-log.leg.ts', '**/event-log/*/*-event-log.spec.ts', '**/eventstore-stand-in/*.spec.ts'];
const isThere = !['', 'stand-in'].includes(process.env.EVENT_STORE_URL ?? '');
const there = isThere ? ['**/test/contract/real-event-store.leg.ts'] : [];
if (!isThere) {
  console.log('the contract on a real EventStoreDB or KurrentDB: did not run, because EVENT_STORE_URL names no server; only the stand-in was asked');
}
process.argv.push('--specs-only', ...[...everywhere, ...there].flatMap(match => ['--testMatch', match]));
await import('./test.mjs');
