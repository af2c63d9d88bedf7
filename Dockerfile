# One image for worker and API. Node 24 runs the TypeScript as it is; only console and workflow bundle are built.
ARG NODE_VERSION=24.21.0

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /perennial
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node scripts/build/main.ts
# The workflows are bundled, so the compiler that came with Temporal's worker is not needed any more.
RUN npm prune --omit=dev --no-audit --no-fund \
 && rm -rf node_modules/@swc node_modules/swc-loader node_modules/node-linux-* node_modules/.bin node_modules/.cache

FROM node:${NODE_VERSION}-bookworm-slim
# Arenas of the C library: see scripts/engine/program-env.ts.
ENV MALLOC_ARENA_MAX=2
ENV NODE_ENV=production HOST=0.0.0.0 WORKFLOW_BUNDLE=/perennial/dist/workflows.js
# npm and yarn install things, which this image never does; the certificates are for servers reached by TLS.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates tini \
 && rm -rf /var/lib/apt/lists/* /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /opt/yarn* /usr/local/bin/yarn /usr/local/bin/yarnpkg
WORKDIR /perennial
COPY --from=build /perennial/package.json ./
COPY --from=build /perennial/node_modules ./node_modules
COPY --from=build /perennial/workflows ./workflows
COPY --from=build /perennial/activities ./activities
COPY --from=build /perennial/worker ./worker
COPY --from=build /perennial/api ./api
COPY --from=build /perennial/config ./config
COPY --from=build /perennial/scripts ./scripts
COPY --from=build /perennial/dist ./dist
USER node
EXPOSE 4300
ENTRYPOINT ["tini", "--", "node"]
CMD ["--max-old-space-size=384", "api/main.ts"]
