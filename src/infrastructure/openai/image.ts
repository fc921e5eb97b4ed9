import type OpenAI from 'openai';
import type { CallOutcome, ImageAnswer, ImageRequest, Usage } from '../../shared-kernel/ports/provider.js';
import { BadAnswer, type Line } from './exchange.js';
import { countAt, listAt, textAt } from './json.js';

/** Asks for pictures. What comes back counts only if each is the bytes of a picture; an address in their place is never followed. */
export async function image(line: Line, request: ImageRequest, portable: boolean): Promise<CallOutcome<ImageAnswer>> {
  const { data, response } = await line.client.images.generate(portable ? portableBody(request) : openAiBody(request), line.options).withResponse();
  line.heard(response);
  const images = listAt(data, 'data').map(one => picture(textAt(one, 'b64_json')));
  if (images.length === 0) throw new BadAnswer('bad_answer');
  return {
    outcome: 'succeeded',
    value: { images },
    usage: usageOf(data, images.length),
    requestId: line.requestId,
    simulated: line.simulated,
  };
}

type Body = OpenAI.Images.ImageGenerateParamsNonStreaming;

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

function picture(base64: string | undefined): ImageAnswer['images'][number] {
  const bytes = Buffer.from(base64 ?? '', 'base64');
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === null) throw new BadAnswer('bad_answer');
  return { bytes: new Uint8Array(bytes), mediaType };
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
