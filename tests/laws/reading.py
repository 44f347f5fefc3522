"""The source code as the laws read it: modules, functions, sentences and imports."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from radon.visitors import ComplexityVisitor

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "comity"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of the package."""

    path: Path
    text: str
    tree: ast.Module

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """All nodes of its tree."""
        return tuple(ast.walk(self.tree))

    @cached_property
    def comments(self) -> tuple[tuple[int, str], ...]:
        """Every comment with its line."""
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return tuple(
            (each.start[0], each.string) for each in tokens if each.type == tokenize.COMMENT
        )

    @property
    def name(self) -> str:
        """Its import path, such as comity.states.names."""
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def folder(self) -> str:
        """Its folder in the package, such as claims/text; empty for the package itself."""
        return self.path.parent.relative_to(PACKAGE).as_posix().removeprefix(".")

    @property
    def label(self) -> str:
        """Its path as a reader looks it up."""
        return self.path.relative_to(ROOT).as_posix()


@cache
def modules() -> tuple[Module, ...]:
    """Read every module of the package."""
    return tuple(map(read_module, sorted(PACKAGE.rglob("*.py"))))


def read_module(path: Path) -> Module:
    """Read one file."""
    text = path.read_text(encoding="utf-8")
    return Module(path, text, ast.parse(text))


FAMILIES = ("sources/", "cli/", "web/api/", "web/views/", "mcp/tools.py")
"""Where the functions of a family are, each of which one test finds and tries."""


@dataclass(frozen=True)
class Definition:
    """A function or a class, and where it is."""

    module: Module
    node: Function | ast.ClassDef
    outer: tuple[str, ...]

    @property
    def label(self) -> str:
        return f"{self.module.label}:{self.node.lineno} {'.'.join((*self.outer, self.node.name))}"

    @property
    def is_public(self) -> bool:
        """Whether neither it, nor what it is in, nor its module begins with an underscore."""
        return not any(name.startswith("_") for name in (*self.outer, self.node.name))

    @property
    def docstring(self) -> str:
        return ast.get_docstring(self.node) or ""

    @property
    def is_property(self) -> bool:
        """Whether it is a noun to its users: a property or a cached one."""
        names = map(_name, self.node.decorator_list)
        return any("property" in name for name in names)

    @property
    def is_declaration(self) -> bool:
        """Whether it is one of a family: a measure, a source's reader, a command, a page, a tool.

        A measure is tried by its trail, a reader by its sample, a command by its command lines, a
        page by its address and a tool by its protocol.
        """
        in_family = f"{self.module.folder}/{self.module.path.name}".startswith(FAMILIES)
        is_member = in_family and isinstance(self.node, Function)
        return is_member or "measure" in map(_name, self.node.decorator_list)

    @property
    def is_nested(self) -> bool:
        """Whether it is in a function."""
        return "<locals>" in self.outer


@cache
def definitions() -> tuple[Definition, ...]:
    """Find every function and class, in classes and functions too."""
    return tuple(found for module in modules() for found in _inside(module, module.tree, ()))


def _inside(module: Module, node: ast.AST, outer: tuple[str, ...]) -> Iterator[Definition]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef):
            yield Definition(module, child, outer)
            is_class = isinstance(child, ast.ClassDef)
            inner = (child.name,) if is_class else (child.name, "<locals>")
            yield from _inside(module, child, (*outer, *inner))
        else:
            yield from _inside(module, child, outer)


def functions() -> list[Definition]:
    """Find every function and method."""
    return [each for each in definitions() if isinstance(each.node, Function)]


def code_lines(each: Definition) -> int:
    """Count a function's lines, but for decorators, docstring, comments and blank lines."""
    node, lines = each.node, each.module.text.splitlines()
    first = node.body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    words = set(range(first.lineno, first.end_lineno + 1)) if is_docstring else set()
    return sum(
        1
        for number in range(node.lineno, node.end_lineno + 1)
        if number not in words and (line := lines[number - 1].strip()) and not line.startswith("#")
    )


