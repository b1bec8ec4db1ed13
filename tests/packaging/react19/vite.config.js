// Owns how this application is built. React's own plug-in does no more that an application of one file needs.
export default { esbuild: { jsx: "automatic" } };
