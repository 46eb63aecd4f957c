using System.ComponentModel.DataAnnotations;
using ServiceDefaults.Requests;

namespace Applications.Requests;

/// <summary>What an office holds of an application (意见).</summary>
public sealed record OpinionRequest([property: Required, Text(Words.Max)] string Opinion);

/// <summary>How long what people write may be, in characters.</summary>
internal static class Words
{
    public const int Max = 2000;
    public const int MaxStatement = 4000;
    public const int MaxName = 200;
    public const int MaxCode = 50;
}
