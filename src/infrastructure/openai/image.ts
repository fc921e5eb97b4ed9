import type OpenAI from 'openai';
import type { CallOutcome, ImageAnswer, ImageRequest, Picture, Usage } from '../../shared-kernel/ports/provider.js';
import { BadAnswer, type Line } from './exchange.js';
import { countAt, listAt, textAt } from './json.js';

/** Asks for pictures. What comes back counts only if each is the bytes of a picture; an address in their place is never followed. */
export async function image(line: Line, request: ImageRequest, portable: boolean): Promise<CallOutcome<ImageAnswer>> {
  const { data, response } = await asked(line, request, portable).withResponse();
  line.heard(response);
  // one that is missing among others is not delivered, and not paid for; the others are
  const images = listAt(data, 'data').flatMap(one => picture(textAt(one, 'b64_json')) ?? []);
  if (images.length === 0) throw new BadAnswer('bad_answer');
  return {
    outcome: 'succeeded',
    value: { images },
    usage: usageOf(data, images.length),
    requestId: line.requestId,
    simulated: line.simulated,
  };
}

const asked = ({ client, options }: Line, request: ImageRequest, portable: boolean) => {
  const body = portable ? portableBody(request) : openAiBody(request);
  const { pictures = [] } = request;
  return pictures.length === 0
    ? client.images.generate(body, options)
    : client.images.edit({ ...body, image: pictures.map(asFile) } as Edit, options);
};

/** The provider goes by the name's ending as well as by the media type. */
const asFile = ({ bytes, mediaType }: Picture, index: number): File =>
  new File([new Uint8Array(bytes)], `picture-${index}.${mediaType.split('/')[1] ?? 'png'}`, { type: mediaType });

type Body = OpenAI.Images.ImageGenerateParamsNonStreaming;
type Edit = OpenAI.Images.ImageEditParamsNonStreaming;

function openAiBody(request: ImageRequest): Body {
  return {
    model: request.model,
    prompt: request.prompt,
    size: request.size,
    quality: request.quality as NonNullable<Body['quality']>,
    output_format: request.format,
    n: request.count,
    ...(request.safetyIdentifier && { safety_identifier: request.safetyIdentifier }),
  };
}

function portableBody(request: ImageRequest): Body {
  return { model: request.model, prompt: request.prompt, size: request.size, n: request.count, response_format: 'b64_json' };
}

function picture(base64: string | undefined): Picture | null {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const mediaType = mediaTypeOf(bytes);
  return mediaType === null ? null : { bytes: new Uint8Array(bytes), mediaType };
}

function mediaTypeOf(bytes: Buffer): string | null {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png';
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg';
  return bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP' ? 'image/webp' : null;
}

function usageOf(answer: unknown, images: number): Usage {
  const inputTokens = countAt(answer, 'usage', 'input_tokens');
  const outputTokens = countAt(answer, 'usage', 'output_tokens');
  return {
    inputTokens: inputTokens ?? 0,
    cachedInputTokens: 0,
    cacheWriteTokens: 0,
    imageInputTokens: countAt(answer, 'usage', 'input_tokens_details', 'image_tokens') ?? 0,
    outputTokens: outputTokens ?? 0,
    images,
    complete: inputTokens !== undefined && outputTokens !== undefined,
  };
}
