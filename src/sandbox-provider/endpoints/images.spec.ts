import sharp from 'sharp';
import { toFile } from 'openai';
import { refusalOf, sandboxUnderTest, type SandboxUnderTest } from '../testing/sandbox-under-test.js';

let provider: SandboxUnderTest;

beforeAll(async () => {
  provider = await sandboxUnderTest();
});
afterAll(() => provider.sandbox.stop());

const bytesOf = (image: { b64_json?: string } | undefined) => Buffer.from(image?.b64_json ?? '', 'base64');
const order = { model: 'gpt-image-2.5-flare', prompt: 'A lighthouse at dusk', quality: 'low' as const };

describe('pictures, through the official client', () => {
  it.each([
    ['png', 512, 768],
    ['jpeg', 1024, 1024],
    ['webp', 768, 256],
  ] as const)('paints a decodable %s of %i × %i', async (format, width, height) => {
    const { data } = await provider.client(provider.freshKey()).images.generate({ ...order, size: `${width}x${height}`, output_format: format });
    const picture = await sharp(bytesOf(data?.[0])).metadata();
    expect([picture.format, picture.width, picture.height]).toEqual([format, width, height]);
    const { channels } = await sharp(bytesOf(data?.[0])).stats();
    expect(channels.some(({ stdev }) => stdev > 5)).toBe(true);
  });

  it('paints the same picture for the same prompt, another for another, and different ones side by side', async () => {
    const paint = async (prompt: string) => {
      const { data } = await provider.client(provider.freshKey()).images.generate({ ...order, prompt, size: '256x256', n: 2 });
      return data?.map(({ b64_json: base64 }) => base64);
    };
    const [once, again, another] = [await paint('one'), await paint('one'), await paint('two')];
    expect(again).toEqual(once);
    expect(another?.[0]).not.toBe(once?.[0]);
    expect(once?.[0]).not.toBe(once?.[1]);
  });

  it('bills by tokens: the listed ones for quality and area', async () => {
    const key = provider.freshKey();
    const { usage } = await provider.client(key).images.generate({ ...order, size: '1024x1536', n: 2 });
    expect(usage).toMatchObject({ input_tokens: 5, output_tokens: 588, total_tokens: 593 });
    expect(await provider.control.invoice({ key })).toMatchObject([
      { endpoint: 'images', images: 2, inputTokens: 5, outputTokens: 588, microUsd: 5 * 5 + 588 * 30 },
    ]);
  });

  it('edits a picture that came along, and counts it', async () => {
    const key = provider.freshKey();
    const original = await sharp({ create: { width: 320, height: 64, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const image = await toFile(original, 'red.png', { type: 'image/png' });
    const { data, usage } = await provider.client(key).images.edit({ ...order, image, size: '256x256' });
    expect((await sharp(bytesOf(data?.[0])).metadata()).width).toBe(256);
    expect(usage?.input_tokens_details).toEqual({ text_tokens: 5, image_tokens: 20 });
    expect(await provider.control.invoice({ key })).toMatchObject([{ endpoint: 'image_edits', images: 1 }]);
  });

  it.each([
    ['a size that is no multiple of 16', { size: '1000x1000' }],
    ['a size that is too long', { size: '256x1024' }],
    ['more than ten', { n: 11 }],
    ['an unknown quality', { quality: 'best' }],
  ])('refuses %s', async (_case, wish) => {
    expect(await refusalOf(provider.client(provider.freshKey()).images.generate({ ...order, ...wish } as never))).toMatchObject({
      status: 400,
      code: 'invalid_value',
    });
  });

  it('tells a reached spend limit as a 400', async () => {
    const refusal = await refusalOf(provider.client('sk-proj-hardlimit-1').images.generate(order));
    expect(refusal).toMatchObject({ status: 400, code: 'billing_hard_limit_reached', type: 'invalid_request_error' });
  });

  it('succeeds with nothing when told to', async () => {
    const { data } = await provider.client(provider.freshKey()).images.generate({ ...order, prompt: 'x [[sandbox:empty-answer]]' });
    expect(data).toEqual([]);
  });
});
