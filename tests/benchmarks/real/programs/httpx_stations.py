"""Asks a server for the values of thirty stations."""

import asyncio
import subprocess
import sys

import httpx

SERVER = """
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(0.05)
        body = b'{"value": 3}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def log_message(self, *args):
        pass
ThreadingHTTPServer.request_queue_size = 64
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
"""


async def value(client, station):
    answer = await client.get(f"/{station}")
    return answer.json()["value"]


async def values(port):
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
        return [await value(client, station) for station in range(30)]


def main():
    with subprocess.Popen([sys.executable, "-c", SERVER], stdout=subprocess.PIPE) as server:
        try:
            print(sum(asyncio.run(values(int(server.stdout.readline())))))
        finally:
            server.kill()


main()
