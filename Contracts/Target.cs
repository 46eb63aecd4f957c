namespace Contracts;

/// <summary>What a base has promised to reach (建设目标): one of the policy's targets, or one of its own.</summary>
/// <param name="Code">The policy's code, such as <c>REG-T1</c>, or one of the applicant's own.</param>
/// <param name="Unit">Such as <c>%</c> or <c>个</c>.</param>
/// <param name="LessIsBetter">The value is not to be exceeded, as with energy used; unless said, more is better.</param>
public sealed record Target(string Code, string Name, decimal Value, string Unit, DateOnly DueOn, bool? LessIsBetter = null);
