namespace Contracts;

/// <summary>The names under which services publish, subscribe and are addressed.</summary>
public static class Services
{
    public const string Applications = "applications";
    public const string Evaluation = "evaluation";
    public const string Registry = "registry";
    public const string Funding = "funding";
}
