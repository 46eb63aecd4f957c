using System.Globalization;

namespace Funding.Execution;

/// <content>The filter of one row of a dimension.</content>
internal sealed partial record PostingFilter
{
    /// <param name="key">As <see cref="Cell"/> gives it; none where that is the row of what has none.</param>
    public PostingFilter Of(Dimension by, string? key) => by switch
    {
        Dimension.Source => this with { Budgets = Budgets with { FundSource = key } },
        Dimension.Line => this with { Budgets = Budgets with { Line = key } },
        Dimension.Budget => this with { Budgets = Budgets with { Budget = Guid.Parse(key!) } },
        Dimension.Year => this with { Budgets = Budgets with { FiscalYear = int.Parse(key!, CultureInfo.InvariantCulture) } },
        Dimension.Area => this with { Bases = Bases with { Area = key ?? None } },
        Dimension.Kind => this with { Bases = Bases with { Kind = key ?? None } },
        Dimension.Month => this with { Part = Part with { Month = key } },
        Dimension.Status => this with { Part = Part with { AwardStatus = key ?? None } },
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };
}
