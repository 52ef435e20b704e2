// A browser starts no Worker for a page that was opened from the file system; the search's worker runs in a hidden frame.
if (location.protocol === "file:") {
  window.Worker = class {
    constructor(url) {
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.documentElement.append(this.frame);
      const inside = this.frame.contentWindow;
      inside.postMessage = (data) => setTimeout(() => this.onmessage?.({ data }), 0);
      const script = inside.document.createElement("script");
      this.waiting = [];
      script.onload = () => { this.ready = true; this.waiting.forEach((data) => this.postMessage(data)); };
      script.src = url;
      inside.document.documentElement.append(script);
    }

    postMessage(data) {
      const inside = this.frame.contentWindow;
      if (this.ready) setTimeout(() => inside.dispatchEvent(new inside.MessageEvent("message", { data })), 0);
      else this.waiting.push(data);
    }

    terminate() { this.frame.remove(); }
  };
}
