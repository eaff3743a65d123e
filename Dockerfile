# Build:  docker build -t referent .
# Run:    docker run -p 8080:8080 -v referent:/data -v ~/referater:/documents:ro --env-file .env referent
# New documents:  docker exec CONTAINER referent reindex
#
# The default wheel of PyTorch for Linux carries CUDA. For a small image pass the address of
# PyTorch's CPU wheels:  --build-arg PIP_EXTRA_INDEX_URL=…

FROM python:3.12-slim AS build
ARG PIP_EXTRA_INDEX_URL
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY . .
RUN make install TARGET=.

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home referent \
    && mkdir -p /data /documents \
    && chown referent /data
COPY --from=build /app/.venv /app/.venv
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    OMP_WAIT_POLICY=PASSIVE \
    REFERENT_HOME=/data \
    REFERENT_DOCUMENTS=/documents
USER referent
WORKDIR /data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
# A folder that cannot be read leaves the old index serving.
CMD ["sh", "-c", "referent reindex; exec referent serve --host 0.0.0.0"]
