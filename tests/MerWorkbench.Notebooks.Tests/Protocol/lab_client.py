"""Opens `mer lab` and looks at it as a browser would: lab_client.py MER FOLDER. Prints what it saw as JSON."""
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

mer, folder = sys.argv[1:]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
server = subprocess.Popen([mer, "lab", folder, "--no-browser", "--port", str(port)], stderr=subprocess.PIPE, text=True)
try:
    text = ""
    while not (address := re.search(r"http://127\.0\.0\.1:\d+/\S*\?token=(\w+)", text)):
        line = server.stderr.readline()
        if not line:
            raise SystemExit(text)
        text += line

    def get(path, token):
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}")
        if token:
            request.add_header("Authorization", f"token {token}")
        try:
            with urllib.request.urlopen(request) as answer:
                return answer.status, answer.geturl(), answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.geturl(), ""

    token = address.group(1)
    with open(f"/proc/{server.pid}/net/tcp") as table:
        listening = [row.split()[1].split(":")[0] for row in table if row.split()[3] == "0A" and row.split()[1].endswith(f":{port:04X}")]
    print(json.dumps({
        "withoutToken": get("/api/kernelspecs", None)[0],
        "kernels": list(json.loads(get("/api/kernelspecs", token)[2])["kernelspecs"]),
        "first": get(f"/?token={token}", token)[1],
        "listening": listening,
    }))
finally:
    server.send_signal(signal.SIGTERM)
    server.wait(20)
