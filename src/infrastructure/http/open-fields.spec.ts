import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InMemoryDataKeyStore } from '../vault/in-memory-data-key-store.js';
import { openVault, type Vault } from '../vault/vault.js';
import { openFields } from './open-fields.js';

let dataDir: string;
let vault: Vault;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'keyreel fields '));
  vault = await openVault({ store: new InMemoryDataKeyStore(), dataDir });
});
afterAll(() => rm(dataDir, { recursive: true }));

const sealed = (text: string, purpose: string, accountId = 'ada') => vault.sealer.seal(text, { accountId, purpose });
const purposes = { name: 'project.name', 'instructions.text': 'project.instructions', 'cards[].prompt': 'card.prompt', 'tags[]': 'project.tag' };

const rowOf = async () => ({
  id: 'p1',
  size: 3,
  name: await sealed('Holidays', 'project.name'),
  instructions: { version: 2, text: await sealed('Be brief.', 'project.instructions') },
  cards: [
    { id: 'c1', prompt: await sealed('Sum it up.', 'card.prompt') },
    { id: 'c2', prompt: null },
  ],
  tags: [await sealed('sea', 'project.tag')],
});

it('opens what is named, wherever it lies, and leaves the row as it was', async () => {
  const row = await rowOf();
  const before = structuredClone(row);
  expect(await openFields(vault.opener, 'ada', row, purposes)).toEqual({
    id: 'p1',
    size: 3,
    name: 'Holidays',
    instructions: { version: 2, text: 'Be brief.' },
    cards: [
      { id: 'c1', prompt: 'Sum it up.' },
      { id: 'c2', prompt: null },
    ],
    tags: ['sea'],
  });
  expect(row).toEqual(before);
});

it('leaves out what nobody named', async () => {
  const opened = await openFields(vault.opener, 'ada', await rowOf(), { name: 'project.name' });
  expect(opened).toEqual({
    id: 'p1',
    size: 3,
    name: 'Holidays',
    instructions: { version: 2 },
    cards: [{ id: 'c1' }, { id: 'c2', prompt: null }],
    tags: [undefined],
  });
  expect(JSON.stringify(opened)).not.toContain('sealed');
});

it('tells apart what does not open from what is not there, and shows all else', async () => {
  const row = { ...(await rowOf()), name: await sealed('Holidays', 'project.name', 'bob') };
  row.cards[0] = { id: 'c1', prompt: await sealed('x', 'another purpose') };
  expect(await openFields(vault.opener, 'ada', row, purposes)).toMatchObject({
    name: null,
    instructions: { text: 'Be brief.' },
    cards: [{ id: 'c1', prompt: null }, { prompt: null }],
    unreadable: ['/cards/0/prompt', '/name'],
  });
});

it('a lost database is a fault, not an unreadable text', async () => {
  const opener = { openText: () => Promise.reject(new Error('connection lost')) };
  await expect(openFields(opener, 'ada', await rowOf(), purposes)).rejects.toThrow('connection lost');
});
