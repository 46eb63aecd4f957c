using System.Globalization;

namespace Demo.Story;

/// <summary>What the old year has left is carried over or lapses; then the year is closed, and a month of the books, each by two people.</summary>
internal static class YearEnd
{
    private const string Years = "funding/fiscal-years";
    private const string Periods = "funding/ledger/periods";

    public static async Task TellAsync(Stage stage, Programme programme)
    {
        stage.Chapter("年终:结转、收回、关账", "The year's end: carried over, lapsed, closed");
        var year = (int)programme.Grants["fiscalYear"]!;
        var ended = await (await stage.As("fund1")).WaitForAsync(Years, row => (int)row["year"]! == year && (string)row["status"]! == "closing", stage.Cancel);
        await Budgets.BeginYearAsync(stage, programme, year + 1, 3_000_000m, $"样例财预〔{year + 1}〕5号");
        var next = await Budgets.NextGrantsAsync(stage, programme, year + 1, 3_000_000m);
        await Budgets.ChangeAsync(stage, programme.Work, "unfreeze", 300_000m, "样例:年终清理");
        await Budgets.ChangeAsync(stage, programme.Work, "lapse", await Budgets.LeftAsync(stage, programme.Work), "样例:年终结余");
        await Budgets.ChangeAsync(stage, programme.Grants, "carry-over", await Budgets.LeftAsync(stage, programme.Grants), "样例:续建项目", next);

        var closed = await (await stage.As("approver1")).StepAsync(Years, ended, "close", new { documentNumber = $"样例决算〔{year}〕1号" }, stage.Cancel);
        stage.Tell("无可用、无冻结,年度关账", "Nothing free or frozen is left: the year is closed", $"{closed["year"]} {closed["status"]}");
        await CloseMonthAsync(stage, programme);
    }

    private static async Task CloseMonthAsync(Stage stage, Programme programme)
    {
        var month = programme.FirstPaid.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var proposed = await (await stage.As("fund2")).PostAsync(Periods, new { month }, stage.Cancel);
        var closed = await (await stage.As("approver2")).PostAsync($"{Periods}/{proposed["id"]}/close", null, stage.Cancel, (long)proposed["revision"]!);
        stage.Tell("总账月结,分录摘要封存", "A month of the ledger is closed over a digest of its journals", $"{month}: {closed["journals"]}, {((string)closed["digest"]!)[..12]}…");
    }
}
