"""Writes notebook.ipynb by nbformat itself, whose bytes ours must equal after reading and writing.

Run: python3 make_notebook.py   (Debian's python3-nbformat 5.5.0)
"""
import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output, new_raw_cell

cells = [
    new_markdown_cell("# Überschrift 🎵\n\nText with <b>&</b> \"quotes\" and a tab\t.", id="first"),
    new_code_cell("var a = 1;\n\na + 1\n", id="code-1", execution_count=3, metadata={"tags": ["parameters"], "zz": {"b": 1.5, "a": None}}, outputs=[
        new_output("stream", name="stdout", text="one\ntwo"),
        new_output("execute_result", data={"text/plain": "2", "application/json": {"k": [1, 2.25, "é"]}, "text/html": "<b>2</b>\n"}, execution_count=3),
        new_output("error", ename="E", evalue="v", traceback=["a", "b"]),
    ]),
    new_raw_cell("raw  ", id="raw"),
    new_code_cell("", id="empty"),
]
notebook = new_notebook(cells=cells, metadata={
    "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
    "other program's own": {"kept": True},
})
nbformat.validate(notebook)
nbformat.write(notebook, "notebook.ipynb")
