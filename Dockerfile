# Winddown in a container. How to use it is in docs/run.md, under "In a container".

FROM node:26.10.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# No install scripts: of the packages the bot runs with, none needs one.
RUN npm ci --omit=dev --ignore-scripts

FROM node:26.10.0-slim
# An init as process 1, which hands on signals and clears up after what it is not the parent of.
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE PRIVACY.md ./
COPY commands ./commands
COPY data ./data
COPY src ./src
# The content is checked and prepared and the code compiled here: in the container nothing of it can be written.
RUN node src/bin/prepare.ts
RUN mkdir /var/lib/winddown && chown node:node /var/lib/winddown && chmod 700 /var/lib/winddown

# HEALTH_PORT is the container's own: nothing outside can reach it unless HEALTH_HOST is changed and the port published.
ENV NODE_ENV=production NODE_COMPILE_CACHE=/app/node_modules/.cache/winddown/compiled STATE_DIR=/var/lib/winddown HEALTH_PORT=8787
# The account "node", by number, so that a cluster can see that it is not root.
USER 1000:1000
VOLUME /var/lib/winddown
STOPSIGNAL SIGTERM
# Whether it answers at all. That Discord is away is no reason to start again: see /readyz for the rest.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/usr/bin/tini", "--"]
# Half of what V8 would take for new objects, as in `npm start`: docs/decisions/0116-half-the-room-for-new-objects.md says what it costs.
CMD ["node", "--max-semi-space-size=16", "src/main.ts"]
