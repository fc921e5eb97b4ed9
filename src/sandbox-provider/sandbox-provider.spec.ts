import OpenAI from 'openai';
import { SandboxControl } from './control-client.js';
import { type RunningSandbox, startSandboxProvider } from './start.js';

const platformKey = 'sk-platform-of-this-spec';
let sandbox: RunningSandbox;
let control: SandboxControl;

const clientFor = (apiKey: string) => new OpenAI({ apiKey, baseURL: sandbox.baseUrl, maxRetries: 0, organization: null, project: null });

beforeAll(async () => {
  sandbox = await startSandboxProvider({ platformKey });
  control = new SandboxControl(sandbox.controlUrl, sandbox.controlToken);
});

afterAll(() => sandbox.stop());

describe('the endpoints, through the official client', () => {
  it('lists models with the day on which they end', async () => {
    const { data } = await clientFor('sk-proj-ordinary-1').models.list();
    expect(data.map(({ id }) => id)).toContain('gpt-6-luna');
    expect(data.find(({ id }) => id === 'whisper-1')?.shutdown_date).toBe('2027-02-26');
  });

  it('answers a text request and bills it', async () => {
    const { data, request_id: requestId } = await clientFor('sk-proj-ordinary-2')
      .responses.create(
        { model: 'gpt-6-luna', instructions: 'Be brief.', input: 'Say hello to the world.' },
        { headers: { 'X-Client-Request-Id': 'attempt-1' } },
      )
      .withResponse();
    expect(data.status).toBe('completed');
    expect(data.output_text).toContain('Say hello to the world.');
    const [line, ...others] = await control.invoice({ key: 'sk-proj-ordinary-2' });
    expect(others).toEqual([]);
    expect(line).toMatchObject({ attemptId: 'attempt-1', requestId, model: 'gpt-6-luna', endpoint: 'responses', outcome: 'completed' });
  });

  it('streams a text request to its end marker', async () => {
    const stream = await clientFor('sk-proj-ordinary-3').responses.create({ model: 'gpt-6-luna', input: 'Count.', stream: true });
    const seen: string[] = [];
    let text = '';
    for await (const event of stream) {
      seen.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
    }
    expect(seen.at(0)).toBe('response.created');
    expect(seen.at(-1)).toBe('response.completed');
    expect(text).toContain('# Count.');
  });

  it('paints a picture of the size that was asked for', async () => {
    const { data, usage } = await clientFor('sk-proj-ordinary-4').images.generate({
      model: 'gpt-image-2.5-flare',
      prompt: 'A lighthouse',
      size: '1024x1536',
      quality: 'low',
    });
    const { default: sharp } = await import('sharp');
    const { width, height, format } = await sharp(Buffer.from(data?.[0]?.b64_json ?? '', 'base64')).metadata();
    expect({ width, height, format }).toEqual({ width: 1024, height: 1536, format: 'png' });
    expect(usage?.output_tokens).toBe(294);
  });
});
