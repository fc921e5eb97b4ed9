import { START, type Position } from '../../../shared-kernel/ports/event-log.js';
import type { KeptEvent, LogPages } from '../../../shared-kernel/ports/log-pages.js';
import type { Queries } from '../../../shared-kernel/ports/messages.js';
import { CannotOpen, type Opener } from '../../../shared-kernel/ports/vault.js';
import type { ProveEvents } from './prove-events.js';
import { SignedDocuments } from './signed-documents.js';

const position = '00000000000000009999' as Position;
const product = { role: 'text', index: 0, content: { mediaType: 'text/plain', bytes: 1, commitment: 'c', salt: { sealed: 's' } } };
const event: KeptEvent = {
  ...{ ordinal: 1, position, stream: 'task-a', revision: 0, id: 'id', type: 'TaskSucceeded', schemaVersion: 1 },
  ...{ data: JSON.stringify({ products: [product, product] }), metadata: '{}' },
};

/** Documents over a task with so many events. */
const documents = (count: number, note: string | null = 'a note') => {
  let left = count;
  const pages = {
    head: () => Promise.resolve({ position, at: null }),
    at: () => Promise.resolve(event),
    page: ({ limit }: { limit: number }) => {
      const events = Array.from({ length: Math.min(left, limit) }, () => event);
      left -= events.length;
      return Promise.resolve({ events, upTo: START, whole: left === 0 });
    },
  } as unknown as LogPages;
  const queries = { ask: () => Promise.resolve({ events: [{ position }] }) } as unknown as Queries;
  const proving = { all: (events: readonly KeptEvent[]) => Promise.resolve({ events, checkpoint: 'a checkpoint' }) } as unknown as ProveEvents;
  const opener = { open: () => Promise.reject(new CannotOpen()) } as unknown as Opener;
  return new SignedDocuments(queries, pages, proving, { sign: () => Promise.resolve(note) }, opener);
};

describe('the making of signed documents', () => {
  it('signs no document of more than 2,000 events', async () => {
    await expect(documents(2_000).receipt('ada', 'a')).resolves.toMatchObject({ note: 'a note' });
    await expect(documents(2_001).receipt('ada', 'a')).rejects.toMatchObject({ code: 'document_too_long' });
  });

  it('gives nothing away that is not signed, and nothing of which the log has not told yet', async () => {
    await expect(documents(1, null).receipt('ada', 'a')).rejects.toMatchObject({ code: 'event_not_sealed_yet', details: { reason: 'unsigned' } });
    await expect(documents(0).receipt('ada', 'a')).rejects.toMatchObject({ code: 'event_not_sealed_yet' });
  });

  it('names what was promised once, and a salt that opens no more as none', async () => {
    const { document } = await documents(1).receipt('ada', 'a');
    expect(JSON.parse(document)).toMatchObject({ commitments: [{ role: 'text', commitment: 'c', salt: null }] });
    expect((JSON.parse(document) as { commitments: object[] }).commitments).toHaveLength(1);
  });
});
