namespace Contracts;

/// <summary>Who is paid, and on which account (收款单位与账户).</summary>
/// <param name="CreditCode">Unified social credit code of the account's holder.</param>
/// <param name="BankCode">The bank's 12-digit code in the payment system (联行号).</param>
public sealed record Payee(string Name, string CreditCode, string AccountNumber, string BankCode);
