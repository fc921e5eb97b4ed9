import OpenAI from 'openai';
import { SandboxControl } from '../control-client.js';
import { type RunningSandbox, type SandboxOptions, startSandboxProvider } from '../start.js';

/** A provider for one spec, with the official client as its only way in. */
export interface SandboxUnderTest {
  readonly sandbox: RunningSandbox;
  readonly control: SandboxControl;
  /** The official client with this key; it never repeats a request. */
  client(apiKey: string): OpenAI;
  /** A working key that no other test uses. */
  freshKey(): string;
}

let keysMade = 0;

export async function sandboxUnderTest(options: Partial<SandboxOptions> = {}): Promise<SandboxUnderTest> {
  const sandbox = await startSandboxProvider({ platformKey: 'sk-platform-under-test', ...options });
  return {
    sandbox,
    control: new SandboxControl(sandbox.controlUrl, sandbox.controlToken),
    client: apiKey => new OpenAI({ apiKey, baseURL: sandbox.baseUrl, maxRetries: 0, logLevel: 'off', organization: null, project: null }),
    freshKey: () => `sk-proj-fresh-${String(++keysMade).padStart(8, '0')}`,
  };
}

/** What the official client throws, as far as a caller can tell errors apart. */
export async function refusalOf(call: Promise<unknown>): Promise<{ status: unknown; code: unknown; type: unknown; message: string }> {
  const thrown: unknown = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (thrown === null) throw new Error('The call succeeded.');
  const { status, code, type, message } = thrown as Error & { status?: unknown; code?: unknown; type?: unknown };
  return { status, code, type, message };
}
