using Testing.Services;

namespace Funding.Tests;

/// <summary>The funding service on real servers, for one test class.</summary>
public sealed class FundingHost() : ServiceHost<Program>("funding");
