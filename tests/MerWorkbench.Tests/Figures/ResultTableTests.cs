using MerWorkbench.Figures;

namespace MerWorkbench.Tests.Figures;

public sealed class ResultTableTests
{
    private static ResultTable Sample() =>
        new ResultTable("R² of 50 % & more_or_less", new("Model"), new("R²", "0.00"), new("Ours ± 95 %", "0.000"))
            .Add("LSTM 2×124 | a_b", 0.69, 0.5512345678901234)
            .Add("linear, \"plain\" {x}\\y", -0.114, ResultCell.Empty)
            .Add("mean", -0.001, "not\nrun");

    [Fact]
    public void Markdown_pads_its_columns_and_escapes_bars() => Assert.Equal("""
        | Model                 |    R² | Ours ± 95 % |
        | --------------------- | ----: | ----------: |
        | LSTM 2×124 \| a_b     |  0.69 |       0.551 |
        | linear, "plain" {x}\y | −0.11 |           – |
        | mean                  |  0.00 |     not run |

        """, Sample().ToMarkdown());

    [Fact]
    public void Latex_uses_booktabs_and_escapes_every_special_character() => Assert.Equal("""
        \begin{table}
        \centering
        \caption{R\textsuperscript{2} of 50 \% \& more\_or\_less}
        \label{tab:x}
        \begin{tabular}{lrr}
        \toprule
        Model & R\textsuperscript{2} & Ours $\pm$ 95 \% \\
        \midrule
        LSTM 2$\times$124 \textbar{} a\_b & 0.69 & 0.551 \\
        linear, "plain" \{x\}\textbackslash{}y & $-$0.11 & -- \\
        mean & 0.00 & not run \\
        \bottomrule
        \end{tabular}
        \end{table}

        """, Sample().ToLatex("tab:x"));

    [Fact]
    public void Latex_sets_what_is_less_or_more_as_mathematics_for_in_text_the_first_font_encoding_has_other_signs() =>
        Assert.Contains("$<$ 0.001 & $>$ 1 \\\\", new ResultTable("p", new("p"), new("q")).Add("< 0.001", "> 1").ToLatex(), StringComparison.Ordinal);

    [Fact]
    public void Csv_keeps_all_digits_and_quotes_what_needs_it() => Assert.Equal("""
        Model,R²,Ours ± 95 %
        LSTM 2×124 | a_b,0.69,0.5512345678901234
        "linear, ""plain"" {x}\y",-0.114,
        mean,-0.001,"not
        run"

        """, Sample().ToCsv());

    [Fact]
    public void Csv_gives_intervals_as_two_numbers_that_others_show_as_words()
    {
        ResultTable table = new ResultTable("t", new("Model"), new("95 % interval"))
            .Add("svr", ResultCell.Of(new(-0.0212345678901234, 0.5, 0.95, "made"), "−0.02 to 0.50")).Add("mean", ResultCell.Empty);
        Assert.Equal("Model,95 % interval low,95 % interval high\nsvr,-0.0212345678901234,0.5\nmean,,\n", table.ToCsv());
        Assert.Contains("| svr   | −0.02 to 0.50 |", table.ToMarkdown(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var e = Assert.Throws<ArgumentException>(() => Sample().Add("alone"));
        Assert.Contains("expected 3, got 1", e.Message);
    }

    [Fact]
    public void A_number_that_is_none_is_refused_by_column()
    {
        var e = Assert.Throws<ArgumentException>(() => Sample().Add("x", double.NaN, 1));
        Assert.Contains("'R²'", e.Message);
        Assert.Equal(3, Sample().Rows.Count);
    }

    [Fact]
    public void A_number_in_a_column_of_text_is_refused() =>
        Assert.Contains("'Model'", Assert.Throws<ArgumentException>(() => Sample().Add(1.5, 1, 1)).Message);
}
