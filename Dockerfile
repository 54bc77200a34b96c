# syntax=docker/dockerfile:1

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/LICENSE /app/app.yml ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
# The rules' pages: what `/connector explain` answers from.
COPY --from=build /app/docs/rules ./docs/rules
# The queue and the deliveries seen; unused with DATABASE_URL. Nothing in it is lost for good: GitHub has the rest.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 3000
# The image has no curl. `/healthz` says that the process answers; whether it can work is `/readyz`, for the balancer.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 and handles SIGTERM: running reviews get 25 seconds (docker stop --time 40).
STOPSIGNAL SIGTERM
CMD ["node", "dist/connector-review.js", "start"]
