import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { leafHash, type LeafOf } from '../../src/infrastructure/event-log/leaf.js';
import { openCheckpoint } from '../../src/infrastructure/transparency/signed-note.js';
import { readProofFile, readVerifierKey } from '../../src/infrastructure/transparency/testing/read-back.js';
import { isIncluded } from '../../src/infrastructure/transparency/verification.js';
import type { RecordedEvent } from '../../src/shared-kernel/ports/event-log.js';
import { shippedFile } from '../../src/infrastructure/project-root.js';
import { audit } from '../support/cli.js';
import { replaysFrom } from '../support/auditing.js';
import { betweenLooks, type RoundRobin } from '../roles/round-robin.js';
import { nothingIs, type Finding } from './finding.js';

const KEEP_EVERY_MS = 5_000;

/** An auditor from outside, who keeps what is signed while the processes are killed, and judges an export by it afterwards. */
export class Court {
  readonly #kept = new Map<number, string>();
  #isOver = false;
  #keeping: Promise<void> = Promise.resolve();
  #key = '';

  private constructor(
    private readonly front: RoundRobin,
    readonly folder: string,
  ) {}

  static async opens(front: RoundRobin): Promise<Court> {
    const court = new Court(front, await mkdtemp(join(tmpdir(), 'keyreel court ')));
    const { body } = await front.ask({ method: 'GET', path: '/log/keys' });
    court.#key = (body['keys'] as readonly string[])[0] ?? '';
    court.#keeping = court.#keep();
    return court;
  }

  /** Sizes of the log of which a checkpoint was taken from outside. */
  get kept(): readonly number[] {
    return [...this.#kept.keys()].toSorted((a, b) => a - b);
  }

  /** Resolves once all of the log is signed, as is said from outside. */
  async isSealedUpTo(size: number): Promise<void> {
    while ((await this.#takesCheckpoint()) < size) await betweenLooks();
  }

  async stops(): Promise<void> {
    this.#isOver = true;
    await this.#keeping;
  }

  async rises(): Promise<void> {
    await this.stops();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Whether the service's own proof shows an event in the signed log. */
  async isProven(token: string, event: RecordedEvent & LeafOf, index: number): Promise<boolean> {
    const { text: file } = await this.front.ask({ method: 'GET', path: `/log/proofs/${event.position}`, token });
    const proof = readProofFile(file);
    const key = readVerifierKey(this.#key);
    const head = proof && key && openCheckpoint(proof.checkpoint, [key]);
    return head !== null && isIncluded({ leaf: leafHash(event), index, size: head.size, root: head.root, proof: proof?.hashes ?? [] });
  }

  /** The whole log as a folder. */
  async exports(settings: NodeJS.ProcessEnv): Promise<string> {
    const out = join(this.folder, 'export');
    const { complained, code } = await audit(['export', '--out', out], settings);
    if (code !== 0) throw new Error(`The log was not exported: ${complained}`);
    for (const [size, note] of this.#kept) await writeFile(join(this.folder, `kept-${size}.note`), note);
    return out;
  }

  /** Both verifiers, and every table made anew. */
  async judges(folder: string): Promise<readonly Finding[]> {
    const kept = (await readdir(this.folder)).filter(name => name.endsWith('.note'));
    const words = [folder, '--json', '--key', this.#key, ...kept.flatMap(name => ['--checkpoint', join(this.folder, name)])];
    const verdicts = await replaysFrom(folder);
    const differing = verdicts.filter(({ verdict }) => verdict !== 'byte-identical');
    return [
      await verdictOf('the first verifier', process.execPath, ['audit/verify.mjs', words]),
      await verdictOf('the second verifier, in Python,', 'python3', ['audit/verify.py', words]),
      nothingIs(
        'every projection, made anew from the export, is byte for byte what the processes made of it',
        differing.map(verdict => JSON.stringify(verdict)),
        `${verdicts.length} projections`,
      ),
    ];
  }

  async #keep(): Promise<void> {
    for (; !this.#isOver; await new Promise(resolve => setTimeout(resolve, KEEP_EVERY_MS))) await this.#takesCheckpoint();
  }

  async #takesCheckpoint(): Promise<number> {
    const { status, text: note } = await this.front.ask({ method: 'GET', path: '/log/checkpoint' });
    if (status !== 200) return -1;
    const size = Number(note.split('\n')[1]);
    this.#kept.set(size, note);
    return size;
  }
}

interface Judged {
  readonly verdict: string;
  readonly firstBad: object | null;
  readonly proven: { readonly size: number; readonly checkpoints: unknown };
  readonly notProven: readonly string[];
}

const verdictOf = async (who: string, program: string, [file, words]: readonly [string, readonly string[]]): Promise<Finding> => {
  const what = `${who} accepts the export with all checkpoints that were kept outside`;
  const child = spawn(program, [shippedFile(file), ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  const isThere = new Promise<boolean>(resolve => void child.once('spawn', () => resolve(true)).once('error', () => resolve(false)));
  if (!(await isThere)) return { what, holds: true, found: `did not run: there is no ${program} here` };
  const { verdict, firstBad, proven, notProven } = JSON.parse(await text(child.stdout)) as Judged;
  const against = firstBad === null ? notProven.join('; ') : JSON.stringify(firstBad);
  return { what, holds: verdict === 'proven', found: `${verdict}: a tree of ${proven.size}${against === '' ? '' : `; ${against}`}` };
};
