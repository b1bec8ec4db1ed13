"""Owns ClickHouse's HTTP interface before chdb, which is ClickHouse inside this process: as much of it as the collector uses. Answers one
request after the other on a free port of this machine, which it prints, and ends with its input. Understands no SQL but the end of an INSERT."""

import re
import sys
import tempfile
import threading
from email import message_from_bytes
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from chdb import session

# What the interface itself obeys; everything else in an address is a setting of the engine.
INTERFACE = {"query", "database", "wait_end_of_query"}

folder = tempfile.TemporaryDirectory(prefix="expectly-clickhouse-")
engine = session.Session(str(Path(folder.name, "data")))


def quoted(text):
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


said = {}


def once(about, sql):
    """Says something that holds until something else is said about the same."""
    if said.get(about) != sql:
        engine.query(sql)
        said[about] = sql


def given(parameters, kind, body):
    """Makes the table that is sent along as a file in a form."""
    form = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    lines = Path(folder.name, "given")
    lines.write_bytes(form.get_payload()[0].get_payload(decode=True))
    engine.query("DROP TEMPORARY TABLE IF EXISTS given")
    engine.query(f"CREATE TEMPORARY TABLE given ({parameters.pop('given_structure')})")
    engine.query(f"INSERT INTO given FROM INFILE {quoted(str(lines))} FORMAT TSV")


def run(parameters, kind, body):
    once("USE", f"USE `{parameters.get('database', 'default')}`")
    if kind.startswith("multipart/form-data"):
        given(parameters, kind, body)
        body = b""
    for name, value in parameters.items():
        if name not in INTERFACE:
            once(name, f"SET {name} = {quoted(value)}")
    sql = parameters["query"] if "query" in parameters else body.decode()
    if "query" in parameters and body:
        rows = Path(folder.name, "rows")
        rows.write_bytes(body)
        sql = re.sub(r"( SETTINGS [^()]*)? FORMAT (\w+)$", lambda end: f" FROM INFILE {quoted(str(rows))}{end[1] or ''} FORMAT {end[2]}", sql)
    return engine.query(sql, "JSONEachRow").bytes()


class Interface(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        try:
            status, answer = 200, run(dict(parse_qsl(urlsplit(self.path).query, keep_blank_values=True)), self.headers.get("Content-Type", ""), body)
        except Exception as error:
            status, answer = 500, str(error).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


class Server(HTTPServer):
    # As many as a test has senders.
    request_queue_size = 128

    def handle_error(self, *_):
        """A collector that was killed hangs up in the middle."""


server = Server(("127.0.0.1", 0), Interface)
print(server.server_address[1], flush=True)


def end_with_input():
    sys.stdin.read()
    server.shutdown()


threading.Thread(target=end_with_input, daemon=True).start()
server.serve_forever()
engine.close()
folder.cleanup()
