/** Generated from docs/openapi.json. */
export interface paths {
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open to anybody. */
        get: operations["healthShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open to anybody. */
        get: operations["healthLive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open to anybody. */
        get: operations["healthReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Open to anybody. */
        post: operations["accountsSignUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/credits/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `admin`; a personal token needs the scope `operations:write`. */
        post: operations["accountCreditsCorrect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/credits/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `admin`; a personal token needs the scope `operations:write`. */
        post: operations["accountCreditsGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/credits/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `admin`; a personal token needs the scope `operations:write`. */
        post: operations["accountCreditsPayBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `admin`; not for personal tokens: it needs a session that began with a password. */
        post: operations["rolesGrant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/{accountId}/roles/{role}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For accounts with the role `admin`; not for personal tokens: it needs a session that began with a password. */
        delete: operations["rolesRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `account:read`. */
        get: operations["ownAccountShow"];
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        delete: operations["erasuresErase"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/confirmation-letter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        post: operations["lettersAskAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        get: operations["exportShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `account:read`. */
        get: operations["ownAccountInstructions"];
        /** @description For accounts with the role `user`; a personal token needs the scope `account:write`. */
        put: operations["ownAccountInstruct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        post: operations["accountsChangePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        get: operations["secondFactorShow"];
        put?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        post: operations["secondFactorBegin"];
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        delete: operations["secondFactorRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/second-factor/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        post: operations["secondFactorConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        post: operations["secondFactorRenew"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/storage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `account:read`. */
        get: operations["storageShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/administrators": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        post: operations["administratorsBecome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `admin` or `auditor`; a personal token needs the scope `operations:read`. */
        get: operations["creditChangesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-changes/{changeId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `admin`; a personal token needs the scope `operations:write`. */
        post: operations["creditChangesApprove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credit-changes/{changeId}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `admin`; a personal token needs the scope `operations:write`. */
        post: operations["creditChangesReject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credits/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `credits:read`. */
        get: operations["creditsBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credits/limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `credits:read`. */
        get: operations["ownLimitsLimit"];
        /** @description For accounts with the role `user`; a personal token needs the scope `credits:write`. */
        put: operations["ownLimitsSetLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credits/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `credits:read`. */
        get: operations["creditsStatement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credits/thresholds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `credits:read`. */
        get: operations["ownLimitsThresholds"];
        /** @description For accounts with the role `user`; a personal token needs the scope `credits:write`. */
        put: operations["ownLimitsSetThresholds"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/credits/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `credits:read`. */
        get: operations["creditsUsage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/email-confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Open to anybody. */
        post: operations["lettersConfirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/erasures/{accountId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open to anybody. */
        get: operations["erasuresTombstone"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/guide/own-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open to anybody. */
        get: operations["guideOwnKey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/hooks/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Open to anybody. */
        post: operations["paymentsReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `admin`; not for personal tokens: it needs a session that began with a password. */
        post: operations["invitationsInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["modelsList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:read`. */
        get: operations["noticesList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outputs/{outputId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["materialsOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outputs/{outputId}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["materialsOutputContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outputs/{outputId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["receiptsOfOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outputs/{outputId}/receipt/prompt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["receiptsPromptOfOutput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Open to anybody. */
        post: operations["lettersAskForReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets/redeem": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Open to anybody. */
        post: operations["lettersRedeem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open to anybody. */
        get: operations["pricesPrices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/prices/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description Open to anybody. */
        get: operations["pricesVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["projectsList"];
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["projectsCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["projectsShow"];
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        delete: operations["projectsRemove"];
        options?: never;
        head?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        patch: operations["projectsRename"];
        trace?: never;
    };
    "/v1/projects/{projectId}/cards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["workAddCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/cards/{cardId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        delete: operations["workRemoveCard"];
        options?: never;
        head?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        patch: operations["workChangeCard"];
        trace?: never;
    };
    "/v1/projects/{projectId}/cards/{cardId}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["workRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["tasksFollow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["exportsShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/fork": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["forksFork"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/images": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["workDraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/instructions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        put: operations["projectsInstruct"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/outputs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["materialsOutputs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        post: operations["workQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["materialsSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["tasksList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["workWrite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/thumbnails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["materialsThumbnails"];
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["workLook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/thumbnails/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["materialsThumbnail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/transcript": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["transcriptsShow"];
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        put: operations["transcriptsBring"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        patch: operations["transcriptsEdit"];
        trace?: never;
    };
    "/v1/projects/{projectId}/transcript/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["transcriptsRestore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/{projectId}/transcript/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["transcriptsVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/projects/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        post: operations["projectsQuote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        get: operations["sessionsList"];
        put?: never;
        /** @description Open to anybody. */
        post: operations["sessionsSignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{sessionId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        delete: operations["sessionsEnd"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        delete: operations["sessionsSignOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description Open to anybody. */
        post: operations["sessionsRefresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["apiKeysShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        post: operations["apiKeysAdd"];
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        delete: operations["apiKeysRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/key/expiry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        put: operations["keyLifeSetExpiry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/key/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["keyLifeHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/key/re-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        post: operations["apiKeysAskAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/key/removal-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["keyLifeRemovalPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/key/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        post: operations["keyLifeTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/key/test-consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        delete: operations["keyLifeWithdraw"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["ownUsageLimit"];
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        put: operations["ownUsageSetLimit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/models": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["modelsAllowed"];
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        put: operations["modelsAllow"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["ownUsageShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/usage-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["usageKeyShow"];
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        put: operations["usageKeyAdd"];
        post?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:write`. */
        delete: operations["usageKeyRemove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/api/usage/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `keys:read`. */
        get: operations["usageKeyCompare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["tasksShow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["tasksCancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["receiptsOfTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}/receipt/prompt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["receiptsPromptOfTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["tasksResume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tasks/{taskId}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["tasksText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        get: operations["personalTokensList"];
        put?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        post: operations["personalTokensIssue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; not for personal tokens: it needs a session that began with a password. */
        delete: operations["personalTokensRevoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["uploadsBegin"];
        delete?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        options: operations["uploadsCapabilities"];
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        get: operations["uploadsShow"];
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        delete: operations["uploadsGiveUp"];
        options?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:read`. */
        head: operations["uploadsOffset"];
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        patch: operations["uploadsGoOn"];
        trace?: never;
    };
    "/v1/uploads/plain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `projects:write`. */
        post: operations["uploadsSendWhole"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:read`. */
        get: operations["webhooksList"];
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:write`. */
        post: operations["webhooksAdd"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:read`. */
        get: operations["webhooksShow"];
        put?: never;
        post?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:write`. */
        delete: operations["webhooksRemove"];
        options?: never;
        head?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:write`. */
        patch: operations["webhooksChange"];
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:read`. */
        get: operations["webhooksDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/deliveries/{messageId}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:write`. */
        post: operations["webhooksAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:write`. */
        post: operations["webhooksReplay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:write`. */
        post: operations["webhooksRenewSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{webhookId}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** @description For accounts with the role `user`; a personal token needs the scope `notices:write`. */
        post: operations["webhooksTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "balance.low": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when what is left of the platform’s credits fell to a threshold of the owner’s. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["BalanceLowMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "key.status_changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the own OpenAI key was stored, removed, got into trouble or works again; what is spent there are funds of the OpenAI account. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["KeyStatusChangedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "output.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when thumbnails, a text, a card’s output or images are there. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["OutputCompletedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a project was made. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProjectCreatedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "project.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a project was deleted. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ProjectDeletedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a task was given up. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunCancelledMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a task ended without its result. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunFailedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "run.stopped": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when a task stopped and waits for its owner. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunStoppedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "source.imported": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the video behind a URL has arrived. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["SourceImportedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "transcript.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sent when the transcript of a project is there. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description The same in every repeat. */
                    "webhook-id": string;
                    /** @description `v1,` and base64; one for each secret, parted by spaces. */
                    "webhook-signature": string;
                    /** @description Seconds since 1970, of this try. */
                    "webhook-timestamp": string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["TranscriptCompletedMessage"];
                };
            };
            responses: {
                /** @description It was taken. Anything else is tried again; 410 pauses the webhook. */
                "2XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        AccountShape: {
            /** Format: uuid */
            accountId: string;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /**
             * @description Whether the e-mail address was confirmed. `awaited`: a letter is on its way, and the sign-up credits come once it was answered. `none`: nobody asks for it.
             * @enum {string}
             */
            confirmation: "none" | "awaited" | "confirmed";
            email: string;
            /** @description Version of the account-wide instructions; 0 when none were ever saved. */
            instructionsVersion: number;
            /** Format: date-time */
            openedAt: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            roles: ("user" | "support" | "auditor" | "admin")[];
        };
        AddKeyRequest: {
            /**
             * Format: date-time
             * @description The date from which on the key shall not be used here any more; warned of 7 days and 1 day before.
             */
            expiresAt?: string | null;
            /** @description True when another key is stored and shall go. Projects bound to that one lock until it is back. */
            replace?: boolean;
            /**
             * Format: password
             * @description An OpenAI API key. It is never shown again.
             * @example sk-…
             */
            secret: string;
        };
        AdministratorTokenRequest: {
            /** Format: password */
            token: string;
        };
        AfterwardsShape: {
            /**
             * @description Who pays for generation once no key is stored; null when nobody does.
             * @enum {string|null}
             */
            afterRemoval: "platform_credits" | "openai_account" | null;
            /**
             * @description Who pays once another key is stored in its place.
             * @enum {string|null}
             */
            afterReplacement: "platform_credits" | "openai_account" | null;
            /** @enum {string} */
            projects: "new_projects" | "projects_without_a_key" | "projects_bound_to_this_key";
            remedies: string[];
            sentence: string;
        };
        AllowedModelsReadShape: {
            allowed: components["schemas"]["AllowedModelsShape"];
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        AllowedModelsRequest: {
            /** @description Ids of models; null allows whatever is offered. */
            models: string[] | null;
            /**
             * @description For all work of the account, or only for work with the key that is stored now.
             * @enum {string}
             */
            scope: "account" | "key";
        };
        AllowedModelsShape: {
            /** @description For all work of the account; null allows whatever is offered. */
            account: string[] | null;
            /** @description With the stored key; null allows whatever is offered. */
            key: string[] | null;
        };
        AllowedModelsWrittenShape: {
            allowed: components["schemas"]["AllowedModelsShape"];
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
        };
        BalanceLowMessage: {
            data: components["schemas"]["LowBalanceNewsShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "balance.low";
        };
        BalanceShape: {
            /** Format: uuid */
            accountId: string;
            /** @description Corrections by the operator, and payments that were taken back. */
            adjusted: {
                /** @example 1500000 */
                microCredits: string;
            };
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description granted + adjusted = (spent − returned) + held + pending + expired + available. */
            available: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Costs above a hold, which nobody was charged. */
            borneByPlatform: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            expired: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            granted: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Soonest first. */
            grantsThatExpire: components["schemas"]["ExpiringGrant"][];
            /** @description Soonest first. */
            grantsThatStart: components["schemas"]["StartingGrant"][];
            /** @description Set aside for tasks that have not ended. */
            held: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Granted for a later moment, and not available before. */
            pending: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
            /** @description Charges that were paid back. */
            returned: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Reversed payments whose credits were used already; nothing is taken for them. */
            shortfall: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description What finished tasks were charged. */
            spent: {
                /** @example 1500000 */
                microCredits: string;
            };
        };
        BeginSecondFactorRequest: {
            /**
             * Format: password
             * @description The account’s password, once more.
             */
            password: string;
        };
        BegunSecondFactorShape: {
            /**
             * @description Of the codes (RFC 6238); apps assume it.
             * @example SHA1
             */
            algorithm: string;
            digits: number;
            /**
             * Format: date-time
             * @description Until then the first code must be sent; afterwards it is begun anew.
             */
            expiresAt: string;
            periodSeconds: number;
            /** @description The key in base32, to be typed into an authenticator app. It is shown this once. */
            secret: string;
            /** @description The same as an `otpauth://` address, to be shown as a QR code. It is shown this once. */
            uri: string;
        };
        BindingShape: {
            /** @description The last four characters of the key. */
            lastFour: string;
        };
        BroughtWordsShape: {
            /** @description Always 0: no AI call is made. */
            charged: {
                /** @example 1500000 */
                microCredits: string;
            };
            /**
             * @description How the bytes were read.
             * @enum {string}
             */
            encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
            /** @description The entity tag of these words, also in the header ETag. */
            etag: string;
            /** @enum {string} */
            format: "srt" | "vtt";
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** Format: uuid */
            projectId: string;
            /** @description What was mended or is odd; empty for a file as it should be. */
            remarks: components["schemas"]["SubtitleRemarkShape"][];
            seconds: number;
            segments: number;
            version: number;
        };
        CardRequest: {
            /** @example Newsletter */
            name: string;
            /**
             * @description Variables are written {{name}}.
             * @example Write a newsletter of about {{words}} words.
             */
            prompt: string;
            /** @description Values for variables that a run leaves out. */
            variables?: {
                [key: string]: string;
            };
        };
        CardShape: {
            /** Format: uuid */
            cardId: string;
            name: string | null;
            prompt: string | null;
            /** @description Values for variables that a run leaves out. */
            variables: {
                [key: string]: string;
            };
            version: number;
        };
        CarriedOverShape: {
            /** @description Cards that were copied. */
            cards: number;
            /** @description Thumbnails, of all sets. */
            thumbnails: number;
            /** @description False when the other project has no transcript. */
            transcript: boolean;
        };
        ChangedShape: {
            /** Format: uuid */
            cardId?: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** Format: uuid */
            projectId: string;
        };
        ChangeMadeShape: {
            /** Format: uuid */
            changeId: string;
            /**
             * @description proposed: another administrator has to approve it, because of its size or because it is for the account that asks.
             * @enum {string}
             */
            outcome: "booked" | "proposed";
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
        };
        ChangePasswordRequest: {
            /**
             * Format: password
             * @description Needed where the account has a second factor. Six digits of the authenticator app, or a recovery code (`XXXX-XXXX-XXXX-XXXX`). Each works once.
             */
            code?: string;
            /** Format: password */
            current: string;
            /**
             * Format: password
             * @description At least 15 characters. All other sessions of the account end.
             */
            new: string;
        };
        CitableQuoteShape: {
            /** @description Whether the platform credits suffice now. A quote sets none aside. */
            affordable: boolean;
            /** @description Platform credits that are free now. */
            available: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits that would be free while the ceiling is held; less than nothing when it does not fit. */
            availableAfter: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits that all parts together cost at most; exactly this is held. */
            ceiling: {
                /** @example 1500000 */
                microCredits: string;
            };
            /**
             * Format: date-time
             * @description Until when it can be cited.
             */
            expiresAt: string;
            /** @description One for each task, in the order in which they run. */
            parts: components["schemas"]["QuotedPartShape"][];
            /**
             * @description Which of the two things called credits pays.
             * @enum {string}
             */
            purse: "platform_credits" | "openai_account";
            /** @description Cite it in the order’s field of this name. The order is then carried out under this quote, or refused with quote_outdated. Opaque; of use to this account alone. */
            quoteId: string;
            /** @description What a run would be refused with if it came now: the balance, the owner’s own spending limit or their own limit for the key. Null when it would be admitted. A quote still holds nothing, so this may have changed by the time of the run. */
            refusedNow: components["schemas"]["ForeseenRefusalShape"] | null;
        };
        ConfirmEmailRequest: {
            /**
             * Format: password
             * @description The code from the letter, or from the operator.
             */
            token: string;
        };
        ConfirmSecondFactorRequest: {
            /**
             * Format: password
             * @description The six digits that the authenticator app shows.
             */
            code: string;
        };
        CorrectionRequest: {
            /** @description Platform credits to add, or, when negative, to take from what is available. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Why, in your own words; kept sealed with the entry. */
            note: string;
            /**
             * @description The word that the statement shows.
             * @enum {string}
             */
            reason: "purchase" | "goodwill" | "promotion" | "compensation" | "billing-error" | "unusable-result" | "other";
        };
        CreatedProjectShape: {
            boundTo: null | {
                lastFour?: string;
            };
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** Format: uuid */
            projectId: string;
            quote: components["schemas"]["QuoteShape"];
        };
        CreationQuoteShape: {
            /** @description Whether the platform credits suffice now. A quote sets none aside. */
            affordable: boolean;
            /** @description Platform credits that are free now. */
            available: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits that would be free while the ceiling is held; less than nothing when it does not fit. */
            availableAfter: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Which key the project would be bound to: who pays for generation in it later. */
            binding: components["schemas"]["QuotedBindingShape"];
            /** @description Platform credits that all parts together cost at most; exactly this is held. */
            ceiling: {
                /** @example 1500000 */
                microCredits: string;
            };
            /**
             * Format: date-time
             * @description Until when it can be cited.
             */
            expiresAt: string;
            /** @description One for each task, in the order in which they run. */
            parts: components["schemas"]["QuotedPartShape"][];
            /**
             * @description Which of the two things called credits pays.
             * @enum {string}
             */
            purse: "platform_credits" | "openai_account";
            /** @description Cite it in the order’s field of this name. The order is then carried out under this quote, or refused with quote_outdated. Opaque; of use to this account alone. */
            quoteId: string;
            /** @description What a run would be refused with if it came now: the balance, the owner’s own spending limit or their own limit for the key. Null when it would be admitted. A quote still holds nothing, so this may have changed by the time of the run. */
            refusedNow: components["schemas"]["ForeseenRefusalShape"] | null;
        };
        CreditChangeShape: {
            /**
             * Format: uuid
             * @description Whose credits.
             */
            accountId: string;
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** Format: uuid */
            changeId: string;
            /** Format: date-time */
            decidedAt: string | null;
            /** Format: uuid */
            decidedBy: string | null;
            /** @description The code of the refusal for which an approved change could not be made. */
            failure: string | null;
            /** @enum {string} */
            kind: "grant" | "correction";
            /**
             * Format: date-time
             * @description When it lapses unless it is decided.
             */
            lapsesAt: string;
            /** @description Null once the account was erased. */
            note: string | null;
            /** Format: date-time */
            proposedAt: string;
            /** Format: uuid */
            proposedBy: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
            /** @enum {string} */
            reason: "purchase" | "goodwill" | "promotion" | "compensation" | "billing-error" | "unusable-result" | "other";
            /** @enum {string} */
            status: "open" | "approved" | "rejected" | "lapsed" | "failed";
        };
        DatedVersionShape: {
            /** Format: date-time */
            adoptedAt: string;
            /** @description SHA-256 of the catalogue file's bytes, hex. */
            hash: string;
            /** @description Null where there is none. */
            monthlyRefill: components["schemas"]["MonthlyRefillShape"] | null;
            operations: components["schemas"]["PricedOperationShape"][];
            /**
             * Format: date-time
             * @description When the next version replaced it; null for the one in force.
             */
            replacedAt: string | null;
            signUpGrant: components["schemas"]["SignUpGrantShape"];
            version: string;
        };
        DayDriftShape: {
            /** @description Day in UTC. */
            day: string;
            difference: components["schemas"]["DifferenceShape"] | null;
            /** @description What we counted here. The money is our estimate. */
            ours: components["schemas"]["OurFiguresShape"];
            /** @description What OpenAI’s reports say; null while they say nothing. */
            provider: components["schemas"]["FiguresShape"] | null;
            /** @description What is known about why they differ. */
            reasons: components["schemas"]["DriftReasonShape"][];
            /**
             * @description `pending`: OpenAI has not reported on it yet, which is not 0. `provisional`: its figures may still grow. `unavailable`: the reports could not be read.
             * @enum {string}
             */
            state: "reported" | "provisional" | "pending" | "unavailable";
        };
        DecidedShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
        };
        DeliveriesShape: {
            /** @description Newest first; what ended a month ago is forgotten. */
            items: components["schemas"]["DeliveryShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
        };
        DeliveryShape: {
            /**
             * Format: date-time
             * @description When it happened.
             */
            at: string;
            /** @description Why there was no answer, as a stable word. */
            lastProblem: string | null;
            /** @description HTTP status of the last answer; null when there was none. */
            lastStatus: number | null;
            /** Format: date-time */
            lastTriedAt: string | null;
            /** @description Messages of one line arrive in their order: the id of the project, or `account`. */
            line: string;
            /**
             * Format: uuid
             * @description The `webhook-id` of the message: the id of the event in the log.
             */
            messageId: string;
            /**
             * Format: date-time
             * @description Not before; a webhook that fails as a whole rests longer.
             */
            nextTryAt: string | null;
            /** @enum {string} */
            state: "waiting" | "delivered" | "given_up";
            tries: number;
            /** @enum {string} */
            type: "project.created" | "project.deleted" | "source.imported" | "transcript.completed" | "output.completed" | "run.stopped" | "run.failed" | "run.cancelled" | "key.status_changed" | "balance.low";
        };
        DifferenceShape: {
            images: number;
            inputTokens: number;
            /** @description Micro-dollars of the OpenAI account as decimal text, below zero where the other side is greater. */
            microUsd: string | null;
            outputTokens: number;
            percent: components["schemas"]["DriftPercentShape"];
            requests: number;
        };
        DriftPercentShape: {
            microUsd: string | null;
            /**
             * @description With one decimal; null where OpenAI’s figure is 0 or not known.
             * @example -2.5
             */
            requests: string | null;
            tokens: string | null;
        };
        DriftReasonShape: {
            /**
             * @description Stable.
             * @enum {string}
             */
            code: "reports_not_read" | "not_reported_yet" | "may_still_grow" | "costs_not_readable" | "costs_not_known_yet" | "outcome_unknown" | "price_assumed" | "several_keys" | "not_told_apart_by_key" | "used_elsewhere" | "not_in_the_reports" | "counted_otherwise" | "priced_otherwise";
            /** @description Micro-dollars of the OpenAI account as decimal text, below zero where the other side is greater. */
            microUsd: string | null;
            /** @description How many requests it concerns at least, where that is known. */
            requests: number | null;
            text: string;
        };
        DriftTotalShape: {
            /** @description Days that could be compared. */
            days: number;
            difference: components["schemas"]["DifferenceShape"];
            ours: components["schemas"]["FiguresShape"];
            provider: components["schemas"]["FiguresShape"];
        };
        EditRequest: {
            change: components["schemas"]["TextChange"] | components["schemas"]["SplitChange"] | components["schemas"]["MergeChange"] | components["schemas"]["SpeakerChange"] | components["schemas"]["SpeakersChange"];
        };
        EraseAccountRequest: {
            /**
             * Format: password
             * @description Needed where the account has a second factor. Six digits of the authenticator app, or a recovery code (`XXXX-XXXX-XXXX-XXXX`). Each works once.
             */
            code?: string;
            /**
             * @description The word that shows that it is meant: nothing of the account can be had back afterwards.
             * @enum {string}
             */
            confirm: "ERASE";
            /**
             * Format: password
             * @description The account’s password, once more.
             */
            password: string;
        };
        ErasureCompletedShape: {
            /** Format: date-time */
            at: string;
            /** @description How much was destroyed, by kind: files, bytes, sessions and so on. */
            destroyed: {
                [key: string]: number;
            };
            /** @description SHA-256 leaf of the event in the log (docs/log-format.md): an auditor finds the same in any copy. */
            leaf: string;
            /** @description Where the event stands in the log. */
            position: string;
        };
        ErasureMarkShape: {
            /** Format: date-time */
            at: string;
            /** @description SHA-256 leaf of the event in the log (docs/log-format.md): an auditor finds the same in any copy. */
            leaf: string;
            /** @description Where the event stands in the log. */
            position: string;
        };
        ExpiringGrant: {
            /** Format: date-time */
            expiresAt: string;
            /** Format: uuid */
            grantId: string;
        };
        ExportLineShape: {
            /** @description What it says; its fields depend on the kind. */
            data: Record<string, never>;
            /** @description `export`, `content`, `session`, `token`, `event`, `end`, or the part of the product that the row is of. */
            kind: string;
        };
        FiguresShape: {
            cachedInputTokens: number;
            images: number;
            /** @description Of texts, cached ones included. */
            inputTokens: number;
            /** @description Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar. Null where it is not known. */
            microUsd: string | null;
            /** @description Of texts. */
            outputTokens: number;
            requests: number;
        };
        ForeseenRefusalShape: {
            /** @description The code that the run’s refusal would have: platform_credits_insufficient, credit_limit_reached (the owner’s own monthly limit for platform credits) or own_key_limit_reached (the owner’s own monthly limit for their OpenAI key). */
            code: string;
            /** @description The figures that the refusal would tell: what is needed, and what is available or left of the limit. */
            details: {
                [key: string]: unknown;
            };
            /**
             * @description Which of the two things called credits it is about.
             * @enum {string|null}
             */
            purse: "platform_credits" | "openai_account" | null;
            /** @description What would help, what helps first in front. */
            remedies: string[];
            /** @description The product rule that would refuse. */
            rule: string | null;
            /** @description The same in a sentence. */
            title: string;
        };
        ForkedProjectShape: {
            because: string;
            /** @description The key that the new project is bound to, or null. */
            boundTo: components["schemas"]["BindingShape"] | null;
            carriedOver: components["schemas"]["CarriedOverShape"];
            /** @description Platform credits that the fork cost: none. */
            charged: {
                /** @example 1500000 */
                microCredits: string;
            };
            /**
             * Format: uuid
             * @description The project that it was forked from.
             */
            forkedFrom: string;
            /**
             * @description Which of the two things called credits pays for texts and images in it, as things are now.
             * @enum {string}
             */
            generationPaidBy: "platform_credits" | "openai_account";
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** Format: uuid */
            projectId: string;
            /** @description The product rule that decided the binding. */
            rule: string;
            /** @description The rule in its own words. */
            ruleSays: string;
        };
        ForkRequest: {
            /** @description What the new project is called; the name of the other one when it is not said. */
            name?: string;
        };
        GlobalInstructionsRequest: {
            /** @description The empty text means none. */
            text: string;
        };
        GlobalInstructionsShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            text: string;
            /** @description 0 when none were ever saved. */
            version: number;
        };
        GrantRequest: {
            /** @description Platform credits to give. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            /**
             * Format: date-time
             * @description When what is left of them expires; null or left out for never.
             */
            expiresAt?: string | null;
            /** @description Why, in your own words; kept sealed with the entry. */
            note: string;
            /** @description Lower burns first; the sign-up grant has 100. */
            priority?: number;
            /**
             * @description The word that the statement shows.
             * @enum {string}
             */
            reason: "purchase" | "goodwill" | "promotion" | "compensation" | "billing-error" | "unusable-result" | "other";
            /**
             * Format: date-time
             * @description When they become available; null or left out for at once.
             */
            startsAt?: string | null;
        };
        GuideEntryShape: {
            answer: string;
            /** @description Stable; to link to, and to translate by. */
            id: string;
            question: string;
        };
        GuideShape: {
            items: components["schemas"]["GuideEntryShape"][];
        };
        HealthShape: {
            /** @description Engine, version, how foreign media are fenced in, and what to know of it. */
            media?: Record<string, never>;
            /** @enum {string} */
            provider?: "simulated" | "configured";
            /** @enum {string} */
            status: "ok";
        };
        ImageRequest: {
            /** @description How many images; one when it is not said. */
            count?: number;
            /**
             * @description png when it is not said.
             * @enum {string}
             */
            format?: "png" | "webp" | "jpeg";
            /** @description A listed model; the platform’s standard one when it is not said. */
            model?: string;
            /** @description What the images are to show. */
            prompt: string;
            /**
             * @description medium when it is not said.
             * @enum {string}
             */
            quality?: "low" | "medium" | "high" | "xhigh" | "max" | "auto";
            /** @description The quoteId of a quote for exactly this. It is then done under that quote, for at most its ceiling and paid by its payer, or refused with quote_outdated; without one, the terms of the moment apply. */
            quoteId?: string;
            /**
             * @description Width and height in pixels, or auto; 1024x1024 when it is not said.
             * @example 1024x1024
             */
            size?: string;
        };
        InstructionsRequest: {
            text: string;
        };
        InstructionsSavedShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            version: number;
        };
        InstructionVersionsShape: {
            /** @description Of the account’s instructions; null when none went in. */
            account: number | null;
            /** @description Of the project’s instructions; null when none went in. */
            project: number | null;
        };
        InvitationRequest: {
            /** @description How long the invitation is good for; 7 days when it is not said. */
            days?: number;
        };
        InvitationShape: {
            /** Format: date-time */
            expiresAt: string;
            /** @description Goes into `invitation` of a sign-up. It works once. */
            invitation: string;
        };
        IssuedTokenShape: {
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null: until it is revoked.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To the hour; null when it was never used.
             */
            lastUsedAt: string | null;
            name: string;
            /** @description `read` looks, `write` changes and looks. `account`: the account itself and its instructions. `credits`: platform credits: balance, statement, limits and what is bought. `keys`: the own OpenAI key: its state, use and limits; with write it can be added and removed. `notices`: notices, and where they are sent. `operations`: what support, auditors and administrators do, as far as the account has the role. `projects`: projects, uploads, tasks and outputs; with write work is ordered too, which spends credits or the own key’s funds. */
            scopes: ("account:read" | "account:write" | "credits:read" | "credits:write" | "keys:read" | "keys:write" | "notices:read" | "notices:write" | "operations:read" | "operations:write" | "projects:read" | "projects:write")[];
            /** @description Send it as `Authorization: Bearer …`. It is shown this once. `kr_pat_`, 43 letters and digits, `_`, and 6 more that check them: the CRC-32 of all before the last `_`, in base 62 (0–9, A–Z, a–z). */
            token: string;
            /** Format: uuid */
            tokenId: string;
        };
        KeyAdviceShape: {
            /** @description Whom an own key is for. */
            advice: string;
            /** @description What may be gained. */
            benefits: string;
            /** @description What handing a key to anybody risks. */
            caution: string;
            /** @description What limits of usage mean, and whom to contact about them. */
            limits: string;
            /** @description What removing the key does. */
            removal: string;
            /** @description Why nobody can choose which work the key pays. */
            split: string;
            /** @description Where the key goes. */
            travels: string;
            /** @description What stays the user’s own business. */
            yours: string;
        };
        KeyExpiryRequest: {
            /**
             * Format: date-time
             * @description A date in the future, or null for none. A new date cures a key whose date has passed.
             */
            expiresAt: string | null;
        };
        KeyFiguresShape: {
            /** @description OpenAI’s id of the key, not the key; null for use that it ties to no key. */
            apiKeyId: string | null;
            cachedInputTokens: number;
            images: number;
            /** @description Of texts, cached ones included. */
            inputTokens: number;
            /** @description Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar. Null where it is not known. */
            microUsd: string | null;
            /** @description Of texts. */
            outputTokens: number;
            requests: number;
        };
        KeyNewsShape: {
            /** @enum {string} */
            purse: "openai_account";
            /** @description A stable word. */
            reason: string | null;
            /** @enum {string} */
            status: "stored" | "invalid" | "restricted" | "expired" | "exhausted" | "works" | "removed";
        };
        KeyShape: {
            /** Format: date-time */
            addedAt: string;
            /** @description While true, new projects are refused until the key works again or is removed. */
            blocksNewProjects: boolean;
            /** Format: date-time */
            changedAt: string;
            /**
             * Format: date-time
             * @description The date that you chose for its end.
             */
            expiresAt: string | null;
            lastFour: string;
            /** Format: date-time */
            lastVerifiedAt: string | null;
            /**
             * Format: date-time
             * @description When it will be asked about again.
             */
            nextCheckAt: string | null;
            /** @description True when a free check was wrong about its funds: only a paid test, or work that it pays, shows that it has some again. */
            paidProofNeeded: boolean;
            /** @description You consented to tiny paid tests at OpenAI, so that the key recovers by itself. */
            paidTestAllowed: boolean;
            /** @description What the key begins with; tells its kind. */
            prefix: string;
            /** Format: date-time */
            rateLimitedUntil: string | null;
            /** @description Why the provider refused it, a stable sub-reason. */
            reason: string | null;
            /** @enum {string} */
            status: "usable" | "unverified" | "rate-limited" | "invalid" | "restricted" | "expired" | "exhausted" | "unreadable";
        };
        KeyStatusChangedMessage: {
            data: components["schemas"]["KeyNewsShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "key.status_changed";
        };
        KeyStepShape: {
            /** Format: date-time */
            at: string;
            /**
             * @description What made it happen: you, work that the key paid, a look by the schedule, a look that was asked for, or the calendar and other chores.
             * @enum {string}
             */
            by: "owner" | "call" | "re-check" | "request" | "schedule";
            lastFour: string | null;
            /** @description The permission that a restricted key lacks, where OpenAI named it. */
            missingPermission: string | null;
            prefix: string | null;
            /** @description A stable sub-reason; of a verification the level that was proven, of a recovery what it recovered from. */
            reason: string | null;
            /** @enum {string} */
            step: "added" | "verified" | "unverified" | "rate-limited" | "exhausted" | "invalid" | "restricted" | "expired" | "recovered" | "expiry-set" | "expiry-warned" | "paid-test-allowed" | "paid-test-disallowed" | "paid-test-ended" | "replaced" | "removed";
            /**
             * Format: date-time
             * @description The end of a rate limit, or the date chosen for the key’s end.
             */
            until: string | null;
        };
        KeyTestRequest: {
            /**
             * @description Required for `can-pay` unless you allowed it before: it costs a little at OpenAI, never credits.
             * @enum {string}
             */
            consent?: "costs_a_little_at_openai";
            /**
             * @description `authenticates` asks OpenAI for free. `can-pay` buys one tiny answer with the key itself, which alone proves that it has funds.
             * @enum {string}
             */
            level: "authenticates" | "can-pay";
            /** @description With consent: from now on tiny paid tests may be made by themselves where nothing else shows that the key recovered. */
            remember?: boolean;
        };
        LetterOrderedShape: {
            /** @description Always true; whether anything is sent is not told. */
            ordered: boolean;
        };
        LimitsSavedShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
        };
        LockingProjectShape: {
            /** Format: date-time */
            createdAt: string;
            /** @description Its name. */
            name: string | null;
            /** Format: uuid */
            projectId: string;
        };
        LowBalanceNewsShape: {
            /** @enum {string} */
            purse: "platform_credits";
            /** @description The threshold that was reached. */
            thresholdMicroCredits: string;
        };
        MadeWordsShape: {
            /** @description Always 0: no AI call is made. */
            charged: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description The entity tag of these words, also in the header ETag. */
            etag: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** Format: uuid */
            projectId: string;
            version: number;
        };
        MergeChange: {
            /** @enum {string} */
            kind: "merge";
            /** @description The segment that takes up the one after it. */
            segmentId: string;
        };
        ModelOptionsShape: {
            /** @description Tokens that go in and come out, together. */
            contextWindow?: number;
            /** @description How hard a text model thinks; the product asks for none. */
            efforts?: string[];
            /** @description Of images. */
            formats?: string[];
            /** @description Images of one request. */
            maxCount?: number;
            /** @description Of texts. */
            maxOutputTokens?: number;
            /** @description Of images. */
            qualities?: string[];
            /** @description A transcript knows when each segment is spoken. */
            segmentTimes?: boolean;
            /** @description Of images. */
            sizes?: string[];
            /** @description A transcript tells speakers apart. */
            speakers?: boolean;
            /** @description A transcript knows when each word is spoken. */
            wordTimes?: boolean;
        };
        ModelShape: {
            /** @description False when you narrowed the models and this one is not among them. */
            allowed: boolean;
            /** @enum {string} */
            capability: "text" | "image" | "transcription";
            id: string;
            label: string;
            options: components["schemas"]["ModelOptionsShape"];
            /** @description False when our list of the provider’s prices does not have it: estimates then take the dearest known model of its kind, and so does your own limit. */
            priceListed: boolean;
            /** @description The day from which on the provider answers no more with it; null when none is announced. */
            shutdownDate: string | null;
            /**
             * @description `own-key` models can be used only where the own key pays; `platform` ones with either purse.
             * @enum {string}
             */
            source: "platform" | "own-key";
            /** @description Taken when a request names none. */
            standard: boolean;
        };
        ModelsShape: {
            items: components["schemas"]["ModelShape"][];
            /** @description What to know about the list. */
            note: string | null;
            /**
             * @description Whether your own key was asked which models it can use; `not-asked` when it could not be: the list is then the platform’s.
             * @enum {string}
             */
            ownKey: "no-key" | "asked" | "not-asked";
        };
        MoneyAtProviderShape: {
            /**
             * @description Whether the list has a price for the model; where it has none, the dearest model of its kind stands in.
             * @enum {string}
             */
            basis: "listed" | "dearest-known";
            /** @description At most, as far as the prices of the list go. */
            ceilingMicroUsd: string;
            /** @enum {string} */
            currency: "USD";
            /** @description What is likely, in whole micro-dollars; a dollar is 1,000,000 of them. */
            estimateMicroUsd: string;
            /** @description Says that this is our estimate and not the provider’s bill, which only the account at the provider shows. */
            label: string;
            /** @description Version of the list of the provider’s prices that this was reckoned by. */
            priceVersion: string;
        };
        MonthlyRefillShape: {
            /** @description What an account gets each month, at midnight UTC of the day of its sign-up. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Lower burns first. */
            priority: number;
            /** @description How much of what is left of earlier refills is carried over; the refill is smaller by what lies above it. */
            rolloverCap: {
                /** @example 1500000 */
                microCredits: string;
            };
        };
        NamedSpeaker: {
            /** @description The id of a known speaker; left away for a new one. */
            id?: string;
            name: string;
        };
        NewProjectRequest: {
            /** @description The language that is spoken, ISO 639-1. */
            language?: string;
            /** @example My talk */
            name: string;
            /** @description The quoteId of a quote for exactly this. It is then done under that quote, for at most its ceiling and paid by its payer, or refused with quote_outdated; without one, the terms of the moment apply. */
            quoteId?: string;
            source: components["schemas"]["UploadSource"] | components["schemas"]["UrlSource"];
            /** @description The transcript is brought as a subtitle file: none is made, none is in the quote, and nothing is charged for it. */
            subtitles?: components["schemas"]["OwnSubtitles"];
            /** @description Thumbnails wanted; 6 when it is not said, 0 for none. */
            thumbnails?: number;
            /** @description Make a transcript; true when it is not said. */
            transcribe?: boolean;
        };
        NoticeShape: {
            /** Format: date-time */
            closedAt: string | null;
            /** @enum {string} */
            kind: "key_exhausted" | "key_invalid" | "key_restricted" | "key_expired" | "key_recovered" | "key_expires_soon" | "own_key_spending" | "work_failed" | "result_lost" | "credits_low" | "webhook_paused";
            noticeId: string;
            /** Format: uuid */
            projectId: string | null;
            /**
             * @description Which of the two things called credits is meant.
             * @enum {string|null}
             */
            purse: "platform_credits" | "openai_account" | null;
            /** Format: date-time */
            raisedAt: string;
            reason: string | null;
            remedies: string[];
            /** @description At a rate limit on the own key: whether removing the key would help in that project. */
            removingTheKeyHelps: boolean | null;
            sentence: string;
            /** @enum {string} */
            severity: "information" | "warning" | "problem";
        };
        OpenedSessionShape: {
            /** Format: uuid */
            accountId: string;
            /**
             * Format: date-time
             * @description When the session ends unless it is used, or refreshed where it has a refresh token; each use or refresh moves it.
             */
            expiresAt: string;
            /** @description Null unless `refreshing` tokens were asked for. */
            refresh: components["schemas"]["RefreshShape"] | null;
            /** Format: uuid */
            sessionId: string;
            /** @description Send it as `Authorization: Bearer …`. It is shown this once. */
            token: string;
        };
        OurFiguresShape: {
            cachedInputTokens: number;
            images: number;
            /** @description Of texts, cached ones included. */
            inputTokens: number;
            /** @description Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar. Null where it is not known. */
            microUsd: string | null;
            /** @description Of texts. */
            outputTokens: number;
            requests: number;
            /** @description Part of the money for calls whose end nobody knows, counted as if they had cost all that they could. */
            uncertainMicroUsd: string;
        };
        OutputCompletedMessage: {
            data: components["schemas"]["WorkDoneShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "output.completed";
        };
        OutputProductShape: {
            bytes: number;
            /** @description SHA-256 of a secret salt and the bytes. */
            commitment: string;
            index: number;
            mediaType: string;
            role: string;
        };
        OutputShape: {
            /** @description What to know about the rate limit, in words. */
            advice: string | null;
            /** Format: uuid */
            cardId: string | null;
            cardVersion: number | null;
            /** @description What kind of trouble it failed from. */
            cause: string | null;
            model: string | null;
            operation: string;
            /** Format: uuid */
            outputId: string;
            /** @enum {string} */
            payer: "credits" | "own-key";
            products: components["schemas"]["OutputProductShape"][];
            /** Format: uuid */
            projectId: string;
            /** Format: date-time */
            readyAt: string | null;
            reason: string | null;
            /** @description What helps when it stopped or failed. */
            remedies: string[];
            /** @description At a rate limit on the own key: whether removing the key would help here. It does not in a bound project. */
            removingTheKeyHelps: boolean | null;
            /** Format: date-time */
            requestedAt: string;
            /** @description True when the sandbox provider made it. */
            simulated: boolean;
            /** @enum {string} */
            state: "underway" | "ready" | "stopped" | "failed" | "cancelled";
            version: number;
        };
        OwnLimitReadShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @enum {string} */
            label: "estimate";
            /** @description What may still be set aside this month; null when there is no limit. */
            leftMicroUsd: string | null;
            /** @description Null when there is no limit. */
            limitMicroUsd: string | null;
            /**
             * @description The calendar month in UTC.
             * @example 2026-11
             */
            month: string;
            /** @description What the limit does, and what it cannot do. */
            notice: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Money of the OpenAI account, not platform credits.
             * @enum {string}
             */
            purse: "openai_account";
            /** @description Set aside for work that has not ended: the most that it may cost. */
            reservedMicroUsd: string;
            /**
             * Format: date-time
             * @description When the next month begins and the limit counts anew.
             */
            resetsAt: string;
            /** @description Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar. Our estimate, not the provider’s bill. */
            spentMicroUsd: string;
        };
        OwnLimitRequest: {
            /**
             * @description Micro-dollars that the own key may spend in a calendar month (UTC), as decimal text; null lifts the limit. 5000000 are five dollars.
             * @example 5000000
             */
            limitMicroUsd: string | null;
        };
        OwnLimitShape: {
            /** @enum {string} */
            label: "estimate";
            /** @description What may still be set aside this month; null when there is no limit. */
            leftMicroUsd: string | null;
            /** @description Null when there is no limit. */
            limitMicroUsd: string | null;
            /**
             * @description The calendar month in UTC.
             * @example 2026-11
             */
            month: string;
            /** @description What the limit does, and what it cannot do. */
            notice: string;
            /**
             * @description Money of the OpenAI account, not platform credits.
             * @enum {string}
             */
            purse: "openai_account";
            /** @description Set aside for work that has not ended: the most that it may cost. */
            reservedMicroUsd: string;
            /**
             * Format: date-time
             * @description When the next month begins and the limit counts anew.
             */
            resetsAt: string;
            /** @description Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar. Our estimate, not the provider’s bill. */
            spentMicroUsd: string;
        };
        OwnLimitWrittenShape: {
            limit: components["schemas"]["OwnLimitShape"];
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
        };
        OwnSubtitles: {
            /** @description An SRT or WebVTT file in base64, at most about 1.4 MB of it. Leave it out to bring the file later, with PUT /v1/projects/{projectId}/transcript. */
            base64?: string;
        };
        OwnUsageShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @enum {string} */
            by: "day" | "model" | "project" | "card" | "key" | "operation";
            from: string;
            items: components["schemas"]["UsageSumShape"][];
            /** @enum {string} */
            label: "estimate";
            /** @description What these figures are, and what they are not. */
            notice: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Money of the OpenAI account, not platform credits.
             * @enum {string}
             */
            purse: "openai_account";
            /** @description Where the provider shows its own figures. */
            realFigures: string;
            to: string;
            total: components["schemas"]["UsageSumShape"];
        };
        PageOfCreditChangeShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["CreditChangeShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        PageOfKeyStepShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["KeyStepShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        PageOfNoticeShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["NoticeShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        PageOfOutputShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["OutputShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        PageOfProjectShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["ProjectShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        PageOfWordsVersionShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["WordsVersionShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        PasswordResetRequest: {
            /** @description The address of the account. */
            email: string;
        };
        PaymentBookedShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
        };
        PaymentRequest: {
            /**
             * Format: uuid
             * @description Who bought the credits.
             */
            accountId: string;
            /** @description Platform credits: what was bought; of a reversal, how much of it, or all that is left when it is null or left out. */
            credits?: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
            /** @description The shop's own id of the payment. Reported again under it, a payment counts once. */
            paymentId: string;
            /**
             * @description Why a payment was reversed. Ignored for a payment.
             * @enum {string}
             */
            reason?: "refund" | "chargeback";
            /** @description Names one of several reversals of parts. Ignored for a payment. */
            reversalId?: string | null;
            /** @enum {string} */
            type: "payment" | "reversal";
        };
        PeriodShape: {
            /** @description Available when the period ended. */
            closing: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** Format: date-time */
            from: string | null;
            /** @description Available when the period began. */
            opening: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** Format: date-time */
            to: string | null;
        };
        PersonalTokenRequest: {
            /** @description Left out or null: it works until it is revoked. */
            expiresInDays?: number | null;
            /**
             * @description What its owner knows it by.
             * @example nightly export
             */
            name: string;
            /** @description `read` looks, `write` changes and looks. `account`: the account itself and its instructions. `credits`: platform credits: balance, statement, limits and what is bought. `keys`: the own OpenAI key: its state, use and limits; with write it can be added and removed. `notices`: notices, and where they are sent. `operations`: what support, auditors and administrators do, as far as the account has the role. `projects`: projects, uploads, tasks and outputs; with write work is ordered too, which spends credits or the own key’s funds. */
            scopes: ("account:read" | "account:write" | "credits:read" | "credits:write" | "keys:read" | "keys:write" | "notices:read" | "notices:write" | "operations:read" | "operations:write" | "projects:read" | "projects:write")[];
        };
        PersonalTokenShape: {
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: date-time
             * @description Null: until it is revoked.
             */
            expiresAt: string | null;
            /**
             * Format: date-time
             * @description To the hour; null when it was never used.
             */
            lastUsedAt: string | null;
            name: string;
            /** @description `read` looks, `write` changes and looks. `account`: the account itself and its instructions. `credits`: platform credits: balance, statement, limits and what is bought. `keys`: the own OpenAI key: its state, use and limits; with write it can be added and removed. `notices`: notices, and where they are sent. `operations`: what support, auditors and administrators do, as far as the account has the role. `projects`: projects, uploads, tasks and outputs; with write work is ordered too, which spends credits or the own key’s funds. */
            scopes: ("account:read" | "account:write" | "credits:read" | "credits:write" | "keys:read" | "keys:write" | "notices:read" | "notices:write" | "operations:read" | "operations:write" | "projects:read" | "projects:write")[];
            /** Format: uuid */
            tokenId: string;
        };
        PersonalTokensShape: {
            /** @description Newest first. */
            items: components["schemas"]["PersonalTokenShape"][];
        };
        PricedOperationShape: {
            operation: string;
            /**
             * @description key-paid work is paid by an own key where one is in force, else with credits.
             * @enum {string}
             */
            operationClass: "credit-paid" | "key-paid";
            /** @description Added up exactly, rounded up once. */
            parts: components["schemas"]["PricePartShape"][];
        };
        PricePartShape: {
            /** @description Micro-credits for `per` units. */
            microCredits: string;
            per: number;
            unit: string;
        };
        PricesShape: {
            /** Format: date-time */
            adoptedAt: string;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description SHA-256 of the catalogue file's bytes, hex. */
            hash: string;
            /** @description How platform credits work, in plain sentences. */
            howCreditsWork: string[];
            /** @description Null where there is none. */
            monthlyRefill: components["schemas"]["MonthlyRefillShape"] | null;
            operations: components["schemas"]["PricedOperationShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
            signUpGrant: components["schemas"]["SignUpGrantShape"];
            version: string;
        };
        PriceVersionsShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Oldest first; the last one is in force. */
            items: components["schemas"]["DatedVersionShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
        };
        /** @description A problem as in RFC 9457. `code` is stable; clients decide by it, never by the title. */
        Problem: {
            code: string;
            /** @description What is wrong with the request, by JSON pointer into the body or by parameter. */
            errors?: {
                detail: string;
                parameter?: string;
                pointer?: string;
            }[];
            /** @example /requests/0197a2c4-5d7e-7c3e-8f11-2b6c1d3e4f50 */
            instance: string;
            /**
             * @description Which of the two things called credits is meant.
             * @enum {string}
             */
            purse?: "platform_credits" | "openai_account";
            reason?: string;
            /** @description What helps, the best first. */
            remedies?: string[];
            /** @description Seconds after which another try makes sense. */
            retryAfter?: number;
            /** @description The product rule that refused. */
            rule?: string;
            status: number;
            title: string;
            /** @example /problems/key_unusable */
            type: string;
        };
        ProjectCreatedMessage: {
            data: components["schemas"]["ProjectNewsShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "project.created";
        };
        ProjectDeletedMessage: {
            data: components["schemas"]["ProjectNewsShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "project.deleted";
        };
        ProjectNewsShape: {
            /** Format: uuid */
            projectId: string;
        };
        ProjectPlanRequest: {
            /** @description The language that is spoken, ISO 639-1. */
            language?: string;
            source: components["schemas"]["UploadSource"] | components["schemas"]["UrlSource"];
            /** @description The transcript is brought as a subtitle file: none is made, none is in the quote, and nothing is charged for it. */
            subtitles?: components["schemas"]["OwnSubtitles"];
            /** @description Thumbnails wanted; 6 when it is not said, 0 for none. */
            thumbnails?: number;
            /** @description Make a transcript; true when it is not said. */
            transcribe?: boolean;
        };
        ProjectShape: {
            /** @description The key it is bound to, or null. */
            boundTo: null | {
                lastFour?: string;
            };
            cards: components["schemas"]["CardShape"][];
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uuid
             * @description The project that this one was forked from, or null.
             */
            forkedFrom: string | null;
            /** @description The project’s own instructions, or null. */
            instructions: null | {
                bytes?: number;
                text?: string | null;
                version?: number;
            };
            name: string | null;
            /** Format: uuid */
            projectId: string;
            source: components["schemas"]["SourceShape"];
            /** @description The version of its name; If-Match names it. */
            version: number;
        };
        PromptShape: {
            /** @description Sent as the instructions; null for an image, which has none. */
            instructions: string | null;
            /** @description The most that the answer was allowed to be; null for an image. */
            maxOutputTokens: number | null;
            model: string;
            /** @description Sent as the last message: both levels of custom instructions and the card’s prompt with its variables filled in. */
            prompt: string;
            /** Format: uuid */
            taskId: string;
            /** @description Sent as the first message; null when no transcript went along. */
            transcript: string | null;
        };
        ProviderCostShape: {
            /** @enum {string} */
            label: "estimate";
            /** @description Micro-dollars as a decimal text. */
            microUsd: string;
            /** @description Version of the dated list of the provider’s prices. */
            priceVersion: string;
            /**
             * @description Paid from your OpenAI account, never with platform credits.
             * @enum {string}
             */
            purse: "openai_account";
        };
        QuotedBindingShape: {
            /** @description What made the rule apply here. */
            because: string;
            /** @description The key that would pay for generation in it for good; null when it would be bound to none. */
            boundTo: components["schemas"]["BindingShape"] | null;
            /** @description The product rule that says so. */
            rule: string;
            /** @description That rule in a sentence. */
            ruleSays: string;
        };
        QuotedCard: {
            /** Format: uuid */
            cardId: string;
            /** @enum {string} */
            kind: "card";
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            moreToCome?: boolean;
            /** @description Values for the variables of the card’s prompt. */
            values?: {
                [key: string]: string;
            };
        };
        QuotedImage: {
            /** @description How many images; one when it is not said. */
            count?: number;
            /**
             * @description png when it is not said.
             * @enum {string}
             */
            format?: "png" | "webp" | "jpeg";
            /** @enum {string} */
            kind: "image";
            /** @description A listed model; the platform’s standard one when it is not said. */
            model?: string;
            /** @description What the images are to show. */
            prompt: string;
            /**
             * @description medium when it is not said.
             * @enum {string}
             */
            quality?: "low" | "medium" | "high" | "xhigh" | "max" | "auto";
            /**
             * @description Width and height in pixels, or auto; 1024x1024 when it is not said.
             * @example 1024x1024
             */
            size?: string;
        };
        QuotedPartShape: {
            /** @description Money at the provider when an own key pays; null when platform credits do. */
            atProvider: components["schemas"]["MoneyAtProviderShape"] | null;
            /** @description What made the rule apply here. */
            because: string;
            /** @description Exactly the platform credits that are held; nothing when an own key pays. */
            ceiling: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description A forecast in platform credits; null when an own key pays. */
            estimate: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
            /** @description The model that would be called; null where none is. */
            model: string | null;
            /** @description The kind of work: download, transcription, thumbnails, text, card, image. */
            operation: string;
            /**
             * @description Platform credits, or the account’s own key at the provider.
             * @enum {string}
             */
            payer: "credits" | "own-key";
            /** @description Of the prices that the part is reckoned by: the platform’s catalogue, or the list of the provider’s prices when an own key pays. */
            priceVersion: string;
            /** @description The product rule that chose the purse. */
            rule: string;
            /** @description That rule in a sentence. */
            ruleSays: string;
        };
        QuotedText: {
            /** @enum {string} */
            kind: "text";
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            moreToCome?: boolean;
            /** @description What is to be written. */
            prompt: string;
            /** @description Send the transcript along; true when it is not said. */
            withTranscript?: boolean;
        };
        QuotedThumbnails: {
            /** @description How many pictures; 6 when it is not said. */
            count?: number;
            /** @enum {string} */
            kind: "thumbnails";
        };
        QuoteRequest: {
            work: components["schemas"]["QuotedCard"] | components["schemas"]["QuotedText"] | components["schemas"]["QuotedImage"] | components["schemas"]["QuotedThumbnails"];
        };
        QuoteShape: {
            /** @description Whether the platform credits suffice now. A quote sets none aside. */
            affordable: boolean;
            /** @description Platform credits that are free now. */
            available: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits that would be free while the ceiling is held; less than nothing when it does not fit. */
            availableAfter: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits that all parts together cost at most; exactly this is held. */
            ceiling: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description One for each task, in the order in which they run. */
            parts: components["schemas"]["QuotedPartShape"][];
            /**
             * @description Which of the two things called credits pays.
             * @enum {string}
             */
            purse: "platform_credits" | "openai_account";
        };
        ReadApiSettingsShape: {
            advice: components["schemas"]["KeyAdviceShape"];
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description The stored key, or null. */
            key: components["schemas"]["KeyShape"] | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /** @description Fixed by the platform; no request can change it. */
            split: components["schemas"]["SplitShape"];
        };
        ReadKeyTestShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description What the test cost at OpenAI; null when nothing was bought. */
            cost: components["schemas"]["ProviderCostShape"] | null;
            key: components["schemas"]["KeyShape"];
            /**
             * @description `not-asked`: it was asked about often enough in the last minute, or cannot be opened here.
             * @enum {string}
             */
            outcome: "accepted" | "invalid" | "restricted" | "expired" | "exhausted" | "rate-limited" | "unreachable" | "not-asked";
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description What was proven: that OpenAI knows the key, that it may make requests, or that it can pay. Null when nothing was.
             * @enum {string|null}
             */
            provenLevel: "authenticates" | "can-request" | "can-pay" | null;
            reason: string | null;
            /** @enum {string} */
            requestedLevel: "authenticates" | "can-pay";
        };
        ReadOutputShape: {
            /** @description What to know about the rate limit, in words. */
            advice: string | null;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** Format: uuid */
            cardId: string | null;
            cardVersion: number | null;
            /** @description What kind of trouble it failed from. */
            cause: string | null;
            model: string | null;
            operation: string;
            /** Format: uuid */
            outputId: string;
            /** @enum {string} */
            payer: "credits" | "own-key";
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            products: components["schemas"]["OutputProductShape"][];
            /** Format: uuid */
            projectId: string;
            /** Format: date-time */
            readyAt: string | null;
            reason: string | null;
            /** @description What helps when it stopped or failed. */
            remedies: string[];
            /** @description At a rate limit on the own key: whether removing the key would help here. It does not in a bound project. */
            removingTheKeyHelps: boolean | null;
            /** Format: date-time */
            requestedAt: string;
            /** @description True when the sandbox provider made it. */
            simulated: boolean;
            /** @enum {string} */
            state: "underway" | "ready" | "stopped" | "failed" | "cancelled";
            version: number;
        };
        ReadProjectShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description The key it is bound to, or null. */
            boundTo: null | {
                lastFour?: string;
            };
            cards: components["schemas"]["CardShape"][];
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            createdAt: string;
            /**
             * Format: uuid
             * @description The project that this one was forked from, or null.
             */
            forkedFrom: string | null;
            /** @description The project’s own instructions, or null. */
            instructions: null | {
                bytes?: number;
                text?: string | null;
                version?: number;
            };
            name: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /** Format: uuid */
            projectId: string;
            source: components["schemas"]["SourceShape"];
            /** @description The version of its name; If-Match names it. */
            version: number;
        };
        ReadTaskShape: {
            /** @description What to know about the rate limit, in words. */
            advice: string | null;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Paid calls sent so far. */
            attempts: number;
            cause: string | null;
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            estimatedEnd: string | null;
            /**
             * Format: uuid
             * @description The project that it was done and paid for, when this project inherited it as a fork: it cost nothing here, and its receipt is the one of then. Otherwise null.
             */
            inheritedFrom: string | null;
            operation: string;
            /** @enum {string} */
            payer: "credits" | "own-key";
            percent: number;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /** Format: uuid */
            projectId: string;
            /** @description What it waits for, or why it failed. */
            reason: string | null;
            /** @description What helps when it waits, stopped or failed. */
            remedies: string[];
            /** @description At a rate limit on the own key: whether removing the key would help here. It does not in a bound project. */
            removingTheKeyHelps: boolean | null;
            /** @description True when POST …/resume takes it up again. */
            resumable: boolean;
            /** @description The product rule that chose the purse. */
            rule: string;
            /** Format: date-time */
            scheduledAt: string;
            /** @enum {string} */
            state: "scheduled" | "running" | "waiting" | "stopped" | "succeeded" | "failed" | "cancelled";
            /** @description What is being done right now. */
            step: string | null;
            steps: number | null;
            stepsDone: number;
            /** Format: uuid */
            taskId: string;
            /** Format: date-time */
            waitsUntil: string | null;
        };
        ReadUploadShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            audioTracks: number;
            bytes: number;
            container: string | null;
            fileName: string | null;
            mediaType: string | null;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            problem: string | null;
            /** Format: date-time */
            receivedAt: string;
            seconds: number | null;
            /** @enum {string} */
            state: "ready" | "refused";
            /** Format: uuid */
            uploadId: string;
            video: null | Record<string, never>;
        };
        ReadUsageKeySettingsShape: {
            /** @description Whom it is for. */
            advice: string;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description What handing it over risks. */
            caution: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description It is about the OpenAI account, not platform credits.
             * @enum {string}
             */
            purse: "openai_account";
            /** @description The stored admin key; null, as from the start, when there is none. */
            usageKey: components["schemas"]["UsageKeyShape"] | null;
            /** @description What it is used for, and what it is never used for. */
            use: string;
        };
        ReceiptAtProviderShape: {
            /**
             * @description Whether the list had a price for the model; where it had none, the dearest model of its kind stood in.
             * @enum {string}
             */
            basis: "listed" | "dearest-known";
            /** @description False when nobody knows how one of the calls ended: what it may have cost at most is in the estimate then. */
            certain: boolean;
            /** @enum {string} */
            currency: "USD";
            /** @description Of all calls together, in whole micro-dollars; a dollar is 1,000,000 of them. */
            estimateMicroUsd: string;
            /** @description Says that this is our estimate and not the provider’s bill, which only the account at the provider shows. */
            label: string;
            /** @description The lists of the provider’s prices that were in force at the calls. */
            priceVersions: string[];
        };
        ReceiptAttemptShape: {
            /** Format: uuid */
            attemptId: string;
            cause: string | null;
            /** Format: date-time */
            endedAt: string | null;
            model: string;
            /** @description Which call for this part it was. */
            number: number;
            /**
             * @description `unknown`: nobody can say whether the provider carried it out. It is never charged to platform credits twice.
             * @enum {string}
             */
            outcome: "underway" | "delivered" | "failed" | "unknown";
            reason: string | null;
            /** @description The provider’s own id of the request, to ask the provider about. */
            requestId: string | null;
            /** Format: date-time */
            sentAt: string;
            /** @description True when the sandbox provider answered. */
            simulated: boolean;
            /** @description The part of the work that the call was for: always 0 except in a transcription. */
            step: number;
            /** @description What it used, by unit: `input-token`, `cached-input-token`, `output-token`, `image`, `second`. */
            usage: {
                [key: string]: number;
            };
        };
        ReceiptEventShape: {
            /** Format: date-time */
            at: string;
            /** @example HoldSettled */
            event: string;
            /** @description Where it lies in the log, for an auditor to find. */
            position: string;
        };
        ReceiptHoldShape: {
            /** @description Platform credits that were held: the most that the work could cost. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description The version of the platform’s price catalogue that it was held and charged under. */
            priceVersion: string;
            /**
             * @description `settled`: charged from it, the rest went back. `released`: all of it went back.
             * @enum {string}
             */
            status: "open" | "settled" | "released";
        };
        ReceiptKeyShape: {
            /**
             * @description The first eight digits of the key’s fingerprint: a hash keyed with a secret of this installation, so that nothing of the key can be computed from it. Receipts of the same key show the same digits.
             * @example 3fa91c07…
             */
            fingerprint: string;
            /** @description The last four characters of the key; null in receipts of orders that did not note them. */
            lastFour: string | null;
        };
        ReceiptPaymentShape: {
            /** @description Money at the provider when an own key pays, our estimate; null when platform credits do, and before a call was counted. */
            atProvider: components["schemas"]["ReceiptAtProviderShape"] | null;
            /** @description How the rule applied, as it was told when the work was ordered; null in receipts of orders that did not note it. */
            because: string | null;
            /** @description What the work cost above its hold, which the platform bore. Not a part of what was charged. */
            borneByPlatform: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Platform credits that the ledger took: exactly these. Zero when an own key pays; null until the hold is settled or released. */
            charged: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
            /** @description Null when an own key pays: no platform credits are held then. */
            hold: components["schemas"]["ReceiptHoldShape"] | null;
            /** @description Null when platform credits pay. */
            key: components["schemas"]["ReceiptKeyShape"] | null;
            /** @description Platform credits that it cost in the end: charged less returned. Null until something was charged or released. */
            net: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
            /** @enum {string} */
            payer: "credits" | "own-key";
            /**
             * @description The purse: the platform’s credits, or the user’s own account at OpenAI.
             * @enum {string}
             */
            purse: "platform_credits" | "openai_account";
            /** @description Null when the order cited no quote. */
            quote: components["schemas"]["ReceiptQuoteShape"] | null;
            /** @description Platform credits of the charge that were paid back since, all returns together. */
            returned: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Each return with its reason and its place in the log. */
            returns: components["schemas"]["ReceiptReturnShape"][];
            /** @description The product rule that chose the purse. */
            rule: string;
            /** @description The rule in its own words; null for a rule that is no longer in force. */
            ruleSays: string | null;
        };
        ReceiptQuoteShape: {
            /** @description Platform credits that it promised for this part at most; nothing when an own key pays. */
            ceiling: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Micro-dollars at the provider that it named for this part at most, by our estimate; null when platform credits pay. */
            ceilingAtProviderMicroUsd: string | null;
            /**
             * Format: date-time
             * @description Until when it could be cited.
             */
            expiresAt: string;
            /** @description Of the prices that it was reckoned by. */
            priceVersion: string;
            /** @description The `quoteId` that the order cited. */
            quoteId: string;
        };
        ReceiptReturnShape: {
            /** @description Platform credits that were paid back. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** Format: date-time */
            at: string;
            /** @description Where the entry lies in the log. */
            position: string;
            /** @description Why, as a stable word; `unusable-result` when the service itself found that its result was of no use. */
            reason: string;
            /** Format: uuid */
            returnId: string;
        };
        ReceiptShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Every call to the provider, in the order in which they were sent. */
            attempts: components["schemas"]["ReceiptAttemptShape"][];
            /** Format: uuid */
            cardId: string | null;
            /** @description The version of the card that was run. */
            cardVersion: number | null;
            /** Format: date-time */
            endedAt: string | null;
            /** @description The events of the log that all this is read from. */
            events: components["schemas"]["ReceiptEventShape"][];
            instructions: components["schemas"]["InstructionVersionsShape"];
            model: string | null;
            operation: string;
            payment: components["schemas"]["ReceiptPaymentShape"];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /** Format: uuid */
            projectId: string;
            /** @description Why it failed or was given up; `result-missing` or `result-damaged` when what it had made was found to be lost later. */
            reason: string | null;
            /** Format: date-time */
            requestedAt: string;
            /** @description True when the sandbox provider made it. */
            simulated: boolean;
            /** @enum {string} */
            state: "underway" | "succeeded" | "failed" | "cancelled";
            /**
             * Format: uuid
             * @description Of the task, and of the output that it made.
             */
            taskId: string;
            /** @description What was used, by unit. `input-token` counts those that the provider did not have in its cache, `cached-input-token` those that it had. */
            usage: {
                [key: string]: number;
            };
            /** @description Counts the outputs of the same card or operation; null for work of the project’s creation. */
            version: number | null;
        };
        RecoveryCodesShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** @description Each stands in for the second factor once, in place of a code. They are shown this once; earlier ones work no longer. */
            recoveryCodes: string[];
        };
        RedeemPasswordResetRequest: {
            /**
             * Format: password
             * @description At least 15 characters.
             */
            new: string;
            /**
             * Format: password
             * @description The code from the letter, or from the operator. It works once.
             */
            token: string;
        };
        RefreshRequest: {
            /** Format: password */
            refreshToken: string;
        };
        RefreshShape: {
            /**
             * Format: date-time
             * @description When the session ends however often it is refreshed.
             */
            endsAt: string;
            /** @description Good once, at POST /v1/sessions/refresh. Keep it safer than the other. It is shown this once. */
            token: string;
            /**
             * Format: date-time
             * @description When the session’s `token` is worth nothing any more; refresh before or after.
             */
            tokenExpiresAt: string;
        };
        RemovalPreviewShape: {
            /** @description What leaving costs: which purse pays afterwards. */
            afterwards: components["schemas"]["AfterwardsShape"][];
            /** @description Platform credits that you have now. */
            creditsAvailable: {
                /** @example 1500000 */
                microCredits: string;
            };
            key: components["schemas"]["KeyShape"];
            /** @description All projects that would lock; `projects` lists one page of them. */
            lockedProjects: number;
            /** @description The cursor of the next page of projects; null on the last one. */
            next: string | null;
            projects: components["schemas"]["LockingProjectShape"][];
            /** @description What goes on as before in the projects that lock. */
            staysPossible: string[];
            /** @description Work under way with this key: the call in flight ends, no further one begins, and credits pay for none of it. */
            stoppingTasks: components["schemas"]["StoppingTaskShape"][];
            stoppingTasksInAll: number;
        };
        RenameRequest: {
            name: string;
        };
        ReplayRequest: {
            /**
             * Format: date-time
             * @description Everything that happened from then on is sent again, each under the id that it had.
             */
            since: string;
        };
        RestoreRequest: {
            /** @description The number of an earlier version, as the list of versions tells it. */
            version: number;
        };
        ReturnRequest: {
            /** @description A part of the charge; null or left out for all that is left of it. */
            amount?: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
            /** @description Why, in your own words; kept sealed with the entry. */
            note: string;
            /**
             * @description The word that the statement shows.
             * @enum {string}
             */
            reason: "purchase" | "goodwill" | "promotion" | "compensation" | "billing-error" | "unusable-result" | "other";
            /**
             * Format: uuid
             * @description The task that was charged.
             */
            taskId: string;
        };
        RoleRequest: {
            /** @enum {string} */
            role: "user" | "support" | "auditor" | "admin";
        };
        RolesChangedShape: {
            /** Format: uuid */
            accountId: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
        };
        RunCancelledMessage: {
            data: components["schemas"]["WorkEndedShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "run.cancelled";
        };
        RunCardRequest: {
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            moreToCome?: boolean;
            /** @description The quoteId of a quote for exactly this. It is then done under that quote, for at most its ceiling and paid by its payer, or refused with quote_outdated; without one, the terms of the moment apply. */
            quoteId?: string;
            /** @description Values for the variables of the card’s prompt. */
            values?: {
                [key: string]: string;
            };
        };
        RunFailedMessage: {
            data: components["schemas"]["WorkEndedShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "run.failed";
        };
        RunStoppedMessage: {
            data: components["schemas"]["WorkStoppedShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "run.stopped";
        };
        SecondFactorProofRequest: {
            /**
             * Format: password
             * @description Six digits of the authenticator app, or a recovery code (`XXXX-XXXX-XXXX-XXXX`). Each works once.
             */
            code: string;
            /**
             * Format: password
             * @description The account’s password, once more.
             */
            password: string;
        };
        SecondFactorShape: {
            /** @description How many recovery codes were not used yet. */
            recoveryCodesLeft: number;
            /**
             * @description `on`: a sign-in takes a code as well. One that was begun and not confirmed is `off`.
             * @enum {string}
             */
            state: "on" | "off";
        };
        SegmentText: {
            /** @description The id of a segment. */
            segmentId: string;
            /** @description Plain text; what looks like markup stays text. */
            text: string;
        };
        SessionShape: {
            /** Format: date-time */
            createdAt: string;
            /** @description True for the session that asks. */
            current: boolean;
            /** Format: date-time */
            expiresAt: string;
            /**
             * Format: date-time
             * @description To the minute.
             */
            lastUsedAt: string;
            /** Format: uuid */
            sessionId: string;
            /**
             * @description Of which kind its tokens are.
             * @enum {string}
             */
            tokens: "lasting" | "refreshing";
        };
        SessionsShape: {
            /** @description Newest first. */
            items: components["schemas"]["SessionShape"][];
        };
        SignedUpShape: {
            /** Format: uuid */
            accountId: string;
            /**
             * @description Whether the e-mail address was confirmed. `awaited`: a letter is on its way, and the sign-up credits come once it was answered. `none`: nobody asks for it.
             * @enum {string}
             */
            confirmation: "none" | "awaited" | "confirmed";
            /**
             * Format: date-time
             * @description When the session ends unless it is used, or refreshed where it has a refresh token; each use or refresh moves it.
             */
            expiresAt: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** @description Null unless `refreshing` tokens were asked for. */
            refresh: components["schemas"]["RefreshShape"] | null;
            /** Format: uuid */
            sessionId: string;
            /** @description Send it as `Authorization: Bearer …`. It is shown this once. */
            token: string;
        };
        SignInRequest: {
            /**
             * Format: password
             * @description Needed where the account has a second factor. Six digits of the authenticator app, or a recovery code (`XXXX-XXXX-XXXX-XXXX`). Each works once. Without it `second_factor_required` is the answer, and the same request with it is sent next.
             */
            code?: string;
            email: string;
            /** Format: password */
            password: string;
            /**
             * @description `lasting`: one token for the whole session; it is prolonged by use. `refreshing`, for apps: a token for 15 minutes, and a refresh token that is changed for new ones.
             * @enum {string}
             */
            tokens?: "lasting" | "refreshing";
        };
        SignUpGrantShape: {
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            expiresAfterDays: number | null;
            /** @description Lower burns first. */
            priority: number;
        };
        SignUpRequest: {
            /**
             * @description Written in any case; it is recognised all the same.
             * @example ada@example.org
             */
            email: string;
            /**
             * Format: password
             * @description Needed where accounts are opened by invitation alone; it works once.
             */
            invitation?: string;
            /**
             * Format: password
             * @description At least 15 characters; any of them, blanks too. A few words make a good one.
             */
            password: string;
            /**
             * @description `lasting`: one token for the whole session; it is prolonged by use. `refreshing`, for apps: a token for 15 minutes, and a refresh token that is changed for new ones.
             * @enum {string}
             */
            tokens?: "lasting" | "refreshing";
        };
        SourceImportedMessage: {
            data: components["schemas"]["WorkDoneShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "source.imported";
        };
        SourceShape: {
            /** @enum {string} */
            kind: "upload" | "url";
            /** @description Seconds that are paid for at most. */
            maxSeconds?: number;
            seconds?: number;
            /** Format: uuid */
            uploadId?: string;
            url?: string | null;
        };
        SpeakerChange: {
            /** @enum {string} */
            kind: "speaker";
            /** @description Ids of segments. */
            segmentIds: string[];
            /** @description The id of a speaker; null for nobody in particular. */
            speakerId: string | null;
        };
        SpeakersChange: {
            /** @enum {string} */
            kind: "speakers";
            /** @description All of them: known ones are renamed, those left out are taken off what they said. */
            speakers: components["schemas"]["NamedSpeaker"][];
        };
        SpeakerShape: {
            id: string;
            /** @description As exports and prompts call them. */
            name: string;
        };
        SpendingLimitRequest: {
            /** @description Platform credits for a calendar month in UTC; null lifts the limit. Work that was admitted before goes on to its end. */
            limit: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
        };
        SpendingLimitShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Set aside for tasks that have not ended; counts against the limit until they have. */
            held: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description What may still be admitted this month: limit − spent − held, at least 0; null without a limit. */
            left: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
            /** @description For a calendar month in UTC; null for none. */
            limit: {
                /** @example 1500000 */
                microCredits: string;
            } | null;
            /**
             * @description The month that is meant, in UTC.
             * @example 2026-11
             */
            month: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
            /** @description Charged in this month, less what of it was paid back. */
            spent: {
                /** @example 1500000 */
                microCredits: string;
            };
        };
        SplitChange: {
            /** @description After so many characters of its text; between two words, or the times of its words are lost. */
            at: number;
            /** @enum {string} */
            kind: "split";
            /** @description The id of a segment. */
            segmentId: string;
        };
        SplitShape: {
            /** @description Paid with the key, never with platform credits. */
            ownKey: string[];
            /** @description Paid with platform credits, key or no key. */
            platformCredits: string[];
        };
        StartingGrant: {
            /** Format: uuid */
            grantId: string;
            /** Format: date-time */
            startsAt: string;
        };
        StatementEntryShape: {
            /** @description What it was about: granted, set aside, charged, given back. */
            amount: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** Format: date-time */
            at: string;
            /** @description Platform credits; one credit is 1,000,000 micro-credits. */
            availableAfter: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description What the movement did to the available credits. */
            change: {
                /** @example 1500000 */
                microCredits: string;
            };
            /**
             * Format: uuid
             * @description The event that moved the credits.
             */
            entryId: string;
            /** @enum {string} */
            kind: "granted" | "started" | "held" | "extended" | "charged" | "returned" | "released" | "expired" | "adjusted" | "reversed" | "shortfall" | "borne-by-platform";
            operation: string | null;
            /** @description Where that event lies in the log. */
            position: string;
            /** @description The price catalogue that it was reckoned by. */
            priceVersion: string | null;
            /** Format: uuid */
            projectId: string | null;
            reason: string;
            /** Format: uuid */
            taskId: string | null;
        };
        StatementShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Available after the last item of this page. */
            closing: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description Oldest first. */
            items: components["schemas"]["StatementEntryShape"][];
            /** @description The cursor of the next page; null on the last one. */
            next: string | null;
            /** @description Available before the first item of this page. */
            opening: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description The whole period, whatever page this is. */
            period: components["schemas"]["PeriodShape"];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
        };
        StoppingTaskShape: {
            operation: string;
            /** Format: uuid */
            projectId: string;
            /** Format: uuid */
            taskId: string;
        };
        StorageShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            availableBytes: number | null;
            /** @description Transcripts, thumbnails, texts and images. */
            madeBytes: number;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /** @description Nothing new is taken beyond it; null when there is no bound. */
            quotaBytes: number | null;
            /** @description Videos that were sent or imported. Deleting the projects that have them frees it. */
            sourceBytes: number;
            /** @description Source videos of projects untouched for so many days are deleted; what was made stays. Null keeps them. */
            sourceRetentionDays: number | null;
            usedBytes: number;
        };
        SubtitleRemarkShape: {
            /** @description How many cues it concerns; 0 for the whole file. */
            cues: number;
            /** @description The line of the first of them; null for the whole file. */
            firstLine: number | null;
            /** @enum {string} */
            what: "encoding_guessed" | "ends_before_it_begins" | "not_in_order" | "overlaps" | "has_no_text" | "too_many_speakers";
        };
        TaskOrderedShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** Format: uuid */
            taskId: string;
        };
        TaskShape: {
            /** @description What to know about the rate limit, in words. */
            advice: string | null;
            /** @description Paid calls sent so far. */
            attempts: number;
            cause: string | null;
            /** Format: date-time */
            changedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            estimatedEnd: string | null;
            /**
             * Format: uuid
             * @description The project that it was done and paid for, when this project inherited it as a fork: it cost nothing here, and its receipt is the one of then. Otherwise null.
             */
            inheritedFrom: string | null;
            operation: string;
            /** @enum {string} */
            payer: "credits" | "own-key";
            percent: number;
            /** Format: uuid */
            projectId: string;
            /** @description What it waits for, or why it failed. */
            reason: string | null;
            /** @description What helps when it waits, stopped or failed. */
            remedies: string[];
            /** @description At a rate limit on the own key: whether removing the key would help here. It does not in a bound project. */
            removingTheKeyHelps: boolean | null;
            /** @description True when POST …/resume takes it up again. */
            resumable: boolean;
            /** @description The product rule that chose the purse. */
            rule: string;
            /** Format: date-time */
            scheduledAt: string;
            /** @enum {string} */
            state: "scheduled" | "running" | "waiting" | "stopped" | "succeeded" | "failed" | "cancelled";
            /** @description What is being done right now. */
            step: string | null;
            steps: number | null;
            stepsDone: number;
            /** Format: uuid */
            taskId: string;
            /** Format: date-time */
            waitsUntil: string | null;
        };
        TasksShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["TaskShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        TextChange: {
            /** @enum {string} */
            kind: "text";
            segments: components["schemas"]["SegmentText"][];
        };
        TextPieceShape: {
            /** @description Where the piece begins, in UTF-16 units from the start of the text. */
            offset: number;
            text: string;
        };
        TextRequest: {
            /** @description At most so many output tokens; the ceiling of the quote rests on it. */
            maxOutputTokens?: number;
            /** @description A listed model; the platform’s standard one when it is not said. */
            model?: string;
            /** @description More texts of this project will follow soon: share the transcript in the provider’s cache. */
            moreToCome?: boolean;
            /** @description What is to be written. */
            prompt: string;
            /** @description The quoteId of a quote for exactly this. It is then done under that quote, for at most its ceiling and paid by its payer, or refused with quote_outdated; without one, the terms of the moment apply. */
            quoteId?: string;
            /** @description Send the transcript along; true when it is not said. */
            withTranscript?: boolean;
        };
        ThresholdsRequest: {
            /** @description They replace the ones before; an empty list gives them up. */
            thresholds: {
                /** @example 1500000 */
                microCredits: string;
            }[];
        };
        ThresholdsShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
            /** @description Those that were crossed downwards and not upwards since. */
            reached: {
                /** @example 1500000 */
                microCredits: string;
            }[];
            /** @description Highest first. A notice comes when what is not spent (available + held) falls to a threshold, once until it has risen above it again. */
            thresholds: {
                /** @example 1500000 */
                microCredits: string;
            }[];
        };
        ThumbnailShape: {
            atSeconds: number;
            bytes: number;
            height: number;
            index: number;
            mediaType: string;
            /** Format: uuid */
            taskId: string;
            width: number;
        };
        ThumbnailsRequest: {
            /** @description How many pictures; 6 when it is not said. */
            count?: number;
            /** @description The quoteId of a quote for exactly this. It is then done under that quote, for at most its ceiling and paid by its payer, or refused with quote_outdated; without one, the terms of the moment apply. */
            quoteId?: string;
        };
        ThumbnailsShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            items: components["schemas"]["ThumbnailShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
        };
        TombstoneShape: {
            /** Format: uuid */
            accountId: string;
            /**
             * @description On whose word it was erased.
             * @enum {string}
             */
            by: "owner" | "operator";
            completed: components["schemas"]["ErasureCompletedShape"] | null;
            erased: components["schemas"]["ErasureMarkShape"];
            /**
             * @description `underway` goes on by itself; ask again.
             * @enum {string}
             */
            state: "underway" | "complete";
        };
        TranscriptCompletedMessage: {
            data: components["schemas"]["WorkDoneShape"];
            /**
             * Format: date-time
             * @description When it happened.
             */
            timestamp: string;
            /** @enum {string} */
            type: "transcript.completed";
        };
        TranscriptSegmentShape: {
            /** @description Seconds from the start of the video. */
            end: number;
            id: string;
            /** @description The id of who speaks, of `speakers`; missing where nobody knows. */
            speaker?: string;
            /** @description Seconds from the start of the video. */
            start: number;
            text: string;
            /** @description Empty where nobody gave times to single words, as in a subtitle file. */
            words: components["schemas"]["TranscriptWordShape"][];
        };
        TranscriptShape: {
            durationSeconds: number;
            /** @description The language that was heard; null where it is not known, or several were. */
            language: string | null;
            segments: components["schemas"]["TranscriptSegmentShape"][];
            /** @description True when the sandbox provider listened. */
            simulated: boolean;
            /** @description Missing where nobody said who speaks. */
            speakers?: components["schemas"]["SpeakerShape"][];
        };
        TranscriptWordShape: {
            /** @description Seconds from the start of the video. */
            end: number;
            /** @description True where the time was spread inside the segment, because the model gave none. */
            estimated: boolean;
            /** @description Seconds from the start of the video. */
            start: number;
            text: string;
        };
        UploadSource: {
            /** @enum {string} */
            kind: "upload";
            /**
             * Format: uuid
             * @description The id of a finished upload.
             */
            uploadId: string;
        };
        UrlSource: {
            /** @enum {string} */
            kind: "url";
            /** @description At most so many seconds; needed only where the length cannot be found out beforehand. */
            maxSeconds?: number;
            /**
             * @description The address of the media file itself, not of a page that shows it.
             * @example https://example.org/talk.mp4
             */
            url: string;
        };
        UsageDriftShape: {
            /**
             * Format: date-time
             * @description When OpenAI was asked; an answer is remembered for a minute.
             */
            askedAt: string;
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            from: string;
            items: components["schemas"]["DayDriftShape"][];
            /** @description Everything that OpenAI reports in that time, by its id of the key. */
            keys: components["schemas"]["KeyFiguresShape"][];
            /**
             * @description What our own figures are.
             * @enum {string}
             */
            label: "estimate";
            /** @description Whose figures these are, and what they are not. */
            notice: string;
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Money of the OpenAI account, not platform credits.
             * @enum {string}
             */
            purse: "openai_account";
            /** @description Where OpenAI shows its own figures. */
            realFigures: string;
            /** @description Seconds after which asking again makes sense. */
            retryAfterSeconds: number | null;
            /**
             * @description What OpenAI’s figures cover.
             * @enum {string}
             */
            scope: "organisation" | "named_keys";
            /** @description OpenAI’s side is simulated here. */
            simulated: boolean;
            to: string;
            total: components["schemas"]["DriftTotalShape"];
            /** @description Why the reports could not be read; null when they were. */
            trouble: string | null;
        };
        UsageGroupShape: {
            /** @description What finished tasks were charged. */
            charged: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description The day, the kind of work or the id of the project. */
            group: string;
            /** @description What of charges was paid back in the period. */
            returned: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description How many tasks were charged. */
            tasks: number;
        };
        UsageKeyRequest: {
            /**
             * Format: password
             * @description An admin key of your OpenAI organisation that may read usage (sk-admin-…). A project key is refused here. It is never shown again.
             * @example sk-admin-…
             */
            secret: string;
        };
        UsageKeyShape: {
            /** Format: date-time */
            addedAt: string;
            /**
             * Format: date-time
             * @description When its state changed last.
             */
            changedAt: string;
            lastFour: string;
            /** @description The permission that it lacks, where OpenAI named one. */
            missingPermission: string | null;
            prefix: string;
            /** @description Why OpenAI refused it, a stable sub-reason. */
            reason: string | null;
            /**
             * @description The state of this key alone: it blocks nothing, and says nothing of the key that pays.
             * @enum {string}
             */
            status: "works" | "unverified" | "refused" | "unreadable";
        };
        UsageShape: {
            /**
             * Format: date-time
             * @description Service time of the last event that the answer has seen.
             */
            asOf: string;
            /** @enum {string} */
            by: "day" | "operation" | "project";
            /** Format: date-time */
            from: string;
            items: components["schemas"]["UsageGroupShape"][];
            /** @description Send it back as Keyreel-Position to read nothing older. */
            position: string;
            /**
             * @description Platform credits, not the funds of an OpenAI account.
             * @enum {string}
             */
            purse: "platform_credits";
            /** Format: date-time */
            to: string;
            total: components["schemas"]["UsageSums"];
        };
        UsageSums: {
            /** @description What finished tasks were charged. */
            charged: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description What of charges was paid back in the period. */
            returned: {
                /** @example 1500000 */
                microCredits: string;
            };
            /** @description How many tasks were charged. */
            tasks: number;
        };
        UsageSumShape: {
            cachedInputTokens: number;
            /** @description Calls that were billed, or may have been. */
            calls: number;
            /** @description Those of them that brought nothing, or whose end nobody knows. */
            fruitlessCalls: number;
            images: number;
            /** @description Cached ones included. */
            inputTokens: number;
            /** @description Micro-dollars of the OpenAI account as decimal text: 1000000 are one dollar. Our estimate, not the provider’s bill. */
            microUsd: string;
            /** @description The day, model, project id, card id, masked key or kind of work; null for work without a card, and for the total. */
            of: string | null;
            outputTokens: number;
            /** @description True when a model had no listed price, and the dearest one of its kind stood in. */
            priceAssumed: boolean;
            /** @description The dated lists of the provider’s prices that it was reckoned by, each on its day. */
            priceVersions: string[];
            /** @description Part of it for calls whose end nobody knows, counted as if they had cost all that they could. */
            uncertainMicroUsd: string;
        };
        WebhookChangeRequest: {
            /**
             * @description Nothing is sent while it is paused; once it is active again it is told everything that it missed, in order.
             * @enum {string}
             */
            state?: "active" | "paused";
            /** @description `project.created`: a project was made. `project.deleted`: a project was deleted. `source.imported`: the video behind a URL has arrived. `transcript.completed`: the transcript of a project is there. `output.completed`: thumbnails, a text, a card’s output or images are there. `run.stopped`: a task stopped and waits for its owner. `run.failed`: a task ended without its result. `run.cancelled`: a task was given up. `key.status_changed`: the own OpenAI key was stored, removed, got into trouble or works again; what is spent there are funds of the OpenAI account. `balance.low`: what is left of the platform’s credits fell to a threshold of the owner’s */
            types?: ("project.created" | "project.deleted" | "source.imported" | "transcript.completed" | "output.completed" | "run.stopped" | "run.failed" | "run.cancelled" | "key.status_changed" | "balance.low")[];
            /**
             * @description A public https address; or one that the operator has listed. It may hold a secret of yours: it is kept sealed.
             * @example https://example.org/keyreel
             */
            url?: string;
        };
        WebhookRequest: {
            /** @description All of them when it is not said. `project.created`: a project was made. `project.deleted`: a project was deleted. `source.imported`: the video behind a URL has arrived. `transcript.completed`: the transcript of a project is there. `output.completed`: thumbnails, a text, a card’s output or images are there. `run.stopped`: a task stopped and waits for its owner. `run.failed`: a task ended without its result. `run.cancelled`: a task was given up. `key.status_changed`: the own OpenAI key was stored, removed, got into trouble or works again; what is spent there are funds of the OpenAI account. `balance.low`: what is left of the platform’s credits fell to a threshold of the owner’s */
            types?: ("project.created" | "project.deleted" | "source.imported" | "transcript.completed" | "output.completed" | "run.stopped" | "run.failed" | "run.cancelled" | "key.status_changed" | "balance.low")[];
            /**
             * @description A public https address; or one that the operator has listed. It may hold a secret of yours: it is kept sealed.
             * @example https://example.org/keyreel
             */
            url: string;
        };
        WebhookShape: {
            /** Format: date-time */
            addedAt: string;
            /**
             * Format: date-time
             * @description Since when nothing has been taken; null while it does well.
             */
            failingSince: string | null;
            /**
             * @description Its owner paused it; or it took nothing for three days; or it answered 410.
             * @enum {string|null}
             */
            pausedBecause: "owner" | "failing" | "gone" | null;
            /** @enum {string} */
            state: "active" | "paused";
            /** @description `project.created`: a project was made. `project.deleted`: a project was deleted. `source.imported`: the video behind a URL has arrived. `transcript.completed`: the transcript of a project is there. `output.completed`: thumbnails, a text, a card’s output or images are there. `run.stopped`: a task stopped and waits for its owner. `run.failed`: a task ended without its result. `run.cancelled`: a task was given up. `key.status_changed`: the own OpenAI key was stored, removed, got into trouble or works again; what is spent there are funds of the OpenAI account. `balance.low`: what is left of the platform’s credits fell to a threshold of the owner’s */
            types: ("project.created" | "project.deleted" | "source.imported" | "transcript.completed" | "output.completed" | "run.stopped" | "run.failed" | "run.cancelled" | "key.status_changed" | "balance.low")[];
            /**
             * @description A public https address; or one that the operator has listed. It may hold a secret of yours: it is kept sealed.
             * @example https://example.org/keyreel
             */
            url: string;
            /** Format: uuid */
            webhookId: string;
        };
        WebhooksShape: {
            /** @description First to last. */
            items: components["schemas"]["WebhookShape"][];
        };
        WebhookTestShape: {
            /** @description The receiver answered with 2xx. */
            delivered: boolean;
            /** @description Why there was no answer, as a stable word. */
            problem: string | null;
            /** @description HTTP status of the answer; null when there was none. */
            status: number | null;
        };
        WordsVersionShape: {
            /** Format: date-time */
            at: string;
            /** @description The version that was edited or restored; null otherwise. */
            basedOn: number | null;
            /** @description The entity tag of these words: a change of the newest names it in If-Match. */
            etag: string;
            /**
             * @description By a transcription, as a subtitle file, by a change of its owner, as an earlier version, or from the project that this one was forked from.
             * @enum {string}
             */
            how: "heard" | "brought" | "edited" | "restored" | "inherited";
            /** @description Until the end of the last segment, or of the sound where it was heard. */
            seconds: number;
            segments: number;
            /**
             * Format: uuid
             * @description The transcription that heard it, whose receipt tells what was paid; null for all other words, which cost nothing.
             */
            taskId: string | null;
            /** @description Counts from 1; the highest is the newest. */
            version: number;
        };
        WorkDoneShape: {
            /** @description `download`, `transcription`, `thumbnails`, `text`, `card` or `image`. */
            operation: string;
            /**
             * @description Platform credits, or the funds of the own OpenAI account.
             * @enum {string}
             */
            payer: "credits" | "own-key";
            /** @description How many files it made; their content is read by its own routes. */
            products: number;
            /** Format: uuid */
            projectId: string;
            /** Format: uuid */
            taskId: string;
        };
        WorkEndedShape: {
            /** @description A stable word; null where it was given up. */
            cause: string | null;
            /** @description `download`, `transcription`, `thumbnails`, `text`, `card` or `image`. */
            operation: string;
            /**
             * @description Platform credits, or the funds of the own OpenAI account.
             * @enum {string}
             */
            payer: "credits" | "own-key";
            /** Format: uuid */
            projectId: string;
            /** @description A stable word. */
            reason: string;
            /** Format: uuid */
            taskId: string;
        };
        WorkShape: {
            /** @enum {string} */
            payer: "credits" | "own-key";
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            quote: components["schemas"]["QuoteShape"];
            rule: string;
            /**
             * Format: uuid
             * @description Of the task, and of the output that it will make.
             */
            taskId: string;
        };
        WorkStoppedShape: {
            /** Format: uuid */
            projectId: string;
            /** @enum {string} */
            reason: "key-removed" | "key-unusable" | "own-limit-reached" | "cancelled-by-user";
            /** Format: uuid */
            taskId: string;
        };
        WrittenKeyChangedShape: {
            advice: components["schemas"]["KeyAdviceShape"];
            /** @description The stored key, or null. */
            key: components["schemas"]["KeyShape"] | null;
            /** @description Projects bound to the key that went: they generate nothing until it is back. */
            lockedProjects: number;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** @description Fixed by the platform; no request can change it. */
            split: components["schemas"]["SplitShape"];
            /** @description Projects bound to the key that came: they generate again. */
            unlockedProjects: number;
        };
        WrittenKeyShape: {
            /** Format: date-time */
            addedAt: string;
            /** @description While true, new projects are refused until the key works again or is removed. */
            blocksNewProjects: boolean;
            /** Format: date-time */
            changedAt: string;
            /**
             * Format: date-time
             * @description The date that you chose for its end.
             */
            expiresAt: string | null;
            lastFour: string;
            /** Format: date-time */
            lastVerifiedAt: string | null;
            /**
             * Format: date-time
             * @description When it will be asked about again.
             */
            nextCheckAt: string | null;
            /** @description True when a free check was wrong about its funds: only a paid test, or work that it pays, shows that it has some again. */
            paidProofNeeded: boolean;
            /** @description You consented to tiny paid tests at OpenAI, so that the key recovers by itself. */
            paidTestAllowed: boolean;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** @description What the key begins with; tells its kind. */
            prefix: string;
            /** Format: date-time */
            rateLimitedUntil: string | null;
            /** @description Why the provider refused it, a stable sub-reason. */
            reason: string | null;
            /** @enum {string} */
            status: "usable" | "unverified" | "rate-limited" | "invalid" | "restricted" | "expired" | "exhausted" | "unreadable";
        };
        WrittenNewWebhookShape: {
            /** Format: date-time */
            addedAt: string;
            /**
             * Format: date-time
             * @description Since when nothing has been taken; null while it does well.
             */
            failingSince: string | null;
            /**
             * @description Its owner paused it; or it took nothing for three days; or it answered 410.
             * @enum {string|null}
             */
            pausedBecause: "owner" | "failing" | "gone" | null;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** @description Shown this once. `whsec_` and base64, as Standard Webhooks 1.0 has it: each message bears `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, which is `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body` with the decoded secret as the key; several are parted by spaces. Refuse what is older than five minutes, and take each id once. */
            secret: string;
            /** @enum {string} */
            state: "active" | "paused";
            /** @description `project.created`: a project was made. `project.deleted`: a project was deleted. `source.imported`: the video behind a URL has arrived. `transcript.completed`: the transcript of a project is there. `output.completed`: thumbnails, a text, a card’s output or images are there. `run.stopped`: a task stopped and waits for its owner. `run.failed`: a task ended without its result. `run.cancelled`: a task was given up. `key.status_changed`: the own OpenAI key was stored, removed, got into trouble or works again; what is spent there are funds of the OpenAI account. `balance.low`: what is left of the platform’s credits fell to a threshold of the owner’s */
            types: ("project.created" | "project.deleted" | "source.imported" | "transcript.completed" | "output.completed" | "run.stopped" | "run.failed" | "run.cancelled" | "key.status_changed" | "balance.low")[];
            /**
             * @description A public https address; or one that the operator has listed. It may hold a secret of yours: it is kept sealed.
             * @example https://example.org/keyreel
             */
            url: string;
            /** Format: uuid */
            webhookId: string;
        };
        WrittenShape: {
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
        };
        WrittenUploadShape: {
            audioTracks: number;
            bytes: number;
            container: string | null;
            fileName: string | null;
            mediaType: string | null;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            problem: string | null;
            /** Format: date-time */
            receivedAt: string;
            seconds: number | null;
            /** @enum {string} */
            state: "ready" | "refused";
            /** Format: uuid */
            uploadId: string;
            video: null | Record<string, never>;
        };
        WrittenUsageKeySettingsShape: {
            /** @description Whom it is for. */
            advice: string;
            /** @description What handing it over risks. */
            caution: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /**
             * @description It is about the OpenAI account, not platform credits.
             * @enum {string}
             */
            purse: "openai_account";
            /** @description The stored admin key; null, as from the start, when there is none. */
            usageKey: components["schemas"]["UsageKeyShape"] | null;
            /** @description What it is used for, and what it is never used for. */
            use: string;
        };
        WrittenWebhookSecretShape: {
            /**
             * Format: date-time
             * @description Until then messages are signed with the old secret too.
             */
            oldSignsUntil: string;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** @description Shown this once. `whsec_` and base64, as Standard Webhooks 1.0 has it: each message bears `webhook-id`, `webhook-timestamp` (seconds) and `webhook-signature`, which is `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body` with the decoded secret as the key; several are parted by spaces. Refuse what is older than five minutes, and take each id once. */
            secret: string;
        };
        WrittenWebhookShape: {
            /** Format: date-time */
            addedAt: string;
            /**
             * Format: date-time
             * @description Since when nothing has been taken; null while it does well.
             */
            failingSince: string | null;
            /**
             * @description Its owner paused it; or it took nothing for three days; or it answered 410.
             * @enum {string|null}
             */
            pausedBecause: "owner" | "failing" | "gone" | null;
            /** @description Send it back as Keyreel-Position to read what was written. */
            position: string;
            /** @enum {string} */
            state: "active" | "paused";
            /** @description `project.created`: a project was made. `project.deleted`: a project was deleted. `source.imported`: the video behind a URL has arrived. `transcript.completed`: the transcript of a project is there. `output.completed`: thumbnails, a text, a card’s output or images are there. `run.stopped`: a task stopped and waits for its owner. `run.failed`: a task ended without its result. `run.cancelled`: a task was given up. `key.status_changed`: the own OpenAI key was stored, removed, got into trouble or works again; what is spent there are funds of the OpenAI account. `balance.low`: what is left of the platform’s credits fell to a threshold of the owner’s */
            types: ("project.created" | "project.deleted" | "source.imported" | "transcript.completed" | "output.completed" | "run.stopped" | "run.failed" | "run.cancelled" | "key.status_changed" | "balance.low")[];
            /**
             * @description A public https address; or one that the operator has listed. It may hold a secret of yours: it is kept sealed.
             * @example https://example.org/keyreel
             */
            url: string;
            /** Format: uuid */
            webhookId: string;
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
    healthShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the service works with: provider, media engine and how foreign media are fenced in. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthLive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers; nothing else is looked at. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    healthReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log answers and every projection runs. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_ready` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "not_ready";
                    };
                };
            };
        };
    };
    accountsSignUp: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpRequest"];
            };
        };
        responses: {
            /** @description The account is open and its first session has begun. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedUpShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `sign_up_closed`, `invitation_required`, `invitation_invalid` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_up_closed" | "invitation_required" | "invitation_invalid";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `email_taken` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "email_taken";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `email_unusable`, `password_too_weak` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "email_unusable" | "password_too_weak";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    accountCreditsCorrect: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectionRequest"];
            };
        };
        responses: {
            /** @description The balance was corrected, or the correction waits for a second administrator. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeMadeShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `account_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `adjustment_exceeds_available` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "adjustment_exceeds_available";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountCreditsGrant: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantRequest"];
            };
        };
        responses: {
            /** @description The credits were given, or the gift waits for a second administrator. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeMadeShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `account_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `grant_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "grant_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountCreditsPayBack: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnRequest"];
            };
        };
        responses: {
            /** @description The charge was paid back. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `second_person_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "second_person_required";
                    };
                };
            };
            /** @description `account_unknown`, `charge_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_unknown" | "charge_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `return_exceeds_charge` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "return_exceeds_charge";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rolesGrant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoleRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `account_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rolesRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                accountId: string;
                role: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesChangedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `account_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `role_fixed`, `own_administrator_role` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "role_fixed" | "own_administrator_role";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownAccountShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `account_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasuresErase: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseAccountRequest"];
            };
        };
        responses: {
            /** @description The account is erased: its keys are destroyed, its files deleted, its sessions ended, its address free. There is no way back. Keep the tombstone; GET /v1/erasures/{accountId} gives it again. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TombstoneShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `password_wrong`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "password_wrong" | "second_factor_required" | "second_factor_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    lettersAskAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The letter is on its way again, unless the address is confirmed already. Earlier codes work no longer. */
            202: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterOrderedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mail_unavailable";
                    };
                };
            };
        };
    };
    exportShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description All that is kept of the account, made while it is read: one JSON object a line, `{ "kind", "data" }`. First `export` (position and
             *     moment), then the rows of each part of the product with what was sealed opened (`projects.projects`, `credits.statement`, `notifications.notices` and so on),
             *     `content` with texts and transcripts inline and everything larger by its address here, `session`, `token` (never the token itself), and the account's own `event`s of the log with their
             *     positions; last `end`, without which it was cut off. Free, and never a secret: of an OpenAI key only its prefix and last four are known.
             */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["ExportLineShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `export_behind` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "export_behind";
                    };
                };
            };
        };
    };
    ownAccountInstructions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GlobalInstructionsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `account_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "account_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownAccountInstruct: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GlobalInstructionsRequest"];
            };
        };
        responses: {
            /** @description Saved. No AI was called and nothing was charged. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstructionsSavedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accountsChangePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordRequest"];
            };
        };
        responses: {
            /** @description The password is changed; all other sessions have ended. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `password_wrong`, `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "password_wrong" | "second_factor_required" | "second_factor_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `password_too_weak` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "password_too_weak";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    secondFactorShow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactorShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorBegin: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSecondFactorRequest"];
            };
        };
        responses: {
            /** @description Begun: nothing changes until its first code is sent to `confirmation`. Beginning again takes the place of this one. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BegunSecondFactorShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `password_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "password_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `second_factor_present` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "second_factor_present";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    secondFactorRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProofRequest"];
            };
        };
        responses: {
            /** @description The password alone signs in again; the key and all recovery codes are destroyed. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `password_wrong`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "password_wrong" | "second_factor_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `second_factor_absent` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "second_factor_absent";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    secondFactorConfirm: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmSecondFactorRequest"];
            };
        };
        responses: {
            /** @description From now on each sign-in takes a code as well. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "second_factor_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `second_factor_not_begun`, `second_factor_present` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "second_factor_not_begun" | "second_factor_present";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    secondFactorRenew: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorProofRequest"];
            };
        };
        responses: {
            /** @description Ten new recovery codes; the earlier ones work no longer. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `password_wrong`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "password_wrong" | "second_factor_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `second_factor_absent` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "second_factor_absent";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    storageShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the account’s files take, of how much, and how long source videos are kept. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StorageShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    administratorsBecome: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdministratorTokenRequest"];
            };
        };
        responses: {
            /** @description The account that asks is an administrator now. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RolesChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `administrator_token_invalid` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "administrator_token_invalid";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    creditChangesList: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
                /** @description Only open ones when it is not said. */
                show?: "open" | "all";
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open changes, the first to lapse in front. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfCreditChangeShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    creditChangesApprove: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change was approved and booked. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing`, `second_person_required` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing" | "second_person_required";
                    };
                };
            };
            /** @description `credit_change_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "credit_change_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `credit_change_closed`, `adjustment_exceeds_available` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "credit_change_closed" | "adjustment_exceeds_available";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    creditChangesReject: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                changeId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The change was rejected, or withdrawn by the one who proposed it. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecidedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `credit_change_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "credit_change_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `credit_change_closed` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "credit_change_closed";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    creditsBalance: {
        parameters: {
            query?: {
                /** @description The balance as it was at this moment; left out, as it is. */
                at?: string;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownLimitsLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SpendingLimitShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownLimitsSetLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SpendingLimitRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsSavedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    creditsStatement: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description csv gives the whole period as one file (RFC 4180), without pages; so does `Accept: text/csv`. */
                format?: "json" | "csv";
                /** @description The beginning of the period, inclusive; left out, that of the account. */
                from?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
                /** @description The end of the period, exclusive; left out, there is none. */
                to?: string;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the statement; as CSV the whole period in one file. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementShape"];
                    "text/csv": string;
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `period_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "period_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownLimitsThresholds: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThresholdsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownLimitsSetThresholds: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThresholdsRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitsSavedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    creditsUsage: {
        parameters: {
            query?: {
                /** @description By day in UTC when it is not said. */
                by?: "day" | "operation" | "project";
                /** @description Inclusive; left out, the beginning of this calendar month in UTC. */
                from?: string;
                /** @description Exclusive; left out, now. At most 366 days after `from`. */
                to?: string;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `period_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "period_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lettersConfirm: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmEmailRequest"];
            };
        };
        responses: {
            /** @description The address is confirmed. Where newcomers get credits, they are granted now. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `confirmation_invalid` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "confirmation_invalid";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    erasuresTombstone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                accountId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tombstone of an erased account, for whoever knows its id; every other id is missing. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TombstoneShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `resource_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "resource_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    guideOwnKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Questions about own keys with their answers. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuideShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    paymentsReport: {
        parameters: {
            query?: never;
            header: {
                /** @description `t=<seconds since 1970>,v1=<hex>`, where v1 is HMAC-SHA-256 with the shared secret over the time, a dot and the bytes of the body. The time may be off by 300 seconds. */
                "Keyreel-Signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentRequest"];
            };
        };
        responses: {
            /** @description It is in the books, now or since an earlier delivery. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentBookedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed";
                    };
                };
            };
            /** @description `payment_signature_invalid` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "payment_signature_invalid";
                    };
                };
            };
            /** @description `payments_off`, `account_unknown`, `payment_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "payments_off" | "account_unknown" | "payment_unknown";
                    };
                };
            };
            /** @description `payment_conflict`, `reversal_exceeds_payment` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "payment_conflict" | "reversal_exceeds_payment";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `payment_incomplete` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "payment_incomplete";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    invitationsInvite: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationRequest"];
            };
        };
        responses: {
            /** @description An invitation for one account. It is shown this once. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    modelsList: {
        parameters: {
            query?: {
                /** @description Only models for this kind of work. */
                capability?: "text" | "image" | "transcription";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The platform’s models and, with an own key, those that the key can list and that are of use here, new ones included. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ModelsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    noticesList: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
                /** @description Only open ones when it is not said. */
                show?: "open" | "all";
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open notices, oldest first. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfNoticeShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    materialsOutput: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                outputId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadOutputShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `output_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "output_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    materialsOutputContent: {
        parameters: {
            query?: {
                /** @description Which of several pictures, from 0. */
                index?: number;
            };
            header?: never;
            path: {
                outputId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Content that is found missing or damaged is refused with `result_unusable`: its charge in platform credits is paid back once, by itself, and a notice tells of it. Nothing is paid back for what an own key paid, because no platform credits were charged. */
            200: {
                headers: {
                    /** @description The platform micro-credits that were finally charged; 0 when an own key paid. Absent until the ledger has settled it. */
                    "Keyreel-Charged"?: string;
                    /** @description Who pays: `credits`, the platform’s own credits, or `own-key`, the user’s account at OpenAI. */
                    "Keyreel-Payer"?: string;
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    /** @description The platform micro-credits of that charge that were paid back since. Absent where none were. */
                    "Keyreel-Returned"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `output_unknown`, `result_unusable` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "output_unknown" | "result_unusable";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiptsOfOutput: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                outputId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was bought, who paid by which rule and how much. Readable for ever, with or without a key. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiptsPromptOfOutput: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                outputId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the provider was sent for it, word for word; opened anew from the sealed order for its owner alone, and kept nowhere else. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown`, `prompt_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown" | "prompt_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    lettersAskForReset: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetRequest"];
            };
        };
        responses: {
            /** @description If the address has an account, a letter is on its way to it; the answer is the same if not. */
            202: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterOrderedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `email_unusable` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "email_unusable";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `mail_unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "mail_unavailable";
                    };
                };
            };
        };
    };
    lettersRedeem: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RedeemPasswordResetRequest"];
            };
        };
        responses: {
            /** @description The password is set and every session has ended; sign in with it. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `password_reset_invalid` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "password_reset_invalid";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `password_too_weak` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "password_too_weak";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    pricesPrices: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PricesShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `prices_unavailable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "prices_unavailable";
                    };
                };
            };
        };
    };
    pricesVersions: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version with its dates, oldest first. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceVersionsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    projectsList: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account’s projects, newest first. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfProjectShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    projectsCreate: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProjectRequest"];
            };
        };
        responses: {
            /** @description The project exists, its credits are held and its work begins. */
            201: {
                headers: {
                    /** @description A whole number: at most so many platform micro-credits, which are held; 0 when an own key pays. */
                    "Keyreel-Ceiling"?: string;
                    /** @description Who pays: `credits`, the platform’s own credits, or `own-key`, the user’s account at OpenAI. */
                    "Keyreel-Payer"?: string;
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedProjectShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `upload_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "upload_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `storage_quota_reached`, `quote_outdated`, `platform_credits_insufficient`, `credit_limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "key_unusable" | "storage_quota_reached" | "quote_outdated" | "platform_credits_insufficient" | "credit_limit_reached";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `media_not_usable`, `no_audio`, `length_unknown`, `nothing_to_make`, `url_not_usable`, `subtitles_unreadable`, `transcript_twice` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "media_not_usable" | "no_audio" | "length_unknown" | "nothing_to_make" | "url_not_usable" | "subtitles_unreadable" | "transcript_twice";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    projectsShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadProjectShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    projectsRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project is gone from lists; its books stay. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    projectsRename: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workAddCard: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardRequest"];
            };
        };
        responses: {
            /** @description Saving a card makes no AI call and costs nothing. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workRemoveCard: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                cardId: string;
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the card made stays. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workChangeCard: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                cardId: string;
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown`, `card_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown" | "card_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workRun: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                cardId: string;
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunCardRequest"];
            };
        };
        responses: {
            /** @description The card runs. */
            201: {
                headers: {
                    /** @description A whole number: at most so many platform micro-credits, which are held; 0 when an own key pays. */
                    "Keyreel-Ceiling"?: string;
                    /** @description Who pays: `credits`, the platform’s own credits, or `own-key`, the user’s account at OpenAI. */
                    "Keyreel-Payer"?: string;
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown`, `card_unknown`, `result_unusable` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown" | "card_unknown" | "result_unusable";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `key_required_same`, `quote_outdated`, `own_key_limit_reached`, `platform_credits_insufficient`, `credit_limit_reached`, `transcript_not_ready` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "key_unusable" | "key_required_same" | "quote_outdated" | "own_key_limit_reached" | "platform_credits_insufficient" | "credit_limit_reached" | "transcript_not_ready";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `variable_missing`, `model_unknown`, `model_not_allowed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "variable_missing" | "model_unknown" | "model_not_allowed";
                    };
                };
            };
            /** @description `provider_rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_rate_limited";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_unreadable";
                    };
                };
            };
        };
    };
    tasksFollow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event seen; the stream resumes after it. */
                "Last-Event-ID"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A task’s state whenever it changes, and its progress in between; resumes after Last-Event-ID. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TaskShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportsShow: {
        parameters: {
            query?: {
                format?: "markdown" | "json";
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description The project’s transcript with its times and every text by its version, each with who paid and what was charged; pictures are listed with their sizes, not held.
             *     Always allowed and free, with or without a key and at any balance. It is made while it is read. `text/markdown`: other people’s words are escaped, texts stand in fences exactly as they were made,
             *     and the last line is “This is all of it.” `application/json`: `{ format, project, transcript: { language, durationSeconds, simulated, speakers, segments } | null, thumbnails, outputs, complete }`; an output has
             *     `{ outputId, operation, cardId, cardName, version, cardVersion, state, reason, model, simulated, requestedAt, readyAt, payment: { payer, purse, rule, charged, returned, keyLastFour }, text, pictures }`;
             *     without `complete: true` at the end it was cut off.
             */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    forksFork: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForkRequest"];
            };
        };
        responses: {
            /** @description A brand-new project from the same source, transcript and thumbnails, at no charge: nothing is held and no provider is called. Cards and the project’s instructions are copied; what cards, prompts and image orders made is not. It is bound to the key that is stored now, or to none, like any new project. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ForkedProjectShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `project_not_ready_to_fork`, `key_unusable` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "project_not_ready_to_fork" | "key_unusable";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workDraw: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImageRequest"];
            };
        };
        responses: {
            /** @description The images are being made. */
            201: {
                headers: {
                    /** @description A whole number: at most so many platform micro-credits, which are held; 0 when an own key pays. */
                    "Keyreel-Ceiling"?: string;
                    /** @description Who pays: `credits`, the platform’s own credits, or `own-key`, the user’s account at OpenAI. */
                    "Keyreel-Payer"?: string;
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `key_required_same`, `quote_outdated`, `own_key_limit_reached`, `platform_credits_insufficient`, `credit_limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "key_unusable" | "key_required_same" | "quote_outdated" | "own_key_limit_reached" | "platform_credits_insufficient" | "credit_limit_reached";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `model_unknown`, `model_not_allowed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "model_unknown" | "model_not_allowed";
                    };
                };
            };
            /** @description `provider_rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_rate_limited";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_unreadable";
                    };
                };
            };
        };
    };
    projectsInstruct: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description The entity tag of the version that is changed. */
                "If-Match": string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InstructionsRequest"];
            };
        };
        responses: {
            /** @description Saving instructions makes no AI call and costs nothing. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    materialsOutputs: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What cards, prompts and image orders made, oldest first. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfOutputShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workQuote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            /** @description Who would pay for the work, why, and at most how much. Nothing is held, and nothing is kept. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CitableQuoteShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown`, `card_unknown`, `result_unusable` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown" | "card_unknown" | "result_unusable";
                    };
                };
            };
            /** @description `key_unusable`, `key_required_same`, `transcript_not_ready`, `source_not_ready` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_unusable" | "key_required_same" | "transcript_not_ready" | "source_not_ready";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `variable_missing`, `model_unknown`, `model_not_allowed`, `no_video` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "variable_missing" | "model_unknown" | "model_not_allowed" | "no_video";
                    };
                };
            };
            /** @description `provider_rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_rate_limited";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_unreadable";
                    };
                };
            };
        };
    };
    materialsSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The video itself; ranges work, so it can be played and sought in. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "*/*": unknown;
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `source_not_ready` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "source_not_ready";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tasksList: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project’s tasks, oldest first: the way to follow progress by polling. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TasksShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workWrite: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TextRequest"];
            };
        };
        responses: {
            /** @description The text is being written. */
            201: {
                headers: {
                    /** @description A whole number: at most so many platform micro-credits, which are held; 0 when an own key pays. */
                    "Keyreel-Ceiling"?: string;
                    /** @description Who pays: `credits`, the platform’s own credits, or `own-key`, the user’s account at OpenAI. */
                    "Keyreel-Payer"?: string;
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown`, `result_unusable` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown" | "result_unusable";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_unusable`, `key_required_same`, `quote_outdated`, `own_key_limit_reached`, `platform_credits_insufficient`, `credit_limit_reached`, `transcript_not_ready` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "key_unusable" | "key_required_same" | "quote_outdated" | "own_key_limit_reached" | "platform_credits_insufficient" | "credit_limit_reached" | "transcript_not_ready";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `model_unknown`, `model_not_allowed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "model_unknown" | "model_not_allowed";
                    };
                };
            };
            /** @description `provider_rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_rate_limited";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_unreadable";
                    };
                };
            };
        };
    };
    materialsThumbnails: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All thumbnails of the project, oldest set first. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThumbnailsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workLook: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ThumbnailsRequest"];
            };
        };
        responses: {
            /** @description More thumbnails are being taken; always paid with platform credits. */
            201: {
                headers: {
                    /** @description A whole number: at most so many platform micro-credits, which are held; 0 when an own key pays. */
                    "Keyreel-Ceiling"?: string;
                    /** @description Who pays: `credits`, the platform’s own credits, or `own-key`, the user’s account at OpenAI. */
                    "Keyreel-Payer"?: string;
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `source_not_ready`, `quote_outdated`, `platform_credits_insufficient`, `credit_limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "source_not_ready" | "quote_outdated" | "platform_credits_insufficient" | "credit_limit_reached";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `no_video` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "no_video";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    materialsThumbnail: {
        parameters: {
            query?: {
                /** @description Which of several pictures, from 0. */
                index?: number;
            };
            header?: never;
            path: {
                projectId: string;
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Content that is found missing or damaged is refused with `result_unusable`: its charge in platform credits is paid back once, by itself, and a notice tells of it. Nothing is paid back for what an own key paid, because no platform credits were charged. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/*": unknown;
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown`, `output_unknown`, `result_unusable` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown" | "output_unknown" | "result_unusable";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transcriptsShow: {
        parameters: {
            query?: {
                /** @description Of subtitles: at most so many characters a line; 42 when it is not said. */
                charactersPerLine?: number;
                /** @description Of subtitles: the reading speed. A cue that would have to be read faster stands longer, as far as there is silence after it; 17 when it is not said. */
                charactersPerSecond?: number;
                /** @description json when it is not said: the document as it is kept. srt and vtt are subtitles, txt and md are paragraphs. */
                format?: "json" | "srt" | "vtt" | "txt" | "md";
                /** @description Of subtitles: at most so many lines at once; 2 when it is not said. */
                lines?: number;
                /** @description An earlier version; the newest when it is not said. */
                version?: number;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description The newest words of the project, always readable and free, with or without a key and at any balance. As JSON: segments, and words where the model gave times to
             *     them, in seconds; single ranges are answered with 206. As `srt` or `vtt`: cues of at most 7 seconds with short lines that end where a sentence or a clause does, by the times of the words where there
             *     are any; speakers are voices in WebVTT and names in SubRip. As `txt` or `md`: a paragraph for each speaker and after each pause of 2 seconds. What was said stays text in all of them.
             */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TranscriptShape"];
                    "application/x-subrip": string;
                    "text/markdown": string;
                    "text/plain": string;
                    "text/vtt": string;
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown`, `transcript_version_unknown`, `result_unusable` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown" | "transcript_version_unknown" | "result_unusable";
                    };
                };
            };
            /** @description `transcript_not_ready` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "transcript_not_ready";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transcriptsBring: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the content that is changed; needed once there is some. `*` for whatever is there. */
                "If-Match"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-subrip": string;
            };
        };
        responses: {
            /**
             * @description Takes a subtitle file (SubRip or WebVTT, at most 16 MiB and 100,000 cues, in UTF-8, UTF-16 or the Latin letters of Windows) for the words of the project: a version of its own, the newest
             *     from then on. Free: nobody is asked and nothing is charged. Speakers are read from the voices of WebVTT, markup is taken off, times of words are not made up. Where there are words already, If-Match must
             *     name those that were seen; a transcription or a change that ended meanwhile is answered with precondition_stale, and one that ends later is a version after this one: nothing is lost.
             */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BroughtWordsShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed`, `precondition_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `storage_quota_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "storage_quota_reached";
                    };
                };
            };
            /** @description `precondition_stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_stale";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `subtitles_unreadable` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "subtitles_unreadable";
                    };
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transcriptsEdit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the content that is changed; needed once there is some. `*` for whatever is there. */
                "If-Match"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditRequest"];
            };
        };
        responses: {
            /**
             * @description Changes the newest words and makes a version of them: other text for segments at the times that they have, one segment split or two merged, who says what, and how the speakers are called
             *     (in every export and in every prompt from then on). Words that stay keep their times; new ones share the time of those that they stand for and are marked estimated. Free: no AI call is made. If-Match
             *     names the words that were seen; where a transcription or another change came meanwhile the answer is precondition_stale, and both are kept.
             */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWordsShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `transcript_not_ready`, `storage_quota_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "transcript_not_ready" | "storage_quota_reached";
                    };
                };
            };
            /** @description `precondition_stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `edit_not_possible` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "edit_not_possible";
                    };
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transcriptsRestore: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description The ETag of the content that is changed; needed once there is some. `*` for whatever is there. */
                "If-Match"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreRequest"];
            };
        };
        responses: {
            /** @description Makes an earlier version the newest again, as a version of its own: the ones between stay, so this is how a change is undone and done again. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeWordsShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed`, `precondition_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed" | "precondition_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown`, `transcript_version_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown" | "transcript_version_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `precondition_stale` */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_stale";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `precondition_required` */
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "precondition_required";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    transcriptsVersions: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                projectId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version of the words, oldest first; none is ever changed, and each can be read and restored. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfWordsVersionShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `project_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "project_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    projectsQuote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectPlanRequest"];
            };
        };
        responses: {
            /** @description What creating it would cost at most, and who would pay for each part. Nothing is held, and nothing is kept. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreationQuoteShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `upload_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "upload_unknown";
                    };
                };
            };
            /** @description `key_unusable`, `storage_quota_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_unusable" | "storage_quota_reached";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `media_not_usable`, `no_audio`, `length_unknown`, `nothing_to_make`, `url_not_usable`, `subtitles_unreadable`, `transcript_twice` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_not_usable" | "no_audio" | "length_unknown" | "nothing_to_make" | "url_not_usable" | "subtitles_unreadable" | "transcript_twice";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionsList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionsSignIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInRequest"];
            };
        };
        responses: {
            /** @description A session has begun. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSessionShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `sign_in_failed` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_failed";
                    };
                };
            };
            /** @description `second_factor_required`, `second_factor_wrong` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "second_factor_required" | "second_factor_wrong";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `email_unusable` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "email_unusable";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `sign_in_busy` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "sign_in_busy";
                    };
                };
            };
        };
    };
    sessionsEnd: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                sessionId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `resource_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "resource_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionsSignOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out: the token is worth nothing any more. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sessionsRefresh: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description New tokens in the place of the old, which are worth nothing any more. Choose the Idempotency-Key before sending, and repeat a request whose answer was lost under the same one: a refresh token that comes under another key ends its session. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedSessionShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `refresh_token_invalid`, `refresh_token_reused` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "refresh_token_invalid" | "refresh_token_reused";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeysShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stored key and what to know about it. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadApiSettingsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeysAdd: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddKeyRequest"];
            };
        };
        responses: {
            /** @description The key is stored; what can be seen of it. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenKeyChangedShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `key_already_stored`, `another_key_stored` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "key_already_stored" | "another_key_stored";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `key_rejected`, `expiry_in_the_past` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "key_rejected" | "expiry_in_the_past";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeysRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No key is stored any more. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenKeyChangedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keyLifeSetExpiry: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyExpiryRequest"];
            };
        };
        responses: {
            /** @description The key ends here on that date, or on none. A key whose date had passed works again. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenKeyShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `key_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `expiry_in_the_past` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "expiry_in_the_past";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keyLifeHistory: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every step of every key of this account, newest first; it outlives the keys. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageOfKeyStepShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apiKeysAskAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The key was asked about at the provider, unless that was done a moment ago. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadApiSettingsShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `key_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keyLifeRemovalPreview: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What removing or replacing the key would do; nothing is changed by looking. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemovalPreviewShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `key_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keyLifeTest: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyTestRequest"];
            };
        };
        responses: {
            /** @description What the test proved. A paid one costs a little at OpenAI and never platform credits. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadKeyTestShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `key_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `consent_needed` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "consent_needed";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keyLifeWithdraw: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Tiny paid tests are made no more unless you consent again. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `key_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownUsageLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The monthly limit on the own key, and how much of it is left. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnLimitReadShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownUsageSetLimit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnLimitRequest"];
            };
        };
        responses: {
            /** @description The limit is set: what could pass it is refused before any call, and never paid from another purse. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnLimitWrittenShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    modelsAllowed: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which models you let yourself use. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllowedModelsReadShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    modelsAllow: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllowedModelsRequest"];
            };
        };
        responses: {
            /** @description Work that names another model is refused; transcription is not chosen by you and goes on. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllowedModelsWrittenShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `key_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ownUsageShow: {
        parameters: {
            query?: {
                /** @description What each sum is of; `day` when it is not said. */
                by?: "day" | "model" | "project" | "card" | "key" | "operation";
                /** @description First day in UTC; the first of the last day’s month when it is not said. */
                from?: string;
                /** @description Last day in UTC, included; today when it is not said. */
                to?: string;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What own keys used, as we metered it: tokens, images and estimated money. Keys that are gone are counted too. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnUsageShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `usage_period_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "usage_period_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usageKeyShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The admin key that reads OpenAI’s usage reports, if there is one. There is none until you add one. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadUsageKeySettingsShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usageKeyAdd: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsageKeyRequest"];
            };
        };
        responses: {
            /** @description The admin key is stored, in the place of any other; OpenAI was asked once whether it may read usage. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenUsageKeySettingsShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `usage_key_rejected` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "usage_key_rejected";
                    };
                };
            };
            /** @description `too_many_tries` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "too_many_tries";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usageKeyRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No admin key is stored any more: what was sealed of it is destroyed. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenUsageKeySettingsShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usageKeyCompare: {
        parameters: {
            query?: {
                /** @description OpenAI’s ids of the keys that you stored here in that time, with commas between them; the answer lists those that it reports on. Without any, the figures of the whole organisation are compared. */
                apiKeys?: string;
                /** @description First day in UTC; the first of the last day’s month when it is not said. */
                from?: string;
                /** @description Last day in UTC, included; today when it is not said. At most 92 days. */
                to?: string;
            };
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Day by day, what we counted for own keys beside what OpenAI’s own reports say, and what is known about the difference. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageDriftShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `usage_key_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "usage_key_missing";
                    };
                };
            };
            /** @description `usage_period_invalid` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "usage_period_invalid";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tasksShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadTaskShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tasksCancel: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is given up; only what was delivered is paid. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskOrderedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiptsOfTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was bought, who paid by which rule and how much. Readable for ever, with or without a key. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    receiptsPromptOfTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the provider was sent for it, word for word; opened anew from the sealed order for its owner alone, and kept nowhere else. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromptShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown`, `prompt_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown" | "prompt_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tasksResume: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stopped task goes on where it was; what was delivered is not paid again. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskOrderedShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `task_ended`, `task_not_stopped`, `key_required_same`, `key_unusable`, `own_key_limit_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "task_ended" | "task_not_stopped" | "key_required_same" | "key_unusable" | "own_key_limit_reached";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `provider_rate_limited` */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "provider_rate_limited";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `key_unreadable` */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "key_unreadable";
                    };
                };
            };
        };
    };
    tasksText: {
        parameters: {
            query?: never;
            header?: {
                /** @description The id of the last event seen; the stream resumes after it. */
                "Last-Event-ID"?: string;
            };
            path: {
                taskId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The text as it is written; resumes after Last-Event-ID. A finished text comes whole. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["TextPieceShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `task_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "task_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personalTokensList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonalTokensShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personalTokensIssue: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonalTokenRequest"];
            };
        };
        responses: {
            /** @description The token, shown this once. It can do what its scopes say, and never more than the account. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedTokenShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `too_many_tokens` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "too_many_tokens";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    personalTokensRevoke: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                tokenId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is worth nothing any more, from this moment on. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `resource_missing` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "resource_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadsBegin: {
        parameters: {
            query?: never;
            header: {
                /** @description Always `1.0.0`. */
                "Tus-Resumable": string;
                /** @description Bytes of the whole file. */
                "Upload-Length": string;
                /** @description Pairs of a name, a space and a value in base64, separated by commas: `filename`, and `sha256` with the hex digest of the whole file. */
                "Upload-Metadata"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begins a resumable upload (tus 1.0) of as many bytes as Upload-Length says; it goes on at Location. The body is empty. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    /** @description The address of the upload; its last segment is the `uploadId`. */
                    Location?: string;
                    /** @description Bytes that have arrived: where the upload goes on. */
                    "Upload-Offset"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `storage_quota_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "storage_quota_reached";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadsCapabilities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What of the protocol is spoken here. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    /** @description What of its extensions is there. */
                    "Tus-Extension"?: string;
                    /** @description Bytes that a file may have at most. */
                    "Tus-Max-Size"?: string;
                    /** @description The versions of the protocol that are spoken. */
                    "Tus-Version"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadsShow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The position of an earlier answer; what is read has seen it. */
                "Keyreel-Position"?: string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadUploadShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `upload_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "upload_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadsGiveUp: {
        parameters: {
            query?: never;
            header: {
                /** @description Always `1.0.0`. */
                "Tus-Resumable": string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gives an unfinished upload up. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadsOffset: {
        parameters: {
            query?: never;
            header: {
                /** @description Always `1.0.0`. */
                "Tus-Resumable": string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far the upload is, in Upload-Offset. After a broken line ask here and go on from there. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    /** @description Bytes of the whole file. */
                    "Upload-Length"?: string;
                    /** @description Bytes that have arrived: where the upload goes on. */
                    "Upload-Offset"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadsGoOn: {
        parameters: {
            query?: never;
            header: {
                /** @description Always `1.0.0`. */
                "Tus-Resumable": string;
                /** @description `sha256 <base64>` of the bytes of this request; bytes that are not those are thrown away. */
                "Upload-Checksum"?: string;
                /** @description Bytes that have arrived: where the upload goes on. */
                "Upload-Offset": string;
            };
            path: {
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/offset+octet-stream": string;
            };
        };
        responses: {
            /** @description Goes on with an upload; after the last byte it can be read as an upload. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    /** @description Bytes that have arrived: where the upload goes on. */
                    "Upload-Offset"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    uploadsSendWhole: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
                /** @description `sha-256=:<base64>:` of the body (RFC 9530); a body that is not that is refused. */
                "Repr-Digest"?: string;
                /** @description The file’s name, percent-encoded UTF-8. */
                "Upload-Name"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description The file arrived and was looked at; whether it can be worked on is in `state`. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenUploadShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed`, `upload_truncated`, `upload_checksum_mismatch` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed" | "upload_truncated" | "upload_checksum_mismatch";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `storage_quota_reached` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "storage_quota_reached";
                    };
                };
            };
            /** @description `upload_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "upload_too_large";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `upload_empty` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "upload_empty";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksList: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhooksShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksAdd: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookRequest"];
            };
        };
        responses: {
            /** @description The webhook, and the secret that its messages are signed with; it is told of what happens from now on. */
            201: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenNewWebhookShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `too_many_webhooks` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "too_many_webhooks";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `webhook_url_refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "webhook_url_refused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksShow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookShape"];
                };
            };
            /** @description `request_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksRemove: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is sent there any more; its delivery log is gone. */
            204: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksChange: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookChangeRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenWebhookShape"];
                };
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused`, `webhook_url_refused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused" | "webhook_url_refused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksDeliveries: {
        parameters: {
            query?: {
                /** @description The `next` of the page before. */
                cursor?: string;
                /** @description At most so many items; 50 when it is not said. */
                limit?: number;
                /** @description All of them when it is not said. */
                state?: "waiting" | "delivered" | "given_up";
            };
            header?: never;
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveriesShape"];
                };
            };
            /** @description `request_invalid`, `cursor_invalid` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "cursor_invalid";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                messageId: string;
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is sent again, whatever became of it before. */
            202: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown`, `delivery_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown" | "delivery_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `webhook_paused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "webhook_paused";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksReplay: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayRequest"];
            };
        };
        responses: {
            /** @description What happened since then is sent again, from the log, in its order. */
            202: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `request_invalid`, `payer_not_selectable`, `json_malformed`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "payer_not_selectable" | "json_malformed" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight`, `webhook_paused` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight" | "webhook_paused";
                    };
                };
            };
            /** @description `body_too_large` */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "body_too_large";
                    };
                };
            };
            /** @description `media_type_unsupported` */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "media_type_unsupported";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksRenewSecret: {
        parameters: {
            query?: never;
            header: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key": string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Another secret; for a day messages are signed with both. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WrittenWebhookSecretShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_required`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_required" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    webhooksTest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Repeats under the same key get the first outcome, for 7 days. */
                "Idempotency-Key"?: string;
            };
            path: {
                webhookId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One message of the type `webhook.test` was sent; what came of it. */
            200: {
                headers: {
                    /** @description The id to ask about. */
                    "Keyreel-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookTestShape"];
                };
            };
            /** @description `request_invalid`, `idempotency_key_malformed` */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "request_invalid" | "idempotency_key_malformed";
                    };
                };
            };
            /** @description `token_missing`, `token_invalid` */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "token_missing" | "token_invalid";
                    };
                };
            };
            /** @description `role_required`, `scope_missing` */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "role_required" | "scope_missing";
                    };
                };
            };
            /** @description `webhook_unknown` */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "webhook_unknown";
                    };
                };
            };
            /** @description `idempotency_in_flight` */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_in_flight";
                    };
                };
            };
            /** @description `idempotency_key_reused` */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "idempotency_key_reused";
                    };
                };
            };
            /** @description `internal_error` */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
