// Owns what an application in Vue does with the widget, as its author would write it: there while a component is. The study is part of it.
import { createApp, h, onMounted, onUnmounted, ref } from "vue";
import { load } from "@expectly/widget";

const Feedback = {
  setup() {
    onMounted(async () => {
      const study = await (await fetch("/study.json")).json();
      await load({ src: "/expectly/expectly.js", study, lang: "de" });
    });
    onUnmounted(() => window.expectly?.("destroy"));
    return () => h("p", { id: "feedback" }, "Feedback is on.");
  },
};

createApp({
  setup() {
    const on = ref(true);
    return () => [h("button", { id: "turn", onClick: () => (on.value = !on.value) }, "Turn"), on.value && h(Feedback)];
  },
}).mount("#root");
