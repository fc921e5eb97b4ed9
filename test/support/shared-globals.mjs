import { TestEnvironment } from 'jest-environment-node';
import { isShared } from './shared-modules.mjs';

let shared = null;

/** The globals of journeys last as long as the modules that they share. */
export default class SharedGlobals extends TestEnvironment {
  constructor(config, context) {
    const lasts = isShared(context.testPath);
    if (lasts && shared !== null) return shared;
    super(config, context);
    this.lasts = lasts;
    if (lasts) shared = this;
  }

  async teardown() {
    if (!this.lasts) await super.teardown();
  }
}
