import { totalmem } from 'node:os';

const MiB = 1024 * 1024;

/**
 * What the embedded server is started with, on the command line, where neither a file nor ALTER SYSTEM overrides it.
 * Acknowledged means durable; nothing that a row holds may reach the server's log; it listens on loopback only.
 */
export function serverSettings(port: number): string[] {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200', // a service holds some thirty; commands and a second service come beside it, and one that is not used costs little
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    password_encryption: 'scram-sha-256',
    shared_buffers: `${sharedBuffers()}MB`,
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'pglz', // the build has neither lz4 nor zstd
    jit: 'off', // our statements are short; compiling them costs more than it saves
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_statement: 'none',
    log_min_duration_statement: '-1',
    log_min_messages: 'log', // an error quotes the value that it dislikes; whoever asked is told of it anyway
    log_error_verbosity: 'terse', // DETAIL lines quote the values of rows
    log_min_error_statement: 'panic', // failed statements are quoted with their values
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_checkpoints: 'off',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** A quarter of the memory, in MiB, but not so much that a small service frightens its neighbours. */
function sharedBuffers(): number {
  return Math.round(Math.min(2048, Math.max(64, totalmem() / MiB / 4)));
}
