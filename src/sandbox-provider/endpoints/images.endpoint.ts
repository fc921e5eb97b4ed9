import { imageCost } from '../catalogue/cost.js';
import { modelFor } from '../catalogue/models.js';
import { type PictureQuality, priceList } from '../catalogue/price-list-2026-11-23.js';
import { failures, invalidValue, ProviderRefusal } from '../faults/failures.js';
import { paint, type PictureFormat, sizeOf } from '../pictures/picture.js';
import { jsonAnswer } from '../protocol/answers.js';
import { sha256 } from '../protocol/fingerprint.js';
import { asNumber, asText, type JsonObject } from '../protocol/json.js';
import { formBody, jsonBody, type ReceivedCall } from '../protocol/received-call.js';
import type { Done, EndpointReader, Twist, Work } from '../protocol/work.js';
import { tokensIn } from '../text/prompt-blocks.js';

/** Pictures that were asked for. Sizes in pixels. */
interface PictureOrder {
  readonly model: string;
  readonly modelId: string;
  readonly prompt: string;
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly quality: PictureQuality;
  readonly format: PictureFormat;
  readonly compression: number;
  /** Tokens and hash of the pictures that came along. */
  readonly given: { readonly tokens: number; readonly hash: string };
}

const nothingGiven = { tokens: 0, hash: '' };

/** `POST /v1/images/generations`: always base64, never a link. */
export const readImages: EndpointReader = (call, body, provider) => {
  const request = jsonBody(body);
  return workFor(call, orderOf(request, nothingGiven, provider.now()));
};

/** `POST /v1/images/edits`: the pictures and the mask are part of the seed, so another picture gives another answer. */
export const readImageEdit: EndpointReader = async (call, body, provider) => {
  const form = await formBody(body, call.headers);
  const files = [...form.getAll('image'), ...form.getAll('image[]'), ...form.getAll('mask')].filter(entry => typeof entry !== 'string');
  if (files.length === 0) throw invalidValue('`image` is missing.', 'image', 'missing_required_parameter');
  const pictures = await Promise.all(files.map(async file => new Uint8Array(await file.arrayBuffer())));
  const tokens = await Promise.all(pictures.map(pictureTokens));
  const given = { tokens: tokens.reduce((sum, one) => sum + one, 0), hash: pictures.map(sha256).join() };
  const fields = [...form.entries()].filter(([, value]) => typeof value === 'string');
  const numbers = new Set(['n', 'output_compression']);
  const request = Object.fromEntries(fields.map(([name, value]) => [name, numbers.has(name) ? Number(value) : value]));
  return workFor(call, orderOf(request, given, provider.now()));
};

function workFor(call: ReceivedCall, order: PictureOrder): Work {
  const { model, prompt } = order;
  return { model, prompt, tokens: tokensIn(prompt) + order.given.tokens, perform: twist => answerTo(call, order, twist) };
}

/** How many are delivered. */
function deliveredOf(order: PictureOrder, twist: Twist | null): number {
  if (twist?.name === 'fewer-pictures') return Math.ceil(order.count / 2);
  return twist?.name === 'empty-answer' ? 0 : order.count;
}

async function answerTo(call: ReceivedCall, asked: PictureOrder, twist: Twist | null): Promise<Done> {
  const count = deliveredOf(asked, twist);
  const order = twist?.name === 'fewer-pictures' ? { ...asked, count } : asked;
  const pictures = await Promise.all(Array.from({ length: count }, (_, index) => paint({ ...order, seed: seedOf(order, index) })));
  const tokens = { text: tokensIn(order.prompt), image: order.given.tokens, output: outputTokens(order, twist) };
  const answer = {
    created: Math.floor(call.at.getTime() / 1000),
    background: 'opaque',
    output_format: order.format,
    quality: order.quality,
    size: `${order.width}x${order.height}`,
    simulated: true,
    data: pictures.map(bytes => ({ b64_json: bytes.toString('base64') })),
    ...(twist?.name === 'usage-missing' ? {} : { usage: usageOf(tokens) }),
  };
  const microUsd = imageCost(order.modelId, tokens);
  const used = { inputTokens: tokens.text + tokens.image, outputTokens: tokens.output, images: count };
  return { answer: jsonAnswer(answer), bill: { model: order.model, microUsd, outcome: 'completed', ...used } };
}

