import mammoth from 'mammoth';
import { wordDocument } from './word-document.js';

const hostile = '<script>alert(1)</script> & </w:t></w:r><w:p/> {{field}} [x](https://evil.example)';

it('is read back by a stranger: headings are headings, and markup in texts is text', async () => {
  const bytes = await wordDocument('A talk', [
    { style: 'title', text: 'A talk' },
    { style: 'heading', text: 'Transcript' },
    { style: 'text', lead: '00:00:01.0 Ada:', text: hostile },
    { style: 'subheading', text: 'Mail, version 1' },
    { style: 'note', text: 'Asked for today' },
  ]);
  const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  const escaped = hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  expect(html).toContain('<h1>Transcript</h1>');
  expect(html).toContain('<h2>Mail, version 1</h2>');
  expect(html).toContain(`<p><strong>00:00:01.0 Ada: </strong>${escaped}</p>`);
  expect(html).not.toMatch(/<(?:script|a)\b/);
});

it('can be opened whatever is in it: what XML cannot hold is replaced', async () => {
  const bytes = await wordDocument('\u0000', [{ style: 'text', text: 'a\u0000b\u0008c\ud800d\uffffe 👩‍🚀 日本' }]);
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
  expect(value.trim()).toBe('a\ufffdb\ufffdc\ufffdd\ufffde 👩‍🚀 日本');
});
