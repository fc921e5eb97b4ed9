/**
 * Loads the product once for many spec files of a worker instead of once for each: to parse, link and decorate it takes longer than most of them
 * do, and code that has run before runs fast. Journeys and what is like them look at the service from outside, and the modules' own specs at what
 * they build for themselves; none keeps anything in a module, so what they share is what one process shares anyway. All other specs have modules of
 * their own, as the test runner gives them.
 */
import Runtime from 'jest-runtime';

/** Where the runner's own framework keeps who listens to it; each file has its own. */
const LISTENERS = Symbol.for('EVENT_HANDLERS');

/** Whether a spec file shares its modules with others. */
export const isShared = path =>
  /[\\/](?:test[\\/](?:journeys|faults|simulation)|src[\\/](?:modules|composition))[\\/]|[\\/]src[\\/]audit\.spec/.test(path);

let shared = null;

/** What the test runner asks of a runtime. */
export default class SharedModules extends Runtime {
  constructor(...given) {
    const [, environment, , , texts, , path] = given;
    if (!isShared(path)) return new Runtime(...given);
    if (shared !== null) return shared.begin(path, texts, environment);
    super(...given);
    shared = this;
  }

  begin(path, texts, environment) {
    for (const [file, text] of texts) this.fileCache.strings.set(file, text);
    this._testPath = path;
    this.esmLoader.testPath = path;
    this.executor.testPath = path;
    Reflect.deleteProperty(environment.global, LISTENERS);
    this.testState.state = 'loading';
    return this;
  }

  /** Forgets the spec file and the framework that ran it, and keeps the product. */
  teardown() {
    this.restoreAllMocks();
    this.registries.internalModuleRegistry.clear();
    this.registries.esModuleRegistry.delete(this._testPath);
    this.fileCache.clear();
    this.jestGlobals.clearJestObjectCache();
    this.testState.leaveTestCode();
  }
}
