namespace Contracts;

/// <summary>What a base has promised to reach (建设目标): one of the policy's targets, or one of its own.</summary>
/// <param name="Code">The policy's code, such as <c>REG-T1</c>, or one of the applicant's own.</param>
/// <param name="Unit">Such as <c>%</c> or <c>个</c>.</param>
public sealed record Target(string Code, string Name, decimal Value, string Unit, DateOnly DueOn);
