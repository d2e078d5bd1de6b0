# Entente as a service: `docker compose up`, see docs/how-to/serve-a-team.md. Two stages, so that no cache is in the image.
FROM python:3.13-slim-bookworm AS build
WORKDIR /app
COPY deploy/requirements.lock deploy/
RUN python -m venv /opt/entente \
    && /opt/entente/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r deploy/requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY prompts prompts
COPY schemas schemas
COPY service service
RUN /opt/entente/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps --no-build-isolation -e . \
    && /opt/entente/bin/python -m compileall -q schemas service

FROM python:3.13-slim-bookworm
RUN groupadd --system --gid 10001 entente && useradd --system --uid 10001 --gid 10001 --home-dir /var/lib/entente --create-home entente
COPY --from=build /opt/entente /opt/entente
COPY --from=build /app /app
WORKDIR /var/lib/entente
ENV PATH=/opt/entente/bin:$PATH PYTHONUNBUFFERED=1 ENTENTE_STORE=/var/lib/entente/store.db
USER 10001:10001
VOLUME /var/lib/entente
EXPOSE 8337
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8337/healthz', timeout=4)"]
ENTRYPOINT ["entente"]
CMD ["serve", "--host", "0.0.0.0", "--port", "8337"]
