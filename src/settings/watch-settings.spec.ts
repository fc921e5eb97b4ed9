import { watchSettings } from './watch-settings.js';

describe('how the process is watched', () => {
  it('is not at all unless the operator says so', () => expect(watchSettings({})).toEqual({ metrics: 'off', log: 'info', traces: null }));

  it.each([
    ['on', 'on'],
    ['off', 'off'],
    ['127.0.0.1:9464', { host: '127.0.0.1', port: 9464 }],
    ['[::1]:9464', { host: '::1', port: 9464 }],
  ])('tells its numbers where KEYREEL_METRICS=%s says', (text, metrics) => expect(watchSettings({ KEYREEL_METRICS: text }).metrics).toEqual(metrics));

  it('sends traces where the standard variables say', () =>
    expect(
      watchSettings({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318/',
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20a, x-b=c',
        OTEL_TRACES_SAMPLER_ARG: '0.25',
      }).traces,
    ).toEqual({ url: 'http://collector:4318/v1/traces', headers: { authorization: 'Bearer a', 'x-b': 'c' }, part: 0.25, serviceName: 'keyreel' }));

  it('sends none where OpenTelemetry as a whole is switched off', () =>
    expect(watchSettings({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318', OTEL_SDK_DISABLED: 'true' }).traces).toBeNull());

  const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector:4318' };
  it.each([
    [{ KEYREEL_LOG: 'debug' }, /KEYREEL_LOG must be info, warn or alarm/],
    [{ KEYREEL_METRICS: '9464' }, /KEYREEL_METRICS must be off, on/],
    [{ KEYREEL_METRICS: 'localhost:99999' }, /KEYREEL_METRICS must be/],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' }, /OTEL_EXPORTER_OTLP_ENDPOINT must be the http or https address/],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://user:secret@collector' }, /without a user or password/],
    [{ ...collector, OTEL_EXPORTER_OTLP_HEADERS: 'secret' }, /name=value pairs/],
    [{ ...collector, OTEL_TRACES_SAMPLER_ARG: '2' }, /from 0 to 1/],
    [{ ...collector, OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /go out over HTTP/],
  ])('%j does not let the service start', (env, sentence) => expect(() => watchSettings(env)).toThrow(sentence));
});
