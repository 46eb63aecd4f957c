using System.Text.Json.Serialization;

namespace Evaluation.Assignments.Solving;

/// <summary>Who may examine what, as plain numbers: experts and applications are known by their place in the lists.</summary>
internal sealed record AssignmentProblem(
    IReadOnlyList<Examiner> Experts, IReadOnlyList<OpenApplication> Applications, AssignmentRules Rules);

/// <param name="Institution">Null where none is known: then it limits nothing.</param>
/// <param name="Load">Reviews that stay with the expert whatever is decided.</param>
/// <param name="Room">How many reviews the expert may take beside those.</param>
internal sealed record Examiner(string Subject, string? Institution, bool IsSenior, int Load, int Room);

/// <param name="Group">What is ranked together: within it the graph of experts and applications is to be connected.</param>
/// <param name="Chairs">How many experts the application needs.</param>
/// <param name="Staying">Experts whom it keeps whatever is decided.</param>
/// <param name="Candidates">Experts who may take an empty chair.</param>
internal sealed record OpenApplication(
    Guid Id, string Group, int Chairs, IReadOnlyList<int> Staying, IReadOnlyList<Candidate> Candidates)
{
    public int Missing => Math.Max(0, Chairs - Staying.Count);
}

/// <param name="Match">How much of the application the expert knows: 0 to 100.</param>
/// <param name="IsFormer">Examined it before it was opened again, so others are preferred.</param>
/// <param name="IsCurrent">Has it now, and can be moved because nothing is begun.</param>
internal readonly record struct Candidate(int Expert, int Match, bool IsFormer = false, bool IsCurrent = false);

/// <param name="MaximumPerInstitution">How many experts of one institution an application has at most; null: as many as come.</param>
/// <param name="Seniors">How many of an application's chairs only senior experts take.</param>
/// <param name="Connected">Whether experts and applications of one group have to hang together.</param>
/// <param name="Seed">Decides between plans that are equally good.</param>
internal sealed record AssignmentRules(int? MaximumPerInstitution = null, int Seniors = 0, bool Connected = false, int Seed = 0);

/// <param name="Chosen">For each application, the experts who take its empty chairs, in order.</param>
internal sealed record AssignmentSolution(IReadOnlyList<IReadOnlyList<int>> Chosen, Proof Proof, Connection Connection);

/// <summary>How good the plan is, and how good any plan could be.</summary>
/// <param name="Objective">The weighted sum that is made small; see <see cref="Weights"/>.</param>
/// <param name="Bound">No plan within the rules has less. The plan is optimal when this is the objective.</param>
internal sealed record Proof(long Objective, long Bound, string Method)
{
    public const string ByFlow = "min-cost-flow";
    public const string BySearch = "min-cost-flow, then cp-sat";

    public bool IsOptimal => Objective == Bound;
}

/// <summary>What became of the wish that experts and applications of one group hang together.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Connection>))]
public enum Connection
{
    NotAsked,

    /// <summary>Each group hangs together.</summary>
    Connected,

    /// <summary>It is proven that no plan that fills every chair connects each group.</summary>
    Impossible,

    /// <summary>Some chairs stay empty, and filling them comes first.</summary>
    ChairsEmpty,

    /// <summary>None was found in the time allowed, and none is proven impossible.</summary>
    Undecided,
}
