"""Speaks to the kernel with Debian's jupyter_client and nbclient: kernel_client.py SCENARIO.

JUPYTER_DATA_DIR names the folder in which the kernel is installed. Exit code 0: all that was expected came.
"""
import os
import signal
import subprocess
import sys
import time

import nbformat
from jupyter_client import BlockingKernelClient
from jupyter_client.manager import KernelManager, start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

# Other tests run beside; mer-bench interrupt holds the kernel to one second.
PROMPTLY = 5

NAME = ".net-csharp"
WAITS = "await System.Threading.Tasks.Task.Delay(-1, MerWorkbench.Notebooks.Engine.CellContext.Current.Token);"


def start(**options):
    return start_new_kernel(kernel_name=NAME, startup_timeout=60, **options)


def run(client, code, **options):
    outputs = []
    reply = client.execute_interactive(code, timeout=60, output_hook=outputs.append, **options)
    shown = [(m["msg_type"], m["content"]) for m in outputs if m["msg_type"] not in ("status", "execute_input")]
    return reply["content"], shown


def result(client, code):
    reply, shown = run(client, code)
    assert reply["status"] == "ok", reply
    return shown[-1][1]["data"]["text/plain"]


def ask(client, message_id):
    return client.get_shell_msg(timeout=60)["content"]


def begin(client, code):
    """Starts a cell and returns when the kernel has begun it."""
    message_id = client.execute(code)
    while True:
        message = client.get_iopub_msg(timeout=60)
        if message["msg_type"] == "execute_input" and message["parent_header"]["msg_id"] == message_id:
            return message_id


def gone_within(pid, seconds):
    end = time.time() + seconds
    while time.time() < end:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rsplit(")", 1)[1].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def conversation():
    manager, client = start()
    info = client.kernel_info(reply=True, timeout=60)["content"]
    assert info["language_info"]["name"] == "C#" and info["status"] == "ok", info
    assert result(client, "var a = 40; a + 2") == "42"
    reply, shown = run(client, 'Console.WriteLine("tak 𝄞"); Console.Error.Write("bad");')
    assert [(kind, c["name"], c["text"]) for kind, c in shown] == [("stream", "stdout", "tak 𝄞\n"), ("stream", "stderr", "bad")], shown
    reply, shown = run(client, 'var shown = display("start"); shown.Update("end");')
    assert [kind for kind, _ in shown] == ["display_data", "update_display_data"], shown
    assert shown[0][1]["transient"] == shown[1][1]["transient"] and shown[1][1]["data"]["text/plain"] == "end", shown
    reply, shown = run(client, "#!nothing")
    assert reply["status"] == "error" and reply["ename"] == "UnknownMagic" and shown[0][0] == "error", (reply, shown)
    complete = ask(client, client.complete("Console.Wri", 11))
    assert complete["status"] == "ok" and complete["cursor_end"] == 11, complete
    assert ask(client, client.inspect("Console", 3))["status"] == "ok"
    assert ask(client, client.is_complete("a + 2"))["status"] == "complete"
    history = ask(client, client.history(hist_access_type="tail", n=2, raw=True, output=False))
    assert [line for _, _, line in history["history"]][-1] == "#!nothing", history
    assert ask(client, client.comm_info())["comms"] == {}
    manager.shutdown_kernel()


def interrupt_by_message():
    manager, client = start()
    assert manager.kernel_spec.interrupt_mode == "message"
    interrupted(client, manager.interrupt_kernel)
    manager.shutdown_kernel()


def interrupt_by_signal():
    manager, client = start()
    interrupted(client, lambda: os.kill(manager.provisioner.pid, signal.SIGINT))
    interrupted(client, lambda: os.kill(manager.provisioner.pid, signal.SIGINT))
    manager.shutdown_kernel()


def interrupted(client, stop):
    assert result(client, "var kept = 7; kept") == "7"
    begin(client, WAITS)
    began = time.time()
    stop()
    while True:
        reply = client.get_shell_msg(timeout=60)
        if reply["msg_type"] == "execute_reply":
            break
    assert reply["content"]["status"] == "error" and time.time() - began < PROMPTLY, (reply, time.time() - began)
    assert result(client, "kept") == "7"


def restart():
    manager, client = start()
    assert result(client, "var a = 1; a") == "1"
    manager.restart_kernel(now=False)
    client.wait_for_ready(timeout=60)
    reply, _ = run(client, "a")
    assert reply["status"] == "error" and reply["execution_count"] == 1, reply
    manager.shutdown_kernel()


