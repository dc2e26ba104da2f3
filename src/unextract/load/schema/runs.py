"""Tables of runs and of what the program itself brings along."""

from unextract.load.schema.model import Column, Table, varchar

RUNS = Table(
    "runs",
    "One row per run that wrote to this warehouse.",
    ("started_at", "run_id"),
    (
        varchar("run_id", "identifies the run"),
        Column("started_at", "TIMESTAMP", "UTC"),
        Column("finished_at", "TIMESTAMP", "UTC"),
        varchar("tool_version", "version of unextract"),
        varchar("pattern_version", "hash of the pattern files"),
        Column("inputs", "VARCHAR[]", "the paths it was given"),
        Column("documents_loaded", "BIGINT", "documents whose rows it wrote"),
        Column("documents_skipped", "BIGINT", "documents found unchanged"),
        Column("documents_failed", "BIGINT", "documents it could not process"),
    ),
)

RUN_ERRORS = Table(
    "run_errors",
    "What went wrong in a run: documents that failed, parts not read, records that were impossible.",
    ("run_id", "source_path", "stage", "message"),
    (
        varchar("run_id", "the run"),
        varchar("source_path", "the file concerned"),
        varchar("stage", "read, segment, extract, resolve or load"),
        varchar("message", "one sentence, with the remedy where there is one"),
    ),
)

CODE_LABELS = Table(
    "code_labels",
    "Chinese and English names of the codes that the other tables use.",
    ("codelist", "code"),
    (
        varchar(
            "codelist",
            "kind, role, comparator, unit, obs_status, sex, volunteer_type, class, status, difference, table "
            "or column",
        ),
        varchar("code", "as it stands in the tables"),
        varchar("label_zh", "Chinese name"),
        varchar("label_en", "English name"),
    ),
)

SCHEMA_INFO = Table(
    "schema_info",
    "One row: what wrote this file.",
    ("schema_version",),
    (
        Column("schema_version", "BIGINT", "raised when a promised name changes"),
        varchar("tool_version", "version of unextract that wrote it last"),
    ),
)
