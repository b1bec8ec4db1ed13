"""Owns reading a Parquet file as others do: the kind of each column first, then each row, as lines of JSON. Judges nothing."""

import json
import sys

import pyarrow.parquet

file = pyarrow.parquet.ParquetFile(sys.argv[1])
print(json.dumps({"groups": file.num_row_groups, "kinds": {field.name: str(field.type) for field in file.schema_arrow}}))
for batch in file.iter_batches():
    for row in batch.to_pylist():
        print(json.dumps(row, default=lambda time: time.isoformat(timespec="milliseconds").replace("+00:00", "Z")))
