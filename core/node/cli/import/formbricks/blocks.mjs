// Owns where a Formbricks survey holds its elements: in blocks, which have the logic, or in questions that each are a block of their own.

/** `{ id, path, logic, fallback, elements: [{ source, path }] }` in order. */
export function blocksOf({ blocks, questions }) {
  if (Array.isArray(blocks) && blocks.length > 0) {
    return blocks.map((block, index) => {
      const path = `blocks[${index}]`;
      const elements = (block.elements ?? []).map((source, at) => ({ source, path: `${path}.elements[${at}]` }));
      return { id: block.id, path, logic: block.logic ?? [], fallback: block.logicFallback, elements };
    });
  }
  return (questions ?? []).map((source, index) => {
    const path = `questions[${index}]`;
    return { id: source.id, path, logic: source.logic ?? [], fallback: source.logicFallback, elements: [{ source, path }] };
  });
}
