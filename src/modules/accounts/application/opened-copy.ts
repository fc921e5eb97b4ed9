import { CannotOpen, type Opener, type Sealed } from '../../../shared-kernel/ports/vault.js';

/** Everything that a text of an account is ever sealed for in its log and rows; a new kind belongs here, or its owner could not take it along. */
export const SEALED_FOR: readonly string[] = [
  'account.email',
  'account.instructions',
  'account.second-factor-removal',
  'account.token-name',
  'card.name',
  'card.prompt',
  'card.variables',
  'project.instructions',
  'project.name',
  'project.source-url',
  'project.vocabulary',
  'task.prompt',
  'upload.digest',
  'upload.file-name',
  'webhook.url',
];

/** A commitment's salt is sealed for the content's own purpose. */
export const COMMITTED_FOR: readonly string[] = ['rendition', 'source', 'task.image', 'task.text', 'task.thumbnail', 'task.transcript'];

const isSealed = (value: object): value is Sealed => Object.keys(value).length === 1 && typeof (value as Partial<Sealed>).sealed === 'string';

/** Opens what is sealed in an owner's own rows and events: texts as they were written, salts in hex, null for what does not open. */
export class OpenedCopy {
  constructor(
    private readonly opener: Opener,
    private readonly accountId: string,
  ) {}

  async of(value: unknown): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map(item => this.of(item)));
    if (typeof value !== 'object' || value === null) return value;
    if (isSealed(value)) return this.opened(value);
    const entries = await Promise.all(Object.entries(value).map(async ([key, item]) => [key, await this.of(item)] as const));
    return Object.fromEntries(entries);
  }

  private async opened(sealed: Sealed): Promise<string | null> {
    for (const purpose of SEALED_FOR) {
      const bytes = await this.attempt(sealed, purpose);
      if (bytes) return bytes.toString('utf8');
    }
    for (const purpose of COMMITTED_FOR) {
      const bytes = await this.attempt(sealed, purpose);
      if (bytes) return bytes.toString('hex');
    }
    return null;
  }

  private async attempt(sealed: Sealed, purpose: string): Promise<Buffer | null> {
    try {
      return await this.opener.open(sealed, { accountId: this.accountId, purpose });
    } catch (error) {
      if (error instanceof CannotOpen) return null;
      throw error;
    }
  }
}
