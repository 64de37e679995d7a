# One image for web, worker, beat and the migration step. See docker-compose.yml.
FROM python:3.11.14-slim-bookworm AS packages
WORKDIR /build
COPY requirements.txt requirements-uv.txt ./
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements-uv.txt \
    && /venv/bin/uv pip sync --no-cache --python /venv/bin/python --require-hashes requirements.txt \
    && /venv/bin/pip uninstall --yes uv

FROM python:3.11.14-slim-bookworm
# What WeasyPrint draws letters with.
RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation2 \
    && rm -rf /var/lib/apt/lists/*
# Somebody without rights, who owns only the folder of files and the scheduler's notes.
RUN useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin cpcase \
    && install -d -o cpcase -g cpcase /app/var
WORKDIR /app
COPY --from=packages /venv /venv
COPY . .
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=cpcase.settings.production
# Static files get their final names here; the settings ask for values that this step never uses.
RUN SECRET_KEY=unused DATABASE_URL=postgres:///unused REDIS_URL=redis://unused \
    ALLOWED_HOSTS=unused EMAIL_HOST=unused DEFAULT_FROM_EMAIL=unused@cases.example \
    ADMINISTRATION_PHONE=unused \
    python manage.py collectstatic --noinput
USER cpcase
VOLUME /app/var
EXPOSE 8000
CMD ["gunicorn", "cpcase.wsgi", "--bind", "0.0.0.0:8000"]
