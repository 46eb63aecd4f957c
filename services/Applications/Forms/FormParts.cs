using System.Text.Json.Serialization;
using Contracts;
using Contracts.Applications;

namespace Applications.Forms;

/// <summary>An organisation as a form names it; a draft may name it in part.</summary>
public sealed record FormParty(string? Name = null, string? CreditCode = null)
{
    internal Party ToParty() => new(Name ?? "", CreditCode ?? "");
}

/// <summary>Who would be paid, and on which account (收款单位与账户).</summary>
public sealed record FormPayee(string? Name = null, string? CreditCode = null, string? AccountNumber = null, string? BankCode = null)
{
    internal Payee ToPayee() => new(Name ?? "", CreditCode ?? "", AccountNumber ?? "", BankCode ?? "");
}

/// <summary>The answer to one annex item: a measure with its own assessment, or an indicator.</summary>
/// <param name="Exists">For a yes/no item: the measure exists.</param>
/// <param name="Effect">How far it works in the applicant's own judgement: none, weak, fair, good, excellent.</param>
/// <param name="Statement">What was done.</param>
/// <param name="Value">For an indicator: the figure of <paramref name="Year"/> in <paramref name="Unit"/>, at most four decimal places.</param>
/// <param name="PreviousValue">For an indicator that compares: the figure of the year before.</param>
/// <param name="Source">Where the figure is from.</param>
/// <param name="Evidence">Ids of the uploaded materials that prove it.</param>
public sealed record FormAnswer(
    bool? Exists = null, string? Effect = null, string? Statement = null, decimal? Value = null, decimal? PreviousValue = null,
    int? Year = null, string? Unit = null, string? Source = null, IReadOnlyList<Guid>? Evidence = null)
{
    internal ItemAnswer ToAnswer(string item) => new(item, Exists, Statement, Value, PreviousValue);
}

/// <summary>How a task of the policy is carried out: by whom, until when, and what is done.</summary>
public sealed record FormTask(string? Owner = null, DateOnly? DueOn = null, string? Measures = null);

/// <summary>A target that the base promises to reach (建设目标), under its code.</summary>
/// <param name="Value">In the unit, at most four decimal places.</param>
/// <param name="LessIsBetter">The value is not to be exceeded. Left out it stays out of what is sealed, as before there was one.</param>
public sealed record FormTarget(
    string? Name = null, decimal? Value = null, string? Unit = null, DateOnly? DueOn = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? LessIsBetter = null)
{
    internal Target ToTarget(string target) => new(target, Name ?? "", Value ?? 0, Unit ?? "", DueOn ?? default, LessIsBetter);
}

/// <summary>A dated step of the plan.</summary>
public sealed record FormMilestone(DateOnly? On = null, string? Name = null);

/// <summary>An amount as at every edge of the platform: text with two places, and CNY.</summary>
public sealed record FormAmount(string? Value = null, string? Currency = null);
