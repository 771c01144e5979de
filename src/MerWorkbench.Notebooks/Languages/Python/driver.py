# Runs cells for the notebook engine: messages on standard input and output, each a length of JSON, a length of bytes, the JSON, the bytes.
# What cells and their child processes write to the two streams is caught and sent as messages. When the input ends, so does this process.
import array, ast, asyncio, base64, builtins, dataclasses, getpass, inspect, io, json, linecache, math, os, queue, signal, struct, sys, threading, time, types

sys.argv = [""]
incoming = os.fdopen(os.dup(0), "rb")
outgoing = os.fdopen(os.dup(1), "wb")
gate = threading.Lock()
inbox = queue.SimpleQueue()
running = False


def send(kind, blob=b"", **parts):
    text = json.dumps({"kind": kind, **parts}).encode()
    with gate:
        outgoing.write(struct.pack("<II", len(text), len(blob)) + text)
        outgoing.write(blob)
        outgoing.flush()


def read_all():
    while True:
        head = incoming.read(8)
        if len(head) < 8:
            os._exit(0)
        text, blob = struct.unpack("<II", head)
        message = json.loads(incoming.read(text))
        message["blob"] = incoming.read(blob)
        inbox.put(message)


try:
    from IPython.core.displaypub import DisplayPublisher
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config
except ImportError as wrong:
    send("lacking", text=str(wrong))
    sys.exit(0)


# Streams

class Stream(io.TextIOBase):
    encoding = "utf-8"

    def __init__(self, name):
        self.name, self.parts, self.last, self.lock = name, [], 0.0, threading.RLock()

    def writable(self):
        return True

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        with self.lock:
            self.parts.append(text)
            # Whole lines at once, to stand before what a child process writes next.
            if "\n" in text or time.monotonic() - self.last > 0.04:
                self.flush()
        return len(text)

    def flush(self):
        with self.lock:
            text, self.parts, self.last = "".join(self.parts), [], time.monotonic()
            if text:
                send("out", stream=self.name, text=text)


class Caught:
    """What child processes and compiled code write to a descriptor."""
    mark = b"\0mer\0"

    def __init__(self, descriptor, name):
        self.descriptor, self.name, self.seen = descriptor, name, threading.Event()
        self.end, write = os.pipe()
        os.dup2(write, descriptor)
        os.close(write)
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        held = b""
        while True:
            got = os.read(self.end, 65536)
            held += got
            while self.mark in held:
                before, held = held.split(self.mark, 1)
                self.give(before)
                self.seen.set()
            if not held.endswith(self.mark[:1]):
                self.give(held)
                held = b""

    def give(self, data):
        if data:
            send("out", stream=self.name, text=data.decode("utf-8", "replace"))

    def drain(self):
        self.seen.clear()
        os.write(self.descriptor, self.mark)
        self.seen.wait(1)


# Values

codes = {"f4": "f", "f8": "d", "i1": "b", "i2": "h", "i4": "i", "i8": "q", "u1": "B", "u2": "H", "u4": "I", "u8": "Q", "b1": "?"}


