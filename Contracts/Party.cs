namespace Contracts;

/// <summary>An organisation that takes part: builder (承建主体), carrier (载体) or payee (收款单位).</summary>
/// <param name="CreditCode">Unified social credit code (统一社会信用代码), 18 characters.</param>
public sealed record Party(string Name, string CreditCode);
