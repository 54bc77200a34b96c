/** What every page has around it. */
import { html, type Markup } from "./html.ts";

export function document(title: string, body: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/style.css">
<link rel="icon" href="data:,">
</head>
<body>
<p class="banner">A GitHub that is simulated on this machine. Nothing here was sent anywhere.</p>
<main>
${body}
</main>
</body>
</html>
`.markup;
}
