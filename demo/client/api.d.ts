/** Generated from docs/openapi.json. */
export interface paths {
    readonly "/health": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["healthShow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/live": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["healthLive"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/health/ready": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["healthReady"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["accountsSignUp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{accountId}/roles": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["rolesGrant"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/{accountId}/roles/{role}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["rolesRevoke"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/me": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ownAccountShow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/me/instructions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["ownAccountInstructions"];
        readonly put: operations["ownAccountInstruct"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/accounts/me/password": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["accountsChangePassword"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/administrators": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["administratorsBecome"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/credits/balance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["creditsBalance"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/credits/statement": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["creditsStatement"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/notices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["noticesList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/outputs/{outputId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["materialsOutput"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/outputs/{outputId}/content": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["materialsOutputContent"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/prices": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["pricesPrices"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["projectsList"];
        readonly put?: never;
        readonly post: operations["projectsCreate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["projectsShow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["projectsRemove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch: operations["projectsRename"];
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/cards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["workAddCard"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/cards/{cardId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["workRemoveCard"];
        readonly options?: never;
        readonly head?: never;
        readonly patch: operations["workChangeCard"];
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/cards/{cardId}/run": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["workRun"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/events": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["tasksFollow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/images": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["workDraw"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/instructions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put: operations["projectsInstruct"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/outputs": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["materialsOutputs"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/quote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["workQuote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/source": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["materialsSource"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/tasks": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["tasksList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/texts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["workWrite"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/thumbnails": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["materialsThumbnails"];
        readonly put?: never;
        readonly post: operations["workLook"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/thumbnails/{taskId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["materialsThumbnail"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/{projectId}/transcript": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["materialsTranscript"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/projects/quote": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["projectsQuote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["sessionsList"];
        readonly put?: never;
        readonly post: operations["sessionsSignIn"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions/{sessionId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["sessionsEnd"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/sessions/current": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["sessionsSignOut"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/settings/api": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["apiKeysShow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/settings/api/key": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["apiKeysAdd"];
        readonly delete: operations["apiKeysRemove"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/settings/api/key/re-check": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["apiKeysAskAgain"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{taskId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["tasksShow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{taskId}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["tasksCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{taskId}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["tasksResume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/tasks/{taskId}/text": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["tasksText"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["uploadsBegin"];
        readonly delete?: never;
        readonly options: operations["uploadsCapabilities"];
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/uploads/{uploadId}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["uploadsShow"];
        readonly put?: never;
        readonly post?: never;
        readonly delete: operations["uploadsGiveUp"];
        readonly options?: never;
        readonly head: operations["uploadsOffset"];
        readonly patch: operations["uploadsGoOn"];
        readonly trace?: never;
    };
    readonly "/v1/uploads/plain": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["uploadsSendWhole"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AccountShape: {
            /** Format: uuid */
            readonly accountId: string;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            readonly email: string;
            /** @description Version of the account-wide instructions; 0 when none were ever saved. */
            readonly instructionsVersion: number;
            /** Format: date-time */
            readonly openedAt: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
            readonly roles: readonly ("user" | "support" | "auditor" | "admin")[];
        };
        readonly AddKeyRequest: {
            /** @description True when another key is stored and shall go. Projects bound to that one lock until it is back. */
            readonly replace?: boolean;
            /**
             * @description An OpenAI API key. It is never shown again.
             * @example sk-…
             */
            readonly secret: string;
        };
        readonly AdministratorTokenRequest: {
            /** Format: password */
            readonly token: string;
        };
        readonly ApiSettingsShape: {
            /** @description Advice and caution to be shown where a key is added. */
            readonly advice: Record<string, never>;
            /** @description The stored key, or null. */
            readonly key: null | Record<string, never>;
            /** @description Who pays for what while a key is stored; fixed by the platform. */
            readonly split: Record<string, never>;
        };
        readonly BalanceShape: {
            /** Format: uuid */
            readonly accountId: string;
            /** @description Corrections by the operator. */
            readonly adjusted: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            /** @description granted + adjusted = (spent − returned) + held + expired + available. */
            readonly available: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Costs above a hold, which nobody was charged. */
            readonly borneByPlatform: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            readonly expired: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            readonly granted: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Soonest first. */
            readonly grantsThatExpire: readonly components["schemas"]["ExpiringGrant"][];
            /** @description Set aside for tasks that have not ended. */
            readonly held: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            readonly purse: "platform_credits";
            /** @description Charges that were paid back. */
            readonly returned: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description What finished tasks were charged. */
            readonly spent: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
        };
        readonly CardRequest: {
            /** @example Newsletter */
            readonly name: string;
            /**
             * @description Variables are written {{name}}.
             * @example Write a newsletter of about {{words}} words.
             */
            readonly prompt: string;
            /** @description Values for variables that a run leaves out. */
            readonly variables?: {
                readonly [key: string]: string;
            };
        };
        readonly CardShape: {
            /** Format: uuid */
            readonly cardId: string;
            readonly name: string | null;
            readonly prompt: string | null;
            /** @description Values for variables that a run leaves out. */
            readonly variables: {
                readonly [key: string]: string;
            };
            readonly version: number;
        };
        readonly ChangedShape: {
            /** Format: uuid */
            readonly cardId?: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
            /** Format: uuid */
            readonly projectId: string;
        };
        readonly ChangePasswordRequest: {
            /** Format: password */
            readonly current: string;
            /**
             * Format: password
             * @description At least 15 characters. All other sessions of the account end.
             */
            readonly new: string;
        };
        readonly CreatedProjectShape: {
            readonly boundTo: null | {
                readonly lastFour?: string;
            };
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
            /** Format: uuid */
            readonly projectId: string;
            readonly quote: components["schemas"]["QuoteShape"];
        };
        readonly ExpiringGrant: {
            /** Format: date-time */
            readonly expiresAt: string;
            /** Format: uuid */
            readonly grantId: string;
        };
        readonly GlobalInstructionsRequest: {
            /** @description The empty text means none. */
            readonly text: string;
        };
        readonly GlobalInstructionsShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
            readonly text: string;
            /** @description 0 when none were ever saved. */
            readonly version: number;
        };
        readonly HealthShape: {
            /** @description Engine, version, how foreign media are fenced in, and what to know of it. */
            readonly media?: Record<string, never>;
            /** @enum {string} */
            readonly provider?: "simulated" | "configured";
            /** @enum {string} */
            readonly status: "ok";
        };
        readonly ImageRequest: {
            readonly count?: number;
            /** @enum {string} */
            readonly format?: "png" | "webp" | "jpeg";
            readonly model?: string;
            readonly prompt: string;
            /** @enum {string} */
            readonly quality?: "low" | "medium" | "high" | "xhigh" | "max" | "auto";
            /** @example 1024x1024 */
            readonly size?: string;
        };
        readonly InstructionsRequest: {
            readonly text: string;
        };
        readonly InstructionsSavedShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
            readonly version: number;
        };
        readonly NewProjectRequest: {
            /** @description The language that is spoken, ISO 639-1. */
            readonly language?: string;
            /** @example My talk */
            readonly name: string;
            readonly source: components["schemas"]["UploadSource"] | components["schemas"]["UrlSource"];
            /** @description Thumbnails wanted; 6 when it is not said, 0 for none. */
            readonly thumbnails?: number;
            /** @description Make a transcript; true when it is not said. */
            readonly transcribe?: boolean;
        };
        readonly NoticeShape: {
            /** Format: date-time */
            readonly closedAt: string | null;
            /** @enum {string} */
            readonly kind: "key_exhausted" | "key_invalid" | "key_restricted" | "key_expired" | "work_failed";
            readonly noticeId: string;
            /** Format: uuid */
            readonly projectId: string | null;
            /**
             * @description Which of the two things called credits is meant.
             * @enum {string|null}
             */
            readonly purse: "platform_credits" | "openai_account" | null;
            /** Format: date-time */
            readonly raisedAt: string;
            readonly reason: string | null;
            readonly remedies: readonly string[];
            readonly sentence: string;
            /** @enum {string} */
            readonly severity: "information" | "warning" | "problem";
        };
        readonly OpenedSessionShape: {
            /** Format: uuid */
            readonly accountId: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is used; each use moves it.
             */
            readonly expiresAt: string;
            /** Format: uuid */
            readonly sessionId: string;
            /** @description Send it as `Authorization: Bearer …`. It is shown this once. */
            readonly token: string;
        };
        readonly OutputProductShape: {
            readonly bytes: number;
            /** @description SHA-256 of a secret salt and the bytes. */
            readonly commitment: string;
            readonly index: number;
            readonly mediaType: string;
            readonly role: string;
        };
        readonly OutputShape: {
            /** Format: uuid */
            readonly cardId: string | null;
            readonly cardVersion: number | null;
            readonly model: string | null;
            readonly operation: string;
            /** Format: uuid */
            readonly outputId: string;
            /** @enum {string} */
            readonly payer: "credits" | "own-key";
            readonly products: readonly components["schemas"]["OutputProductShape"][];
            /** Format: uuid */
            readonly projectId: string;
            /** Format: date-time */
            readonly readyAt: string | null;
            readonly reason: string | null;
            /** Format: date-time */
            readonly requestedAt: string;
            /** @description True when the sandbox provider made it. */
            readonly simulated: boolean;
            /** @enum {string} */
            readonly state: "underway" | "ready" | "stopped" | "failed" | "cancelled";
            readonly version: number;
        };
        readonly PageOfNoticeShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            readonly items: readonly components["schemas"]["NoticeShape"][];
            /** @description The cursor of the next page; null on the last one. */
            readonly next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
        };
        readonly PageOfOutputShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            readonly items: readonly components["schemas"]["OutputShape"][];
            /** @description The cursor of the next page; null on the last one. */
            readonly next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
        };
        readonly PageOfProjectShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            readonly items: readonly components["schemas"]["ProjectShape"][];
            /** @description The cursor of the next page; null on the last one. */
            readonly next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
        };
        readonly PricedOperationShape: {
            readonly operation: string;
            /**
             * @description key-paid work is paid by an own key where one is in force, else with credits.
             * @enum {string}
             */
            readonly operationClass: "credit-paid" | "key-paid";
            /** @description Added up exactly, rounded up once. */
            readonly parts: readonly components["schemas"]["PricePartShape"][];
        };
        readonly PricePartShape: {
            /** @description Micro-credits for `per` units. */
            readonly microCredits: string;
            readonly per: number;
            readonly unit: string;
        };
        readonly PricesShape: {
            /** Format: date-time */
            readonly adoptedAt: string;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            /** @description SHA-256 of the catalogue file's bytes, hex. */
            readonly hash: string;
            readonly operations: readonly components["schemas"]["PricedOperationShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            readonly purse: "platform_credits";
            readonly signUpGrant: components["schemas"]["SignUpGrantShape"];
            readonly version: string;
        };
        /** @description A problem as in RFC 9457. `code` is stable; clients decide by it, never by the title. */
        readonly Problem: {
            readonly code: string;
            /** @description What is wrong with the request, by JSON pointer into the body or by parameter. */
            readonly errors?: readonly {
                readonly detail: string;
                readonly parameter?: string;
                readonly pointer?: string;
            }[];
            /** @example /requests/0197a2c4-5d7e-7c3e-8f11-2b6c1d3e4f50 */
            readonly instance: string;
            /**
             * @description Which of the two things called credits is meant.
             * @enum {string}
             */
            readonly purse?: "platform_credits" | "openai_account";
            readonly reason?: string;
            /** @description What helps, the best first. */
            readonly remedies?: readonly string[];
            /** @description Seconds after which another try makes sense. */
            readonly retryAfter?: number;
            /** @description The product rule that refused. */
            readonly rule?: string;
            readonly status: number;
            readonly title: string;
            /** @example /problems/key_unusable */
            readonly type: string;
        };
        readonly ProjectPlanRequest: {
            /** @description The language that is spoken, ISO 639-1. */
            readonly language?: string;
            readonly source: components["schemas"]["UploadSource"] | components["schemas"]["UrlSource"];
            /** @description Thumbnails wanted; 6 when it is not said, 0 for none. */
            readonly thumbnails?: number;
            /** @description Make a transcript; true when it is not said. */
            readonly transcribe?: boolean;
        };
        readonly ProjectShape: {
            /** @description The key it is bound to, or null. */
            readonly boundTo: null | {
                readonly lastFour?: string;
            };
            readonly cards: readonly components["schemas"]["CardShape"][];
            /** Format: date-time */
            readonly changedAt: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description The project’s own instructions, or null. */
            readonly instructions: null | {
                readonly bytes?: number;
                readonly text?: string | null;
                readonly version?: number;
            };
            readonly name: string | null;
            /** Format: uuid */
            readonly projectId: string;
            readonly source: components["schemas"]["SourceShape"];
            /** @description The version of its name; If-Match names it. */
            readonly version: number;
        };
        readonly QuotedCard: {
            /** Format: uuid */
            readonly cardId: string;
            /** @enum {string} */
            readonly kind: "card";
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            readonly maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            readonly model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            readonly moreToCome?: boolean;
            readonly values?: {
                readonly [key: string]: string;
            };
        };
        readonly QuotedImage: {
            readonly count?: number;
            /** @enum {string} */
            readonly format?: "png" | "webp" | "jpeg";
            /** @enum {string} */
            readonly kind: "image";
            readonly model?: string;
            readonly prompt: string;
            /** @enum {string} */
            readonly quality?: "low" | "medium" | "high" | "xhigh" | "max" | "auto";
            /** @example 1024x1024 */
            readonly size?: string;
        };
        readonly QuotedPartShape: {
            readonly because: string;
            /** @description Exactly what is held; nothing when an own key pays. */
            readonly ceiling: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description A forecast in platform credits; null when an own key pays. */
            readonly estimate: {
                /** @example 1500000 */
                readonly microCredits: string;
            } | null;
            readonly operation: string;
            /** @enum {string} */
            readonly payer: "credits" | "own-key";
            readonly priceVersion: string;
            /** @description The product rule that chose the purse. */
            readonly rule: string;
        };
        readonly QuotedText: {
            /** @enum {string} */
            readonly kind: "text";
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            readonly maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            readonly model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            readonly moreToCome?: boolean;
            readonly prompt: string;
            /** @description Send the transcript along; true when it is not said. */
            readonly withTranscript?: boolean;
        };
        readonly QuotedThumbnails: {
            readonly count?: number;
            /** @enum {string} */
            readonly kind: "thumbnails";
        };
        readonly QuoteRequest: {
            readonly work: components["schemas"]["QuotedCard"] | components["schemas"]["QuotedText"] | components["schemas"]["QuotedImage"] | components["schemas"]["QuotedThumbnails"];
        };
        readonly QuoteShape: {
            readonly affordable: boolean;
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            readonly available: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            readonly availableAfter: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            readonly ceiling: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            readonly parts: readonly components["schemas"]["QuotedPartShape"][];
            /**
             * @description Which of the two things called credits pays.
             * @enum {string}
             */
            readonly purse: "platform_credits" | "openai_account";
        };
        readonly ReadProjectShape: {
            readonly asOf: string;
            /** @description The key it is bound to, or null. */
            readonly boundTo: null | {
                readonly lastFour?: string;
            };
            readonly cards: readonly components["schemas"]["CardShape"][];
            /** Format: date-time */
            readonly changedAt: string;
            /** Format: date-time */
            readonly createdAt: string;
            /** @description The project’s own instructions, or null. */
            readonly instructions: null | {
                readonly bytes?: number;
                readonly text?: string | null;
                readonly version?: number;
            };
            readonly name: string | null;
            readonly position: string;
            /** Format: uuid */
            readonly projectId: string;
            readonly source: components["schemas"]["SourceShape"];
            /** @description The version of its name; If-Match names it. */
            readonly version: number;
        };
        readonly RenameRequest: {
            readonly name: string;
        };
        readonly RoleRequest: {
            /** @enum {string} */
            readonly role: "user" | "support" | "auditor" | "admin";
        };
        readonly RolesChangedShape: {
            /** Format: uuid */
            readonly accountId: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
        };
        readonly RunCardRequest: {
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            readonly maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            readonly model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            readonly moreToCome?: boolean;
            readonly values?: {
                readonly [key: string]: string;
            };
        };
        readonly SessionShape: {
            /** Format: date-time */
            readonly createdAt: string;
            /** @description True for the session that asks. */
            readonly current: boolean;
            /** Format: date-time */
            readonly expiresAt: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            readonly lastUsedAt: string;
            /** Format: uuid */
            readonly sessionId: string;
        };
        readonly SessionsShape: {
            /** @description Newest first. */
            readonly items: readonly components["schemas"]["SessionShape"][];
        };
        readonly SignedUpShape: {
            /** Format: uuid */
            readonly accountId: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is used; each use moves it.
             */
            readonly expiresAt: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
            /** Format: uuid */
            readonly sessionId: string;
            /** @description Send it as `Authorization: Bearer …`. It is shown this once. */
            readonly token: string;
        };
        readonly SignInRequest: {
            readonly email: string;
            /** Format: password */
            readonly password: string;
        };
        readonly SignUpGrantShape: {
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            readonly amount: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            readonly expiresAfterDays: number | null;
            /** @description Lower burns first. */
            readonly priority: number;
        };
        readonly SignUpRequest: {
            /**
             * @description Written in any case; it is recognised all the same.
             * @example ada@example.org
             */
            readonly email: string;
            /**
             * Format: password
             * @description At least 15 characters; any of them, blanks too. A few words make a good one.
             */
            readonly password: string;
        };
        readonly SourceShape: {
            /** @enum {string} */
            readonly kind: "upload" | "url";
            /** @description Seconds that are paid for at most. */
            readonly maxSeconds?: number;
            readonly seconds?: number;
            /** Format: uuid */
            readonly uploadId?: string;
            readonly url?: string | null;
        };
        readonly StatementEntryShape: {
            /** @description What it was about: granted, set aside, charged, given back. */
            readonly amount: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** Format: date-time */
            readonly at: string;
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            readonly availableAfter: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description What the movement did to the available credits. */
            readonly change: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /**
             * Format: uuid
             * @description The event that moved the credits.
             */
            readonly entryId: string;
            /** @enum {string} */
            readonly kind: "granted" | "held" | "extended" | "charged" | "released" | "expired" | "adjusted" | "borne-by-platform";
            readonly operation: string | null;
            /** @description Where that event lies in the log. */
            readonly position: string;
            /** @description The price catalogue that it was reckoned by. */
            readonly priceVersion: string | null;
            /** Format: uuid */
            readonly projectId: string | null;
            readonly reason: string;
            /** Format: uuid */
            readonly taskId: string | null;
        };
        readonly StatementShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            /** @description Available after the last item of this page. */
            readonly closing: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Oldest first. */
            readonly items: readonly components["schemas"]["StatementEntryShape"][];
            /** @description The cursor of the next page; null on the last one. */
            readonly next: string | null;
            /** @description Available before the first item of this page. */
            readonly opening: {
                /** @example 1500000 */
                readonly microCredits: string;
            };
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            readonly purse: "platform_credits";
        };
        readonly TaskOrderedShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
            /** Format: uuid */
            readonly taskId: string;
        };
        readonly TaskShape: {
            /** @description Paid calls sent so far. */
            readonly attempts: number;
            readonly cause: string | null;
            /** Format: date-time */
            readonly changedAt: string;
            /** Format: date-time */
            readonly endedAt: string | null;
            /** Format: date-time */
            readonly estimatedEnd: string | null;
            readonly operation: string;
            /** @enum {string} */
            readonly payer: "credits" | "own-key";
            readonly percent: number;
            /** Format: uuid */
            readonly projectId: string;
            /** @description What it waits for, or why it failed. */
            readonly reason: string | null;
            /** @description What helps when it waits, stopped or failed. */
            readonly remedies: readonly string[];
            /** @description True when POST …/resume takes it up again. */
            readonly resumable: boolean;
            /** @description The product rule that chose the purse. */
            readonly rule: string;
            /** Format: date-time */
            readonly scheduledAt: string;
            /** @enum {string} */
            readonly state: "scheduled" | "running" | "waiting" | "stopped" | "succeeded" | "failed" | "cancelled";
            /** @description What is being done right now. */
            readonly step: string | null;
            readonly steps: number | null;
            readonly stepsDone: number;
            /** Format: uuid */
            readonly taskId: string;
            /** Format: date-time */
            readonly waitsUntil: string | null;
        };
        readonly TasksShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            readonly items: readonly components["schemas"]["TaskShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
        };
        readonly TextPieceShape: {
            /** @description Where the piece begins, in UTF-16 units from the start of the text. */
            readonly offset: number;
            readonly text: string;
        };
        readonly TextRequest: {
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            readonly maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            readonly model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            readonly moreToCome?: boolean;
            readonly prompt: string;
            /** @description Send the transcript along; true when it is not said. */
            readonly withTranscript?: boolean;
        };
        readonly ThumbnailShape: {
            readonly atSeconds: number;
            readonly bytes: number;
            readonly height: number;
            readonly index: number;
            readonly mediaType: string;
            /** Format: uuid */
            readonly taskId: string;
            readonly width: number;
        };
        readonly ThumbnailsRequest: {
            readonly count?: number;
        };
        readonly ThumbnailsShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            readonly asOf: string;
            readonly items: readonly components["schemas"]["ThumbnailShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            readonly position: string;
        };
        readonly UploadShape: {
            readonly audioTracks: number;
            readonly bytes: number;
            readonly container: string | null;
            readonly fileName: string | null;
            readonly mediaType: string | null;
            readonly problem: string | null;
            /** Format: date-time */
            readonly receivedAt: string;
            readonly seconds: number | null;
            /** @enum {string} */
            readonly state: "ready" | "refused";
            /** Format: uuid */
            readonly uploadId: string;
            readonly video: null | Record<string, never>;
        };
        readonly UploadSource: {
            /** @enum {string} */
            readonly kind: "upload";
            /**
             * Format: uuid
             * @description The id of a finished upload.
             */
            readonly uploadId: string;
        };
        readonly UrlSource: {
            /** @enum {string} */
            readonly kind: "url";
            /** @description At most so many seconds; needed only where the length cannot be found out beforehand. */
            readonly maxSeconds?: number;
            /**
             * @description The address of the media file itself, not of a page that shows it.
             * @example https://example.org/talk.mp4
             */
            readonly url: string;
        };
        readonly WorkShape: {
            /** @enum {string} */
            readonly payer: "credits" | "own-key";
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
            readonly quote: components["schemas"]["QuoteShape"];
            readonly rule: string;
            /**
             * Format: uuid
             * @description Of the task, and of the output that it will make.
             */
            readonly taskId: string;
        };
        readonly WrittenShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            readonly position: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly healthShow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What the service works with: provider, media engine and how foreign media are fenced in. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HealthShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly healthLive: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The process answers; nothing else is looked at. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HealthShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly healthReady: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The log answers and every projection runs. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["HealthShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "not_ready";
                    };
                };
            };
        };
    };
    readonly accountsSignUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        readonly responses: {
            /** @description The account is open and its first session has begun. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SignedUpShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `email_taken` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "email_taken";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `email_unusable`, `password_too_weak` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "email_unusable" | "password_too_weak";
                    };
                };
            };
            /** @description `too_many_tries` */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    readonly rolesGrant: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RoleRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RolesChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `account_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "account_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly rolesRevoke: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RolesChangedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `account_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "account_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `role_fixed`, `own_administrator_role` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "role_fixed" | "own_administrator_role";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ownAccountShow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["AccountShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `account_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "account_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ownAccountInstructions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["GlobalInstructionsShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `account_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "account_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly ownAccountInstruct: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                readonly "If-Match": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["GlobalInstructionsRequest"];
            };
        };
        readonly responses: {
            /** @description Saved. No AI was called and nothing was charged. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["InstructionsSavedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            readonly 428: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly accountsChangePassword: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        readonly responses: {
            /** @description The password is changed; all other sessions have ended. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WrittenShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `password_wrong` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required" | "password_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `password_too_weak` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "password_too_weak";
                    };
                };
            };
            /** @description `too_many_tries` */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    readonly administratorsBecome: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AdministratorTokenRequest"];
            };
        };
        readonly responses: {
            /** @description The account that asks is an administrator now. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RolesChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `administrator_token_invalid` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required" | "administrator_token_invalid";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly creditsBalance: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["BalanceShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly creditsStatement: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                readonly limit?: number;
            };
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["StatementShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly noticesList: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                readonly limit?: number;
                /** @description Only open ones when it is not said. */
                readonly show?: "open" | "all";
            };
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Open notices, oldest first. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfNoticeShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly materialsOutput: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path: {
                readonly outputId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OutputShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `output_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "output_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly materialsOutputContent: {
        readonly parameters: {
            readonly query?: {
                /** @description Which of several pictures, from 0. */
                readonly index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly outputId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The content; single ranges are answered with 206. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": unknown;
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `output_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "output_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly pricesPrices: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PricesShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `prices_unavailable` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "prices_unavailable";
                    };
                };
            };
        };
    };
    readonly projectsList: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                readonly limit?: number;
            };
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The account’s projects, newest first. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfProjectShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly projectsCreate: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NewProjectRequest"];
            };
        };
        readonly responses: {
            /** @description The project exists, its credits are held and its work begins. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CreatedProjectShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `upload_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "upload_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `platform_credits_insufficient` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "key_unusable" | "platform_credits_insufficient";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `media_not_usable`, `no_audio`, `length_unknown`, `nothing_to_make`, `url_not_usable` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "media_not_usable" | "no_audio" | "length_unknown" | "nothing_to_make" | "url_not_usable";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly projectsShow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReadProjectShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly projectsRemove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The project is gone from lists; its books stay. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly projectsRename: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RenameRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            readonly 428: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workAddCard: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CardRequest"];
            };
        };
        readonly responses: {
            /** @description Saving a card makes no AI call and costs nothing. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workRemoveCard: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly cardId: string;
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What the card made stays. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workChangeCard: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly cardId: string;
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CardRequest"];
            };
        };
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown`, `card_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown" | "card_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            readonly 428: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workRun: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly cardId: string;
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RunCardRequest"];
            };
        };
        readonly responses: {
            /** @description The card runs. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown`, `card_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown" | "card_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `key_required_same`, `platform_credits_insufficient`, `transcript_not_ready` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "key_unusable" | "key_required_same" | "platform_credits_insufficient" | "transcript_not_ready";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `variable_missing`, `model_unknown` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "variable_missing" | "model_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "key_unreadable";
                    };
                };
            };
        };
    };
    readonly tasksFollow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The id of the last event seen; the stream resumes after it. */
                readonly "Last-Event-ID"?: string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A task’s state whenever it changes, and its progress in between; resumes after Last-Event-ID. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": components["schemas"]["TaskShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_not_found` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_not_found";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workDraw: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ImageRequest"];
            };
        };
        readonly responses: {
            /** @description The images are being made. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `key_required_same`, `platform_credits_insufficient` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "key_unusable" | "key_required_same" | "platform_credits_insufficient";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `model_unknown` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "model_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "key_unreadable";
                    };
                };
            };
        };
    };
    readonly projectsInstruct: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["InstructionsRequest"];
            };
        };
        readonly responses: {
            /** @description Saving instructions makes no AI call and costs nothing. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            readonly 412: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            readonly 428: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly materialsOutputs: {
        readonly parameters: {
            readonly query?: {
                /** @description The `next` of the page before. */
                readonly cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                readonly limit?: number;
            };
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What cards, prompts and image orders made, oldest first. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["PageOfOutputShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workQuote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        readonly responses: {
            /** @description Who would pay for the work, why, and at most how much. Nothing is held. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown`, `card_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown" | "card_unknown";
                    };
                };
            };
            /** @description `key_unusable`, `key_required_same`, `platform_credits_insufficient`, `transcript_not_ready` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "key_unusable" | "key_required_same" | "platform_credits_insufficient" | "transcript_not_ready";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `variable_missing`, `model_unknown` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "variable_missing" | "model_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "key_unreadable";
                    };
                };
            };
        };
    };
    readonly materialsSource: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The video itself; ranges work, so it can be played and sought in. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "*/*": unknown;
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `source_not_ready` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "source_not_ready";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tasksList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The project’s tasks, oldest first: the way to follow progress by polling. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TasksShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_not_found` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_not_found";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workWrite: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TextRequest"];
            };
        };
        readonly responses: {
            /** @description The text is being written. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `key_required_same`, `platform_credits_insufficient`, `transcript_not_ready` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "key_unusable" | "key_required_same" | "platform_credits_insufficient" | "transcript_not_ready";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `model_unknown` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "model_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "key_unreadable";
                    };
                };
            };
        };
    };
    readonly materialsThumbnails: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All thumbnails of the project, oldest set first. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ThumbnailsShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly workLook: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ThumbnailsRequest"];
            };
        };
        readonly responses: {
            /** @description More thumbnails are being taken; always paid with platform credits. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `source_not_ready`, `platform_credits_insufficient` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "source_not_ready" | "platform_credits_insufficient";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `no_video` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "no_video";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly materialsThumbnail: {
        readonly parameters: {
            readonly query?: {
                /** @description Which of several pictures, from 0. */
                readonly index?: number;
            };
            readonly header?: never;
            readonly path: {
                readonly projectId: string;
                readonly taskId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The content; single ranges are answered with 206. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "image/*": unknown;
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown`, `output_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown" | "output_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly materialsTranscript: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly projectId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The newest transcript: segments and words with their times, in seconds. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `project_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "project_unknown";
                    };
                };
            };
            /** @description `transcript_not_ready` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "transcript_not_ready";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly projectsQuote: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ProjectPlanRequest"];
            };
        };
        readonly responses: {
            /** @description What creating it would cost at most, and who would pay for each part. Nothing is held. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["QuoteShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `upload_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "upload_unknown";
                    };
                };
            };
            /** @description `key_unusable` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "key_unusable";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `media_not_usable`, `no_audio`, `length_unknown`, `nothing_to_make`, `url_not_usable` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_not_usable" | "no_audio" | "length_unknown" | "nothing_to_make" | "url_not_usable";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly sessionsList: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["SessionsShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly sessionsSignIn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SignInRequest"];
            };
        };
        readonly responses: {
            /** @description A session has begun. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["OpenedSessionShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `sign_in_failed` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "sign_in_failed";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `email_unusable` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "email_unusable";
                    };
                };
            };
            /** @description `too_many_tries` */
            readonly 429: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            readonly 503: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    readonly sessionsEnd: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly sessionId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The session has ended. */
            readonly 204: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `resource_missing` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "resource_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly sessionsSignOut: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Signed out: the token is worth nothing any more. */
            readonly 204: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly apiKeysShow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The stored key and what to know about it. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiSettingsShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly apiKeysAdd: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddKeyRequest"];
            };
        };
        readonly responses: {
            /** @description The key is stored; what can be seen of it. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiSettingsShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_already_stored`, `another_key_stored` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "key_already_stored" | "another_key_stored";
                    };
                };
            };
            /** @description `body_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            readonly 415: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `key_rejected` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "key_rejected";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly apiKeysRemove: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description No key is stored any more. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiSettingsShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly apiKeysAskAgain: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The key was asked about at the provider, unless that was done a moment ago. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ApiSettingsShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `key_missing` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "key_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tasksShow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path: {
                readonly taskId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `task_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "task_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tasksCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly taskId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The task is given up; only what was delivered is paid. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskOrderedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `task_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "task_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tasksResume: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path: {
                readonly taskId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A stopped task goes on where it was; what was delivered is not paid again. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["TaskOrderedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `task_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "task_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `task_ended`, `task_not_stopped`, `key_required_same`, `key_unusable` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight" | "task_ended" | "task_not_stopped" | "key_required_same" | "key_unusable";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly tasksText: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The id of the last event seen; the stream resumes after it. */
                readonly "Last-Event-ID"?: string;
            };
            readonly path: {
                readonly taskId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The text as it is written; resumes after Last-Event-ID. A finished text comes whole. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": components["schemas"]["TextPieceShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `task_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "task_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadsBegin: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description Begins a resumable upload (tus 1.0: Upload-Length, Upload-Metadata with filename and sha256); Location is where it goes on. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadsCapabilities: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description What of the protocol is spoken here. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadsShow: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                readonly "Keyreel-Position"?: string;
            };
            readonly path: {
                readonly uploadId: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UploadShape"];
                };
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `upload_unknown` */
            readonly 404: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "upload_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadsGiveUp: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description Gives an unfinished upload up. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadsOffset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description How far the upload is, in Upload-Offset. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadsGoOn: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description Goes on with an upload; after the last byte it can be read as an upload. */
            readonly 200: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly uploadsSendWhole: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                readonly "Idempotency-Key"?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/octet-stream": string;
            };
        };
        readonly responses: {
            /** @description The file arrived and was looked at; whether it can be worked on is in `state`. */
            readonly 201: {
                headers: {
                    /** @description The id to ask about. */
                    readonly "Keyreel-Request-Id"?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["UploadShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed`, `upload_truncated`, `upload_checksum_mismatch` */
            readonly 400: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "request_invalid" | "idempotency_key_malformed" | "upload_truncated" | "upload_checksum_mismatch";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            readonly 401: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required` */
            readonly 403: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "role_required";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            readonly 409: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `upload_too_large` */
            readonly 413: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "upload_too_large";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `upload_empty` */
            readonly 422: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        readonly code?: "idempotency_key_reused" | "upload_empty";
                    };
                };
            };
            /** @description `internal_error` */
            readonly 500: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
