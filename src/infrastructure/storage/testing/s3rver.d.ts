/** The little of the package that is used; it has no types of its own. */
declare module 's3rver' {
  interface Context {
    readonly method: string;
    readonly path: string;
    readonly query: Readonly<Record<string, string | undefined>>;
    status: number;
    type: string;
    body: unknown;
  }
  interface ListedObject {
    readonly key: string;
    readonly size: number;
    readonly lastModifiedDate: Date;
  }
  interface Put {
    readonly bucket: string;
    readonly key: string;
    readonly content: Buffer | AsyncIterable<Uint8Array>;
    readonly metadata: object;
  }
  interface Store {
    listObjects(
      bucket: string,
      options: { prefix: string; startAfter: string; maxKeys: number },
    ): Promise<{ readonly objects: readonly ListedObject[]; readonly isTruncated: boolean }>;
    getResourcePath(bucket: string, key: string, part: 'object' | 'object.md5' | 'metadata.json'): string;
    putMetadata(bucket: string, key: string, metadata: object, md5: string): Promise<void>;
    putObject(object: Put): Promise<{ readonly size: number; readonly md5: string }>;
    deleteObject(bucket: string, key: string): Promise<void>;
  }
  interface Options {
    readonly address: string;
    readonly port: number;
    readonly directory: string;
    readonly silent: boolean;
    readonly vhostBuckets: boolean;
    readonly configureBuckets: readonly { readonly name: string }[];
  }
  export default class S3rver {
    constructor(options: Options);
    readonly middleware: ((context: Context, next: () => Promise<void>) => Promise<void>)[];
    readonly store: Store;
    readonly httpServer: import('node:http').Server;
    run(): Promise<import('node:net').AddressInfo>;
    close(): Promise<void>;
  }
  export type { Context, Store };
}
