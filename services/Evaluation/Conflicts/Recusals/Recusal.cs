using Evidence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ServiceDefaults.Http;
using static ServiceDefaults.Http.RuleViolationException;

namespace Evaluation.Conflicts.Recusals;

/// <summary>Requested → Granted or Refused.</summary>
public enum RecusalStatus
{
    Requested,
    Granted,
    Refused,
}

/// <summary>An applicant, or an officer, asks that somebody not examine an application (申请回避); another officer decides.</summary>
internal sealed class Recusal : IAggregate
{
    private Recusal()
    {
    }

    /// <param name="organisation">Credit code of the applicant that asks; none for the commission.</param>
    public Recusal(Guid applicationId, string named, string? expert, string grounds, string requestedBy, string? organisation)
    {
        Id = Guid.CreateVersion7();
        Revision = 1;
        (ApplicationId, Named, Expert, Grounds, RequestedBy, Organisation) = (applicationId, named, expert, grounds, requestedBy, organisation);
    }

    public Guid Id { get; private set; }

    public long Revision { get; private set; }

    public RecusalStatus Status { get; private set; }

    public Guid ApplicationId { get; private set; }

    /// <summary>The person, in the words of who asks: an applicant does not know the pool.</summary>
    public string Named { get; private set; } = "";

    /// <summary>The subject of the expert's token, once it is known who is meant.</summary>
    public string? Expert { get; private set; }

    public string Grounds { get; private set; } = "";

    public string RequestedBy { get; private set; } = "";

    public string? Organisation { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>Why it was granted or refused.</summary>
    public string? Decision { get; private set; }

    /// <param name="expert">Who is meant; none where the request says it.</param>
    public void Grant(string? expert, string decidedBy, string decision)
    {
        Require(
            (expert ?? Expert) is not null, "recusal-of-nobody", "Name the expert of the pool who is meant (expertId), or refuse the request.");
        Decide(RecusalStatus.Granted, decidedBy, decision);
        Expert = expert ?? Expert;
    }

    public void Refuse(string decidedBy, string decision) => Decide(RecusalStatus.Refused, decidedBy, decision);

    private void Decide(RecusalStatus next, string decidedBy, string decision)
    {
        Require(decidedBy != RequestedBy, "same-person", "You asked for this recusal: a colleague decides on it.");
        MoveTo(next);
        (DecidedBy, Decision) = (decidedBy, decision);
    }

    private void MoveTo(RecusalStatus next)
    {
        Status = (Status, next) switch
        {
            (RecusalStatus.Requested, RecusalStatus.Granted or RecusalStatus.Refused) => next,
            _ => throw new RuleViolationException("recusal-wrong-state", $"A recusal that is {Status} cannot become {next}."),
        };
        Revision++;
    }
}

internal sealed class RecusalMapping : IEntityTypeConfiguration<Recusal>
{
    public void Configure(EntityTypeBuilder<Recusal> builder)
    {
        builder.ToTable("recusal", table =>
        {
            table.HasCheckConstraint("recusal_granted_of_somebody", "status <> 'Granted' OR expert IS NOT NULL");
            table.HasCheckConstraint("recusal_two_people", "decided_by IS NULL OR decided_by <> requested_by");
        });
        builder.Property(r => r.Expert).HasMaxLength(100);
        builder.HasIndex(r => r.ApplicationId);
        builder.HasIndex(r => r.Organisation);
    }
}
