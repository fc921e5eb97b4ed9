/** Reading and hashing alone: every file of an export, a hash a line, and the inner nodes of the tree over them. Nothing is understood or compared. */
import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TileBuilder } from '../../src/infrastructure/transparency/tile-builder.js';

const [folder = ''] = process.argv.slice(2);
const tree = new TileBuilder();
const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
for (const { parentPath, name } of files) {
  const content = readFileSync(join(parentPath, name));
  hash('sha256', content);
  if (!name.endsWith('.jsonl')) continue;
  for (let from = 0, feed = content.indexOf(10); feed >= 0; from = feed + 1, feed = content.indexOf(10, from))
    tree.add(hash('sha256', content.subarray(from, feed), 'buffer'));
  tree.take();
}
console.log(tree.root().toString('hex'));
