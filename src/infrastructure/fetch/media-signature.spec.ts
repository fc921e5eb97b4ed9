import { announcedType, isPage, typeByBytes } from './media-signature.js';

const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat([...parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))), Buffer.alloc(600)]);
const packets = Buffer.alloc(188 * 4);
for (const at of [0, 188, 376]) packets[at] = 0x47;

describe('the first bytes of', () => {
  it.each<[string, Buffer, string | null]>([
    ['an MP4 film', bytes('\0\0\0\x20', 'ftypisom'), 'video/mp4'],
    ['an M4A recording', bytes('\0\0\0\x20', 'ftypM4A '), 'audio/mp4'],
    ['a QuickTime film', bytes('\0\0\0\x14', 'ftypqt  '), 'video/quicktime'],
    ['an old QuickTime film', bytes('\0\0\0\x14', 'moov'), 'video/quicktime'],
    ['a WebM film', bytes([0x1a, 0x45, 0xdf, 0xa3], 'xxB\x82\x84webm'), 'video/webm'],
    ['a Matroska film', bytes([0x1a, 0x45, 0xdf, 0xa3], 'xxB\x82\x88matroska'), 'video/x-matroska'],
    ['a WAV recording', bytes('RIFF\0\0\0\0WAVE'), 'audio/wav'],
    ['an AVI film', bytes('RIFF\0\0\0\0AVI '), 'video/x-msvideo'],
    ['an Ogg recording', bytes('OggS', 'OpusHead'), 'audio/ogg'],
    ['an Ogg film', bytes('OggS', '\x80theora'), 'video/ogg'],
    ['a FLAC recording', bytes('fLaC'), 'audio/flac'],
    ['a tagged MP3', bytes('ID3'), 'audio/mpeg'],
    ['a bare MP3', bytes([0xff, 0xfb, 0x90, 0x64]), 'audio/mpeg'],
    ['an AAC stream', bytes([0xff, 0xf1, 0x50, 0x80]), 'audio/aac'],
    ['a transport stream', packets, 'video/mp2t'],
    ['a programme stream', bytes([0, 0, 1, 0xba]), 'video/mpeg'],
    ['a Flash film', bytes('FLV\x01'), 'video/x-flv'],
    ['a Windows film', bytes([0x30, 0x26, 0xb2, 0x75]), 'video/x-ms-wmv'],
    ['a playlist', bytes('#EXTM3U\n'), 'application/vnd.apple.mpegurl'],
    ['a picture', bytes('\0\0\0\x20', 'ftypavif'), 'image/avif'],
    ['plain text', Buffer.from('RIFF and so on'), null],
    ['UTF-16 text', Buffer.from('\ufeffhello', 'utf16le'), null],
    ['one odd byte', Buffer.of(0x47), null],
    ['nothing', Buffer.alloc(0), null],
  ])('%s say what it is', (_, head, type) => {
    expect(typeByBytes(head)).toBe(type);
  });
});

describe('a page', () => {
  it.each([
    '<!DOCTYPE html>',
    '<!doctype  HTML public "x">',
    '\n\t <html lang="en">',
    '\ufeff<html>',
    '<head>',
    '<BODY >',
    '<script>location="/"',
    '<?xml version="1.0"?>\n<!DOCTYPE html>',
    '<!-- a --><!-- b -->\n<title>x',
    '<meta charset=utf-8>',
    '<div class=x>',
  ])('is recognised by %j', text => {
    expect(isPage(Buffer.from(text), null)).toBe(true);
  });

  it('is recognised in UTF-16', () => {
    expect(isPage(Buffer.from('\ufeff<!DOCTYPE html>', 'utf16le'), null)).toBe(true);
  });

  it('is what the source says, where the bytes say nothing', () => {
    expect(isPage(Buffer.from('hello'), 'text/html')).toBe(true);
    expect(isPage(Buffer.from('hello'), 'application/xhtml+xml')).toBe(true);
    expect(isPage(Buffer.from('hello'), 'text/plain')).toBe(false);
    expect(isPage(bytes('ID3'), 'text/html')).toBe(false);
  });

  it.each(['<svg>', '<?xml version="1.0"?><rss>', 'a <html> b', '<htmlx>', '{"a":"<html>"}'])('is not %j', text => {
    expect(isPage(Buffer.from(text), null)).toBe(false);
  });

  it('is looked for in a bounded time, whatever comes', () => {
    expect(isPage(Buffer.from('<!-- -->'.repeat(8000)), null)).toBe(false);
    expect(isPage(Buffer.from('<?xml '.repeat(8000)), null)).toBe(false);
    expect(isPage(Buffer.from(' '.repeat(64_000)), null)).toBe(false);
    expect(isPage(Buffer.from('<!--' + '-->'.repeat(9000)), null)).toBe(false);
  });
});

describe('what a source says of its type', () => {
  it.each([
    ['Video/MP4; codecs="avc1"', 'video/mp4'],
    ['application/octet-stream', null],
    ['', null],
    ['nonsense', null],
    ['text/html\u0000', null],
    [undefined, null],
  ])('%j is %j', (header, type) => {
    expect(announcedType(header)).toBe(type);
  });
});