function orderOf(request: JsonObject, given: PictureOrder['given'], now: Date): PictureOrder {
  const model = asText(request['model']);
  if (!model) throw invalidValue('You must provide a model parameter.', 'model', 'missing_required_parameter');
  const prompt = asText(request['prompt']);
  if (!prompt) throw invalidValue('`prompt` is missing.', 'prompt', 'missing_required_parameter');
  const count = asNumber(request['n'] ?? 1);
  if (count === null || !Number.isInteger(count) || count < 1 || count > 10) throw invalidValue('`n` must be 1 to 10.', 'n');
  const modelId = modelFor('image', model, now).id;
  const compression = asNumber(request['output_compression']) ?? 90;
  const size = pictureSize(asText(request['size']) ?? 'auto');
  const wishes = { quality: qualityOf(request['quality']), format: formatOf(request['output_format']), compression };
  return { model, modelId, prompt, count, ...size, ...wishes, given };
}

/** Steps of 16 pixels, from 1:3 to 3:1, at most 3840 on a side. */
function pictureSize(written: string): { width: number; height: number } {
  const [width, height] = written === 'auto' ? [1024, 1024] : written.split('x').map(Number);
  const fits = (side: number | undefined): side is number => side !== undefined && side % 16 === 0 && side >= 256 && side <= 3840;
  if (fits(width) && fits(height) && width <= height * 3 && height <= width * 3) return { width, height };
  throw invalidValue(`Invalid size '${written.slice(0, 20)}'.`, 'size');
}

function qualityOf(value: unknown): PictureQuality {
  const quality = asText(value) ?? 'auto';
  if (quality === 'auto') return 'medium';
  if (Object.hasOwn(priceList.pictureTokens, quality)) return quality as PictureQuality;
  throw invalidValue(`Invalid quality '${quality.slice(0, 20)}'.`, 'quality');
}

function formatOf(value: unknown): PictureFormat {
  const format = asText(value) ?? 'png';
  if (format === 'png' || format === 'jpeg' || format === 'webp') return format;
  throw invalidValue(`The sandbox makes png, jpeg and webp, not '${format.slice(0, 20)}'.`, 'output_format');
}

/** The listed tokens are for 1024 × 1024; other sizes in proportion to their area. */
function outputTokens({ width, height, quality, count }: PictureOrder, twist: Twist | null): number {
  const each = Math.ceil((priceList.pictureTokens[quality] * width * height) / (1024 * 1024));
  return each * count + (twist?.name === 'usage-too-large' ? 1_000_000 : 0);
}

/** One token for each 32 × 32 pixels, at most 1536. */
async function pictureTokens(bytes: Uint8Array): Promise<number> {
  const size = await sizeOf(bytes);
  if (!size)
    throw new ProviderRefusal({ ...failures['invalid-audio'], code: 'invalid_image_format', message: 'Invalid image file.', param: 'image' });
  return Math.min(1536, Math.ceil(size.width / 32) * Math.ceil(size.height / 32));
}

function seedOf({ prompt, modelId, given }: PictureOrder, index: number): string {
  return JSON.stringify([modelId, prompt, given.hash, index]);
}

function usageOf({ text, image, output }: { text: number; image: number; output: number }): JsonObject {
  return {
    input_tokens: text + image,
    input_tokens_details: { text_tokens: text, image_tokens: image },
    output_tokens: output,
    output_tokens_details: { image_tokens: output, text_tokens: 0 },
    total_tokens: text + image + output,
  };
}
