# Debian's glibc, as argon2 and the embedded PostgreSQL bring binaries for it.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node ace build

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3333 VITRIN_DATA_DIR=/data MALLOC_ARENA_MAX=2
COPY --from=build /app/build ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force && node bin/prune_image.js \
  && mkdir /data && chown node:node /data
USER node
# Only used without DATABASE_URL: the embedded PostgreSQL lies here.
VOLUME /data
EXPOSE 3333
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3333/api/v1/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "bin/server.js"]
