"""Work on many files, in this process or in several, losing none to another's crash."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.context import BaseContext
from pathlib import Path

from unextract.pipeline.follow import Outcome
from unextract.records import RunError

Work = Callable[[Path], Outcome]

_KILLED = (
    "the process that worked on it was killed, perhaps for want of memory; free memory or split the file"
)


def in_pool(paths: Sequence[Path], work: Work, jobs: int) -> Iterator[Outcome]:
    """`work` done on `paths` by `jobs` processes; outcomes as they come.

    When a worker dies (killed for want of memory, say) its pool is lost and the
    files not yet done are done one by one in a process of their own: only the
    file that kills its process twice fails.
    """
    undone = dict.fromkeys(paths)
    with ProcessPoolExecutor(jobs, mp_context=_context()) as pool:
        futures = {pool.submit(work, path): path for path in paths}
        try:
            for future in as_completed(futures):
                try:
                    outcome = future.result()
                except BrokenProcessPool:
                    continue
                del undone[futures[future]]
                yield outcome
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
    yield from _one_by_one(list(undone), work)


def _one_by_one(paths: list[Path], work: Work) -> Iterator[Outcome]:
    """`work` done in one process at a time, a new one after each file that kills it."""
    while paths:
        with ProcessPoolExecutor(1, mp_context=_context()) as pool:
            while paths:
                path = paths.pop(0)
                try:
                    yield pool.submit(work, path).result()
                except BrokenProcessPool:
                    yield Outcome(
                        path, None, RunError(source_path=str(path), stage="run", message=_KILLED), {}
                    )
                    break


def _context() -> BaseContext:
    """Workers that start from a clean process: forking this one would copy its threads' locks."""
    return get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")
