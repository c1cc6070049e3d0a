"""A PostgreSQL of its own for a while, in a temporary folder."""
import contextlib
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile


@contextlib.contextmanager
def scratch_postgres():
    """The address of an empty server; it is gone with all it held at the end."""
    programs = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not programs:
        raise FileNotFoundError("PostgreSQL is not installed: bin/setup --test")
    folder = tempfile.mkdtemp(prefix="tuntas-bench-postgres.")
    owner = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(program, *arguments):
        command = [str(programs[-1].parent / program), "-D", f"{folder}/data", *arguments]
        # PostgreSQL refuses to run as root.
        subprocess.run((["runuser", "-u", "postgres", "--"] if owner else []) + command, check=True, cwd=folder,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    run("initdb", "-U", "tuntas", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8")
    run("pg_ctl", "-l", f"{folder}/log", "-w", "-o",
        f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c shared_buffers=256MB", "start")
    try:
        yield f"postgres://tuntas@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)
