using System.ComponentModel.DataAnnotations;
using Evaluation.Assignments.Solving;

namespace Evaluation.Assignments;

/// <summary>What an officer asks of an assignment beside the call's number of experts; nothing given is the platform's default.</summary>
/// <param name="LoadLimit">The most reviews that one expert has in the round; an expert's own limit holds as well.</param>
/// <param name="MaximumPerInstitution">The most experts of one institution that examine one application.</param>
/// <param name="Seniors">How many of an application's experts are senior at least (副高级 or 正高级).</param>
/// <param name="MinimumMatch">How much of an application an expert knows at least: 0 to 100.</param>
/// <param name="Connected">Whether experts and applications of one kind hang together, so that strict and mild experts can be told apart; unless said, where there are two experts or more.</param>
/// <param name="Seed">Decides between plans that are equally good.</param>
public sealed record AssignmentOptions(
    [property: Range(1, 1000)] int? LoadLimit = null,
    [property: Range(1, 100)] int? MaximumPerInstitution = null,
    [property: Range(0, 100)] int? Seniors = null,
    [property: Range(0, 100)] int? MinimumMatch = null,
    bool? Connected = null,
    [property: Range(0, int.MaxValue)] int? Seed = null)
{
    internal AssignmentRules RulesFor(int chairs) => new(MaximumPerInstitution, Seniors ?? 0, Connected ?? chairs > 1, Seed ?? 0);
}
