/** The environment variables that the provider in a process of its own reads. */
export const settings = {
  dataDir: 'SANDBOX_PROVIDER_DATA_DIR',
  host: 'SANDBOX_PROVIDER_HOST',
  port: 'SANDBOX_PROVIDER_PORT',
  controlPort: 'SANDBOX_PROVIDER_CONTROL_PORT',
  controlToken: 'SANDBOX_PROVIDER_CONTROL_TOKEN',
  platformKey: 'SANDBOX_PROVIDER_PLATFORM_KEY',
  streamPace: 'SANDBOX_PROVIDER_STREAM_PACE',
} as const;
