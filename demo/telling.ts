/** One statement that the demo computed. */
export interface Check {
  readonly act: string;
  readonly sentence: string;
  readonly held: boolean;
  /** What was found, in numbers. */
  readonly found: string;
}

const SECOND = 1000;
const SHOW_EVERY_MS = 3 * SECOND;

/** Tells the story line by line, and keeps what was checked. */
export class Telling {
  readonly checks: Check[] = [];
  readonly durations: Record<string, number> = {};
  #act = '';
  #began = performance.now();
  #progress = '';
  #shown = 0;

  constructor(private readonly out: NodeJS.WriteStream) {}

  /** Plays one act; whatever is thrown in it counts as a statement that did not hold. */
  async act<Result>(title: string, play: () => Promise<Result>): Promise<Result> {
    this.#act = title;
    this.#began = performance.now();
    this.#write(`\n${title}\n`);
    try {
      return await play();
    } catch (error) {
      this.check('it was played to its end', false, error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      this.durations[title] = Math.round(performance.now() - this.#began) / SECOND;
    }
  }

  line(text: string): void {
    this.#write(`  ${text}\n`);
  }

  /** Whether what was computed is true, with the numbers it follows from. */
  check(sentence: string, held: boolean, found: string): void {
    this.checks.push({ act: this.#act, sentence, held, found });
    this.#write(`  ${held ? '✓' : '✗'} ${sentence}: ${found}\n`);
  }

  /** What moves right now: on a terminal one line that is written over and over, elsewhere a line now and then. */
  progress(text: string): void {
    if (text === this.#progress) return;
    this.#progress = text;
    if (this.out.isTTY) return void this.out.write(`\r\x1b[K  … ${text.slice(0, this.out.columns - 6)}`);
    if (performance.now() - this.#shown < SHOW_EVERY_MS) return;
    this.#shown = performance.now();
    this.out.write(`  … ${text}\n`);
  }

  #write(text: string): void {
    if (this.out.isTTY && this.#progress !== '') this.out.write('\r\x1b[K');
    this.#progress = '';
    this.out.write(text);
  }
}
