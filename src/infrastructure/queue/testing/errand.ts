import { JobWorker, type Lane } from '../../../shared-kernel/ports/messages.js';

/** Fails until it is mended, and tells what it did, in its order. */
export class Errand extends JobWorker {
  readonly done: string[] = [];
  isBroken = false;
  /** What is begun does not end before it resolves. */
  held: Promise<void> = Promise.resolve();
  private readonly listeners = new Set<() => void>();

  constructor(
    readonly lane: Lane = 'deliveries',
    readonly job = `spec.errand-in-${lane}`,
  ) {
    super();
  }

  override async run({ thing = '' }: Readonly<Record<string, string>>): Promise<void> {
    if (this.isBroken) throw new RangeError(`secret ${thing}`);
    this.done.push(thing);
    for (const listener of this.listeners) listener();
    await this.held;
  }

  async hasDone(thing: string): Promise<void> {
    await this.until(() => this.done.includes(thing));
  }

  async hasDoneAll(count: number): Promise<void> {
    await this.until(() => this.done.length >= count);
  }

  private async until(isSo: () => boolean): Promise<void> {
    if (isSo()) return;
    await new Promise<void>(resolve => this.listeners.add(() => isSo() && resolve()));
  }
}