def complexities() -> Iterator[tuple[str, int]]:
    """Yield every function with its cyclomatic complexity, as radon counts it."""
    for module in modules():
        visitor = ComplexityVisitor.from_ast(module.tree)
        methods = [method for each in visitor.classes for method in each.methods]
        for function in (*visitor.functions, *methods):
            yield f"{module.label}:{function.lineno} {function.name}", function.complexity


def parameters(each: Definition) -> int:
    """Count a function's parameters, without self."""
    arguments = each.node.args
    names = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    rest = [arguments.vararg, arguments.kwarg]
    return sum(name.arg not in ("self", "cls") for name in names) + sum(map(bool, rest))


def imports(module: Module) -> Iterator[str]:
    """Yield the modules of the package that a module imports."""
    known = _names()
    for node in module.nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("comity"):
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in known else node.module
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if a.name.startswith("comity"))


@cache
def _names() -> frozenset[str]:
    """Return the names of all modules."""
    return frozenset(each.name for each in modules())


def docstrings(module: Module) -> Iterator[tuple[int, str]]:
    """Yield every docstring, those of constants among them, with its line."""
    for node in module.nodes:
        body = getattr(node, "body", None)
        for each in body if isinstance(body, list) else ():
            value = each.value if isinstance(each, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield each.lineno, value.value


def messages(module: Module) -> Iterator[tuple[int, str]]:
    """Yield the texts of errors and warnings with their lines."""
    for node in module.nodes:
        if isinstance(node, ast.Call) and _names_error(node.func):
            for argument in (*node.args, *(word.value for word in node.keywords)):
                for text in _texts(argument):
                    yield node.lineno, text


def _name(node: ast.expr) -> str:
    called = node.func if isinstance(node, ast.Call) else node
    return getattr(called, "id", getattr(called, "attr", ""))


def _names_error(function: ast.expr) -> bool:
    name = _name(function)
    owner = getattr(getattr(function, "value", None), "id", "")
    return name.endswith("Error") or name in ("warn", "_warn") or owner.endswith("Error")


def _texts(node: ast.expr) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


BANNED = re.compile(
    r"\b(beside|stands?(?! out)|stood(?! out)|told|so many|anybody|whoever|nobody|everybody"
    r"|of ours|lets? expect|says? of|lies|mend|mends|mended|aside|parted"
    r"|what bec(?:omes|ame) of)\b",
    re.IGNORECASE,
)
"""Words that the sentences of the project do without."""

OPENERS = frozenset(
    [
        "Give",
        "Gives",
        "Tell",
        "Say",
        "Lay",
        "Hear",
        "Put",
        "Let",
        "Hold",
        "Set",
        "Keep",
        "Whoever",
        "Nobody",
    ]
)
"""First words that no docstring of a function has."""


def sentence_faults(module: Module) -> Iterator[str]:
    """Yield every banned word in docstrings, comments and messages."""
    sources = {
        "docstring": docstrings(module),
        "comment": module.comments,
        "message": messages(module),
    }
    for kind, sentences in sources.items():
        for line, text in sentences:
            for match in BANNED.finditer(_prose(text)):
                yield f"{module.label}:{line} {kind}: {match.group()!r}"


def _prose(text: str) -> str:
    """Drop code from a text: what is in backticks, and examples."""
    lines = []
    is_example = False
    for line in text.splitlines():
        stripped = line.strip()
        is_example = stripped.startswith((">>>", "...")) or (is_example and bool(stripped))
        lines.append("" if is_example else line)
    return re.sub(r"`[^`]*`", "", "\n".join(lines))


def opener_faults() -> Iterator[str]:
    """Yield every function whose docstring opens with a banned word."""
    for each in functions():
        words = each.docstring.split()
        if words and words[0].rstrip(",.:") in OPENERS and not each.is_property:
            yield f"{each.label}: {words[0]}"