def encode(value, blob, depth=0):
    def numbers(kind, shape, data):
        at = len(blob)
        blob.extend(data)
        return {"$": "array", "type": kind, "shape": list(shape), "at": at, "bytes": len(blob) - at}

    if depth > 32:
        raise TypeError("The value is nested too deeply, or holds itself: it cannot be shared.")
    if value is None or isinstance(value, (bool, str)):
        return value if not isinstance(value, str) else str(value)
    if isinstance(value, int):
        if not -2**63 <= value < 2**63:
            raise TypeError(f"{value} is beyond 64 bits: it cannot be shared.")
        return int(value)
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else {"$": "float", "text": "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"}
    if isinstance(value, (bytes, bytearray, memoryview)):
        data = bytes(value)
        return numbers("u1", [len(data)], data)
    if isinstance(value, array.array) and value.typecode not in "uw":
        kind = ("f" if value.typecode in "fd" else "i" if value.typecode.islower() else "u") + str(value.itemsize)
        return numbers(kind, [len(value)], value.tobytes())
    if hasattr(value, "columns") and hasattr(value, "to_dict"):
        return encode(value.to_dict("records"), blob, depth)
    if hasattr(value, "detach") and hasattr(value, "cpu"):
        value = value.detach().cpu().numpy()
    elif hasattr(value, "to_numpy"):
        value = value.to_numpy()
    if hasattr(value, "dtype") and hasattr(value, "tobytes"):
        if value.shape == ():
            return encode(value.item(), blob, depth + 1)
        kind, size = value.dtype.kind, value.dtype.itemsize
        if kind not in "fiub":
            return encode(value.tolist(), blob, depth + 1)
        name = f"{kind}{size}" if f"{kind}{size}" in codes else "f4" if size < 4 else "f8"
        return numbers(name, value.shape, value.astype("<" + name).tobytes())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    if hasattr(value, "_asdict"):
        value = value._asdict()
    if isinstance(value, dict):
        return {"$": "dict", "items": {str(key): encode(item, blob, depth + 1) for key, item in value.items()}}
    if isinstance(value, (list, tuple, set, frozenset, range)):
        items = list(value)
        if items and all(type(item) is float for item in items):
            return numbers("f8", [len(items)], array.array("d", items).tobytes())
        return [encode(item, blob, depth + 1) for item in items]
    raise TypeError(f"A {type(value).__name__} cannot be shared: numbers, texts, arrays, lists, dictionaries and tables can.")


def decode(value, blob):
    if isinstance(value, list):
        return [decode(item, blob) for item in value]
    if not isinstance(value, dict):
        return value
    if value["$"] == "float":
        return float(value["text"])
    if value["$"] == "dict":
        return {key: decode(item, blob) for key, item in value["items"].items()}
    data = blob[value["at"]:value["at"] + value["bytes"]]
    try:
        import numpy
        return numpy.frombuffer(bytearray(data), "?" if value["type"] == "b1" else "<" + value["type"]).reshape(value["shape"])
    except ImportError:
        if len(value["shape"]) == 1 and value["type"] != "b1":
            return array.array(codes[value["type"]], data)
        return memoryview(data).cast(codes[value["type"]], value["shape"]).tolist()


# Display

def bundle_of(data):
    def text(mime, content):
        if isinstance(content, bytes):
            return base64.b64encode(content).decode()
        if mime == "application/json" or mime.endswith("+json"):
            return json.dumps(content)
        return content.rstrip("\n") if mime.startswith("image/") and isinstance(content, str) else str(content)

    return {"text/plain": "", **{mime: text(mime, content) for mime, content in data.items()}}


class Publisher(DisplayPublisher):
    def publish(self, data, metadata=None, source=None, *, transient=None, update=False, **others):
        flush()
        send("update" if update else "show", bundle=bundle_of(data), id=(transient or {}).get("display_id"))

    def clear_output(self, wait=False):
        flush()
        send("clear", wait=bool(wait))


def flush():
    sys.stdout.flush()
    sys.stderr.flush()


def ask(prompt="", hidden=False):
    flush()
    send("ask", prompt=str(prompt), hidden=hidden)
    answer = inbox.get()["text"]
    if answer is None:
        raise EOFError("The cell asks for input, but nobody can be asked here.")
    return answer


# Running

sources = set()
flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


def run(code, source, line):
    text = "\n" * (line - 1) + shell.transform_cell(code)
    sources.add(source)
    linecache.cache[source] = (len(text), None, text.splitlines(True), source)
    body = ast.parse(text, source).body
    shown = body.pop() if body and isinstance(body[-1], ast.Expr) and not code.rstrip().endswith(";") else None
    if body:
        evaluate(compile(ast.Module(body, []), source, "exec", flags))
    if shown is None:
        return None
    value = evaluate(compile(ast.Expression(shown.value), source, "eval", flags))
    if value is None:
        return None
    shell.user_ns["_"] = value
    data, _ = shell.display_formatter.format(value)
    # What shows itself by _ipython_display_ has been shown.
    return bundle_of(data) if data else None


