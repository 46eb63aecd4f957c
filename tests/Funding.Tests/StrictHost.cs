namespace Funding.Tests;

/// <summary>As outside a demonstration: who proposed an award has no part in its payments, and a payment needs a document.</summary>
public sealed class StrictHost : FundingHost
{
    protected override IEnumerable<(string Name, string Value)> Settings() =>
        [.. base.Settings(), ("Funding:AwardOfficerMayPay", "false"), ("Funding:PaymentEvidence", "1")];
}
