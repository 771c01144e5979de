using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text.Json;
using MerWorkbench.Foundation;

namespace MerWorkbench.Figures;

/// <summary>The pages around figures: the one a reader opens, and those a browser without a window draws for export.</summary>
internal static class FigurePage
{
    /// <summary>The resolution of images, in dots an inch.</summary>
    public const double ImageResolution = 300;

    // Nothing may be fetched: what the page needs is inside it.
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; form-action 'none'">

        """;

    /// <summary>One figure to look at, with plotly inside.</summary>
    public static string Interactive(Figure figure) => $$"""
        {{Head}}<title>{{WebUtility.HtmlEncode(figure.Description)}}</title>
        <style>body { margin: 1em; background: white } #figure { margin: auto; width: max-content }</style>
        <script>{{PlotlyScript.Text}}</script>
        </head>
        <body>
        <div id="figure" role="figure" aria-label="{{WebUtility.HtmlEncode(figure.Description)}}"></div>
        <script>
        const figure = {{figure.ToJson()}};
        // Room for the buttons above the figure.
        figure.layout.margin = { ...figure.layout.template.layout.margin, ...figure.layout.margin };
        figure.layout.margin.t += 32;
        figure.layout.height += 32;
        // Plotly would offer to upload the data; a figure stays with its reader.
        Plotly.newPlot("figure", figure.data, figure.layout, { displaylogo: false, showSendToCloud: false, plotlyServerURL: "" });
        </script>
        </body>
        </html>

        """;

    /// <summary>
    /// A page that draws figures one after the other and is left with one element, whose text is JSON in base64:
    /// <c>{"error": text}</c> or <c>{"images": [svg text or base64 png, ...]}</c>.
    /// </summary>
    /// <remarks>
    /// Plotly names clip paths by chance and remembers the texts it has measured. So each figure is drawn in a frame of its own,
    /// whose chance is seeded from the figure: its bytes depend on nothing else, and two figures on one page have different names.
    /// </remarks>
    public static string Drawing(IReadOnlyList<(Figure Figure, bool AsImage)> drawings)
    {
        var items = drawings.Select(drawing =>
        {
            string json = drawing.Figure.ToJson();
            uint seed = BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(ContentHash.OfText(json).Hex[..8]));
            string format = drawing.AsImage ? "png" : "svg";
            return string.Create(CultureInfo.InvariantCulture, $$"""{"seed":{{seed}},"format":"{{format}}","figure":{{json}}}""");
        });
        return $$"""
            {{Head}}<title>drawing</title>
            <script id="plotly" type="text/plain">{{PlotlyScript.Text}}</script>
            </head>
            <body>
            <script>
            const drawings = [{{string.Join(",\n", items)}}];
            function seeded(state) {  // mulberry32
                return () => {
                    state = state + 0x6D2B79F5 | 0;
                    let t = Math.imul(state ^ state >>> 15, 1 | state);
                    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
                    return ((t ^ t >>> 14) >>> 0) / 4294967296;
                };
            }
            async function draw({ seed, format, figure }) {
                const frame = document.body.appendChild(document.createElement("iframe"));
                const { contentWindow: window, contentDocument: inside } = frame;
                window.Math.random = seeded(seed);
                const script = inside.createElement("script");
                script.textContent = document.getElementById("plotly").textContent;
                inside.head.appendChild(script);
                const faults = window.Plotly.validate(figure.data, figure.layout) || [];
                if (faults.length > 0)
                    throw new Error(faults.map(fault => fault.msg).join(" "));
                const { width, height } = figure.layout;
                const scale = format === "png" ? {{(ImageResolution / 96).ToString("R", CultureInfo.InvariantCulture)}} : 1;
                const image = await window.Plotly.toImage(figure, { format, width, height, scale, imageDataOnly: true });
                frame.remove();
                return image;
            }
            async function drawAll() {
                const images = [];
                for (const drawing of drawings)
                    images.push(await draw(drawing));
                return { images };
            }
            drawAll().catch(error => ({ error: String(error) })).then(result => {
                const bytes = new TextEncoder().encode(JSON.stringify(result));
                let binary = "";
                for (const byte of bytes) binary += String.fromCharCode(byte);
                document.documentElement.innerHTML = "<body><pre>" + btoa(binary) + "</pre></body>";
            });
            </script>
            </body>
            </html>
            """;
    }

    /// <summary>A page that prints one drawing and nothing else.</summary>
    public static string Printed(Figure figure, string svg) => string.Create(CultureInfo.InvariantCulture, $$"""
        {{Head}}<title>{{WebUtility.HtmlEncode(figure.Description)}}</title>
        <style>
        @page { size: {{figure.Size.Width.ToPixels()}}px {{figure.Size.Height.ToPixels()}}px; margin: 0 }
        html, body { margin: 0 }
        svg { display: block }
        </style>
        </head>
        <body>{{svg}}</body>
        </html>
        """);

    /// <summary>What the page of <see cref="Drawing"/> left behind.</summary>
    /// <exception cref="MerException">It left nothing, or an error.</exception>
    public static IReadOnlyList<string> Drawn(string document)
    {
        const string open = "<pre>", close = "</pre>";
        int start = document.IndexOf(open, StringComparison.Ordinal);
        int end = document.IndexOf(close, StringComparison.Ordinal);
        if (start < 0 || end < start)
            throw new MerException("The browser ended before the figures were drawn.");
        var result = JsonDocument.Parse(Convert.FromBase64String(document[(start + open.Length)..end])).RootElement;
        return result.TryGetProperty("error", out var error)
            ? throw new MerException($"Plotly could not draw the figure: {error.GetString()}")
            : [.. result.GetProperty("images").EnumerateArray().Select(image => image.GetString()!)];
    }
}
