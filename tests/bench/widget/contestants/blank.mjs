// Owns the page with nothing in it: what every page costs is taken off the others' figures.

export const blank = { name: "blank page", head: () => "", routes: () => ({}) };
