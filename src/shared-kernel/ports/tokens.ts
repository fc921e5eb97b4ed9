/** Injection tokens of the ports that are interfaces. */
export const EVENT_LOG = Symbol('EventLog');
export const SEALER = Symbol('Sealer');
export const OPENER = Symbol('Opener');
export const DATA_KEYS = Symbol('DataKeys');
export const CONTENT = Symbol('ContentStore');
export const MEDIA_ENGINE = Symbol('MediaEngine');
export const MODELS = Symbol('ModelCatalogue');
export const PROVIDER = Symbol('ProviderGateway');
export const PRICES = Symbol('ProviderPrices');
export const USAGE_REPORTS = Symbol('UsageReports');
export const READ_MODELS = Symbol('ReadModels');
export const CONFIGURATION = Symbol('Configuration');
export const DATABASE = Symbol('Database');
/** Opens the place of resumable uploads; null stands for the data folder. */
export const OPEN_UPLOADS = Symbol('OpenUploads');
/** A folder for work in progress, as a path. */
export const SCRATCH = Symbol('Scratch');
