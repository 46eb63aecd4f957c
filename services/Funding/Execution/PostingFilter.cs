using System.ComponentModel.DataAnnotations;
using Contracts;
using Funding.Awards;
using Funding.Ledger;
using ServiceDefaults.Requests;

namespace Funding.Execution;

/// <summary>Which budgets, and what was booked to them until when.</summary>
public sealed record BudgetScope
{
    [Range(2000, 2199)]
    public int? FiscalYear { get; init; }

    [Text(100), RegularExpression(PostingFilter.Printable)]
    public string? FundSource { get; init; }

    [Text(100), RegularExpression(PostingFilter.Printable)]
    public string? Line { get; init; }

    public Guid? Budget { get; init; }

    /// <summary>Business date: what was booked on it or earlier.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Which part of it.</summary>
public sealed record BaseScope
{
    /// <summary>Division code of the bases' county or zone; <c>none</c> for what belongs to no base.</summary>
    [RegularExpression($"{AreaCode.Pattern}|^{PostingFilter.None}$")]
    public string? Area { get; init; }

    /// <summary>Kind of base; <c>none</c> for what belongs to no base.</summary>
    [OneOf(typeof(OrNone<BaseKind>))]
    public string? Kind { get; init; }

    /// <summary>Business date: what was booked on it or later.</summary>
    public DateOnly? From { get; init; }
}

/// <summary>Which postings of that: those of one number.</summary>
public sealed record PostingPart
{
    [OneOf(typeof(Stage))]
    public string? Stage { get; init; }

    /// <summary>One turnover of the stage alone: what came in, or what went out, each less what was taken back.</summary>
    [OneOf(typeof(PostingSide))]
    public string? Side { get; init; }

    /// <summary>Any of these kinds of journal.</summary>
    [OneOf(typeof(JournalKind)), MaxLength(30)]
    public string[]? Journal { get; init; }

    /// <summary>Booked in this month, such as <c>2018-07</c>.</summary>
    [RegularExpression("^2[01][0-9]{2}-(0[1-9]|1[0-2])$")]
    public string? Month { get; init; }

    public Guid? Award { get; init; }

    /// <summary>As the award stands now; <c>none</c> for what belongs to no award.</summary>
    [OneOf(typeof(OrNone<AwardStatus>))]
    public string? AwardStatus { get; init; }

    public Guid? Base { get; init; }

    /// <summary>What moved the money: a budget, award, payment, recovery or receipt.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Machine time: as the books stood then, without what was posted later.</summary>
    public DateTimeOffset? KnownAt { get; init; }
}

public enum PostingSide
{
    In,
    Out,
}

/// <summary>The names of an enum, and <c>none</c> for what has no such value.</summary>
internal static class OrNone<T>
    where T : struct, Enum
{
    public static IEnumerable<string> Names => [.. Enum.GetValues<T>().Select(PostingFilter.Name), PostingFilter.None];

    public static T? Read(string? name) => name is PostingFilter.None ? null : OneOfAttribute.Read<T>(name);
}

/// <summary>Which postings: those for which all of it holds. It is the query of <c>GET /postings</c> and the meaning of every number that links to it.</summary>
internal sealed partial record PostingFilter(BudgetScope Budgets, BaseScope Bases, PostingPart Part)
{
    public const string None = "none";
    public const string Printable = "[^\\p{Cc}]*";

    public PostingFilter(BudgetScope budgets)
        : this(budgets, new(), new())
    {
    }

    public IQueryable<Posted> Narrow(IQueryable<Posted> all) => Numbered(OfBases(OfBudgets(all)));

    private IQueryable<Posted> OfBudgets(IQueryable<Posted> all)
    {
        var (year, source, line, budget, until) = (Budgets.FiscalYear, Budgets.FundSource, Budgets.Line, Budgets.Budget, Budgets.Until);
        all = year is null ? all : all.Where(p => p.FiscalYear == year);
        all = source is null ? all : all.Where(p => p.FundSource == source);
        all = line is null ? all : all.Where(p => p.Line == line);
        all = budget is null ? all : all.Where(p => p.BudgetId == budget);
        return until is null ? all : all.Where(p => p.BookedOn <= until);
    }

    private IQueryable<Posted> OfBases(IQueryable<Posted> all)
    {
        var (area, kind, from) = (Bases.Area, OrNone<BaseKind>.Read(Bases.Kind), Bases.From);
        all = area switch { null => all, None => all.Where(p => p.Area == null), _ => all.Where(p => p.Area == area) };
        all = Bases.Kind switch { null => all, None => all.Where(p => p.Kind == null), _ => all.Where(p => p.Kind == kind) };
        return from is null ? all : all.Where(p => p.BookedOn >= from);
    }

    private IQueryable<Posted> Numbered(IQueryable<Posted> all)
    {
        var (stage, side, status) = (
            OneOfAttribute.Read<Stage>(Part.Stage), OneOfAttribute.Read<PostingSide>(Part.Side), OrNone<AwardStatus>.Read(Part.AwardStatus));
        var journals = Part.Journal?.Select(name => OneOfAttribute.Read<JournalKind>(name)!.Value).ToArray();
        var (award, of, inward) = (Part.Award, Part.Base, side is PostingSide.In);
        all = stage is null ? all : all.Where(p => p.Stage == stage);
        all = side is null ? all : all.Where(p => p.Inward == inward);
        all = journals is null or [] ? all : all.Where(p => journals.Contains(p.Journal));
        all = award is null ? all : all.Where(p => p.AwardId == award);
        all = Part.AwardStatus switch { null => all, None => all.Where(p => p.AwardStatus == null), _ => all.Where(p => p.AwardStatus == status) };
        all = of is null ? all : all.Where(p => p.BaseId == of);
        var (subject, knownAt) = (Part.Subject, Part.KnownAt?.ToUniversalTime());
        all = subject is null ? all : all.Where(p => p.SubjectId == subject);
        all = knownAt is null ? all : all.Where(p => p.PostedAt <= knownAt);
        return Part.Month is null ? all : InMonth(all, Months.First(Part.Month));
    }

    private static IQueryable<Posted> InMonth(IQueryable<Posted> all, DateOnly first)
    {
        var next = first.AddMonths(1);
        return all.Where(p => p.BookedOn >= first && p.BookedOn < next);
    }
}
