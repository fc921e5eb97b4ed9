/** Something that must have happened before the service takes requests; found by its class wherever a module provides it. */
export abstract class Starter {
  /** Throws a sentence for the operator when the service must not start. */
  abstract start(): Promise<void>;
}
