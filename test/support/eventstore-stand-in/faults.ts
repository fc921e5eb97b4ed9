import type { Refused } from './refusals.js';

/** What befalls an append. */
type AppendFault =
  'cut before it is written' | 'cut after it is written' | 'time out before it is written' | 'time out after it is written' | Refused;

/** What a spec may have the stand-in do wrong. */
export class Faults {
  #next: { fault: AppendFault; met: () => void }[] = [];
  /** Milliseconds by which every append is late. */
  delay = 0;

  /** Befalls the next append that no earlier fault is kept for. Resolves when it has found one. */
  nextAppend(fault: AppendFault): Promise<void> {
    return new Promise(met => this.#next.push({ fault, met }));
  }

  take(): AppendFault | undefined {
    const [first, ...rest] = this.#next;
    this.#next = rest;
    first?.met();
    return first?.fault;
  }
}
