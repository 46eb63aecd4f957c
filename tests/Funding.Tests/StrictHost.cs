namespace Funding.Tests;

/// <summary>As anywhere unless said: who proposed an award has no part in its payments, and here a payment needs a document.</summary>
public sealed class StrictHost : FundingHost
{
    protected override IEnumerable<(string Name, string Value)> Settings() =>
        [.. base.Settings(), ("Funding:AwardOfficerMayPay", "false"), ("Funding:PaymentEvidence", "1")];
}
