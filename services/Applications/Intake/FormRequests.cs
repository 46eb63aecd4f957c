using System.ComponentModel.DataAnnotations;
using Applications.Requests;
using Contracts;
using Contracts.Applications;
using ServiceDefaults.Requests;

namespace Applications.Intake;

/// <summary>An organisation as a form names it; whether its code is right is checked with the whole form.</summary>
public sealed record PartyRequest(
    [property: Required, Text(Words.MaxName)] string Name, [property: Required, Text(18)] string CreditCode)
{
    internal Party ToParty() => new(Name, CreditCode);
}

/// <summary>Who would be paid, and on which account (收款单位与账户).</summary>
public sealed record PayeeRequest(
    [property: Required, Text(Words.MaxName)] string Name, [property: Required, Text(18)] string CreditCode,
    [property: Required, Text(32)] string AccountNumber, [property: Required, Text(12)] string BankCode)
{
    internal Payee ToPayee() => new(Name, CreditCode, AccountNumber, BankCode);
}

/// <summary>The answer to one annex item.</summary>
/// <param name="Exists">For a yes/no item: the measure exists.</param>
/// <param name="Statement">What was done, and where the evidence is.</param>
/// <param name="Value">For a numeric item: this year's figure in the item's unit, at most four decimal places.</param>
/// <param name="PreviousValue">For an item that compares: last year's figure.</param>
public sealed record AnswerRequest(
    [property: Required, Text(Words.MaxCode)] string ItemCode, bool? Exists = null,
    [property: Text(Words.MaxStatement, MayBeBlank = true)] string? Statement = null, [property: Figure] decimal? Value = null,
    [property: Figure] decimal? PreviousValue = null)
{
    internal ItemAnswer ToAnswer() => new(ItemCode, Exists, Statement, Value, PreviousValue);
}

/// <summary>A target that the base promises to reach (建设目标).</summary>
/// <param name="Value">In the unit, at most four decimal places.</param>
public sealed record TargetRequest(
    [property: Required, Text(Words.MaxCode)] string Code, [property: Required, Text(Words.MaxName)] string Name,
    [property: Figure] decimal Value, [property: Required, Text(20)] string Unit, DateOnly DueOn)
{
    internal Target ToTarget() => new(Code, Name, Value, Unit, DueOn);
}

/// <summary>A figure that fits the sealed form: at most four decimal places, below a thousand billion.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class FigureAttribute() : ValidationAttribute("Give at most four decimal places, and less than 1,000,000,000,000.")
{
    private const decimal Limit = 1_000_000_000_000m;

    public override bool IsValid(object? value) =>
        value is null || (value is decimal figure && Math.Abs(figure) < Limit && decimal.Round(figure, SealedForm.Scale) == figure);
}
