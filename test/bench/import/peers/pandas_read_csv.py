"""pandas.read_csv with its defaults (the C parser, one thread)."""

import json
import resource
import sys
from time import perf_counter

import pandas

begin = perf_counter()
frame = pandas.read_csv(sys.argv[1])
seconds = perf_counter() - begin
print(
    json.dumps(
        {
            "engine": f"pandas {pandas.__version__}",
            "seconds": seconds,
            "rows": len(frame),
            "numbers": len(frame.select_dtypes("number").columns),
            "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        }
    )
)
