import { v5 } from 'uuid';
import { idFrom, isId } from './ids.js';

const NAMESPACE = '6f1d4a4e-3d1b-5b0a-9b53-0f3c9f0a7c11';

describe('an id made of parts', () => {
  it('is the UUIDv5 of those parts, whatever they hold', () => {
    const samples = [['a'], ['ä€😀', 7], ['', ''], ['x'.repeat(5_000), 0], ...Array.from({ length: 200 }, (_, nth) => ['command', nth])];
    for (const parts of samples) {
      expect(idFrom(...parts)).toBe(v5(parts.join('\u001f'), NAMESPACE));
      expect(isId(idFrom(...parts))).toBe(true);
    }
  });
});
