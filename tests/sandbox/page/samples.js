// Files to try things with, drawn on the spot: nobody has to look for one.

const STORIES = [
  { hue: 215, title: "Принтер HP 4015", text: "Замятие бумаги, лоток 2", mark: "⚠" },
  { hue: 25, title: "Ошибка 0x6100004a", text: "Обратитесь к администратору", mark: "✕" },
  { hue: 150, title: "Касса № 3", text: "Нет связи с сервером", mark: "↯" },
];
let next = 0;

export async function samplePhoto() {
  const story = STORIES[next++ % STORIES.length];
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 440 });
  const pen = canvas.getContext("2d");
  const sky = pen.createLinearGradient(0, 0, 640, 440);
  sky.addColorStop(0, `hsl(${story.hue} 45% 38%)`);
  sky.addColorStop(1, `hsl(${story.hue + 40} 40% 20%)`);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, 640, 440);
  pen.fillStyle = "rgb(255 255 255 / 0.92)";
  pen.beginPath();
  pen.roundRect(90, 90, 460, 260, 22);
  pen.fill();
  pen.fillStyle = `hsl(${story.hue} 60% 40%)`;
  pen.font = "700 88px sans-serif";
  pen.textAlign = "center";
  pen.fillText(story.mark, 320, 200);
  pen.fillStyle = "#222";
  pen.font = "600 34px sans-serif";
  pen.fillText(story.title, 320, 262);
  pen.font = "24px sans-serif";
  pen.fillText(story.text, 320, 305);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return new File([blob], `photo-${next}.jpg`, { type: "image/jpeg" });
}

export function samplePdf() {
  const page = "BT /F1 24 Tf 72 720 Td (Vestovoy: sample act) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${page.length} >>\nstream\n${page}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, number) => {
    const at = body.length;
    body += `${number + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const start = body.length;
  body += `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new File([body], "Акт осмотра.pdf", { type: "application/pdf" });
}
