import { Misconfigured } from './misconfigured.js';

/** What can be seen of the running process from outside. */
export interface WatchSettings {
  /** Where numbers are told: nowhere, on the service's own port to operators, or to anybody who reaches a port of their own. */
  readonly metrics: 'off' | 'on' | { readonly host: string; readonly port: number };
  /** The least that is worth a line. */
  readonly log: 'info' | 'warn' | 'alarm';
  /** Null sends no traces. */
  readonly traces: TraceSettings | null;
}

export interface TraceSettings {
  /** Where OTLP over HTTP is taken, `…/v1/traces`. */
  readonly url: string;
  /** What the collector wants to be shown; a secret. */
  readonly headers: Readonly<Record<string, string>>;
  /** The part of all requests that is traced, from 0 to 1. */
  readonly part: number;
  readonly serviceName: string;
}

const HIGHEST_PORT = 65_535;
const PLACE = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i;

const metricsOf = (text: string): WatchSettings['metrics'] => {
  if (text === '' || text === 'off') return 'off';
  if (text === 'on') return 'on';
  const [, v6, name, port] = PLACE.exec(text) ?? [];
  const host = v6 ?? name;
  if (host === undefined || Number(port) > HIGHEST_PORT)
    throw new Misconfigured(
      'KEYREEL_METRICS must be off, on (operators read /metrics with a token) or host:port of a port of its own, such as 127.0.0.1:9464.',
    );
  return { host, port: Number(port) };
};

const addressOf = (name: string, text: string): string => {
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return url.href.replace(/\/$/, '');
  throw new Misconfigured(
    `${name} must be the http or https address of a collector, without a user or password; those go into OTEL_EXPORTER_OTLP_HEADERS.`,
  );
};

const decoded = (value: string): string => {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new Misconfigured('OTEL_EXPORTER_OTLP_HEADERS has a % that begins no two-digit code: write each % of a value as %25.');
  }
};

const headersOf = (text: string): Readonly<Record<string, string>> => {
  const pairs = text
    .split(',')
    .filter(pair => pair.trim() !== '')
    .map(pair => /^\s*([\w-]+)\s*=\s*(.*?)\s*$/.exec(pair));
  return Object.fromEntries(
    pairs.map(pair => {
      // what is wrong may be a secret, so it is not shown
      if (!pair) throw new Misconfigured('OTEL_EXPORTER_OTLP_HEADERS must be name=value pairs with commas between them.');
      const [, name = '', value = ''] = pair;
      return [name, decoded(value)];
    }),
  );
};

const partOf = (text: string): number => {
  const part = text === '' ? 1 : Number(text);
  if (part >= 0 && part <= 1) return part;
  throw new Misconfigured('OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1: the part of all requests that is traced.');
};

const tracesOf = (env: NodeJS.ProcessEnv): TraceSettings | null => {
  const said = (name: string): string => env[name]?.trim() ?? '';
  const [whole, own] = [said('OTEL_EXPORTER_OTLP_ENDPOINT'), said('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT')];
  if ((whole === '' && own === '') || said('OTEL_SDK_DISABLED') === 'true') return null;
  const protocol = said('OTEL_EXPORTER_OTLP_PROTOCOL');
  if (protocol !== '' && !protocol.startsWith('http/'))
    throw new Misconfigured('OTEL_EXPORTER_OTLP_PROTOCOL must be http/json or not set: traces go out over HTTP.');
  return {
    url: own === '' ? `${addressOf('OTEL_EXPORTER_OTLP_ENDPOINT', whole)}/v1/traces` : addressOf('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', own),
    headers: headersOf(said('OTEL_EXPORTER_OTLP_TRACES_HEADERS') || said('OTEL_EXPORTER_OTLP_HEADERS')),
    part: partOf(said('OTEL_TRACES_SAMPLER_ARG')),
    serviceName: said('OTEL_SERVICE_NAME') || 'keyreel',
  };
};

const levelOf = (text: string): WatchSettings['log'] => {
  if (text === '') return 'info';
  if (text === 'info' || text === 'warn' || text === 'alarm') return text;
  throw new Misconfigured('KEYREEL_LOG must be info, warn or alarm: the least that is worth a line.');
};

const assertOwnPort = (metrics: WatchSettings['metrics'], env: NodeJS.ProcessEnv): void => {
  if (typeof metrics === 'object' && metrics.port !== 0 && metrics.port === Number(env['KEYREEL_PORT'] || 4310))
    throw new Misconfigured('KEYREEL_METRICS names the port of the service itself: give the numbers another one, or set it to on.');
};

/** How the process is watched; the standard variables of OpenTelemetry, as far as they make sense here. */
export const watchSettings = (env: NodeJS.ProcessEnv): WatchSettings => {
  const metrics = metricsOf(env['KEYREEL_METRICS']?.trim() ?? '');
  assertOwnPort(metrics, env);
  return { metrics, log: levelOf(env['KEYREEL_LOG']?.trim() ?? ''), traces: tracesOf(env) };
};
