using CsCheck;
using Scoring.Combination;
using Scoring.Statistics;

namespace Scoring.Tests.Statistics;

/// <summary>How far experts agree, against published figures (see figures.md).</summary>
public sealed class AgreementTests
{
    private const double Close = 5e-7;

    [Theory]
    [InlineData(Measurement.Nominal, 0.743)]
    [InlineData(Measurement.Ordinal, 0.815)]
    [InlineData(Measurement.Interval, 0.849)]
    public void Krippendorffs_own_example_has_his_alphas_with_values_missing(Measurement measurement, double alpha) =>
        Assert.Equal(alpha, KrippendorffAlpha.Of(Tables.Krippendorff, measurement).Value!.Value, 0.0005);

    [Fact]
    public void Shrout_and_Fleiss_example_has_their_ICC1()
    {
        var icc = OneWayReliability.Of(Tables.ShroutFleiss);

        Near(icc.Single, 0.165742, -0.132932, 0.722560);
        Near(icc.Mean, 0.442797, -0.884442, 0.912415);
        Assert.Equal(4, icc.SheetsPerApplication);
    }

    [Fact]
    public void Shrout_and_Fleiss_example_has_their_ICC2()
    {
        var icc = TwoWayReliability.Of(Tables.ShroutFleiss);

        Near(icc.Single, 0.289764, 0.018787, 0.761084);
        Near(icc.Mean, 0.620051, 0.071137, 0.927232);
    }

    [Fact]
    public void Variance_components_of_a_complete_table_are_those_of_its_analysis_of_variance()
    {
        var components = VarianceComponents.Of(Tables.ShroutFleiss);

        Assert.Equal(2.555556, components.Application!.Value, Close); // (11.241667 − 1.019444) / 4
        Assert.Equal(5.244444, components.Expert!.Value, Close); // (32.486111 − 1.019444) / 6
        Assert.Equal(1.019444, components.Residual!.Value, Close);
        Assert.Equal(0.289764, components.Single.Value!.Value, Close);
        Assert.Equal(0.620051, components.Mean.Value!.Value, Close);
    }

    [Fact]
    public void Variance_components_of_a_sparse_table_are_Hendersons()
    {
        var components = VarianceComponents.Of(Tables.Sparse, new(7, 200));

        Assert.Equal([316.472696, 27.323290, 3.427144], new[] { components.Application, components.Expert, components.Residual }.Select(c => c!.Value), (a, b) => Math.Abs(a - b) < 1e-5);
        Assert.Equal((0.911439, 2.88), (components.Single.Value!.Value, components.SheetsPerApplication!.Value));
        Assert.Equal(0.967363, components.Mean.Value!.Value, Close);
        Assert.InRange(components.Single.Value.Value, components.Single.Low!.Value, components.Single.High!.Value);
    }

    [Fact]
    public void ICC1_of_a_sparse_table_goes_by_the_mean_number_of_sheets()
    {
        var icc = OneWayReliability.Of(Tables.Sparse);

        Near(icc.Single, 0.917409, 0.722620, 0.986725);
        Near(icc.Mean, 0.970655, 0.885813, 0.995502);
        Assert.Equal(2.977778, icc.SheetsPerApplication!.Value, Close);
    }

    [Theory]
    [InlineData(5, 15, 0.975, 3.576415)]
    [InlineData(4, 0.3, 0.975, 9_122_491_651.619894)]
    [InlineData(1, 3, 0.95, 10.127964)]
    public void Limits_of_F_are_SciPys_for_any_degrees_of_freedom(double d1, double d2, double probability, double limit) =>
        Assert.Equal(1, FQuantile.Of(d1, d2, probability) / limit, 1e-6);

    [Fact]
    public void Siegels_executives_agree_little_by_Kendalls_W()
    {
        var w = KendallConcordance.Of(Tables.Of([1, 1, 6], [6, 5, 3], [3, 6, 2], [2, 4, 5], [5, 2, 4], [4, 3, 1]));

        Assert.Equal((0.161905, 0.787212), (w.W.Value, w.PValue));
    }

