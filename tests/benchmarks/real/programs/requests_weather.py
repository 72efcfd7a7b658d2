"""Asks a server for the weather of each day."""

import subprocess
import sys

import requests

SERVER = """
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.05)
        body = b'{"warm": 21}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args):
        pass
server = HTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


def fetch(port, day):
    return requests.get(f"http://127.0.0.1:{port}/{day}", timeout=10).json()["warm"]


def average(port, days):
    return sum(fetch(port, day) for day in range(days)) / days


def main():
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE) as server:
        try:
            print(average(int(server.stdout.readline()), 20))
        finally:
            server.kill()


main()
