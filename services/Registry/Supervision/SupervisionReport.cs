using Evidence;
using Registry.Data;
using ServiceDefaults.Data;
using ServiceDefaults.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static ServiceDefaults.Http.RuleViolationException;

namespace Registry.Supervision;

/// <summary>Where a report stands.</summary>
public enum SupervisionStatus
{
    Draft,
    Final,
}

/// <summary>
/// The supervision of a year under the policy's three headings (督导总结, R102): figures as the registry knew them when they were gathered,
/// and the commission's words beside them. Final, it never changes; its hash tells.
/// </summary>
internal sealed class SupervisionReport : IAggregate, IStaged
{
    private SupervisionReport()
    {
    }

    public SupervisionReport(SupervisionFigures figures, SupervisionWords words, string by)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        Year = figures.Year;
        Write(figures, words, by);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public SupervisionStatus Status { get; private set; }

    public string Stage => Status.ToString();

    public int Year { get; private set; }

    public DateOnly GatheredOn { get; private set; }

    /// <summary>Canonical JSON of figures and words: what the hash is of.</summary>
    public string Content { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public string WrittenBy { get; private set; } = "";

    public string? FinalisedBy { get; private set; }

    public DateOnly? FinalisedOn { get; private set; }

    public string? DocumentNumber { get; private set; }

    public SupervisionContent Read() => JsonSerializer.Deserialize<SupervisionContent>(Content, CanonicalJson.Options)!;

    /// <summary>The figures are gathered anew with it.</summary>
    public void Change(SupervisionFigures figures, SupervisionWords words, string by)
    {
        Require(Status is SupervisionStatus.Draft, "report-wrong-state", "A final report is not changed: write the next one.");
        Write(figures, words, by);
        Revision++;
    }

    public void Finalise(string documentNumber, string by, DateOnly today)
    {
        Require(by != WrittenBy || Status is not SupervisionStatus.Draft, "same-person", "Who wrote a report does not make it final: let a colleague do so.");
        MoveTo(SupervisionStatus.Final);
        (DocumentNumber, FinalisedBy, FinalisedOn) = (documentNumber, by, today);
    }

    internal void MoveTo(SupervisionStatus next)
    {
        Status = (Status, next) switch
        {
            (SupervisionStatus.Draft, SupervisionStatus.Final) => next,
            _ => throw new RuleViolationException("report-wrong-state", $"A report that is {Status} cannot become {next}: read it again."),
        };
        Revision++;
    }

    private void Write(SupervisionFigures figures, SupervisionWords words, string by)
    {
        var canonical = CanonicalJson.Serialize(new SupervisionContent(figures, words));
        (Content, Sha256) = (Encoding.UTF8.GetString(canonical), Convert.ToHexStringLower(SHA256.HashData(canonical)));
        (GatheredOn, WrittenBy) = (figures.GatheredOn, by);
    }
}

/// <summary>What a report consists of.</summary>
internal sealed record SupervisionContent(SupervisionFigures Figures, SupervisionWords Words);
