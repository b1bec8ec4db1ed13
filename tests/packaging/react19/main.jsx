// Owns what an application in React does with the widget, as its author would write it: there while a component is.
import { StrictMode, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { load } from "@expectly/widget";

function Feedback() {
  useEffect(() => {
    load({ study: "/study.json" }).catch(() => {});
    return () => window.expectly?.("destroy");
  }, []);
  return <p id="feedback">Feedback is on.</p>;
}

function Shop() {
  const [on, turn] = useState(true);
  return (
    <>
      <button id="turn" onClick={() => turn(!on)}>Turn</button>
      {on && <Feedback />}
    </>
  );
}

createRoot(document.getElementById("root")).render(<StrictMode><Shop /></StrictMode>);
