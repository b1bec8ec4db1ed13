// Owns keeping the preview's storage apart from what its visitor has at this very origin, which may be that of the real site: the widget
// in the preview meets nothing of it, and leaves nothing. Knows not what is kept.

/** The widget's own name in localStorage and IndexedDB. */
export const NAME = "expectly";
const HERE = `${NAME}-preview`;

/** From now on this page's storage is its own, and goes with it. */
export async function keepApart() {
  const { open, databases, deleteDatabase } = IDBFactory.prototype;
  const erase = () => deleteDatabase.call(indexedDB, HERE);
  let left = false;
  Object.defineProperty(window, "localStorage", { value: {} });
  Object.assign(IDBFactory.prototype, {
    open(_, version) {
      // What is written while the page goes would stay.
      if (left) throw new DOMException("The page is left.", "InvalidStateError");
      return open.call(this, HERE, version);
    },
    async databases() {
      return (await databases.call(this)).filter(({ name }) => name == HERE).map((known) => ({ ...known, name: NAME }));
    },
    deleteDatabase: erase,
  });
  addEventListener("pagehide", () => {
    left = true;
    erase();
  });
  // A browser that ended at once may have left something.
  await new Promise((done) => Object.assign(erase(), { onsuccess: done, onerror: done, onblocked: done }));
}
