import { EventEmitter } from 'node:events';
import type pg from 'pg';
import { CopyOut } from './copy-out.js';

/** A message as the server sends it: a letter, the length of what follows, and that. */
const message = (letter: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};

const column = (bytes: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

const number = (value: number, bytes: 2 | 8): Buffer => {
  const binary = Buffer.alloc(bytes);
  if (bytes === 8) binary.writeBigInt64BE(BigInt(value));
  else binary.writeInt16BE(value);
  return binary;
};

const row = (position: number, data: string): Buffer =>
  Buffer.concat([
    number(9, 2),
    ...[number(position, 8), number(position - 1, 8), number(1, 2), number(0, 8), Buffer.alloc(16, position)].map(column),
    ...[data, 'AccountMoved', 'account-ä', '{}'].map(text => column(Buffer.from(text))),
  ]);

const signature = Buffer.alloc(19, 1);
const rows = [1, 2, 3].map(position => row(position, JSON.stringify({ note: 'ö'.repeat(position * 10) })));
const answer = Buffer.concat([
  message('H', Buffer.from([1, 0, 0])),
  ...rows.map((bytes, nth) => message('d', nth === 0 ? Buffer.concat([signature, bytes]) : bytes)),
  message('d', number(-1, 2)),
  message('c', Buffer.alloc(0)),
  message('C', Buffer.from('COPY 3\0')),
  message('Z', Buffer.from('I')),
]);

/** A connection whose driver notes what it hears, and tells the statement when the connection is free. */
const conversation = (copy: CopyOut) => {
  const stream = new EventEmitter();
  const heard: Buffer[] = [];
  const driver = (bytes: Buffer): void => {
    heard.push(Buffer.from(bytes));
    if (Buffer.concat(heard).includes(message('Z', Buffer.from('I')))) copy.handleReadyForQuery();
  };
  stream.on('data', driver);
  copy.submit({ stream, query: () => undefined } as unknown as pg.Connection);
  return { stream, driver, heard };
};

const others = Buffer.concat([
  message('H', Buffer.from([1, 0, 0])),
  message('c', Buffer.alloc(0)),
  message('C', Buffer.from('COPY 3\0')),
  message('Z', Buffer.from('I')),
]);

describe('rows that are copied out of the log', () => {
  it('are found wherever the bytes were cut on their way, and the driver hears all the rest', async () => {
    for (let size = 1; size <= answer.length; size += 1) {
      const copy = new CopyOut('copy');
      const { stream, heard } = conversation(copy);
      for (let at = 0; at < answer.length; at += size) stream.emit('data', answer.subarray(at, at + size));
      const { events, bytes } = await copy.finished;
      expect(events.map(({ ordinal, type, stream: name }) => [ordinal, type, name])).toEqual(
        [1, 2, 3].map(position => [position, 'AccountMoved', 'account-ä']),
      );
      expect(events.map(({ data }) => (JSON.parse(data) as { note: string }).note.length)).toEqual([10, 20, 30]);
      expect(bytes).toBeGreaterThan(rows.reduce((sum, { length }) => sum + length, 0));
      expect(Buffer.concat(heard)).toEqual(others);
    }
  });

  it('leave the connection to the driver as it was, whatever comes after them', async () => {
    const copy = new CopyOut('copy');
    const { stream, driver, heard } = conversation(copy);
    stream.emit('data', Buffer.concat([answer, message('d', Buffer.from('of the next'))]));
    await copy.finished;
    expect(stream.listeners('data')).toEqual([driver]);
    expect(Buffer.concat(heard)).toEqual(Buffer.concat([others, message('d', Buffer.from('of the next'))]));
  });
});
