# One image for every role; KEYREEL_ROLE says which a container plays. No container engine was at hand where this was written: each line is reasoned
# instead (docs/operations.md), and a spec holds the paths and variables that it names to what is there.

# Debian's glibc: the packages of PostgreSQL, argon2 and sharp bring binaries for it.
FROM node:24-bookworm-slim AS build
WORKDIR /opt/keyreel
# First what rarely changes, so that a change of code alone fetches no package.
COPY package.json package-lock.json .npmrc ./
# No install script runs (.npmrc), so no package can do anything here but lie in its folder.
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build.mjs && node scripts/build-page.mjs && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
# ffmpeg is several times faster than the decoder from npm; bubblewrap fences it in where the host lets containers make user namespaces; tini hands
# signals on and reaps children.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ffmpeg bubblewrap tini ca-certificates \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/keyreel
# The code belongs to root: the service can read itself and not write itself.
COPY --from=build /opt/keyreel ./
# The one place that is written; whoever mounts something else there keeps the owner.
RUN install --directory --owner=node --group=node --mode=0700 /var/lib/keyreel
ENV NODE_ENV=production \
    KEYREEL_DATA_DIR=/var/lib/keyreel \
    KEYREEL_HOST=0.0.0.0 \
    KEYREEL_PORT=4310
VOLUME /var/lib/keyreel
EXPOSE 4310
USER node
# Red for a process that no longer answers, not for one whose database is away: to restart it would not bring that back.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.KEYREEL_PORT + '/health/live').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Compose, Kubernetes and Docker itself wait ten to thirty seconds after this; KEYREEL_DRAIN_SECONDS must be below that.
STOPSIGNAL SIGTERM
ENTRYPOINT ["/usr/bin/tini", "--"]
CMD ["node", "--enable-source-maps", "dist/src/main.js"]
