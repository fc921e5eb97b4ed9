/**
 * The order of the spec files. What takes long begins first, so that no worker is left with it at the end while the other has nothing to
 * do; a fresh checkout knows no durations, and the size of a file says little about them.
 */
const LONGEST = [
  /crash-points/,
  /refuses-to-start/,
  /decision-table/,
  /\/test\/(?:journeys|faults)\//,
  /\/(?:ears|embedded-postgres|npm-engine|projections)\.spec/,
];

const rank = ({ path }) => {
  const found = LONGEST.findIndex(pattern => pattern.test(path.replaceAll('\\', '/')));
  return found === -1 ? LONGEST.length : found;
};

/** What the test runner asks of a sequencer; it keeps nothing between runs. */
export default class LongestFirst {
  sort(tests) {
    return [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
