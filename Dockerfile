# Veerkracht in a slim image: the binary carries its Swift runtime, the image SQLite, zlib and the time zones.
# The SQLite that is linked is the one of the base image, so both stages stay on the same Debian.
FROM swift:6.3-bookworm AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends libsqlite3-dev zlib1g-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /src
COPY Package.swift ./
RUN swift package resolve
COPY Sources Sources
COPY migrations migrations
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product veerkracht \
 && install -D -s .build/release/veerkracht /out/veerkracht

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends libsqlite3-0 libstdc++6 tzdata zlib1g \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 900 --home-dir /data --create-home --shell /usr/sbin/nologin veerkracht \
 && chmod 0700 /data
COPY --from=build /out/veerkracht /usr/local/bin/veerkracht
USER 900
WORKDIR /data
VOLUME /data
# Inside a container the address is the container's own; who may reach it is decided where the port is published.
# Serving there without TLS in front asks for VEERKRACHT_TLS_IN_FRONT or VEERKRACHT_PLAINTEXT_BEYOND_LOOPBACK.
ENV VEERKRACHT_DATA=/data VEERKRACHT_HOST=0.0.0.0 VEERKRACHT_PORT=8080
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=5s CMD ["veerkracht", "healthcheck"]
ENTRYPOINT ["veerkracht"]
CMD ["serve"]
