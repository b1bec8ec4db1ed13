// Owns the result as programs read it. Segments are a list, since a name from a file is no safe key.

export function json(result) {
  const { spec, from, detected, format, rows, total, segments, skipped, unpaired, passed, refusals, caveats } = result;
  const gap = spec.measure === "gap";
  const output = {
    file: spec.file,
    format,
    from,
    detected,
    measure: spec.measure,
    scale: spec.scale.name,
    ...(gap ? { kind: spec.kind, margin: spec.margin, expected: spec.first, experienced: spec.second } : { column: spec.first }),
    by: spec.by,
    confidence: spec.confidence,
    rows: { read: rows, scored: total.n, skipped, ...(gap ? { unpaired } : {}), refused: refusals.count, ...passed },
    segments,
    total: { n: total.n, counts: total.counts, ...(gap ? { gap: total.gap } : { readings: total.readings }) },
    refused: { count: refusals.count, byCode: [...refusals.byCode].map(([code, count]) => ({ code, count })), first: refusals.first },
    caveats,
  };
  return `${JSON.stringify(output, null, 2)}\n`;
}
