import fc from 'fast-check';
import { likelyCachedTokens, likelyInputTokens, mayBeCached, mostInputTokens, mostOwnTokens, promptOf, textRequest } from './prompt.js';

const parts = { accountInstructions: null, projectInstructions: null, prompt: 'Summarise.' };
const asked = { model: 'm', maxOutputTokens: 100, parts, transcript: 'Hello.', cacheKey: 'talk' };

describe('the prompt of a generation', () => {
  it('[R12][R13][R14] has the account’s instructions first, the project’s nearer to the task, and the task last', () => {
    const prompt = promptOf({ accountInstructions: 'Be formal.', projectInstructions: 'Be brief.', prompt: 'Summarise.' });
    const order = ['Be formal.', 'Be brief.', 'Summarise.'].map(text => prompt.indexOf(text));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('has no heading for instructions that nobody gave', () => {
    expect(promptOf(parts)).toBe('# Task\nSummarise.');
    expect(promptOf({ ...parts, accountInstructions: '', projectInstructions: '' })).toBe('# Task\nSummarise.');
  });
});

describe('the request for a text', () => {
  it('puts what all texts of a project share in front of what differs, so that the provider can remember it', () => {
    const [one, other] = [textRequest(asked), textRequest({ ...asked, parts: { ...parts, prompt: 'Translate.' } })];
    expect([one.instructions, one.transcript, one.cacheKey]).toEqual([other.instructions, other.transcript, other.cacheKey]);
    expect(one.prompt).not.toBe(other.prompt);
  });

  it('writes no cache for a text without a transcript', () => {
    expect(textRequest(asked).cacheKey).toBe('talk');
    expect(textRequest({ ...asked, transcript: null }).cacheKey).toBeNull();
  });

  it('is bounded by a token a byte, and expected to be less', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (prompt, transcript) => {
        const request = textRequest({ ...asked, transcript, parts: { ...parts, prompt } });
        const most = mostInputTokens(request);
        expect(most).toBeGreaterThanOrEqual(Buffer.byteLength(prompt) + Buffer.byteLength(transcript) + Buffer.byteLength(request.instructions));
        expect(likelyInputTokens(request)).toBeLessThan(most);
      }),
    ));
});

describe('what texts of a project share', () => {
  const long = 'word '.repeat(400);
  const instructed = { ...parts, accountInstructions: 'Be brief.', projectInstructions: 'Be kind.' };

  it('reaches to the end of the instructions, and is the same for each task', () => {
    const [one, other] = ['Summarise.', 'Translate.'].map(prompt => textRequest({ ...asked, parts: { ...instructed, prompt } }));
    expect(one?.prompt.slice(0, one.sharedPrompt)).toBe(other?.prompt.slice(0, other.sharedPrompt));
    expect(one?.prompt.slice(one.sharedPrompt)).toBe('# Task\nSummarise.');
  });

  it('is worth waiting for only where the provider may remember it', () => {
    expect(mayBeCached(textRequest({ ...asked, transcript: long }))).toBe(true);
    expect(mayBeCached(textRequest({ ...asked, transcript: 'short' }))).toBe(false);
    expect(mayBeCached(textRequest({ ...asked, transcript: null }))).toBe(false);
    expect(mayBeCached(textRequest({ ...asked, transcript: 'short', parts: { ...instructed, projectInstructions: long } }))).toBe(true);
  });

  it('is counted as read from the cache, and never as all that goes in', () => {
    const request = textRequest({ ...asked, transcript: long, parts: instructed });
    expect(likelyCachedTokens(request)).toBeLessThan(likelyInputTokens(request));
    expect(mostOwnTokens(request)).toBeLessThan(mostInputTokens(request));
  });
});