def evaluate(code):
    result = eval(code, shell.user_ns)
    return loop.run_until_complete(result) if code.co_flags & inspect.CO_COROUTINE else result


def describe(error, lead="", depth=0):
    name = type(error).__name__
    lines = f"{lead}{name}: {error.msg if isinstance(error, SyntaxError) else error}".split("\n")
    if isinstance(error, SyntaxError):
        lines.append(f"  {error.filename}, line {error.lineno}:")
        code = (error.text or "").rstrip("\n")
        lines += ["    " + code, "    " + " " * max(0, (error.offset or 1) - 1) + "^" * max(1, (error.end_offset or 0) - (error.offset or 1) if error.end_lineno == error.lineno else 1)]
    frames, at = [], error.__traceback__
    while at is not None:
        frames.append((at.tb_frame.f_code.co_filename, at.tb_lineno, at.tb_frame.f_code.co_name, at.tb_frame.f_globals.get("__name__")))
        at = at.tb_next
    known = [frame for frame in frames if frame[0] in sources]
    if frames and known and frames[-1][0] not in sources:
        lines.append(f"  in {frames[-1][3]}.{frames[-1][2]}")
    places = []
    for file, line, function, _ in reversed(known):
        text = linecache.getline(file, line).strip()
        places.append(f"  {file}, line {line}{'' if function.startswith('<') else ', in ' + function}{':  ' + text if text else ''}")
    lines += places if len(places) <= 20 else places[:10] + ["  ..."] + places[-10:]
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None and depth < 4:
        lines += describe(cause, "because of ", depth + 1)
    return lines


def execute(message):
    global running
    result = error = None
    stopped = False
    try:
        running = True
        try:
            result = run(message["code"], message["source"], message["line"])
        finally:
            shell.events.trigger("post_execute")
            running = False
    except KeyboardInterrupt as wrong:
        running = False
        stopped, error = True, {"name": "KeyboardInterrupt", "message": "The cell was stopped.", "trace": describe(wrong)}
    except BaseException as wrong:
        running = False
        error = {"name": type(wrong).__name__, "message": str(wrong) or type(wrong).__name__, "trace": describe(wrong)}
    flush()
    for stream in caught:
        stream.drain()
    send("done", result=result, error=error, stopped=stopped)


def names():
    hidden = (types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, type)
    return sorted(name for name, value in shell.user_ns.items() if not name.startswith("_") and name not in own and not isinstance(value, hidden))


def answer(message):
    kind = message["kind"]
    if kind == "run":
        execute(message)
    elif kind == "set":
        shell.user_ns[message["name"]] = decode(message["value"], message["blob"])
        send("kept")
    elif kind == "names":
        send("names", names=names())
    elif kind == "get":
        blob = bytearray()
        try:
            if message["name"] not in shell.user_ns:
                send("missing")
            else:
                value = encode(shell.user_ns[message["name"]], blob)
                send("value", blob, value=value)
        except Exception as wrong:
            send("refused", text=str(wrong))


def interrupted(number, frame):
    if running:
        raise KeyboardInterrupt


signal.signal(signal.SIGINT, interrupted)
threading.Thread(target=read_all, daemon=True).start()
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
caught = [Caught(1, "out"), Caught(2, "error")]
sys.stdout, sys.stderr = Stream("out"), Stream("error")
shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}, "InteractiveShell": {"colors": "NoColor", "history_length": 0}}))
shell.display_pub = Publisher(parent=shell)
shell.user_ns["display"] = __import__("IPython.display", fromlist=["display"]).display
builtins.input = ask
getpass.getpass = lambda prompt="Password: ", stream=None: ask(prompt, hidden=True)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
own = set(shell.user_ns)
send("ready", version=sys.version.split()[0])
while True:
    answer(inbox.get())
