using System.ComponentModel.DataAnnotations;
using Contracts;
using Contracts.Applications;

namespace Applications.Calls;

/// <summary>How a call has its applications examined (R88). No rule of the policy.</summary>
/// <param name="Blind">Experts see no names, no parties and no contact data (盲审).</param>
/// <param name="SpreadLimit">Points between an application's highest and lowest sheet; beyond it arbitration begins. None for never.</param>
/// <param name="Arbitration">What it begins with.</param>
public sealed record ReviewRules(
    bool Blind = false, [property: Range(1, 100)] int? SpreadLimit = null, ArbitrationBy Arbitration = ArbitrationBy.AnotherExpert)
{
    internal ReviewTerms ToTerms() => new(Blind, SpreadLimit, Arbitration);
}
