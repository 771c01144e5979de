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
        {{Plot("\"figure\"")}}
        </script>
        </body>
        </html>

        """;

    /// <summary>Plotly as an element of a document that others made.</summary>
    /// <remarks>Jupyter's pages have a loader of modules, to which plotly would give itself instead of to the page; the names by which it would find it are hidden.</remarks>
    public static string PlotlyElement => $"<script>\nif (!window.Plotly) (function (define, module, exports) {{\n{PlotlyScript.Text}\n}})();\n</script>";

    /// <summary>A figure as a part of a document in which <see cref="PlotlyElement"/> stands somewhere; it waits for that up to 10 s.</summary>
    public static string Embedded(Figure figure)
    {
        string json = figure.ToJson(), name = ContentHash.OfText(json).Hex[..12];
        return $$"""
            <div data-mer-figure="{{name}}" role="figure" aria-label="{{WebUtility.HtmlEncode(figure.Description)}}"></div>
            <script>
            (() => {
            const drawing = {{json}};
            // Some pages run scripts before they show what stands beside them, and the same figure may be shown twice.
            const places = () => document.querySelectorAll("[data-mer-figure='{{name}}']:not([data-mer-drawn])");
            let waited = 0;
            (function wait() {
                if (window.Plotly && places().length > 0) {
                    for (const place of places()) {
                        place.dataset.merDrawn = "";
                        const figure = structuredClone(drawing);
                        {{Plot("place")}}
                    }
                } else if ((waited += 50) <= 10000) {
                    setTimeout(wait, 50);
                } else {
                    for (const place of places())
                        place.textContent = "This figure is drawn by plotly.js, which is not in this document any more. Restart the kernel and run all cells.";
                }
            })();
            })();
            </script>
            """;
    }

    private static string Plot(string place) => $$"""
        // Room for the buttons above the figure.
        figure.layout.margin = { ...figure.layout.template.layout.margin, ...figure.layout.margin };
        figure.layout.margin.t += 32;
        figure.layout.height += 32;
        // Plotly would offer to upload the data; a figure stays with its reader.
        Plotly.newPlot({{place}}, figure.data, figure.layout, { displaylogo: false, showSendToCloud: false, plotlyServerURL: "" });
        """;

    /// <summary>A page in which <see cref="Drawing"/> draws figures, one after the other, and shows one to be printed.</summary>
    /// <remarks>
    /// Plotly names clip paths by chance. So chance is seeded from each figure: its names depend on nothing else, and two figures on one page
    /// have different ones. Only the order of attributes depends on what was drawn before; <see cref="SvgText"/> takes that away.
    /// Plotly validates every element of every list, which takes as long as drawing; what lists hold is tried on their first elements.
    /// Plotly draws all data once before it knows what axes and legend leave of the space, and then again; the first time they are left out here.
    /// The last figure is kept as it was drawn: its other forms are made of that.
    /// </remarks>
    public static string ForDrawing => $$"""
        {{Head}}<title>drawing</title>
        <style>
        html, body { margin: 0 }
        #stage svg { display: block }
        </style>
        <style id="paper"></style>
        <script>{{PlotlyScript.Text}}</script>
        </head>
        <body>
        <div id="stage"></div>
        <script>
        function seeded(state) {  // mulberry32
            return () => {
                state = state + 0x6D2B79F5 | 0;
                let t = Math.imul(state ^ state >>> 15, 1 | state);
                t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
                return ((t ^ t >>> 14) >>> 0) / 4294967296;
            };
        }
        async function raster(svg, width, height) {
            const image = new Image();
            image.src = "data:image/svg+xml," + encodeURIComponent(svg);
            await image.decode();
            const canvas = Object.assign(document.createElement("canvas"), { width, height });
            canvas.getContext("2d").drawImage(image, 0, 0, width, height);
            return canvas.toDataURL("image/png").split(",")[1];
        }
        function paint({ svg, width, height, scale }) {
            return raster(svg, Math.round(width * scale), Math.round(height * scale));
        }
        function sample(value) {
            return Array.isArray(value) ? value.slice(0, 5).map(sample)
                : value !== null && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, sample(part)]))
                : value;
        }
        const settings = Plotly.PlotSchema.get();  // built anew for every validation otherwise
        Plotly.PlotSchema.get = () => settings;
        function place() {
            return document.body.appendChild(Object.assign(document.createElement("div"), { style: "position: absolute; left: -5000px" }));
        }
        const ready = (async () => {
            const probe = place();
            await Plotly.newPlot(probe, [{ y: [1] }], {}, { staticPlot: true });
            const axes = probe._fullLayout._basePlotModules[0], plot = axes.plot;
            axes.plot = function (figure, ...rest) {
                if (figure.isMeasured)
                    return plot.call(this, figure, ...rest);
                figure.isMeasured = true;
            };
            Plotly.purge(probe);
            probe.remove();
        })();
        async function toSvg(seed, figure) {
            await ready;
            Math.random = seeded(seed);
            const faults = Plotly.validate(figure.data.map(sample), figure.layout) || [];
            if (faults.length > 0)
                throw new Error(faults.map(fault => fault.msg).join(" "));
            const drawn = place();
            try {
                await Plotly.newPlot(drawn, figure.data, figure.layout, { staticPlot: true });
                if (drawn._fullLayout._redrawFromAutoMarginCount === undefined)
                    await Plotly.redraw(drawn);  // the space was right at once, so the data are still missing
                return Plotly.Snapshot.toSVG(drawn, "svg", 1);
            } finally {
                Plotly.purge(drawn);
                drawn.remove();
            }
        }
        let last = {};
        async function draw({ key, seed, format, scale, title, figure }) {
            const { width, height } = figure.layout;
            if (last.key !== key)
                last = { key, svg: await toSvg(seed, figure) };
            const { svg } = last;
            return format === "png" ? await raster(svg, width * scale, height * scale)
                : format === "pdf" ? stage({ svg, title, width, height })
                : svg;
        }
        function stage({ svg, title, width, height }) {
            document.title = title;
            document.getElementById("paper").textContent = `@page { size: ${width}px ${height}px; margin: 0 }`;
            document.getElementById("stage").innerHTML = svg;
            return "";
        }
        </script>
        </body>
        </html>
        """;

    /// <summary>
    /// The script that draws a figure in the page <see cref="ForDrawing"/> and promises its SVG, or its PNG in base64, or to have put it, and nothing else, on paper of its size (<c>pdf</c>).
    /// </summary>
    public static string Drawing(Figure figure, string format, double scale)
    {
        string json = figure.ToJson(), key = ContentHash.OfText(json).Hex;
        uint seed = BinaryPrimitives.ReadUInt32BigEndian(Convert.FromHexString(key[..8]));
        return string.Create(CultureInfo.InvariantCulture,
            $$"""draw({"key":"{{key}}","seed":{{seed}},"format":"{{format}}","scale":{{scale}},"title":{{JsonSerializer.Serialize(figure.Description)}},"figure":{{json}}})""");
    }

    /// <summary>The script that paints an SVG in the page <see cref="ForDrawing"/> and promises its PNG in base64.</summary>
    public static string Painting(string svg, double width, double height, double scale) => string.Create(CultureInfo.InvariantCulture,
        $$"""paint({"svg":{{JsonSerializer.Serialize(svg)}},"width":{{width}},"height":{{height}},"scale":{{scale}}})""");

    /// <summary>The script that takes the figure off the paper.</summary>
    public static string Clearing => """stage({"svg":"","title":"drawing","width":1,"height":1})""";
}
