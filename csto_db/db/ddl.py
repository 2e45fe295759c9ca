"""SQLite keeps no comments on tables and columns: they are written into CREATE TABLE itself."""

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn, CreateTable
from sqlalchemy.sql.compiler import DDLCompiler


@compiles(CreateColumn, "sqlite")
def _column_with_comment(element: CreateColumn, compiler: DDLCompiler, **kw: Any) -> str | None:
    text: str | None = compiler.visit_create_column(element, **kw)  # type: ignore[no-untyped-call]
    comment = element.element.comment
    return f"-- {comment}\n\t{text}" if text and comment else text


@compiles(CreateTable, "sqlite")
def _table_with_comment(element: CreateTable, compiler: DDLCompiler, **kw: Any) -> str:
    text: str = compiler.visit_create_table(element, **kw)  # type: ignore[no-untyped-call]
    comment = element.element.comment
    return text.replace("(", f"( -- {comment}", 1).strip() if comment else text.strip()