def two_clients():
    manager, first = start()
    second = BlockingKernelClient(connection_file=manager.connection_file)
    second.load_connection_file()
    second.start_channels()
    second.wait_for_ready(timeout=60)
    assert result(first, "var a = 5; a") == "5"
    while second.get_iopub_msg(timeout=60)["msg_type"] != "execute_result":
        pass
    assert result(second, "a + 1") == "6"
    manager.shutdown_kernel()


def input_():
    manager, client = start()
    reply, shown = run(client, 'Console.Write("hello " + Console.ReadLine());', stdin_hook=lambda message: client.input("Ada"))
    assert shown[0][1]["text"] == "hello Ada", shown
    reply, shown = run(client, "Console.ReadLine()", allow_stdin=False)
    assert reply["status"] == "error" and "nobody can be asked" in reply["evalue"], reply
    manager.shutdown_kernel()


def ipc():
    manager = KernelManager(kernel_name=NAME, transport="ipc")
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    assert result(client, "1 + 1") == "2"
    manager.shutdown_kernel()


def parent_killed():
    script = (
        "import sys, kernel_client as k, time\n"
        "manager, client = k.start()\n"
        "k.begin(client, sys.argv[1])\n"
        "print(manager.provisioner.pid, flush=True)\n"
        "time.sleep(600)\n")
    for code in (WAITS, "while (true) { }", "while (true) Console.WriteLine(1);"):
        parent = subprocess.Popen([sys.executable, "-c", script, code], stdout=subprocess.PIPE, text=True, cwd=os.path.dirname(os.path.abspath(__file__)))
        pid = int(parent.stdout.readline())
        assert not gone_within(pid, 1), "the kernel ended while its parent lived"
        parent.kill()
        assert gone_within(pid, 8), f"the kernel lives on: {code}"
        parent.wait()


def shutdown_of_a_busy_kernel():
    manager, client = start()
    pid = manager.provisioner.pid
    begin(client, "while (true) { }")
    began = time.time()
    manager.shutdown_kernel()
    assert gone_within(pid, 5), "the kernel lives on"
    assert time.time() - began < 5, time.time() - began


def terminate():
    manager, client = start()
    pid = manager.provisioner.pid
    os.kill(pid, signal.SIGTERM)
    assert gone_within(pid, 5), "the kernel lives on"
    manager.shutdown_kernel(now=True)


def failing_threads():
    manager, client = start()
    run(client, 'new System.Threading.Thread(() => throw new Exception("alone")).Start(); await System.Threading.Tasks.Task.Delay(500);')
    assert result(client, "1 + 1") == "2"
    assert manager.is_alive()
    manager.shutdown_kernel()


def hundred_megabytes():
    manager, client = start()
    reply, shown = run(client, 'for (int i = 0; i < 1_000_000; i++) Console.WriteLine(new string(\'x\', 99));')
    printed = sum(len(c["text"]) for kind, c in shown if c["name"] == "stdout")
    assert printed == 10_000_000, printed
    assert "more than 10 MB" in shown[-1][1]["text"], shown[-1]
    manager.shutdown_kernel()


def endless_print():
    manager, client = start()
    begin(client, 'while (!MerWorkbench.Notebooks.Engine.CellContext.Current.Token.IsCancellationRequested) Console.WriteLine("endless");')
    time.sleep(2)
    began = time.time()
    client.kernel_info()
    while client.get_shell_msg(timeout=60)["msg_type"] != "kernel_info_reply":
        pass
    assert time.time() - began < PROMPTLY, time.time() - began
    began = time.time()
    manager.interrupt_kernel()
    while client.get_shell_msg(timeout=60)["msg_type"] != "execute_reply":
        pass
    assert time.time() - began < PROMPTLY, time.time() - began
    manager.shutdown_kernel()


def nbclient_runs_a_notebook():
    cell = nbformat.v4.new_code_cell
    notebook = nbformat.v4.new_notebook(
        cells=[cell("var a = 1;"), cell('Console.WriteLine("x"); a + 1'), cell("#!nothing"), cell("a + 2")],
        metadata={"kernelspec": {"name": NAME, "display_name": ".NET (C#)", "language": "C#"}})
    NotebookClient(notebook, allow_errors=True, timeout=60).execute()
    nbformat.validate(notebook)
    outputs = [[o["output_type"] for o in c["outputs"]] for c in notebook.cells]
    assert outputs == [[], ["stream", "execute_result"], ["error"], ["execute_result"]], outputs
    assert [c["execution_count"] for c in notebook.cells] == [1, 2, 3, 4]
    assert notebook.metadata["language_info"]["file_extension"] == ".cs"
    try:
        NotebookClient(notebook, timeout=60).execute()
        raise AssertionError("the error was not seen")
    except CellExecutionError as error:
        assert "There is no magic '#!nothing'" in str(error), error


if __name__ == "__main__":
    globals()[sys.argv[1]]()
    print("done")
