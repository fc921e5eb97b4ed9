import { join } from 'node:path';
import { DiskContentStorage } from '../../src/infrastructure/storage/disk-content-storage.js';
import { SealedContentStore } from '../../src/infrastructure/storage/sealed-content-store.js';
import { InMemoryDataKeyStore } from '../../src/infrastructure/vault/in-memory-data-key-store.js';
import { openVault, type Vault } from '../../src/infrastructure/vault/vault.js';
import type { Transcript } from '../../src/shared-kernel/generation/transcript.js';
import type { Content, ContentStore } from '../../src/shared-kernel/ports/storage.js';
import type { Sealed } from '../../src/shared-kernel/ports/vault.js';
import type { Chance } from '../audit/chance.js';

/** Said in one transcript out of this many, and nowhere else. */
const RARE_IN = 20;
export const RARE = 'quokka';
const SYLLABLES = ['ba', 'ko', 'mi', 'ru', 'ten', 'lo', 'sa', 'ver', 'di', 'pon'];
const SEGMENT_SECONDS = 7;

const word = (chance: Chance): string => Array.from({ length: chance.between(1, 3) }, () => chance.oneOf(SYLLABLES)).join('');

const transcript = (chance: Chance, seconds: number, rare: boolean): Transcript => ({
  language: 'en',
  durationSeconds: seconds,
  simulated: true,
  segments: Array.from({ length: Math.ceil(seconds / SEGMENT_SECONDS) }, (_, at) => {
    const [start, texts] = [at * SEGMENT_SECONDS, Array.from({ length: 18 }, () => word(chance))];
    if (rare && at === 5) texts[3] = RARE;
    const words = texts.map((text, n) => ({ text, start: start + n * 0.35, end: start + n * 0.35 + 0.3, estimated: true }));
    return { id: `s${at}`, start, end: start + SEGMENT_SECONDS, text: texts.join(' '), words };
  }),
});

/** Words and names that are really sealed, so that a search can open them. */
export class HeardWords {
  private constructor(
    readonly vault: Vault,
    readonly content: ContentStore,
  ) {}

  static async at(folder: string): Promise<HeardWords> {
    const vault = await openVault({ store: new InMemoryDataKeyStore(), dataDir: join(folder, 'vault') });
    const storage = new DiskContentStorage(join(folder, 'content'));
    return new HeardWords(vault, new SealedContentStore({ storage, ...vault, scratchDir: join(folder, 'scratch') }));
  }

  /** Of so many videos of one account. */
  async of(accountId: string, videos: number, seconds: number, chance: Chance): Promise<{ readonly words: Content[]; readonly names: Sealed[] }> {
    await this.vault.dataKeys.create(accountId);
    const [words, names]: [Content[], Sealed[]] = [[], []];
    for (let video = 0; video < videos; video += 1) {
      const bytes = Buffer.from(JSON.stringify(transcript(chance, seconds, video % RARE_IN === 0)));
      words.push(
        await this.content.put(bytes, { mediaType: 'application/json', protection: 'sealed', context: { accountId, purpose: 'task.transcript' } }),
      );
      names.push(await this.vault.sealer.seal(`Video ${video}`, { accountId, purpose: 'project.name' }));
    }
    return { words, names };
  }
}
