using ServiceDefaults.Requests;

namespace Applications.Notices;

/// <summary>What a call's public notices show beside names, kinds and areas.</summary>
/// <param name="HowToObject">Where and how objections are taken (异议受理), beside the platform's own page.</param>
public sealed record NoticeRules(bool ShowRanks = false, bool ShowScores = false, [property: Text(1000)] string? HowToObject = null);
