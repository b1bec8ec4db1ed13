// Owns what assistive technology is given of the panel, as Chromium computes it, in a line for each thing. Judges nothing.

// Layers of layout.
const NOT_SAID = new Set(["generic", "none", "form", "paragraph", "InlineTextBox"]);
// What is in them is the name of something else in the outline already.
const NAMES = new Set(["Legend", "LabelText", "button"]);
const STATES = ["checked", "disabled", "multiline", "modal", "live"];

/** The part of the page's accessibility tree from the panel's dialog, or from its region, on. */
export async function outline(page, root = "dialog") {
  const session = await page.native.context().newCDPSession(page.native);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const top = nodes.find(({ ignored, role }) => !ignored && role.value === root);
  if (!top) throw new Error(`no ${root} among ${nodes.map(({ role }) => role?.value)}`);
  const walk = (node, depth, inName) => {
    const role = node.role.value;
    const isLayer = node.ignored || NOT_SAID.has(role) || role === "Legend" || role === "LabelText" || (inName && role === "StaticText");
    const below = node.childIds.flatMap((id) => walk(byId.get(id), isLayer ? depth : depth + 1, inName || NAMES.has(role)));
    return isLayer ? below : ["  ".repeat(depth) + line(node), ...below];
  };
  return walk(top, 0, false);
}

function line({ role, name, description, value, properties = [] }) {
  const states = properties
    .filter(({ name, value }) => STATES.includes(name) && ![false, "false"].includes(value.value))
    .map(({ name, value }) => ([true, "true"].includes(value.value) ? name : `${name} ${value.value}`));
  if (value?.value) states.push(`holds ${value.value}`);
  if (description?.value) states.push(`described as ${description.value}`);
  return [role.value === "StaticText" ? "text" : role.value, name?.value && `"${name.value}"`, ...states.map((one) => `[${one}]`)].filter(Boolean).join(" ");
}
