"""The web server, in the demo and in production alike.

Threads, not one request a process: browsers hold connections open that they do not use, and a
plain worker would wait on each of them. Behind a proxy it costs little.
"""

worker_class = "gthread"
workers = 2  # WEB_CONCURRENCY is not read: each process keeps its own database connections
threads = 4
preload_app = True  # load the code once, then fork: the first page comes sooner
timeout = 30  # seconds
graceful_timeout = 10  # seconds
worker_tmp_dir = "/dev/shm"  # noqa: S108  the heartbeat must not wait for a disk
control_socket_disable = True
accesslog = None  # who looked at whom is kept in the database, not in a log
loglevel = "warning"