    [Fact]
    public void Kendalls_W_allows_for_ties()
    {
        var w = KendallConcordance.Of(Tables.Of([1, 2, 3], [2, 2, 1], [3, 4, 4], [4, 2, 2], [5, 5, 5]));

        Assert.Equal((0.785714, 0.051236), (w.W.Value, w.PValue));
    }

    [Fact]
    public void What_needs_a_complete_table_says_so_and_is_not_computed()
    {
        foreach (var estimate in new[] { TwoWayReliability.Of(Tables.Sparse).Single, TwoWayReliability.Of(Tables.Sparse).Mean, KendallConcordance.Of(Tables.Sparse).W })
        {
            Assert.Null(estimate.Value);
            Assert.Contains("every application", estimate.NotComputed, StringComparison.Ordinal);
        }
    }

    public static TheoryData<string, decimal?[][]> Degenerate => new()
    {
        { "nothing", [[null]] },
        { "one sheet", [[80m]] },
        { "one expert", [[80m], [70m], [60m]] },
        { "one application", [[80m, 70m, 75m]] },
        { "all equal", [[80m, 80m], [80m, 80m], [80m, 80m]] },
        { "experts who meet nobody", [[80m, null], [null, 60m]] },
    };

    [Theory]
    [MemberData(nameof(Degenerate))]
    public void Where_a_figure_means_nothing_there_is_a_reason_in_its_place(string what, decimal?[][] rows)
    {
        var sheets = Tables.Of(rows);
        var estimates = new[]
        {
            KrippendorffAlpha.Of(sheets, Measurement.Ordinal, new(1, 50)), OneWayReliability.Of(sheets).Single, VarianceComponents.Of(sheets, new(1, 50)).Single,
            TwoWayReliability.Of(sheets).Mean, KendallConcordance.Of(sheets).W,
        };

        Assert.All(estimates.Skip(what == "one application" ? 1 : 0), estimate => Assert.True(estimate is { Value: null, NotComputed.Length: > 0 }, $"{what}: {estimate}"));
    }

    [Fact]
    public void Experts_who_agree_in_full_have_an_alpha_and_an_ICC_of_one()
    {
        var agreed = Tables.Of([10, 10, 10], [40, 40, 40], [90, 90, 90], [70, 70, 70]);

        Assert.Equal(1, KrippendorffAlpha.Of(agreed, Measurement.Interval, new(1, 100)).Value);
        Assert.Equal((1, 1), (OneWayReliability.Of(agreed).Single.Value, TwoWayReliability.Of(agreed).Single.Value));
        Assert.Equal((1, 1), (VarianceComponents.Of(agreed).Single.Value, KendallConcordance.Of(agreed).W.Value));
    }

    [Fact]
    public void Who_is_called_what_and_the_order_of_sheets_change_no_agreement() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[0, 100_000]).Sample((seed, shuffle) =>
        {
            var (sheets, other) = (Tables.Random(seed), Tables.Relabelled(Tables.Random(seed), shuffle));
            return Same(sheets, other, 1e-6);
        }, iter: 200);

    [Fact]
    public void Another_scale_changes_no_agreement() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 20], Gen.Int[-20, 20]).Sample((seed, tenths, plus) =>
            Same(Tables.Random(seed), Tables.Scaled(Tables.Random(seed), tenths / 10m, plus), 1e-5), iter: 200);

    private static bool Same(SheetTable a, SheetTable b, double close)
    {
        double?[] Of(SheetTable s) =>
        [
            KrippendorffAlpha.Of(s, Measurement.Nominal).Value, KrippendorffAlpha.Of(s, Measurement.Ordinal).Value, KrippendorffAlpha.Of(s, Measurement.Interval).Value,
            OneWayReliability.Of(s).Single.Value, VarianceComponents.Of(s).Single.Value, TwoWayReliability.Of(s).Single.Value, KendallConcordance.Of(s).W.Value,
        ];
        return Of(a).Zip(Of(b)).All(pair => pair.First is null == pair.Second is null && (pair.First is null || Math.Abs(pair.First.Value - pair.Second!.Value) < close));
    }

    private static void Near(Estimate estimate, double value, double low, double high)
    {
        Assert.Equal(value, estimate.Value!.Value, Close);
        Assert.Equal(low, estimate.Low!.Value, Close);
        Assert.Equal(high, estimate.High!.Value, Close);
    }
}
