"""The table that full-text search asks."""

from unextract.load.schema.model import Column, Table, varchar

# Kinds of segment that nobody looks for words in: they repeat what stands elsewhere.
UNSEARCHED = ("furniture", "contents")

POSTINGS = Table(
    "postings",
    "Which words stand in which segments, for full-text search; made of segments.tokens.",
    ("term", "segment_id"),
    (
        varchar("term", "a word, as in segments.tokens"),
        varchar("segment_id", "a segment that holds it"),
        Column("frequency", "INTEGER", "how many times"),
        Column("length", "INTEGER", "how many words the segment has"),
    ),
    parent="segments",
    parent_key="segment_id",
)

# a segment has one length: to group by it, too, is cheaper than to pick one
POSTINGS_SQL = f"""
SELECT term, segment_id, count(*)::INTEGER AS frequency, length
FROM (
    SELECT unnest(tokens) AS term, segment_id, len(tokens)::INTEGER AS length
    FROM segments
    WHERE kind NOT IN {UNSEARCHED}
)
GROUP BY term, segment_id, length
"""
