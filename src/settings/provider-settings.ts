import { httpAddress } from './address.js';
import { Misconfigured } from './misconfigured.js';
import { oneOf } from './one-of.js';

/** The provider that the platform pays. */
export interface ProviderSettings {
  /** Null starts the sandbox provider. */
  readonly platformKey: string | null;
  readonly baseUrl: string | null;
  /** Models of the platform's default; a foreign OpenAI-compatible server may need `portable`. */
  readonly portable: boolean;
  /** The operator's own list of models, in the form of `config/provider-models.json`; null for the shipped one. */
  readonly modelsFile: string | null;
}

export const providerSettings = (env: NodeJS.ProcessEnv): ProviderSettings => {
  if (env['OPENAI_CUSTOM_HEADERS'])
    throw new Misconfigured('OPENAI_CUSTOM_HEADERS must not be set: the headers would go out with users’ own keys. Unset it.');
  const [platformKey, baseUrl] = [env['OPENAI_API_KEY']?.trim() || null, env['OPENAI_BASE_URL']?.trim() || null];
  if (platformKey !== null && !/^[\x21-\x7e]+$/.test(platformKey))
    throw new Misconfigured('OPENAI_API_KEY has a space or a letter in it that no key has. Copy the key anew.');
  if (baseUrl !== null) assertBase(baseUrl);
  if (baseUrl !== null && platformKey === null)
    throw new Misconfigured(
      'OPENAI_BASE_URL is set, but OPENAI_API_KEY is not, so the simulated provider would answer. Set the key (any word for a server that asks for none), or unset OPENAI_BASE_URL.',
    );
  return {
    platformKey,
    baseUrl,
    portable: oneOf('KEYREEL_PROVIDER_PORTABLE', env['KEYREEL_PROVIDER_PORTABLE'], ['0', '1'], '0') === '1',
    modelsFile: env['KEYREEL_PROVIDER_MODELS']?.trim() || null,
  };
};

const assertBase = (text: string): void => {
  const { pathname } = httpAddress('OPENAI_BASE_URL', text, 'that all calls begin with, such as https://api.openai.com/v1');
  if (/\/(responses|chat|completions|models|audio|images|moderations)\b/.test(pathname))
    throw new Misconfigured('OPENAI_BASE_URL must end before the name of a call, mostly with /v1: take off what is behind.');
};
